"""The named checks a point table must pass.

Every check is a function of the raw table (all cells text, indexed by spreadsheet row) and of what
the table may refer to; it yields one :class:`Complaint` for each fault. :func:`complaints` runs
them all, so that whoever edits the table hears everything at once.
"""

from __future__ import annotations

import dataclasses
import graphlib

import pandas as pd

from .rule import DIRECTIONS, FRACTION, NUMBER, RULE, WHOLE, as_number, parts_of_line, rule_of

NAMES = ("code", "meridian", "pinyin", "hanzi", "english", "region", "plate", "location")
TEACHING = tuple("find press tradition hold_seconds sides pregnancy caution sources".split())
MAY_BE_BLANK = ("back_pain_order", "caveat", "pair_with", "pair_press")
COLUMNS = (*NAMES, *RULE, *TEACHING, *MAY_BE_BLANK)
FRACTIONS = ("fraction", "aside_fraction")
CUNS = ("cun", "aside_cun")
WHOLE_NUMBERS = ("hold_seconds", "back_pain_order")
WORDS = {"sides": ("both", "together", "midline"), "pregnancy": ("avoid", "disputed", "none named")}
CODE = r"(?:EX-)?[A-Z]{1,3}[1-9][0-9]?[a-z]?"
SHOWN_OF_VALUE = 60  # characters
SHOWN_AT_MOST = 40  # complaints


@dataclasses.dataclass(frozen=True)
class Complaint:
    """One fault of a table.

    Attributes
    ----------
    check : str
        Name of the check that found it.
    row : int
        Row as a spreadsheet counts: 1 is the header.
    column : str
        The column, or ``""`` where the whole row is meant.
    value : str
        What stands there.
    remedy : str
        What to do about it.
    """

    check: str
    row: int
    column: str
    value: str
    remedy: str

    def __str__(self):
        """One line, as a person reads it."""
        column = f", column {self.column}" if self.column else ""
        value = self.value
        if len(value) > SHOWN_OF_VALUE:
            value = value[:SHOWN_OF_VALUE] + "…"
        stands = f"{value!r} – " if column or value else ""
        return f"row {self.row}{column}: {stands}{self.remedy}"


class TableError(ValueError):
    """A table cannot be used.

    Attributes
    ----------
    complaints : list of Complaint
        Everything that is wrong with it.
    """

    def __init__(self, file, complaints):
        self.file, self.complaints = file, list(complaints)
        lines = [f"  - {complaint}" for complaint in self.complaints[:SHOWN_AT_MOST]]
        more = len(self.complaints) - SHOWN_AT_MOST
        if more > 0:
            lines.append(f"  … and {more} more like these")
        count = "1 fault" if len(self.complaints) == 1 else f"{len(self.complaints)} faults"
        super().__init__(f"{file} has {count}:\n" + "\n".join(lines))

    def __reduce__(self):
        """Copies and pickles are made from what made it."""
        return TableError, (self.file, self.complaints)


@dataclasses.dataclass(frozen=True)
class Known:
    """What a point table may refer to.

    Attributes
    ----------
    places, lines : frozenset of str
        Ids of the landmarks that are points, and of those that are lines.
    spans : frozenset of str
        Ids of the spans cun are counted in.
    plates : frozenset of str
        Names of the plates.
    """

    places: frozenset
    lines: frozenset
    spans: frozenset
    plates: frozenset


def complaints(raw, known):
    """Run every check.

    Parameters
    ----------
    raw : pandas.DataFrame
        The table as text, its index the spreadsheet's row numbers.
    known : Known

    Returns
    -------
    list of Complaint
        In the order of the rows; empty for a good table.
    """
    faults = list(every_column_is_there(raw, known))
    if not faults:  # the other checks would only repeat a missing column
        faults = [fault for check in CHECKS for fault in check(raw, known)]
    return sorted(faults, key=lambda fault: fault.row)


def fact_complaints(raw, columns, forms):
    """Check one of the small tables beside the points.

    Parameters
    ----------
    raw : pandas.DataFrame
        The table as text, its index the spreadsheet's row numbers.
    columns : iterable of str
        The columns it must have; one of them is ``id``.
    forms : dict of str to str
        Column → regular expression that its cells must match.

    Returns
    -------
    list of Complaint
        In the order of the rows; empty for a good table.
    """
    faults = list(_columns_are_there(raw, columns))
    if not faults:
        remedy = "each row needs an id of its own"
        wrong = (raw.id == "") | raw.id.duplicated()
        faults += _where(raw, "id", wrong, remedy, "ids_are_unique")
        for column, form in forms.items():
            wrong = ~raw[column].str.fullmatch(form)
            remedy = f"use one of: {form.replace('|', ', ')}"
            if WHOLE in form:
                remedy = "write a number with a decimal point, like 1.5"
            faults += _where(raw, column, wrong, remedy, "cells_have_their_form")
    return sorted(faults, key=lambda fault: fault.row)


