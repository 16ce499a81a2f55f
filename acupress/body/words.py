"""A rule in words, as a learner reads it."""

from __future__ import annotations

import functools
import math

from ..facts import tables
from ..facts.names import shown_code
from ..facts.rule import DIRECTIONS
from .spans import all_spans

PLAIN_FRACTION = {
    1 / 2: "halfway",
    1 / 3: "one third of the way",
    2 / 3: "two thirds of the way",
    1 / 4: "a quarter of the way",
    3 / 4: "three quarters of the way",
}


def name_words(name):
    """What a landmark or a point is called.

    Parameters
    ----------
    name : str
        A landmark's id or a code.

    Returns
    -------
    str

    Examples
    --------
    >>> name_words("lateral_malleolus"), name_words("BL60")
    ('the most prominent point of the outer ankle bone', 'BL-60')
    """
    names = _landmark_names()
    return f"the {names[name]}" if name in names else shown_code(name)


def move_words(move):
    """One move: how far, and where to.

    Parameters
    ----------
    move : acupress.facts.rule.Move

    Returns
    -------
    str
    """
    where = f"toward {name_words(move.to)}"
    if move.to in DIRECTIONS:
        where = f"{move.to} ({DIRECTIONS[move.to].words})"
    along = f" along {name_words(move.via)}" if move.via else ""
    if move.cun is not None:
        return f"{count_words(move.cun, move.span)}{along} {where}"
    if len(move.until) == 2:
        one, other = (line_words(ends) for ends in move.until)
        if move.fraction in (None, 1 / 2):
            return f"{where} to midway between {one} and {other}"
        return f"{where} to {fraction_words(move.fraction)} from {one} to {other}"
    if move.until:
        part = "" if move.fraction in (None, 1) else f"{fraction_words(move.fraction)} "
        return f"{part}{where} to {line_words(move.until[0])}"
    return f"{fraction_words(move.fraction)}{along} to {name_words(move.to)}"


def count_words(number, span):
    """A count in the unit of its span: a finger breadth is no cun.

    Parameters
    ----------
    number : float
    span : str
        Id of the span it is counted in.

    Returns
    -------
    str

    Examples
    --------
    >>> count_words(1.5, "back_width"), count_words(1, "finger_breadth")
    ('1.5 cun', '1 finger breadth')
    """
    unit = all_spans()[span]["unit"] if span in all_spans() else "cun"
    return f"{number:g} {unit}" + ("s" if unit != "cun" and number != 1 else "")


def fraction_words(fraction):
    """How far of the way a fraction is.

    Parameters
    ----------
    fraction : float
        From 0 to 1; within 0.005 of a plain one it is that one.

    Returns
    -------
    str

    Examples
    --------
    >>> fraction_words(1 / 3), fraction_words(0.4)
    ('one third of the way', '40% of the way')
    """
    for value, words in PLAIN_FRACTION.items():
        if math.isclose(fraction, value, abs_tol=0.005):
            return words
    return f"{fraction:.0%} of the way"


def line_words(ends):
    """A line that a move stops at.

    Parameters
    ----------
    ends : tuple of str
        As :class:`acupress.facts.rule.Move` has it in `until`.

    Returns
    -------
    str

    Examples
    --------
    >>> line_words(("fibula_back_border",)), line_words(("rib_11_tip", "inferior"))
    ('the hind edge of the fibula', 'the line down from the free end of the eleventh rib')
    """
    if len(ends) == 1:
        return name_words(ends[0])
    if ends[1] in DIRECTIONS:
        return f"the line {DIRECTIONS[ends[1]].words} from {name_words(ends[0])}"
    return f"the line from {name_words(ends[0])} to {name_words(ends[1])}"


@functools.cache
def _landmark_names():
    return tables.load_landmarks()["name"].to_dict()


def counted(number, what):
    """So many of something.

    Parameters
    ----------
    number : int
    what : str

    Returns
    -------
    str

    Examples
    --------
    >>> counted(1, "answer"), counted(2, "answer")
    ('1 answer', '2 answers')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"
