"""Light on volume: skin, bones and tendons as pictures, lit from the upper left.

Each picture is computed once for a plate and a palette, and kept, for other processes too.
"""

from __future__ import annotations

import dataclasses
import functools

import numpy as np
from matplotlib.colors import to_rgb

from ..facts.kept import kept_arrays
from .forms import forms
from .relief import Raster, blurred, bone_height, half_breadth, relief, skin_height

SKIN_PIXELS = 400  # the longer side of skin's pictures: its volume is soft and needs no more
BONE_PIXELS = 660  # of bones and tendons, which have no outline to be clipped by
FADE_PIXELS = 120
LIGHT = np.array([-0.46, -0.58, 0.67])  # from the upper left, toward the reader
AWAY_FROM_LIGHT = -LIGHT[:2] / np.hypot(*LIGHT[:2])  # on the page, a unit vector
REFLECTED = np.array([0.60, 0.76, 0.25])  # light thrown back from the other side
BONE_REACH = 0.024  # how far a broad bone curves inward, as part of the page's longer side
OPACITY = {"bone": 0.9, "tendon": 0.88, "muscle": 0.62}
HELD = 8  # plates' pictures stay in memory: each takes megabytes, and comes from a file again
FADE = 0.09  # how far a cut end fades into the paper, as part of the page's longer side


@dataclasses.dataclass(frozen=True, eq=False)
class Picture:
    """A picture and where it lies on its plate.

    Attributes
    ----------
    pixels : ndarray of shape (rows, columns, 3 or 4)
        RGB or RGBA, 0 to 255.
    extent : tuple of float
        Left, right, bottom and top, in plate units, as matplotlib's ``imshow`` takes them.
    """

    pixels: np.ndarray
    extent: tuple


@functools.lru_cache(maxsize=HELD)
def skin_pictures(plate, palette):
    """Light every skin outline of a plate.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    palette : acupress.drawing.style.Palette

    Returns
    -------
    list of Picture
        One for each skin outline, to be clipped by it.
    """
    return _kept(plate, palette, "skin", lambda: _lit_skin(plate, palette))


def _lit_skin(plate, palette):
    raster = Raster.of(plate, SKIN_PIXELS)
    return [
        Picture(_pixels(_coloured(tone, palette.tones("skin")) * 255), _extent(box, raster))
        for tone, _, box in _skin_tones(plate)
    ]


def _kept(plate, palette, layer, light):
    """The pictures that `light` gives, or that an earlier process left."""

    def work():
        return [part for picture in light() for part in (picture.pixels, picture.extent)]

    look = dataclasses.replace(palette, paper="")  # no light comes from the paper around
    arrays = kept_arrays([layer, repr(look), forms(plate)], work)
    pairs = zip(arrays[::2], arrays[1::2], strict=True)
    return [Picture(pixels, tuple(np.asarray(extent).tolist())) for pixels, extent in pairs]


@functools.lru_cache(maxsize=HELD)
def _skin_tones(plate):
    """The tone of every skin outline, its mask, and the box of the page these are of."""
    raster = Raster.of(plate, SKIN_PIXELS)
    form, tones = relief(plate, raster), []
    for shape in plate.layers["skin"]:
        box = left, top, right, bottom = raster.box(shape.outline, 2)
        mask = raster.mask(shape.outline, box)
        height = skin_height(mask, raster) + form[top:bottom, left:right]
        tones.append((_tone(height), mask, box))
    return tones


@functools.lru_cache(maxsize=HELD)
def tone_map(plate, layer):
    """The tones of a layer as one sees it: -1 in full shade, 1 in full light, NaN beside it.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    layer : {"skin", "bone", "tendon"}

    Returns
    -------
    ndarray of shape (rows, columns)
        Of the whole page.
    """
    raster = Raster.of(plate, SKIN_PIXELS if layer == "skin" else BONE_PIXELS)
    tones = _skin_tones(plate) if layer == "skin" else _form_tones(plate, layer, raster)
    page = np.full((raster.height, raster.width), np.nan)
    for tone, mask, (left, top, right, bottom) in tones:
        part = page[top:bottom, left:right]
        part[mask > 0] = tone[mask > 0]
    return page


def _form_tones(plate, layer, raster):
    for shape in plate.layers[layer]:
        if shape.filled:
            box = raster.box(shape.outline, 2)
            mask = raster.mask(shape.outline, box)
            if mask.any():
                yield _form_tone(shape, mask, raster), mask, box


@functools.lru_cache(maxsize=HELD)
def layer_picture(plate, layer, palette):
    """Light the bones or the tendons of a plate: what is written later lies before the earlier.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    layer : {"bone", "tendon"}
    palette : acupress.drawing.style.Palette

    Returns
    -------
    Picture or None
        Of the whole page, with the shadows that fall on what lies below; None where nothing of the
        layer is filled.
    """
    if not any(shape.filled for shape in plate.layers[layer]):
        return None
    (picture,) = _kept(plate, palette, layer, lambda: [_lit_layer(plate, palette, layer)])
    return picture


