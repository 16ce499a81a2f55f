"""A rule and a plate give a point: landmarks, then a line, then a count of cun, then the place.

:func:`locate` says where a point is and how one gets there; :func:`locate_all` says where all
points of a table are on one plate. Coordinates are plate units, x to the right and y down.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..facts import tables
from ..facts.calls import did_you_mean, says_what_it_takes, shown
from ..facts.choice import chosen
from .construct import Places
from .construction import Located, pair_of, steps_of
from .load import as_plate
from .needs import cells, lacking_for, not_drawn, read_rules, rules_on
from .plate import check_side
from .spans import cun_of


class LocateError(ValueError):
    """A plate cannot show a point: it lacks what the rule needs, or no plate shows the place."""


@says_what_it_takes
def locate(code, plate=None, side=None, points=None):
    """Locate one point.

    Parameters
    ----------
    code : str
        The point, however it is written (see :func:`acupress.facts.names.find_code`).
    plate : Plate, str or path-like, optional
        Where to locate it: a plate, its name or a file; its own close-up plate by default.
    side : {"right", "left"}, optional
        The side of the body; right by default. Points on the midline have none.
    points : pandas.DataFrame, optional
        A point table or rows of one; the course's own by default.

    Returns
    -------
    Located

    Raises
    ------
    acupress.UnknownPoint
        No point is called this, or several are.
    ValueError
        There is no such plate or side, or more than one point is named.
    LocateError
        The plate lacks a landmark, a span or a direction that the rule refers to.

    References
    ----------
    WHO Standard Acupuncture Point Locations in the Western Pacific Region, 2008: points are given
    by landmarks and by proportional counts between them.

    Examples
    --------
    >>> spot = locate("BL23")
    >>> spot.plate, spot.side
    ('lower_back', 'right')
    >>> print(spot.words)
    the lower edge of the L2 spinous process, then 1.5 cun lateral (outward)
    """
    spots = locate_each(code, plate, side, points)
    if len(spots) > 1:
        raise ValueError("locate takes one point: for several on one plate use locate_all.")
    return spots[0]


def locate_each(codes, plate=None, side=None, points=None):
    """Locate points one by one, each on its own plate or all on one.

    Parameters
    ----------
    codes : pandas.DataFrame, sequence of str, or str
        Whatever :func:`acupress.facts.choice.chosen` takes.
    plate, side, points
        As in :func:`locate`.

    Returns
    -------
    list of Located
        In the given order.

    Raises
    ------
    acupress.UnknownPoint, ValueError, LocateError
        As :func:`locate`.
    """
    if side is not None:
        check_side(side)
    codes, table = chosen(codes, points)
    refuse_not_drawn(codes, table)
    plates = [plate] * len(codes) if plate is not None else cells("plate", codes, table)
    midline = [sides == "midline" for sides in cells("sides", codes, table)]
    seen = [
        one if on_midline else one.at_side(side or one.side)
        for one, on_midline in zip(map(as_plate, plates), midline, strict=True)
    ]
    rules = read_rules(table)
    places = {id(one): Places(one, rules_on(one.name, rules)) for one in seen}
    _refuse_missing(codes, seen, places)
    return [
        _located(code, one, "midline" if on_midline else one.side, places[id(one)])
        for code, one, on_midline in zip(codes, seen, midline, strict=True)
    ]


def locate_or_say_why(points):
    """Where each point of a table is on its own plate, or why it cannot be shown there.

    Parameters
    ----------
    points : pandas.DataFrame

    Returns
    -------
    dict of str to Located or LocateError
        By code; without points that say themselves why they are not drawn.
    """
    codes, table = chosen(points)
    undrawn, rules = not_drawn(codes, table), read_rules(table)
    sides = dict(zip(codes, cells("sides", codes, table), strict=True))
    names = dict(zip(codes, cells("plate", codes, table), strict=True))
    places = {
        name: Places(as_plate(name), rules_on(name, rules)) for name in {*names.values()} - {""}
    }
    found = {}
    for code in (code for code in codes if code not in undrawn):
        plate = as_plate(names[code])
        side = "midline" if sides[code] == "midline" else plate.side
        try:
            found[code] = _located(code, plate, side, places[plate.name])
            refuse_off_page(plate, [found[code]])
        except LocateError as error:
            found[code] = error
    return found


def _located(code, plate, side, places):
    way = places.way(code)
    if None in way:
        raise LocateError(
            f"{code} has no place on the plate {plate.name}: a move of its rule meets nothing. "
            "Check its direction and the line it goes until, in the table and on the plate."
        )
    x, y = pair_of(way[-1]).tolist()
    return Located(code, x, y, side, plate.name, steps_of(places.rules[code], way, places))


@says_what_it_takes
def locate_all(points, plate):
    """Locate every point of a table that a plate can show, on the sides it shows.

    Parameters
    ----------
    points : pandas.DataFrame, sequence of str, or str
        A point table, rows of one, or codes.
    plate : Plate, str or path-like

    Returns
    -------
    pandas.DataFrame
        Columns ``code``, ``side``, ``x``, ``y`` (plate units); first one side, then the other.
        Points whose landmarks the plate does not carry, and those that would lie beyond its page,
        are left out. ``attrs["not drawn"]`` says of points that no plate can show why.
    """
    plate = as_plate(plate)
    empty = isinstance(points, pd.DataFrame) and points.empty
    codes, table = ([], tables.load_points()) if empty else chosen(points)
    return _all_on(plate, codes, table, read_rules(table))


@says_what_it_takes
def locate_everywhere(points):
    """Locate every point of a table on every plate of the course that can show it.

    Parameters
    ----------
    points : pandas.DataFrame, sequence of str, or str
        As in :func:`locate_all`.

    Returns
    -------
    dict of str to pandas.DataFrame
        By the plate's name, what :func:`locate_all` gives.
    """
    codes, table = chosen(points)
    rules = read_rules(table)
    return {name: _all_on(as_plate(name), codes, table, rules) for name in tables.plate_names()}


def _all_on(plate, codes, table, rules):
    """Where points lie on the page of a plate; a two-sided one shows the other side mirrored."""
    undrawn = not_drawn(codes, table)
    sides = dict(zip(codes, cells("sides", codes, table), strict=True))
    places = Places(plate, rules_on(plate.name, rules))
    found = []
    for code in (code for code in codes if code not in undrawn):
        place = places.way(code)[-1]
        if place is not None:
            side = "midline" if sides[code] == "midline" else plate.side
            found.append((code, side, place.real, place.imag))
    if plate.midline is not None:
        other = "left" if plate.side == "right" else "right"
        pairs = [spot for spot in found if spot[1] != "midline"]
        found += [(code, other, 2 * plate.midline - x, y) for code, _, x, y in pairs]
    found = [spot for spot in found if plate.shows(*spot[2:])]
    columns = zip(*found, strict=True) if found else ((), (), (), ())
    names = {"code": object, "side": object, "x": float, "y": float}
    parts = zip(names.items(), columns, strict=True)
    located = pd.DataFrame({name: np.array(part, kind) for (name, kind), part in parts})
    located.attrs = {"not drawn": undrawn} if undrawn else {}
    return located


@says_what_it_takes
def cun_length(span, plate):
    """How long one cun of a span is on a plate.

    Parameters
    ----------
    span : str
        Id of the span in ``data/spans.csv``.
    plate : Plate, str or path-like

    Returns
    -------
    float
        Plate units; NaN where the plate shows neither the span nor a ruler of it.

    Raises
    ------
    ValueError
        There is no such span.

    Examples
    --------
    >>> from acupress.body.load import load_plate
    >>> plate = load_plate("ankle_lateral")
    >>> bool(0 < cun_length("leg_outer", plate) < plate.height / 3)
    True
    """
    cun = cun_of(as_plate(plate))
    if not isinstance(span, str):
        raise ValueError(f'A span is a name like "back_width", not {shown(span)}.')
    if span in cun:
        return cun[span]
    names = list(tables.load_spans().index)
    if span not in names:
        hint = did_you_mean([span], names, 3)
        raise ValueError(f"There is no span {span!r}. {hint}Spans: {', '.join(names)}.")
    return float("nan")


def missing(point, points, plate):
    """What a plate lacks for a point.

    Parameters
    ----------
    point : pandas.Series
        A row of the point table.
    points : pandas.DataFrame
        The table it belongs to.
    plate : Plate, str or path-like

    Returns
    -------
    list of str
        Each thing lacking, in words; empty when the plate can show the point.
    """
    plate = as_plate(plate)
    if point["not_drawn"]:
        return [f"a place that can be drawn: {point['not_drawn']}"]
    return lacking_for(point.name, rules_on(plate.name, read_rules(points)), plate)


def refuse_off_page(plate, spots):
    """Refuse points whose dot a plate's page would not show.

    Parameters
    ----------
    plate : Plate
    spots : sequence of Located

    Raises
    ------
    LocateError
        Naming them and the plate.
    """
    off = [spot.code for spot in spots if not plate.shows(spot.x, spot.y)]
    if off:
        raise LocateError(
            f"{', '.join(off)} would lie beyond the page of the plate {plate.name}: "
            "choose another plate."
        )


def refuse_not_drawn(codes, table):
    """Refuse points that no plate can show.

    Parameters
    ----------
    codes : sequence of str
    table : pandas.DataFrame

    Raises
    ------
    LocateError
        Naming them, the reasons, and what tells where they are.
    """
    reasons = not_drawn(codes, table)
    if reasons:
        told = [f"{code} cannot be drawn: {reason}" for code, reason in reasons.items()]
        cards = " and ".join(f'point_card("{code}")' for code in reasons)
        raise LocateError(f"{' '.join(told)} Where it is in words: {cards}.")


def _refuse_missing(codes, plates, places):
    faults = [
        f"{code} cannot be shown on the plate {plate.name}: it lacks {', '.join(lacking)}."
        for code, plate in zip(codes, plates, strict=True)
        if (lacking := lacking_for(code, places[id(plate)].rules, plate))
    ]
    if faults:
        remedy = "Draw what is lacking on the plate, or choose another plate for the point."
        raise LocateError("\n".join([*faults, remedy]))
