"""What is said for safety: the questions before a session, the stop signs of a card, the marks.

Every word comes from ``data/guidance.csv``, by the column that says where it is shown. What depends
on the points comes from their table.
"""

from __future__ import annotations

import functools

from .advice import Words, for_locating_only
from .cards import Section, cautions_of
from .names import shown_code
from .pressing import is_pressed

QUESTIONS = ("emergency", "urgent", "pregnancy", "ask_first")
LONG_HOLD = 120  # seconds: the clinic's article says "1 to 2 minutes" (lesson 01)


def gate(codes, table):
    """Return all that a session asks and tells, for the points chosen.

    Parameters
    ----------
    codes : list of str
        The points about to be pressed: codes of `table`.
    table : pandas.DataFrame
        The point table they come from.

    Returns
    -------
    dict
        Plain JSON. ``questions``: in the order to ask them, each with its ``kind``, ``title``,
        ``ask``, ``lines``, the answers ``yes`` (leads to the ``refusal``, with ``title`` and
        ``lines``) and ``no`` (leads on), and ``agreed``: a third answer that leads on, ``""`` where
        there is none. ``places``: what to leave out, with ``title``, ``ask``, ``lines`` and
        ``tick``. ``long_hold``: its ``text`` is shown where a hold lasts ``over`` so many seconds.
        Lists of sentences: ``how`` to press, ``while_pressing``, ``aftercare``,
        ``disclaimer``.

    Examples
    --------
    >>> from acupress import load_points
    >>> told = gate(["LI4"], load_points())
    >>> [question["kind"] for question in told["questions"]]
    ['emergency', 'urgent', 'pregnancy', 'ask_first']
    >>> told["questions"][2]["lines"]
    ['On every list seen that names points: LI-4.']
    """
    words = Words()
    return {
        "questions": [_question(kind, words, codes, table) for kind in QUESTIONS],
        "places": {
            "title": words.frame("avoid", "title"),
            "ask": words.frame("avoid", "ask"),
            "lines": words.lines("avoid"),
            "tick": words.frame("avoid", "tick"),
        },
        "long_hold": {"over": LONG_HOLD, "text": words.frame("press", "long_hold")},
        "how": words.lines("press"),
        "while_pressing": words.lines("press", "while_pressing"),
        "aftercare": words.lines("aftercare"),
        "disclaimer": words.lines("disclaimer"),
    }


def stop_signs(codes, table):
    """Return the stop signs that a card shows before these points are pressed.

    Parameters
    ----------
    codes : list of str
        The points about to be pressed: codes of `table`.
    table : pandas.DataFrame
        The point table they come from.

    Returns
    -------
    list of acupress.facts.cards.Section
        In the order to show them. What to do at once, the rule for pregnancy and the cautions of
        the points themselves are never folded.

    Examples
    --------
    >>> from acupress import load_points
    >>> [section.title for section in stop_signs(["LI4"], load_points())][:2]
    ['Emergency: get help now', 'Urgent: see a doctor today']
    """
    words = Words()
    rule = words.lines("pregnancy", "rule")
    why = words.frame("pregnancy", "reasons_title"), words.lines("pregnancy", "reason")
    gently = words.frame("press", "title"), words.lines("press", "while_pressing")
    cautions = (f"{name_of(code, table)}. {_said(table.loc[code])}" for code in codes)
    return [
        _signs("emergency", words),
        _signs("urgent", words),
        Section(words.frame("pregnancy", "title"), (*rule, *_groups(codes, table, words))),
        _signs("ask_first", words),
        Section(*gently),
        Section(words.frame("points", "title"), tuple(cautions), kind="caution"),
        Section(words.frame("avoid", "title"), words.lines("avoid"), folded=True),
        Section(*why, folded=True),
        Section(words.frame("disclaimer", "title"), words.lines("disclaimer")),
    ]


@functools.cache
def caution_mark(pregnancy):
    """Return the mark a point bears on a drawing or a label.

    Parameters
    ----------
    pregnancy : str
        The point's word in the table: ``"avoid"``, ``"disputed"`` or ``"none named"``.

    Returns
    -------
    str

    Raises
    ------
    KeyError
        The table knows no such word.

    Examples
    --------
    >>> caution_mark("disputed"), caution_mark("none named")
    ('⚠ not in pregnancy', '⚠ read the caution')
    """
    return Words().pregnancy(pregnancy, "mark")


def is_marked(pregnancy):
    """Whether a drawing marks a point: only where it is to be left out by some.

    A mark at every point would mark none: what else is to be heeded stands in the point's card.

    Parameters
    ----------
    pregnancy : str
        As :func:`caution_mark` takes it.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_marked("avoid"), is_marked("none named")
    (True, False)
    """
    return caution_mark(pregnancy) != caution_mark("none named")


def name_of(code, table):
    """A point's code and name as a card shows them: ``LI-4 Hégǔ 合谷``.

    Parameters
    ----------
    code : str
    table : pandas.DataFrame

    Returns
    -------
    str
    """
    point = table.loc[code]
    return f"{shown_code(code)} {point.pinyin} {point.hanzi}".strip()


def _said(point):
    """All that is to be heeded at a point, in one text."""
    locating = () if is_pressed(point) else for_locating_only()[1:]
    return " ".join([*locating, *cautions_of(point)])


def _question(kind, words, codes, table):
    if kind == "pregnancy":
        lines = _groups(codes, table, words)
        before = words.lines(kind, "rule") + lines + words.lines(kind, "reason")
    else:
        lines = words.lines(kind)
        before = words.frames(kind, "call")
    return {
        "kind": kind,
        "title": words.frame(kind, "title"),
        "ask": words.frame(kind, "ask"),
        "lines": lines,
        "yes": words.frame(kind, "yes"),
        "no": words.frame(kind, "no"),
        "agreed": words.frame(kind, "agreed"),
        "refusal": {
            "title": words.frame(kind, "refusal_title"),
            "lines": before + words.frames(kind, "refusal"),
        },
    }


def _signs(kind, words):
    lead = f"{words.frame(kind, 'call')} {words.frame(kind, 'lead')}"
    return Section(words.frame(kind, "title"), words.lines(kind), lead, kind=kind)


def _groups(codes, table, words):
    """Which of these points lists name, as sentences; groups without points are left out."""
    told = []
    for word in dict.fromkeys(words.table.about[words.table.kind == "pregnancy_word"]):
        named = [shown_code(code) for code in codes if table.pregnancy[code] == word]
        if named:
            told.append(f"{words.pregnancy(word, 'group')}: {', '.join(named)}.")
    return told
