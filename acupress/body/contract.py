"""What a plate's file must keep: the contract of ``plates/AUTHORING.md``, fault by fault.

Faults of the frame are told before anything is measured; what cannot be measured without the frame
is told when that stands.
"""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET

import numpy as np

from ..facts import tables
from .plate import PlateError
from .spans import span_ends
from .svgfile import GROUPS, NUMBER, SVG_NS, numbers

REQUIRED = ("skin", "landmarks", "directions")
VIEWS = "posterior anterior lateral medial superior dorsal palmar plantar".split()
NOT_UNDERSTOOD = (
    "text image use style filter mask clipPath linearGradient radialGradient pattern switch symbol"
).split()
SHAPES = "path circle ellipse rect line polyline polygon".split()
SIZES = {"circle": ("cx", "cy", "r"), "ellipse": ("cx", "cy", "rx", "ry")}
PATH = re.compile(r"\s*[Mm][MmZzLlHhVvCcSsQqTtAa\d\s.,eE+-]*")
FAR = 2  # pages: no landmark lies further off the page than that
MARGIN = 20  # plate units between an edge of the page and skin that is not cut there


def root_of(file):
    """The root element of an SVG file.

    Parameters
    ----------
    file : pathlib.Path

    Returns
    -------
    xml.etree.ElementTree.Element

    Raises
    ------
    PlateError
        It is no SVG.
    """
    try:
        return ET.parse(file).getroot()
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise PlateError(
            file.name, [f"it is not well-formed SVG ({error}): save it again as plain SVG"]
        ) from error


def faults_of_file(root):
    """What is wrong with the file before anything in it is measured.

    Parameters
    ----------
    root : xml.etree.ElementTree.Element

    Returns
    -------
    frame, others : list of str
        Without a sound frame nothing else can be measured.
    """
    frame = [*_page_faults(root), *_group_faults(root), *_shape_faults(root)]
    return frame, [*_head_faults(root), *_landmark_faults(root)]


def faults_of_drawing(plate):
    """What is wrong with the landmarks, rulers and skin of a plate, measured.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    list of str
        Each fault with its remedy; empty for a good plate.
    """
    return [*_place_faults(plate), *_ruler_faults(plate), *_skin_faults(plate)]


# --- the file -------------------------------------------------------------------------------------


def _page_faults(root):
    box = numbers(root.get("viewBox"))
    size = [root.get(side) or "" for side in ("width", "height")]
    if len(box) != 4 or box[:2] != [0, 0] or not min(box[2:]) > 0:
        yield 'viewBox must be "0 0 WIDTH HEIGHT"'
    elif numbers(" ".join(size).replace("px", "")) != box[2:]:
        width, height = (f"{number:g}" for number in box[2:])
        yield (
            f"width and height are {' and '.join(map(repr, size))}, but the viewBox says {width} "
            f"and {height}: make them equal, without a unit"
        )
    scale = numbers(root.get("data-mm"))
    if len(scale) != 1 or not 0 < scale[0] < 100:
        yield f"data-mm is {root.get('data-mm')!r}: say how many millimetres one unit is, like 0.26"
    midline = root.get("data-midline")
    if midline and len(numbers(midline)) != 1:
        yield f"data-midline is {midline!r}: give the x of the midline"


def _group_faults(root):
    ids = [group.get("id") for group in root.findall(f"{SVG_NS}g")]
    for name in REQUIRED:
        if name not in ids:
            yield f"group {name!r} is missing: add <g id={name!r}>"
    for name in ids:
        if name not in GROUPS:
            yield f"group {name!r} is not a layer: the layers are {', '.join(GROUPS)}"
    for name in GROUPS:
        if ids.count(name) > 1:
            yield f"group {name!r} is there twice"
    known = [name for name in dict.fromkeys(ids) if name in GROUPS]
    for above, below in itertools.pairwise(known):
        if GROUPS.index(above) > GROUPS.index(below):
            yield f"group {below!r} comes after {above!r}: put it before, in AUTHORING's order"


def _shape_faults(root):
    """Forms that could not be read, or would be read as something else than was drawn."""
    for element in root:
        if _tag(element) in SHAPES:
            name = element.get("id", "")
            yield f"<{_tag(element)}> {name!r} lies outside every layer: move it into one"
    for tag in NOT_UNDERSTOOD:
        if root.find(f".//{SVG_NS}{tag}") is not None:
            yield f"<{tag}> is not understood: draw it as paths"
    for group in root.findall(f"{SVG_NS}g"):
        for element in group.iter():
            yield from _form_faults(element, group.get("id"))


