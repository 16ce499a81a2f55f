"""A plan as a handout: stop signs first, then each point with its plate."""

from __future__ import annotations

from ..body.locate import locate
from ..body.touch import sections_at
from ..facts import safety
from ..facts.calls import shown
from ..facts.cards import Section
from ..facts.classes import POSITIONS
from ..facts.names import shown_code
from . import paper
from .making import each
from .overview import overview

LONG = ("Where it is", "Where others put it", "What is uncertain", "From the course", "Sources")
TEMPLATE = "handout.typ"
WIDE = {1: 50, 2: 44}  # the plate's width, in hundredths of the page, by points a page
TALL = {1: 66, 2: 58}  # its height at most, in hundredths of the page's width


def write(plan, path, size="A4", points_a_page=1, large=False, grey=False):
    """Write a plan's handout.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path, size, points_a_page, large, grey
        As :meth:`acupress.LessonPlan.handout` takes them; `size` is its `paper`.
    """
    paper.write(path, TEMPLATE, *contents(plan, size, points_a_page, large, grey))


def contents(plan, size="A4", points_a_page=1, large=False, grey=False):
    """Gather what a handout says and shows.

    Parameters
    ----------
    plan, size, points_a_page, large, grey
        As :func:`write` takes them.

    Returns
    -------
    told : dict
        Plain JSON, as ``handout.typ`` reads it.
    pictures : dict of str to bytes
        SVG files by name.

    Raises
    ------
    ValueError
        An option cannot be: all at once.
    """
    look = _checked(size, points_a_page, large, grey)
    table, pictures, points = plan.table, {}, []
    for code in each(plan.codes, "Handout"):
        point, picture = table.loc[code], f"{code}.svg"
        drawn = paper.drawn(code, table, look["grey"])
        pictures[picture] = drawn["svg"].encode()
        wide, tall = WIDE[look["points_a_page"]], TALL[look["points_a_page"]]
        wide = min(wide, tall / drawn["tall"])
        points.append(
            _told(point, plan, look)
            | {"picture": picture, "alt": drawn["alt"], "wide": round(wide, 1)}
        )
    told = look | {
        "title": plan.title,
        "about": paper.about(plan),
        "notes": "Notes",
        "stop": paper.stop_signs(plan),
        "plan": [paper.as_dict(one) for one in overview(plan.points, plan.group)],
        "points": points,
        "last": [paper.as_dict(section) for section in _last(plan, look)],
    }
    return told, pictures


def _checked(size, points_a_page, large, grey):
    faults = paper.paper_faults(size, large=large, grey=grey)
    if isinstance(points_a_page, bool) or points_a_page not in (1, 2):
        faults.append(f"points_a_page is 1 or 2, not {shown(points_a_page)}")
    if large is True and points_a_page == 2:
        faults.append("two points a page leave no room for large print: choose one of them")
    paper.refuse(faults)
    return {
        "paper": paper.paper_of(size), "points_a_page": int(points_a_page),
        "large": bool(large), "grey": bool(grey),
    }  # fmt: skip


def _told(point, plan, look):
    """Name and sections of a point: first what is heeded and done, then how it is found."""
    sections = sections_at(point, locate(point.name, points=plan.table), plan.table)
    if _is_short(look):
        sections = [one for one in sections if one.title not in LONG and one.kind != "tradition"]
    first = [one for one in sections if one.kind in ("caution", "note") or paper.presses(one)]
    below = [one for one in sections if one not in first]
    position = POSITIONS.get(point.position, "")
    return {
        "name": safety.name_of(point.name, plan.table),
        "under": " · ".join(filter(None, [point.english, point.region, position])),
        "first": [paper.as_dict(one) for one in first],
        "then": [paper.as_dict(one) for one in below],
    }


def _is_short(look):
    """Whether each point tells only what one needs to press it."""
    return look["large"] or look["points_a_page"] == 2


def _last(plan, look):
    """Aftercare, sources where the points had no room for them, disclaimer."""
    aftercare, disclaimer = paper.closing()
    yield aftercare
    if _is_short(look):
        rows = plan.points.sources
        yield Section("Sources", tuple(f"{shown_code(code)}: {rows[code]}" for code in rows.index))
    yield disclaimer
