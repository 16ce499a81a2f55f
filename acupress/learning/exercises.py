"""Exercises: ask, and say of an answer whether it is right, kindly. No answer raises an error.

Answers come as people write them: codes in any spelling, numbers with units, fractions, tables.
"""

from __future__ import annotations

import html
import itertools
import math
import re
import textwrap
from numbers import Integral, Real
from pathlib import Path

import anywidget
import pandas as pd
import traitlets

from ..facts import tables
from ..facts.calls import says_what_it_takes, shown
from ..facts.names import find_code
from ..facts.written import plain
from ..widgets import bundle
from .cards import Card
from .quantities import readings

WIDGETS = Path(bundle.__file__).parent
MARKS = {True: "✓", False: "✗", None: "…"}
AROUND = " \t\r\n.,;'\"`´“”„‚‘’«»‹›()[]{}=≈~"  # what people put around an answer
SEPARATORS = re.compile(r"[,;&+/\n、，；]|\band\b", re.IGNORECASE)
CODES = re.compile(r"[A-Za-z]{1,3}[-\s]?\d{1,2}")


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


class Exercise(anywidget.AnyWidget):
    """A field for the answer to a question, and a button that checks it.

    Quotes are not needed, and nothing that is typed can break a lesson. The answer is checked in
    Python, by :func:`check`.

    Parameters
    ----------
    expected : str, number, table, or collection of str
        As for :func:`check`. It stays in Python: the page does not know it.
    unit : str, optional
        Of the number that is asked for, shown beside the field.
    hint : str, optional
        Where to look, for those who ask for it.
    tolerance : float, optional
        As for :func:`check`.

    Raises
    ------
    ValueError
        `unit` or `hint` is no text, or `tolerance` no part of a number.

    Attributes
    ----------
    answer : str
        What was answered last. Setting it checks it.
    verdict : str
        What was said of it; empty before the first answer.

    Examples
    --------
    >>> exercise = Exercise("BL60", hint="It lies behind the outer ankle bone.")
    >>> exercise.answer = "ub-60"
    >>> exercise.verdict
    '✓ Yes, that is right.'
    """

    _esm = bundle.joined("exercise.js")
    _css = (WIDGETS / "exercise.css").read_text(encoding="utf-8")

    answer = traitlets.Unicode("").tag(sync=True)
    verdict = traitlets.Unicode("").tag(sync=True)
    unit = traitlets.Unicode("").tag(sync=True)
    hint = traitlets.Unicode("").tag(sync=True)

    @says_what_it_takes
    def __init__(self, expected, unit="", hint="", tolerance=None):
        _refuse_options(unit, hint, tolerance)
        self._expected, self._tolerance = expected, tolerance
        super().__init__(unit=unit, hint=hint)

    @traitlets.observe("answer")
    def _judge(self, change):
        verdict = check(change.new, self._expected, self._tolerance, self.unit)
        self.verdict = repr(verdict)

    def __repr__(self):
        """Say how it stands; never the solution."""
        return f"Exercise({self.verdict or 'not answered yet'!r})"


def _refuse_options(unit, hint, tolerance):
    for name, value in (("unit", unit), ("hint", hint)):
        if not isinstance(value, str):
            raise ValueError(f"The {name} of an exercise is a text, not {shown(value)}.")
    if tolerance is not None and not (isinstance(tolerance, Real) and 0 <= tolerance < 1):
        raise ValueError(
            "The tolerance of an exercise is a part of the expected number from 0 to 1, like "
            f"0.05, not {shown(tolerance)}."
        )


@says_what_it_takes
def check(answer, expected, tolerance=None, unit=""):
    """Say whether an answer is right; no answer raises, so that a lesson runs through unanswered.

    Parameters
    ----------
    answer : object
        ``...`` or a blank means not answered yet. Codes may be written as anyone writes them,
        several with commas or *and* between, a number as text, as a fraction, with a unit. A table
        stands for the codes of its rows.
    expected : str, number, table, or collection of str
        In a list the order counts; in a set, a table or its index it does not. A whole number must
        be met exactly: it is a count.
    tolerance : float, optional
        How far a number may be off, as a part of the expected one: by default 0.005, or as far as
        rounding to one decimal takes it; nothing for whole numbers.
    unit : str, optional
        Of the expected number. An answer in another unit of its kind is converted.

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
    >>> check("27 mm", 2.67, unit="cm")
    ✓ Yes, that is right.
    """
    try:
        return _verdict(answer, expected, tolerance, unit)
    except Exception:  # an answer can be any object, and each of its methods may raise
        return Verdict(False, "Not yet: this answer cannot be read. Write it as text or a number.")


