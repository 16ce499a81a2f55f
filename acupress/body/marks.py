"""What rules refer to on a plate: its places, lines, rulers, arrows and regions, in plate units."""

from __future__ import annotations

import numpy as np
import svgelements

from ..facts.rule import DIRECTIONS
from .svgfile import box_of, number_of, outline_of

SAME_PLACE = 0.5  # plate units: nearer than that, two ends are one place


def places(elements):
    """The landmarks that are places: id → centre.

    Parameters
    ----------
    elements : iterable of svgelements.Shape

    Returns
    -------
    dict of str to ndarray of shape (2,)
        In plate units.
    """
    return {
        element.id: np.array([element.implicit_center.x, element.implicit_center.y])
        if hasattr(element, "implicit_center")
        else np.array([element.cx, element.cy], float)
        for element in elements
        if _is_place(element)
    }


def _is_place(element):
    return isinstance(element, svgelements.Circle | svgelements.Ellipse)


def lines(elements, faults):
    """The landmarks that are lines: id → vertices.

    Parameters
    ----------
    elements : iterable of svgelements.Shape
    faults : list of str
        What is wrong with one is added.

    Returns
    -------
    dict of str to ndarray of shape (n, 2)
        In plate units; curves are flattened.
    """
    found = {}
    for element in elements:
        if _is_place(element):
            continue
        line = _polyline(element)
        if not len(line) or np.allclose(line, line[0], atol=SAME_PLACE):
            faults.append(f"landmark line {element.id!r} has no length: draw it as an open path")
        elif np.allclose(line[0], line[-1], atol=SAME_PLACE):
            x, y = line[0]
            faults.append(
                f"landmark line {element.id!r} is closed (it returns to its start, {x:g} {y:g}): "
                "leave it open"
            )
        found[element.id] = line
    return found


def _polyline(element):
    """The vertices of a path, curves flattened finely enough for intersections."""
    polygons = outline_of(element).to_polygons(closed_only=False)
    return np.concatenate(polygons) if polygons else np.empty((0, 2))


def rulers(elements, faults):
    """The drawn rulers: id of the span → (its two ends, how many cun lie between them).

    Parameters
    ----------
    elements : iterable of svgelements.Shape
    faults : list of str
        What is wrong with one is added.

    Returns
    -------
    dict of str to tuple of (ndarray of shape (2, 2), float)
        Plate units, and cun.
    """
    found = {}
    for element in elements:
        line = _polyline(element)
        cun = number_of(element, "data-cun", 0)
        if not cun > 0 or len(line) < 2 or np.allclose(line[0], line[-1]):
            faults.append(
                f"ruler {element.id!r} needs a length and data-cun: how many cun that length has"
            )
            continue
        found[element.id] = (line[[0, -1]], cun)
    return found


def arrows(elements, faults):
    """The body directions: those that are drawn as unit vectors, and their opposites.

    Parameters
    ----------
    elements : iterable of svgelements.Shape
    faults : list of str
        What is wrong with one is added.

    Returns
    -------
    dict of str to ndarray of shape (2,)
        Of length 1; x runs to the right, y down.
    """
    drawn = {}
    for element in elements:
        line = _polyline(element)
        way = line[-1] - line[0] if len(line) else np.zeros(2)
        length = np.hypot(*way)
        if element.id not in DIRECTIONS or not length:
            faults.append(
                f"direction {element.id!r} is unknown or has no length: use a straight path named "
                + ", ".join(sorted(DIRECTIONS))
            )
            continue
        drawn[element.id] = way / length
    if "dorsal" in drawn and not {"palmar", "plantar"} & drawn.keys():
        faults.append(
            "direction 'dorsal' has two opposites: draw 'palmar' on a hand or 'plantar' on a foot, "
            "and dorsal follows"
        )
    opposites = {
        opposite: -arrow for name, arrow in drawn.items() if (opposite := DIRECTIONS[name].opposite)
    }
    return opposites | drawn


def regions(elements, faults):
    """Where each close-up lies on a whole-body plate: its name → centre x, y and radius.

    Parameters
    ----------
    elements : iterable of svgelements.Shape
    faults : list of str
        What is wrong with one is added.

    Returns
    -------
    dict of str to tuple of (float, float, float)
        In plate units.
    """
    boxes = {element.id: box_of(element) for element in elements}
    for name in [name for name, box in boxes.items() if box is None]:
        faults.append(f"region {name!r} has no size: draw it as an <ellipse> or <rect>")
        del boxes[name]
    return {
        name: ((left + right) / 2, (top + bottom) / 2, max(right - left, bottom - top) / 2)
        for name, (left, top, right, bottom) in boxes.items()
    }
