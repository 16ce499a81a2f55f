"""Read one table file: whatever a spreadsheet saved, as text, or what is wrong with the file."""

from __future__ import annotations

import codecs
import csv
import dataclasses
import io
import unicodedata
from pathlib import Path

import pandas as pd

from .complaint import Complaint, TableError, unreadable
from .small_checks import fact_complaints
from .workbook import MOST_ROWS, ZIP, sheet_of

# Beside the package where the course is edited; inside it where it was installed as a wheel.
DATA = next(folder / "data" for folder in Path(__file__).parents[1:3] if (folder / "data").is_dir())
QUOTE_MISSING = "put text with commas or line breaks in double quotes, each with its end"
SEPARATORS = ",;\t"
TITLE_ROWS = 5  # at most so many rows above the headings
QUOTES = "\"'“”„‘’«»"
MOST_BYTES = 50_000_000
KINDS = {  # how files begin that are no tables, whatever they are called
    b"%PDF": "a PDF: save the table itself as .xlsx or as 'CSV UTF-8'",
    b"\xd0\xcf\x11\xe0": "an old Excel file (.xls), or locked by a password: save it as .xlsx",
    b"\x89PNG": "a picture: save the table itself as .xlsx or as 'CSV UTF-8'",
    b"\xff\xd8\xff": "a picture: save the table itself as .xlsx or as 'CSV UTF-8'",
    b"{\\rtf": "a text document: save the table itself as .xlsx or as 'CSV UTF-8'",
    b"<!doctype html": "a web page: save the table itself as .xlsx or as 'CSV UTF-8'",
    b"<html": "a web page: save the table itself as .xlsx or as 'CSV UTF-8'",
}


@dataclasses.dataclass(frozen=True)
class Cells:
    """The cells of a file.

    Attributes
    ----------
    name : str
        What the file is called.
    rows : list of list of str
        The headings among the first.
    separator : str
        What stood between the cells; ``""`` in a workbook.
    marked : dict
        What is wrong with single cells, as :class:`acupress.facts.workbook.Sheet` has it.
    sheets : tuple of str
        The sheets of a workbook, the one that was read first.
    """

    name: str
    rows: list
    separator: str = ""
    marked: dict = dataclasses.field(default_factory=dict)
    sheets: tuple = ()


def rows_of(file, columns=(), may_be_blank=()):
    """Read a table as text.

    Parameters
    ----------
    file : str or path-like
        A CSV file in UTF-8, with commas, semicolons or tabs, or an .xlsx workbook's first sheet.
    columns : sequence of str
        The headings that are known: what differs from one in capitals, quotes or hidden marks only
        is read as this one, and rows above them are a title.
    may_be_blank : collection of str
        Known columns whose cells may be left off at the end of a row.

    Returns
    -------
    pandas.DataFrame
        Indexed by row as a spreadsheet counts; blank rows and surrounding blanks are dropped.
        ``attrs["separator"]`` is what stood between the cells.

    Raises
    ------
    TableError
        The file cannot be read as a table.
    """
    return table_of(cells_of(file, columns), columns, may_be_blank)


def cells_of(file, columns=()):
    """Read the cells of a table file.

    Parameters
    ----------
    file, columns
        As :func:`rows_of` takes them.

    Returns
    -------
    Cells

    Raises
    ------
    TableError, ValueError, FileNotFoundError, IsADirectoryError
        The file cannot be read as a table, is an address, is not there, or is a folder.
    """
    if str(file).lower().startswith(("http:", "https:", "ftp:", "www.")):
        raise ValueError(f"'{file}' is an address: save the file on this computer, and name that.")
    file = Path(file).expanduser()
    if not file.exists():
        raise FileNotFoundError(f"There is no file '{file}'. Is it in another folder?")
    if file.is_dir():
        raise IsADirectoryError(f"'{file}' is a folder: name the CSV file in it.")
    with file.open("rb") as stream:
        return cells_in(stream.read(MOST_BYTES + 1), file.name, columns)


