"""The named checks a point table must pass: its columns and cells here, its rules beside it.

:func:`complaints` runs them all, with those of ``text_checks.py`` and ``rule_checks.py``, so that
whoever edits the table hears everything at once. What a check takes and gives is the same for all,
and said here:

Parameters
----------
raw : pandas.DataFrame
    The table as text, its index the spreadsheet's row numbers. It has all of `COLUMNS`.
known : Known
    What the table may refer to.

Yields
------
Complaint
    One for each fault: a cell, unless the docstring says otherwise.
"""

from __future__ import annotations

from .columns import (
    CUNS,
    FRACTIONS,
    MAY_BE_LEFT_OUT,
    NEEDED,
    PLACE,
    PRESSING,
    WHOLE_NUMBERS,
    WITH_PRESSING,
    WITHOUT_PRESSING,
    WORDS,
)
from .complaint import Complaint, where
from .rule import FRACTION, NUMBER, WHOLE, as_number
from .rule_checks import RULE_CHECKS
from .text_checks import TEXT_CHECKS

CODE = r"(?:EX-)?[A-Z]{1,3}[1-9][0-9]?[a-z]?"
DATE = (
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}.*"
    r"|[0-9]{1,2}[-. /]+[^\W\d_]{3,}\.?([-. /]*[0-9]{2,4})?"
    r"|[^\W\d_]{3,}\.?[-. /]+[0-9]{1,4}"
)
CODED_NUMBER = rf"(?:{NUMBER}[eE][-+]?[0-9]{{1,2}}|0[xX][0-9a-fA-F]{{1,8}})"


def complaints(raw, known):
    """Run every check.

    Parameters
    ----------
    raw : pandas.DataFrame
        The table as text, its index the spreadsheet's row numbers.
    known : Known
        What it may refer to.

    Returns
    -------
    list of Complaint
        In the order of the rows; empty for a good table.
    """
    faults = [fault for check in CHECKS for fault in check(raw, known)]
    return sorted(faults, key=lambda fault: fault.row)


def headings_are_clear(raw):
    """Each heading stands once, and one of them is ``code``: without it no row says its point.

    Parameters
    ----------
    raw : pandas.DataFrame
        The table as text, before its columns are filled up to `COLUMNS`.

    Yields
    ------
    Complaint
        At row 1, the header.
    """
    if "code" not in raw:
        heads = ", ".join(map(repr, raw.columns)) or "none"
        remedy = f"no column is called code; the headings here are: {heads}"
        yield Complaint("headings_are_clear", 1, "code", "", remedy)
    for column in raw.columns[raw.columns.duplicated()].unique():
        remedy = "the column is there twice: keep one"
        yield Complaint("headings_are_clear", 1, column, column, remedy)


def there_are_points(raw, known):
    """The table has at least one point."""
    if raw.empty:
        yield Complaint("there_are_points", 2, "", "", "the table has no rows: add a point")


def codes_are_well_formed(raw, known):
    """A code is written as the WHO writes it: BL23, EX-UE7a.

    Examples
    --------
    >>> import pandas as pd
    >>> raw = pd.DataFrame({"code": ["BL23", "BL 40"]}, index=[2, 3])
    >>> [(fault.row, fault.value) for fault in codes_are_well_formed(raw, known=None)]
    [(3, 'BL 40')]
    """
    remedy = "write the WHO code in capitals, without space or hyphen: BL23 (extra points: EX-B7)"
    yield from where(raw, "code", ~raw.code.str.fullmatch(CODE), remedy, "codes_are_well_formed")


def codes_are_unique(raw, known):
    """No code stands in two rows."""
    remedy = "this code is in an earlier row too: keep one of them"
    wrong = raw.code.duplicated() & (raw.code != "")
    yield from where(raw, "code", wrong, remedy, "codes_are_unique")


def nothing_needed_is_blank(raw, known):
    """Names, place in words, sides, pregnancy and sources are filled in for every point."""
    for column in NEEDED[1:]:
        if _must_be_filled(column, known):
            remedy = "the cell is blank: fill it in"
            yield from where(raw, column, raw[column] == "", remedy, "nothing_needed_is_blank")


def points_are_drawn_or_say_why(raw, known):
    """A point has a plate and a rule, or says in ``not_drawn`` why no plate can show it."""
    check, why = "points_are_drawn_or_say_why", raw["not_drawn"] != ""
    for column in ("plate", "start"):
        remedy = (
            "the cell is blank: fill it in, or say in not_drawn why no plate can show the point"
        )
        yield from where(raw, column, ~why & (raw[column] == ""), remedy, check)
    placed = (raw[list(PLACE)] != "").any(axis=1)
    remedy = "the row has a plate or a rule too: clear them, or clear this"
    yield from where(raw, "not_drawn", why & placed, remedy, check)


