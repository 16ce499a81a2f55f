"""Read a plate: one drawn view of a body part, with its layers, landmarks, rulers and directions.

The contract a plate must keep is in ``plates/AUTHORING.md``; :func:`read_plate` refuses a file that
breaks it and says everything that is wrong at once. All coordinates are *plate units*: those of the
SVG's ``viewBox``, x to the right, y down.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import svgelements
from matplotlib.path import Path as Outline

from ..facts import tables
from ..facts.rule import DIRECTIONS
from ..facts.tables import PLATES, plate_names

DRAWN = ("skin", "bone", "tendon", "crease", "detail")
GROUPS = (*DRAWN, "landmarks", "spans", "directions", "regions")
REQUIRED = ("skin", "landmarks", "directions")
VIEWS = ("posterior", "anterior", "lateral", "medial", "dorsal", "palmar", "plantar")
OPPOSITE = {
    "superior": "inferior",
    "medial": "lateral",
    "anterior": "posterior",
    "proximal": "distal",
    "radial": "ulnar",
    "dorsal": "palmar",
    "plantar": "dorsal",
}
NOT_UNDERSTOOD = (
    "text image use style filter mask clipPath linearGradient radialGradient pattern switch symbol"
).split()
OUTSIDE = "path circle ellipse rect line polyline polygon".split()
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
SVG_NS = "{http://www.w3.org/2000/svg}"


class PlateError(ValueError):
    """A plate breaks the contract of ``plates/AUTHORING.md``.

    Attributes
    ----------
    complaints : list of str
        Everything that is wrong with it, each with its remedy.
    """

    def __init__(self, name, complaints):
        self.complaints = list(complaints)
        lines = "\n".join(f"  - {complaint}" for complaint in self.complaints)
        super().__init__(f"{name} breaks the plate contract (plates/AUTHORING.md):\n{lines}")


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


@dataclasses.dataclass(frozen=True, eq=False)
class Plate:
    """One view of a body part, as :func:`load_plate` gives it.

    Attributes
    ----------
    name, title, description : str
        The file's stem, its name for a reader, and its description for a reader who cannot see it.
    view : str
        From where we look: ``"posterior"``, ``"lateral"``, …
    width, height : float
        The page, in plate units.
    mm : float
        Millimetres a plate unit is on the body that was drawn.
    midline : float or None
        The x of the body's midline on a two-sided plate; ``None`` where one side is shown.
    side : str
        The side it shows (or, two-sided, the side its landmarks are on): ``"right"`` or ``"left"``.
    layers : dict of str to tuple of Shape
        ``skin``, ``bone``, ``tendon``, ``crease`` and ``detail``.
    landmarks : dict of str to ndarray, shape (2,)
        Places.
    lines : dict of str to ndarray, shape (n, 2)
        Landmarks that are lines: borders, creases, midlines.
    rulers : dict of str to tuple of (ndarray of shape (2, 2), float)
        A span's id → a straight stretch of it and how many cun that stretch has.
    directions : dict of str to ndarray, shape (2,)
        Unit vectors of the body directions seen in this view.
    regions : dict of str to tuple of (float, float, float)
        Centre and radius of each close-up's place on a whole-body plate.
    """

    name: str
    title: str
    description: str
    view: str
    width: float
    height: float
    mm: float
    midline: float | None
    side: str
    layers: dict
    landmarks: dict
    lines: dict
    rulers: dict
    directions: dict
    regions: dict

    def __repr__(self):
        """Say what it is in one line."""
        return (
            f"<Plate {self.name}: {self.title}, {self.side} side, {len(self.landmarks)} landmarks>"
        )

    @property
    def sides(self):
        """The sides one sees: both on a two-sided plate, else the one drawn."""
        return ("right", "left") if self.midline is not None else (self.side,)

    def shows(self, x, y):
        """Whether a place lies on the page."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def on_page(self):
        """Names of the landmarks that lie on the page; others are only ends of spans and lines."""
        places = {name: [place] for name, place in self.landmarks.items()} | self.lines
        return [name for name, at in places.items() if any(self.shows(x, y) for x, y in at)]

    def mirrored(self):
        """Return the same plate seen from the other side of the body.

        A one-sided plate becomes the other hand or foot, turned over on its page. A two-sided plate
        keeps its page and its drawing, and its landmarks and directions go to the other side.

        Returns
        -------
        Plate
            Mirrored twice, a plate is itself again.
        """
        axis = self.width / 2 if self.midline is None else self.midline
        two_sided = self.midline is not None
        return dataclasses.replace(
            self,
            side="left" if self.side == "right" else "right",
            title=_other_side(self.title),
            description=_other_side(self.description),
            layers=self.layers
            if two_sided
            else {
                layer: tuple(_mirror_shape(shape, axis) for shape in shapes)
                for layer, shapes in self.layers.items()
            },
            landmarks={name: _flip(place, axis) for name, place in self.landmarks.items()},
            lines={name: _flip(line, axis) for name, line in self.lines.items()},
            rulers={name: (_flip(ends, axis), cun) for name, (ends, cun) in self.rulers.items()},
            directions={name: arrow * (-1, 1) for name, arrow in self.directions.items()},
            regions={name: (2 * axis - x, y, r) for name, (x, y, r) in self.regions.items()},
        )

    def at_side(self, side):
        """Return the plate that shows `side` (``"right"`` or ``"left"``)."""
        if side not in ("right", "left"):
            raise ValueError(f'side is "right" or "left", not {side!r}')
        return self if side == self.side else self.mirrored()


