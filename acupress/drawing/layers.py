"""Draw a plate's layers: lit skin, bones and tendons, their contours, creases and details."""

from __future__ import annotations

from matplotlib.patches import PathPatch
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from ..body.shape import DRAWN
from . import style
from .artists import points_per_unit
from .hatching import hatches
from .hidden import seen_and_hidden
from .light import AWAY_FROM_LIGHT, fade_picture, layer_picture, skin_pictures
from .options import picked

ALL_LAYERS = DRAWN


def draw_plate(ax, plate, layers=ALL_LAYERS, palette=style.ATLAS):
    """Draw the layers of a plate.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    layers : str or sequence of str
        Their order does not matter; none draws nothing.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    list of matplotlib.artist.Artist
        Each shape with the gid ``layer.NAME.NUMBER``, its number in the file, and below them the
        light: ``layer.skin.NUMBER.volume`` and ``layer.skin.NUMBER.shade``, the weight of its
        shade side, ``layer.bone.light`` and ``layer.tendon.light``. What a nearer form hides is
        not drawn, or, in an engraving, has a gid that ends in ``.hidden``. Ridges and hollows only
        shape the skin. Where the page cuts the body, paper grows over it: ``fade``.

    Raises
    ------
    ValueError
        There is no such layer.
    """
    layers = picked(layers, DRAWN, "layer")
    draw = {"skin": _draw_skin, "bone": _draw_inner, "tendon": _draw_inner}
    artists = []
    for layer in (name for name in DRAWN if name in layers):
        artists += draw.get(layer, _draw_lines)(ax, plate, layer, palette)
    page = TransformedBbox(Bbox.from_bounds(0, 0, plate.width, plate.height), ax.transData)
    for artist in artists:
        artist.set_clip_box(page)  # not a path: one box serves all, and volumes keep their outline
    fade = fade_picture(plate, palette) if artists else None
    return artists + ([_show(ax, fade, style.Z_FADE, "fade")] if fade else [])


def _draw_skin(ax, plate, layer, palette):
    """Draw lit bodies, their contours, and more weight on the shade side of these.

    A second line, moved away from the light and half hidden by the body, makes a contour swell and
    thin with the way it runs, as an engraver's does.
    """
    artists, weight = [], style.LINES["skin"]
    shift = style.SWELL * weight / points_per_unit(ax)
    away = Affine2D().translate(*(shift * AWAY_FROM_LIGHT))
    pictures = skin_pictures(plate, palette)
    for i, (shape, picture) in enumerate(zip(plate.layers["skin"], pictures, strict=True)):
        gid, z = f"layer.skin.{i}", style.Z["skin"] + i / 1000
        look = {"facecolor": "none", "edgecolor": palette.contour, "linewidth": weight}
        body = _show(ax, picture, z - 0.0005, f"{gid}.volume")
        body.set_clip_path(shape.outline, ax.transData)
        artists.append(body)
        if shape.width:  # without, it is open somewhere: its edges are drawn as details
            shade = shape.outline.transformed(away)
            artists.append(_path(ax, shade, f"{gid}.shade", z - 0.0006, **look))
            artists.append(_path(ax, shape.outline, gid, z, **look))
    if palette.engraved:
        artists += hatches(ax, plate, "skin", palette, style.Z["skin"] + 0.9)
    return artists


def _draw_inner(ax, plate, layer, palette):
    """Draw bones or tendons in the light, each hiding what lies behind it.

    Where a plate wants its bones quiet, they and the tendons are fine lines below the skin.
    """
    if plate.quiet_bones:
        return _draw_forms(ax, plate, layer, palette, fill=(palette.bone, 0.1), alpha=0.5)
    if palette.engraved:
        forms = _draw_forms(ax, plate, layer, palette, fill=palette.paper, alpha=1)
        return forms + hatches(ax, plate, layer, palette, style.Z[layer] + 0.8)
    picture = layer_picture(plate, layer, palette)
    light = [_show(ax, picture, style.Z[layer] - 0.001, f"layer.{layer}.light")] if picture else []
    return light + _draw_forms(ax, plate, layer, palette, fill="none", alpha=0.6)


def _draw_forms(ax, plate, layer, palette, fill, alpha):
    """Draw outlines as far as they are seen; an engraving dashes the rest."""
    color = {"bone": palette.bone_line, "tendon": palette.tendon_line}[layer]
    artists = []
    for i, (shape, parts) in enumerate(
        zip(plate.layers[layer], seen_and_hidden(plate, layer), strict=True)
    ):
        gid, z = f"layer.{layer}.{i}", style.Z[layer] + i / 1000
        edge = palette.muscle_line if shape.muscle else color
        look = {"edgecolor": (edge, alpha), "linewidth": style.LINES[layer]}
        if shape.filled and fill != "none":
            artists.append(_path(ax, shape.outline, f"{gid}.fill", z, facecolor=fill, linewidth=0))
        artists.append(_path(ax, parts[0], gid, z, facecolor="none", **look))
        if palette.engraved and parts[1] is not None:
            dashes = {"linestyle": (0, (2.5, 2)), "linewidth": 0.4, "edgecolor": edge}
            artists.append(_path(ax, parts[1], f"{gid}.hidden", style.Z[layer] + 0.9,
                                 facecolor="none", **dashes))  # fmt: skip
    return artists


def _draw_lines(ax, plate, layer, palette):
    """Draw creases and details: fine lines, and small filled forms such as nails."""
    face = (palette.skin_light, 0.6)
    look = {"edgecolor": (palette.crease, 0.85), "linewidth": style.LINES[layer]}
    return [
        _path(ax, shape.outline, f"layer.{layer}.{i}", style.Z[layer] + i / 1000,
              facecolor=face if shape.filled else "none", **look)
        for i, shape in enumerate(plate.layers[layer])
        if not shape.relief
    ]  # fmt: skip


def _path(ax, outline, gid, z, **look):
    patch = PathPatch(outline, gid=gid, zorder=z, capstyle="round", joinstyle="round", **look)
    return ax.add_artist(patch)


def _show(ax, picture, z, gid):
    return ax.imshow(picture.pixels, extent=picture.extent, aspect="auto", zorder=z, gid=gid,
                     interpolation="bilinear")  # fmt: skip