def _lit_layer(plate, palette, layer):
    shapes = [shape for shape in plate.layers[layer] if shape.filled]
    raster = Raster.of(plate, BONE_PIXELS)
    page = np.zeros((4, raster.height, raster.width), np.float32)
    body = raster.cover(plate.layers["skin"])  # shadows fall on nothing else
    for shape in shapes:
        kind = "muscle" if shape.muscle else layer
        _lay(page, shape, kind, palette, raster, body)
    page[:3] /= np.maximum(page[3], 1e-6)
    page *= 255
    whole = (0, 0, raster.width, raster.height)
    return Picture(_pixels(page.round(out=page)), _extent(whole, raster))


def _lay(page, shape, kind, palette, raster, body):
    """Lay a lit form, and before it its shadow, on a page of colours multiplied by their alpha."""
    soft = max(raster.width, raster.height) / 180
    box = left, top, right, bottom = raster.box(shape.outline, int(3 * soft) + 2)
    mask = raster.mask(shape.outline, box)
    if not mask.any():
        return
    part = page[:, top:bottom, left:right]
    down, across = round(0.9 * soft), round(0.6 * soft)
    # A form that the page cuts goes on beyond it, and so does its shadow.
    cast = np.pad(mask, ((down, 0), (across, 0)), mode="edge")[: len(mask), : mask.shape[1]]
    shadow = np.clip(blurred(cast, soft) * 1.2 - mask, 0, 1) * (0.2 if kind == "muscle" else 0.42)
    _over(part, _rgb(palette.shadow), shadow * body[top:bottom, left:right])
    tone = _form_tone(shape, mask, raster)
    _over(part, _coloured(tone, palette.tones(kind)), blurred(mask, 1.4) * OPACITY[kind])


def _form_tone(shape, mask, raster):
    """The tone of a bone or tendon; a broad one curves inward only so far."""
    most = BONE_REACH * max(raster.width, raster.height)
    reach = float(np.clip(half_breadth(shape.outline) * raster.scale, 1, most))
    return _tone(bone_height(mask, reach))


def _over(part, colour, alpha):
    """Lay a colour, an array of shape (3, …), over a part of a page."""
    part *= 1 - alpha
    part[:3] += colour * alpha
    part[3] += alpha


def _tone(height):
    """A height field in light: -1 in full shade, 0 where it is level, 1 in full light."""
    down, across = np.gradient(height)
    flat = 1 / np.sqrt(across**2 + down**2 + 1)

    def lit(light):
        x, y, z = (float(part) for part in light)
        return (z - x * across - y * down) * flat

    light = lit(LIGHT) - float(LIGHT[2])
    light -= 0.16 * (1 - flat)  # edges that turn away lose a little more
    # At the very edge of the shade side light comes back, so that a form stays round there.
    back = np.clip((lit(REFLECTED) - 0.72) / 0.28, 0, 1)
    return np.tanh(light * 1.9) + 0.45 * back**2


def _coloured(tone, tones):
    """Tones as red, green and blue, 0 to 1, between the colours of shade, middle and light."""
    shade, middle, bright = (_rgb(name) for name in tones)
    colour = np.where(tone < 0, -tone * (shade - middle), tone * (bright - middle))
    colour += middle
    return np.clip(colour, 0, 1, out=colour)


def _rgb(name):
    return np.array(to_rgb(name), np.float32)[:, None, None]


def _pixels(colours):
    """Colours, one after another, as a picture's pixels."""
    return np.ascontiguousarray(np.moveaxis(colours, 0, -1).astype(np.uint8))


def _extent(box, raster):
    left, top, right, bottom = (float(value / raster.scale) for value in box)
    return left, right, bottom, top


@functools.lru_cache(maxsize=HELD)
def fade_picture(plate, palette):
    """Paper that grows over the ends of a body that is cut by the page.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    palette : acupress.drawing.style.Palette

    Returns
    -------
    Picture or None
        None where the page cuts nothing.
    """
    raster = Raster.of(plate, FADE_PIXELS)
    down, across = np.mgrid[0 : raster.height, 0 : raster.width]
    inward = {"left": across, "top": down, "right": raster.width - 1 - across,
              "bottom": raster.height - 1 - down}  # fmt: skip
    cut = [distance for edge, distance in inward.items() if _cuts(plate, edge)]
    if not cut:
        return None
    near = np.max([np.clip(1 - distance / (FADE * FADE_PIXELS), 0, 1) for distance in cut], axis=0)
    pixels = np.empty((raster.height, raster.width, 4), np.uint8)
    pixels[..., :3] = np.array(to_rgb(palette.paper)) * 255
    pixels[..., 3] = 255 * near * near * (3 - 2 * near)
    # A little beyond the page's edge, where a browser would else let a strip show through.
    pixels = np.pad(pixels, [(2, 2), (2, 2), (0, 0)], mode="edge")
    beyond = 2 / raster.scale
    return Picture(pixels, (-beyond, plate.width + beyond, plate.height + beyond, -beyond))


def _cuts(plate, edge):
    """Whether skin runs over this edge of the page."""
    along = np.linspace(0, plate.height if edge in ("left", "right") else plate.width, 200)
    still = np.full(200, {"left": 1, "top": 1, "right": plate.width - 1,
                          "bottom": plate.height - 1}[edge])  # fmt: skip
    places = np.transpose([still, along] if edge in ("left", "right") else [along, still])
    return any(shape.outline.contains_points(places).any() for shape in plate.layers["skin"])
