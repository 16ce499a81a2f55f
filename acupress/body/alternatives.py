"""Where else a point is put: places that the WHO left undecided, located on a plate."""

from __future__ import annotations

from typing import NamedTuple

from ..facts.beside import alternatives
from .construct import Places
from .construction import Located, pair_of, steps_of
from .needs import lacking_for, read_rules, rules_on

OTHER = "the other place"  # no code and no landmark: it cannot hide a rule


class Alternative(NamedTuple):
    """Another place of a point.

    Attributes
    ----------
    name : str
        Whose place it is.
    location : str
        Where it is, in words.
    plate : str
        The plate that shows it.
    spot : acupress.body.construction.Located or None
        Where it is on the plate asked for; None where that one cannot show it.
    """

    name: str
    location: str
    plate: str
    spot: Located | None


def alternatives_on(plate, code, table):
    """Locate the other places of a point on a plate.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    code : str
    table : pandas.DataFrame
        The point table: a place may start from another point.

    Returns
    -------
    list of Alternative
        In the order of ``data/alternatives.csv``; empty for nearly all points.

    Examples
    --------
    >>> from acupress import load_plate, load_points
    >>> [one.name for one in alternatives_on(load_plate("foot_sole"), "GB30", load_points())] != []
    True
    """
    rules = rules_on(plate.name, read_rules(table))
    found = []
    for row, rule in alternatives(code):
        places = Places(plate, rules | {OTHER: rule})
        able = not lacking_for(OTHER, places.rules, plate)
        spot = _located(code, plate, places) if able else None
        found.append(Alternative(row["name"], row["location"], row["plate"], spot))
    return found


def _located(code, plate, places):
    way = places.way(OTHER)
    if None in way or not plate.shows(way[-1].real, way[-1].imag):
        return None
    x, y = pair_of(way[-1]).tolist()
    return Located(code, x, y, plate.side, plate.name, steps_of(places.rules[OTHER], way, places))
