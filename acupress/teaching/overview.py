"""What papers and pages say of a plan as a whole: its order, and who leaves out what."""

from __future__ import annotations

from ..drawing.letters import hanzi_css
from ..facts.cards import Section
from ..facts.classes import POSITIONS
from ..facts.exclusions import advice, in_short, table_of
from ..facts.names import shown_code
from ..facts.safety import name_of

SIDES_TOLD = {
    "both": "right, then left", "together": "both at once", "midline": "middle",
    "right": "right", "left": "left",
}  # fmt: skip
# A phone shows the table in a box that scrolls by itself, so that no code or name is broken.
TABLE = """
.acupress-plan { overflow-x: auto;
  font-family: "Acupress Names", var(--jp-content-font-family, system-ui, sans-serif); }
.acupress-plan table :is(th, td) { white-space: nowrap; }
.acupress-plan table td:nth-of-type(7) { min-width: 12rem; white-space: normal; text-align: left; }
"""
NOBODY = "By the table nobody does. Read the caution of each point all the same."


def overview(rows, group=()):
    """Say what is pressed in which order and position, and who leaves out what.

    Parameters
    ----------
    rows : pandas.DataFrame
        The points that are pressed, in their order; ``position`` may be among their columns.
    group : sequence of str, optional
        Who is there that leaves points out: ids of :func:`acupress.facts.classes.groups`; everybody
        who might be by default.

    Returns
    -------
    list of acupress.facts.cards.Section

    Examples
    --------
    >>> from acupress import LessonPlan
    >>> plan = LessonPlan(["GV2", "LI4"], hold=60, group="varicose veins")
    >>> for section in overview(plan.points, plan.group):
    ...     print(*section.items, sep="; ")
    GV-2 Yāoshū 腰俞: lying on your side, middle, 60 seconds; LI-4 Hégǔ 合谷: sitting, right, then left, 60 seconds each
    By the table nobody does. Read the caution of each point all the same.
    """  # noqa: E501 (a line of what is printed)
    told = tuple(_told(code, row, rows) for code, row in rows.iterrows())
    return [Section("In this order", told, ordered=True), _who(rows, group)]


def _told(code, row, rows):
    each = " each" if row.sides == "both" else ""
    words = [POSITIONS.get(row.get("position", ""), ""), SIDES_TOLD.get(row.sides, "")]
    words.append(f"{int(row.hold_seconds)} seconds{each}")
    return f"{name_of(code, rows)}: {', '.join(filter(None, words))}"


def _who(rows, group):
    """A line for each person; those who ask first, whichever point it is, share one."""
    table = table_of(rows, group)
    lines, asking = [], []
    for who, those in table.groupby("who", sort=False):
        if set(those.does) == {"ask first"} and len(those) == len(rows):
            asking.append(who)
        else:
            lines.append(f"{who}. {' '.join(in_short(those))}")
    if asking:
        points = ", ".join(map(shown_code, rows.index))
        lines.append(f"Ask first, for {points}: {'; '.join(asking)}.")
    says = advice()
    lead = " ".join(says[who] for who in dict.fromkeys(table.who)) if group else ""
    return Section("Who leaves out what", tuple(lines) or (NOBODY,), lead, kind="caution")


def as_table(entries):
    """Write a plan's table as HTML that brings the letters of its names along.

    Parameters
    ----------
    entries : pandas.DataFrame
        As :attr:`acupress.LessonPlan.entries`; notes stand last, if there are any.

    Returns
    -------
    str
    """
    table = entries.rename(index=shown_code, columns=lambda name: name.replace("_", " "))
    if not any(table.note):
        table = table.drop(columns="note")
    look = f"<style>{hanzi_css(''.join(table['name']))}{TABLE}</style>"
    return f'{look}<div class="acupress-plan" tabindex="0">{table.to_html()}</div>'
