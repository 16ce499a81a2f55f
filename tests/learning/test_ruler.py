"""A ruler of one's own: folds that make the span's cun, and strips in true millimetres."""

import math
import re

import pytest

import acupress as ap
from acupress.body.words import name_words
from acupress.learning.ruler import FOLDS

SPANS = ap.load_spans()


def boxes(figure, kind):
    """How wide the boxes of a kind are on paper, in millimetres."""
    found = [one for one in figure.axes[0].patches if one.get_gid().startswith(kind)]
    scale = 25.4 / 72  # from points
    return [one.get_width() * scale for one in found]


def saved(figure, tmp_path):
    """How large the page of a saved PDF is, in points."""
    figure.savefig(tmp_path / "ruler.pdf")
    size = re.search(
        rb"/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]", (tmp_path / "ruler.pdf").read_bytes()
    )
    return tuple(map(float, size.groups()))


@pytest.mark.parametrize("span", SPANS.index)
def test_folding_gives_the_spans_cun_or_says_that_it_cannot(span):
    figure = ap.cun_ruler(span)
    layers = {sentence.split(" ", 2)[2]: count for count, sentence in FOLDS.items()}
    found = re.findall(r"\d\. (?:Fold|Roll) (?:it|all of that)(?: up)? ([^.]+\.)", figure.alt)
    named = {words.removeprefix("up "): count for words, count in layers.items()}
    folds = math.prod(named[words] for words in found)
    told = re.search(r"each of the (\d+) parts is ([0-9.]+) ", figure.alt)
    if told:
        parts, each = int(told[1]), float(told[2])
        assert folds == parts and parts * each == SPANS.cun[span]
        assert len(boxes(figure, "strip")) == parts
    else:
        assert SPANS.cun[span] == 1 or "cannot be folded well" in figure.alt
    assert figure.cun_mm is None
    assert all(name_words(SPANS.loc[span, end]) in figure.alt for end in ("from", "to"))


@pytest.mark.parametrize("given", [240, 240.0, "240", "240 mm", "24 cm", "0.24 m", "24,0 cm"])
def test_a_length_makes_the_cun_in_whatever_unit_it_is_given(given):
    assert ap.cun_ruler("forearm", given).cun_mm == pytest.approx(20)


@pytest.mark.parametrize(("span", "length"), [("forearm", 240), ("head_width", 85), ("knee", 47)])
def test_on_paper_the_strip_and_the_bar_are_true_to_scale(tmp_path, span, length):
    figure = ap.cun_ruler(span, length)
    assert sum(boxes(figure, "strip")) == pytest.approx(length)
    assert boxes(figure, "bar") == [pytest.approx(50)]
    assert saved(figure, tmp_path) == pytest.approx(figure.get_size_inches() * 72, abs=0.01)


def test_a_long_strip_stays_on_the_page_in_pieces_that_are_glued():
    figure = ap.cun_ruler("leg_outer", "41 cm")
    right = [one.get_x() + one.get_width() for one in figure.axes[0].patches]
    assert max(right) < figure.axes[0].get_xlim()[1]
    assert "glue them together where the numbers are equal" in figure.alt
    assert "true to scale: save it as a PDF, print it at 100%" in figure.alt


REFUSED = {
    24: '24 mm for the forearm, palm side, make 2 mm a cun; .* Did you mean "24 cm"[?]',
    -240: "-240 mm for the forearm",
    2400: "2400 mm .* make 200 mm a cun; a cun of a body is from 8 to 40 mm long",
    "long": "millimetres is how long your forearm, palm side is: a number like 240",
    "": "millimetres is how long",
    math.nan: "millimetres is how long",
    math.inf: "inf mm",
    True: "millimetres is how long",
}


@pytest.mark.parametrize("given", REFUSED, ids=str)
def test_a_length_that_no_body_has_is_refused_with_the_way_out(given):
    with pytest.raises(ValueError, match=f"^{REFUSED[given]}"):
        ap.cun_ruler("forearm", given)


def test_who_measured_the_whole_width_is_told_that_half_is_asked():
    with pytest.raises(ValueError, match="6 cun between .* so 3 on each side"):
        ap.cun_ruler("back_width", "15 cm")


def test_a_span_that_is_none_is_answered_with_those_there_are():
    with pytest.raises(ValueError, match="^There is no span 'forarm'. Did you mean forearm"):
        ap.cun_ruler("forarm")


def test_texts_stay_on_the_page_and_apart():
    for span, length in [("leg_inner", None), ("forearm", 240), ("height", 1700)]:
        figure = ap.cun_ruler(span, length)
        boxes = [text.get_window_extent(figure._get_renderer()) for text in figure.axes[0].texts]
        assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes), span
        assert not [1 for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)], span
