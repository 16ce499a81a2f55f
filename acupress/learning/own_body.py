"""Find a point on one's own body and see whether it is found: a card to go through, step by step.

All that it says stands in the tables: the point's own touch steps and place, the landmarks' feel,
the postures of the parts of the body.
"""

from __future__ import annotations

from ..body.locate import locate
from ..body.near import neighbours
from ..body.needs import not_drawn
from ..body.touch import check_of, landmarks_of, ways_of
from ..facts import beside, safety
from ..facts.calls import says_what_it_takes
from ..facts.cards import Section, sections_of
from ..facts.choice import chosen
from ..facts.names import shown_code
from ..facts.own import steps_of
from .cards import card_of, with_name

CHECK = "Check: "  # how the last of a table's touch steps begins
FEW = 2  # touch steps that are no more than a posture and a check


@says_what_it_takes
def self_check(code, points=None):
    """Go through finding a point on one's own body: posture, landmarks, feeling, confirmation.

    Cautions come first. A point that is taught for locating only says so; one that no plate shows
    has its place in words, and the reason.

    Parameters
    ----------
    code : str
        The point, however it is written; or one row of a table.
    points : pandas.DataFrame, optional
        The point table it is looked up in; the course's own by default.

    Returns
    -------
    acupress.learning.cards.Card

    Raises
    ------
    UnknownPoint
        No point is called this, or several are.
    ValueError
        Several points are named.
    LocateError
        The point's plate lacks something that its rule refers to.

    Examples
    --------
    >>> text = self_check("BL60").text
    >>> [line for line in text.splitlines() if line.isupper()][1:]
    ['POSTURE', 'LANDMARKS, IN THIS ORDER', 'THE WAY FROM THERE', 'WHAT YOU SHOULD FEEL', 'HOW TO CONFIRM IT', 'SOURCES']
    """  # noqa: E501 (one list)
    codes, table = chosen(code, points)
    if len(codes) > 1:
        raise ValueError(f"self_check is for one point, not for {len(codes)}: call it for each.")
    code = codes[0]
    title, point = safety.name_of(code, table), table.loc[code]
    first, *_, sources = sections_of(point, [])
    first = with_name(first, title, point)
    if not_drawn([code], table):
        where = Section("Where it is", (point.location,))
        why = Section("Why you are not led there", (point["not_drawn"],))
        return card_of(title, [first, where, why, sources], kind="plain")
    spot = locate(code, points=table)
    posture, way, feeling = _steps(point, spot)
    landmarks = [
        f"{name[:1].upper()}{name[1:]}. {feel}" for name, feel in landmarks_of(spot, table)
    ]
    sections = [
        Section("Posture", posture),
        Section("Landmarks, in this order", landmarks, ordered=True),
        Section("The way from there", way, ordered=True),
        Section("What you should feel", (feeling or f"{NO_FEELING} {point.location}",)),
        Section("How to confirm it", _confirmed(point, feeling, table)),
    ]
    return card_of(title, [first, *(one for one in sections if one.items), sources], kind="plain")


NO_FEELING = "No feeling of its own is described for this point: go by its place."


def _steps(point, spot):
    """Posture, way and what one feels: the table's own words, or built from the rule."""
    steps = steps_of(point["find"]) if point["find"] else []
    feeling = ""
    if steps and steps[-1].startswith(CHECK):
        feeling = steps.pop().removeprefix(CHECK)
        feeling = feeling[:1].upper() + feeling[1:]
    if len(steps) >= FEW:
        return steps[:1], steps[1:], feeling
    posture = beside.postures().get(point.region, "")
    return [posture] if posture else [], ways_of(spot), feeling


def _confirmed(point, feeling, table):
    """How to be sure of it: by its place, by its other side, by what it is not."""
    mirror = check_of(point).removeprefix(CHECK)
    told = [f"Compare its place. {point.location}"] if feeling else []
    told.append(mirror[:1].upper() + mirror[1:])
    near = neighbours(point.name, points=table)
    if len(near):
        other, far = near.index[0], near.cun.iloc[0]
        told.append(
            f"Do not take {shown_code(other)} for it, the nearest other point, {far:g} cun away. "
            f"{table.loc[other, 'location']}"
        )
    return told
