"""What is drawn in a plate's SVG file: shapes, places, lines, rulers and arrows, in plate units."""

from __future__ import annotations

import dataclasses
import re

import numpy as np
import svgelements
from matplotlib.path import Path as Outline

from ..facts.rule import DIRECTIONS

SVG_NS = "{http://www.w3.org/2000/svg}"
DRAWN = ("skin", "bone", "tendon", "crease", "detail")
GROUPS = (*DRAWN, "landmarks", "spans", "directions", "regions")
SAME_PLACE = 0.5  # plate units: nearer than that, two ends are one place
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclasses.dataclass(frozen=True)
class Shape:
    """One drawn element of a layer.

    Attributes
    ----------
    outline : matplotlib.path.Path
        Its form, in plate units.
    filled : bool
        Whether its inside counts.
    width : float
        Breadth of its line, in plate units; 0 for none.
    relief : str
        ``"ridge"``, ``"hollow"`` or ``""`` for an element that is drawn as it is.
    height : float
        How strongly a ridge rises or a hollow sinks, 0 to 1.
    """

    outline: Outline
    filled: bool
    width: float
    relief: str = ""
    height: float = 0.5

    def mirrored(self, axis):
        """Return its mirror image across the vertical at `axis`."""
        outline = Outline(flip(self.outline.vertices, axis), self.outline.codes)
        return dataclasses.replace(self, outline=outline)


def flip(places, axis):
    """Mirror places, an array of shape (…, 2), across the vertical at `axis`."""
    return places * (-1, 1) + (2 * axis, 0)


def numbers(text):
    """The numbers of an attribute; none where anything else stands in it."""
    words = (text or "").replace(",", " ").split()
    return [float(word) for word in words] if all(map(NUMBER.fullmatch, words)) else []


def drawn_groups(file):
    """The elements of each group of a file.

    Parameters
    ----------
    file : path-like

    Returns
    -------
    dict of str to list of svgelements.Shape
        Transforms are worked out. A group that an illustrator has hidden counts all the same.
    """
    drawing = svgelements.SVG.parse(str(file), reify=True, parse_display_none=True)
    return {
        group.id: list(group.select(lambda element: isinstance(element, svgelements.Shape)))
        for group in drawing
        if isinstance(group, svgelements.Group) and group.id in GROUPS
    }


def layers(groups, midline, faults):
    """The shapes of each layer; what is wrong with one is added to `faults`."""
    return {
        layer: tuple(
            shape
            for element in groups.get(layer, ())
            for shape in _drawn_shapes(element, midline, faults)
        )
        for layer in DRAWN
    }


def _drawn_shapes(element, midline, faults):
    """One element as a Shape, and its mirror image where it is marked as one of a pair."""
    classes = (_attribute(element, "class") or "").split()
    relief = {"ridge", "hollow"} & set(classes)
    height = _number_of(element, "data-height", 0.5)
    if not 0 <= height <= 1:
        faults.append(
            f"data-height is {_attribute(element, 'data-height')!r}: use a number from 0 to 1"
        )
    shape = Shape(
        outline=_outline(element),
        filled=element.fill is not None and element.fill.value is not None,
        width=_line_width(element),
        relief=relief.pop() if relief else "",
        height=height,
    )
    if "paired" not in classes:
        return [shape]
    if midline is None:
        faults.append('class="paired" needs data-midline on the <svg>')
        return [shape]
    return [shape, shape.mirrored(midline)]


def _attribute(element, name, default=None):
    return element.values.get(name, default)


def _number_of(element, name, default):
    """A number an element carries; NaN where it is none."""
    try:
        return float(_attribute(element, name, default))
    except ValueError:
        return float("nan")


def _line_width(element):
    has_line = element.stroke is not None and element.stroke.value is not None
    return float(element.stroke_width or 0) if has_line else 0.0


def _outline(element):
    """A drawn element as a matplotlib path, every curve as cubic Béziers."""
    vertices, codes = [], []

    def add(code, *points):
        vertices.extend((point.x, point.y) for point in points)
        codes.extend([code] * len(points))

    for segment in svgelements.Path(element):
        match segment:
            case svgelements.Move():
                add(Outline.MOVETO, segment.end)
            case svgelements.Close():
                add(Outline.CLOSEPOLY, segment.end or segment.start)
            case svgelements.Line():
                add(Outline.LINETO, segment.end)
            case svgelements.CubicBezier():
                add(Outline.CURVE4, segment.control1, segment.control2, segment.end)
            case svgelements.QuadraticBezier():
                add(Outline.CURVE3, segment.control, segment.end)
            case svgelements.Arc():
                for curve in segment.as_cubic_curves():
                    add(Outline.CURVE4, curve.control1, curve.control2, curve.end)
    return Outline(np.array(vertices, float).reshape(-1, 2), codes)


def places(elements):
    """The landmarks that are places: id → centre."""
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
    """The landmarks that are lines: id → vertices."""
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
    polygons = _outline(element).to_polygons(closed_only=False)
    return np.concatenate(polygons) if polygons else np.empty((0, 2))


def rulers(elements, faults):
    """The drawn rulers: id of the span → (its two ends, how many cun lie between them)."""
    found = {}
    for element in elements:
        line = _polyline(element)
        cun = _number_of(element, "data-cun", 0)
        if not cun > 0 or len(line) < 2 or np.allclose(line[0], line[-1]):
            faults.append(
                f"ruler {element.id!r} needs a length and data-cun: how many cun that length has"
            )
            continue
        found[element.id] = (line[[0, -1]], cun)
    return found


def arrows(elements, faults):
    """The body directions: those that are drawn as unit vectors, and their opposites."""
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
    """Where each close-up lies on a whole-body plate: its name → centre x, y and radius."""
    boxes = {element.id: element.bbox() for element in elements}
    for name in [name for name, box in boxes.items() if box is None]:
        faults.append(f"region {name!r} has no size: draw it as an <ellipse> or <rect>")
        del boxes[name]
    return {
        name: ((left + right) / 2, (top + bottom) / 2, max(right - left, bottom - top) / 2)
        for name, (left, top, right, bottom) in boxes.items()
    }
