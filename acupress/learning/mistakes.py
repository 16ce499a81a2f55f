"""Mistakes: the places to which a step leads that was missed, each with the sentence that says so.

Each is the point's own rule with one thing wrong in it (a vertebra too high, the other edge of the
tendon, no step aside, another span, counted from the other end), put on the plate as any rule is;
and the points beside it, for which it is mistaken.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ..body.construct import Places
from ..body.spans import all_spans, cun_of
from ..body.words import count_words, move_words, name_words
from ..facts.rule import DIRECTIONS, Move, Rule
from .axes import far_off

NEAREST = 0.15  # cun: what lies nearer to the point, or to another mistake, is not told apart
GROSS = 0.3  # cun: a step that leads less far can be missed and the place still be told right
NEIGHBOURS, WITHIN = 6, 3.5  # how many other points are listed, and how far away, in cun
# Landmarks that are counted: from the upper to the lower, and what one of them is called.
BACKBONE = ["c7", *(f"t{n}" for n in range(1, 13)), *(f"l{n}" for n in range(1, 6))]
COUNTED = (
    ([f"spinous_{name}_lower" for name in BACKBONE], "vertebra"),
    ([f"rib_gap_{n}" for n in range(1, 8)], "gap between ribs"),
    ([f"sacral_foramen_{n}" for n in range(1, 5)], "sacral hole"),
)
HALF = "half-width"  # how the spans are called of which the body has one on each side


class Mistake(NamedTuple):
    """A rule with one thing wrong in it, and the sentence for who followed it."""

    rule: Rule
    words: str


def mistakes_of(code, plate, names, places, others, axes):
    """Places on a plate where one lands who misses a step, and what is said of each.

    Parameters
    ----------
    code : str
    plate : acupress.body.plate.Plate
    names : dict of str to str
        What each point is called, by code.
    places : acupress.body.construct.Places
        On this plate.
    others : list of (float, str, complex)
        The other points of the page, the nearest first: how far in cun, code, place.
    axes : list of dict
        As :func:`acupress.learning.axes.axes_of` gives them.

    Returns
    -------
    list of dict
        ``x``, ``y`` in plate units on the side drawn, ``words``: plain JSON. No two lie at one
        place, and none where the point itself is.
    """
    rule, truth = places.rules[code], places.way(code)[-1]
    named = [(place, names[other]) for far, other, place in others if far <= WITHIN]
    found = []  # (place, words)
    for wrong in _wrong_rules(rule, plate):
        place = _end(code, wrong.rule, places)
        if place is not None and plate.shows(place.real, place.imag):
            found.append((place, wrong.words + _lies_there(place, wrong.words, named, axes)))
    found += [(place, f"That is where {name} lies.") for place, name in named[:NEIGHBOURS]]
    kept = [(truth, "")]
    for place, words in found:
        apart = all(far_off(axes, place - other) >= NEAREST for other, _ in kept)
        if apart and _is_on_its_side(place, truth, plate):
            kept.append((place, words))
    return [
        {"x": round(place.real, 2), "y": round(place.imag, 2), "words": words}
        for place, words in kept[1:]
    ]


def nearest_left_out(code, places, axes):
    """How far from a point one lands who leaves out a step of its rule.

    Parameters
    ----------
    code : str
    places : acupress.body.construct.Places
    axes : list of dict
        As :func:`acupress.learning.axes.axes_of` gives them.

    Returns
    -------
    float
        In cun, of the nearest that is :data:`GROSS` or more away; infinite where there is none.
    """
    rule, truth = places.rules[code], places.way(code)[-1]
    ends = [_end(code, wrong.rule, places) for wrong in _step_left_out(rule)]
    far = [far_off(axes, end - truth) for end in ends if end is not None]
    return min((one for one in far if one >= GROSS), default=math.inf)


def _end(code, rule, places):
    """Where another rule of a point leads; None where nowhere."""
    return Places(places.plate, places.rules | {code: rule}).way(code)[-1]


def _is_on_its_side(place, truth, plate):
    """Not beyond the midline: from there the point of the other side is nearer."""
    if plate.midline is None or abs(truth.real - plate.midline) < 1:
        return True
    return (place.real - plate.midline) * (truth.real - plate.midline) > -1


def _lies_there(place, words, named, axes):
    """Which other point is at the place, unless that has been said."""
    near = [name for at, name in named if far_off(axes, at - place) < NEAREST]
    return f" {near[0]} lies there." if near and near[0].split()[0] not in words else ""


def _wrong_rules(rule, plate):
    """The rule with one thing wrong, the likeliest first."""
    yield from _another_counted(rule)
    yield from _step_left_out(rule)
    yield from _all_the_way(rule)
    yield from _wrong_edge(rule, plate)
    yield from _wrong_way(rule)
    yield from _other_end(rule)
    yield from _other_span(rule, plate)


# --- one thing wrong, each in its way -------------------------------------------------------------


def _another_counted(rule):
    """A vertebra, rib gap or sacral hole too high or too low."""
    for row, kind in COUNTED:
        for name in rule.places:
            if name not in row:
                continue
            at = row.index(name)
            for other, where in ((at - 1, "high"), (at + 1, "low")):
                if 0 <= other < len(row):
                    words = (
                        f"That is one {kind} too {where}: "
                        f"{name_words(row[other])}, not {name_words(name)}."
                    )
                    yield Mistake(_with_name(rule, name, row[other]), words)


def _with_name(rule, name, other):
    """The rule with one landmark in the place of another."""

    def new(one):
        return other if one == name else one

    moves = [
        move._replace(
            to=new(move.to), via=new(move.via), until=tuple(tuple(map(new, e)) for e in move.until)
        )
        for move in rule.moves
    ]
    return Rule(new(rule.start), tuple(moves))


def _step_left_out(rule):
    for at, move in enumerate(rule.moves):
        rest = (*rule.moves[:at], *rule.moves[at + 1 :])
        words = f"A step is missing: {move_words(move)}."
        if not rest:
            words = f"That is {name_words(rule.start)}, where the rule starts. {words}"
        yield Mistake(Rule(rule.start, rest), words)


def _all_the_way(rule):
    for at, move in enumerate(rule.moves):
        if move.fraction is not None and not move.until and move.to not in DIRECTIONS:
            words = f"That is all the way to {name_words(move.to)}, not {move_words(move)}."
            yield Mistake(_with_move(rule, at, move._replace(fraction=1.0)), words)


def _wrong_edge(rule, plate):
    """The other side of a tendon or bone, or beyond one of the two that it lies between."""
    for at, move in enumerate(rule.moves):
        if len(move.until) == 2 and all(len(ends) == 1 for ends in move.until):
            part = 0.5 if move.fraction is None else move.fraction
            one, other = (name_words(ends[0]) for ends in move.until)
            for beyond, name in ((-part, one), (2 - part, other)):
                words = f"That is on the wrong side of {name}: it lies between {one} and {other}."
                yield Mistake(_with_move(rule, at, move._replace(fraction=beyond)), words)
        if len(move.until) == 1 and len(move.until[0]) == 1:
            (line,) = move.until[0]
            for other in _other_edges(line, plate):
                words = f"That is the wrong side: {name_words(other)}, not {name_words(line)}."
                there = move._replace(until=((other,),))
                yield Mistake(_with_move(rule, at, there), words)
                opposite = DIRECTIONS[move.to].opposite if move.to in DIRECTIONS else ""
                if opposite:  # the bone may begin and end to different sides of the start
                    yield Mistake(_with_move(rule, at, there._replace(to=opposite)), words)


def _other_edges(line, plate):
    """The other borders of the same bone, muscle or tendon: their ids begin with its name."""
    if not line.endswith("_border"):
        return []
    whose = line.rsplit("_", 2)[0] + "_"
    return [
        other
        for other in plate.lines
        if other.startswith(whose) and other.endswith("_border") and other != line
    ]


def _wrong_way(rule):
    for at, move in enumerate(rule.moves):
        opposite = DIRECTIONS[move.to].opposite if move.to in DIRECTIONS else ""
        if opposite:
            words = (
                f"That is the wrong way: {opposite}, not {move.to} ({DIRECTIONS[move.to].words})."
            )
            yield Mistake(_with_move(rule, at, move._replace(to=opposite)), words)


def _other_end(rule):
    """Counted from the wrong end of a stretch."""
    for at, move in enumerate(rule.moves):
        begin = rule.start if at == 0 else None
        if move.to in DIRECTIONS:
            end, back = _ends_of_span(begin, move)
        else:
            end, back = move.to, begin
        if not (begin and end and back) or move.until:
            continue
        words = (
            f"That is counted from the wrong end: from {name_words(end)}, not {name_words(begin)}."
        )
        if move.fraction is not None:
            turned = move._replace(fraction=1 - move.fraction)
            yield Mistake(_with_move(rule, at, turned), words)
        else:
            yield Mistake(
                Rule(end, (move._replace(to=back), *rule.moves[1:])),
                words,
            )


def _ends_of_span(start, move):
    """The other end of the span that a move counts from `start`, and the way back from there."""
    span = all_spans().get(move.span)
    if not span or start not in (span["from"], span["to"]):
        return None, None
    end = span["to"] if start == span["from"] else span["from"]
    return end, DIRECTIONS[move.to].opposite


def _other_span(rule, plate):
    """So many cun, but of another span; or of a whole width where the half has them."""
    spans, cun = all_spans(), cun_of(plate)
    for at, move in enumerate(rule.moves):
        if move.cun is None or move.span not in cun:
            continue
        own, counted = spans[move.span], count_words(move.cun, move.span)
        if own["name"].startswith(HALF):
            words = (
                f"That is twice as far: {own['cun']:g} cun are the {own['name']}, not the whole."
            )
            yield Mistake(_with_move(rule, at, move._replace(cun=2 * move.cun)), words)
        for span in cun:
            if span != move.span and spans[span]["unit"] == own["unit"]:
                words = (
                    f"That is {counted} by the {spans[span]['name']}; "
                    f"here they are counted by the {own['name']}."
                )
                yield Mistake(_with_move(rule, at, move._replace(span=span)), words)


def _with_move(rule, at, move: Move):
    return Rule(rule.start, (*rule.moves[:at], move, *rule.moves[at + 1 :]))
