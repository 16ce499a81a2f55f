"""Rules, and what they refer to on a plate, as plain JSON: parts/rule.js puts the two together."""

from __future__ import annotations

from ..body.construct import ground_of

DIGITS = 4  # of a place: less than a thousandth of a cun on every plate


def rule_told(rule):
    """A rule as the browser reads it.

    Parameters
    ----------
    rule : acupress.facts.rule.Rule

    Returns
    -------
    dict
        ``start`` and ``moves``, each with all that :class:`acupress.facts.rule.Move` has.

    Examples
    --------
    >>> from acupress.facts.rule import Move, Rule
    >>> rule_told(Rule("l2_spinous", (Move("lateral", cun=1.5, span="back_width"),)))["moves"]
    [{'to': 'lateral', 'until': [], 'fraction': None, 'cun': 1.5, 'span': 'back_width', 'via': ''}]
    """
    moves = [move._asdict() | {"until": [list(ends) for ends in move.until]} for move in rule.moves]
    return {"start": rule.start, "moves": moves}


def ground_told(places, plate, names):
    """What rules refer to on a plate, as the browser reads it.

    Parameters
    ----------
    places : acupress.body.construct.Places
        Of that plate: a rule may start from another point.
    plate : acupress.body.plate.Plate
    names : collection of str
        The landmarks, lines and points the browser will need; those the plate lacks are left out.

    Returns
    -------
    dict
        In plate units: ``places`` by name, each [x, y]; ``lines``, each a list of places;
        ``arrows``, the body directions, of length 1; ``cun``, how long one is, by span.
    """
    ground = ground_of(plate)
    spots = {name: places.place(name) for name in names}
    lines = {name: ground.lines[name] for name in names if name in ground.lines}
    return {
        "places": {name: _pair(spot) for name, spot in spots.items() if spot is not None},
        "lines": {name: [_pair(place) for place in line] for name, line in lines.items()},
        "arrows": {name: [arrow.real, arrow.imag] for name, arrow in ground.arrows.items()},
        "cun": ground.cun,
    }


def _pair(place):
    return [round(place.real, DIGITS), round(place.imag, DIGITS)]