def _columns_are_there(raw, columns):
    check = "every_column_is_there"
    for column in columns:
        if column not in raw.columns:
            yield Complaint(check, 1, column, "", "the column is missing: add it")
    for column in raw.columns[raw.columns.duplicated()]:
        yield Complaint(check, 1, column, column, "the column is there twice: keep one")


def every_column_is_there(raw, known):
    """Every column the course needs is there, once."""
    yield from _columns_are_there(raw, COLUMNS)


def there_are_points(raw, known):
    """The table has at least one point."""
    if raw.empty:
        yield Complaint("there_are_points", 2, "", "", "the table has no rows: add a point")


def codes_are_well_formed(raw, known):
    """A code is written as the WHO writes it: BL23, EX-UE7a."""
    remedy = "write the WHO code in capitals, without space or hyphen: BL23 (extra points: EX-B7)"
    yield from _where(raw, "code", ~raw.code.str.fullmatch(CODE), remedy, "codes_are_well_formed")


def codes_are_unique(raw, known):
    """No code stands in two rows."""
    remedy = "this code is in an earlier row too: keep one of them"
    wrong = raw.code.duplicated() & (raw.code != "")
    yield from _where(raw, "code", wrong, remedy, "codes_are_unique")


def nothing_needed_is_blank(raw, known):
    """Names, place, touch, dose and cautions are filled in for every point."""
    for column in ("start", *NAMES[1:], *TEACHING):
        remedy = "the cell is blank: fill it in"
        yield from _where(raw, column, raw[column] == "", remedy, "nothing_needed_is_blank")


def numbers_are_numbers(raw, known):
    """Cun, fractions, seconds and order are numbers with a point."""
    for column in (*CUNS, *FRACTIONS, *WHOLE_NUMBERS):
        form, like = {
            **dict.fromkeys(CUNS, (NUMBER, "1.5")),
            **dict.fromkeys(FRACTIONS, (FRACTION, "1/2 or 0.5")),
            **dict.fromkeys(WHOLE_NUMBERS, (WHOLE, "90")),
        }[column]
        wrong = (raw[column] != "") & ~raw[column].str.fullmatch(form)
        comma = raw[column].str.fullmatch(f"{WHOLE},{WHOLE}")
        yield from _where(
            raw, column, wrong & comma, "write a decimal point, not a comma", "numbers_are_numbers"
        )
        yield from _where(
            raw, column, wrong & ~comma, f"write a number like {like}", "numbers_are_numbers"
        )


def numbers_are_in_range(raw, known):
    """A fraction is at most 1, cun at most the body's 75, a hold 10 to 600 seconds."""
    limits = {**dict.fromkeys(FRACTIONS, (0, 1)), **dict.fromkeys(CUNS, (0, 75))}
    limits |= {"hold_seconds": (10, 600), "back_pain_order": (1, 99)}
    for column, (low, high) in limits.items():
        number = raw[column].map(as_number)
        remedy = f"it must be from {low} to {high}"
        wrong = (number < low) | (number > high)
        yield from _where(raw, column, wrong, remedy, "numbers_are_in_range")


def words_are_from_their_list(raw, known):
    """Sides, pregnancy and plate use the words the course knows."""
    for column, words in {**WORDS, "plate": sorted(known.plates)}.items():
        remedy = f"use one of: {', '.join(words)}"
        wrong = (raw[column] != "") & ~raw[column].isin(words)
        yield from _where(raw, column, wrong, remedy, "words_are_from_their_list")


def places_are_known(raw, known):
    """A rule starts from a landmark or a point, and goes toward one or in a body direction."""
    places = known.places | set(raw.code)
    remedy = "no such landmark or point: use an id of data/landmarks.csv or a code of this table"
    wrong = (raw.start != "") & ~raw.start.isin(places)
    yield from _where(raw, "start", wrong, remedy, "places_are_known")
    remedy += ", or a body direction: " + ", ".join(sorted(DIRECTIONS))
    for column in ("toward", "aside"):
        wrong = (raw[column] != "") & ~raw[column].isin(places | DIRECTIONS.keys())
        yield from _where(raw, column, wrong, remedy, "places_are_known")


def lines_are_known(raw, known):
    """What a move stops at is a line landmark, or a line through landmarks."""
    remedy = (
        "use a line of data/landmarks.csv, 'a > b' for the line through two landmarks, "
        "'a > superior' for a line in a body direction, or 'line & line' to stop between two"
    )
    places = known.places | set(raw.code)
    for column in ("until", "aside_until"):
        wrong = [cell != "" and not _lines_known(cell, places, known) for cell in raw[column]]
        yield from _where(raw, column, wrong, remedy, "lines_are_known")
    wrong = (raw["via"] != "") & ~raw["via"].isin(known.lines)
    yield from _where(raw, "via", wrong, "use a line of data/landmarks.csv", "lines_are_known")


