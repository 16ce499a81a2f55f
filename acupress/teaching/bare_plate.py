"""A plate as a picture without names, dots and counts: where a point is, is asked on it."""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image

from ..body.load import as_plate
from ..drawing import style
from ..drawing.layers import draw_plate
from ..drawing.svg import DescribedFigure

DPI = 100
SPARE = 0.01  # of the plate's width, around a circle at its edge


class BarePlate(NamedTuple):
    """A picture of a plate, and where on it plate units are.

    Attributes
    ----------
    png : bytes
    size : tuple of int
        Its width and height in pixels.
    scale : float
        Pixels a plate unit.
    left, top : float
        The plate units of its upper left corner.
    """

    png: bytes
    size: tuple
    scale: float
    left: float
    top: float

    def pixel(self, x, y):
        """Return the pixel of a place in plate units, not yet rounded."""
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def bare_plate(plate, largest, circles=(), palette="atlas"):
    """Draw a plate bare.

    Parameters
    ----------
    plate : str or Plate
    largest : tuple of int
        Its width and height at most, in pixels.
    circles : iterable of (x, y, radius), optional
        In plate units: the picture is made wide enough for them where they reach over its edge.
    palette : str or acupress.drawing.style.Palette, optional

    Returns
    -------
    BarePlate
    """
    plate, palette = as_plate(plate), style.palette_of(palette)
    left, top, right, bottom = _around(plate, circles)
    scale = min(largest[0] / (right - left), largest[1] / (bottom - top))
    size = int((right - left) * scale), int((bottom - top) * scale)
    png = _drawn(plate, palette, size, (left, top, scale))
    return BarePlate(png, size, scale, left, top)


def _around(plate, circles):
    spare = SPARE * plate.width
    boxes = [(0, 0, plate.width, plate.height)]
    boxes += [(x - r - spare, y - r - spare, x + r + spare, y + r + spare) for x, y, r in circles]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


@style.applied()
def _drawn(plate, palette, size, place):
    (wide, tall), (left, top, scale) = size, place
    figure = DescribedFigure(figsize=(wide / DPI, tall / DPI))
    figure.set_facecolor(palette.paper)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(left, left + wide / scale), ylim=(top + tall / scale, top))
    ax.set_axis_off()
    draw_plate(ax, plate, palette=palette)
    made, file = io.BytesIO(), io.BytesIO()
    figure.savefig(made, format="png", dpi=DPI)
    Image.open(made).convert("RGB").save(file, "png")
    return file.getvalue()
