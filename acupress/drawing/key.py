"""Labels as a numbered key, where a page has no room for their texts beside the drawing."""

from __future__ import annotations

import dataclasses

import numpy as np

from . import style
from .artists import points_per_unit
from .blocks import draw_block, label_of, line_width, write_line
from .labels import crowded_labels

GAP = 14.0  # points between columns
EDGE = 12.0
BEFORE = 8.0  # points between the page above and the key


def draw_key(ax, letterings, page, places, palette, gid):
    """Number the places on the drawing and tell below it what they are; the page grows for that.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    letterings : list of acupress.drawing.lettering.Lettering
    page : acupress.drawing.labels.Page
    places : ndarray of shape (n, 2)
        What is named, in points.
    palette : acupress.drawing.style.Palette
    gid : str
        Beginning of the gids.

    Returns
    -------
    list of matplotlib.artist.Artist
        As :func:`acupress.drawing.lettering.draw_labels` says.
    """
    numbers = [
        dataclasses.replace(item, text=str(number), is_count=False)
        for number, item in enumerate(letterings, 1)
    ]
    labels = [label_of(item, place) for item, place in zip(numbers, places, strict=True)]
    artists = []
    for i, (item, *where) in enumerate(zip(numbers, *crowded_labels(labels, page), strict=True)):
        artists += draw_block(ax, item, *where, palette, f"{gid}.{item.step}.{i}")
    return artists + _write_key(ax, letterings, palette, gid)


def _write_key(ax, letterings, palette, gid):
    """Write the texts in columns, as many as fit, in a strip that is added below the page."""
    texts = [f"{i} {' '.join(item.text.split())}" for i, item in enumerate(letterings, 1)]
    room = ax.get_figure().get_figwidth() * 72 - 2 * EDGE
    widest = max(line_width(text, style.TEXT_NAME, bold=True) for text in texts)
    columns = max(1, int((room + GAP) // (widest + GAP)))
    rows = -(-len(texts) // columns)
    unit, bottom = 1 / points_per_unit(ax), ax.get_ylim()[0]
    grow(ax, BEFORE + rows * style.LEADING)
    corner = np.array([ax.get_xlim()[0], bottom])
    artists = []
    for i, (text, item) in enumerate(zip(texts, letterings, strict=True)):
        column, row = divmod(i, rows)
        place = EDGE + column * (room + GAP) / columns, (row + 1) * style.LEADING
        where, name = corner + np.multiply(place, unit), f"{gid}.{item.step}.{i}.key.0"
        artists.append(write_line(ax, where, text, item, palette, name))
    return artists


def grow(ax, points):
    """Add a strip below a page, so many points high; what is on it stays as large as it is."""
    figure = ax.get_figure()
    width, height = figure.get_size_inches()
    figure.set_size_inches(width, height + points / 72)
    bottom, top = ax.get_ylim()
    ax.set_ylim(bottom + points / points_per_unit(ax), top)
