"""Targets: what one must know of a point to score a place that somebody says it is at.

Everything is in *plate units* as the plate is drawn (x to the right, y down, the drawn side), so
Python and the browser count with the same numbers: those of :func:`acupress.body.locate.locate`.
The browser's page of a plate, in points, shows the place (x, y) at (left + scale x, top + scale y):
``left``, ``top`` and ``scale`` come with the drawing (:func:`acupress.drawing.ground.ground`).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ..body.construct import Places
from ..body.load import as_plate
from ..body.locate import LocateError
from ..body.near import cun_around
from ..body.needs import not_drawn, read_rules, rules_on
from ..body.plate import Plate
from ..facts.choice import chosen
from ..facts.names import shown_code
from ..facts.points import Points
from .axes import OTHER, axes_of, far_off
from .mistakes import mistakes_of, nearest_left_out
from .tolerance import check_tolerance, tolerance_of


def targets(codes, points=None, tolerance=None, plate=None):
    """What it takes to score a place on a plate, for some points.

    Parameters
    ----------
    codes : pandas.DataFrame, str, or sequence of str
        Whatever :func:`acupress.facts.choice.chosen` takes.
    points : pandas.DataFrame, optional
        The table behind them; the course's own by default.
    tolerance : float, optional
        A teacher's, in cun, for all of them; else each has that of
        :func:`acupress.learning.tolerance.tolerance_of`.
    plate : Plate, str or path-like, optional
        The plate all are looked for on; each one's own by default.

    Returns
    -------
    dict of str to dict
        By code, in their order, without those that no plate can draw. Plain JSON:

        ``plate``, ``drawn``, ``midline``
            The plate's name, the side it draws, and the x of its midline, None on a plate of one
            side.
        ``width``
            Of the plate, in plate units: seen from the other side it is turned over within it.
        ``tolerance``, ``from``
            In cun, and a sentence that says why so much.
        ``unit``, ``span``
            Plate units a cun around the point, and the span whose cun that is.
        ``axes``
            Two, ``across`` and ``along``: ``x`` and ``y``, by which a way in plate units is
            multiplied to count in cun along the axis; ``unit`` and ``span``, as its rule counts
            along it; what its two ends are called, ``more`` and ``less``, and ``too_more`` and
            ``too_less`` of a mark; ``again``, the step of the rule that decides on it.
        ``places``
            Where it is: ``side``, ``x``, ``y``, and ``turn``, -1 where one looks at it mirrored.
        ``mistakes``
            As :func:`acupress.learning.mistakes.mistakes_of` gives them, on the side drawn.

    Raises
    ------
    acupress.UnknownPoint, ValueError, LocateError
        As :func:`acupress.locate`; a plate without any cun; no tolerance.

    Examples
    --------
    >>> target = targets("BL23")["BL23"]
    >>> target["plate"], target["span"], [place["side"] for place in target["places"]]
    ('lower_back', 'back_width', ['right', 'left'])
    """
    codes, table = chosen(codes, points)
    tolerance = check_tolerance(tolerance)
    left_out = not_drawn(codes, table)
    rules = read_rules(table)
    homes = dict(zip(table.index, table["plate"], strict=True))
    made, pages = {}, {}
    for code in (code for code in codes if code not in left_out):
        drawn = as_plate(homes[code] if plate is None else plate)
        if drawn.name not in pages:
            pages[drawn.name] = _page(drawn, table, rules)
        home = as_plate(homes[code]) if homes[code] else drawn
        made[code] = _target(code, pages[drawn.name], home, tolerance)
    return made


class _Page(NamedTuple):
    """A plate, and what is on it of the points of a table."""

    plate: Plate
    table: Points
    places: Places
    seen: dict  # code → place, of those on its page
    midline: set  # codes
    names: dict  # code → what the point is called


def _page(plate, table, rules):
    places = Places(plate, rules_on(plate.name, rules))
    midline = set(table.index[table["sides"] == "midline"])
    names = {code: f"{shown_code(code)} {name}" for code, name in table["pinyin"].items()}
    return _Page(plate, table, places, places.seen(rules), midline, names)


def _target(code, page, home, tolerance):
    plate, way = page.plate, page.places.way(code)
    unit, span = cun_around(code, plate, page.table)
    if None in way or unit is None:
        lacks = "a cun" if unit is None else "what its rule needs"
        raise LocateError(
            f"{code} cannot be asked for on the plate {plate.name}: it lacks {lacks}."
        )
    is_midline = code in page.midline
    axes = axes_of(page.places.rules[code], way, plate, home, (unit, span), is_midline)
    others = _others(code, page, axes)
    room = min((far for far, _, _ in others), default=math.inf)
    why = "Your teacher's number."
    if tolerance is None:
        missed = nearest_left_out(code, page.places, axes)
        tolerance, why = tolerance_of(code, plate, (unit, span), room, missed)
    return {
        "plate": plate.name,
        "drawn": plate.side,
        "midline": plate.midline,
        "width": plate.width,
        "tolerance": tolerance,
        "from": why,
        "unit": round(unit, 4),
        "span": span,
        "axes": axes,
        "places": _sides(way[-1], plate, is_midline),
        "mistakes": mistakes_of(code, plate, page.names, page.places, others, axes),
    }


def _sides(place, plate, is_midline):
    here = {"side": "midline" if is_midline else plate.side, **_xy(place), "turn": 1}
    if is_midline or plate.midline is None:
        return [here]
    return [here, {"side": OTHER[plate.side], **_xy(_mirrored(place, plate)), "turn": -1}]


def _mirrored(place, plate):
    return complex(2 * plate.midline - place.real, place.imag)


def _xy(place):
    return {"x": round(place.real, 4), "y": round(place.imag, 4)}


def _others(code, page, axes):
    """The other points of the page, the nearest first: how far in cun, code, place.

    A mark beside a point of both sides is looked at as if on the side drawn; beside a point of the
    midline, the others stand on both sides.
    """
    found = [(other, place) for other, place in page.seen.items() if other != code]
    if code in page.midline and page.plate.midline is not None:
        pairs = [(other, place) for other, place in found if other not in page.midline]
        found += [(other, _mirrored(place, page.plate)) for other, place in pairs]
    here = page.places.way(code)[-1]
    others = [(far_off(axes, place - here), other, place) for other, place in found]
    return sorted((one for one in others if one[0] > 0), key=lambda one: one[:2])
