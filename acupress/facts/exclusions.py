"""Who leaves out which point of a group's, why, and what they press instead."""

from __future__ import annotations

import pandas as pd

from .cards import Section
from .classes import DOES, groups, what_to_do
from .names import shown_code

COLUMNS = ["who", "code", "does", "why", "instead"]
AT_THE_POINT = ("leave out", "press lightly")  # what concerns one point, not all of pressing
NONE = "No other point of this plan is for them: they count the time."


def table_of(points, named=()):
    """Return who does what with which point, other than press it.

    Parameters
    ----------
    points : pandas.DataFrame
        Rows of a point table.
    named : sequence of str, optional
        Who: ids of :func:`acupress.facts.classes.groups`; all of them by default.

    Returns
    -------
    pandas.DataFrame
        With the columns `COLUMNS`.
    """
    rows = [row for group in named or groups() for row in _rows(group, points)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(group, points):
    told = {code: what_to_do(group, row) for code, row in points.iterrows()}
    free = [code for code, (does, _) in told.items() if does != "leave out"]
    for code, (does, why) in told.items():
        if does:
            instead = " ".join(free) if does == "leave out" else ""
            yield groups()[group]["name"], code, does, why, instead


def sections(table, why=True):
    """Tell the same to those it concerns: a section for each person, advice first.

    Parameters
    ----------
    table : pandas.DataFrame
        As :func:`table_of` gives it.
    why : bool, optional
        Whether the reason is told of each point.

    Returns
    -------
    list of acupress.facts.cards.Section
    """
    says = advice()
    return [
        Section(who, tuple(_lines(rows, why)), says[who], kind="caution")
        for who, rows in table.groupby("who", sort=False)
    ]


def advice():
    """Return what each person is told whichever the points are.

    Returns
    -------
    dict of str to str
        Who, as :func:`table_of` names them → a sentence.
    """
    return {row["name"]: row["says"] for row in groups().values()}


def at_each_point(table):
    """Tell who does not press a point like everybody, and what they do instead.

    What somebody asks a doctor before any pressing is not said again at each point.

    Parameters
    ----------
    table : pandas.DataFrame
        As :func:`table_of` gives it.

    Returns
    -------
    dict of str to list of str
        Code → sentences.

    Examples
    --------
    >>> from acupress import load_points
    >>> table = table_of(load_points().loc[["LI4", "SP6", "BL62"]], ["varicose veins"])
    >>> at_each_point(table)
    {'SP6': ['Varicose veins: leave out SP-6. Instead of it: LI-4, BL-62.']}
    """
    told = {}
    for who, rows in table.groupby("who", sort=False):
        for row in rows[rows.does.isin(AT_THE_POINT)].itertuples():
            words = f"{who}: {row.does} {shown_code(row.code)}."
            if row.does == "leave out":
                words += " " + (_instead(rows, "it") or NONE)
            told.setdefault(row.code, []).append(words)
    return told


def in_short(rows):
    """Say what one person does, and what is left to them, without the reasons.

    Parameters
    ----------
    rows : pandas.DataFrame
        Those rows of :func:`table_of` that are about this person.

    Yields
    ------
    str
        A sentence for each thing that is done, and one for what is left.
    """
    for does in filter(set(rows.does).__contains__, DOES):
        yield f"{does.capitalize()}: {_shown(rows.code[rows.does == does])}."
    if (rows.does == "leave out").any():
        yield _instead(rows) or NONE


def _lines(rows, why):
    yield from in_short(rows)
    if why:
        yield from dict.fromkeys(f"{shown_code(row.code)}: {row.why}" for row in rows.itertuples())


def _instead(rows, what="them"):
    """What one person presses instead of what they leave out; blank where nothing is left."""
    instead = next(filter(None, rows.instead), "").split()
    asked = set(rows.code[rows.does == "ask first"])
    after = ", once it is agreed to" if asked.issuperset(instead) else ""
    return f"Instead of {what}{after}: {_shown(instead)}." if instead else ""


def _shown(codes):
    return ", ".join(map(shown_code, codes))
