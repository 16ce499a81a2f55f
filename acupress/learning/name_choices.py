"""What a point could be called, typed or chosen: all its written forms, and its near neighbours."""

from __future__ import annotations

import random
import re

from ..body.construct import Places
from ..body.load import load_plate
from ..body.needs import read_rules, rules_on
from ..facts.names import shown_code, spellings

OTHERS = 3  # names offered beside the right one
NUMBERED = re.compile(r"(\D+)(\d+)(.*)")  # a code: letters, number, rest


def name_lookup(table):
    """Make what is needed to read whatever somebody types for a point.

    Parameters
    ----------
    table : pandas.DataFrame
        All points that are known.

    Returns
    -------
    dict
        Plain JSON. ``letters``: what a code begins with → what is written in its stead before the
        number, with blanks between, for all points of these letters. ``points``: code → how it is
        shown, its part of the body, and its other written forms, as plain text with blanks between.

    Examples
    --------
    >>> from acupress import load_points
    >>> made = name_lookup(load_points())
    >>> made["letters"]["PC"].split()[:3], made["points"]["PC6"][:2]
    (['pc', 'pe', 'cx'], ['PC-6 Nèiguān', 'forearm'])
    >>> made["points"]["PC6"][2].split()[:2]
    ['neiguan', '內關']
    """
    forms = {code: spellings(code, row) for code, row in table.iterrows()}
    letters = {}  # what holds for every number is said once
    for code, own in forms.items():
        if found := NUMBERED.fullmatch(code):
            before = [form.removesuffix(found[2]) for form in own if form.endswith(found[2])]
            shared = letters.setdefault(found[1], before)
            letters[found[1]] = [form for form in shared if form in before and form.isalpha()]
    points = {}
    for code, own in forms.items():
        found = NUMBERED.fullmatch(code)
        known = {form + found[2] for form in letters[found[1]]} if found else ()
        others = " ".join(form for form in own if form not in known)
        points[code] = [f"{shown_code(code)} {table.pinyin[code]}", table.region[code], others]
    return {"letters": {name: " ".join(forms) for name, forms in letters.items()}, "points": points}


def name_choices(codes, table, name, seed):
    """Make what is needed to offer names of points on one plate.

    Parameters
    ----------
    codes : list of str
        The points that are asked for: they are drawn on this plate.
    table : pandas.DataFrame
        The table behind them.
    name : str
        Of the plate.
    seed : int or str
        The same seed gives a point the same names to choose from.

    Returns
    -------
    dict
        Plain JSON. ``offered``: code → the codes to choose from, itself and its nearest neighbours
        in a seeded order. ``places``: code → [x, y] in plate units, of all that one sees on the
        plate.

    Examples
    --------
    >>> from acupress import load_points
    >>> made = name_choices(["PC6"], load_points(), "forearm_anterior", 1)
    >>> sorted(made["offered"]["PC6"])
    ['HT4', 'LU7', 'PC5', 'PC6']
    """
    here = places_on(name, table)
    offered = {code: _offered(code, here, random.Random(f"{seed}/{code}")) for code in codes}
    places = {code: [round(place.real, 1), round(place.imag, 1)] for code, place in here.items()}
    return {"offered": offered, "places": places}


def places_on(name, table):
    """Where all points are that one sees on a plate.

    Parameters
    ----------
    name : str
        Of the plate.
    table : pandas.DataFrame

    Returns
    -------
    dict of str to complex
        By code, on the side that is drawn, in plate units.
    """
    places = Places(load_plate(name), rules_on(name, read_rules(table)))
    return places.seen(places.rules)


def _offered(code, here, rng):
    near = nearest(code, here)[:OTHERS]
    return rng.sample([code, *near], len(near) + 1)


def nearest(code, here):
    """The other points of a plate, the nearest to one first.

    Parameters
    ----------
    code : str
    here : dict of str to complex
        As :func:`places_on` gives it.

    Returns
    -------
    list of str
    """
    far = {other: abs(place - here[code]) for other, place in here.items() if other != code}
    return sorted(far, key=lambda other: (far[other], other))
