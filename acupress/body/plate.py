"""A plate: one drawn view of a body part, with its layers, landmarks, rulers and directions.

:func:`load_plate` reads one from its file and refuses a file that breaks the contract of
``plates/AUTHORING.md``, with everything that is wrong. All coordinates are *plate units*: those of
the SVG's ``viewBox``, x to the right, y down.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np

from ..facts.calls import says_what_it_takes, shown
from ..facts.tables import PLATES, plate_names
from . import svgfile
from .contract import PlateError, faults_of_drawing, faults_of_file, root_of
from .svgfile import DRAWN, SVG_NS, Shape, flip

__all__ = [
    "DRAWN",
    "PLATES",
    "Plate",
    "PlateError",
    "Shape",
    "as_plate",
    "load_plate",
    "plate_names",
    "read_plate",
]


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

    Nothing in a plate can be changed: all who load it share it.
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

    def __post_init__(self):
        """Close what it holds to changes."""
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Mapping):
                for item in value.values():
                    for array in item if isinstance(item, tuple) else (item,):
                        _close(array)
                if not isinstance(value, MappingProxyType):
                    object.__setattr__(self, field.name, MappingProxyType(dict(value)))

    def __reduce__(self):
        """Copy and pickle it by its parts."""
        values = (getattr(self, field.name) for field in dataclasses.fields(self))
        return Plate, tuple(dict(v) if isinstance(v, MappingProxyType) else v for v in values)

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
        places = [name for name, place in self.landmarks.items() if self.shows(*place)]
        return places + [name for name, line in self.lines.items() if len(self.clipped(line))]

    def clipped(self, line):
        """The part of a line that lies on the page.

        Parameters
        ----------
        line : ndarray of shape (n, 2)

        Returns
        -------
        ndarray of shape (m, 2)
            Its vertices on the page and where it crosses the page's edge, in their order; empty
            where no part of it lies on the page.
        """
        page = np.array([self.width, self.height])
        edges = zip(line[:-1], line[1:], strict=True)
        ends = np.array([end for edge in edges for end in _cut(*edge, page)]).reshape(-1, 2)
        again = (np.diff(ends, axis=0) == 0).all(axis=1)  # where one edge ends and the next begins
        return ends[np.r_[True, ~again]] if len(ends) else ends

    @functools.cached_property
    def _mirror(self):
        axis = self.width / 2 if self.midline is None else self.midline
        two_sided = self.midline is not None
        mirror = dataclasses.replace(
            self,
            side="left" if self.side == "right" else "right",
            title=_other_side(self.title),
            description=_other_side(self.description),
            layers=self.layers
            if two_sided
            else {
                layer: tuple(shape.mirrored(axis) for shape in shapes)
                for layer, shapes in self.layers.items()
            },
            landmarks={name: flip(place, axis) for name, place in self.landmarks.items()},
            lines={name: flip(line, axis) for name, line in self.lines.items()},
            rulers={name: (flip(ends, axis), cun) for name, (ends, cun) in self.rulers.items()},
            directions={name: arrow * (-1, 1) for name, arrow in self.directions.items()},
            regions={name: (2 * axis - x, y, r) for name, (x, y, r) in self.regions.items()},
        )
        mirror.__dict__["_mirror"] = self  # mirrored twice, a plate is itself again
        return mirror

    def mirrored(self):
        """Return the same plate seen from the other side of the body.

        A one-sided plate becomes the other hand or foot, turned over on its page. A two-sided plate
        keeps its page and its drawing, and its landmarks and directions go to the other side.

        Returns
        -------
        Plate
            Always the same one; mirrored twice, a plate is itself again.
        """
        return self._mirror

    def at_side(self, side):
        """Return the plate that shows `side` (``"right"`` or ``"left"``)."""
        return self if check_side(side) == self.side else self.mirrored()


def check_side(side):
    """Return a side that is one, and refuse anything else.

    Raises
    ------
    ValueError
        It is neither ``"right"`` nor ``"left"``.
    """
    if not isinstance(side, str) or side not in ("right", "left"):
        raise ValueError(f'side is "right" or "left", not {shown(side)}')
    return side


@says_what_it_takes
def load_plate(name):
    """Load one of the course's plates by name, or a plate file of one's own.

    Parameters
    ----------
    name : str or path-like
        The plate's name, as :func:`plate_names` lists it, or an SVG file: ``"mine.svg"``.

    Returns
    -------
    Plate
        The right side. The course's plates are read once and shared; a file is read each time.

    Raises
    ------
    ValueError
        No plate has this name.
    FileNotFoundError
        There is no such file.
    PlateError
        The drawing breaks the contract.

    Examples
    --------
    >>> load_plate("ankle_lateral").view
    'lateral'
    """
    if isinstance(name, os.PathLike) or str(name).lower().endswith(".svg"):
        return read_plate(name)
    if not isinstance(name, str):
        raise ValueError(
            f'A plate is a name like "back" or an SVG file, not {shown(name)}. '
            f"Plates: {', '.join(plate_names())}."
        )
    return _course_plate(name)


@functools.cache
def _course_plate(name):
    names = plate_names()
    if name not in names:
        near = difflib.get_close_matches(str(name), names, n=3)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        raise ValueError(f"There is no plate {name!r}. {hint}Plates: {', '.join(names)}.")
    return read_plate(PLATES / f"{name}.svg")


def as_plate(plate):
    """Return the plate itself, loading it where a name or a file is given."""
    return plate if isinstance(plate, Plate) else load_plate(plate)


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
    FileNotFoundError
        There is no such file.
    PlateError
        With everything that breaks the contract.
    """
    file = Path(file)
    if not file.is_file():
        raise FileNotFoundError(f"There is no plate file '{file}'. Is it in another folder?")
    root = root_of(file)
    frame, faults = faults_of_file(root)
    if frame:  # the geometry cannot be trusted without it
        raise PlateError(file.name, [*frame, *faults])
    plate = _measured(file, root, faults)
    faults += faults_of_drawing(plate)
    if faults:
        raise PlateError(file.name, faults)
    return plate


