"""Soft volume: a skin outline becomes a body lit from the upper left.

The outline is inflated (the further from the edge, the higher, up to a limit), its ridges are
raised and its hollows pressed in, and the height is lit. So an illustrator draws lines and the code
gives form.
"""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image, ImageDraw

PIXELS = 360  # the longer side of the shaded picture: volume is soft and needs no more
ROUNDNESS = 0.13  # how far the edge curves inward, as part of the page's longer side
BLURS = (0.12, 0.3, 0.6, 1.0)  # as parts of that
DEPTH = 1.2  # how high the body rises, as part of that
LIGHT = np.array([-0.46, -0.58, 0.67])  # from the upper left, toward the reader
AWAY_FROM_LIGHT = -LIGHT[:2] / np.hypot(*LIGHT[:2])  # on the page, a unit vector


@functools.lru_cache(maxsize=64)
def skin_pictures(plate, palette):
    """Shade every skin outline of a plate.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    palette : acupress.drawing.style.Palette

    Returns
    -------
    list of ndarray, shape (rows, columns, 3)
        One RGB picture (0–255) of the whole page for each skin outline, to be clipped by it.
    """
    scale = PIXELS / max(plate.width, plate.height)
    size = round(plate.width * scale), round(plate.height * scale)
    form = _relief(plate, scale, size)
    return [_lit(_inflated(shape, scale, size) + form, palette) for shape in plate.layers["skin"]]


def _inflated(shape, scale, size):
    """Height of a rounded body over an outline, in pixels: 0 at its edge, level well inside.

    A blurred mask is half at a straight edge and whole where the edge is out of the blur's reach;
    several blurs together make a dome without creases.
    """
    reach = max(4, round(ROUNDNESS * max(size)))
    mask = Image.new("L", size, 0)
    pen = ImageDraw.Draw(mask)
    for polygon in shape.outline.to_polygons():
        pen.polygon([tuple(vertex) for vertex in polygon * scale], fill=255)
    # A body that is cut by the page goes on beyond it: repeat the page's edge outward.
    inside = np.pad(np.asarray(mask) / 255, 2 * reach, mode="edge")
    domes = [np.clip(2 * _blurred(inside, reach * part) - 1, 0, 1) for part in BLURS]
    dome = _blurred(np.sqrt(np.mean(domes, axis=0)), 2)
    return dome[2 * reach : -2 * reach, 2 * reach : -2 * reach] * reach * DEPTH


def _relief(plate, scale, size):
    """Height that ridges and hollows add, in pixels."""
    form = np.zeros(size[::-1])
    for shape in plate.layers["detail"]:
        if not shape.relief:
            continue
        picture = Image.new("L", size, 0)
        pen = ImageDraw.Draw(picture)
        breadth = max(1, round(shape.width * scale))
        for polygon in shape.outline.to_polygons(closed_only=False):
            vertices = [tuple(vertex) for vertex in polygon * scale]
            if shape.filled:
                pen.polygon(vertices, fill=255)
                breadth = max(breadth, round(np.sqrt(np.ptp(polygon, axis=0).min() * scale)))
            elif len(vertices) > 1:
                pen.line(vertices, fill=255, width=breadth, joint="curve")
        bump = _blurred(np.asarray(picture) / 255, max(1.0, breadth * 0.45))
        sign = 1 if shape.relief == "ridge" else -1
        form += sign * shape.height * bump * min(breadth, 12) * 0.9
    return form


def _lit(height, palette):
    """A height field in light: RGB between the palette's skin tones."""
    down, across = np.gradient(height)
    steep = np.sqrt(across**2 + down**2 + 1)
    light = (-across * LIGHT[0] - down * LIGHT[1] + LIGHT[2]) / steep
    light -= 0.16 * (1 - 1 / steep)  # edges that turn away lose a little more
    flat = LIGHT[2]
    tone = np.tanh((light - flat) * 1.9)[..., None]  # bends softly into full shade and full light
    tones = (palette.skin_shade, palette.skin, palette.skin_light)
    shade, skin, bright = (np.array(to_rgb(name)) for name in tones)
    colour = skin + np.where(tone < 0, -tone * (shade - skin), tone * (bright - skin))
    return (colour * 255).astype(np.uint8)


def _blurred(values, radius):
    """Gaussian blur, as three box means (Pillow's own works on 8-bit pictures only)."""
    half = round(radius * 1.9) // 2
    for axis in (0, 1) * 3 if half else ():
        values = _box_mean(values, half, axis)
    return values


def _box_mean(values, half, axis):
    padding = [(0, 0), (0, 0)]
    padding[axis] = (half + 1, half)
    total = np.cumsum(np.pad(values, padding, mode="edge"), axis=axis)
    high = np.take(total, range(2 * half + 1, total.shape[axis]), axis=axis)
    low = np.take(total, range(0, total.shape[axis] - 2 * half - 1), axis=axis)
    return (high - low) / (2 * half + 1)
