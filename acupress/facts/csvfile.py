"""Read one table file: whatever a spreadsheet saved, as text, or what is wrong with the file."""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata
from pathlib import Path

import pandas as pd

from .complaint import Complaint, TableError
from .small_checks import fact_complaints

# Beside the package where the course is edited; inside it where it was installed as a wheel.
DATA = next(folder / "data" for folder in Path(__file__).parents[1:3] if (folder / "data").is_dir())
QUOTE_MISSING = "put text with commas or line breaks in double quotes, each with its end"
SEPARATORS = ",;\t"
TITLE_ROWS = 5  # at most so many rows above the headings
QUOTES = "\"'“”„‘’«»"


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
    if str(file).lower().startswith(("http:", "https:", "ftp:", "www.")):
        raise ValueError(f"'{file}' is an address: save the file on this computer, and name that.")
    file = Path(file).expanduser()
    _refuse_no_file(file)
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        separator, rows = "", _sheet(file)
    else:
        text = _decoded(file)
        separator = _separator(text)
        rows = list(_records(file, text, separator))
    return table_of(rows, file.name, separator, columns, may_be_blank)


def table_of(rows, name, separator="", columns=(), may_be_blank=()):
    """A table from rows of cells, as :func:`rows_of` gives it; the first row may be a title.

    Parameters
    ----------
    rows : sequence of sequence of str
        Cells, the headings among the first rows.
    name : str
        What the table is called in errors.
    separator, columns, may_be_blank
        As in :func:`rows_of`; ``""`` where nothing stood between the cells.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    TableError
        A row has other cells than headings.
    """
    rows = [[_bare(cell) for cell in cells] for cells in rows]
    top = _heading_row(rows, columns)
    headings = [_heading(cell, columns) for cell in rows[top]]
    body = {row: cells for row, cells in enumerate(rows[top + 1 :], start=top + 2) if any(cells)}
    optional = {*may_be_blank, ""}
    faults = [
        fault for row, cells in body.items() for fault in _ragged(row, cells, headings, optional)
    ]
    if faults:
        raise TableError(name, faults)
    width = len(headings)
    full = [[*cells, *[""] * width][:width] for cells in body.values()]
    raw = pd.DataFrame(full, index=list(body), columns=headings, dtype=str)
    raw = raw.loc[:, [heading != "" for heading in headings]]
    raw.attrs["separator"] = separator
    return raw


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


def _refuse_no_file(file):
    if not file.exists():
        raise FileNotFoundError(f"There is no file '{file}'. Is it in another folder?")
    if file.is_dir():
        raise IsADirectoryError(f"'{file}' is a folder: name the CSV file in it.")


def _decoded(file):
    """The text of a file, every line ending a newline."""
    content = file.read_bytes()
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
        raise _unreadable(file, row, value, remedy)
    if not text.strip():
        raise _unreadable(file, 1, "", "the file is empty: start from data/points.csv")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _records(file, text, separator):
    """The rows of a CSV as lists of cells; a cell in quotes may hold line breaks."""
    if text.lower().startswith("sep="):
        text = text.partition("\n")[2]  # a note to Excel, which does not count it as a row
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):  # noqa: B007 (the last is told)
            yield cells
    except csv.Error:
        raise _unreadable(file, row + 1, "", QUOTE_MISSING) from None


def _separator(text):
    """What stands between the cells: the file says so, or what the headings have most of."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and first[4:5] in SEPARATORS:
        return first[4]
    lines = (line for line in (first, *rest.split("\n", TITLE_ROWS)[:TITLE_ROWS]))
    headings = next((line for line in lines if any(sign in line for sign in SEPARATORS)), first)
    return max(SEPARATORS, key=headings.count)


def _sheet(file):
    """The first sheet of a workbook, every cell as the text one would have typed."""
    try:
        import openpyxl
    except ImportError:
        remedy = "save it as 'CSV UTF-8', or install what reads .xlsx files: pip install openpyxl"
        raise _unreadable(file, 1, "", remedy) from None
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        return [[_typed(cell) for cell in cells] for cells in book.worksheets[0].values]
    except Exception:  # whatever a broken or locked workbook raises
        raise _unreadable(file, 1, "", "this is no readable workbook: save 'CSV UTF-8'") from None


def _typed(value):
    if value is None or value != value:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _bare(cell):
    """A cell without blanks and invisible signs around it."""
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


def _unreadable(file, row, value, remedy):
    complaint = Complaint("file_is_readable", row, "", value, remedy)
    return TableError(Path(file).name, [complaint])
