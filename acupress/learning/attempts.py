"""Attempts: one answer each, kept as one line of JSON. parts/attempts.js says the same.

A line has, in this order: ``schema``, the form it is written in; ``point``, the code; ``plate`` and
``side``, where it was answered, null where no place was; ``kind`` of question; ``error`` and its
two parts ``across`` and ``along``, and ``tolerance``, all in cun, null where nothing was measured;
``correct``; ``time``, milliseconds since 1970 in UTC; ``seconds`` it took; ``hint`` and
``reference``, whether there was help and whether it was drawn at random. The same line is the same
attempt: so files and stores are united.
"""

from __future__ import annotations

import dataclasses
import json
import math

SCHEMA = 1  # the form that is written; older ones are read
LATEST = 9e12  # ms since 1970: no clock of a learner is later
SIDES = ("right", "left", "midline")
AGAIN, HARD, GOOD = 1, 2, 3  # as FSRS counts; Easy is never said


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_whole(value):
    return _is_number(value) and value == int(value) and value >= 0


def _is_text(value):
    return isinstance(value, str) and value != ""


def _is_switch(value):
    return isinstance(value, bool)


def _or_none(fits):
    return lambda value: value is None or fits(value)


_is_length = _or_none(lambda value: _is_number(value) and value >= 0)
MISSING = object()  # nothing counts in its place

# What stands in a line, in this order: whether it fits, and what counts where it is missing.
FIELDS = {
    "schema": (_is_whole, MISSING),
    "point": (_is_text, MISSING),
    "plate": (_or_none(_is_text), None),
    "side": (_or_none(lambda value: isinstance(value, str) and value in SIDES), None),
    "kind": (_is_text, MISSING),
    "error": (_is_length, None),
    "across": (_or_none(_is_number), None),
    "along": (_or_none(_is_number), None),
    "tolerance": (_is_length, None),
    "correct": (_is_switch, MISSING),
    "time": (lambda value: _is_whole(value) and value < LATEST, MISSING),
    "seconds": (_is_length, None),
    "hint": (_is_switch, False),
    "reference": (_is_switch, False),
}


@dataclasses.dataclass(frozen=True)
class Newer:
    """A line in a form that this course does not know yet.

    Attributes
    ----------
    line : int
        Its number, from 1.
    schema : int
        Its form.
    """

    line: int
    schema: int


@dataclasses.dataclass(frozen=True)
class Reading:
    """What a file of attempts says.

    Attributes
    ----------
    lines : list of str
        Those that are attempts, each once, in the order of the file.
    damaged : list of int
        Numbers, from 1, of the lines that are none.
    cut : int or None
        The number of the last line, if it breaks off.
    newer : Newer or None
        The first line that a newer version of the course has written.
    """

    lines: list
    damaged: list
    cut: int | None
    newer: Newer | None


def attempt_of(line):
    """Read one line.

    Parameters
    ----------
    line : str

    Returns
    -------
    dict or int or None
        The attempt, with every field; a number, the form it is in, if that is newer than this
        course; None if the line is no attempt.

    Examples
    --------
    >>> line = '{"schema":1,"point":"BL23","kind":"rule","correct":true,"time":1795800000123}'
    >>> attempt_of(line)["hint"], attempt_of("{}"), attempt_of('{"schema":2}')
    (False, None, 2)
    """
    try:
        # Numbers without end are none in JavaScript either.
        found = json.loads(line, parse_int=_whole, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or "\ufffd" in line:
        return None
    schema = found.get("schema")
    if _is_whole(schema) and schema > SCHEMA:
        return int(schema)
    made = {name: found.get(name, missing) for name, (_, missing) in FIELDS.items()}
    fits = all(made[name] is not MISSING and fits(made[name]) for name, (fits, _) in FIELDS.items())
    return made if fits else None


def line_of(attempt):
    """Write an attempt as the browser does.

    Parameters
    ----------
    attempt : dict
        What it does not say is as in an attempt without help that measured nothing.

    Returns
    -------
    str
        Without the end of the line.

    Raises
    ------
    ValueError
        It is no attempt.
    """
    said = {"schema": SCHEMA} | attempt
    made = {name: said.get(name, missing) for name, (_, missing) in FIELDS.items()}
    wrong = [name for name, (fits, _) in FIELDS.items() if not fits(made[name])]
    if wrong:
        raise ValueError(f"No attempt: {', '.join(wrong)} missing or of a wrong kind.")
    return json.dumps(made, separators=(",", ":"), ensure_ascii=False)


def read_attempts(text):
    """Read what a file of attempts says.

    Parameters
    ----------
    text : str

    Returns
    -------
    Reading
    """
    rows = text.removeprefix("\ufeff").split("\n")
    lines, damaged, cut, newer = {}, [], None, None
    for number, row in enumerate(rows, start=1):
        line = row.strip(" \t\r")
        if not line:
            continue
        attempt = attempt_of(line)
        if isinstance(attempt, dict):
            lines[line] = None
        elif attempt is not None:
            newer = newer or Newer(number, attempt)
        elif number == len(rows):
            cut = number
        else:
            damaged.append(number)
    return Reading(list(lines), damaged, cut, newer)


def attempts_of(lines):
    """The attempts of lines in the order of time; the same line is the same attempt.

    Parameters
    ----------
    lines : iterable of str

    Returns
    -------
    list of dict
    """
    read = [attempt_of(line) for line in dict.fromkeys(lines)]
    made = [attempt for attempt in read if isinstance(attempt, dict)]
    return sorted(made, key=lambda attempt: attempt["time"])


def rating_of(attempt):
    """How well it went, as FSRS counts.

    Parameters
    ----------
    attempt : dict

    Returns
    -------
    int
        1, again: wrong, or further off than the tolerance. 2, hard: further off than half of it, or
        with a hint. 3, good. Never 4, easy: a right place does not tell how little it took.

    Examples
    --------
    >>> line = '{"schema":1,"point":"BL23","kind":"locate","correct":true,"time":0,"error":0.3'
    >>> rating_of(attempt_of(line + ',"tolerance":0.5}'))
    2
    """
    error, tolerance = attempt["error"], attempt["tolerance"]
    measured = error is not None and tolerance is not None
    if not attempt["correct"] or (measured and error > tolerance):
        return AGAIN
    return HARD if attempt["hint"] or (measured and error > tolerance / 2) else GOOD


def _whole(digits):
    return int(digits) if len(digits) < 17 else float(digits)


def _refuse(name):
    raise ValueError(name)
