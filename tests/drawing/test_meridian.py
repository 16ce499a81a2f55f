"""The way of a meridian through its points."""

import itertools

import numpy as np
import pytest

from acupress import (
    LocateError,
    load_meridians,
    load_plate,
    load_points,
    locate_all,
    show_meridian,
)
from acupress.drawing.artists import points_per_unit
from acupress.drawing.meridian import is_jump
from acupress.drawing.silhouette import contour
from acupress.facts.meridians import find_meridian, points_along

POINTS = load_points()


@pytest.fixture(scope="module")
def back():
    """The Bladder's way down the back."""
    return show_meridian("BL", plate="back", width=6)


@pytest.fixture(scope="module")
def governor():
    """The Governor Vessel over all its plates."""
    return show_meridian("GV")


def ways(figure):
    """(from, to) → the lines that are drawn between two points: one, or both ends of a far jump."""
    drawn = {}
    for line in figure.axes[0].lines:
        if str(line.get_gid()).startswith("way."):
            drawn.setdefault(tuple(line.get_gid().split(".")[1:]), []).append(line)
    return drawn


def course_of(lines):
    """The places that lines run through."""
    return np.concatenate([np.column_stack(line.get_data()) for line in lines])


@pytest.mark.parametrize(
    ("written", "code"),
    [("BL", "BL"), ("bl", "BL"), ("UB", "BL"), ("Bladder", "BL"), ("bladder meridian", "BL"),
     ("Blase", "BL"), ("膀胱", "BL"), ("Zu Taiyang", "BL"), ("Du Mai", "GV"), ("sanjiao", "TE"),
     ("gall bladder", "GB"), ("Triple Energizer", "TE"), ("Kidney", "KI")],
)  # fmt: skip
def test_a_meridian_may_be_written_in_many_ways(written, code):
    assert find_meridian(written) == code


@pytest.mark.parametrize("written", ["", "nobody", 7, None, "BL60"])
def test_an_unknown_meridian_is_answered_with_those_there_are(written):
    with pytest.raises(ValueError, match="There is no meridian .*LU Lung, LI Large Intestine"):
        find_meridian(written)


def test_the_table_and_the_meridians_agree_on_names_and_counts():
    for code, meridian in load_meridians().iterrows():
        along = points_along(code, POINTS)
        assert along == [f"{code}{i + 1}" for i in range(meridian["count"])]
        assert set(POINTS.meridian[along]) == {meridian["name"]}


def test_every_two_points_that_follow_each_other_are_joined_in_order(back):
    found = locate_all(points_along_table("BL"), "back")
    places = found[found.side != "left"].set_index("code")[["x", "y"]]
    shown = [code for code in points_along("BL", POINTS) if code in places.index]
    drawn = ways(back)
    assert list(drawn) == list(itertools.pairwise(shown))
    for (one, other), lines in drawn.items():
        ends = course_of(lines)[[0, -1]]
        assert np.allclose(ends, places.loc[[one, other]].to_numpy(float))


def points_along_table(meridian):
    return POINTS.loc[points_along(meridian, POINTS)]


def test_arrows_point_the_way_the_numbers_run(back):
    drawn = ways(back)
    arrows = [one for one in back.axes[0].patches if str(one.get_gid()).startswith("arrow.")]
    assert len(arrows) > 10
    for arrow in arrows:
        start, end = course_of(drawn[tuple(arrow.get_gid().split(".")[1:])])[[0, -1]]
        tip, left, right = arrow.get_xy()[:3]
        assert np.dot(tip - (left + right) / 2, end - start) > 0


def test_what_is_no_stretch_of_the_way_is_dashed(back):
    codes = points_along("BL", POINTS)
    dashed = {
        pair
        for pair, lines in ways(back).items()
        if {line.get_linestyle() for line in lines} == {"--"}
    }
    assert dashed == {pair for pair in ways(back) if is_jump(*pair, codes)}
    assert ("BL30", "BL31") in dashed and ("BL35", "BL41") in dashed
    assert ("BL22", "BL23") not in dashed and ("BL52", "BL53") not in dashed
    assert "Dashed, for it is no stretch of the way: BL-30 to BL-31, BL-35 to BL-41." in back.alt


def test_of_a_far_jump_only_both_ends_are_drawn(back):
    points = points_per_unit(back.axes[0])
    lengths = [
        np.hypot(*np.ptp(course_of([line]), axis=0)) * points
        for pair in (("BL30", "BL31"), ("BL35", "BL41"))
        for line in ways(back)[pair]
    ]
    assert len(lengths) == 3 and max(lengths) < 50, "the near one whole, both ends of the far one"


def test_seen_from_the_side_the_midline_runs_along_the_body(governor):
    side = next(one for one in governor if one.alt.startswith("Right side of the head"))
    seen, drawn = contour(load_plate("head_lateral")), ways(side)
    for pair in (("GV14", "GV15"), ("GV20", "GV21"), ("GV24", "GV25")):
        way = course_of(drawn[pair])
        assert max(np.hypot(*(seen - place).T).min() for place in way[5:-5]) < 2


def test_a_point_that_is_not_drawn_is_told_of_once_where_its_neighbour_is(governor):
    told = {
        code: [figure.alt.split(",")[0] for figure in governor if f"{code} is not" in figure.alt]
        for code in ("GV-1", "GV-28")
    }
    assert told == {
        "GV-1": ["Lower back and hips from behind"], "GV-28": ["Face and neck from the front"],
    }  # fmt: skip


def test_both_lines_of_the_back_are_there(back):
    drawn = {code for pair in ways(back) for code in pair}
    assert {"BL11", "BL23", "BL41", "BL52"} <= drawn


def test_by_default_it_goes_over_the_plates_that_its_points_have():
    figures = show_meridian("heart", labels=False)
    titles = [figure.alt.split(", with the Heart meridian")[0] for figure in figures]
    own = points_along_table("HT").plate.drop_duplicates()
    assert len(titles) == len(own) == len(set(titles))


def test_the_left_side_is_the_mirror_image():
    right, left = (show_meridian("GB", plate="head_lateral", side=side, labels=False, width=4)
                   for side in ("right", "left"))  # fmt: skip
    assert left.alt.startswith("Left side")
    across = [
        np.mean(np.concatenate([course_of(lines)[[0, -1], 0] for lines in ways(one).values()]))
        for one in (right, left)
    ]
    wide = sum(right.axes[0].get_xlim())
    assert across[0] + across[1] == pytest.approx(wide, abs=1)


def test_a_plate_without_any_of_its_points_is_refused():
    with pytest.raises(LocateError, match="foot_sole shows no point of the Lung meridian"):
        show_meridian("LU", plate="foot_sole")


def test_a_table_without_its_points_is_refused():
    with pytest.raises(ValueError, match="no point of the meridian LU"):
        show_meridian("LU", points=POINTS.loc[["BL60"]])
