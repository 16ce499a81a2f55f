"""Soft volume: outlines become bodies with a height, in pixels of the picture they are lit in.

An outline is inflated (the further from its edge, the higher, up to a limit), ridges are raised
and hollows pressed in. So an illustrator draws lines and the code gives form; `light` lights it.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from PIL import Image, ImageDraw

from ..body.winding import signed_area

ROUNDNESS = 0.13  # how far skin curves inward at its edge, as part of the page's longer side
SKIN_BLURS = (0.12, 0.3, 0.6, 1.0)  # as parts of that
SKIN_DEPTH = 1.2  # how high the body rises, as part of that
BREADTH = 0.033  # of a ridge or hollow, at most, as part of the page's longer side
BULGE = 0.6  # how high a belly of height 1 rises, as part of its half breadth
FINE = 2.0  # pixels: so wide a blur at least a smaller picture must have
BONE_BLURS = (0.35, 0.75, 1.3)  # as parts of a bone's half breadth


@dataclasses.dataclass(frozen=True)
class Raster:
    """The grid of pixels a plate's volume is computed in.

    Attributes
    ----------
    width, height : int
        Of the whole page, in pixels.
    scale : float
        Pixels a plate unit has.
    """

    width: int
    height: int
    scale: float

    @classmethod
    def of(cls, plate, pixels):
        """The raster whose longer side has so many pixels."""
        scale = pixels / max(plate.width, plate.height)
        return cls(round(plate.width * scale), round(plate.height * scale), scale)

    def box(self, outline, margin):
        """Where an outline lies on the page: left, top, right and bottom pixel, with a margin."""
        low, high = outline.vertices.min(axis=0), outline.vertices.max(axis=0)
        left, top = np.floor(low * self.scale).astype(int) - margin
        right, bottom = np.ceil(high * self.scale).astype(int) + margin
        width, height = self.width, self.height
        return tuple(
            int(np.clip(value, 0, end))
            for value, end in zip((left, top, right, bottom), (width, height) * 2, strict=True)
        )

    def mask(self, outline, box):
        """Where an outline's inside is in a box of the page: 1 inside, 0 outside and in holes.

        Parameters
        ----------
        outline : matplotlib.path.Path
        box : tuple of int
            As :meth:`box` gives it.

        Returns
        -------
        ndarray of shape (rows, columns)
        """
        left, top, right, bottom = box
        winding = np.zeros((bottom - top, right - left), np.int8)
        for polygon in outline.to_polygons():
            picture = Image.new("L", winding.shape[::-1], 0)
            vertices = polygon * self.scale - (left, top)
            ImageDraw.Draw(picture).polygon(vertices.ravel().tolist(), fill=1)
            winding += np.asarray(picture).view(np.int8) * np.int8(np.sign(signed_area(polygon)))
        return (winding != 0).astype(np.float32)

    def cover(self, shapes):
        """Where on the whole page any of some shapes is: 1 there, 0 elsewhere.

        Parameters
        ----------
        shapes : sequence of acupress.body.shape.Shape
            At least one.

        Returns
        -------
        ndarray of shape (height, width)
        """
        whole = 0, 0, self.width, self.height
        return np.max([self.mask(shape.outline, whole) for shape in shapes], axis=0)

    def read(self, page, places, elsewhere):
        """What a map of the whole page says at places.

        Parameters
        ----------
        page : ndarray of shape (height, width)
        places : ndarray of shape (…, 2)
            In plate units.
        elsewhere : object
            What holds off the page.

        Returns
        -------
        ndarray of shape (…)
        """
        column, row = np.moveaxis(np.floor(places * self.scale).astype(int), -1, 0)
        on_page = (0 <= column) & (column < self.width) & (0 <= row) & (row < self.height)
        found = page[np.clip(row, 0, self.height - 1), np.clip(column, 0, self.width - 1)]
        return np.where(on_page, found, elsewhere)


def half_breadth(outline):
    """Half the breadth of a form in plate units: a disc's radius, a long bone's half thickness."""
    polygons = outline.to_polygons()
    area = abs(sum(signed_area(polygon) for polygon in polygons))
    way = sum(np.hypot(*np.diff(polygon, axis=0).T).sum() for polygon in polygons)
    return 2 * area / max(way, 1e-9)


def skin_height(mask, raster):
    """Height of a body over a mask: 0 at its edge, level well inside.

    A blurred mask is half at a straight edge and whole where the edge is out of the blur's reach;
    several blurs together make a dome without creases.

    Parameters
    ----------
    mask : ndarray of shape (rows, columns)
    raster : Raster

    Returns
    -------
    ndarray of the same shape
    """
    reach = max(4, round(ROUNDNESS * max(raster.width, raster.height)))
    return _dome(mask, reach, SKIN_BLURS, 2.4) * reach * SKIN_DEPTH


def bone_height(mask, reach):
    """Height of a bone or a tendon over a mask: round at its edge, flatter further in.

    Parameters
    ----------
    mask : ndarray of shape (rows, columns)
    reach : float
        How far it curves inward, in pixels.

    Returns
    -------
    ndarray of the same shape
    """
    return _dome(mask, reach, BONE_BLURS, 1.4) * reach * 0.95


def relief(plate, raster):
    """Height that a plate's ridges and hollows add.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    raster : Raster

    Returns
    -------
    ndarray of shape (raster.height, raster.width)
    """
    form = np.zeros((raster.height, raster.width), np.float32)
    for shape in (shape for shape in plate.layers["detail"] if shape.relief):
        sign = 1 if shape.relief == "ridge" else -1
        bump = _belly if shape.filled else _cord
        (left, top, right, bottom), height = bump(shape, raster)
        form[top:bottom, left:right] += sign * shape.height * height
    return form


def _belly(shape, raster):
    """A closed form: a dome over its whole breadth, with a soft rim."""
    most = BREADTH * 2 * max(raster.width, raster.height)
    half = float(np.clip(half_breadth(shape.outline) * raster.scale, 1.5, most))
    box = raster.box(shape.outline, int(2 * half) + 2)
    mask = raster.mask(shape.outline, box)
    if not mask.size:
        return box, mask
    return box, blurred(_dome(mask, half, (0.6, 1.2), 1.4), half * 0.35) * half * BULGE


def _cord(shape, raster):
    """An open line: a rounded cord of its breadth."""
    breadth = max(1, round(shape.width * raster.scale))
    box = raster.box(shape.outline, 2 * breadth + 2)
    left, top, right, bottom = box
    if left >= right or top >= bottom:  # off the page
        return box, np.zeros((bottom - top, right - left))
    picture = Image.new("L", (right - left, bottom - top), 0)
    for polygon in shape.outline.to_polygons(closed_only=False):
        way = (polygon * raster.scale - (left, top)).ravel().tolist()
        if len(way) > 2:
            ImageDraw.Draw(picture).line(way, fill=255, width=breadth, joint="curve")
    soft = blurred(np.asarray(picture) / np.float32(255), max(1.4, breadth * 0.45))
    return box, soft * min(breadth, BREADTH * max(raster.width, raster.height)) * 0.9


def _dome(mask, reach, parts, smooth):
    """From 0 at a mask's edge to 1 where the edge is out of reach."""
    dome = np.zeros(mask.shape, np.float32)
    for part in parts:
        dome += np.clip(2 * blurred(mask, reach * part) - 1, 0, 1)
    return blurred(np.sqrt(dome / len(parts)), smooth)