def spans_are_known(raw, known):
    """Every count of cun names the span it is measured in."""
    check = "spans_are_known"
    for cun, span in (("cun", "span"), ("aside_cun", "aside_span")):
        wrong = (raw[span] != "") & ~raw[span].isin(known.spans)
        yield from _where(raw, span, wrong, "no such span in data/spans.csv", check)
        wrong = (raw[cun] != "") & (raw[span] == "")
        yield from _where(raw, span, wrong, f"name the span in which {cun} is counted", check)
        wrong = (raw[cun] == "") & (raw[span] != "")
        yield from _where(raw, span, wrong, f"{cun} is blank: say how many, or clear this", check)


def moves_are_complete(raw, known):
    """A move says where to and how far, in one way."""
    check = "moves_are_complete"
    for to, until, fraction, cun in (
        ("toward", "until", "fraction", "cun"),
        ("aside", "aside_until", "aside_fraction", "aside_cun"),
    ):
        far = (raw[[until, fraction, cun]] != "").any(axis=1)
        wrong = (raw[to] == "") & far
        yield from _where(raw, to, wrong, "say where to: a landmark or a direction", check)
        wrong = (raw[cun] != "") & (raw[[until, fraction]] != "").any(axis=1)
        yield from _where(raw, cun, wrong, f"give cun, or {until} and {fraction}, not both", check)
        wrong = (raw[to] != "") & ~far
        yield from _where(raw, to, wrong, f"say how far: {until}, {fraction} or {cun}", check)
        wrong = raw[to].isin(DIRECTIONS) & (raw[fraction] != "") & (raw[until] == "")
        remedy = f"a fraction of a direction has no end: name a line in {until}"
        yield from _where(raw, fraction, wrong, remedy, check)
    remedy = "this is where the rule starts: name the place it goes to"
    yield from _where(raw, "toward", (raw.toward != "") & (raw.toward == raw.start), remedy, check)
    curved = raw["via"] != ""
    wrong = curved & (raw[["fraction", "cun"]] == "").all(axis=1)
    yield from _where(raw, "via", wrong, "say how far along the curve in fraction or cun", check)
    wrong = curved & (raw["until"] != "")
    yield from _where(raw, "until", wrong, "follow the curve in via, or stop at a line: one", check)
    wrong = curved & raw["toward"].isin(DIRECTIONS)
    remedy = "a curve leads to a place: name a landmark or a point"
    yield from _where(raw, "toward", wrong, remedy, check)


def references_do_not_circle(raw, known):
    """No rule needs itself, not even by way of another point."""
    codes = set(raw.code)
    needs = {
        row["code"]: codes & set(rule_of(row).places)
        for row in raw.drop_duplicates("code").to_dict("records")
    }
    remedy = "these rules need each other: let one of them start from a landmark"
    for circle in _circles(needs):
        row = int(raw.index[raw.code == circle[0]][0])
        value = " → ".join(circle)
        yield Complaint("references_do_not_circle", row, "start", value, remedy)


def partners_are_points(raw, known):
    """A point is pressed together with another point of the table."""
    wrong = (raw.pair_with != "") & ~raw.pair_with.isin(raw.code)
    yield from _where(raw, "pair_with", wrong, "no such code in this table", "partners_are_points")


def orders_are_unique(raw, known):
    """No two points have the same place among the five."""
    wrong = raw.back_pain_order.duplicated() & (raw.back_pain_order != "")
    remedy = "another point has this place already: clear this cell, or number anew"
    yield from _where(raw, "back_pain_order", wrong, remedy, "orders_are_unique")


CHECKS = (
    there_are_points,
    codes_are_well_formed,
    codes_are_unique,
    nothing_needed_is_blank,
    numbers_are_numbers,
    numbers_are_in_range,
    words_are_from_their_list,
    places_are_known,
    lines_are_known,
    spans_are_known,
    moves_are_complete,
    references_do_not_circle,
    partners_are_points,
    orders_are_unique,
)


def _lines_known(cell, places, known):
    parts = parts_of_line(cell)
    return len(parts) <= 2 and all(
        part[0] in known.lines
        if len(part) == 1
        else len(part) == 2 and part[0] in places and (part[1] in places or part[1] in DIRECTIONS)
        for part in parts
    )


def _circles(needs):
    """Circles in who needs whom, each as a path that ends where it began."""
    sorter = graphlib.TopologicalSorter(needs)
    try:
        sorter.prepare()
        return
    except graphlib.CycleError:
        blocked = dict(needs)
    while ready := sorter.get_ready():
        sorter.done(*ready)
        for code in ready:
            del blocked[code]
    seen = set()
    for code in blocked:  # each needs another blocked one: following them leads into a circle
        path = [code]
        while path[-1] not in seen:
            seen.add(path[-1])
            path.append(next(need for need in sorted(blocked[path[-1]]) if need in blocked))
        if path[-1] in path[:-1]:
            yield path[path.index(path[-1]) :]


def _where(raw, column, wrong, remedy, check):
    """One complaint for each row where `wrong` is true."""
    for row, value in raw.loc[pd.Series(wrong, index=raw.index).astype(bool), column].items():
        yield Complaint(check, int(row), column, value, remedy)
