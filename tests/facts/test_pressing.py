"""Which points the course teaches to press, and what a session says of the others."""

import pytest

from acupress import load_points, taught
from acupress.facts.columns import PRESSING, WITH_PRESSING
from acupress.facts.pressing import is_pressed, refuse_to_press


def for_locating_only(*codes):
    points = load_points().astype(object)
    points.loc[list(codes), [*PRESSING, *WITH_PRESSING]] = ""
    return load_points(points)


def test_the_points_taught_for_pressing_are_those_that_say_how():
    points = for_locating_only("BL22", "BL24")
    assert taught(points).index.to_list() == [code for code in points.index if points.press[code]]
    assert not {"BL22", "BL24"} & set(taught(points).index)
    assert is_pressed(points.loc["BL60"]) and not is_pressed(points.loc["BL22"])


def test_a_point_for_locating_only_has_no_seconds():
    points = for_locating_only("BL22")
    assert points.hold_seconds.isna()["BL22"] and points.hold_seconds["BL60"] == 90


def test_a_teachers_row_for_such_a_point_by_code_alone_is_one_too(monkeypatch):
    course = for_locating_only("BL22")
    mine = load_points(course.loc[["BL22"]])
    assert taught(mine).empty and mine.location["BL22"] == course.location["BL22"]


def test_points_that_cannot_be_pressed_are_named_with_reason_and_remedy():
    points = for_locating_only("BL22", "BL24")
    with pytest.raises(ValueError) as error:
        refuse_to_press(["BL60", "BL22", "BL24"], points)
    assert str(error.value) == (
        "BL22, BL24 cannot be pressed in a session, for the course teaches them for locating only: "
        "choose among the points of taught(load_points()), or take back_pain_five(load_points())."
    )


def test_many_of_them_are_counted():
    codes = load_points().index[5:25]
    with pytest.raises(ValueError, match="and 14 more cannot be pressed in a session"):
        refuse_to_press(codes, for_locating_only(*codes))


def test_a_point_that_no_plate_shows_cannot_be_held_in_a_session():
    points = load_points()
    points.loc["BL22", "not_drawn"] = "It lies inside."
    with pytest.raises(ValueError, match="BL22 cannot be held .* no plate shows .* It lies inside"):
        refuse_to_press(["BL60", "BL22"], points)


@pytest.mark.parametrize("given", [None, [], "BL60", load_points()[["pinyin"]]], ids=type)
def test_what_is_no_point_table_is_refused_in_a_sentence(given):
    with pytest.raises(ValueError, match="^taught takes a point table, as load_points returns it"):
        taught(given)


@pytest.mark.parametrize("missing", [["find"], ["hold_seconds"], ["find", "caution"]])
def test_half_of_a_rows_pressing_is_refused_with_both_ways_out(missing):
    points = load_points().loc[["BL22"]].astype(object)
    points.loc["BL22", missing] = ""
    with pytest.raises(ValueError) as error:
        load_points(points)
    verb = "are" if len(missing) > 1 else "is"
    assert f"but {' and '.join(missing)} {verb} blank: fill" in str(error.value)
    assert "or clear those and the point is taught for locating only" in str(error.value)


def test_own_touch_steps_and_a_caution_may_stand_without_pressing():
    points = load_points().loc[["BL22"]].astype(object)
    points.loc["BL22", ["press", "hold_seconds", "tradition"]] = ""
    assert load_points(points).find["BL22"].count("|") >= 2