@functools.cache
def load_plate(name):
    """Load one of the course's plates by name.

    Parameters
    ----------
    name : str
        The plate's name, as :func:`plate_names` lists it.

    Returns
    -------
    Plate
        The right side. Plates are read once and shared: do not change their arrays.

    Raises
    ------
    ValueError
        No plate has this name.
    PlateError
        The drawing breaks the contract.

    Examples
    --------
    >>> load_plate("ankle_lateral").view
    'lateral'
    """
    if name not in plate_names():
        raise ValueError(f"There is no plate {name!r}. Plates: {', '.join(plate_names())}.")
    return read_plate(PLATES / f"{name}.svg")


def read_plate(file):
    """Read and check a plate from an SVG file.

    Parameters
    ----------
    file : str or path-like
        A layered SVG that keeps the contract of ``plates/AUTHORING.md``.

    Returns
    -------
    Plate

    Raises
    ------
    PlateError
        With everything that breaks the contract.
    """
    file = Path(file)
    root = _well_formed(file)
    complaints = _check_frame(root)
    if complaints:  # the geometry below cannot be trusted without its frame
        raise PlateError(file.name, complaints)
    _, _, width, height = _numbers(root.get("viewBox"))
    midline = float(root.get("data-midline")) if root.get("data-midline") else None
    # An illustrator may have hidden a layer before saving: it counts all the same.
    drawing = svgelements.SVG.parse(str(file), reify=True, parse_display_none=True)
    groups = {
        group.id: list(group.select(_is_shape))
        for group in drawing
        if isinstance(group, svgelements.Group) and group.id in GROUPS
    }
    plate = Plate(
        name=file.stem,
        title=root.find(f"{SVG_NS}title").text.strip(),
        description=" ".join(root.find(f"{SVG_NS}desc").text.split()),
        view=root.get("data-view"),
        width=width,
        height=height,
        mm=float(root.get("data-mm")),
        midline=midline,
        side="right",
        layers={
            layer: tuple(
                shape
                for element in groups.get(layer, ())
                for shape in _drawn_shapes(element, midline, complaints)
            )
            for layer in DRAWN
        },
        landmarks=_places(groups["landmarks"]),
        lines=_lines(groups["landmarks"], complaints),
        rulers=_rulers(groups.get("spans", ()), complaints),
        directions=_arrows(groups["directions"], complaints),
        regions=_regions(groups.get("regions", ()), complaints),
    )
    complaints += _check_landmarks(plate, groups["landmarks"])
    complaints += _check_rulers(plate)
    complaints += _check_skin(plate)
    if complaints:
        raise PlateError(file.name, complaints)
    return plate


# --- the parts of the file ------------------------------------------------------------------------


def _well_formed(file):
    try:
        return ET.parse(file).getroot()
    except ET.ParseError as error:
        raise PlateError(
            file.name, [f"it is not well-formed SVG ({error}): save it again as plain SVG"]
        ) from error


