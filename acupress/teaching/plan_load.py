"""Load a plan that plan_file.py has saved: nothing in it is run, and all that is wrong is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd

from ..facts import own
from ..facts.calls import says_what_it_takes, shown
from ..facts.choice import chosen
from ..facts.columns import COLUMNS
from ..facts.tables import course_points, load_points
from .plan import PREPARE, LessonPlan
from .plan_file import FILLED, MARK, SCHEMA, cell_of

LARGEST = 5_000_000  # bytes; a plan of a hundred points with notes has a fiftieth of it
KEYS = {"title": str, "prepare": int, "grouped": bool, "group": list, "points": list, "own": list}
OF_A_POINT = ("code", "hold", "sides", "position", "note")


@says_what_it_takes
def load_plan(path):
    """Load a plan that was saved with ``plan.save``.

    Parameters
    ----------
    path : str or path-like

    Returns
    -------
    LessonPlan

    Raises
    ------
    FileNotFoundError
        There is no such file.
    ValueError
        It is no plan, one of a later version of the course, or says what cannot be: all at once.

    Examples
    --------
    >>> import tempfile
    >>> path = tempfile.mkdtemp() + "/plan.json"
    >>> LessonPlan(["LI4", "BL23"], title="Low back").save(path)
    >>> load_plan(path)
    LessonPlan('Low back', 2 points, 5 minutes: LI4, BL23)
    """
    told, name = _read(path), Path(path).name
    _refuse_strange(told, name)
    try:
        return _made(told)
    except ValueError as error:  # of points, tables, options
        raise ValueError(f"{name}: {error}") from None


def _read(path):
    if not isinstance(path, str | os.PathLike) or not str(path).strip():
        raise ValueError(f"load_plan takes the name of a saved plan, not {shown(path)}.")
    path = Path(path).expanduser()
    if path.is_dir():
        raise IsADirectoryError(f"'{path}' is a folder: name the plan in it.")
    if not path.exists():
        raise FileNotFoundError(f"There is no file '{path}'. Is it in another folder?")
    no_plan = f"'{path.name}' is no plan: name a file that plan.save has written."
    if path.stat().st_size > LARGEST:
        raise ValueError(no_plan)
    try:
        told = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):  # no UTF-8 or no JSON
        raise ValueError(no_plan) from None
    if not isinstance(told, dict) or MARK not in told:
        raise ValueError(no_plan)
    return told


def _refuse_strange(told, name):
    schema = told[MARK]
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise ValueError(f"'{name}' says {MARK!r}: {shown(schema)}, where 1 should stand.")
    if schema > SCHEMA:
        raise ValueError(
            f"'{name}' was saved by a later version of this course (its form is {schema}, this "
            f"version reads {SCHEMA}): update the course to open it."
        )
    faults = [f"{key} is unknown" for key in told if key not in (MARK, *KEYS)]
    faults += [
        f"{key} is {shown(told[key])}"
        for key, kind in KEYS.items()
        if key in told and (not isinstance(told[key], kind) or kind is int and told[key] is True)
    ]
    faults += [] if told.get("points") else ["it has no points"]
    for key in ("points", "own"):
        rows = told[key] if isinstance(told.get(key), list) else []
        faults += [fault for at, row in enumerate(rows, 1) for fault in _row_faults(key, at, row)]
    if faults:
        raise ValueError(f"'{name}' cannot be read as a plan: {'; '.join(faults)}.")


def _row_faults(key, at, row):
    if not isinstance(row, dict) or not isinstance(row.get("code"), str):
        yield f"{key}, entry {at}: there is no code"
        return
    known = OF_A_POINT if key == "points" else (*COLUMNS, FILLED)
    for name, value in row.items():
        if name not in known:
            yield f"{key}, entry {at} ({row['code']}): {shown(name)} is unknown"
        elif key == "own" and name == FILLED and not _are_columns(value):
            yield f"{key}, entry {at} ({row['code']}): {name} is {shown(value)}"
        elif key == "own" and name != FILLED and not isinstance(value, str):
            yield f"{key}, entry {at} ({row['code']}): {name} is no text"


def _are_columns(value):
    return isinstance(value, list) and all(name in COLUMNS[1:] for name in value)


def _made(told):
    table, points = _table(told.get("own", [])), told["points"]
    codes = [point["code"] for point in points]

    def said(key):
        return {point["code"]: point[key] for point in points if key in point}

    options = {key: told[key] for key in ("title", "group", "grouped") if key in told}
    return LessonPlan(
        codes if table is None else _rows_of(codes, table),
        hold=said("hold"), sides=said("sides"), notes=said("note"), positions=said("position"),
        prepare=told.get("prepare", PREPARE), **options,
    )  # fmt: skip


def _table(rows):
    """A teacher's own rows, checked as a table of theirs is; None where there are none."""
    if not rows:
        return None
    cells = [_filled(row) for row in rows]
    table = load_points(pd.DataFrame(cells, columns=list(COLUMNS), dtype=str))
    taken = {row["code"]: tuple(row[FILLED]) for row in rows if row.get(FILLED)}
    if taken:
        table.attrs[own.FROM_THE_COURSE] = taken
    return table


def _filled(row):
    """The cells of a row; those that the course filled in as the course has them now."""
    course = course_points()
    cells = {name: row.get(name, "") for name in COLUMNS}
    if row["code"] in course.index:
        point = course.loc[row["code"]]
        cells |= {name: cell_of(point[name]) for name in row.get(FILLED, ())}
    return cells


def _rows_of(codes, table):
    """Rows of a plan's points, own ones first, with the table behind them."""
    codes, whole = chosen(codes, table)
    return whole.loc[codes]
