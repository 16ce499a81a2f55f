"""Shade drawn with lines, as an engraver does: the darker, the heavier they are."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from .artists import points_per_unit
from .light import tone_map
from .relief import Raster

SPACING = 2.6  # points between lines
STEP = 1.3  # points between places where the tone is asked for
WEIGHTS = ((-0.22, 0.3), (-0.5, 0.55), (-0.8, 0.85))  # from this tone down, lines of so many points


def hatches(ax, plate, layer, palette, z):
    """Draw the shade of a layer with lines, up to the right, across the light.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    layer : {"skin", "bone", "tendon"}
    palette : acupress.drawing.style.Palette
    z : float
        How high they lie.

    Returns
    -------
    list of matplotlib.patches.PathPatch
        One for each weight of line, with the gids ``layer.LAYER.hatch.NUMBER``.
    """
    unit = 1 / points_per_unit(ax)
    tones = tone_map(plate, layer)
    lines = _lines(plate, SPACING * unit, STEP * unit)
    found = Raster.of(plate, max(tones.shape)).read(tones, lines, np.nan)
    artists = []
    for number, (tone, weight) in enumerate(WEIGHTS):
        patch = PathPatch(
            _runs(lines, found < tone), facecolor="none", edgecolor=palette.contour,
            linewidth=weight, zorder=z, gid=f"layer.{layer}.hatch.{number}",
        )  # fmt: skip
        artists.append(ax.add_artist(patch))
    return artists


def _lines(plate, spacing, step):
    """Parallel lines over the page as places along each: an array of shape (lines, places, 2)."""
    reach = plate.width + plate.height
    along = np.arange(0, reach, step)
    across = np.arange(0, reach, spacing)
    # Each begins at the left or lower edge and rises to the right at 45 degrees.
    rise = along / np.sqrt(2)
    x = rise[None, :] + np.zeros_like(across)[:, None]
    y = across[:, None] - rise[None, :]
    return np.stack([x, y], axis=-1)


def _runs(lines, dark):
    """The stretches of lines that are dark, as one path of many strokes."""
    edge = np.zeros((len(dark), 1), bool)
    change = np.diff(np.hstack([edge, dark, edge]).astype(int), axis=1)
    line, first = np.nonzero(change == 1)
    _, after = np.nonzero(change == -1)
    long = after - first > 1
    ends = lines[line[long], first[long]], lines[line[long], after[long] - 1]
    strokes = np.stack(ends, axis=1).reshape(-1, 2)
    return Outline(strokes, [Outline.MOVETO, Outline.LINETO] * int(long.sum()))
