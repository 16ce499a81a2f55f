"""How to find a point by touch, in steps: a table's own words, or built from its rule."""

from __future__ import annotations

import functools

from ..facts import tables
from ..facts.cards import sections_of
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
    told = [_felt(*one, i == 0) for i, one in enumerate(landmarks_of(spot, table))]
    return [*told, *ways_of(spot), check_of(point)]


def landmarks_of(spot, table):
    """What one feels for on the way to a point, in the order in which its rule needs it.

    Parameters
    ----------
    spot, table
        As for :func:`touch_steps`.

    Returns
    -------
    list of (str, str)
        The name of each landmark and how to feel it, each once; of a point that the rule goes by
        its code and where it is.

    Examples
    --------
    >>> from acupress import load_points, locate
    >>> [name for name, feel in landmarks_of(locate("BL58"), load_points())][0]
    'BL-60'
    """
    named = dict.fromkeys(name for step in spot.steps for name in step.refers_to)
    known = _landmarks()
    return [
        (name_words(name), known[name]["feel"])
        if name in known
        else (shown_code(name), table.loc[name, "location"])
        for name in named
    ]


def ways_of(spot):
    """The ways one goes from there, in plain words, each with what it is measured by.

    Parameters
    ----------
    spot : acupress.body.construction.Located

    Returns
    -------
    list of str
    """
    start, *moves = spot.steps
    named = {name for step in spot.steps for name in step.refers_to}
    begin = "there" if len(named) == 1 else start.words
    told, spans = [], set()
    for step in moves:
        told.append(f"From {begin} go {_plainly(step.words)}.{_measure(step, spans)}")
        begin = "there"
    return told or ["The point is right there."]


def sections_at(point, spot, table):
    """All sections of a point's card, with its way and how to feel it.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.
    spot : acupress.body.construction.Located or None
        Where it is on its plate; None where no plate shows it.
    table : pandas.DataFrame
        The table behind it.

    Returns
    -------
    list of acupress.facts.cards.Section
    """
    steps = [step.words for step in spot.steps] if spot else []
    return sections_of(point, steps, touch_steps(point, spot, table))


def check_of(point):
    """How one sees whether the same way leads to the other side.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    str
    """
    return CHECKS["midline" if point["sides"] == "midline" else "both"]


def _felt(name, feel, is_first):
    return f"{'Find' if is_first else 'Also find'} {name}. {feel}"


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
