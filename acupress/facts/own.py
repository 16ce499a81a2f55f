"""A teacher's own table: cells as spreadsheets leave them, and what the course fills in."""

from __future__ import annotations

import pandas as pd

from .columns import COLUMNS, NUMBERS, PLACE, WHOLE_NUMBERS
from .complaint import Complaint
from .rule import RULE, as_number

# What a row needs if the course does not know the point; nobody else can say it.
NEEDED = ("plate", "location", "start", "pregnancy", "sources")
TO_PRESS_IT = ("find", "press", "caution")  # if it is to be taught for pressing, these too
HOLD = "60"  # seconds, where a table says how to press but not for how long
MIDLINE = ("GV", "CV")
FROM_THE_COURSE = "from the course"  # the key of a table's attrs that says what was filled in


def tidied(raw):
    """Read numbers and steps as they come out of spreadsheets.

    A whole number may have become ``1.0``; where commas do not stand between the cells, ``1,5`` is
    a number; touch steps may stand on lines of their own.

    Parameters
    ----------
    raw : pandas.DataFrame
        A table as text.

    Returns
    -------
    pandas.DataFrame
        A copy; all cells are text still.
    """
    raw = raw.copy()
    for column in raw.columns.intersection(NUMBERS):
        if raw.attrs.get("separator") != ",":
            raw[column] = raw[column].str.replace(r"^([0-9]+),([0-9]+)$", r"\1.\2", regex=True)
        if column in WHOLE_NUMBERS:
            raw[column] = raw[column].str.replace(r"^([0-9]+)\.0+$", r"\1", regex=True)
    if "find" in raw:
        raw["find"] = raw["find"].map(lambda cell: " | ".join(steps_of(cell)))
    return raw


def steps_of(cell):
    r"""Touch steps of a cell: between ``|``, or on lines of their own.

    Parameters
    ----------
    cell : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> steps_of("Sit.|Feel the tip,\nand press.")
    ['Sit.', 'Feel the tip, and press.']
    >>> steps_of("Sit.\nPress.")
    ['Sit.', 'Press.']
    """
    parts = cell.split("|") if "|" in cell else cell.splitlines()
    return [" ".join(part.split()) for part in parts if part.strip()]


def filled(raw, course, names):
    """Fill the columns that a table has not got.

    Parameters
    ----------
    raw : pandas.DataFrame
        A table as text with a column ``code``.
    course : pandas.DataFrame
        The course's own, as text, by code. Its row fills a point's.
    names : callable
        Gives a dict: code → pinyin, hanzi and meridian, for points the course has no row of. It is
        asked only where a column is missing.

    Returns
    -------
    raw : pandas.DataFrame
        With all columns.
    taken : dict of str to tuple of str
        Code → columns whose cells are the course's; without those that it leaves blank.
    faults : list of Complaint
        For points that nobody knows enough of.
    """
    absent = [column for column in COLUMNS[1:] if column not in raw]
    known = raw["code"].isin(course.index)
    faults, given, raw = [], tuple(raw.columns), raw.copy()
    raw.attrs.clear()  # pandas copies them with every column
    if not absent:
        return raw, {}, []
    rules, names = course[list(RULE)].to_dict("index"), names()
    hers = [_rule_is_hers(row, rules) for row in raw.to_dict("records")]
    lacking = [column for column in NEEDED if column in absent]
    if lacking and not known.all():
        faults.append(_lacking(raw, known, lacking))
    for column in absent:
        of_course = course[column].to_dict() if column in course else {}
        cells = [
            "" if column in RULE and own else of_course.get(code, _default(code, column, names))
            for code, own in zip(raw["code"], hers, strict=True)
        ]
        raw[column] = pd.Series(cells, index=raw.index, dtype=str)
    hers = pd.Series(hers, index=raw.index, dtype=bool)
    _clear_what_fits_no_more(raw, course, hers, given)
    _say_so(raw, known & hers, absent)
    return raw, _taken(raw[known], absent), faults


def _clear_what_fits_no_more(raw, course, hers, given):
    """Mend filled cells that speak of something else than the cells that were given."""
    if "pair_press" not in given and "pair_with" in given:
        other = raw["pair_with"] != raw["code"].map(course["pair_with"])
        raw["pair_press"] = raw["pair_press"].mask(other, "")  # it tells of another partner
    if "hold_seconds" not in given:
        pressed = (raw["press"] != "") & (raw["hold_seconds"] == "")
        raw["hold_seconds"] = raw["hold_seconds"].mask(pressed, HOLD)
    if "not_drawn" not in given:  # she gives it a place
        raw["not_drawn"] = raw["not_drawn"].mask(hers & (raw["start"] != ""), "")
    for column in PLACE if "not_drawn" in given else ():
        if column not in given:  # she says that it has none
            raw[column] = raw[column].mask(raw["not_drawn"] != "", "")


def _taken(raw, absent):
    """The columns that were absent and are not blank now, by code."""
    taken = {
        row["code"]: tuple(column for column in absent if row[column])
        for row in raw.to_dict("records")
    }
    return {code: columns for code, columns in taken.items() if columns}


def _rule_is_hers(row, rules):
    """Whether a row has a rule of its own: half a rule that is the course's is the course's."""
    given = [column for column in RULE if column in row]
    rule = rules.get(row["code"])
    if rule is None:
        return bool(given)
    return not all(_same(row[column], rule[column]) for column in given)


def _same(cell, other):
    return cell == other or as_number(cell) == as_number(other)


def _default(code, column, names):
    if column == "sides" and code.startswith(MIDLINE):
        return "midline"
    pinyin, hanzi, meridian = names.get(code, (code, code, ""))
    told = {"pinyin": pinyin, "hanzi": hanzi, "meridian": meridian, "sides": "both"}
    return told.get(column, "")


def _lacking(raw, known, lacking):
    codes = ", ".join(dict.fromkeys(raw["code"][~known]))
    more = [column for column in TO_PRESS_IT if column not in raw]
    more = f" (to press it also {', '.join(more)})" if more else ""
    remedy = (
        f"the course has no {codes}: add the columns {', '.join(lacking)}{more}. "
        f"The headings here are: {', '.join(map(str, raw.columns))}"
    )
    return Complaint("every_column_is_there", 1, "", "", remedy)


def _say_so(raw, hers, said):
    """Say in the caveat where a point's words are the course's, but its place is not."""
    words = [column for column in ("location", "find") if column in said]
    if words:
        note = f"The words on {' and '.join(words)} are the course's; the place is this table's."
        raw.loc[hers, "caveat"] = [f"{cell} {note}".strip() for cell in raw["caveat"][hers]]