def _check_frame(root):
    complaints = []
    box = _numbers(root.get("viewBox"))
    size = [root.get(side) or "" for side in ("width", "height")]
    if len(box) != 4 or box[:2] != [0, 0] or not min(box[2:]) > 0:
        complaints.append('viewBox must be "0 0 WIDTH HEIGHT"')
    elif _numbers(" ".join(size).replace("px", "")) != box[2:]:
        width, height = (f"{number:g}" for number in box[2:])
        complaints.append(
            f"width and height are {' and '.join(map(repr, size))}, but the viewBox says {width} "
            f"and {height}: make them equal, without a unit"
        )
    for tag in ("title", "desc"):
        element = root.find(SVG_NS + tag)
        if element is None or not (element.text or "").strip():
            complaints.append(f"<{tag}> is missing or empty: say what the plate shows")
    if root.get("data-view") not in VIEWS:
        complaints.append(f"data-view is {root.get('data-view')!r}: use one of {', '.join(VIEWS)}")
    ids = [group.get("id") for group in root.findall(f"{SVG_NS}g")]
    complaints += [
        f"group {name!r} is missing: add <g id={name!r}>" for name in REQUIRED if name not in ids
    ]
    complaints += [
        f"group {name!r} is not a layer: the layers are {', '.join(GROUPS)}"
        for name in ids
        if name not in GROUPS
    ]
    complaints += [f"group {name!r} is there twice" for name in GROUPS if ids.count(name) > 1]
    complaints += [
        f"<{tag}> {element.get('id', '')!r} lies outside every layer: move it into one"
        for element in root
        if (tag := str(element.tag).removeprefix(SVG_NS)) in OUTSIDE
    ]
    complaints += [
        f"<{tag}> is not understood: draw it as paths"
        for tag in NOT_UNDERSTOOD
        if root.find(f".//{SVG_NS}{tag}") is not None
    ]
    scale = _numbers(root.get("data-mm"))
    if len(scale) != 1 or not 0 < scale[0] < 100:
        complaints.append(
            f"data-mm is {root.get('data-mm')!r}: say how many millimetres one unit is, like 0.26"
        )
    midline = root.get("data-midline")
    if midline and len(_numbers(midline)) != 1:
        complaints.append(f"data-midline is {midline!r}: give the x of the midline")
    return complaints


def _numbers(text):
    """The numbers of an attribute; none where anything else stands in it."""
    words = (text or "").replace(",", " ").split()
    return [float(word) for word in words] if all(map(NUMBER.fullmatch, words)) else []


def _is_shape(element):
    return isinstance(element, svgelements.Shape)


def _attribute(element, name, default=None):
    return element.values.get(name, default)


def _number_of(element, name, default):
    """A number an element carries; NaN where it is none."""
    try:
        return float(_attribute(element, name, default))
    except ValueError:
        return float("nan")


def _drawn_shapes(element, midline, complaints):
    """One element as a Shape, and its mirror image where it is marked as one of a pair."""
    relief = {"ridge", "hollow"} & set((_attribute(element, "class") or "").split())
    height = _number_of(element, "data-height", 0.5)
    if not 0 <= height <= 1:
        complaints.append(
            f"data-height is {_attribute(element, 'data-height')!r}: use a number from 0 to 1"
        )
    shape = Shape(
        outline=_outline(element),
        filled=element.fill is not None and element.fill.value is not None,
        width=_line_width(element),
        relief=relief.pop() if relief else "",
        height=height,
    )
    paired = "paired" in (_attribute(element, "class") or "").split()
    if paired and midline is None:
        complaints.append('class="paired" needs data-midline on the <svg>')
        return [shape]
    return [shape, _mirror_shape(shape, midline)] if paired else [shape]


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


def _places(elements):
    return {
        element.id: np.array([element.implicit_center.x, element.implicit_center.y])
        if hasattr(element, "implicit_center")
        else np.array([element.cx, element.cy], float)
        for element in elements
        if isinstance(element, svgelements.Circle | svgelements.Ellipse)
    }


def _lines(elements, complaints):
    lines = {}
    for element in elements:
        if isinstance(element, svgelements.Circle | svgelements.Ellipse):
            continue
        line = _polyline(element)
        if len(line) < 2:
            complaints.append(
                f"landmark line {element.id!r} has no length: draw it as an open path"
            )
        lines[element.id] = line
    return lines


def _polyline(element):
    """The vertices of a path, curves flattened finely enough for intersections."""
    polygons = _outline(element).to_polygons(closed_only=False)
    return np.concatenate(polygons) if polygons else np.empty((0, 2))


def _rulers(elements, complaints):
    rulers = {}
    for element in elements:
        line = _polyline(element)
        cun = _number_of(element, "data-cun", 0)
        if not cun > 0 or len(line) < 2 or np.allclose(line[0], line[-1]):
            complaints.append(
                f"ruler {element.id!r} needs a length and data-cun: how many cun that length has"
            )
            continue
        rulers[element.id] = (line[[0, -1]], cun)
    return rulers


def _arrows(elements, complaints):
    arrows = {}
    for element in elements:
        line = _polyline(element)
        way = line[-1] - line[0] if len(line) else np.zeros(2)
        length = np.hypot(*way)
        if element.id not in DIRECTIONS or not length:
            complaints.append(
                f"direction {element.id!r} is unknown or has no length: use a straight path named "
                + ", ".join(sorted(DIRECTIONS))
            )
            continue
        arrows[element.id] = way / length
    for name, other in OPPOSITE.items():
        if name in arrows:
            arrows.setdefault(other, -arrows[name])
        elif other in arrows:
            arrows.setdefault(name, -arrows[other])
    return arrows


