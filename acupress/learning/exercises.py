"""Exercises: say of an answer whether it is right, kindly, and never raise."""

from __future__ import annotations

import html
import math
import re
import textwrap
from numbers import Real

import pandas as pd

from ..facts import tables
from .cards import Card

MINUS = "\N{MINUS SIGN}"
MARKS = {True: "✓", False: "✗", None: "…"}


class Verdict(Card):
    """What :func:`check` says of an answer.

    Parameters
    ----------
    right : bool or None
        None: not answered yet.
    text : str
    """

    def __init__(self, right, text):
        mark = MARKS[right]
        self.right = right
        super().__init__(f"{mark} {text}", f'<p role="status">{mark} {html.escape(text)}</p>')


def check(answer, expected, tolerance=0.01):
    """Say whether an answer is right; never raises, so that a lesson runs through unanswered.

    Parameters
    ----------
    answer : object
        ``...`` means not answered yet. Codes may be written as anyone writes them, a list as codes
        with commas between, a number as text. A DataFrame stands for the codes of its rows.
    expected : str, number, or collection of str
        In a list the order counts; in a set or a table's index it does not.
    tolerance : float, optional
        How far a number may be off, as a part of the expected one.

    Returns
    -------
    Verdict

    Examples
    --------
    >>> check(..., "BL60")
    … Not answered yet: put your answer in place of the three dots and run the cell again.
    >>> check("ub-60", "BL60")
    ✓ Yes, that is right.
    >>> check(15, 16)
    ✗ Not yet: the right number is larger. Try again.
    """
    if answer is ...:
        return Verdict(
            None,
            "Not answered yet: put your answer in place of the three dots and run the cell again.",
        )
    if isinstance(expected, str):
        problem = _judge_word(answer, expected)
    elif isinstance(expected, Real):
        problem = _judge_number(answer, float(expected), tolerance)
    else:
        problem = _judge_words(answer, expected)
    if problem:
        return Verdict(False, f"Not yet: {problem} Try again.")
    return Verdict(True, "Yes, that is right.")


def _judge_word(answer, expected):
    """Say what is wrong with one word or code; "" if nothing is."""
    if not isinstance(answer, str):
        return 'the answer is a word, so write it in quotes, such as "BL60".'
    given, points = _same(answer), tables.load_points()
    if given == _same(expected):
        return ""
    if expected in points.index and given not in points.index:
        return f"no point of the table is called {_short(answer)}."
    return f"{_short(answer)} is not it."


def _judge_words(answer, expected):
    in_order = isinstance(expected, list | tuple)
    wanted = [_same(word) for word in expected]
    given = [_same(word) for word in _as_words(answer)]
    extra = [word for word in given if word not in wanted]
    missing = [word for word in wanted if word not in given]
    if not given:
        return 'the answer is a list of codes, such as ["BL23", "KI3"].'
    if extra or missing:
        found = len(wanted) - len(missing)
        strange = f", and {len(extra)} that do not belong: {', '.join(extra)}" if extra else ""
        return f"{found} of {len(wanted)} found{strange}."
    return "all are there, in another order." if in_order and given != wanted else ""


def _judge_number(answer, expected, tolerance):
    value = _as_number(answer)
    if value is None:
        return "the answer is a number, such as 1.5."
    if math.isclose(value, expected, rel_tol=tolerance, abs_tol=1e-9):
        return ""
    return f"the right number is {'larger' if value < expected else 'smaller'}."


def _same(word):
    """Write a code or a word the one way; what is no point stays a plain word."""
    try:
        return tables.find_code(word, tables.load_points())
    except KeyError:
        return tables.plain(str(word))


def _as_words(answer):
    if isinstance(answer, pd.DataFrame):
        return list(answer.index)
    if isinstance(answer, str):
        return [word for word in re.split(r"[,;]", answer) if word.strip()]
    try:
        return list(answer)
    except TypeError:
        return []


def _as_number(answer):
    """Read the number in ``1.5``, ``"1,5"`` or ``"1.5 cun"``; None if there is none."""
    if isinstance(answer, str):
        found = re.match(r"\s*([-+]?\d+(?:[.,]\d+)?)", answer.replace(MINUS, "-"))
        return float(found[1].replace(",", ".")) if found else None
    try:
        value = float(answer)
    except (TypeError, ValueError):
        return None
    return None if math.isnan(value) else value


def _short(answer):
    return textwrap.shorten(str(answer), 40, placeholder="…")
