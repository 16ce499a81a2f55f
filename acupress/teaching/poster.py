"""A plan as a poster: the stop signs beside its points, each with plate, caution and press."""

from __future__ import annotations

from ..facts import safety
from ..facts.advice import Words
from ..facts.cards import sections_of
from . import paper

TEMPLATE = "poster.typ"
SIZES = {"A3": "a3", "tabloid": "us-tabloid"}  # as one says it → as typst does
MOST = 8  # points


def write(plan, path, size="A3", grey=False):
    """Write a plan's poster.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path, size, grey
        As :meth:`acupress.LessonPlan.poster` takes them; `size` is its `paper`.
    """
    paper.write(path, TEMPLATE, *contents(plan, size, grey))


def contents(plan, size="A3", grey=False):
    """Gather what a poster says and shows.

    Parameters
    ----------
    plan, size, grey
        As :func:`write` takes them.

    Returns
    -------
    told : dict
        Plain JSON, as ``poster.typ`` reads it.
    pictures : dict of str to bytes
        SVG files by name.

    Raises
    ------
    ValueError
        An option cannot be, or the plan has more points than a poster has room for.
    """
    faults = paper.paper_faults(size, SIZES, grey=grey)
    if len(plan) > MOST:
        faults.append(f"a poster has room for {MOST} points, and this plan has {len(plan)}")
    paper.refuse(faults)
    points, pictures = [], {}
    for code in plan.codes:
        drawn = paper.drawn(code, plan.table, grey)
        pictures[f"{code}.svg"] = drawn["svg"].encode()
        points.append(_point(code, plan.table) | {"alt": drawn["alt"]})
    last = paper.closing()
    aside = (last[-1].title, Words().frame("pregnancy", "reasons_title"))  # below, and left out
    told = {
        "paper": paper.paper_of(size, SIZES),
        "grey": bool(grey),
        "title": plan.title,
        "about": paper.about(plan).replace("on this page", "below"),
        "stop": [sign for sign in paper.stop_signs(plan) if sign["title"] not in aside],
        "points": points,
        "last": [paper.as_dict(section) for section in last],
    }
    return told, pictures


def _point(code, table):
    point = table.loc[code]
    caution, *rest = sections_of(point, ())
    press = next(filter(paper.presses, rest))
    return {
        "name": safety.name_of(code, table),
        "picture": f"{code}.svg",
        "sections": [paper.as_dict(section) for section in (caution, press)],
    }
