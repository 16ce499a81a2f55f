"""A page for a plate: its size, and above it the title, a cun ruler and where on the body it is."""

from __future__ import annotations

import functools
import textwrap
from numbers import Real

import numpy as np
from matplotlib.patches import Rectangle

from ..body.locate import cun_length
from ..body.spans import ruler_span
from ..body.words import count_words
from ..facts import tables
from ..facts.calls import shown
from . import style
from .artists import points_per_unit, write
from .inset import draw_inset
from .svg import SCREEN, DescribedFigure

WIDTH = 4.6  # inches: lettering is 11 pixels high or more where a phone shows it 360 pixels wide
SEEN = 40  # pixels a cun should have on a screen
HIGHEST = (
    7.2  # inches: a laptop that shows the page whole, 560 pixels high, leaves letters 11 pixels
)
CROWD = 24  # names on one plate need the larger page more than the larger letters
MARGIN = 30  # points beside the drawing
EDGE = 12  # points between the page's edge and what stands at it
TALLEST = 1.3  # the drawing's height at most, as part of the figure's width
HEADER_PART = 1 / 8  # of the page that the header takes at most
TITLE_ROW, RULER_ROW, BAR = 15.0, 12.5, 4.0  # points


def good_width(plate, names=0):
    """How wide a figure of a plate is by default.

    Parameters
    ----------
    plate : Plate
    names : int, optional
        How many names stand on it.

    Returns
    -------
    float
        Inches: `WIDTH`, or more where a cun of the plate would be narrower than `SEEN` pixels on a
        screen, as far as the page does not become higher than `HIGHEST`: a large screen shows such
        a page larger. For a `CROWD` of names it may be higher. A whole body is shown whole.
    """
    scale = _well_seen(plate)
    if not scale:
        return WIDTH
    if names < CROWD:
        scale = min(scale, HIGHEST * (1 - HEADER_PART) / plate.height)
    wide = plate.width * scale + 2 * MARGIN / 72
    tall = plate.height * scale / TALLEST
    return float(np.ceil(max(WIDTH, wide, tall) * 10) / 10)


def _well_seen(plate):
    """Inches of a plate's unit where a cun has `SEEN` pixels on a screen; 0 of a whole body."""
    span = ruler_span(plate)
    if plate.name.startswith("body_") or not span:
        return 0
    return SEEN / SCREEN / cun_length(span, plate)


@style.applied()
def new_page(plate, width=None, palette=style.ATLAS, span=None, foot="", names=0):
    """Make a figure with room around a plate: title, ruler and inset above, labels beside.

    Parameters
    ----------
    plate : Plate
    width : float, optional
        Inches; :func:`good_width` by default.
    palette : acupress.drawing.style.Palette
    span : str, optional
        The span whose cun the ruler shows; else as :func:`acupress.body.spans.ruler_span` says.
    foot : str, optional
        What stands below the plate; its lines are broken where the page ends.
    names : int, optional
        How many names will stand on it.

    Returns
    -------
    figure : acupress.drawing.svg.DescribedFigure
    ax : matplotlib.axes.Axes
        Its data are plate units, the whole page wide.

    Raises
    ------
    ValueError
        The width is no number from 2 to 40 inches.
    """
    is_own = width is not None
    width = width if is_own else good_width(plate, names)
    if not isinstance(width, Real) or not 2 <= width <= 40:
        raise ValueError(f"width is in inches, a number from 2 to 40, not {shown(width)}.")
    page = width * 72
    scale = min((page - 2 * MARGIN) / plate.width, page * TALLEST / plate.height)
    beside = (page / scale - plate.width) / 2
    lines = [row for line in foot.split("\n") for row in _rows(line, page - 24, style.TEXT_SMALL)]
    header, below = header_height(plate, page), 10 + 1.3 * style.TEXT_SMALL * len(lines)
    # Where the drawing is low, the page gives room for labels above and below it.
    spare = max(0, header / HEADER_PART - (header + plate.height * scale + below)) / 2
    above, below = (header + spare) / scale, (spare + below) / scale
    figure = DescribedFigure(figsize=(width, (above + plate.height + below) * scale / 72))
    figure.set_facecolor(palette.paper)
    figure.zoom = 1 if is_own else max(1, 72 * _well_seen(plate) / scale)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(-beside, plate.width + beside)
    ax.set_ylim(plate.height + below, -above)
    ax.set_axis_off()
    draw_header(ax, plate, span, palette)
    if lines:
        write(ax, EDGE / scale - beside, plate.height + below - 4 / scale, "\n".join(lines),
              style.TEXT_SMALL, palette.point, palette, va="bottom", gid="foot")  # fmt: skip
    return figure, ax


