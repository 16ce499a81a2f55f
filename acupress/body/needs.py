"""What points need: the rules they hang on, and what a plate must carry for those."""

from __future__ import annotations

from ..facts.rule import RULE, rule_of
from .spans import cun_of


def rules_for(codes, table):
    """The rules of points and of those they start from.

    Parameters
    ----------
    codes : sequence of str
    table : pandas.DataFrame
        A point table that holds them.

    Returns
    -------
    dict of str to acupress.facts.rule.Rule
        By code.
    """
    rules, wanted = {}, list(codes)
    while wanted:
        found = zip(*(cells(column, wanted, table) for column in RULE), strict=True)
        rules |= {
            code: rule_of(dict(zip(RULE, row, strict=True)))
            for code, row in zip(wanted, found, strict=True)
        }
        named = {name for code in wanted for name in rules[code].places}
        wanted = [name for name in named if name in table.index and name not in rules]
    return rules


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
        As :func:`rules_for` gives them.
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
