"""The small tables beside the points: meridians, areas that ask for care, rules on other plates."""

from __future__ import annotations

import functools

from .calls import says_what_it_takes
from .complaint import TableError
from .csvfile import DATA, read_facts, rows_of
from .rule import RULE, WHOLE, rule_of
from .small_checks import column_complaints, form_complaints

VIEWS = ("code", "plate", *RULE, "note", "source")
ALTERNATIVES = ("code", "name", "location", "plate", *RULE, "source")


@says_what_it_takes
def load_meridians():
    """Load the fourteen meridians: names, how many points, where they begin and end.

    Returns
    -------
    pandas.DataFrame
        Indexed by code (``"BL"``), from ``data/meridians.csv``; ``count`` is an integer.

    Examples
    --------
    >>> load_meridians().loc["BL", "name"]
    'Bladder'
    """
    return _meridians().copy()


@says_what_it_takes
def load_caution_areas():
    """Load the regions of the body that ask for care, whatever point lies in them.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/caution_areas.csv``: ``name``, ``text``, ``source``. A point
        names its areas in the column ``caution_areas``, with blanks between them.

    Examples
    --------
    >>> bool(load_caution_areas().text.str.endswith(".").all())
    True
    """
    return _caution_areas().copy()


@says_what_it_takes
def load_views():
    """Load the rules that find points on other plates than their own, by other landmarks.

    Returns
    -------
    pandas.DataFrame
        From ``data/views.csv``, all cells text: ``code``, ``plate``, the rule, ``note``,
        ``source``.
    """
    return table_beside("views.csv", VIEWS).copy()


@says_what_it_takes
def load_alternatives():
    """Load the other places of points that the WHO left undecided.

    Returns
    -------
    pandas.DataFrame
        From ``data/alternatives.csv``, all cells text: ``code``, ``name``, ``location``,
        ``plate``, the rule, ``source``.

    Examples
    --------
    >>> "GB30" in set(load_alternatives().code)
    True
    """
    return table_beside("alternatives.csv", ALTERNATIVES).copy()


@functools.cache
def view_rules():
    """The rule of each point on each other plate that needs one of its own.

    Returns
    -------
    dict of (str, str) to acupress.facts.rule.Rule
        By code and plate; shared, so not to be changed.
    """
    rows = table_beside("views.csv", VIEWS).to_dict("records")
    return {(row["code"], row["plate"]): rule_of(row) for row in rows}


@functools.cache
def views_by_plate():
    """The same by plate, then by code.

    Returns
    -------
    dict of str to dict of str to acupress.facts.rule.Rule
        Shared, so not to be changed.
    """
    views = {}
    for (code, plate), rule in view_rules().items():
        views.setdefault(plate, {})[code] = rule
    return views


@functools.cache
def areas():
    """What to mind in each caution area, with the area's name before it.

    Returns
    -------
    dict of str to str
        By id; shared, so not to be changed.
    """
    rows = _caution_areas().itertuples()
    return {row.Index: f"{row.name[:1].upper()}{row.name[1:]}: {row.text}" for row in rows}


@functools.cache
def postures():
    """How one sits, stands or lies to find a point of a part of the body.

    Returns
    -------
    dict of str to str
        By region; shared, so not to be changed. The perineum has none: its points are left out.

    Examples
    --------
    >>> postures()["ankle"]
    'Sit with the ankle on your other knee.'
    """
    rows = table_beside("postures.csv", ("region", "posture", "source"))
    return dict(zip(rows.region, rows.posture, strict=True))


@functools.cache
def other_places(code):
    """Where else a point is put, in words: places that the WHO left undecided.

    Parameters
    ----------
    code : str

    Returns
    -------
    tuple of str
        Whose place it is, then the place; empty for nearly all points.
    """
    return tuple(f"{row['name']}: {row['location']}" for row, _ in alternatives(code))


def alternatives(code):
    """The same with their rules.

    Parameters
    ----------
    code : str

    Returns
    -------
    list of (dict of str to str, acupress.facts.rule.Rule)
        The row of ``data/alternatives.csv`` and its rule; shared, so not to be changed.
    """
    return _alternatives().get(code, [])


@functools.cache
def _alternatives():
    found = {}
    for row in table_beside("alternatives.csv", ALTERNATIVES).to_dict("records"):
        found.setdefault(row["code"], []).append((row, rule_of(row)))
    return found


@functools.cache
def _meridians():
    columns = ("code", "name", "pinyin", "hanzi", "count", "begins", "ends", "source")
    table = table_beside("meridians.csv", columns, count=WHOLE).set_index("code")
    return table.assign(count=table["count"].astype(int))


@functools.cache
def _caution_areas():
    return read_facts("caution_areas.csv", ("id", "name", "text", "source"))


@functools.cache
def table_beside(name, columns, **forms):
    """One of the small tables, with all cells as text; shared, so not to be changed.

    Parameters
    ----------
    name : str
        The file, in ``data/``.
    columns : tuple of str
        Those it must have.
    **forms : str
        Column → regular expression that its cells must match.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    TableError
        With every fault.
    """
    raw = rows_of(DATA / name)
    faults = column_complaints(raw, columns) or form_complaints(raw, forms)
    if faults:
        raise TableError(name, faults)
    raw.attrs.clear()
    return raw.reset_index(drop=True)
