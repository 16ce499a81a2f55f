"""A rule and a plate give a point: landmarks, then a line, then a count of cun, then the place.

:func:`locate` says where a point is and how one gets there; :func:`locate_all` says where all
points of a table are on one plate. Coordinates are plate units, x to the right and y down.
"""

from __future__ import annotations

import pandas as pd

from ..facts import tables
from ..facts.calls import did_you_mean, says_what_it_takes, shown
from ..facts.choice import chosen
from .construct import Places
from .construction import Located, pair_of, steps_of
from .load import as_plate
from .needs import cells, lacking_for, rules_for
from .plate import check_side
from .spans import cun_of


class LocateError(ValueError):
    """A plate lacks something that a point's rule refers to."""


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
    rules = rules_for(codes, table)
    plates = [plate] * len(codes) if plate is not None else cells("plate", codes, table)
    midline = [sides == "midline" for sides in cells("sides", codes, table)]
    seen = [
        one if on_midline else one.at_side(side or one.side)
        for one, on_midline in zip(map(as_plate, plates), midline, strict=True)
    ]
    _refuse_missing(codes, seen, rules)
    places = {id(one): Places(one, rules) for one in seen}
    return [
        _located(code, one, "midline" if on_midline else one.side, rules, places[id(one)])
        for code, one, on_midline in zip(codes, seen, midline, strict=True)
    ]


def _located(code, plate, side, rules, places):
    way = places.way(code)
    if None in way:
        raise LocateError(
            f"{code} has no place on the plate {plate.name}: a move of its rule meets nothing. "
            "Check its direction and the line it goes until, in the table and on the plate."
        )
    x, y = pair_of(way[-1]).tolist()
    return Located(code, x, y, side, plate.name, steps_of(rules[code], way, places))


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
        are left out.
    """
    plate = as_plate(plate)
    empty = isinstance(points, pd.DataFrame) and points.empty
    codes, table = ([], tables.load_points()) if empty else chosen(points)
    rules = rules_for(codes, table)
    midline = {
        code: sides == "midline"
        for code, sides in zip(codes, cells("sides", codes, table), strict=True)
    }
    found = []
    for side in plate.sides:
        places = Places(plate.at_side(side), rules)
        for code in codes:
            if midline[code] and side != plate.sides[0]:
                continue
            place = places.way(code)[-1]
            if place is not None and plate.shows(place.real, place.imag):
                found.append((code, "midline" if midline[code] else side, place.real, place.imag))
    columns = {"code": object, "side": object, "x": float, "y": float}
    return pd.DataFrame(found, columns=list(columns)).astype(columns)


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
    return lacking_for(point.name, rules_for([point.name], points), as_plate(plate))


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


def _refuse_missing(codes, plates, rules):
    faults = [
        f"{code} cannot be shown on the plate {plate.name}: it lacks {', '.join(lacking)}."
        for code, plate in zip(codes, plates, strict=True)
        if (lacking := lacking_for(code, rules, plate))
    ]
    if faults:
        remedy = "Draw what is lacking on the plate, or choose another plate for the point."
        raise LocateError("\n".join([*faults, remedy]))
