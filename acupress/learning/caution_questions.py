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
        about, ``options`` and ``said``, the point's caution and its sources; ``right``, which of
        the options is, from 0.

    Examples
    --------
    >>> from acupress import load_points
    >>> made = caution_questions(["ST42"], load_points(), 1)
    >>> asked = made["points"]["ST42"]
    >>> asked["asks"], made["texts"][asked["about"]], made["texts"][asked["said"][0]][:44]
    ('caution', 'ST-42 Chōngyáng', 'ST-42 Chōngyáng: An artery under the skin: A')
    """
    maker = _Maker(table)
    points = {code: maker.question(code, random.Random(f"{seed}/{code}")) for code in codes}
    return {"texts": list(maker.texts), "points": points}


class _Maker:
    def __init__(self, table):
        self.table = table
        self.areas = load_caution_areas()
        self.points = {code: point for code, point in table.iterrows()}
        self.where = {code: (point.plate, point.region) for code, point in self.points.items()}
        self.order = {code: number for number, code in enumerate(self.points)}
        self.cautions = {code: self._caution(point) for code, point in self.points.items()}
        self.parts = {code: _parts(text) for code, text in self.cautions.items()}
        self.texts = {}  # text → its number

    def question(self, code, rng):
        asks = rng.choice(["point", "caution"])
        others = [one for one in self._near(code) if not self.parts[one] & self.parts[code]]
        if asks == "point":
            texts = [self._called(one) for one in (code, *others[:OTHERS])]
            about = self.cautions[code]
        else:
            different = dict.fromkeys(self.cautions[one] for one in others)
            texts = [self.cautions[code], *[text for text in different if text][:OTHERS]]
            about = self._called(code)
        options = rng.sample(texts, len(texts))
        numbers = {"about": self._number(about), "options": [self._number(one) for one in options]}
        said = [self._number(one) for one in self._said(code)]
        return {"asks": asks, **numbers, "right": options.index(texts[0]), "said": said}

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
        """The other points, first those of the plate and of the region, by how near in number.

        Where they are on a plate is not asked: it would have to be read, and none is shown here.
        """
        (plate, region), number = self.where[code], self.order[code]

        def how_far(other):
            there, part = self.where[other]
            return -(there == plate) - (part == region), abs(self.order[other] - number)

        return sorted((other for other in self.points if other != code), key=how_far)

    def _called(self, code):
        return f"{shown_code(code)} {self.points[code].pinyin}"

    def _said(self, code):
        point = self.points[code]
        sources = list(_on_cautions(point.sources))
        sources += [self.areas.source[name] for name in point.get("caution_areas", "").split()]
        cautions = " ".join(cautions_of(point))
        return [f"{self._called(code)}: {cautions}", f"Source: {'; '.join(sources)}."]


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
