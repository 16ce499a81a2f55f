"""What a rule is put together from: for each of its parts the right one among plausible wrong ones.

Wrong ones come from the plate itself: neighbouring landmarks, other directions, near counts, the
lines that other points stop at, other spans. None of them, put in the place of the right one,
leads to the point: a question with two right answers teaches nothing.
"""

from __future__ import annotations

import itertools
import math
import random
import re

from ..body.construct import Places
from ..body.load import load_plate
from ..body.needs import read_rules, rules_on
from ..body.spans import all_spans, cun_of
from ..body.words import PLAIN_FRACTION, fraction_words, line_words, name_words
from ..facts.rule import DIRECTIONS
from ..facts.tables import plate_names
from .rule_ground import ground_told, rule_told

WRONG = 4  # beside the right one
SAME = 0.03  # cun: places nearer than this are the same place
TRIED = "?"  # stands for the code of a rule that is only tried; no point is called this

# How a part is asked for, and what it is called when the answer is talked of.
LABELS = {
    "start": ("Start from", "landmark"),
    "direction": ("Go", "direction"),
    "goal": ("Go toward", "landmark to go toward"),
    "via": ("Along", "line to follow"),
    "until": ("As far as", "place to stop"),
    "fraction": ("How far", "part of the way"),
    "cun": ("Count", "count"),
    "span": ("Counted in", "span"),
}


def rule_choices(codes, table, name, seed):
    """Make the lists from which rules are put together, for points on one plate.

    Parameters
    ----------
    codes : list of str
        Points that are drawn on this plate.
    table : pandas.DataFrame
        The table behind them.
    name : str
        Of the plate.
    seed : int or str
        The same seed gives a point the same lists, whichever points are asked beside it.

    Returns
    -------
    dict
        Plain JSON.

        ``points``
            By code: ``rule``, as :func:`acupress.learning.rule_ground.rule_told` gives it, and
            ``parts``, one for each of its parts in the order in which one builds it: ``move``, the
            number of its move from 0, None for the start; ``name``, which value of the rule it is;
            ``kind``; ``options``, numbers of ``values``. A part with one option alone is told, not
            asked.
        ``values``
            What parts can be: each a ``value`` of a rule and its ``words``.
        ``kinds``
            By kind of part: ``label``, how it is asked for, and ``called``, what it is.
        ``ground``
            What all these rules refer to, as :func:`acupress.learning.rule_ground.ground_told` has
            it, in plate units; its ``cun`` also of spans that other plates show.
    """
    maker = _Maker(load_plate(name), read_rules(table))
    points = {code: maker.choices(code, random.Random(f"{seed}/{code}")) for code in codes}
    kinds = {kind: {"label": label, "called": called} for kind, (label, called) in LABELS.items()}
    return {"points": points, "values": maker.values, "kinds": kinds, "ground": maker.ground()}