@functools.lru_cache(maxsize=128)
def header_height(plate, page):
    """How high title and ruler above a plate are.

    Parameters
    ----------
    plate : Plate
    page : float
        How wide the page is, in points.

    Returns
    -------
    float
        Points.
    """
    spans = [span for span in tables.load_spans().index if ruler_span(plate, span) == span]
    return max(_ruler_top(plate, span, page) for span in spans or [None]) + BAR + 3


def _ruler_top(plate, span, page):
    """Where the bars of a span's ruler begin below the page's top, in points."""
    names = _rows(_ruler_name(3, span), page - 2 * EDGE, style.TEXT_SMALL) if span else []
    return 10 + TITLE_ROW * len(_title_rows(plate, page)) + RULER_ROW * len(names)


def _ruler_name(count, span):
    return f"{count_words(count, span)}, by the {tables.load_spans().name[span]}"


def _title_rows(plate, page):
    # As many for both sides, so that they can take each other's place.
    sides = (plate.title, plate.mirrored().title)
    return max((_rows(title, page - 2 * EDGE, style.TEXT_TITLE * 1.1) for title in sides), key=len)


def draw_header(ax, plate, span=None, palette=style.ATLAS):
    """Draw a plate's title, a cun ruler, and, in a corner that is free, where on the body it is.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    span : str, optional
        The span whose cun the ruler shows; else as :func:`acupress.body.spans.ruler_span` says.
    palette : acupress.drawing.style.Palette
    """
    draw_title(ax, plate, palette)
    span = ruler_span(plate, span)
    if span:
        draw_ruler(ax, plate, span, palette)
    draw_inset(ax, plate, header_height(plate, page_width(ax)), palette)


def draw_title(ax, plate, palette=style.ATLAS):
    """Write a plate's title at the top of its page.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        As :func:`new_page` gives it.
    plate : Plate
    palette : acupress.drawing.style.Palette

    Returns
    -------
    matplotlib.text.Text
        With the gid ``title.SIDE``.
    """
    (left, _), (_, top), scale = ax.get_xlim(), ax.get_ylim(), points_per_unit(ax)
    rows = _rows(plate.title, page_width(ax) - 2 * EDGE, style.TEXT_TITLE * 1.1)
    return write(ax, left + EDGE / scale, top + 8 / scale, "\n".join(rows), style.TEXT_TITLE,
                 palette.ink, palette, va="top", gid=f"title.{plate.side}")  # fmt: skip


def page_width(ax):
    """How wide a page is, in points."""
    return ax.get_figure().get_figwidth() * 72


def draw_ruler(ax, plate, span, palette=style.ATLAS):
    """Draw a ruler of three cun, or as many as fit.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    span : str
        The span whose cun it shows.
    palette : acupress.drawing.style.Palette
    """
    (left, _), (_, top), scale = ax.get_xlim(), ax.get_ylim(), points_per_unit(ax)
    x, y = left + EDGE / scale, top + _ruler_top(plate, span, page_width(ax)) / scale
    cun = cun_length(span, plate)
    count = int(np.clip(130 / (cun * scale), 1, 3))
    for i in range(count):  # alternating bars, as on a map
        ax.add_artist(
            Rectangle((x + i * cun, y), cun, BAR / scale, linewidth=0.8, edgecolor=palette.ink,
                      facecolor=palette.ink if i % 2 == 0 else palette.paper, gid=f"ruler.{i}",
                      zorder=style.Z_GUIDE)
        )  # fmt: skip
    name = "\n".join(_rows(_ruler_name(count, span), page_width(ax) - 2 * EDGE, style.TEXT_SMALL))
    write(ax, x, y - 3 / scale, name, style.TEXT_SMALL, palette.quiet, palette, va="bottom",
          gid="ruler.name")  # fmt: skip


def _rows(text, wide, size):
    """A text in rows at most so wide, in points; letters are about half as wide as high."""
    return textwrap.wrap(text, int(wide / (0.56 * size)))
