"""What is drawn in a plate's SVG file, by groups, and the shapes of its layers, in plate units."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import svgelements
from matplotlib.path import Path as Outline

from .plain_paths import NAME, without_outlines
from .shape import DRAWN, Shape
from .winding import covers_something, filled_holes

SVG_NS = "{http://www.w3.org/2000/svg}"
GROUPS = (*DRAWN, "landmarks", "spans", "directions", "regions")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def numbers(text):
    """The numbers of an attribute; none where anything else stands in it.

    Parameters
    ----------
    text : str or None

    Returns
    -------
    list of float
    """
    words = (text or "").replace(",", " ").split()
    return [float(word) for word in words] if all(map(NUMBER.fullmatch, words)) else []


def drawn_groups(file, root):
    """The elements of each group of a file.

    Parameters
    ----------
    file : pathlib.Path
    root : xml.etree.ElementTree.Element
        Of what is in the file.

    Returns
    -------
    dict of str to list of svgelements.Shape
        Transforms are worked out. A group that an illustrator has hidden counts all the same.
    """
    source, outlines = str(file), []
    if _is_in_plate_units(root):
        text, outlines = without_outlines(ET.tostring(root, encoding="unicode"))
        source = io.BytesIO(text.encode())
    drawing = svgelements.SVG.parse(source, reify=True, parse_display_none=True)
    for element in drawing.elements() if outlines else ():
        number = element.values.get(NAME) if isinstance(element, svgelements.Path) else None
        element.plain = None if number is None else outlines[int(number)]
    return {
        group.id: list(group.select(lambda element: isinstance(element, svgelements.Shape)))
        for group in drawing
        if isinstance(group, svgelements.Group) and group.id in GROUPS
    }


def _is_in_plate_units(root):
    """Whether numbers in a file are plate units: no part of it is a page of its own, or scaled."""
    size = numbers(root.get("width")) + numbers(root.get("height"))
    is_one = len(list(root.iter(f"{SVG_NS}svg"))) == 1 and not root.get("preserveAspectRatio")
    return is_one and numbers(root.get("viewBox")) == [0, 0, *size]


def layers(groups, midline, faults):
    """The shapes of each layer; what is wrong with one is added to `faults`.

    Parameters
    ----------
    groups : dict of str to list of svgelements.Shape
        As :func:`drawn_groups` gives them.
    midline : float or None
        The x that elements marked as one of a pair are mirrored at.
    faults : list of str
        Is added to.

    Returns
    -------
    dict of str to tuple of Shape
        One for each of ``DRAWN``, empty where nothing is drawn.
    """
    return {
        layer: tuple(
            shape
            for number, element in enumerate(groups.get(layer, ()), start=1)
            for shape in _drawn_shapes(element, _called(layer, element, number), midline, faults)
        )
        for layer in DRAWN
    }


def _called(layer, element, number):
    """How a fault names an element: by its id, or by its number in the group."""
    return f"group {layer!r}, element {element.id or number!r}"


def _drawn_shapes(element, called, midline, faults):
    """One element as a Shape, and its mirror image where it is marked as one of a pair."""
    classes = (_attribute(element, "class") or "").split()
    relief = {"ridge", "hollow"} & set(classes)
    height = number_of(element, "data-height", 0.5)
    shape = Shape(
        outline=outline_of(element),
        filled=element.fill is not None and element.fill.value is not None,
        width=_line_width(element),
        relief=relief.pop() if relief else "",
        height=height,
        muscle="muscle" in classes,
    )
    faults += [f"{called}: {fault}" for fault in _form_faults(shape, element)]
    if "paired" not in classes:
        return [shape]
    if midline is None:
        faults.append('class="paired" needs data-midline on the <svg>')
        return [shape]
    return [shape, shape.mirrored(midline)]


def _form_faults(shape, element):
    """What of a shape makes no sense, or would silently be drawn otherwise than it was meant."""
    if not 0 <= shape.height <= 1:
        yield f"data-height is {_attribute(element, 'data-height')!r}: use a number from 0 to 1"
    for number, (x, y) in filled_holes(shape.outline) if shape.filled else ():
        yield (
            f"inner path {number}, round {x:.0f} {y:.0f}, winds the same way as the path around "
            "it: reverse the inner path, so that it is a hole (in Inkscape: select its nodes, "
            "Path > Reverse)"
        )
    # A line whose breadth is not given is 1 unit broad, in SVG: too thin to be seen as a form.
    broad = shape.width and _attribute(element, "stroke-width")
    if shape.relief and not (covers_something(shape.outline) if shape.filled else broad):
        yield (
            f"a {shape.relief} without breadth gives no relief: give its line a stroke and a "
            "stroke-width, like 20, or close it and fill it"
        )


def _attribute(element, name, default=None):
    return element.values.get(name, default)


def number_of(element, name, default):
    """A number an element carries.

    Parameters
    ----------
    element : svgelements.SVGElement
    name : str
        Of the attribute.
    default : str or float
        What counts where the element lacks it.

    Returns
    -------
    float
        NaN where what stands there is no number.
    """
    try:
        return float(_attribute(element, name, default))
    except ValueError:
        return float("nan")


def _line_width(element):
    has_line = element.stroke is not None and element.stroke.value is not None
    return float(element.stroke_width or 0) if has_line else 0.0


def box_of(element):
    """The box that a drawn element takes.

    Parameters
    ----------
    element : svgelements.Shape

    Returns
    -------
    tuple of float, or None
        Left, top, right and bottom, in plate units; None where it has no size.
    """
    plain = getattr(element, "plain", None)
    return element.bbox() if plain is None else tuple(plain.get_extents().extents.tolist())


def outline_of(element):
    """A drawn element as a matplotlib path; arcs become cubic Béziers.

    Parameters
    ----------
    element : svgelements.Shape

    Returns
    -------
    matplotlib.path.Path
        In plate units.
    """
    if getattr(element, "plain", None) is not None:
        return element.plain
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
