"""Spot the caution: which of these points has it, or which of these a point has.

Every caution is the table's own, or that of an area of ``data/caution_areas.csv``.
"""

from __future__ import annotations

import random
import re

from ..facts.beside import load_caution_areas
from ..facts.cards import cautions_of
from ..facts.names import shown_code

OTHERS = 3  # options beside the right one
# What the column `sources` tells of beside cautions: each topic stands before its colon.
ELSEWHERE = re.compile(
    "(location|location dispute|tradition|.* verse|touch steps.*|older numbers?|other .*)$"
)
TOPIC = re.compile("([^:,;]+): ")
SENTENCE = re.compile(r"(?<=[.;:]) ")
TABLES_OWN = re.compile(
    r"as [\w ]+ of guidance\.csv: "
)  # where a source stands, for who edits tables


def has_caution(point):
    """Whether there is a caution to ask for.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    bool
    """
    return any(cautions_of(point))


def caution_questions(codes, table, seed):
    """Make a question on the caution of each point.

    Parameters
    ----------
    codes : list of str
        Points that have one, each drawn on a plate.
    table : pandas.DataFrame
        The table behind them; wrong options come from all of it.
    seed : int or str
        The same seed makes the same questions.

    Returns
    -------
    dict
        Plain JSON. ``texts``: cautions, points and sources, each once. ``points``, by code:
        ``asks``, ``"point"`` or ``"caution"``; the numbers of texts: ``about``, what is asked
        about, ``options``, ``instead``, what is said of each option where it is chosen and is
        wrong, ``hint``, where the point is, and ``said``, its cautions one by one and their
        sources; ``right``, which of the options is, from 0.

    Examples
    --------
    >>> from acupress import load_points
    >>> made = caution_questions(["ST42"], load_points(), 1)
    >>> asked = made["points"]["ST42"]
    >>> asked["asks"], made["texts"][asked["about"]], made["texts"][asked["said"][0]][:44]
    ('caution', 'ST-42 Chōngyáng', 'ST-42 Chōngyáng: An artery under the skin: A')
    >>> made["texts"][asked["hint"]][:42]
    'It is here. Top of the foot: over the dors'
    """
    maker = _Maker(table)
    points = {code: maker.question(code, random.Random(f"{seed}/{code}")) for code in codes}
    return {"texts": list(maker.texts), "points": points}


class _Maker:
    def __init__(self, table):
        self.table = table
        self.areas = load_caution_areas()
        self.points = {code: point for code, point in table.iterrows()}
        self.where = {
            code: (point.plate, point.region, point.meridian) for code, point in self.points.items()
        }
        self.cautions = {code: self._caution(point) for code, point in self.points.items()}
        self.parts = {code: _parts(text) for code, text in self.cautions.items()}
        self.texts = {}  # text → its number

    def question(self, code, rng):
        asks = rng.choice(["point", "caution"])
        others = [one for one in self._near(code) if not self.parts[one] & self.parts[code]]
        if asks == "point":
            offered = [code, *others[:OTHERS]]
            about, show = self.cautions[code], self._called
        else:
            different = {self.cautions[one]: one for one in reversed(others) if self.cautions[one]}
            offered = [code, *list(different.values())[::-1][:OTHERS]]
            about, show = self._called(code), self.cautions.get
        options = rng.sample(offered, len(offered))
        return {
            "asks": asks,
            "about": self._number(about),
            "options": [self._number(show(one)) for one in options],
            "right": options.index(code),
            "instead": [self._number(self._instead(asks, one, code)) for one in options],
            "hint": self._number(self._hint(asks, code)),
            "said": [self._number(one) for one in self._said(code)],
        }

    def _number(self, text):
        return self.texts.setdefault(text, len(self.texts))

    def _caution(self, point):
        """The caution in its own words; the name of an area would tell where the point is."""
        told = " ".join(cautions_of(point))
        for name in point.get("caution_areas", "").split():
            area = self.areas.loc[name]
            told = told.replace(f"{area['name'][:1].upper()}{area['name'][1:]}: ", "")
        return told

    def _near(self, code):
        """The other points, first those of the plate and the region, then those of the meridian.

        Where they are on a plate is not asked: it would have to be read, and none is shown here.
        """
        plate, region, meridian = self.where[code]

        def how_far(other):
            there, part, line = self.where[other]
            far = abs(_number(other) - _number(code))
            return -(there == plate) - (part == region), line != meridian, far, other

        return sorted((other for other in self.points if other != code), key=how_far)

    def _called(self, code):
        return f"{shown_code(code)} {self.points[code].pinyin}"

    def _said(self, code):
        point = self.points[code]
        sources = list(_on_cautions(point.sources))
        sources += [self.areas.source[name] for name in point.get("caution_areas", "").split()]
        first, *others = cautions_of(point)
        named = TABLES_OWN.sub("", "; ".join(sources))
        return [f"{self._called(code)}: {first}", *others, f"Source: {named}."]

    def _instead(self, asks, code, right):
        """What is said of an option that was chosen and is wrong."""
        if code == right:
            return ""
        called, own = self._called(code), " ".join(cautions_of(self.points[code]))
        if asks == "caution":
            return f"That is the caution of {called}."
        if own:
            return f"You chose {called}, which has another: {own}"
        return f"You chose {called}: no caution of it is named here, which does not prove it safe."

    def _hint(self, asks, code):
        """Where the point is: what is to be heeded there comes from what lies there."""
        where = self.points[code].location
        if not where:
            return ""
        if asks == "point":
            return f"The point you look for is here. {where}"
        return f"It is here. {where} What lies under the skin, or behind it?"


def _number(code):
    """The number of a code, 0 where it has none."""
    return int("".join(sign for sign in code if sign.isdigit()) or 0)


def _on_cautions(sources):
    """The sources of a point's row that do not tell of its place or of tradition."""
    topic = ""
    for source in sources.split("; "):
        found = TOPIC.match(source)
        topic = found[1] if found else topic
        if not ELSEWHERE.match(topic):
            yield source


def _parts(text):
    """What a caution says, part by part: two cautions with none in common cannot be confused."""
    return {part.rstrip(".;:").lower() for part in SENTENCE.split(text) if part}
