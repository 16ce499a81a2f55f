"""Read one CSV file: whatever a spreadsheet saved, as text, or what is wrong with the file."""

from __future__ import annotations

import csv
import functools
import io
from pathlib import Path

import pandas as pd

from . import checks
from .checks import TableError

# Beside the package where the course is edited; inside it where it was installed as a wheel.
DATA = next(folder / "data" for folder in Path(__file__).parents[1:3] if (folder / "data").is_dir())
QUOTE_MISSING = "put text with commas or line breaks in double quotes, each with its end"


def rows_of(file):
    """A CSV as text, indexed by spreadsheet row; blank rows and surrounding blanks are dropped."""
    text = _decoded(file)
    faults = list(_faults_of_form(text))
    if faults:
        raise TableError(Path(file).name, faults)
    try:
        raw = pd.read_csv(
            io.StringIO(text),
            sep=_separator(text),
            header=None,  # pandas would rename a heading that is there twice
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,  # they count as rows
        )
    except pd.errors.ParserError:
        raise _unreadable(file, len(list(_records(text))), "", QUOTE_MISSING) from None
    raw.index += 1  # as a spreadsheet counts: the header is row 1
    raw = raw.fillna("").apply(lambda column: column.str.strip())
    headings = raw.loc[1].to_list()
    raw = raw.loc[2:].set_axis(headings, axis=1).loc[:, [name != "" for name in headings]]
    return raw[(raw != "").any(axis=1)]


def read_facts(name, columns, **forms):
    """One of the small tables beside the points, indexed by id."""
    raw = rows_of(DATA / name)
    faults = checks.fact_complaints(raw, columns, forms)
    if faults:
        raise TableError(name, faults)
    return raw.set_index("id")


def _decoded(file):
    """The text of a file, every line ending a newline."""
    file = Path(file)
    if not file.exists():
        raise FileNotFoundError(f"There is no file '{file}'. Is it in another folder?")
    if file.is_dir():
        raise IsADirectoryError(f"'{file}' is a folder: name the CSV file in it.")
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
        before, nul, _ = text.partition("\0")  # UTF-16 can pass for UTF-8 with these
        value = "\0"
    except UnicodeDecodeError as error:
        before, nul = error.object[: error.start].decode("utf-8"), True
        value = error.object[error.start : error.start + 1].decode("latin-1")
    if nul:
        row = len(list(_records(before + "x")))
        remedy = "the file is not UTF-8: in the spreadsheet choose 'CSV UTF-8' when you save"
        raise _unreadable(file, row, value, remedy)
    if not text.strip():
        raise _unreadable(file, 1, "", "the file is empty: start from data/points.csv")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _faults_of_form(text):
    """Rows with more or fewer cells than the header: pandas would shift or fill them unasked."""
    file_is_readable = functools.partial(checks.Complaint, "file_is_readable", column="", value="")
    rows = list(_records(text))
    if not any(rows[0]):
        yield file_is_readable(row=1, remedy="the first row is blank: it must hold the headings")
        return
    for row, cells in enumerate(rows, start=1):
        if len(cells) > len(rows[0]) or (len(cells) < len(rows[0]) and "".join(cells).strip()):
            remedy = f"the row has {len(cells)} cells, the header {len(rows[0])}: {QUOTE_MISSING}"
            yield file_is_readable(row=row, remedy=remedy)


def _records(text):
    """The rows of a CSV as lists of cells; a cell in quotes may hold line breaks."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))


def _separator(text):
    header = (text.splitlines() or [""])[0]
    return ";" if header.count(";") > header.count(",") else ","


def _unreadable(file, row, value, remedy):
    complaint = checks.Complaint("file_is_readable", row, "", value, remedy)
    return TableError(Path(file).name, [complaint])