def _verdict(answer, expected, tolerance, unit):
    if answer is ...:
        todo = "put your answer in place of the three dots and run the cell again."
        return Verdict(None, f"Not answered yet: {todo}")
    if isinstance(answer, str) and not answer.strip(AROUND + "…"):
        return Verdict(None, "Not answered yet: write your answer.")
    if isinstance(expected, str):
        problem = _judge_word(answer, expected)
    elif isinstance(expected, Real):
        problem = _judge_number(answer, expected, tolerance, unit)
    else:
        problem = _judge_words(answer, expected)
    if problem:
        return Verdict(False, f"Not yet: {problem} Try again.")
    return Verdict(True, "Yes, that is right.")


# --- words and codes ------------------------------------------------------------------------------


def _judge_word(answer, expected):
    """Say what is wrong with one word or code; "" if nothing is."""
    words = [answer] if isinstance(answer, str) else _as_words(answer)
    if len(words) != 1 or not isinstance(words[0], str):
        return 'the answer is one word, such as "BL60".'
    given, points = _same(words[0]), tables.course_points()
    if given == _same(expected):
        return ""
    if expected in points.index and given not in points.index:
        return f"no point of the table is called {_short(words[0])}."
    return f"{_short(words[0])} is not it."


def _judge_words(answer, expected):
    in_order = isinstance(expected, list | tuple)
    wanted = [_same(word) for word in _as_words(expected)]
    given = list(dict.fromkeys(_same(word) for word in _as_words(answer)))
    extra = [word for word in given if word not in wanted]
    missing = [word for word in wanted if word not in given]
    if not given:
        return "the answer is a list of codes, such as BL23, KI3."
    if extra or missing:
        found = len(wanted) - len(missing)
        named = _short(", ".join(extra))
        strange = f", and {len(extra)} that do not belong: {named}" if extra else ""
        return f"{found} of {len(wanted)} found{strange}."
    return "all are there, in another order." if in_order and given != wanted else ""


def _same(word):
    """Write a code or a word the one way; what is no point stays a plain word."""
    word = str(word).strip(AROUND)
    try:
        return find_code(word, tables.course_points())
    except KeyError:
        return plain(word)


def _as_words(answer):
    """The words of an answer: of a table the codes of its rows, of a text what commas part."""
    if isinstance(answer, pd.DataFrame):
        return list(answer.index)
    if isinstance(answer, pd.Series):
        codes = set(answer.index) <= set(tables.course_points().index)
        return list(answer.index if codes else answer)
    if isinstance(answer, str):
        parts = [part.strip(AROUND) for part in SEPARATORS.split(answer)]
        return [word for part in parts if part for word in _codes_in(part)]
    try:
        return list(itertools.islice(answer, 1000))
    except TypeError:
        return []


def _codes_in(part):
    """``"LI4 SP6"`` is two codes; ``"LI4 Hegu"`` is one point, and ``"BL 60"`` too."""
    if _same(part) in tables.course_points().index or CODES.sub("", part).strip():
        return [part]
    return CODES.findall(part)


# --- numbers ------------------------------------------------------------------------------------


def _judge_number(answer, expected, tolerance, unit):
    values = readings(answer, unit)
    if not values:
        form = "18" if _is_whole(expected) else "1.5"
        return f"the answer is one number{f' in {unit}' if unit else ''}, such as {form}."
    expected = float(expected)
    if any(_is_close(value, expected, tolerance) for value in values):
        return ""
    return f"the right number is {'larger' if values[0] < expected else 'smaller'}."


def _is_whole(number):
    return isinstance(number, Integral) or float(number).is_integer()


def _is_close(value, expected, tolerance):
    if tolerance is not None:
        return math.isclose(value, expected, rel_tol=tolerance, abs_tol=1e-9)
    if _is_whole(expected):
        return math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-9)
    rounded = math.isclose(value, round(expected, 1), rel_tol=1e-9)  # as lessons print it
    near = math.isclose(value, expected, rel_tol=0.05)
    return (near and rounded) or math.isclose(value, expected, rel_tol=0.005)


def _short(answer):
    return textwrap.shorten(str(answer), 40, placeholder="…")
