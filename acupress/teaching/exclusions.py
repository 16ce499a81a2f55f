"""Who leaves out which point of a plan, why, and what they press instead."""

from __future__ import annotations

import pandas as pd

from ..facts.cards import Section
from ..facts.classes import DOES, groups, what_to_do
from ..facts.names import shown_code
from ..learning.cards import card_of

COLUMNS = ["who", "code", "does", "why", "instead"]


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


def card_of_table(table):
    """Return the same as a card: a section for each person, advice first.

    Parameters
    ----------
    table : pandas.DataFrame
        As :func:`table_of` gives it.

    Returns
    -------
    acupress.learning.cards.Card
    """
    says = {row["name"]: row["says"] for row in groups().values()}
    sections = [
        Section(who, tuple(_lines(rows)), says[who], kind="caution")
        for who, rows in table.groupby("who", sort=False)
    ]
    nobody = [Section("Nobody leaves a point out", ("Read the cautions of each all the same.",))]
    return card_of("Who leaves out what", sections or nobody, kind="stop")


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
    instead = next(filter(None, rows.instead), "").split()
    left_out = rows.code[rows.does == "leave out"]
    if instead:
        asked = set(rows.code[rows.does == "ask first"])
        after = ", once it is agreed to" if asked.issuperset(instead) else ""
        yield f"Instead of them{after}: {_shown(instead)}."
    elif len(left_out):
        yield "No other point of this plan is for them: they count the time."


def _lines(rows):
    """The same with the reasons."""
    yield from in_short(rows)
    yield from dict.fromkeys(f"{shown_code(row.code)}: {row.why}" for row in rows.itertuples())


def _shown(codes):
    return ", ".join(map(shown_code, codes))
