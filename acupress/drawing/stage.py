"""What the browser needs to show points: each plate drawn once, and what is known of each point.

A point table may have many plates. :func:`outline` says what finds its points, :func:`on_plate`
brings what one plate shows, when it is first shown; :func:`stage` has all of it at once.
"""

from __future__ import annotations

import json

import numpy as np

from ..body.load import load_plate
from ..body.locate import locate_each, refuse_off_page
from ..facts.choice import chosen
from .ground import ground
from .letters import USUAL, font_css
from .over import over
from .told import listed, pressing, told

WIDTH = 4.4  # inches: narrow, so that lettering is still legible when a phone shows it
KEPT = 64  # what lies over so many plates: about 2 MB
_kept = {}  # text, so that nobody's change to one widget's drawing reaches another's


def stage(points, table=None, width=WIDTH):
    """Draw and describe points for the browser.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str
        The points to show, each on its own plate: rows of a point table, codes, or one code.
    table : pandas.DataFrame, optional
        The point table they are taken from; the course's own by default.
    width : float, optional
        Of each plate's page, in inches; lettering keeps its size.

    Returns
    -------
    dict
        Plain JSON values only:

        ``codes``
            The points in their order. Nothing else has one: saved notebooks sort all keys.
        ``points``
            Code → what :func:`acupress.drawing.told.listed`, ``told`` and ``pressing`` say of it.
        ``plates``
            Name → what :func:`acupress.drawing.ground.ground` draws; ``over``, what
            :func:`acupress.drawing.over.over` draws; ``fonts``, CSS with the letters it needs.
        ``fonts``
            CSS with the letters that most drawings need.

    Raises
    ------
    ValueError
        There are no points.
    acupress.facts.names.UnknownPoint
        A point is not in the table.
    acupress.body.locate.LocateError
        A plate cannot show a point, or not on its page.
    """
    codes, whole = chosen(points, table)
    made = outline(codes, whole)
    for code in codes:
        made["points"][code] |= pressing(whole.loc[code])
    for name in plates_of(codes, whole):
        shown = on_plate(name, codes, whole, width)
        for code, more in shown["points"].items():
            made["points"][code] |= more
        drawn = json.loads(ground(load_plate(name), width))
        made["plates"][name] = drawn | {"over": shown["over"], "fonts": shown["fonts"]}
    return made


def outline(codes, table):
    """Say what finds points in a list, and all of those that no plate can show.

    Parameters
    ----------
    codes : list of str
    table : pandas.DataFrame
        As :func:`acupress.facts.choice.chosen` gives both.

    Returns
    -------
    dict
        As :func:`stage`, with no ``plates`` in it.
    """
    rows = {code: table.loc[code] for code in codes}
    points = {code: listed(code, point) for code, point in rows.items()}
    for code, point in rows.items():
        if not point.plate:
            points[code] |= told(point)
    undrawn = "".join(point.hanzi for point in rows.values() if not point.plate)
    fonts = font_css("A") + _more_letters(undrawn)
    return {"codes": codes, "points": points, "plates": {}, "fonts": fonts}


def plates_of(codes, table):
    """The plates that points are drawn on, each once.

    Parameters
    ----------
    codes : list of str
    table : pandas.DataFrame

    Returns
    -------
    list of str
        In the order of the points.
    """
    return list(dict.fromkeys(filter(None, table.loc[codes, "plate"])))


def on_plate(name, codes, table, width=WIDTH):
    """Draw and describe the points that are shown on one plate.

    Parameters
    ----------
    name : str
        Of the plate.
    codes : list of str
        Points; those of other plates are passed over.
    table : pandas.DataFrame
    width : float, optional
        Of the page, in inches.

    Returns
    -------
    dict
        ``points``, what :func:`acupress.drawing.told.told` says of each, ``over``, what
        :func:`acupress.drawing.over.over` draws, and ``fonts``, CSS with the letters they need
        beside those of :func:`outline`.

    Raises
    ------
    acupress.body.locate.LocateError
        The plate cannot show a point, or not on its page.
    """
    here = [code for code, plate in zip(codes, table.loc[codes, "plate"], strict=True)
            if plate == name]  # fmt: skip
    plate = load_plate(name)
    spots = locate_each(here, points=table)
    refuse_off_page(plate, spots)
    drawn = _drawn(plate, spots, table, width)
    steps = {spot.code: [step.words for step in spot.steps] for spot in spots}
    points = {code: told(table.loc[code], steps[code]) for code in here}
    said = "".join(point["hanzi"] for point in points.values())
    texts = [part.get("text", "") for parts in drawn["marks"].values() for part in parts]
    return {"points": points, "over": drawn, "fonts": _more_letters(said + "".join(texts))}


def plate_text(name, codes, table, width=WIDTH):
    """Write down all that one plate shows, for a browser that has the :func:`outline`.

    Parameters
    ----------
    name, codes, table, width
        As in :func:`on_plate`.

    Returns
    -------
    str
        A JSON object of ``drawn``, as :func:`acupress.drawing.ground.ground` draws it, and what
        :func:`on_plate` gives.

    Raises
    ------
    acupress.body.locate.LocateError
        As :func:`on_plate`.
    """
    shown = json.dumps(on_plate(name, codes, table, width), separators=(",", ":"))
    return f'{{"drawn":{ground(load_plate(name), width)},{shown[1:]}'


def _more_letters(text):
    """The fonts for those letters that not every drawing has."""
    return font_css("".join(sorted(set(text) - USUAL)))


def _drawn(plate, spots, table, width):
    """Draw points of a plate, or read out again what was drawn of just the same."""
    # What is drawn comes from these alone: the plate, its points' rows, and where they are.
    rows = table.loc[[spot.code for spot in spots]].to_csv()
    key = plate, json.dumps([rows, spots, width], default=_plain)
    if key not in _kept:
        if len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = json.dumps(over(plate, spots, table, width))
    return json.loads(_kept[key])


def _plain(value):
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else vars(value)
