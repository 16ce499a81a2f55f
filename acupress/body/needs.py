"""What points need: the rules they hang on, and what a plate must carry for those."""

from __future__ import annotations

import functools

from ..facts.beside import views_by_plate
from ..facts.rule import RULE, rule_of
from ..facts.tables import course_rules
from .spans import cun_of


def read_rules(table):
    """The rules of a point table as it has them.

    Parameters
    ----------
    table : pandas.DataFrame
        Indexed by code.

    Returns
    -------
    dict of str to acupress.facts.rule.Rule
        By code, without points that no plate can show.
    """
    columns = [_plain(table[column].tolist()) for column in RULE]
    rows = zip(table.index.tolist(), zip(*columns, strict=True), strict=True)
    return {code: _read(row) for code, row in rows if row[0]}


def rules_on(plate, rules):
    """The rules by which points are found on a plate.

    On another plate than its own a point can have another rule, by the landmarks seen there
    (``data/views.csv``). Such a rule finds the place of the course's own; a rule that somebody
    changed leads elsewhere, and is the only one on every plate.

    Parameters
    ----------
    plate : str
        The plate's name.
    rules : dict of str to acupress.facts.rule.Rule
        As :func:`read_rules` gives them.

    Returns
    -------
    dict of str to acupress.facts.rule.Rule
        By code.
    """
    course = course_rules()
    views = {
        code: rule
        for code, rule in views_by_plate().get(plate, {}).items()
        if code in rules and rules[code] == course.get(code)
    }
    return rules | views


def _plain(column):
    """Cells of a column without what means blank: NaN is not equal to itself."""
    return [cell if isinstance(cell, str | float) and cell == cell else "" for cell in column]


@functools.lru_cache(maxsize=4096)
def _read(row):
    """The rule of a row's cells; each is read once, however often it is asked for."""
    return rule_of(dict(zip(RULE, row, strict=True)))


def not_drawn(codes, table):
    """Which points no plate can show, and why.

    Parameters
    ----------
    codes : sequence of str
    table : pandas.DataFrame
        A point table that holds them.

    Returns
    -------
    dict of str to str
        The reason by code, in the order of `codes`; empty where all can be drawn.
    """
    reasons = zip(codes, cells("not_drawn", codes, table), strict=True)
    return {code: reason for code, reason in reasons if reason}


def cells(column, codes, table):
    """A column's cells for some codes: many times faster than pandas' ``loc`` for a few.

    Parameters
    ----------
    column : str
    codes : sequence of str
    table : pandas.DataFrame
        Indexed by code; it has all of them.

    Returns
    -------
    ndarray
        In the order of `codes`.
    """
    return table[column].to_numpy()[table.index.get_indexer(codes)]


def _with_references(code, rules):
    """A point's code with those its rule needs, itself last."""
    chain = [code]
    for current in chain:
        chain += [name for name in rules[current].places if name in rules and name not in chain]
    return chain[::-1]


def lacking_for(code, rules, plate):
    """What a plate lacks for a point and for those its rule needs.

    Parameters
    ----------
    code : str
    rules : dict of str to acupress.facts.rule.Rule
        As :func:`rules_on` gives them.
    plate : acupress.body.plate.Plate

    Returns
    -------
    list of str
        Each thing lacking, in words.
    """
    have = plate.landmarks.keys() | plate.lines.keys() | rules.keys()
    lacking = []
    for needed in _with_references(code, rules):
        rule = rules[needed]
        lacking += [f"direction {name}" for name in rule.directions if name not in plate.directions]
        lacking += [f"landmark {name}" for name in rule.places if name not in have]
        lacking += [f"span {name}" for name in rule.spans if name not in cun_of(plate)]
    return list(dict.fromkeys(lacking))