def pressing_is_told_whole_or_not_at_all(raw, known):
    """A row tells all of how to press its point, or nothing: then it is for locating only.

    ``find`` and ``caution`` may stand without the rest. One complaint for a row, at the first cell
    that is missing.
    """
    check = "pressing_is_told_whole_or_not_at_all"
    needed = [column for column in PRESSING if _must_be_filled(column, known)]
    alone = [column for column in PRESSING if column not in WITHOUT_PRESSING]
    rows = raw[[*PRESSING, *WITH_PRESSING]].to_dict("records")
    for row, cells in zip(raw.index, rows, strict=True):
        told = [column for column in (*alone, *WITH_PRESSING) if cells[column]]
        missing = [column for column in needed if not cells[column]]
        if told and missing:
            remedy = (
                f"the row tells of pressing ({', '.join(told)}), but {_named(missing)} blank: "
                f"fill {'it' if len(missing) == 1 else 'them'} in, or clear those and the point "
                "is taught for locating only"
            )
            if known.given and not known.given.issuperset(told):
                remedy += " (what your table has no column for is the course's)"
            yield Complaint(check, int(row), missing[0], "", remedy)


def _named(columns):
    """Columns with their verb: ``"press is"``, ``"press and find are"``."""
    *first, last = columns
    return f"{', '.join(first)} and {last} are" if first else f"{last} is"


def _must_be_filled(column, known):
    """Whether blank cells of a column are faults: not of one that a teacher may leave out."""
    return not known.given or column in known.given or column not in MAY_BE_LEFT_OUT


def caution_areas_are_known(raw, known):
    """Areas that ask for care are named by their ids, with blanks between them."""
    remedy = f"use ids of data/caution_areas.csv, blanks between them: {', '.join(known.areas)}"
    wrong = [not known.areas.keys() >= set(cell.split()) for cell in raw["caution_areas"]]
    yield from where(raw, "caution_areas", wrong, remedy, "caution_areas_are_known")


def numbers_are_numbers(raw, known):
    """Cun, fractions, seconds and order are numbers with a point."""
    check = "numbers_are_numbers"
    for column, (form, like) in {
        **dict.fromkeys(CUNS, (NUMBER, "1.5")),
        **dict.fromkeys(FRACTIONS, (FRACTION, "0.5 (1/2 becomes a date in spreadsheets)")),
        **dict.fromkeys(WHOLE_NUMBERS, (WHOLE, "90")),
    }.items():
        wrong = (raw[column] != "") & ~raw[column].str.fullmatch(form)
        date = wrong & raw[column].str.fullmatch(DATE)
        comma = wrong & raw[column].str.fullmatch(f"{WHOLE},{WHOLE}")
        coded = wrong & raw[column].str.fullmatch(CODED_NUMBER)
        remedy = "the spreadsheet made a date of this: write 0.5 for a half, '1 of 3' for a third"
        if column not in FRACTIONS:
            remedy = f"the spreadsheet made a date of this: write a number like {like}"
        yield from where(raw, column, date, remedy, check)
        yield from where(raw, column, comma, "write a decimal point, not a comma", check)
        for cell in raw[column][coded].unique():
            remedy = f"write it in plain figures: {_plain_number(cell)}"
            yield from where(raw, column, raw[column] == cell, remedy, check)
        wrong &= ~(date | comma | coded)
        yield from where(raw, column, wrong, f"write a number like {like}", check)


def _plain_number(cell):
    """What ``1e2`` or ``0x10`` is in plain figures."""
    number = int(cell, 16) if cell.lower().startswith("0x") else float(cell)
    return f"{number:.15f}".rstrip("0").rstrip(".")


def numbers_are_in_range(raw, known):
    """A fraction is at most 1, cun at most the body's 75, a hold 10 to 600 seconds.

    The 75 are the WHO's (``height`` in ``data/spans.csv``). The limits of a hold are this course's
    own: they catch a slip, like minutes for seconds, and are no dose.
    """
    limits = {**dict.fromkeys(FRACTIONS, (0, 1)), **dict.fromkeys(CUNS, (0, 75))}
    limits |= {"hold_seconds": (10, 600), "back_pain_order": (1, 99)}
    for column, (low, high) in limits.items():
        number = raw[column].map(as_number)
        remedy = f"it must be from {low} to {high}"
        wrong = (number < low) | (number > high)
        yield from where(raw, column, wrong, remedy, "numbers_are_in_range")


def words_are_from_their_list(raw, known):
    """Sides, pregnancy and plate use the words the course knows."""
    for column, words in {**WORDS, "plate": sorted(known.plates)}.items():
        remedy = f"use one of: {', '.join(words)}"
        wrong = (raw[column] != "") & ~raw[column].isin(words)
        yield from where(raw, column, wrong, remedy, "words_are_from_their_list")


def partners_are_points(raw, known):
    """A point is pressed together with another point, of this table or of the course's."""
    wrong = (raw.pair_with != "") & ~raw.pair_with.isin({*raw.code, *known.rules})
    remedy = "no such code in this table or the course's"
    yield from where(raw, "pair_with", wrong, remedy, "partners_are_points")


def orders_are_unique(raw, known):
    """No two points have the same place among the five."""
    wrong = raw.back_pain_order.duplicated() & (raw.back_pain_order != "")
    remedy = "another point has this place already: clear this cell, or number anew"
    yield from where(raw, "back_pain_order", wrong, remedy, "orders_are_unique")


CHECKS = (
    there_are_points,
    codes_are_well_formed,
    codes_are_unique,
    nothing_needed_is_blank,
    points_are_drawn_or_say_why,
    pressing_is_told_whole_or_not_at_all,
    *TEXT_CHECKS,
    numbers_are_numbers,
    numbers_are_in_range,
    words_are_from_their_list,
    *RULE_CHECKS,
    caution_areas_are_known,
    partners_are_points,
    orders_are_unique,
)
