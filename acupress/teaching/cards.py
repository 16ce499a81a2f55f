"""The points of a plan as flash cards: the place in front, all that one says of it behind."""

from __future__ import annotations

from ..body.load import load_plate
from ..facts import safety
from ..facts.cards import Section, sections_of
from . import paper
from .making import each

TEMPLATE = "cards.typ"
HINT = "Print on both sides, turned over the long edge. Cut along the dashed lines."


def write(plan, path, size="A4", grey=False):
    """Write a plan's flash cards.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path, size, grey
        As :meth:`acupress.LessonPlan.cards` takes them; `size` is its `paper`.
    """
    paper.write(path, TEMPLATE, *contents(plan, size, grey))


def contents(plan, size="A4", grey=False):
    """Gather what flash cards say and show.

    Parameters
    ----------
    plan, size, grey
        As :func:`write` takes them.

    Returns
    -------
    told : dict
        Plain JSON, as ``cards.typ`` reads it.
    pictures : dict of str to bytes
        SVG files by name.

    Raises
    ------
    ValueError
        An option cannot be: all at once.
    """
    paper.refuse(paper.paper_faults(size, grey=grey))
    pictures = {
        f"{code}.svg": paper.drawn(code, plan.table, grey, labels=False)["svg"].encode()
        for code in each(plan.codes, "Cards")
    }
    told = {
        "paper": paper.paper_of(size),
        "grey": bool(grey),
        "title": plan.title,
        "about": paper.about(plan),
        "hint": HINT,
        "stop": paper.stop_signs(plan),
        "cards": [_card(code, plan.table) for code in plan.codes],
    }
    return told, pictures


def _card(code, table):
    point = table.loc[code]
    caution, *rest = sections_of(point, ())
    press = next(filter(paper.presses, rest))
    where = Section("Where it is", (point.location,))
    under = " · ".join(filter(None, [point.english, point.meridian]))
    return {
        "name": safety.name_of(code, table),
        "picture": f"{code}.svg",
        # It must not give the answer away.
        "alt": f"{load_plate(point.plate).title}, with a point and how it is found. Which is it?",
        # What stands under the name has no title of its own.
        "sections": [
            paper.as_dict(section)
            for section in (Section("", (), lead=under), where, caution, press)
        ],
    }
