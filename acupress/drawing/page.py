"""A page for a plate: its size, and above it the title, a cun ruler and where on the body it is."""

from __future__ import annotations

import textwrap
from numbers import Real

import numpy as np
from matplotlib.patches import Circle, PathPatch, Rectangle

from ..body.load import load_plate
from ..body.locate import cun_length
from ..body.spans import ruler_span
from ..body.words import count_words
from ..facts import tables
from ..facts.calls import shown
from ..facts.tables import plate_names
from . import style
from .artists import points_per_unit, write
from .svg import SCREEN, DescribedFigure

WIDTH = 5.2  # inches; about the width of a phone held upright when shown at 360 px
SEEN = 40  # pixels a cun should have there
MARGIN = 30  # points beside the drawing
TALLEST = 1.3  # the drawing's height at most, as part of the figure's width
HEADER = 74  # points above the drawing, for its title, ruler and inset


def good_width(plate):
    """How wide a figure of a plate is by default.

    Parameters
    ----------
    plate : Plate

    Returns
    -------
    float
        Inches: `WIDTH`, or more where a cun of the plate would be narrower than `SEEN` pixels on a
        screen. A whole body is shown whole.
    """
    span = ruler_span(plate)
    if plate.name.startswith("body_") or not span:
        return WIDTH
    scale = SEEN / SCREEN / cun_length(span, plate)  # inches a plate unit
    wide = plate.width * scale + 2 * MARGIN / 72
    tall = plate.height * scale / TALLEST
    return float(np.ceil(max(WIDTH, wide, tall) * 10) / 10)


@style.applied()
def new_page(plate, width=None, palette=style.ATLAS, span=None, foot=""):
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
    width = good_width(plate) if width is None else width
    if not isinstance(width, Real) or not 2 <= width <= 40:
        raise ValueError(f"width is in inches, a number from 2 to 40, not {shown(width)}.")
    page = width * 72
    scale = min((page - 2 * MARGIN) / plate.width, page * TALLEST / plate.height)
    beside = (page / scale - plate.width) / 2
    lines = [row for line in foot.split("\n") for row in _rows(line, page - 24, style.TEXT_SMALL)]
    above, below = HEADER / scale, (10 + 1.3 * style.TEXT_SMALL * len(lines)) / scale
    figure = DescribedFigure(figsize=(width, (above + plate.height + below) * scale / 72))
    figure.set_facecolor(palette.paper)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(-beside, plate.width + beside)
    ax.set_ylim(plate.height + below, -above)
    ax.set_axis_off()
    draw_header(ax, plate, span, palette)
    if lines:
        write(ax, 12 / scale - beside, plate.height + below - 4 / scale, "\n".join(lines),
              style.TEXT_SMALL, palette.point, palette, va="bottom", gid="foot")  # fmt: skip
    return figure, ax


def draw_header(ax, plate, span=None, palette=style.ATLAS):
    """Draw what stands above a plate: its title, a cun ruler, and where on the body it is.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    span : str, optional
        The span whose cun the ruler shows; else as :func:`acupress.body.spans.ruler_span` says.
    palette : acupress.drawing.style.Palette
    """
    (left, right), (_, top), scale = ax.get_xlim(), ax.get_ylim(), points_per_unit(ax)
    draw_title(ax, plate, palette)
    span = ruler_span(plate, span)
    if span:
        draw_ruler(ax, plate, span, left + 13 / scale, top + 62 / scale, palette)
    body = _body_with(plate.name)
    if body is not None:
        draw_inset(ax, plate, body, right - 36 / scale, top + 6 / scale, palette)


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
    title = "\n".join(_rows(plate.title, min(_left_of_inset(ax), 210), style.TEXT_TITLE))
    return write(ax, left + 12 / scale, top + 9 / scale, title, style.TEXT_TITLE, palette.ink,
                 palette, va="top", gid=f"title.{plate.side}")  # fmt: skip


def draw_ruler(ax, plate, span, x, y, palette=style.ATLAS):
    """Draw a ruler of three cun, or as many as fit.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    span : str
        The span whose cun it shows.
    x, y : float
        The ruler's left end, in plate units.
    palette : acupress.drawing.style.Palette
    """
    cun, scale = cun_length(span, plate), points_per_unit(ax)
    count = int(np.clip(130 / (cun * scale), 1, 3))
    for i in range(count):  # alternating bars, as on a map
        ax.add_artist(
            Rectangle((x + i * cun, y), cun, 4 / scale, linewidth=0.8, edgecolor=palette.ink,
                      facecolor=palette.ink if i % 2 == 0 else palette.paper, gid=f"ruler.{i}")
        )  # fmt: skip
    name = f"{count_words(count, span)}, by the {tables.load_spans().name[span]}"
    name = "\n".join(_rows(name, _left_of_inset(ax), style.TEXT_SMALL))
    write(ax, x, y - 3 / scale, name, style.TEXT_SMALL, palette.quiet, palette, va="bottom",
          gid="ruler.name")  # fmt: skip


def _left_of_inset(ax):
    """How wide what stands beside the inset may be, in points."""
    return ax.get_figure().get_figwidth() * 72 - 84


def _rows(text, wide, size):
    """A text in rows at most so wide, in points; letters are about half as wide as high."""
    return textwrap.wrap(text, int(wide / (0.56 * size)))


def _body_with(name):
    """The whole-body plate that shows where a close-up is."""
    bodies = (load_plate(body) for body in plate_names() if body.startswith("body_"))
    return next((body for body in bodies if name in body.regions), None)


def draw_inset(ax, plate, body, x, y, palette=style.ATLAS):
    """Draw a small whole body with a ring where the plate is.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate, body : Plate
        The close-up, and a whole-body plate that has a region of its name.
    x, y : float
        The middle of the inset's top, in plate units.
    palette : acupress.drawing.style.Palette
    """
    scale = 60 / points_per_unit(ax) / body.height  # 60 points high
    body = body.at_side(plate.side)
    look = {"facecolor": palette.skin, "edgecolor": palette.contour, "linewidth": 0.5}
    for i, shape in enumerate(body.layers["skin"]):
        path = shape.outline.deepcopy()
        path.vertices = (path.vertices - (body.width / 2, 0)) * scale + (x, y)
        ax.add_artist(PathPatch(path, gid=f"inset.{i}", **look))
    cx, cy, radius = body.regions[plate.name]
    ring = Circle(
        ((cx - body.width / 2) * scale + x, cy * scale + y),
        max(radius * scale, 4.5 / points_per_unit(ax)),
        facecolor="none", edgecolor=palette.point, linewidth=1.6, gid="inset.ring",
    )  # fmt: skip
    ax.add_artist(ring)
