"""Whole figures: a point, several points, a plate, the overview, each with its description.

All take the same options by name, and points however they come: a table, a list, one code.
"""

from __future__ import annotations

from ..body.alternatives import alternatives_on
from ..body.load import as_plate, load_plate
from ..body.locate import LocateError, locate_all, locate_each, refuse_not_drawn, refuse_off_page
from ..body.needs import not_drawn
from ..facts import tables
from ..facts.calls import says_what_it_takes, yes_or_no
from ..facts.choice import chosen
from ..facts.names import shown_code
from ..facts.pressing import back_pain_five
from ..facts.tables import plate_names
from . import style
from .artists import draw_construction, draw_dots, draw_landmark, draw_others
from .describe import caution_lines, describe, describe_all, not_drawn_lines, other_places
from .layers import ALL_LAYERS, draw_plate
from .lettering import (
    draw_labels,
    landmark_lettering,
    name_lettering,
    other_lettering,
    point_letterings,
)
from .options import picked
from .page import WIDTH, new_page  # noqa: F401
from .svg import SCREEN, DescribedFigure, DescribedFigures, shown_as_kept, to_svg  # noqa: F401

MANY = 9  # points on one plate: their caution marks stand together below it, for want of room

in_style = style.applied()
PlateFigure = DescribedFigure


@says_what_it_takes
@shown_as_kept
@in_style
def show_point(
    code, plate=None, *, side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas", points=None, alternatives=False,
):  # fmt: skip
    """Draw where a point is and how its rule finds it.

    Parameters
    ----------
    code : str
        The point, however it is written; or one row of a table.
    plate : Plate, str or path-like, optional
        The view: a plate, its name or a file; the point's own close-up by default.
    side : {"right", "left"}, optional
        The side of the body; right by default.
    layers : str or sequence of str, optional
        Any of ``skin``, ``bone``, ``tendon``, ``crease``, ``detail``; all by default, none with
        an empty list.
    labels : bool, optional
        Whether landmarks, counts and the point are named.
    latin : bool, optional
        Whether landmarks go by their anatomical Latin names, not their plain English ones.
    width : float, optional
        Of the figure, in inches. Lettering keeps its size. By default wide enough for a cun of the
        plate to be well seen; see :func:`acupress.drawing.page.good_width`.
    palette : str or acupress.drawing.style.Palette, optional
        ``"atlas"``, ``"umber"`` or ``"ivory"`` for another skin, ``"line"`` for printing in grey,
        ``"dark"`` for a dark page.
    points : pandas.DataFrame, optional
        The point table it is looked up in; the course's own by default.
    alternatives : bool, optional
        Whether to show, as open discs, where else the point is put: places that the WHO left
        undecided.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
        Save it as PNG, SVG or PDF with ``savefig``.

    Raises
    ------
    acupress.UnknownPoint
        No point is called this, or several are.
    LocateError
        The plate cannot show it, or not on its page.
    ValueError
        The figure is too narrow for its labels, an option is unknown, or several points are named.

    Examples
    --------
    >>> figure = show_point("BL60")
    >>> "BL-60 Kūnlún" in figure.alt
    True
    """
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    alternatives = yes_or_no(alternatives, "alternatives")
    codes, table = chosen(code, points)
    if len(codes) > 1:
        raise ValueError(f"show_point draws one point: for {len(codes)} there is show_points.")
    refuse_not_drawn(codes, table)
    point, palette = table.loc[codes[0]], style.palette_of(palette)
    plate, (spot,) = _located(point.plate if plate is None else plate, codes, side, table)
    others = alternatives_on(plate, codes[0], table) if alternatives else []
    told = other_places(others, codes[0]) if alternatives else ""
    span = point.span or point.aside_span
    figure, ax = new_page(plate, width, palette, span, foot=told if labels else "")
    draw_plate(ax, plate, layers, palette)
    draw_construction(ax, plate, spot, palette)
    draw_others(ax, others, palette)
    draw_dots(ax, plate, [spot], table, palette)
    if labels:
        names = [other_lettering(other) for other in others if other.spot]
        letterings = [*point_letterings(plate, spot, table, latin), *names]
        draw_labels(ax, plate, letterings, palette=palette)
    figure.alt = " ".join([describe(plate, spot, table), *told.split("\n")]).strip()
    figure.focus = _across(ax, [spot])
    return figure


def _across(ax, spots):
    """How far across a page, from 0 to 1, the middle of some points is."""
    left, right = ax.get_xlim()
    return (sum(spot.x for spot in spots) / len(spots) - left) / (right - left)


@says_what_it_takes
@shown_as_kept
def show_points(
    codes, plate=None, *, side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas", points=None,
):  # fmt: skip
    """Draw several points: on one plate, or each on its own.

    Parameters
    ----------
    codes : pandas.DataFrame, sequence of str, or str
        The points: rows of a point table, codes however they are written, or one code.
    plate : Plate, str or path-like, optional
        The view to show all of them on; by default each point is shown on its own close-up.
    side, layers, labels, latin, width, palette, points
        As in :func:`show_point`. No landmarks are named here, so `latin` changes nothing.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure or acupress.drawing.svg.DescribedFigures
        One figure; or, for points of several plates, a tuple of them that a notebook shows in
        rows and that ``savefig`` saves together.
        The mark of its caution stands at each point, or, from `MANY` points on, below the plate.

    Raises
    ------
    acupress.UnknownPoint, LocateError
        As :func:`show_point`.
    ValueError
        No points are named, or one twice; or as :func:`show_point`.

    Examples
    --------
    >>> [figure.alt.split(",")[0] for figure in show_points(["BL60", "BL62", "KI3"])]
    ['Outer side of the right ankle and foot', 'Inner side of the right ankle and foot']
    """
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    codes, table = chosen(codes, points)
    refuse_not_drawn(codes, table)
    views = [(plate, codes)] if plate is not None else _own_plates(codes, table)
    look = {"side": side, "layers": layers, "labels": labels, "width": width, "palette": palette}
    return _together([_points_on(view, seen, table, **look) for view, seen in views])


