"""A point on other plates than its own, points that no plate shows, and all on all plates."""

import pandas as pd
import pytest

from acupress import LocateError, load_plate, load_points, locate, locate_all, plate_names
from acupress.body.locate import locate_each, locate_everywhere, missing
from acupress.facts.beside import load_views
from acupress.facts.columns import PLACE, PRESSING
from acupress.facts.rule import RULE

VIEW = ("BL58", "ankle_lateral")  # its own plate shows it by another tendon's edge
REASON = "It lies where no plate can show it."


def with_cells(code, **cells):
    """The course's table with other cells of one point, checked anew."""
    points = load_points().astype(object)
    points.loc[code, list(cells)] = list(cells.values())
    return load_points(points)


def undrawn(code):
    return with_cells(code, **dict.fromkeys(PLACE, ""), not_drawn=REASON)


def place(code, plate=None, points=None):
    spot = locate(code, plate, points=points)
    return spot.x, spot.y


# --- the rule of a view ---------------------------------------------------------------------------


def test_on_another_plate_a_point_goes_by_the_rule_of_that_view():
    code, plate = VIEW
    view = load_views().set_index(["code", "plate"]).loc[VIEW]
    by_hand = with_cells(code, plate=plate, **view[list(RULE)])
    assert place(code, plate) == place(code, plate, by_hand)
    assert missing(load_points().loc[code], load_points(), load_plate(plate)) == []
    assert code in set(locate_all([code], plate).code)


def test_on_its_own_plate_a_point_goes_by_its_own_rule():
    code, plate = VIEW
    assert locate(code).plate != plate
    assert locate(code).words != locate(code, plate).words


def test_a_rule_that_somebody_changed_is_the_only_one_on_every_plate():
    code, plate = VIEW
    mine = with_cells(code, cun="6")
    with pytest.raises(LocateError, match="it lacks direction medial"):
        locate(code, plate, points=mine)
    assert locate_all(mine.loc[[code]], plate).empty


def test_a_rule_from_another_point_starts_where_that_plate_shows_it():
    code, plate = VIEW
    rule = dict.fromkeys(RULE, "") | {"start": code}
    mine = with_cells("BL57", plate=plate, **rule)
    assert place("BL57", plate, mine) == place(code, plate)
    spots = locate_each(["BL57", code], points=mine)  # each on its own plate
    assert [spot.plate for spot in spots] == [plate, locate(code).plate]


def test_whoever_shows_a_point_on_another_plate_has_its_rule_for_it():
    code, plate = VIEW
    assert place(code, plate, load_points(pd.DataFrame({"code": [code], "plate": [plate]})))[0] > 0


# --- points that no plate shows -------------------------------------------------------------------


def test_a_point_that_no_plate_shows_is_refused_with_the_reason_and_what_to_read():
    with pytest.raises(LocateError) as error:
        locate("BL22", points=undrawn("BL22"))
    said = f'BL22 cannot be drawn: {REASON} Where it is in words: point_card("BL22").'
    assert str(error.value) == said


def test_a_point_that_no_plate_shows_is_told_beside_the_places_of_the_others():
    points = undrawn("BL22")
    found = locate_all(points, "back")
    assert found.attrs["not drawn"]["BL22"] == REASON
    assert "BL22" not in set(found.code) and "BL23" in set(found.code)
    [lacking] = missing(points.loc["BL22"], points, "back")
    assert REASON in lacking


def test_a_point_may_have_no_place_only_where_it_says_why():
    assert undrawn("BL22").plate["BL22"] == ""
    with pytest.raises(ValueError, match="say in not_drawn why no plate can show the point"):
        with_cells("BL22", **dict.fromkeys(PLACE, ""))
    with pytest.raises(ValueError, match="the row has a plate or a rule too: clear them"):
        with_cells("BL22", not_drawn=REASON)


# --- everywhere -----------------------------------------------------------------------------------


def test_everywhere_is_every_plate_as_it_is_alone():
    codes = ["BL58", "BL60", "GV4"]
    everywhere = locate_everywhere(codes)
    assert list(everywhere) == plate_names()
    for name in ("ankle_lateral", "back", "body_posterior"):
        pd.testing.assert_frame_equal(everywhere[name], locate_all(codes, name))


def test_points_for_locating_only_are_located_like_all_others():
    locating = with_cells("BL22", **dict.fromkeys(PRESSING, ""))
    assert place("BL22", points=locating) == place("BL22")
