"""On any plate that can show a point nothing is in the way of it, and no contour is hidden."""

import functools

import pytest
from drawings import HIDDEN, POINTS, contour_hidden, faults_of, labels_on_contour

from acupress.body.load import load_plate
from acupress.body.locate import locate_all
from acupress.drawing import figures
from acupress.facts.tables import plate_names


def drawings(name, every, width=None, side="right"):
    """One in so many of the points a plate can show, each drawn alone on it."""
    plate = load_plate(name).at_side(side)
    codes = list(dict.fromkeys(locate_all(POINTS, plate).code))[::every]
    return [
        (f"{code}, {side}, {width} inches", point(code, plate, width, side), plate)
        for code in codes
    ]


def point(code, plate, width, side):
    # Labels are placed by the outline, whether it is drawn or not.
    return figures.show_point(code, plate, side=side, width=width, layers=())


# On a whole body a head is so small that a rule's landmarks touch: there labels are numbers, and
# these cannot all keep off dots and each other. On these points' own plates they do.
CROWDED = {
    "body_anterior": {"BL4", "BL5", "LR4"},
    "body_lateral": {"CV21", "GV23", "ST8"},
}


def faults(name, drawn, find):
    return uncrowded(name, find(drawn))


def uncrowded(name, found):
    crowded = tuple(f"{code}," for code in CROWDED.get(name, ()))
    return [fault for fault in found if not fault.startswith(crowded)]


@functools.cache
def one_in_four(name, width):
    """What is wrong where one in four points is drawn; how much contour each label there hides."""
    drawn = drawings(name, 4, width)
    hidden = [list(contour_hidden(figure, plate).values()) for _, figure, plate in drawn]
    return faults_of(drawn), sum(hidden, [])


@pytest.mark.parametrize("name", plate_names())
def test_nothing_is_in_the_way_of_any_point_at_a_lessons_width(name):
    drawn = drawings(name, 1)
    assert faults(name, drawn, faults_of) == []
    assert faults(name, drawn, labels_on_contour) == []


@pytest.mark.parametrize("width", [3.4, 4.4])
@pytest.mark.parametrize("name", plate_names())
def test_nothing_is_in_the_way_on_a_narrow_print_or_in_the_picker(name, width):
    assert uncrowded(name, one_in_four(name, width)[0]) == []


@pytest.mark.parametrize("name", plate_names())
def test_nothing_is_in_the_way_on_the_left_side(name):
    if "left" in load_plate(name).sides:
        assert faults(name, drawings(name, 8, 3.4, "left"), faults_of) == []


def test_at_most_one_label_in_twenty_hides_contour_where_a_widget_shows_it():
    hidden = [length > HIDDEN for name in plate_names() for length in one_in_four(name, 4.4)[1]]
    assert sum(hidden) <= len(hidden) / 20
