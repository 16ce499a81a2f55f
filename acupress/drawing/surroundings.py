"""What lies on a page where labels are to be placed, in points from its top left corner."""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.path import Path

from . import style
from .artists import corner, points_per_unit
from .inset import inset_boxes
from .labels import CELL, Page
from .page import header_height, page_width
from .silhouette import contour, on_drawing

EDGE = 8.0  # points between a label and the page's edge
MARK = 3.0  # points round a place that is named


def dots_and_lines(ax):
    """All that labels keep clear of on a page: dots, marks and drawn ways."""
    dots = [artist for artist in ax.patches if str(artist.get_gid()).startswith("dot.")]
    return [*dots, *ax.lines]


def page_of(ax, plate, around, places):
    """The page that labels are placed on.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    around : list of matplotlib.artist.Artist
        The dots, marks and lines to keep clear of.
    places : ndarray of shape (n, 2)
        What is named, in points.

    Returns
    -------
    acupress.drawing.labels.Page
    """
    wide, scale = page_width(ax), points_per_unit(ax)
    high = (plate.height - ax.get_ylim()[1]) * scale
    spare = _below(ax, plate) * scale
    skin, contours = _drawing(plate, tuple(corner(ax).tolist()), scale, wide, high + spare)
    return Page(
        room=(EDGE, header_height(plate, wide), wide - EDGE, high + spare),
        keep_off=_marks(ax, around, places),
        avoid_lines=_ways(ax, around),
        skin=skin,
        contour=contours,
        keep_out=np.hstack([in_points(ax, half) for half in np.hsplit(inset_boxes(ax), 2)]),
    )


def in_points(ax, places):
    """Places in plate units, an array of shape (…, 2), as points from the top left corner."""
    return (np.asarray(places, float) - corner(ax)) * points_per_unit(ax)


def _below(ax, plate):
    """Room below the drawing, in plate units: all that no text takes."""
    feet = [text for text in ax.texts if text.get_gid() == "foot"]
    lines = sum(len(text.get_text().split("\n")) for text in feet)
    taken = (4 + 1.3 * style.TEXT_SMALL * lines) / points_per_unit(ax)
    return ax.get_ylim()[0] - plate.height - taken


def _marks(ax, around, places):
    """Everything small a label or leader must not touch: dots, landmarks, what is named."""
    drawn = [artist.center for artist in around if isinstance(artist, Circle)]
    lines = [artist for artist in around if isinstance(artist, Line2D)]
    drawn += [np.ravel(line.get_data()) for line in lines if len(line.get_xdata()) == 1]
    drawn = in_points(ax, np.reshape(drawn, (-1, 2)))
    middles = np.concatenate([drawn, np.reshape(places, (-1, 2))])
    return np.column_stack([middles, np.repeat([style.DOT / 2, MARK], [len(drawn), len(places)])])


def _ways(ax, around):
    lines = [artist for artist in around if isinstance(artist, Line2D)]
    ways = [_straightened(in_points(ax, np.column_stack(line.get_data()))) for line in lines]
    pieces = [np.hstack([way[:-1], way[1:]]) for way in ways if len(way) > 1]
    return np.concatenate(pieces) if pieces else np.empty((0, 4))


def _straightened(way):
    """A way in as few pieces as stay within half a point of it: each is looked at for each box."""
    path = Path(way)
    path.should_simplify, path.simplify_threshold = True, 0.5
    return path.cleaned(simplify=True).vertices[:-1]  # the last says only that it ends


@functools.lru_cache(maxsize=8)
def _drawing(plate, corner, scale, wide, high):
    """Where on the page the drawing is, and how many points of contour run through each cell.

    Two arrays of a number for each cell of `CELL` points.
    """
    rows, columns = int(np.ceil(high / CELL)), int(np.ceil(wide / CELL))
    middles = np.meshgrid((np.arange(columns) + 0.5) * CELL, (np.arange(rows) + 0.5) * CELL)
    skin = on_drawing(plate, np.stack(middles, axis=-1) / scale + corner)
    x, y = ((contour(plate) - corner) * scale).T
    edges = np.arange(rows + 1) * CELL, np.arange(columns + 1) * CELL
    counts, _, _ = np.histogram2d(y, x, bins=edges)
    return skin, counts * scale  # a place stands for one plate unit of contour
