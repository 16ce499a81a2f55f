"""Points as people give them (a table, rows of one, codes, one code), and the table behind them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Set

import pandas as pd

from . import own
from .calls import shortened
from .columns import COLUMNS, NUMBERS
from .names import UnknownPoint, find_code
from .points import Points, tables_behind
from .tables import course_points


def chosen(points, table=None):
    """Take points as people give them: a table, rows of one, codes, or one code.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str
        A point table or rows of one; a list, an index or a series of codes or names in any
        spelling; one code.
    table : pandas.DataFrame, optional
        The point table that codes are looked up in. The course's by default.

    Returns
    -------
    codes : list of str
        The chosen codes, in the given order.
    table : pandas.DataFrame
        What their rules may refer to: the given rows; then the table they were taken from; then
        `table`; then the course's. Where several have a code, the first of these wins.

    Raises
    ------
    UnknownPoint
        A code or name is no point of these tables, or could be several.
    ValueError
        No points, a point twice, or nothing that could be points.

    Examples
    --------
    >>> chosen(["Kunlun", "LI-4"])[0]
    ['BL60', 'LI4']
    """
    if isinstance(points, pd.DataFrame):
        given = _as_point_table(points, "points")
        codes = given.index.to_list()
        sources = [given, *_tables_behind(points)]
    else:
        codes, sources = None, []
    if table is not None:
        sources += [_as_point_table(table, "table"), *_tables_behind(table)]
    whole = _joined([*sources, course_points()])
    if codes is None:
        nearest = sources[0] if sources else whole
        codes = [_found(name, nearest, whole) for name in _names_in(points)]
    if not codes:
        raise ValueError("There are no points here: give at least one.")
    twice = [code for code, count in Counter(codes).items() if count > 1]
    if twice:
        raise ValueError(f"{', '.join(twice)} is there more than once: give each point once.")
    return codes, whole


def _as_point_table(rows, what):
    """A frame that is a point table, indexed by code; or a sentence that says what is missing."""
    if not isinstance(rows, pd.DataFrame):
        raise ValueError(
            f"{what} is a {type(rows).__name__}: give a point table, as load_points returns it."
        )
    if "code" in rows.columns and rows.index.name != "code":
        rows = rows.set_index("code")
    missing = [name for name in COLUMNS[1:] if name not in rows.columns]
    if missing:
        raise ValueError(
            f"This is no whole point table: {_some(missing)} missing. "
            'Take rows, not columns: points.loc[["BL60"]].'
        )
    return rows


def _tables_behind(rows):
    """The point tables that rows were taken from; what was only columns of one is none."""
    needed = set(COLUMNS[1:])
    whole = (table for table in tables_behind(rows) if needed.issubset(table.columns))
    return [_as_point_table(table, "table") for table in whole]


def _some(names, most=4):
    more = f" and {len(names) - most} more columns are" if len(names) > most else ""
    verb = "" if more else " is" if len(names) == 1 else " are"
    return ", ".join(names[:most]) + more + verb


def _joined(sources):
    """All rows of several tables; where a code stands in several, the first table's row."""
    whole = sources[0]
    for more in sources[1:]:
        absent = ~more.index.isin(whole.index)
        whole = pd.concat([whole, more[absent]]) if absent.any() else whole
    texts = ~whole.columns.isin(NUMBERS)
    if whole.isna().to_numpy()[:, texts].any():
        whole = whole.fillna(dict.fromkeys(whole.columns[texts], ""))
    whole = Points(whole if whole.index.name == "code" else whole.rename_axis("code"))
    taken = _from_the_course(sources)
    whole.attrs = {own.FROM_THE_COURSE: taken} if taken else {}
    return whole


def _from_the_course(sources):
    """What the course filled in, by code, in the rows that :func:`_joined` takes."""
    taken = {}
    for source in reversed(sources):
        said = source.attrs.get(own.FROM_THE_COURSE, {})
        taken = {code: columns for code, columns in taken.items() if code not in source.index}
        taken |= {code: columns for code, columns in said.items() if code in source.index}
    return taken


def _names_in(points):
    """The codes or names in whatever is no table."""
    if isinstance(points, os.PathLike) or isinstance(points, str) and _is_file_name(points):
        name = str(points)
        raise ValueError(f"{name!r} is a file: load it first, load_points({name!r}).")
    if isinstance(points, str):
        return [points]
    if isinstance(points, pd.Series) and "pinyin" in points.index and points.name:
        name = str(points.name)
        raise ValueError(f"This is one row without its table: give points.loc[[{name!r}]].")
    if isinstance(points, Iterable) and not isinstance(points, (Mapping, Set, bytes)):
        return list(points)
    given = "None" if points is None else shortened(f"{type(points).__name__} {points!r}")
    raise ValueError(
        f"No points can be read from {given}: "
        'give a point table, a list like ["LI4", "BL60"], or one code like "BL60".'
    )


def _is_file_name(text):
    return text.strip().lower().endswith((".csv", ".xlsx", ".xlsm", ".tsv", ".txt"))


def _found(name, nearest, whole):
    """The code of one point: in one's own table first, else in those behind it."""
    try:
        return find_code(name, nearest)
    except UnknownPoint as unknown:
        if len(unknown.candidates) > 1 or nearest is whole:
            raise
        return find_code(name, whole)
