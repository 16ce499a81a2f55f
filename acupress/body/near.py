"""How points lie to each other on a plate: near, at one height, and where meridians cross."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from numbers import Real

import pandas as pd

from ..facts import tables
from ..facts.beside import load_meridians
from ..facts.calls import did_you_mean, says_what_it_takes, shown
from ..facts.choice import chosen
from ..facts.meridians import JUMPS
from ..facts.written import split_code
from .construct import Places
from .load import as_plate
from .locate import refuse_not_drawn
from .needs import cells, read_rules, rules_on
from .spans import all_spans, cun_of, ruler_span

DIGITS = 2  # of a count of cun: what reads as 1 cun lies within 1 cun
UPWARD = ("superior", "proximal")


@says_what_it_takes
def neighbours(code, within=2, points=None):
    """Points that lie near a point: those that are easily taken for it.

    Each is measured where one of the two is seen best: on the plate of the point itself or, if that
    does not show the other, on the other's own plate. It is the straight way on the drawing, so a
    little less than the way over round skin.

    Parameters
    ----------
    code : str
        The point, however it is written.
    within : float, optional
        How far, in cun.
    points : pandas.DataFrame, sequence of str, or str, optional
        The points to look among; all of the course's own table by default.

    Returns
    -------
    pandas.DataFrame
        Indexed by code, the nearest first: ``plate``, on which it was measured; ``cun``, how far;
        ``span``, whose cun these are. That is the span by which the rule of the point counts; else
        the one by which most points of that plate do; else the plate's ruler. Cun of different
        spans need not be equally long: a cun counted across a body can differ from one along it.

    Raises
    ------
    acupress.UnknownPoint
        No point is called this, or several are.
    LocateError
        No plate can show it.
    ValueError
        Several points are named, or `within` is no number above 0.

    Examples
    --------
    >>> near = neighbours("PC6", within=1)
    >>> list(near.itertuples(name=None))
    [('PC5', 'forearm_anterior', 1.0, 'forearm')]
    """
    cun = _as_cun(within, "within")
    listed, table = _listed(points)
    codes, table = chosen(code, table)
    if len(codes) > 1:
        raise ValueError(f"neighbours takes one point, not {len(codes)}: call it for each.")
    refuse_not_drawn(codes, table)
    code, rules = codes[0], read_rules(table)
    wanted = [other for other in listed if other in rules and other != code]
    own = table["plate"].to_dict()
    found = {}
    for name in dict.fromkeys([own[code], *(own[other] for other in wanted)]):
        here = [other for other in wanted if name in (own[code], own[other]) and other not in found]
        found |= _how_far(code, here, as_plate(name), table, rules)
    near = sorted((far, other) for other, (far, *_) in found.items() if far <= cun)
    rows = [(found[other][1], far, found[other][2]) for far, other in near]
    return _table([other for _, other in near], rows, ["plate", "cun", "span"])


def near_on(plate, codes, within, table):
    """Which points of one plate are easily taken for each other.

    Parameters
    ----------
    plate : Plate
    codes : list of str
    within : float
        How far from each other at most, in cun.
    table : pandas.DataFrame
        The table behind them.

    Returns
    -------
    dict of str to list of str
        By code, the others, the nearest first, as :func:`neighbours` finds them on that plate.
    """
    places = _places(plate, codes, read_rules(table))
    near = {}
    for code, here in places.items():
        unit, _ = cun_around(code, plate, table)
        far = {
            other: round(abs(place - here) / unit, DIGITS) if unit else math.inf
            for other, place in places.items()
        }
        found = sorted((cun, other) for other, cun in far.items() if cun <= within)
        near[code] = [other for _, other in found if other != code]
    return near


@says_what_it_takes
def level_with(landmark, plate, within=0.25, points=None):
    """Points at the height of a landmark, on one plate.

    Parameters
    ----------
    landmark : str
        Id of a landmark of the plate that is a place, not a line.
    plate : Plate, str or path-like
    within : float, optional
        How much higher or lower a point may lie, in cun.
    points : pandas.DataFrame, sequence of str, or str, optional
        The points to look among; all of the course's own table by default.

    Returns
    -------
    pandas.DataFrame
        Indexed by code, in the order of the table: ``plate``; ``cun``, how much higher the point
        lies, below 0 if lower; ``span``, whose cun these are, chosen as in :func:`neighbours`. On a
        whole body the arms hang beside the trunk, and their points are there too.

    Raises
    ------
    ValueError
        The plate has no such landmark or shows no height, or `within` is no number above 0.

    Examples
    --------
    >>> level_with("spinous_l2_lower", "lower_back").index.to_list()
    ['BL23', 'BL52', 'GV4']
    """
    cun, plate = _as_cun(within, "within"), as_plate(plate)
    level = _height(landmark, plate)
    codes, table = _listed(points)
    rows = {}
    for code, place in _places(plate, codes, read_rules(table)).items():
        unit, span = cun_around(code, plate, table)
        higher = round((_up(plate, place) - level) / unit, DIGITS) if unit else math.inf
        if abs(higher) <= cun:
            rows[code] = (plate.name, higher + 0.0, span)  # no -0.0
    return _table(list(rows), list(rows.values()), ["plate", "cun", "span"])


@says_what_it_takes
def crossings(plate, points=None):
    """Where the ways of two meridians cross on a plate.

    A way runs straight from each point of a meridian to the next number that the plate shows: the
    WHO names places, not lines between them, so a crossing is only as sure as its four points.

    Parameters
    ----------
    plate : Plate, str or path-like
    points : pandas.DataFrame, sequence of str, or str, optional
        The points through which the ways run; all of the course's own table by default.

    Returns
    -------
    pandas.DataFrame
        One row a crossing: ``from_1``, ``to_1``, ``from_2``, ``to_2``, the codes at the ends of the
        two stretches; ``x``, ``y``, the place in plate units, on the side that the plate draws.

    Examples
    --------
    >>> crossings("leg_medial").iloc[0, :4].to_list()
    ['SP7', 'SP8', 'LR6', 'LR7']
    """
    plate = as_plate(plate)
    codes, table = _listed(points)
    ways = _stretches(_places(plate, codes, read_rules(table)))
    found = []
    for (one, start), (other, begin) in itertools.combinations(ways, 2):
        place = _meeting(*start, *begin) if one[0][0] != other[0][0] else None
        if place is not None:
            found.append((*_codes(one), *_codes(other), place.real, place.imag))
    return pd.DataFrame(found, columns=["from_1", "to_1", "from_2", "to_2", "x", "y"])


# --- what all three need --------------------------------------------------------------------------


def _listed(points):
    """The codes to look among, and the table behind them."""
    return chosen(tables.load_points() if points is None else points)


def _as_cun(value, name):
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < value < math.inf:
        raise ValueError(f"{name} is a number of cun above 0, like 2, not {shown(value)}.")
    return float(value)


def _table(codes, rows, columns):
    return pd.DataFrame(rows, columns=columns, index=pd.Index(codes, name="code", dtype=object))


def _places(plate, codes, rules):
    """Code → where it is, for the points that a plate shows on its page, on the side drawn."""
    places = Places(plate, rules_on(plate.name, rules))
    return places.seen(code for code in codes if code in rules)


def cun_around(code, plate, table):
    """How long a cun is around a point, and of which span it is.

    Parameters
    ----------
    code : str
    plate : Plate
    table : pandas.DataFrame
        A point table that holds it.

    Returns
    -------
    unit : float or None
        Plate units a cun; None where the plate has none.
    span : str or None
        Its span, chosen as in :func:`neighbours`.
    """
    spans, cun = all_spans(), cun_of(plate)
    columns = ("span", "aside_span")
    own = [cells(column, [code], table)[0] for column in columns]
    here = table["plate"].to_numpy() == plate.name
    counted = Counter(itertools.chain(*(table[column].to_numpy()[here] for column in columns)))
    for span in (*own, *(span for span, _ in counted.most_common())):
        if span in cun and spans[span]["unit"] == "cun":
            return cun[span], span
    span = ruler_span(plate)
    return (cun[span], span) if span and spans[span]["unit"] == "cun" else (None, None)


def _how_far(code, others, plate, table, rules):
    """Code → (cun, plate, span) for those of `others` that the plate shows beside a point."""
    places = _places(plate, [code, *others], rules)
    unit, span = cun_around(code, plate, table) if code in places else (None, None)
    if unit is None:
        return {}
    here = places.pop(code)
    return {
        other: (round(abs(place - here) / unit, DIGITS), plate.name, span)
        for other, place in places.items()
    }


def _height(landmark, plate):
    """How high a landmark is on a plate; see :func:`_up`."""
    if not any(name in plate.directions for name in UPWARD):
        raise ValueError(f"Nothing is level on the plate {plate.name}: it shows no way up.")
    if not isinstance(landmark, str):
        raise ValueError(f'A landmark is an id like "navel", not {shown(landmark)}.')
    if landmark in plate.lines:
        raise ValueError(
            f"{landmark} is a line on the plate {plate.name}, and a line has no one height: "
            "name a landmark that is a place."
        )
    if landmark not in plate.landmarks:
        hint = did_you_mean([landmark], plate.landmarks, 3)
        raise ValueError(
            f"The plate {plate.name} has no landmark {shown(landmark)}. {hint}".strip()
        )
    return _up(plate, complex(*plate.landmarks[landmark]))


def _up(plate, place):
    """How far up a place is, in plate units, along the body or the limb."""
    arrow = next(plate.directions[name] for name in UPWARD if name in plate.directions)
    return place.real * arrow[0] + place.imag * arrow[1]


def _stretches(places):
    """The straight stretches of all meridians: their ends as letters and number, and places."""
    numbered = {_numbered(code): place for code, place in places.items()}
    pairs = [((letters, number), (letters, number + 1)) for letters, number in numbered]
    meridians = load_meridians().index
    return [
        (pair, (numbered[pair[0]], numbered[pair[1]]))
        for pair in pairs
        if pair[1] in numbered and pair[0][0] in meridians and tuple(_codes(pair)) not in JUMPS
    ]


def _numbered(code):
    letters, number = split_code(code)
    return letters.upper(), number


def _codes(ends):
    return [f"{letters}{number}" for letters, number in ends]


def _meeting(a, b, c, d):
    """Where the stretch from `a` to `b` meets that from `c` to `d`; None where it does not."""
    way, other, apart = b - a, d - c, c - a
    turn = (way.conjugate() * other).imag
    if turn == 0:
        return None
    along = (apart.conjugate() * other).imag / turn
    beside = (apart.conjugate() * way).imag / turn
    return a + along * way if 0 <= along <= 1 and 0 <= beside <= 1 else None
