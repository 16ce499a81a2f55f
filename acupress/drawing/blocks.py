"""Labels as they look: lines of text with one leading, flush with their leader, on soft paper."""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.textpath import text_to_path

from . import style
from .artists import corner, points_per_unit
from .labels import INSET, Label, begin_of, is_left

BASELINE = 0.76  # of a line's height, from its top


def labels_of(letterings, places):
    """What is to be placed of letterings.

    Parameters
    ----------
    letterings : list of acupress.drawing.lettering.Lettering
    places : ndarray of shape (len(letterings), 2)
        What they name, in points from the page's top left corner.

    Returns
    -------
    list of acupress.drawing.labels.Label
    """
    return [_label(item, place) for item, place in zip(letterings, places, strict=True)]


def _label(lettering, place):
    widths = [line_width(line, *font_of(lettering)) for line in lettering.text.split("\n")]
    weight = 1.6 if lettering.is_name else 3.0 if lettering.is_count else 1.0
    return Label(
        max(widths) + 2 * INSET, len(widths) * style.LEADING + 2 * INSET, tuple(place), weight,
        widths[0] + 2 * INSET, widths[-1] + 2 * INSET, beside=lettering.is_count,
    )  # fmt: skip


@functools.lru_cache(maxsize=4096)
def line_width(line, size, bold=False):
    """How wide a line of text is.

    Parameters
    ----------
    line : str
    size : float
        Of the letters, in points.
    bold : bool, optional

    Returns
    -------
    float
        Points.
    """
    with style.applied():
        font = FontProperties(size=size, weight="bold" if bold else "normal")
        width, _, _ = text_to_path.get_text_width_height_descent(line, font, ismath=False)
    return float(width)


def font_of(lettering):
    """The size of a lettering's letters, in points, and whether they are bold."""
    return (style.TEXT_NAME, True) if lettering.is_name else (style.TEXT, False)


def draw_blocks(ax, letterings, boxes, leaders, palette, gid):
    """Draw labels in their boxes, with their leaders.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    letterings : list of acupress.drawing.lettering.Lettering
    boxes, leaders : ndarray of shape (len(letterings), 4)
        In points from the page's top left corner, as
        :func:`acupress.drawing.labels.place_labels` gives them.
    palette : acupress.drawing.style.Palette
    gid : str
        Beginning of the gids, which go on ``.STEP.NUMBER``.

    Returns
    -------
    list of matplotlib.artist.Artist
        Of each the paper below the text, its lines from the top, and the leader.
    """
    artists = []
    for i, (item, box, leader) in enumerate(zip(letterings, boxes, leaders, strict=True)):
        artists += _draw_block(ax, item, box, leader, palette, f"{gid}.{item.step}.{i}")
    return artists


def _draw_block(ax, lettering, box, leader, palette, gid):
    origin, unit = corner(ax), 1 / points_per_unit(ax)
    left, top, right, bottom = box
    lines, leftward = lines_of(lettering, box, leader)
    paper = Rectangle(
        origin + (left * unit, top * unit), (right - left) * unit, (bottom - top) * unit,
        facecolor=(palette.paper, 0.72), linewidth=0, zorder=style.Z_TEXT - 0.5,
        gid=f"{gid}.paper",
    )  # fmt: skip
    artists = [ax.add_artist(paper)]
    for i, (x, y, line) in enumerate(lines):
        where = origin + (x * unit, y * unit)
        artists.append(write_line(ax, where, line, lettering, palette, f"{gid}.text.{i}", leftward))
    return [*artists, draw_leader(ax, leader, palette, f"{gid}.leader")]


def lines_of(lettering, box, leader):
    """Where the lines of a label stand.

    Parameters
    ----------
    lettering : acupress.drawing.lettering.Lettering
    box, leader : ndarray of shape (4,)
        As for :func:`draw_blocks`.

    Returns
    -------
    lines : list of (float, float, str)
        Of each the x and y of its foot, in points from the page's top left corner, and its text.
    leftward : bool
        Whether x is that of its right end, not of its left.
    """
    left, top, right, _ = box
    leftward = bool(is_left(box, leader[:2]))
    x = right - INSET if leftward else left + INSET
    feet = top + INSET + (np.arange(lettering.text.count("\n") + 1) + BASELINE) * style.LEADING
    return [
        (x, y, line) for y, line in zip(feet, lettering.text.split("\n"), strict=True)
    ], leftward


def drawn_leader(leader):
    """The part of a leader that is drawn, from just off what it names to just off its text.

    Parameters
    ----------
    leader : ndarray of shape (4,)
        x0, y0, x1, y1.

    Returns
    -------
    ndarray of shape (2, 2)
    """
    ends = np.reshape(leader, (2, 2))
    way = ends[1] - ends[0]
    length = max(np.hypot(*way), 1)
    return ends + np.outer([begin_of(length), -min(0.2, 0.5 / length)], way)


def write_line(ax, where, line, lettering, palette, gid, leftward=False):
    """Write one line of a label; `where` is the left, or `leftward` the right, end of its foot."""
    size, bold = font_of(lettering)
    return ax.text(
        *where, line, fontsize=size, fontweight="bold" if bold else "normal", va="baseline",
        ha="right" if leftward else "left", gid=gid, zorder=style.Z_TEXT, parse_math=False,
        color=palette.point if lettering.is_name else palette.ink,
    )  # fmt: skip


def draw_leader(ax, leader, palette, gid):
    """Draw a leader."""
    ends = drawn_leader(leader)
    line = Line2D(
        *(ends / points_per_unit(ax) + corner(ax)).T, color=palette.quiet, linewidth=0.9,
        zorder=style.Z_LEADER, gid=gid,
        path_effects=[withStroke(linewidth=2.4, foreground=(palette.halo, 0.6))],
    )  # fmt: skip
    return ax.add_artist(line)