def cells_in(content, name, columns=()):
    """Read the cells of a table file that is in memory.

    Parameters
    ----------
    content : bytes
    name : str
        What the file is called.
    columns
        As :func:`rows_of` takes them.

    Returns
    -------
    Cells

    Raises
    ------
    TableError
        It cannot be read as a table.
    """
    if len(content) > MOST_BYTES:
        remedy = f"the file is larger than {MOST_BYTES // 1_000_000} MB: no table of points is"
        raise unreadable(name, 1, "", f"{remedy}. Save the sheet of points alone, without pictures")
    head = content[:1000].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for begins, kind in KINDS.items():
        if head.startswith(begins.lower()):
            raise unreadable(name, 1, "", f"this is {kind}")
    if content.startswith(ZIP):
        sheet = sheet_of(name, content)
        cells = Cells(name, sheet.rows, "", sheet.marked, sheet.names)
    elif name.lower().endswith((".xlsx", ".xlsm")):
        remedy = "this is no readable workbook: save 'CSV UTF-8', or call it .csv if it is text"
        raise unreadable(name, 1, "", remedy)
    else:
        text = _decoded(content, name)
        separator = _separator(text, columns)
        cells = Cells(name, list(_records(name, text, separator)), separator)
    if len(cells.rows) > MOST_ROWS:
        remedy = f"the table has more than {MOST_ROWS:,} rows: make several tables of it"
        raise unreadable(name, MOST_ROWS + 1, "", remedy)
    return cells


def table_of(cells, columns=(), may_be_blank=()):
    """A table from cells, as :func:`rows_of` gives it; the first rows may be a title.

    Parameters
    ----------
    cells : Cells
    columns, may_be_blank
        As in :func:`rows_of`.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    TableError
        A row has other cells than headings, a formula, or merged cells.
    """
    raw, faults, _ = whole_rows(cells, columns, may_be_blank)
    if faults:
        raise TableError(cells.name, faults)
    return raw


def whole_rows(cells, columns=(), may_be_blank=()):
    """The rows that fit the headings, and what is wrong with the others.

    Parameters
    ----------
    cells, columns, may_be_blank
        As in :func:`table_of`.

    Returns
    -------
    raw : pandas.DataFrame
        As :func:`rows_of` gives it, without those other rows.
    faults : list of Complaint
    codes : dict of int to str
        What stands under the first heading ``code``, of every row.
    """
    rows = [[_bare(cell) for cell in line] for line in cells.rows]
    top = _heading_row(rows, columns)
    headings = [_heading(cell, columns) for cell in rows[top]] if rows else []
    body = {row: line for row, line in enumerate(rows[top + 1 :], start=top + 2) if any(line)}
    optional, faults = {*may_be_blank, ""}, []
    for row, line in body.items():
        faults += _ragged(row, line, headings, optional)
        faults += _marked(row, line, headings, columns, cells.marked.get(row - 1, ()))
    wrong, width = {fault.row for fault in faults}, len(headings)
    fine = {row: [*line, *[""] * width][:width] for row, line in body.items() if row not in wrong}
    raw = pd.DataFrame(list(fine.values()), index=list(fine), columns=headings, dtype=str)
    raw = raw.loc[:, [heading != "" for heading in headings]]
    raw.attrs["separator"] = cells.separator
    at = headings.index("code") if "code" in headings else width
    return raw, faults, {row: "".join(line[at : at + 1]) for row, line in body.items()}


def read_facts(name, columns, **forms):
    """One of the small tables beside the points, indexed by id.

    Parameters
    ----------
    name : str
        The file, in ``data/``.
    columns : iterable of str
        Those it must have; one is ``id``.
    **forms : str
        Column → regular expression that its cells must match.

    Returns
    -------
    pandas.DataFrame
        All cells text, indexed by id.

    Raises
    ------
    TableError
        With every fault.
    """
    raw = rows_of(DATA / name)
    faults = fact_complaints(raw, columns, forms)
    if faults:
        raise TableError(name, faults)
    raw.attrs.clear()
    return raw.set_index("id")


