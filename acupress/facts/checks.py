"""The named checks a point table must pass: its columns and cells here, its rules beside it.

:func:`complaints` runs them all, with those of ``rule_checks.py``, so that whoever edits the table
hears everything at once. What a check takes and gives is the same for all, and said here:

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

from .complaint import Complaint, where
from .rule import FRACTION, NUMBER, RULE, WHOLE, as_number
from .rule_checks import RULE_CHECKS

NAMES = ("code", "meridian", "pinyin", "hanzi", "english", "region", "plate", "location")
TEACHING = tuple("find press tradition hold_seconds sides pregnancy caution sources".split())
MAY_BE_BLANK = ("back_pain_order", "caveat", "pair_with", "pair_press")
MAY_BE_LEFT_OUT = ("meridian", "pinyin", "hanzi", "english", "region", "tradition")  # as columns
TEXTS = (*NAMES[1:], *TEACHING, "caveat", "pair_press")  # what a learner reads
COLUMNS = (*NAMES, *RULE, *TEACHING, *MAY_BE_BLANK)
FRACTIONS = ("fraction", "aside_fraction")
CUNS = ("cun", "aside_cun")
WHOLE_NUMBERS = ("hold_seconds", "back_pain_order")
WORDS = {"sides": ("both", "together", "midline"), "pregnancy": ("avoid", "disputed", "none named")}
CODE = r"(?:EX-)?[A-Z]{1,3}[1-9][0-9]?[a-z]?"
DATE = (
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}.*"
    r"|[0-9]{1,2}[-. /]+[^\W\d_]{3,}\.?([-. /]*[0-9]{2,4})?"
    r"|[^\W\d_]{3,}\.?[-. /]+[0-9]{1,4}"
)
CODED_NUMBER = rf"(?:{NUMBER}[eE][-+]?[0-9]{{1,2}}|0[xX][0-9a-fA-F]{{1,8}})"
SPREADSHEET_ERROR = r"#[A-ZÄÖÜ/0]+[!?]?|#{2,}|Err:[0-9]+"
SAYS_NOTHING = (
    r"(?i)[\W_]*|nan|na|n/a|#n/a|null|none|no|nil|nothing|todo|to do|tbd|tba|x+|empty|blank"
    r"|\(blank\)|unknown|see above|dito|ditto|[0-9.]+|true|false|lorem.*"
)


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
        faults += where(raw, "id", wrong, remedy, "ids_are_unique")
        for column, form in forms.items():
            wrong = ~raw[column].str.fullmatch(form)
            remedy = f"use one of: {form.replace('|', ', ')}"
            if WHOLE in form:
                remedy = "write a number with a decimal point, like 1.5"
            faults += where(raw, column, wrong, remedy, "cells_have_their_form")
    return sorted(faults, key=lambda fault: fault.row)


def _columns_are_there(raw, columns):
    check = "every_column_is_there"
    for column in columns:
        if column not in raw.columns:
            yield Complaint(check, 1, column, "", "the column is missing: add it")
    for column in raw.columns[raw.columns.duplicated()]:
        yield Complaint(check, 1, column, column, "the column is there twice: keep one")


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
    """Names, place, touch, dose and cautions are filled in for every point."""
    given = raw.attrs.get("given", raw.columns)
    for column in ("start", *NAMES[1:], *TEACHING):
        if column in given or column not in MAY_BE_LEFT_OUT:
            remedy = "the cell is blank: fill it in"
            yield from where(raw, column, raw[column] == "", remedy, "nothing_needed_is_blank")


def texts_say_something(raw, known):
    """What a learner reads is no spreadsheet's error and no stand-in: least of all a caution."""
    for column in TEXTS:
        wrong = raw[column].str.fullmatch(SPREADSHEET_ERROR)
        remedy = "this is a spreadsheet's error, not a text: write the text"
        yield from where(raw, column, wrong, remedy, "texts_say_something")
    for column in ("location", "find", "press", "pair_press", "tradition", "caution", "sources"):
        wrong = raw[column].str.fullmatch(SAYS_NOTHING) & (raw[column] != "")
        remedy = "this says nothing: write it out in words"
        if column == "caution":
            remedy = (
                "this is no caution: say in words what to mind, or that no list names the point"
            )
        yield from where(raw, column, wrong, remedy, "texts_say_something")


def letters_are_whole(raw, known):
    """No letter was lost when the file was saved: ``H?g?``, ``??``, ``HÃ©``."""
    remedy = "letters were lost when the file was saved: take the original, save as 'CSV UTF-8'"
    for column in TEXTS:
        lost = [_letters_are_lost(cell, column in ("pinyin", "hanzi")) for cell in raw[column]]
        yield from where(raw, column, lost, remedy, "letters_are_whole")


def steps_are_three_or_more(raw, known):
    """Finding a point takes a posture, a landmark and a press at least."""
    few = (raw["find"] != "") & (raw["find"].str.count(r"\|") < 2)
    few &= ~raw["find"].str.fullmatch(SAYS_NOTHING)
    remedy = "give at least 3 steps, each on a line of its own or with | between them"
    yield from where(raw, "find", few, remedy, "steps_are_three_or_more")


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
    texts_say_something,
    letters_are_whole,
    steps_are_three_or_more,
    numbers_are_numbers,
    numbers_are_in_range,
    words_are_from_their_list,
    *RULE_CHECKS,
    partners_are_points,
    orders_are_unique,
)


def _letters_are_lost(cell, is_name):
    if "\ufffd" in cell or (is_name and "?" in cell):
        return True
    return cell.isascii() is False and _read_twice(cell)


def _read_twice(cell):
    """Whether UTF-8 was read as another code, so that two or three signs stand for one."""
    try:
        content = b"".join(sign.encode("latin-1" if ord(sign) < 256 else "cp1252") for sign in cell)
        return content.decode("utf-8") != cell
    except UnicodeError:
        return False
