"""Labels as a numbered key, where a page has no room for their texts beside the drawing."""

from __future__ import annotations

import dataclasses
import textwrap

import numpy as np

from . import style
from .artists import points_per_unit
from .blocks import draw_blocks, font_of, labels_of, line_width, write_line
from .labels import crowded_labels, place_labels
from .page import EDGE, page_width

COLUMN = 145.0  # points: how narrow a column may be
GAP = 14.0  # points between columns
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
    labels = labels_of(numbers, places)
    boxes, leaders = place_labels(labels, page)
    if boxes is None:
        boxes, leaders = crowded_labels(labels, page)
    artists = draw_blocks(ax, numbers, boxes, leaders, palette, gid)
    return artists + _write_key(ax, letterings, palette, gid)


def _write_key(ax, letterings, palette, gid):
    """Write the texts in columns, as many as fit, in a strip that is added below the page."""
    room = page_width(ax) - 2 * EDGE
    columns = max(1, int((room + GAP) // (COLUMN + GAP)))
    wide = (room + GAP) / columns
    rows = [  # of all texts, one after another: the text's number, its line's, and the line
        (i, k, line, item)
        for i, item in enumerate(letterings)
        for k, line in enumerate(_lines(f"{i + 1} {' '.join(item.text.split())}", wide - GAP, item))
    ]
    high = -(-len(rows) // columns)
    unit, corner = 1 / points_per_unit(ax), np.array([ax.get_xlim()[0], ax.get_ylim()[0]])
    grow(ax, BEFORE + high * style.LEADING)
    artists = []
    for number, (i, k, line, item) in enumerate(rows):
        column, row = divmod(number, high)
        where = corner + np.multiply((EDGE + column * wide, (row + 1) * style.LEADING), unit)
        artists.append(write_line(ax, where, line, item, palette, f"{gid}.{item.step}.{i}.key.{k}"))
    return artists


def _lines(text, room, item):
    """A text in lines that fit a column; further ones are set in a little."""
    font = font_of(item)
    letters = int(max(len(text) * room / line_width(text, *font), 8))
    broken = any(line_width(word, *font) > room for word in text.split())  # sooner than run over
    while True:
        lines = textwrap.wrap(text, letters, subsequent_indent="   ", break_long_words=broken,
                              break_on_hyphens=False)  # fmt: skip
        if letters <= 8 or all(line_width(line, *font) <= room for line in lines):
            return lines
        letters -= 1  # a line of broad letters


def grow(ax, points):
    """Add a strip below a page, so many points high; what is on it stays as large as it is."""
    figure = ax.get_figure()
    width, height = figure.get_size_inches()
    figure.set_size_inches(width, height + points / 72)
    bottom, top = ax.get_ylim()
    ax.set_ylim(bottom + points / points_per_unit(ax), top)