def _regions(elements, complaints):
    boxes = {element.id: element.bbox() for element in elements}
    for name in [name for name, box in boxes.items() if box is None]:
        complaints.append(f"region {name!r} has no size: draw it as an <ellipse> or <rect>")
        del boxes[name]
    return {
        name: ((left + right) / 2, (top + bottom) / 2, max(right - left, bottom - top) / 2)
        for name, (left, top, right, bottom) in boxes.items()
    }


# --- the checks that need the whole plate ---------------------------------------------------------


def _check_landmarks(plate, elements):
    known = tables.load_landmarks()
    ids = [element.id for element in elements]
    complaints = [f"landmark {name!r} is there twice" for name in set(ids) if ids.count(name) > 1]
    for name in ids:
        if name not in known.index:
            complaints.append(
                f"landmark {name!r} is not in data/landmarks.csv: add its row there, or mend its id"
            )
        elif known.kind[name] != ("line" if name in plate.lines else "point"):
            complaints.append(
                f"landmark {name!r} is a {known.kind[name]} in data/landmarks.csv: "
                "draw a point as <circle>, a line as an open <path>"
            )
    if plate.midline is not None and "lateral" in plate.directions:
        outward = np.sign(plate.directions["lateral"][0])
        complaints += [
            f"landmark {name!r} is on the left half: on a two-sided plate draw the right one only"
            for name, place in plate.landmarks.items()
            if (place[0] - plate.midline) * outward < -1
        ]
    return complaints


def _check_rulers(plate):
    known = tables.load_spans()
    complaints = []
    for name, (ends, cun) in plate.rulers.items():
        if name not in known.index:
            complaints.append(
                f"ruler {name!r} is not in data/spans.csv: add its row, or mend its id"
            )
            continue
        way = plate.directions.get(known.direction[name])
        if way is not None and np.dot(ends[1] - ends[0], way) < 0:
            complaints.append(
                f"ruler {name!r} runs against {known.direction[name]}: draw it from its span's "
                "'from' toward its 'to'"
            )
        between = span_ends(plate, known.loc[name])
        if between is None:
            continue
        drawn, measured = (
            np.hypot(*np.diff(stretch, axis=0)[0]) / count
            for stretch, count in ((ends, cun), (between, known.cun[name]))
        )
        if abs(drawn / measured - 1) > 0.02:
            complaints.append(
                f"ruler {name!r} has {drawn:.1f} units a cun, its landmarks {measured:.1f}: "
                "move one of them, or leave the ruler out"
            )
    return complaints


def _check_skin(plate):
    if not plate.layers["skin"]:
        return ["layer 'skin' is empty: draw the outline of the body part"]
    return [
        "a skin outline has no fill: draw it as a closed path with a fill"
        for shape in plate.layers["skin"]
        if not shape.filled
    ]


def span_ends(plate, span):
    """Where a span begins and ends on a plate by its landmarks.

    Parameters
    ----------
    plate : Plate
    span : pandas.Series
        A row of :func:`acupress.facts.tables.load_spans`.

    Returns
    -------
    ndarray of shape (2, 2), or None
        In plate units, the second end brought onto the span's direction from the first, so that the
        two are as far apart as the span is long. ``None`` where the plate does not carry both.
    """
    end = plate.landmarks.get(span["to"])
    arrow = plate.directions.get(span["direction"])
    start = plate.landmarks.get(span["from"])
    if start is None and span["from"] in plate.lines and end is not None:
        edges = itertools.pairwise(plate.lines[span["from"]])
        nearest = [nearest_on(a, b, end) for a, b in edges]
        start = min(nearest, key=lambda place: np.hypot(*(place - end)))
    if start is None or end is None:
        return None
    if arrow is None:
        return np.array([start, end])
    return np.array([start, start + arrow * np.dot(end - start, arrow)])


def nearest_on(a, b, place):
    """The place on the stretch from `a` to `b` that is nearest to `place`."""
    along = np.clip(np.dot(place - a, b - a) / max(np.dot(b - a, b - a), 1e-12), 0, 1)
    return a + along * (b - a)


# --- mirroring ------------------------------------------------------------------------------------


def _flip(places, axis):
    return places * (-1, 1) + (2 * axis, 0)


def _mirror_shape(shape, axis):
    outline = Outline(_flip(shape.outline.vertices, axis), shape.outline.codes)
    return dataclasses.replace(shape, outline=outline)


def _other_side(words):
    swap = {"right": "left", "left": "right", "Right": "Left", "Left": "Right"}
    return re.sub(r"\b(right|left|Right|Left)\b", lambda match: swap[match[0]], words)
