"""The named checks a point table must pass.

Every check is a function of the raw table (all cells text, indexed by spreadsheet row) and of what
the table may refer to; it yields one :class:`Complaint` for each fault. :func:`complaints` runs
them all, so that whoever edits the table hears everything at once.
"""

from __future__ import annotations

import collections
import dataclasses
import difflib
import graphlib

import pandas as pd

from .rule import DIRECTIONS, FRACTION, NUMBER, RULE, WHOLE, as_number, parts_of_line, rule_of

NAMES = ("code", "meridian", "pinyin", "hanzi", "english", "region", "plate", "location")
TEACHING = tuple("find press tradition hold_seconds sides pregnancy caution sources".split())
MAY_BE_BLANK = ("back_pain_order", "caveat", "pair_with", "pair_press")
MAY_BE_LEFT_OUT = ("meridian", "pinyin", "hanzi", "english", "region", "tradition")  # as columns
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
SHOWN_OF_VALUE = 60  # characters
SHOWN_AT_MOST = 40  # lines
MANY_ROWS = 5  # with the same fault are told together


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
        told = _each_fault_once(self.complaints)
        lines = [f"  - {line}" for line in told[:SHOWN_AT_MOST]]
        if len(told) > SHOWN_AT_MOST:
            lines.append(f"  … and {len(told) - SHOWN_AT_MOST} other faults")
        count = "1 fault" if len(self.complaints) == 1 else f"{len(self.complaints)} faults"
        super().__init__(f"{file} has {count}:\n" + "\n".join(lines))

    def __reduce__(self):
        """Copies and pickles are made from what made it."""
        return TableError, (self.file, self.complaints)


def _each_fault_once(complaints):
    """A line for each fault; one that many rows share is told with the first of them."""
    rows = collections.defaultdict(list)
    for complaint in complaints:
        rows[complaint.check, complaint.column, complaint.remedy].append(complaint)
    lines = []
    for same in rows.values():
        if len(same) > MANY_ROWS:
            lines.append(f"{same[0]} (so in {len(same)} rows, the last is row {same[-1].row})")
        else:
            lines += map(str, same)
    return lines


@dataclasses.dataclass(frozen=True)
class Known:
    """What a point table may refer to.

    Attributes
    ----------
    places, lines : frozenset of str
        Ids of the landmarks that are points, and of those that are lines.
    spans : frozenset of str
        Ids of the spans cun are counted in.
    plates : dict of str to tuple of frozenset of str
        Names of the plates, with the landmarks they carry and the spans they can measure.
    rules : dict of str to Rule
        The rules of the course's points, which stand behind every table.
    """

    places: frozenset
    lines: frozenset
    spans: frozenset
    plates: dict
    rules: dict


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


def headings_are_clear(raw):
    """Each heading stands once, and one of them is ``code``: without it no row says its point."""
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
    given = raw.attrs.get("given", raw.columns)
    for column in ("start", *NAMES[1:], *TEACHING):
        if column in given or column not in MAY_BE_LEFT_OUT:
            remedy = "the cell is blank: fill it in"
            yield from _where(raw, column, raw[column] == "", remedy, "nothing_needed_is_blank")


def texts_say_something(raw, known):
    """What a learner reads is no spreadsheet's error and no stand-in: least of all a caution."""
    for column in (*NAMES[1:], *TEACHING, "caveat", "pair_press"):
        wrong = raw[column].str.fullmatch(SPREADSHEET_ERROR)
        remedy = "this is a spreadsheet's error, not a text: write the text"
        yield from _where(raw, column, wrong, remedy, "texts_say_something")
    for column in ("location", "find", "press", "tradition", "caution", "sources"):
        wrong = raw[column].str.fullmatch(SAYS_NOTHING) & (raw[column] != "")
        remedy = "this says nothing: write it out in words"
        if column == "caution":
            remedy = (
                "this is no caution: say in words what to mind, or that no list names the point"
            )
        yield from _where(raw, column, wrong, remedy, "texts_say_something")


def letters_are_whole(raw, known):
    """No letter was lost when the file was saved: ``H?g?``, ``??``, ``HÃ©``."""
    remedy = "letters were lost when the file was saved: take the original, save as 'CSV UTF-8'"
    for column in (*NAMES[1:], *TEACHING, "caveat"):
        lost = [_letters_are_lost(cell, column in ("pinyin", "hanzi")) for cell in raw[column]]
        yield from _where(raw, column, lost, remedy, "letters_are_whole")


def steps_are_three_or_more(raw, known):
    """Finding a point takes a posture, a landmark and a press at least."""
    few = (raw["find"] != "") & (raw["find"].str.count(r"\|") < 2)
    few &= ~raw["find"].str.fullmatch(SAYS_NOTHING)
    remedy = "give at least 3 steps, each on a line of its own or with | between them"
    yield from _where(raw, "find", few, remedy, "steps_are_three_or_more")


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
        yield from _where(raw, column, date, remedy, check)
        yield from _where(raw, column, comma, "write a decimal point, not a comma", check)
        for cell in raw[column][coded].unique():
            remedy = f"write it in plain figures: {_plain_number(cell)}"
            yield from _where(raw, column, raw[column] == cell, remedy, check)
        wrong &= ~(date | comma | coded)
        yield from _where(raw, column, wrong, f"write a number like {like}", check)