@says_what_it_takes
@shown_as_kept
@in_style
def show_plate(
    plate, *, landmarks=(), side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas",
):  # fmt: skip
    """Draw a plate, with landmarks if wanted and without points.

    Parameters
    ----------
    plate : Plate, str or path-like
    landmarks : str or sequence of str, optional
        Ids of landmarks to show by name, or one; none by default. ``"all"`` shows those that lie
        on the page.
    side, layers, labels, latin, width, palette
        As in :func:`show_point`.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure

    Raises
    ------
    ValueError
        The plate has no such landmark, or as :func:`show_point`.
    """
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    plate, palette = _turned(plate, side), style.palette_of(palette)
    known = [*plate.landmarks, *plate.lines]
    is_all = isinstance(landmarks, str) and landmarks == "all"
    names = plate.on_page() if is_all else picked(landmarks, known, "landmark")
    figure, ax = new_page(plate, width, palette)
    draw_plate(ax, plate, layers, palette)
    for name in names:
        draw_landmark(ax, plate, name, palette)
    if labels:
        letterings = [landmark_lettering(plate, name, latin=latin) for name in names]
        draw_labels(ax, plate, letterings, palette=palette)
    figure.alt = f"{plate.title}. {plate.description}"
    return figure


@says_what_it_takes
@shown_as_kept
def show_overview(
    codes=None, *, side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas", points=None,
):  # fmt: skip
    """Draw points on the whole body; the five for low back pain by default.

    Parameters
    ----------
    codes : pandas.DataFrame, sequence of str, or str, optional
        As in :func:`show_points`.
    side, layers, labels, latin, width, palette, points
        As in :func:`show_points`.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure or acupress.drawing.svg.DescribedFigures
        From behind, from the front or from the side, as the points can be seen; several views
        where no one shows them all. Points that no plate can show are told in words below them.

    Raises
    ------
    LocateError
        No view of the whole body shows a point.
    acupress.UnknownPoint, ValueError
        As :func:`show_points`.
    """
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    if codes is None:
        codes = back_pain_five(tables.load_points() if points is None else points)
    codes, table = chosen(codes, points)
    reasons = not_drawn(codes, table)
    if len(reasons) == len(codes):
        refuse_not_drawn(codes, table)
    look = {"side": side, "layers": layers, "labels": labels, "width": width, "palette": palette}
    views = _bodies([code for code in codes if code not in reasons], table)
    words = not_drawn_lines(reasons)
    return _together([_points_on(view, seen, table, words=words, **look) for view, seen in views])


def _own_plates(codes, table):
    """Each point's own plate, and which of them are on it."""
    own = table.loc[codes, "plate"]
    return [(plate, list(seen)) for plate, seen in own.groupby(own, sort=False).groups.items()]


def _bodies(codes, table):
    """The few views of the whole body that show these points, and which of them on each."""
    bodies = [load_plate(name) for name in plate_names() if name.startswith("body_")]
    shown = {body.name: set(locate_all(table.loc[codes], body).code) for body in bodies}
    left, views = list(codes), []
    while left:
        # The back first among equals: most points of the course are there.
        best = max(shown, key=lambda name: (len(shown[name] & set(left)), name))
        seen = [code for code in left if code in shown[best]]
        if not seen:
            raise LocateError(
                f"No view of the whole body shows {', '.join(map(shown_code, left))}: "
                "show_points draws each point on its own plate."
            )
        views.append((best, seen))
        left = [code for code in left if code not in seen]
    return views


@in_style
def _points_on(plate, codes, table, *, side, layers, labels, width, palette, words=""):
    """Draw points together on one plate, with words below it."""
    plate, spots = _located(plate, codes, side, table)
    palette, few = style.palette_of(palette), len(codes) < MANY
    foot = [words if labels else "", "" if few or not labels else caution_lines(codes, table)]
    figure, ax = new_page(plate, width, palette, foot="\n".join(filter(None, foot)))
    draw_plate(ax, plate, layers, palette)
    draw_dots(ax, plate, spots, table, palette)
    if labels:
        names = [name_lettering(spot, table, with_caution=few) for spot in spots]
        draw_labels(ax, plate, names, palette=palette)
    figure.alt = f"{describe_all(plate, codes, table)} {words}".strip()
    figure.focus = _across(ax, spots)
    return figure


def _located(plate, codes, side, table):
    """A plate turned to the side wanted, and where points are on its page."""
    plate = _turned(plate, side)
    spots = locate_each(codes, plate, side, table)
    refuse_off_page(plate, spots)
    return plate, spots


def _turned(plate, side):
    plate = as_plate(plate)
    return plate if side is None else plate.at_side(side)


def _together(figures):
    return figures[0] if len(figures) == 1 else DescribedFigures(figures)
