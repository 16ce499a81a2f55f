"""A point's rule, read from its row once: from this landmark, toward that one, so far.

Checks, geometry and words all read the :class:`Rule` that :func:`rule_of` gives.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WHOLE = "[0-9]+"  # not \\d, which takes the digits of every script
NUMBER = rf"{WHOLE}(?:\.{WHOLE})?"
FRACTION = rf"{NUMBER}|{WHOLE}(?:/| of )[1-9][0-9]*"  # spreadsheets make a date of 1/3
MOVE = ("toward", "until", "fraction", "cun", "span", "via")
ASIDE = ("aside", "aside_until", "aside_fraction", "aside_cun", "aside_span")
RULE = ("start", *MOVE, *ASIDE)


class Direction(NamedTuple):
    """A body direction.

    Attributes
    ----------
    name : str
        Its anatomical name.
    opposite : str
        The direction the other way; ``""`` where that depends on the body part.
    words : str
        How it is said to a learner.
    """

    name: str
    opposite: str
    words: str


DIRECTIONS = {
    direction.name: direction
    for direction in (
        Direction("superior", "inferior", "up"),
        Direction("inferior", "superior", "down"),
        Direction("medial", "lateral", "toward the midline"),
        Direction("lateral", "medial", "outward"),
        Direction("anterior", "posterior", "forward"),
        Direction("posterior", "anterior", "backward"),
        Direction("proximal", "distal", "up the limb"),
        Direction("distal", "proximal", "down the limb"),
        Direction("radial", "ulnar", "toward the thumb side"),
        Direction("ulnar", "radial", "toward the little-finger side"),
        Direction("dorsal", "", "toward the back of it"),  # of a hand palmar, of a foot plantar
        Direction("palmar", "dorsal", "toward the palm"),
        Direction("plantar", "dorsal", "toward the sole"),
    )
}


class Move(NamedTuple):
    """One move of a rule.

    Attributes
    ----------
    to : str
        The landmark, point or body direction it goes toward.
    until : tuple of tuple of str
        The lines it stops at: none, one, or two to stop between. Each is the id of a line landmark,
        or two ends: a place, and a place or a body direction.
    fraction : float or None
        How far of the way.
    cun : float or None
        How many cun, or other units of `span`.
    span : str
        The span they are counted in.
    via : str
        The line landmark it follows.
    """

    to: str
    until: tuple = ()
    fraction: float | None = None
    cun: float | None = None
    span: str = ""
    via: str = ""

    @property
    def places(self):
        """The landmarks, lines and points it names.

        Returns
        -------
        tuple of str
            In the order it names them.
        """
        named = [self.to, *(end for line in self.until for end in line), self.via]
        return tuple(name for name in named if name and name not in DIRECTIONS)

    @property
    def directions(self):
        """The body directions it names.

        Returns
        -------
        tuple of str
            In the order it names them.
        """
        named = [self.to, *(end for line in self.until for end in line)]
        return tuple(name for name in named if name in DIRECTIONS)


class Rule(NamedTuple):
    """Where a point is: a start, and the moves from there.

    Attributes
    ----------
    start : str
        The landmark or point one starts from.
    moves : tuple of Move
        None, one or two.

    Examples
    --------
    >>> rule = Rule("l2_spinous", (Move("lateral", cun=1.5, span="back_width"),))
    >>> rule.places, rule.directions, rule.spans
    (('l2_spinous',), ('lateral',), ('back_width',))
    """

    start: str
    moves: tuple = ()

    @property
    def places(self):
        """The landmarks, lines and points it refers to, each once.

        Returns
        -------
        tuple of str
            In the order the rule names them, its start first.
        """
        named = [self.start, *(name for move in self.moves for name in move.places)]
        return tuple(dict.fromkeys(named))

    @property
    def directions(self):
        """The body directions it refers to, each once.

        Returns
        -------
        tuple of str
            In the order the rule names them.
        """
        return tuple(dict.fromkeys(name for move in self.moves for name in move.directions))

    @property
    def spans(self):
        """The spans its counts are counted in, each once.

        Returns
        -------
        tuple of str
            In the order of the moves.
        """
        return tuple(dict.fromkeys(move.span for move in self.moves if move.span))


def rule_of(row):
    """Read the rule of a row.

    Parameters
    ----------
    row : mapping or pandas.Series
        A row of the point table; its numbers as numbers, NaN or as text.

    Returns
    -------
    Rule
        A move that goes toward nothing is left out; a number that none can be read in is None.

    Examples
    --------
    >>> blank = dict.fromkeys(RULE, "")
    >>> rule_of(blank | {"start": "lateral_malleolus", "toward": "achilles_lateral",
    ...     "fraction": "1/2"}).moves
    (Move(to='achilles_lateral', until=(), fraction=0.5, cun=None, span='', via=''),)
    """
    moves = [_move(*(row[column] for column in columns)) for columns in (MOVE, ASIDE)]
    return Rule(row["start"], tuple(move for move in moves if move.to))


def _move(to, until, fraction, cun, span, via=""):
    return Move(to, parts_of_line(until), _number(fraction), _number(cun), span, via)


def _number(cell):
    number = as_number(cell) if isinstance(cell, str) else float(cell)
    return None if number != number else number


def as_number(cell):
    """A cell as a number: ``"0.25"``, ``"1 of 3"`` and ``"1/3"``; NaN for anything else.

    Parameters
    ----------
    cell : str

    Returns
    -------
    float

    Examples
    --------
    >>> as_number("1/2"), as_number("3 of 4")
    (0.5, 0.75)
    >>> as_number("")
    nan
    """
    if not re.fullmatch(FRACTION, cell):
        return float("nan")
    top, _, bottom = cell.replace(" of ", "/").partition("/")
    return float(top) / float(bottom or 1)


def parts_of_line(cell):
    """Split what a move stops at into lines, each a tuple of one id or of two ends.

    Parameters
    ----------
    cell : str

    Returns
    -------
    tuple of tuple of str

    Examples
    --------
    >>> parts_of_line("radius_border & ulna_border")
    (('radius_border',), ('ulna_border',))
    >>> parts_of_line("rib_11_tip > inferior")
    (('rib_11_tip', 'inferior'),)
    >>> parts_of_line("")
    ()
    """
    if not cell:
        return ()
    return tuple(tuple(end.strip() for end in line.split(">")) for line in cell.split("&"))
