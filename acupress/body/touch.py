"""How to find a point by touch, in steps: a table's own words, or built from its rule."""

from __future__ import annotations

import functools

from ..facts import tables
from ..facts.names import shown_code
from ..facts.own import steps_of
from ..facts.rule import DIRECTIONS
from .spans import all_spans
from .words import count_words, name_words

CHECKS = {
    "midline": "Check: it lies on the midline, neither to the right nor to the left.",
    "both": "Check: the same steps on the other side lead to the mirror image of this place.",
}


def touch_steps(point, spot, table):
    """Say how a point is found by touch.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.
    spot : acupress.body.construction.Located or None
        Where it is on its plate; None where no plate shows it.
    table : pandas.DataFrame
        The table behind it: its rule may start from another point.

    Returns
    -------
    list of str
        The row's ``find``. Where that is blank: how to feel each landmark of the rule, in the order
        they are needed and each once, what to measure from there, and how to check it. Empty where
        no plate shows the point.

    Examples
    --------
    >>> from acupress import load_points, locate
    >>> table = load_points()
    >>> point = table.loc["BL23"].copy()
    >>> point["find"] = ""
    >>> for step in touch_steps(point, locate("BL23"), table)[1:]:
    ...     print(step)
    From there go 1.5 cun outward. From the midline of the back to the inner edge of the shoulder blade is 3 cun.
    Check: the same steps on the other side lead to the mirror image of this place.
    """  # noqa: E501 (a line of what is printed)
    if point["find"]:
        return steps_of(point["find"])
    if spot is None:
        return []
    start, *moves = spot.steps
    named = dict.fromkeys(name for step in spot.steps for name in step.refers_to)
    told = [_felt(name, table, i == 0) for i, name in enumerate(named)]
    begin = "there" if len(named) == 1 else start.words
    spans = set()
    for step in moves:
        told.append(f"From {begin} go {_plainly(step.words)}.{_measure(step, spans)}")
        begin = "there"
    if not moves:
        told.append("The point is right there.")
    return [*told, CHECKS["midline" if point["sides"] == "midline" else "both"]]


def _felt(name, table, is_first):
    """How to find a landmark, or a point that the rule goes by."""
    begin = "Find" if is_first else "Also find"
    landmark = _landmarks().get(name)
    if landmark:
        return f"{begin} the {landmark['name']}. {landmark['feel']}"
    return f"{begin} {shown_code(name)}. {table.loc[name, 'location']}"


def _plainly(words):
    """A step without anatomical names of directions: ``lateral (outward)`` is ``outward``."""
    for direction in DIRECTIONS.values():
        words = words.replace(f"{direction.name} ({direction.words})", direction.words)
    return words


def _measure(step, told):
    """How long the span is that a step counts in, once for each span."""
    span = all_spans().get(step.span)
    if not span or step.span in told:
        return ""
    told.add(step.span)
    ends = f"From {name_words(span['from'])} to {name_words(span['to'])}"
    return f" {ends} is {count_words(span['cun'], step.span)}."


@functools.cache
def _landmarks():
    return tables.load_landmarks()[["name", "feel"]].to_dict("index")