def _form_faults(element, group):
    tag, name = _tag(element), element.get("id") or f"in {group}"
    for size in SIZES.get(tag, ()):
        value = element.get(size) or ""
        if not NUMBER.fullmatch(value):
            yield f"<{tag}> {name!r} has {size}={value!r}: write a plain number like 293.2"
        elif size.startswith("r") and not float(value) > 0:
            yield f"<{tag}> {name!r} has {size}={value!r}: it would vanish, use a size like 4"
    drawn = (element.get("d") or "").strip()
    if tag == "path" and drawn and not PATH.fullmatch(drawn):
        shown = drawn[:30] + "…" * (len(drawn) > 30)
        yield f"<path> {name!r} has d={shown!r}: this is no path, draw it again or remove it"
    if tag == "path" and not drawn and group in GROUPS[:5]:
        yield f"<path> {name!r} is empty: draw it or remove it"


def _head_faults(root):
    for tag in ("title", "desc"):
        element = root.find(SVG_NS + tag)
        if element is None or not (element.text or "").strip():
            yield f"<{tag}> is missing or empty: say what the plate shows"
    if root.get("data-view") not in VIEWS:
        yield f"data-view is {root.get('data-view')!r}: use one of {', '.join(VIEWS)}"
    bones = root.get("data-bones")
    if bones not in (None, "lines"):
        yield f'data-bones is {bones!r}: write "lines" for fine quiet bones, or leave it out'


def _landmark_faults(root):
    known = tables.load_landmarks()
    elements = [
        element
        for element in root.findall(f"{SVG_NS}g[@id='landmarks']//*")
        if _tag(element) in SHAPES
    ]
    ids = [element.get("id") for element in elements]
    for name in dict.fromkeys(ids):
        if name and ids.count(name) > 1:
            yield f"landmark {name!r} is there twice"
    for element, name in zip(elements, ids, strict=True):
        kind = "point" if _tag(element) in SIZES else "line"
        if not name:
            tag = _tag(element)
            yield f"a landmark drawn as <{tag}> has no id: give it one of data/landmarks.csv"
        elif name not in known.index:
            yield (
                f"landmark {name!r} is not in data/landmarks.csv: add its row there, or mend its id"
            )
        elif known.kind[name] != kind:
            yield (
                f"landmark {name!r} is a {known.kind[name]} in data/landmarks.csv: "
                "draw a point as <circle>, a line as an open <path>"
            )


def _tag(element):
    return str(element.tag).removeprefix(SVG_NS)


# --- the drawing ----------------------------------------------------------------------------------


def _place_faults(plate):
    page = np.array([plate.width, plate.height])
    for name, places in (plate.landmarks | plate.lines).items():
        if len(places) and (np.abs(places - page / 2) > (FAR + 0.5) * page).any():
            yield f"landmark {name!r} lies more than {FAR} pages off the page: mend its numbers"
    if plate.midline is not None and "lateral" in plate.directions:
        outward = np.sign(plate.directions["lateral"][0])
        for name, place in plate.landmarks.items():
            if (place[0] - plate.midline) * outward < -1:
                yield (
                    f"landmark {name!r} is on the left half: on a two-sided plate draw the right "
                    "one only"
                )


def _ruler_faults(plate):
    known = tables.load_spans()
    for name, (ends, cun) in plate.rulers.items():
        if name not in known.index:
            yield f"ruler {name!r} is not in data/spans.csv: add its row, or mend its id"
            continue
        way = plate.directions.get(known.direction[name])
        if way is not None and np.dot(ends[1] - ends[0], way) < 0:
            yield (
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
            yield (
                f"ruler {name!r} has {drawn:.1f} units a cun, its landmarks {measured:.1f}: "
                "move one of them, or leave the ruler out"
            )


def _skin_faults(plate):
    if not plate.layers["skin"]:
        yield "layer 'skin' is empty: draw the outline of the body part"
    for shape in plate.layers["skin"]:
        if not shape.filled:
            yield "a skin outline has no fill: draw it as a closed path with a fill"
    for number, shape in enumerate(plate.layers["skin"], start=1):
        yield from _margin_faults(number, shape.outline.get_extents(), plate)


def _margin_faults(number, box, plate):
    """A skin outline goes beyond an edge of the page, where the body is cut, or keeps away."""
    gaps = {"left": box.x0, "top": box.y0}
    gaps |= {"right": plate.width - box.x1, "bottom": plate.height - box.y1}
    for edge, gap in gaps.items():
        if 0 <= gap < MARGIN:
            yield (
                f"group 'skin': outline {number} comes within {gap:.3g} units of the page's {edge} "
                f"edge: keep it {MARGIN} units inside, or draw it beyond where the body is cut"
            )