def _plain_number(cell):
    """What ``1e2`` or ``0x10`` is in plain figures."""
    number = int(cell, 16) if cell.lower().startswith("0x") else float(cell)
    return f"{number:.15f}".rstrip("0").rstrip(".")


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
    places = known.places | set(raw.code) | set(known.rules)
    for column in ("start", "toward", "aside"):
        fine = places if column == "start" else places | DIRECTIONS.keys()
        for row, value in raw[column].items():
            if value and value not in fine:
                near = difflib.get_close_matches(value, fine, n=3, cutoff=0.5)
                guess = f"did you mean {' or '.join(near)}? " if near else ""
                remedy = f"no such landmark or point: {guess}{_where_to_look(column)}"
                yield Complaint("places_are_known", int(row), column, value, remedy)


def _where_to_look(column):
    remedy = "Use an id of data/landmarks.csv or a code"
    if column == "start":
        return remedy
    return f"{remedy}, or a body direction: {', '.join(sorted(DIRECTIONS))}"


def landmarks_are_on_the_plate(raw, known):
    """The plate has all that a rule needs, by way of the points it starts from, too."""
    check = "landmarks_are_on_the_plate"
    rules = known.rules | {row["code"]: rule_of(row) for row in raw.to_dict("records")}
    needs = {}
    for row, code, plate in zip(raw.index, raw.code, raw.plate, strict=True):
        if plate not in known.plates:
            continue
        landmarks, spans = known.plates[plate]
        needed, counted = _needs(code, rules, known, needs)
        for name in sorted(needed - landmarks):
            remedy = f"this plate has no {name}{_guess(name, landmarks)} "
            remedy += f"It has: {', '.join(sorted(landmarks))}"
            yield Complaint(check, int(row), "plate", plate, remedy)
        for name in sorted(counted - spans):
            remedy = f"this plate cannot measure the span {name}{_guess(name, spans)} "
            remedy += f"It measures: {', '.join(sorted(spans))}"
            yield Complaint(check, int(row), "plate", plate, remedy)


def _guess(name, names):
    near = difflib.get_close_matches(name, names, n=2, cutoff=0.6)
    return f": did you mean {' or '.join(near)}?" if near else "."


def _needs(code, rules, known, done):
    """All landmarks and spans that a point needs, by way of the points it starts from, too.

    What was found stands in `done`; a rule that needs itself is another check's matter.
    """
    waiting, begun = [code], set()
    while waiting:
        one = waiting[-1]
        open_ones = [name for name in rules[one].places if name in rules and name not in done]
        if one not in begun and open_ones:
            begun.add(one)
            waiting += [name for name in open_ones if name not in begun]
            continue
        waiting.pop()
        names = set(rules[one].places)
        landmarks = names & (known.places | known.lines)
        spans = set(rules[one].spans) & known.spans
        for name in names & done.keys():
            landmarks, spans = landmarks | done[name][0], spans | done[name][1]
        done[one] = landmarks, spans
    return done[code]


def lines_are_known(raw, known):
    """What a move stops at is a line landmark, or a line through landmarks."""
    remedy = (
        "use a line of data/landmarks.csv, 'a > b' for the line through two landmarks, "
        "'a > superior' for a line in a body direction, or 'line & line' to stop between two"
    )
    places = known.places | set(raw.code) | set(known.rules)
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
    own = {row["code"]: rule_of(row) for row in raw.drop_duplicates("code").to_dict("records")}
    rules = known.rules | own
    needs = {code: rules.keys() & set(rule.places) for code, rule in rules.items()}
    remedy = "these rules need each other: let one of them start from a landmark"
    for circle in _circles(needs):
        if circle[0] not in own:  # begin where the table's own rows do
            at = next(i for i, code in enumerate(circle) if code in own)
            circle = [*circle[at:-1], *circle[:at], circle[at]]
        row = int(raw.index[raw.code == circle[0]][0])
        value = " → ".join(circle)
        yield Complaint("references_do_not_circle", row, "start", value, remedy)


def partners_are_points(raw, known):
    """A point is pressed together with another point, of this table or of the course's."""
    wrong = (raw.pair_with != "") & ~raw.pair_with.isin({*raw.code, *known.rules})
    remedy = "no such code in this table or the course's"
    yield from _where(raw, "pair_with", wrong, remedy, "partners_are_points")


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
    texts_say_something,
    letters_are_whole,
    steps_are_three_or_more,
    numbers_are_numbers,
    numbers_are_in_range,
    words_are_from_their_list,
    places_are_known,
    lines_are_known,
    spans_are_known,
    moves_are_complete,
    landmarks_are_on_the_plate,
    references_do_not_circle,
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
