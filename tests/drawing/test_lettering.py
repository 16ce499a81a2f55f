"""Words on a drawing and its description: names, counts, cautions."""

import dataclasses
import io

import pytest
from drawings import PLATES, POINTS, SOME, faults_of, gids, said, shown

from acupress import locate
from acupress.body.load import load_plate
from acupress.drawing import artists as draw
from acupress.drawing import figures, style
from acupress.drawing.lettering import point_letterings
from acupress.drawing.page import new_page
from acupress.facts import tables as table
from acupress.facts.names import shown_code

SHOWN = {shown_code(code) for code in POINTS.index}
MARKS = {"avoid": "⚠ not in pregnancy", "disputed": "⚠ not in pregnancy", "none named": ""}


@pytest.mark.parametrize("plate", SOME)
def test_a_label_names_the_point_and_marks_its_caution(plate):
    for code in SOME[plate]:
        point = POINTS.loc[code]
        (name,) = (text for text in said(shown(code)) if point.pinyin in text.split("\n"))
        code_and_hanzi, pinyin, *mark = name.split("\n")
        assert code_and_hanzi == f"{shown_code(code)} {point.hanzi}"
        assert " ".join(mark) == MARKS[point.pregnancy], code


@style.applied()
def test_the_bundled_fonts_have_every_character_of_every_name():
    figure, _ = new_page(load_plate("foot_sole"), 7)
    for i, text in enumerate([*POINTS.hanzi, *POINTS.pinyin, *table.load_landmarks().name]):
        draw.write(figure.axes[0], 10, 10 + i, text, style.TEXT_NAME, "k")
    figure.savefig(io.BytesIO(), format="png")  # warns, and so fails, where a glyph is missing


@pytest.mark.parametrize("hanzi", ["鑫龘", "合鑫", "한글", ""])
def test_characters_without_a_glyph_are_left_out(hanzi):
    points = POINTS.loc[["LI4"]].assign(hanzi=hanzi)
    figure = figures.show_point("LI4", points=points)
    figure.savefig(io.BytesIO(), format="png")
    assert "LI-4" in [text.split("\n")[0] for text in said(figure)]


@pytest.mark.parametrize("plate", SOME)
def test_the_description_says_point_place_rule_and_caution(plate):
    for code in SOME[plate]:
        point, alt = POINTS.loc[code], shown(code).alt
        told = [shown_code(code), point.pinyin, point.english, point.location, point.caution]
        told += [step.words for step in locate(code).steps] + [load_plate(plate).title]
        assert [words for words in told if words not in alt] == []


def names_with_marks(figure):
    """Code → the mark that stands with a point's name."""
    names = [text.split() for text in said(figure)]
    return {name[0]: " ".join(name[3:]) for name in names if name[0] in SHOWN}


@pytest.mark.parametrize("codes", [["BL39", "BL40"], PLATES["lower_back"][:8]])
def test_each_of_a_few_points_bears_the_mark_of_its_caution(codes):
    figure = figures.show_points(codes)
    assert names_with_marks(figure) == {
        shown_code(code): MARKS[POINTS.pregnancy[code]] for code in codes
    }
    assert "foot" not in gids(figure)


@pytest.mark.parametrize("width", [None, 7])
def test_the_marks_of_many_points_stand_below_the_plate(width):
    codes = [*PLATES["lower_back"][:7], "BL36", "GB30"]
    figure = figures.show_points(codes, width=width)
    assert set(names_with_marks(figure).values()) == {""}
    (foot,) = (text for text in figure.axes[0].texts if text.get_gid() == "foot")
    told = " ".join(foot.get_text().split()).removeprefix("⚠ ").split(" ⚠ ")
    expected = {}
    for code in codes:
        if MARKS[POINTS.pregnancy[code]]:
            expected.setdefault(MARKS[POINTS.pregnancy[code]], []).append(shown_code(code))
    assert told == [f"{mark[2:]}: {', '.join(of)}" for mark, of in expected.items()]
    assert faults_of([("nine", figure, load_plate("lower_back"))]) == []


def test_without_names_nothing_is_marked_but_the_description_warns():
    figure = figures.show_points(PLATES["lower_back"], labels=False)
    assert "foot" not in gids(figure)
    marked = POINTS.pregnancy[PLATES["lower_back"]] != "none named"
    assert figure.alt.count("(Not in pregnancy)") == marked.sum() > 18


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("BL23", ["1.5 cun"]),
        ("GV4", []),
        ("BL58", ["7 cun"]),
        ("EX-B7", ["3.5 cun"]),
    ],
)
def test_a_counted_way_is_lettered_with_its_count(code, counts):
    assert [text for text in said(shown(code)) if text.endswith(" cun")] == counts


def test_a_count_in_finger_breadths_is_no_cun():
    spot = locate("BL23")
    counted = dataclasses.replace(spot.steps[1], cun=1.0, count="1 finger breadth")
    spot = dataclasses.replace(spot, steps=(spot.steps[0], counted))
    told = [item.text for item in point_letterings(load_plate("lower_back"), spot, POINTS)]
    assert "1 finger\nbreadth" in told and not any(text.endswith("cun") for text in told)


def test_the_description_of_several_points_names_each_with_its_mark():
    alt = figures.show_points(["BL60", "BL62"]).alt
    assert "BL-60 Kūnlún (Not in pregnancy), BL-62 Shēnmài (Read the caution)" in alt
    assert load_plate("ankle_lateral").description in alt


def test_landmarks_go_by_their_latin_names_if_wanted():
    named = said(figures.show_point("BL23", latin=True))
    assert any("processus" in text for text in named)
    # The web of the toes has no Latin name in use: it keeps its plain one.
    assert any("web" in text for text in said(figures.show_point("KI1", latin=True)))