def blurred(values, radius):
    """Gaussian blur; what is cut by the picture's edge goes on beyond it.

    What a wide blur leaves is so smooth that it is worked out in a smaller picture. Pillow's own
    blurs 8-bit pictures only, which shows as bands on a body.

    Parameters
    ----------
    values : ndarray of shape (rows, columns)
    radius : float
        Its standard deviation, in pixels.

    Returns
    -------
    ndarray of the same shape, of float32

    Examples
    --------
    >>> blurred(np.array([[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]]), 1).astype(float).round(1).tolist()
    [[0.0, 0.1, 0.3, 0.7, 0.9, 1.0]]
    """
    values = np.asarray(values, np.float32)
    part = max(1, int(radius / FINE))
    if part == 1:
        return _smoothed(values, radius)
    rows, columns = values.shape
    small = np.asarray(Image.fromarray(values).reduce(part))
    small = Image.fromarray(_smoothed(small, radius / part))
    covered = 0, 0, columns / part, rows / part
    return np.asarray(small.resize((columns, rows), Image.Resampling.BICUBIC, covered))


def _smoothed(values, radius):
    """Gaussian blur, as a sum of shifted pictures."""
    reach = math.ceil(2.7 * radius)
    weights = np.exp(-0.5 * (np.arange(reach + 1) / radius) ** 2).astype(np.float32)
    weights /= 2 * weights.sum() - weights[0]
    for _ in range(2):  # down, then across
        rows = len(values)
        padded = values[np.clip(np.arange(-reach, rows + reach), 0, rows - 1)]
        values = padded[reach : reach + rows] * weights[0]
        for far in range(1, reach + 1):
            pair = padded[reach - far : reach - far + rows] + padded[reach + far :][:rows]
            pair *= weights[far]
            values += pair
        values = np.ascontiguousarray(values.T)
    return values
