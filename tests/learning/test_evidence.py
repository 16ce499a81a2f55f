"""The forest plot: each result where it was published, and the better side named right."""

import matplotlib as mpl
import pytest
from matplotlib.colors import to_rgba

import acupress as ap
from acupress.drawing.style import PALETTES
from acupress.learning.evidence import forest_plot


@pytest.fixture(scope="module")
def evidence():
    return ap.load_evidence()


def drawn(figure, kind):
    return {
        artist.get_gid().partition(".")[2]: artist
        for ax in figure.axes
        for artist in ax.lines
        if (artist.get_gid() or "").startswith(kind)
    }


def test_every_result_with_an_interval_is_drawn_where_it_was_published(evidence):
    figure = forest_plot(evidence)
    whole = evidence.dropna(subset=["ci_low", "ci_high"]).query("includes == ''")
    effects, intervals = drawn(figure, "effect"), drawn(figure, "interval")
    assert effects.keys() == intervals.keys() == set(whole.index)
    for name, row in whole.iterrows():
        assert list(effects[name].get_xdata()) == [row.effect]
        assert list(intervals[name].get_xdata()) == [row.ci_low, row.ci_high]


def test_nobody_is_counted_twice(evidence):
    figure = forest_plot(evidence)
    assert "hsieh2006_disability" in drawn(figure, "effect")
    assert "li2021_physical" not in drawn(figure, "effect")
    assert "because it includes Hsieh 2006: Li 2021 against physical therapy, −0.88" in figure.alt
    alone = forest_plot(evidence[evidence.study == "Li 2021"])
    assert "li2021_physical" in drawn(alone, "effect")


def test_units_and_directions_never_share_an_axis(evidence):
    figure = forest_plot(evidence)
    for ax in figure.axes:
        names = [
            line.get_gid().partition(".")[2] for line in ax.lines if "effect" in line.get_gid()
        ]
        assert len(evidence.loc[names, ["unit", "direction"]].drop_duplicates()) == 1


def panels(figure):
    """Each axis with the rows drawn on it and the words above it."""
    headings = [text.get_text() for text in figure.texts if "is better" in text.get_text()]
    for ax, heading in zip(figure.axes, headings, strict=True):
        names = [line.get_gid().partition(".")[2] for line in ax.lines]
        yield ax, sorted(set(names)), heading


def test_on_every_axis_numbers_grow_to_the_right_and_all_results_and_zero_are_on_it(evidence):
    for ax, names, _ in panels(forest_plot(evidence)):
        left, right = ax.get_xlim()
        assert left < 0 < right
        assert left < evidence.ci_low[names].min()
        assert evidence.ci_high[names].max() < right


def test_the_side_that_is_called_better_is_the_side_of_the_treatment(evidence):
    for _, names, heading in panels(forest_plot(evidence)):
        better = {"negative favours treatment": "left", "positive favours treatment": "right"}
        assert {better[word] for word in evidence.direction[names]} == {heading.split()[-5]}
        unit = evidence.unit[names].iloc[0]
        assert heading.lower().startswith(unit.lower())


def test_a_palette_may_be_called_by_its_name(evidence):
    one = evidence.loc[["hsieh2006_disability"]]
    assert forest_plot(one, palette="dark").get_facecolor() == to_rgba(PALETTES["dark"].paper)
    with pytest.raises(ValueError, match="There is no palette 'darkk'"):
        forest_plot(one, palette="darkk")


def test_the_readers_own_settings_do_not_reach_the_plot(evidence):
    one = evidence.loc[["hsieh2006_disability"]]
    plain = forest_plot(one)
    with mpl.rc_context({"lines.marker": "o", "axes.grid": True, "xtick.top": True}):
        theirs = forest_plot(one)
    for mine, other in zip(plain.axes[0].lines, theirs.axes[0].lines, strict=True):
        assert mine.get_marker() == other.get_marker()


def test_what_is_not_drawn_is_named(evidence):
    figure = forest_plot(evidence)
    for study in evidence.study[evidence.ci_low.isna()]:
        assert study in figure.alt.partition("Not drawn")[2]


def test_no_difference_is_marked_beside_every_result(evidence):
    figure = forest_plot(evidence)
    marks = drawn(figure, "zero")
    assert marks.keys() == drawn(figure, "effect").keys()
    assert all(list(mark.get_xdata()) == [0, 0] for mark in marks.values())


def test_texts_of_the_plot_do_not_collide(evidence):
    figure = forest_plot(evidence)
    renderer = figure._get_renderer()
    boxes = [text.get_window_extent(renderer) for text in figure.texts]
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes)
    collisions = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)]
    assert collisions == []


def test_the_plot_describes_itself_in_words(evidence):
    alt = forest_plot(evidence).alt
    assert "Hsieh 2006" in alt and "−3.8 (−5.7 to −1.9)" in alt


def test_a_long_plot_is_not_made_small_to_be_seen_at_once(evidence):
    assert "vh)" not in forest_plot(evidence)._repr_html_().partition("src=")[0]