class _Maker:
    """Makes the lists of one plate."""

    def __init__(self, plate, rules):
        self.plate = plate
        self.rules = rules_on(plate.name, rules)
        self.places = Places(plate, self.rules)
        self.cun = _cun_in_reach(plate)
        self.shown = [name for name, place in plate.landmarks.items() if plate.shows(*place)]
        self.lines = [name for name, line in plate.lines.items() if len(plate.clipped(line))]
        self.values = []
        self._named = set()

    def choices(self, code, rng):
        """The rule of a point, and the lists for its parts."""
        rule = self.rules[code]
        asked = [(None, "start")]
        for number, move in enumerate(rule.moves):
            filled = (name for name in _ORDER if getattr(move, name) not in (None, "", ()))
            asked += [(number, name) for name in filled]
        return {"rule": rule_told(rule), "parts": [self._part(code, *one, rng) for one in asked]}

    def ground(self):
        """What the rules of all these choices refer to."""
        return ground_told(self.places, self.plate, sorted(self._named)) | {"cun": self.cun}

    def _part(self, code, number, name, rng):
        right = _value(self.rules[code], number, name)
        wrong = [
            value
            for value in dict.fromkeys(self._wrong(code, number, name, rng))
            if value != right and not self._leads_there(code, number, name, value)
        ]
        values = [right, *wrong[:WRONG]]
        if name in ("cun", "fraction"):
            values.sort()  # numbers in the order of a ruler; which ones they are is drawn
        else:
            rng.shuffle(values)
        kind = name if name != "to" else "direction" if right in DIRECTIONS else "goal"
        options = [self._number(kind, name, value) for value in values]
        return {"move": number, "name": name, "kind": kind, "options": options}

    def _number(self, kind, name, value):
        """The number of a value in the list of all of them."""
        told = {"value": value, "words": _WORDS[kind](value)}
        if told not in self.values:
            self.values.append(told)
            self._named |= set(_names_in(name, value))
        return self.values.index(told)

    # --- values that could be taken for the right one, the most plausible first ---

    def _wrong(self, code, number, name, rng):
        rule = self.rules[code]
        if number is None:
            return self._near(rule.start, code, rng)
        move = rule.moves[number]
        if name == "to" and move.to in DIRECTIONS:
            return _directions(move.to, self.plate, rng)
        if name == "to":
            return [one for one in self._near(move.to, code, rng) if one != rule.start]
        if name == "until":
            return self._stops(move.until, rng)
        if name == "cun":
            return self._counts(move, rng)
        if name == "span":
            return self._spans(move.span, rng)
        return _shuffled(PLAIN_FRACTION if name == "fraction" else self.lines, rng)

    def _near(self, right, code, rng):
        """Landmarks around one, or points around one; first its neighbours of the same kind."""
        here = self.places.place(right)
        names = self.shown
        if right in self.rules:
            names = [one for one in self.rules if one != code and self._is_on_page(one)]
        far = {one: abs(self.places.place(one) - here) for one in names}
        near = sorted((one for one in far if far[one] > 0), key=far.get)
        kin = [one for one in near if _family(one) == _family(right)][:2]
        rest = [one for one in near if one not in kin]
        return kin + _shuffled(rest[: WRONG + 1], rng) + rest[WRONG + 1 :]

    def _is_on_page(self, code):
        place = self.places.place(code)
        return place is not None and self.plate.shows(place.real, place.imag)

    def _counts(self, move, rng):
        """Counts near one: those that other rules have in this span, and halves and wholes away."""
        right, moves = move.cun, [other for rule in self.rules.values() for other in rule.moves]
        used = {other.cun for other in moves if other.cun and other.span == move.span}
        used |= {right + by for by in (-1, -0.5, 0.5, 1)} | {2 * right, right / 2}
        fair = [count for count in used if count > 0 and count != right and _is_read(count)]
        near = sorted(fair, key=lambda count: (abs(math.log(count / right)), count))
        return _shuffled(near[: WRONG + 2], rng)

    def _stops(self, right, rng):
        """Lines that other moves stop at, and those of the plate; of two lines, one stays."""
        known = {*self.shown, *self.lines, *DIRECTIONS}
        moves = [move for rule in self.rules.values() for move in rule.moves]
        used = {line for move in moves for line in move.until if known.issuperset(line)}
        lines = sorted(used | {(line,) for line in self.lines})
        if len(right) == 1:
            return _shuffled([(line,) for line in lines], rng)
        pairs = [pair for line in lines for pair in ((right[0], line), (line, right[1]))]
        return _shuffled([(one, other) for one, other in pairs if one != other], rng)

    def _spans(self, right, rng):
        """Spans the plate shows, then those that run the same way elsewhere."""
        spans = all_spans()
        alike = [one for one in self.cun if spans[one]["direction"] == spans[right]["direction"]]
        return _shuffled(cun_of(self.plate), rng) + _shuffled(alike, rng)

    def _leads_there(self, code, number, name, value):
        """Whether the rule finds its place as well with this value for one part."""
        rule = self.rules[code]
        if number is None:
            tried = rule._replace(start=value)
        else:
            move = rule.moves[number]
            changed = {name: value}
            if name == "span":  # so many of these are so many of its own
                changed = {"cun": move.cun * self.cun[value] / self.cun[move.span]}
            moves = [*rule.moves]
            moves[number] = move._replace(**changed)
            tried = rule._replace(moves=tuple(moves))
        found = Places(self.plate, self.rules | {TRIED: tried}).place(TRIED)
        cun = min(cun_of(self.plate).values())
        return found is not None and abs(found - self.places.place(code)) < SAME * cun


_ORDER = ("to", "via", "until", "fraction", "cun", "span")


def _value(rule, number, name):
    return rule.start if number is None else getattr(rule.moves[number], name)


def _names_in(name, value):
    """The landmarks, lines and points that a value of a rule names."""
    if name in ("start", "to", "via"):
        return (value,)
    return tuple(itertools.chain(*value)) if name == "until" else ()


def _shuffled(values, rng):
    values = list(values)
    return rng.sample(values, len(values))


def _directions(right, plate, rng):
    """The directions seen on a plate, first the one the other way."""
    others = _shuffled(sorted(plate.directions), rng)
    opposite = DIRECTIONS[right].opposite
    return sorted(others, key=lambda name: name != opposite)


def _is_read(count):
    """Whether a count is one that is said: 1.5, 0.3, but not 0.125."""
    return math.isclose(10 * count, round(10 * count))


def _family(name):
    """What a landmark's or a point's name shares with its neighbours': no number of a vertebra."""
    return re.sub("((?<=_)[a-z])?[0-9]+", "", name)


def _cun_in_reach(plate):
    """How long a cun of each span is, in plate units; what the plate lacks, as on a whole body."""
    whole = [load_plate(name) for name in plate_names() if name.startswith("body_")]
    found = {span: cun * body.mm / plate.mm for body in whole for span, cun in cun_of(body).items()}
    return found | cun_of(plate)


def _direction_words(name):
    return f"{name} ({DIRECTIONS[name].words})"


def _stop_words(lines):
    words = [line_words(line) for line in lines]
    return words[0] if len(words) == 1 else f"between {' and '.join(words)}"


def _span_words(span):
    unit, name = all_spans()[span]["unit"], all_spans()[span]["name"]
    return f"cun of the {name}" if unit == "cun" else f"{unit} ({name})"


_WORDS = {
    "start": name_words,
    "direction": _direction_words,
    "goal": name_words,
    "via": name_words,
    "until": _stop_words,
    "fraction": fraction_words,
    "cun": "{:g}".format,
    "span": _span_words,
}