def _decoded(content, name):
    """The text of a file, every line ending a newline."""
    try:
        text = content.decode("utf-8-sig")
        before, nul, _ = text.partition("\0")  # UTF-16 can pass for UTF-8 with these
        value = "\0"
    except UnicodeDecodeError as error:
        before, nul = error.object[: error.start].decode("utf-8"), True
        value = error.object[error.start : error.start + 1].decode("latin-1")
    if nul:
        whole = io.StringIO(before + "x", newline="")
        row = sum(1 for _ in csv.reader(whole, delimiter=_separator(before)))
        remedy = "the file is not UTF-8: in the spreadsheet choose 'CSV UTF-8' when you save"
        raise unreadable(name, row, value, remedy)
    if not text.strip():
        raise unreadable(name, 1, "", "the file is empty: start from data/points.csv")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _records(name, text, separator):
    """The rows of a CSV as lists of cells; a cell in quotes may hold line breaks."""
    if text.lower().startswith("sep="):
        text = text.partition("\n")[2]  # a note to Excel, which does not count it as a row
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):  # noqa: B007 (the last is told)
            yield cells
    except csv.Error:
        raise unreadable(name, row + 1, "", QUOTE_MISSING) from None


def _separator(text, columns=()):
    """What stands between the cells: the file says so, or what the headings have most of."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and first[4:5] in SEPARATORS:
        return first[4]
    lines = [first, *rest.split("\n", TITLE_ROWS)[:TITLE_ROWS]]

    def known_in(line, sign):
        return sum(_heading(_bare(cell), columns) in columns for cell in line.split(sign))

    known = {sign: max(known_in(line, sign) for line in lines) for sign in SEPARATORS}
    if max(known.values()) > 1:  # one alone stands between any
        return max(known, key=known.get)
    headings = next((line for line in lines if any(sign in line for sign in SEPARATORS)), first)
    return max(SEPARATORS, key=headings.count)


def _bare(cell):
    """A cell without blanks and invisible signs around it."""
    if cell.isascii():
        return cell.strip()
    while cell and (cell[0].isspace() or unicodedata.category(cell[0]) == "Cf"):
        cell = cell[1:]
    while cell and (cell[-1].isspace() or unicodedata.category(cell[-1]) == "Cf"):
        cell = cell[:-1]
    return cell


def _heading_row(rows, columns):
    """Which row holds the headings: the first, or one below a title that has the most known."""
    top = rows[: TITLE_ROWS + 1]
    known = [sum(_heading(cell, columns) in columns for cell in cells) for cells in top]
    best = known.index(max(known)) if known else 0
    if not columns or not known[best]:
        best = next((at for at, cells in enumerate(rows) if any(cells)), 0)
    return best


def _heading(cell, columns):
    visible = "".join(sign for sign in cell if unicodedata.category(sign) != "Cf")
    plain = "_".join(visible.strip(QUOTES + " ").casefold().replace("-", " ").split())
    return plain if plain in columns else cell


def _ragged(row, cells, headings, optional):
    """A row with more or fewer cells than headings: filling it up could shift it."""
    surplus, lacking = cells[len(headings) :], headings[len(cells) :]
    if any(surplus) or not optional.issuperset(lacking):
        remedy = f"the row has {len(cells)} cells, the header {len(headings)}: {QUOTE_MISSING}"
        yield Complaint("file_is_readable", row, "", "", remedy)


def _marked(row, cells, headings, columns, marks):
    """What a workbook says of single cells, where the course reads their column."""
    for column, remedy in marks:
        heading = headings[column] if column < len(headings) else ""
        if heading in columns:
            value = cells[column] if column < len(cells) else ""
            yield Complaint("cells_hold_their_text", row, heading, value, remedy)
