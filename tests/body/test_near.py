"""Which points lie near, which level, and where meridians cross: as the drawings have them."""

import numpy as np
import pytest

from acupress import (
    LocateError,
    UnknownPoint,
    crossings,
    cun_length,
    level_with,
    load_plate,
    load_points,
    load_spans,
    locate,
    locate_all,
    neighbours,
    plate_names,
    taught,
)
from acupress.body.near import near_on

POINTS = load_points()
DRAWN = POINTS.index[POINTS.not_drawn == ""]


def apart(code, other, plate, span):
    """How far two points are from each other, in cun of a span."""
    one, two = locate(code, plate), locate(other, plate)
    return np.hypot(one.x - two.x, one.y - two.y) / cun_length(span, plate)


# --- neighbours -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["PC6", "BL23", "KI3", "GB22", "EX-UE7a"])
def test_a_neighbour_is_as_far_as_the_named_plate_and_span_have_it(code):
    near = neighbours(code)
    assert len(near) and code not in near.index
    assert near.cun.between(0, 2).all() and near.cun.is_monotonic_increasing
    for other, row in near.iterrows():
        assert row.cun == pytest.approx(apart(code, other, row.plate, row.span), abs=0.006)


@pytest.mark.parametrize("code", ["BL23", "ST36", "LU9", "TE6"])
def test_no_point_of_its_own_plate_that_lies_nearer_is_left_out(code):
    plate = load_plate(POINTS.plate[code])
    near = neighbours(code, within=3)
    far = locate_all(POINTS, plate).query(f"side != 'left' and code not in {[code, *near.index]}")
    assert min(apart(code, other, plate, near.span.iloc[0]) for other in far.code) > 3


def test_points_that_are_counted_from_each_other_lie_as_far_as_they_are_counted():
    assert POINTS.aside_cun["BL52"] - POINTS.aside_cun["BL23"] == 1.5
    assert neighbours("BL23").cun["BL52"] == neighbours("BL23").cun["GV4"] == 1.5
    assert neighbours("PC6").cun["PC5"] == POINTS.cun["PC5"] - POINTS.cun["PC6"] == 1


def test_what_reads_as_just_so_far_lies_within():
    assert "BL52" in neighbours("BL23", within=1.5).index
    assert "BL52" not in neighbours("BL23", within=1.49).index


def test_a_neighbour_that_its_own_plate_does_not_show_is_found_on_the_neighbours():
    near = neighbours("LI4")
    assert near.plate["LU10"] == POINTS.plate["LU10"] != POINTS.plate["LI4"]
    assert "LU10" not in set(locate_all(POINTS, POINTS.plate["LI4"]).code)


def test_what_lies_behind_the_limb_is_no_neighbour():
    assert "TE5" not in neighbours("PC6").index


@pytest.mark.parametrize("code", DRAWN[::23])
def test_cun_are_never_counted_by_what_is_no_cun(code):
    near = neighbours(code, within=4)
    assert (load_spans().unit[near.span.unique()] == "cun").all()


def test_one_looks_among_the_points_one_gives():
    near = neighbours("BL23", points=taught(POINTS))
    assert set(near.index) < set(neighbours("BL23").index)
    assert set(near.index) <= set(taught(POINTS).index)


def test_a_point_is_understood_however_it_is_written():
    assert neighbours("Shenshu").equals(neighbours("bl-23"))


def test_a_point_that_cannot_be_measured_from_is_refused_in_a_sentence():
    with pytest.raises(LocateError, match="CV1 cannot be drawn"):
        neighbours("CV1")
    with pytest.raises(UnknownPoint):
        neighbours("XY99")
    with pytest.raises(ValueError, match="neighbours takes one point, not 2"):
        neighbours(["BL23", "BL52"])


@pytest.mark.parametrize("within", [0, -1, "2", True, float("nan"), None])
def test_how_near_is_a_number_of_cun(within):
    with pytest.raises(ValueError, match="within is a number of cun above 0"):
        neighbours("BL23", within=within)
    with pytest.raises(ValueError, match="within is a number of cun above 0"):
        level_with("navel", "trunk_anterior", within=within)


# --- level ----------------------------------------------------------------------------------------


def test_points_level_with_l2_are_those_whose_rules_start_there():
    level = level_with("spinous_l2_lower", "lower_back")
    assert set(level.index) == set(POINTS.index[POINTS.start == "spinous_l2_lower"])
    assert (level.cun == 0).all()


def test_a_point_that_starts_elsewhere_is_level_all_the_same():
    level = level_with("navel", "trunk_anterior").index
    assert set(level) == {"CV8", "KI16", "ST25", "SP15", "GB26"}
    assert POINTS.start["GB26"] != "navel"


def test_higher_is_above_0_and_lower_below():
    level = level_with("navel", "trunk_anterior", within=1.3)
    assert level.cun["CV9"] > 0 > level.cun["CV7"]


def test_a_limb_is_level_across_its_own_length():
    level = level_with("medial_malleolus", "ankle_medial", within=0.1)
    assert "KI3" in level.index and "KI6" not in level.index


def test_what_has_no_height_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="rib_gap_4 is a line"):
        level_with("rib_gap_4", "trunk_anterior")
    with pytest.raises(ValueError, match="no landmark 'navle'. Did you mean navel"):
        level_with("navle", "trunk_anterior")
    with pytest.raises(ValueError, match="shows no way up"):
        level_with("head_top", "head_superior")


# --- crossings ------------------------------------------------------------------------------------


def test_spleen_and_liver_cross_once_on_the_inner_leg():
    (row,) = crossings("leg_medial").to_dict("records")
    assert (row["from_1"], row["to_1"], row["from_2"], row["to_2"]) == ("SP7", "SP8", "LR6", "LR7")


def on_stretch(place, one, other, plate):
    """Whether a place lies on the straight line between two points."""
    a, b = (np.array([spot.x, spot.y]) for spot in (locate(one, plate), locate(other, plate)))
    way = np.linalg.norm(place - a) + np.linalg.norm(place - b)
    return way == pytest.approx(np.linalg.norm(b - a), abs=1e-6)


@pytest.mark.parametrize("plate", plate_names())
def test_a_crossing_lies_on_both_its_stretches_and_a_jump_is_none(plate):
    jumps = {("BL30", "BL31"), ("BL40", "BL41"), ("ST8", "ST9")}
    for row in crossings(plate).itertuples():
        place = np.array([row.x, row.y])
        ways = [(row.from_1, row.to_1), (row.from_2, row.to_2)]
        assert all(on_stretch(place, *way, plate) for way in ways)
        assert POINTS.meridian[row.from_1] != POINTS.meridian[row.from_2]
        assert not jumps & set(ways)


def test_ways_run_through_the_points_one_gives():
    assert crossings("leg_medial", POINTS.query("meridian == 'Spleen'")).empty


def test_the_points_of_a_plate_that_are_taken_for_each_other_are_found_at_once():
    points = load_points()
    codes = points.index[points.plate == "lower_back"].to_list()
    near = near_on(load_plate("lower_back"), codes, 2, points)
    assert list(near) == codes
    for code in ("BL23", "GV4", "BL32"):
        assert near[code] == neighbours(code, 2, points.loc[codes]).index.to_list()
