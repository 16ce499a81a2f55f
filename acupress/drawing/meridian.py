"""The way of a meridian through its points, in their order, over the plates it passes."""

from __future__ import annotations

import itertools

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.patheffects import withStroke

from ..body.load import as_plate
from ..body.locate import LocateError, locate_all
from ..body.needs import not_drawn
from ..facts.beside import load_meridians
from ..facts.calls import says_what_it_takes, yes_or_no
from ..facts.choice import chosen
from ..facts.meridians import JUMPS, find_meridian, points_along
from ..facts.names import shown_code
from ..facts.tables import load_points
from ..facts.written import split_code
from . import style
from .artists import draw_dot, points_per_unit
from .describe import not_drawn_lines
from .kept_figures import shown_as_kept
from .layers import ALL_LAYERS, draw_plate
from .lettering import Lettering, draw_labels
from .page import new_page
from .silhouette import along_contour
from .svg import DescribedFigures

HEAD = 7.0  # points: length of an arrow's head
STUB = 22.0  # points: of a long way that is no stretch only so much is drawn, at both its ends
MANY = 20  # points: a whole body has no room to name so many
LONG = 16.0  # points: a shorter stretch bears none


@says_what_it_takes
@shown_as_kept
def show_meridian(
    meridian, plate=None, *, side=None, layers=ALL_LAYERS, labels=True, width=None,
    palette="atlas", points=None,
):  # fmt: skip
    """Draw the way of a meridian through its points.

    Parameters
    ----------
    meridian : str
        Its code or name, however it is written: ``"BL"``, ``"Bladder"``, ``"UB"``.
    plate : Plate, str or path-like, optional
        The view to draw it on; by default every plate that one of its points has for its own, in
        the order in which it passes them.
    side, layers, labels, width, palette, points
        As in :func:`acupress.drawing.figures.show_points`. Points are named by their codes.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure or acupress.drawing.svg.DescribedFigures
        Arrows show the direction of the numbers. The way is dashed where it leaves out points that
        the plate does not show, and where the numbers go on elsewhere: from the inner line of the
        Bladder's points on the back to the outer; where that is far off, only both its ends are
        drawn. Points that no plate can show are told in words where their neighbour is at home.

    Raises
    ------
    LocateError
        The plate shows none of its points.
    ValueError
        There is no such meridian, the table has none of its points, or an option is unknown.

    Examples
    --------
    >>> show_meridian("PC", plate="forearm_anterior").alt.split(":")[0]
    'Front of the right forearm, with the Pericardium meridian from PC-3 to PC-7'
    """
    labels = yes_or_no(labels, "labels")
    code = find_meridian(meridian)
    given, table = chosen(load_points() if points is None else points)
    codes = points_along(code, table.loc[given])
    if not codes:
        raise ValueError(f"This table has no point of the meridian {code}.")
    own = dict.fromkeys(filter(None, table.loc[codes, "plate"]))
    look = {"side": side, "layers": layers, "labels": labels, "width": width, "palette": palette}
    plates = own if plate is None else [plate]
    untold = not_drawn(codes, table)
    figures = []
    for one in plates:
        told = untold if plate is not None else _beside(one, untold, codes, table)
        figures.append(_draw(code, one, codes, table, told, **look))
    return figures[0] if len(figures) == 1 else DescribedFigures(figures)


@style.applied()
def _draw(meridian, plate, codes, table, untold, *, side, layers, labels, width, palette):
    plate = as_plate(plate) if side is None else as_plate(plate).at_side(side)
    palette = style.palette_of(palette)
    places = _places(plate, codes, table)
    if not places:
        name = load_meridians()["name"][meridian]
        raise LocateError(f"The plate {plate.name} shows no point of the {name} meridian.")
    words = not_drawn_lines(untold)
    foot = words if labels else ""
    figure, ax = new_page(plate, width, palette, foot=foot, names=len(places))
    draw_plate(ax, plate, layers, palette)
    ways = [
        line
        for one, other in itertools.pairwise(places)
        for line in _draw_way(ax, plate, one, other, places, codes, table, palette)
    ]
    dots = [draw_dot(ax, *place, code, palette, side=plate.side) for code, place in places.items()]
    if labels:
        named = _named(list(places), plate.name.startswith("body_"))
        names = [Lettering(shown_code(one), tuple(places[one]), is_name=True) for one in named]
        draw_labels(ax, plate, names, [*dots, *ways], palette)
    figure.alt = f"{_describe(meridian, plate, list(places), codes)} {words}".strip()
    left, right = ax.get_xlim()
    figure.focus = (np.mean([x for x, _ in places.values()]) - left) / (right - left)
    return figure


