"""A plate: one drawn view of a body part, with its layers, landmarks, rulers and directions.

All coordinates are *plate units*: those of the SVG's ``viewBox``, x to the right, y down.
``load.py`` reads plates from their files.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from ..facts.calls import shown
from .shape import Shape, flip


class PlateError(ValueError):
    """A plate breaks the contract of ``plates/AUTHORING.md``.

    Attributes
    ----------
    name : str
        The file.
    complaints : list of str
        What is wrong with it, each with its remedy: of the frame first, of what is measured then.
    """

    def __init__(self, name, complaints):
        self.name, self.complaints = name, list(complaints)
        super().__init__(name, self.complaints)

    def __str__(self):
        """The file, and a line for each fault."""
        lines = "\n".join(f"  - {complaint}" for complaint in self.complaints)
        return f"{self.name} breaks the plate contract (plates/AUTHORING.md):\n{lines}"


@dataclasses.dataclass(frozen=True, eq=False)
class Plate:
    """One view of a body part, as :func:`acupress.body.load.load_plate` gives it.

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
    quiet_bones : bool
        Whether bones are shown as fine lines below the skin, as on heads and whole bodies.

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
    quiet_bones: bool = False

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
        """Whether a place lies on the page.

        Parameters
        ----------
        x, y : float
            In plate units.

        Returns
        -------
        bool
        """
        return 0 <= x <= self.width and 0 <= y <= self.height

    def on_page(self):
        """Names of the landmarks that lie on the page; others are only ends of spans and lines.

        Returns
        -------
        list of str
            First the places, then the lines of which some part can be seen.
        """
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
        """Return the plate that shows `side` (``"right"`` or ``"left"``).

        Parameters
        ----------
        side : {"right", "left"}

        Returns
        -------
        Plate

        Raises
        ------
        ValueError
            It is no side.
        """
        return self if check_side(side) == self.side else self.mirrored()


def check_side(side):
    """Return a side that is one, and refuse anything else.

    Parameters
    ----------
    side : {"right", "left"}

    Returns
    -------
    str

    Raises
    ------
    ValueError
        It is neither ``"right"`` nor ``"left"``.
    """
    if not isinstance(side, str) or side not in ("right", "left"):
        raise ValueError(f'side is "right" or "left", not {shown(side)}')
    return side


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
