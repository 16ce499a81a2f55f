"""What a point could be called, typed or chosen: all its written forms, and its near neighbours."""

from __future__ import annotations

import random

from ..body.construct import Places
from ..body.load import load_plate
from ..body.needs import read_rules, rules_on
from ..facts.names import shown_code, spellings

OTHERS = 3  # names offered beside the right one


def name_choices(codes, table, name, seed):
    """Make what is needed to read and to offer names of points on one plate.

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
        Plain JSON. ``forms``: what can be typed, as plain text, → the codes it can mean, of this
        plate's points and those that are called alike. ``called``: code → how such a point is
        shown. ``offered``: code → the codes to choose from, itself and its nearest neighbours in a
        seeded order. ``places``: code → [x, y] in plate units, of all that one sees on the plate.

    Examples
    --------
    >>> from acupress import load_points
    >>> made = name_choices(["PC6"], load_points(), "forearm_anterior", 1)
    >>> made["forms"]["neiguan"], sorted(made["offered"]["PC6"])
    (['PC6'], ['HT4', 'LU7', 'PC5', 'PC6'])
    """
    here = places_on(name, table)
    offered = {code: _offered(code, here, random.Random(f"{seed}/{code}")) for code in codes}
    forms = _forms(table, set(here))
    meant = {code for means in forms.values() for code in means}
    called = {code: f"{shown_code(code)} {table.pinyin[code]}" for code in sorted(meant)}
    places = {code: [round(place.real, 1), round(place.imag, 1)] for code, place in here.items()}
    return {"forms": forms, "called": called, "offered": offered, "places": places}


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


def _forms(table, wanted):
    """Written form → codes, in their order; only forms that can mean a point that is wanted."""
    forms = {}
    for code, row in table.iterrows():
        for form in spellings(code, row):
            forms.setdefault(form, []).append(code)
    return {form: codes for form, codes in forms.items() if wanted.intersection(codes)}
