"""Whole figures: a point, several points, a plate, the overview, each with its description."""

from __future__ import annotations

from numbers import Real

import numpy as np

from ..body.locate import cun_length, locate, locate_each, refuse_off_page
from ..body.plate import as_plate
from ..facts import tables
from . import style
from .artists import (
    ALL_LAYERS,
    HEADER,
    draw_construction,
    draw_dots,
    draw_header,
    draw_landmark,
    draw_plate,
    ruler_span,
)
from .lettering import draw_labels, landmark_lettering, name_lettering, point_letterings
from .svg import SCREEN, DescribedFigure, to_svg  # noqa: F401

WIDTH = 5.2  # inches; about the width of a phone held upright when shown at 360 px
SEEN = 40  # pixels a cun should have there
MARGIN = 30  # points beside the drawing
TALLEST = 1.3  # the drawing's height at most, as part of the figure's width

in_style = style.applied()
PlateFigure = DescribedFigure


@in_style
def show_point(
    code, plate=None, side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    points=None, palette="atlas",
):  # fmt: skip
    """Draw where a point is and how its rule finds it.

    Parameters
    ----------
    code : str
        The point, however it is written.
    plate : Plate or str, optional
        The view; the point's own close-up by default.
    side : {"right", "left"}, optional
        The side of the body; right by default.
    layers : sequence of str, optional
        Any of ``skin``, ``bone``, ``tendon``, ``crease``, ``detail``.
    labels : bool, optional
        Whether landmarks, counts and the point are named.
    latin : bool, optional
        Whether landmarks go by their anatomical Latin names, not their plain English ones.
    width : float, optional
        Of the figure, in inches. Lettering keeps its size. By default wide enough for a cun of the
        plate to be well seen; see :func:`good_width`.
    points : pandas.DataFrame, optional
        A point table; the course's own by default.
    palette : str or acupress.drawing.style.Palette, optional
        ``"atlas"``, ``"umber"`` or ``"ivory"`` for another skin, ``"line"`` for printing in grey,
        ``"dark"`` for a dark page.

    Returns
    -------
    PlateFigure
        Save it as PNG, SVG or PDF with ``savefig``.

    Raises
    ------
    KeyError, LocateError
        As :func:`acupress.body.locate.locate`.
    ValueError
        The figure is too narrow for its labels, or a layer is unknown.

    Examples
    --------
    >>> figure = show_point("BL60")
    >>> "BL-60 Kūnlún" in figure.alt
    True
    """
    points = tables.load_points() if points is None else points
    code = tables.find_code(code, points)
    plate = as_plate(plate if plate is not None else points.plate[code])
    seen, palette = plate.at_side(side or plate.side), style.palette_of(palette)
    spot = locate(code, seen, side, points)
    refuse_off_page(seen, [spot])
    figure, ax = new_page(seen, width, palette, points.span[code] or points.aside_span[code])
    draw_plate(ax, seen, layers, palette)
    draw_construction(ax, seen, spot, palette)
    draw_dots(ax, seen, [spot], points, palette)
    if labels:
        letterings = point_letterings(seen, spot, points, latin)
        draw_labels(ax, seen, letterings, palette=palette)
    figure.alt = describe(seen, spot, points)
    return figure


@in_style
def show_points(
    codes, plate=None, side=None, layers=ALL_LAYERS, labels=True, width=None, points=None,
    palette="atlas",
):  # fmt: skip
    """Draw several points on one plate.

    Parameters
    ----------
    codes : sequence of str
        The points, however they are written.
    plate : Plate or str, optional
        The view; by default the close-up of the first point.
    side, layers, labels, width, points, palette
        As in :func:`show_point`.

    Returns
    -------
    PlateFigure

    Raises
    ------
    KeyError, LocateError
        As :func:`acupress.body.locate.locate`.
    ValueError
        No points are named, or as :func:`show_point`.
    """
    points = tables.load_points() if points is None else points
    codes = [codes] if isinstance(codes, str) else codes
    codes = [tables.find_code(code, points) for code in codes]
    if not codes:
        raise ValueError('There are no points to draw: name at least one, like ["BL60", "KI3"].')
    plate = as_plate(plate if plate is not None else points.plate[codes[0]])
    seen, palette = plate.at_side(side or plate.side), style.palette_of(palette)
    spots = locate_each(codes, seen, side, points)
    refuse_off_page(seen, spots)
    figure, ax = new_page(seen, width, palette)
    draw_plate(ax, seen, layers, palette)
    draw_dots(ax, seen, spots, points, palette)
    if labels:
        names = [name_lettering(spot, points, with_caution=len(spots) < 9) for spot in spots]
        draw_labels(ax, seen, names, palette=palette)
    names = ", ".join(f"{tables.shown_code(code)} {points.pinyin[code]}" for code in codes)
    figure.alt = f"{seen.title}, with {len(codes)} points: {names}. {seen.description}"
    return figure


