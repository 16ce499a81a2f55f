"""Save a plan in one small readable file; plan_load.py reads it again."""

from __future__ import annotations

import json

import pandas as pd

from ..facts import own
from ..facts.columns import COLUMNS
from ..facts.files import write_whole
from ..facts.tables import course_points

MARK, SCHEMA = "acupress plan", 1
REFERS = ("start", "toward", "aside", "pair_with")  # columns that may hold another point's code
FILLED = "filled by the course"  # key of an own row: its columns that the course filled in


def save(plan, path):
    """Save a plan, whole or not at all.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path : str or path-like
        The file; its folder must be there.
    """
    write_whole(path, json.dumps(_told(plan), ensure_ascii=False, indent=1).encode())


def _told(plan):
    points = [
        {
            "code": code,
            "hold": plan.holds.get(code),
            "sides": plan.own_sides.get(code),
            "position": plan.own_positions.get(code),
            "note": plan.notes.get(code),
        }
        for code in plan.given
    ]
    told = {
        MARK: SCHEMA,
        "title": plan.title,
        "prepare": plan.prepare,
        "grouped": plan.grouped,
        "group": plan.group,
        "points": [{key: value for key, value in one.items() if value} for one in points],
        "own": _own_rows(plan),
    }
    return {key: value for key, value in told.items() if key != "own" or value}


def _own_rows(plan):
    """Rows that are not the course's: those of the plan, and those their rules start from."""
    table, course, rows = plan.behind, course_points(), {}
    wanted = list(plan.given)
    while wanted:
        code = wanted.pop()
        row = table.loc[code, list(COLUMNS[1:])]
        if code in rows or code in course.index and _same(row, course.loc[code]):
            continue
        rows[code] = row
        wanted += [row[column] for column in REFERS if row[column] in table.index]
    taken = table.attrs.get(own.FROM_THE_COURSE, {})
    return [_cells(code, row, taken.get(code, ())) for code, row in rows.items()]


def _same(row, other):
    return all(cell_of(row[column]) == cell_of(other[column]) for column in row.index)


def _cells(code, row, taken):
    """What a row says itself; of what the course filled in only the columns, for it may mend it."""
    told = {name: cell_of(row[name]) for name in row.index if name not in taken}
    cells = {"code": code} | {name: cell for name, cell in told.items() if cell}
    return cells | ({FILLED: list(taken)} if taken else {})


def cell_of(value):
    """A value of a point table as a file has it.

    Parameters
    ----------
    value : object

    Returns
    -------
    str
    """
    return "" if pd.isna(value) else repr(float(value)) if isinstance(value, float) else str(value)
