"""Every point has its place: on its own plate, on the body, by landmarks that are there."""

import functools

import numpy as np
import pytest

from acupress import load_plate, load_points
from acupress.body.locate import locate_each

EDGE = 0.012  # of the page's longer side: points on a contour may lie this far off it
PLATES = sorted(set(load_points().plate) - {""})


def near_skin(plate, spot):
    margin = EDGE * max(plate.width, plate.height)
    ring = margin * np.column_stack([np.cos(np.arange(8)), np.sin(np.arange(8))])
    places = np.vstack([ring, [0, 0]]) + (spot.x, spot.y)
    inside = [shape.outline.contains_points(places).any() for shape in plate.layers["skin"]]
    return plate.shows(spot.x, spot.y) and any(inside)


@functools.cache
def on_own_plate(name):
    points = load_points()
    return locate_each(list(points.index[points.plate == name]), points=points)


@pytest.mark.parametrize("name", PLATES)
def test_every_point_is_found_on_the_body_of_its_own_plate(name):
    plate = load_plate(name)
    assert [spot.code for spot in on_own_plate(name) if not near_skin(plate, spot)] == []


def test_three_points_alone_have_no_plate():
    points = load_points()
    assert set(points.index[points.plate == ""]) == {"CV1", "GV1", "GV28"}
    assert (points.not_drawn != "").sum() == 3