@in_style
def show_plate(
    plate, layers=ALL_LAYERS, landmarks=(), side=None, labels=True, latin=False, width=None,
    palette="atlas",
):  # fmt: skip
    """Draw a plate, with landmarks if wanted and without points.

    Parameters
    ----------
    plate : Plate or str
    landmarks : sequence of str or "all", optional
        Ids of landmarks to show by name. ``"all"`` shows those that lie on the page.
    layers, side, labels, latin, width, palette
        As in :func:`show_point`.

    Returns
    -------
    PlateFigure

    Raises
    ------
    ValueError
        The plate has no such landmark, or as :func:`show_point`.
    """
    plate = as_plate(plate)
    seen, palette = plate.at_side(side or plate.side), style.palette_of(palette)
    landmarks = seen.on_page() if isinstance(landmarks, str) else list(landmarks)
    unknown = [name for name in landmarks if name not in seen.landmarks | seen.lines]
    if unknown:
        have = ", ".join([*seen.landmarks, *seen.lines])
        raise ValueError(f"{seen.name} has no landmark {unknown}. Its landmarks: {have}.")
    figure, ax = new_page(seen, width, palette)
    draw_plate(ax, seen, layers, palette)
    for name in landmarks:
        draw_landmark(ax, seen, name, palette)
    if labels:
        letterings = [landmark_lettering(seen, name, latin=latin) for name in landmarks]
        draw_labels(ax, seen, letterings, palette=palette)
    figure.alt = f"{seen.title}. {seen.description}"
    return figure


def show_overview(codes=None, points=None, width=None, palette="atlas"):
    """Draw points on the whole body; the five for low back pain by default.

    Parameters
    ----------
    codes : sequence of str, optional
    points, width, palette
        As in :func:`show_point`.

    Returns
    -------
    PlateFigure
    """
    points = tables.load_points() if points is None else points
    codes = tables.back_pain_five(points).index if codes is None else codes
    return show_points(codes, "body_posterior", width=width, points=points, palette=palette)


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


@in_style
def new_page(plate, width=None, palette=style.ATLAS, span=None):
    """Make a figure with room around a plate: title, ruler and inset above, labels beside.

    Parameters
    ----------
    plate : Plate
    width : float, optional
        Inches; :func:`good_width` by default.
    palette : acupress.drawing.style.Palette
    span : str, optional
        The span whose cun the ruler shows; by default the first that the plate has.

    Returns
    -------
    figure : PlateFigure
    ax : matplotlib.axes.Axes
        Its data are plate units, the whole page wide.

    Raises
    ------
    ValueError
        The width is no number from 2 to 40 inches.
    """
    width = good_width(plate) if width is None else width
    if not isinstance(width, Real) or not 2 <= width <= 40:
        raise ValueError(f"width is in inches, a number from 2 to 40, not {width!r}.")
    page = width * 72
    scale = min((page - 2 * MARGIN) / plate.width, page * TALLEST / plate.height)
    beside = (page / scale - plate.width) / 2
    above, below = HEADER / scale, 10 / scale
    figure = PlateFigure(figsize=(width, (above + plate.height + below) * scale / 72))
    figure.set_facecolor(palette.paper)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(-beside, plate.width + beside)
    ax.set_ylim(plate.height + below, -above)
    ax.set_axis_off()
    draw_header(ax, plate, span, palette)
    return figure, ax


def describe(plate, spot, points):
    """Say what a figure of a point shows, for a reader who cannot see it.

    Returns
    -------
    str
    """
    point = points.loc[spot.code]
    return (
        f"{plate.title}. {tables.shown_code(spot.code)} {point.pinyin}, {point.english}: start at "
        f"{spot.words}. {point.location} Caution: {point.caution}"
    )
