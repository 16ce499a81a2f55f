"""A teacher's own table: cells as spreadsheets leave them, and what the course fills in."""

from __future__ import annotations

import collections

import pandas as pd

from . import columns
from .columns import COLUMNS, NUMBERS, PLACE, WHOLE_NUMBERS
from .complaint import Complaint
from .rule import RULE, as_number, rule_of

# What a row needs if the course does not know the point; nobody else can say it.
NEEDED = ("plate", "location", "start", "pregnancy", "sources")
TO_PRESS_IT = ("find", "press", "caution")  # if it is to be taught for pressing, these too
# What the course fills in where it was left blank: nothing may be blank there, or no caution lost.
FILLED = {*columns.NEEDED[1:], *columns.PRESSING, "caution_areas"}
WAITS = "rows_wait_for_others"  # what a row is told that is fine but for another
MOST_GUESSES = 100  # codes of which is asked what they could mean
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


def filled(raw, course, names, find):
    """Fill what a table has not got: columns that are not there, and cells that a point needs.

    A table that has all columns stands for itself: nothing is filled in there.

    Parameters
    ----------
    raw : pandas.DataFrame
        A table as text with a column ``code``.
    course : pandas.DataFrame
        The course's own, as text, by code. Its row fills a point's.
    names : callable
        Gives a dict: code → pinyin, hanzi and meridian, for points the course has no row of. It is
        asked only where a column is missing.
    find : callable
        Gives the code of a point of the course, however it is written, or ``""``.

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
    before = raw
    raw = _with_blanks_filled(raw, course, known)
    rules, names = course[list(RULE)].to_dict("index"), names()
    hers = [_rule_is_hers(row, rules) for row in raw.to_dict("records")]
    lacking = [column for column in NEEDED if column in absent]
    if lacking and not known.all():
        faults += _lacking(raw, known, lacking, find)
    for column in absent:
        of_course = course[column].to_dict() if column in course else {}
        cells = [
            "" if column in RULE and own else of_course.get(code, _default(code, column, names))
            for code, own in zip(raw["code"], hers, strict=True)
        ]
        raw[column] = pd.Series(cells, index=raw.index, dtype=str)
    hers = pd.Series(hers, index=raw.index, dtype=bool)
    _clear_what_fits_no_more(raw, course, hers, given)
    taken = _taken(raw[known], before)
    _say_so(raw, known & hers, taken)
    return raw, taken, faults


def _with_blanks_filled(raw, course, known):
    """Cells left blank that a point needs are the course's, where it knows the point.

    Of a row that has nothing but its code all cells are; of any other those that no point can do
    without, and the place and its rule if there is nothing of it.
    """
    raw, cells = raw.copy(), [column for column in COLUMNS[1:] if column in raw]
    blank = raw[cells] == ""
    alone = known & blank.all(axis=1)
    place = [column for column in (*PLACE, "not_drawn") if column in raw]
    nowhere = known & blank[place].all(axis=1)
    for column in cells:
        needed = nowhere if column in place else known if column in FILLED else alone
        if (needed := needed & blank[column]).any():
            raw[column] = raw[column].mask(needed, raw["code"].map(course[column]))
    return raw


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


def _taken(raw, before):
    """The columns that are not blank now and were blank or not there before, by code."""
    rows = zip(raw.to_dict("index").items(), before.loc[raw.index].to_dict("records"), strict=True)
    taken = {
        row["code"]: tuple(name for name in COLUMNS if row[name] and not old.get(name))
        for (_, row), old in rows
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


def _lacking(raw, known, lacking, find):
    """One fault for each row of which the course knows nothing."""
    more = [column for column in TO_PRESS_IT if column not in raw]
    more = f" (to press it also {', '.join(more)})" if more else ""
    add = f"the course has no such point: add the columns {', '.join(lacking)}{more}. "
    add += f"The headings here are: {', '.join(map(str, raw.columns))}"
    remedies = {}
    for code in raw["code"][~known].unique():
        meant = find(code) if len(remedies) < MOST_GUESSES else ""
        remedies[code] = f"write the WHO code in capitals, without space or hyphen: {meant}"
        if not meant:
            remedies[code] = add if code else "the cell is blank: write the code of a point"
    return [
        Complaint("points_are_known_or_told", int(row), "code", code, remedies[code])
        for row, code in raw["code"][~known].items()
    ]


def waiting(raw, faults, codes):
    """Rows that are fine but cannot be used before others are mended, which they refer to.

    Without this a rule that starts from a faulty row's point would be led from the course's point
    of that code, and of two rows with one code the first would be taken for the right one.

    Parameters
    ----------
    raw : pandas.DataFrame
        The table as text, all columns filled.
    faults : list of Complaint
    codes : dict of int to str
        What stands for a code in each row of the table, also in those that cannot be read.

    Returns
    -------
    list of Complaint
    """
    if not faults:
        return []
    wrong, waits, users = {fault.row for fault in faults}, {}, collections.defaultdict(list)
    for row, cells in raw[["code", "pair_with", *RULE]].to_dict("index").items():
        for key in _needed(cells) if row not in wrong else ():
            users[key].append(row)
    queue = collections.deque((_key(codes[row]), row) for row in sorted(wrong & codes.keys()))
    while queue:
        key, because = queue.popleft()
        for row in users.pop(key, ()):
            if row not in waits:
                remedy = f"this row is fine, but it waits for row {because}: mend that first"
                waits[row] = Complaint(WAITS, int(row), "code", codes[row], remedy)
                queue.append((_key(codes[row]), because))
    return [waits[row] for row in sorted(waits)]


def _needed(row):
    """The codes and landmarks that a row cannot do without."""
    return {_key(name) for name in (row["code"], row["pair_with"], *rule_of(row).places) if name}


def _key(code):
    """What a code has in common with other ways to write it."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _say_so(raw, hers, taken):
    """Say in the caveat where a point's words are the course's, but its place is not."""
    for row, code in raw["code"][hers].items():
        words = [column for column in ("location", "find") if column in taken.get(code, ())]
        if words:
            note = f"The words on {' and '.join(words)} are the course's; "
            note += "the place is this table's."
            raw.loc[row, "caveat"] = f"{raw.at[row, 'caveat']} {note}".strip()