def _measured(file, root, faults):
    """The plate of a file whose frame is sound; what is wrong with its forms goes to `faults`."""
    groups = svgfile.drawn_groups(file)
    _, _, width, height = svgfile.numbers(root.get("viewBox"))
    midline = float(root.get("data-midline")) if root.get("data-midline") else None
    return Plate(
        name=file.stem,
        title=" ".join(root.findtext(f"{SVG_NS}title", "").split()),
        description=" ".join(root.findtext(f"{SVG_NS}desc", "").split()),
        view=root.get("data-view"),
        width=width,
        height=height,
        mm=float(root.get("data-mm")),
        midline=midline,
        side="right",
        layers=svgfile.layers(groups, midline, faults),
        landmarks=svgfile.places(groups["landmarks"]),
        lines=svgfile.lines(groups["landmarks"], faults),
        rulers=svgfile.rulers(groups.get("spans", ()), faults),
        directions=svgfile.arrows(groups["directions"], faults),
        regions=svgfile.regions(groups.get("regions", ()), faults),
    )


def _close(value):
    """Make an array, or the outline of a shape, read-only."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, Shape):
        value.outline.vertices.flags.writeable = False


def _cut(a, b, page):
    """The ends of the part of a stretch that lies on a page of this size; none where none does."""
    low, high = 0.0, 1.0
    for start, way, size in zip(a, b - a, page, strict=True):
        if way == 0:
            if not 0 <= start <= size:
                return ()
            continue
        enters, leaves = sorted(((0 - start) / way, (size - start) / way))
        low, high = max(low, enters), min(high, leaves)
    return (a + (b - a) * low, a + (b - a) * high) if low <= high else ()


def _other_side(words):
    swap = {"right": "left", "left": "right", "Right": "Left", "Left": "Right"}
    return re.sub(r"\b(right|left|Right|Left)\b", lambda match: swap[match[0]], words)
