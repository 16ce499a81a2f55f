"""How a point is found by touch: a table's own words, or built from its rule and landmarks."""

import pytest

from acupress import load_landmarks, load_points, locate
from acupress.body.touch import touch_steps
from acupress.facts.names import shown_code
from acupress.facts.rule import DIRECTIONS

POINTS = load_points()
DRAWN = POINTS.index[POINTS.not_drawn == ""]
FEEL = load_landmarks().feel


def built(code):
    """The touch steps of a point as if its table had none."""
    point = POINTS.loc[code].copy()
    point["find"] = ""
    return touch_steps(point, locate(code), POINTS)


def test_a_tables_own_touch_steps_are_kept():
    said = touch_steps(POINTS.loc["BL60"], locate("BL60"), POINTS)
    assert said == POINTS.find["BL60"].split(" | ")


@pytest.mark.parametrize("code", DRAWN)
def test_built_steps_feel_each_landmark_of_the_rule_once_before_measuring(code):
    steps, rule = built(code), locate(code).steps
    named = dict.fromkeys(name for step in rule for name in step.refers_to)
    feel = [FEEL.get(name) or POINTS.location[name] for name in named]
    assert [step.partition(". ")[2] for step in steps[: len(named)]] == feel
    assert len(set(steps)) == len(steps) and all(step.endswith(".") for step in steps)
    assert steps[0].startswith("Find ") and steps[-1].startswith("Check: ")


@pytest.mark.parametrize("code", DRAWN)
def test_built_steps_say_every_count_and_no_anatomical_direction(code):
    steps, rule = built(code), locate(code).steps
    moves = [step for step in steps if step.startswith("From ")]
    assert len(moves) == len(rule) - 1
    for said, step in zip(moves, rule[1:], strict=True):
        assert step.count in said
        assert not [name for name in DIRECTIONS if f"{name} (" in said]


def test_built_steps_read_as_a_person_would_say_them():
    assert built("BL23") == [
        f"Find the lower edge of the L2 spinous process. {FEEL['spinous_l2_lower']}",
        "From there go 1.5 cun outward. From the midline of the back to the inner edge of the "
        "shoulder blade is 3 cun.",
        "Check: the same steps on the other side lead to the mirror image of this place.",
    ]


def test_a_point_that_a_rule_starts_from_is_told_by_where_it_is():
    assert locate("BL58").steps[0].refers_to == ("BL60",)
    assert built("BL58")[0] == f"Find {shown_code('BL60')}. {POINTS.location['BL60']}"


def test_a_point_that_is_a_landmark_is_right_there_and_on_the_midline_has_no_fellow():
    first, there, check = built("GV4")
    assert first.startswith("Find the lower edge of the L2 spinous process.")
    assert there == "The point is right there." and "on the midline" in check


def test_where_no_plate_shows_a_point_nothing_is_built():
    point = POINTS.loc["BL23"].copy()
    point["find"] = ""
    assert touch_steps(point, None, POINTS) == []