def _beside(plate, untold, codes, table):
    """Of the points that are not drawn those whose nearest number is at home on this plate."""
    drawn = [code for code in codes if code not in untold]
    numbers = {code: split_code(code)[1] for code in codes}
    nearest = {
        code: min(drawn, key=lambda one, code=code: abs(numbers[one] - numbers[code]))
        for code in untold
    }
    return {code: untold[code] for code in untold if table.plate[nearest[code]] == plate}


def _places(plate, codes, table):
    """Code → where it is on the plate, in the order of the numbers, on one side."""
    found = locate_all(table.loc[codes], plate)
    here = found[found.side.isin([plate.side, "midline"])].set_index("code")
    return {
        code: here.loc[code, ["x", "y"]].to_numpy(float) for code in codes if code in here.index
    }


def _named(shown, is_body):
    """The points that are named: on a whole body every fifth, as on a ruler, and the ends."""
    if not is_body or len(shown) < MANY:
        return shown
    ends = (shown[0], shown[-1])
    return [code for code in shown if code in ends or split_code(code)[1] % 5 == 0]


def is_jump(one, other, codes):
    """Whether the way from one point to another is no stretch of the meridian.

    Parameters
    ----------
    one, other : str
        Codes, the one before the other.
    codes : list of str
        All points of the meridian, in order.

    Returns
    -------
    bool
        True where points between them are left out, or the numbers go on elsewhere.
    """
    return codes.index(other) - codes.index(one) > 1 or (one, other) in JUMPS


def _draw_way(ax, plate, one, other, places, codes, table, palette):
    """Draw the way from one point to the next, with an arrow's head; its lines."""
    dashed = is_jump(one, other, codes)
    way = np.array([places[one], places[other]])
    if plate.midline is None and (table.loc[[one, other], "sides"] == "midline").all():
        way = along_contour(plate, *way)
    unit = points_per_unit(ax)
    length = np.hypot(*np.diff(way, axis=0).T).sum() * unit
    pieces = [way]
    if dashed and length > 3 * STUB:
        # Right across the drawing it would look like a way, and hide what is one.
        pieces = [_part(way, 0, STUB / length), _part(way, 1 - STUB / length, 1)]
    look = {"linewidth": 1.2, "linestyle": (0, (2, 2.5))} if dashed else {"linewidth": 1.8}
    lines = [
        Line2D(*piece.T, color=palette.guide, zorder=style.Z_GUIDE, gid=f"way.{one}.{other}",
               path_effects=[withStroke(linewidth=4, foreground=palette.halo)], **look)
        for piece in pieces
    ]  # fmt: skip
    for line in lines:
        ax.add_artist(line)
    if length >= LONG and len(pieces) == 1:
        half = HEAD / 2 / length
        head = _head(*_part(way, 0.5 - half, 0.5 + half)[[0, -1]], palette)
        head.set_gid(f"arrow.{one}.{other}")
        ax.add_patch(head)
    return lines


def _part(way, start, end):
    """A part of a way, from one fraction of its length to another."""
    along = np.concatenate([[0], np.hypot(*np.diff(way, axis=0).T).cumsum()])
    start, end = along[-1] * start, along[-1] * end
    at = np.concatenate([[start], along[(along > start) & (along < end)], [end]])
    return np.column_stack([np.interp(at, along, column) for column in way.T])


def _head(start, tip, palette):
    """An arrow's head as long as from here to there."""
    along = tip - start
    across = np.array([-along[1], along[0]]) * 0.45
    return Polygon([tip, start + across, start - across], facecolor=palette.guide,
                   edgecolor=palette.halo, linewidth=0.6, zorder=style.Z_GUIDE + 0.5)  # fmt: skip


def _describe(meridian, plate, shown, codes):
    name = load_meridians()["name"][meridian]
    first, last = shown_code(shown[0]), shown_code(shown[-1])
    ends = f"from {first} to {last}" if len(shown) > 1 else f"at {first}"
    jumps = [
        f"{shown_code(one)} to {shown_code(other)}"
        for one, other in itertools.pairwise(shown)
        if is_jump(one, other, codes)
    ]
    dashed = f" Dashed, for it is no stretch of the way: {', '.join(jumps)}." if jumps else ""
    listed = ", ".join(map(shown_code, shown))
    return f"{plate.title}, with the {name} meridian {ends}: {listed}.{dashed}"
