"""What is read and printed of each point: all that its table says, and a place for its plate."""

from __future__ import annotations

import html

from ..body.locate import locate
from ..body.needs import not_drawn
from ..body.touch import sections_at
from ..facts.cards import Section
from ..facts.classes import POSITIONS
from ..facts.names import shown_code
from ..facts.safety import gate
from ..learning.cards import section_html
from ..teaching.overview import overview

LINES = f'<div class="acupress-lines">{"<i></i>" * 3}</div>'  # room for notes, on paper
# The side that a plate shows, by what the table says of `sides`.
SHOWN = {"together": "both", "midline": "midline", "left": "left"}


def handout(codes, table):
    """Write the points one after the other, between how to press and what to do afterwards.

    Parameters
    ----------
    codes : list of str
    table : pandas.DataFrame
        As :func:`acupress.facts.choice.chosen` gives both; ``note`` and ``position`` may be among
        the columns.

    Returns
    -------
    str
        HTML.
    """
    told = gate(codes, table)
    before = Section("How to press", tuple(told["how"]))
    after = Section("After pressing", tuple(told["aftercare"]))
    points = [_point(code, table) for code in codes]
    return "\n".join([_read(before), *points, _read(after)])


def plan_of(rows, group):
    """Write what is pressed in which order, and who leaves out what.

    Parameters
    ----------
    rows : pandas.DataFrame
    group : sequence of str
        As :func:`acupress.teaching.overview.overview` takes both.

    Returns
    -------
    str
        HTML.
    """
    return f'<div class="acupress-overview">{_read(*overview(rows, group))}</div>'


def _point(code, table):
    point = table.loc[code]
    spot = None if not_drawn([code], table) else locate(code, points=table)
    sections = sections_at(point, spot, table)
    position = POSITIONS.get(point.get("position", ""), "")
    names = " · ".join(filter(None, [point.english, point.meridian, point.region, position]))
    first, *rest, sources = sections
    return (
        f'<article class="acupress-handed"><h3>{html.escape(f"{shown_code(code)} {point.pinyin}")} '
        f'<span lang="zh-Hant">{html.escape(point.hanzi)}</span></h3>'
        f'<p class="acupress-names">{html.escape(names)}</p>{_read(first)}'
        f"{_plate(code, table, spot)}{_read(*rest)}{_sources(sources)}"
        f"{LINES}</article>"
    )


def _plate(code, table, spot):
    """Where the script puts the plate."""
    if spot is None:
        return ""
    side = SHOWN.get(table.sides[code], "right")
    return f'<div class="acupress-plate-of" data-plate-of="{code}" data-side="{side}"></div>'


def _sources(section):
    """In one paragraph: on paper a list of them would take the room of a plate."""
    words = html.escape("; ".join(section.items))
    return f'<p class="acupress-sources">{html.escape(section.title)}: {words}.</p>'


def _read(*sections):
    return "".join(map(section_html, sections))
