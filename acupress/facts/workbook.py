"""Read an .xlsx workbook's first sheet as text; nothing in it is ever computed or unpacked unseen.

A workbook is a zip of XML files. Its sizes are looked at before anything is unpacked, and of a
sheet no more rows and columns are read than a table may have.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
import io
import re
import zipfile

from .complaint import unreadable

MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_UNPACKED = 100_000_000  # bytes
MOST_MERGED = 200  # stretches that are looked at
ZIP = b"PK\x03\x04"
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]+):([A-Z]{1,3})([0-9]+)"')
FORMULA = "this is a formula, and the course computes none: copy the cells, paste them as values"
JOINED = "cells are merged here, so all but the first are empty: unmerge them and fill in each"
NO_WORKBOOK = "this is no readable workbook: save 'CSV UTF-8'"


@dataclasses.dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook.

    Attributes
    ----------
    rows : list of list of str
        Every cell as the text one would have typed.
    marked : dict of int to list of tuple of (int, str)
        By row, what is wrong with single cells: their column and a remedy. Rows and columns are
        counted from 0.
    names : tuple of str
        All sheets of the workbook, the one that was read first.
    """

    rows: list
    marked: dict
    names: tuple


def sheet_of(name, content):
    """Read a workbook's first sheet.

    Parameters
    ----------
    name : str
        What the file is called in errors.
    content : bytes

    Returns
    -------
    Sheet

    Raises
    ------
    TableError
        The file is no workbook, or a larger one than a table of points can be.
    """
    try:
        import openpyxl
    except ImportError:
        remedy = "save it as 'CSV UTF-8', or install what reads .xlsx files: pip install openpyxl"
        raise unreadable(name, 1, "", remedy) from None
    _refuse_what_is_packed(name, content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        return _read(book, content)
    except Exception:  # whatever a broken or locked workbook raises
        raise unreadable(name, 1, "", NO_WORKBOOK) from None


def _read(book, content):
    sheet = book.worksheets[0]
    cells = list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS))
    marked = collections.defaultdict(list)
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if cell.data_type == "f":
                marked[row].append((column, FORMULA))
    for top, left, bottom, right in _merged(sheet._worksheet_path, content):
        for row in range(top, min(bottom, len(cells) - 1) + 1):
            # the first cell is whole, so a stretch of one row is told at the cell beside it
            marked[row].append((left + (row == top and right > left), JOINED))
    names = (sheet.title, *(one for one in book.sheetnames if one != sheet.title))
    rows = [[_typed(cell) for cell in line] for line in cells]
    width = max((at for line in rows for at, cell in enumerate(line, start=1) if cell), default=0)
    return Sheet([line[:width] for line in rows], dict(marked), names)


def _refuse_what_is_packed(name, content):
    """Refuse other kinds of zip files, and those that are made to fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = {part.filename: part.file_size for part in packed.infolist()}
            kind = packed.open("mimetype").read(100) if "mimetype" in parts else b""
            entities = any(_has_entities(packed, part) for part in parts if part.endswith("xml"))
    except Exception:  # whatever a broken or locked zip raises
        raise unreadable(name, 1, "", NO_WORKBOOK) from None
    if b"opendocument" in kind:
        remedy = "this is an OpenDocument file: save it as .xlsx or as 'CSV UTF-8'"
        raise unreadable(name, 1, "", remedy)
    if sum(parts.values()) > MOST_UNPACKED or entities:
        remedy = "unpacked, this workbook is larger than any table of points: save 'CSV UTF-8'"
        raise unreadable(name, 1, "", remedy)


def _has_entities(packed, part):
    """Whether an XML file declares what it would then multiply: no spreadsheet does."""
    with packed.open(part) as stream:
        head = stream.read(4096).replace(b"\0", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _typed(cell):
    """A cell as the text one would have typed: a formula as its own text."""
    value = getattr(cell.value, "text", cell.value)  # a formula for several cells has its own kind
    if value is None or value != value:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _merged(part, content):
    """Stretches of merged cells: first row and column, last row and column, from 0.

    A sheet that is read row by row does not tell them, so they are looked up in its file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        found = MERGED.findall(packed.read(part))[:MOST_MERGED]
    return [
        (int(top) - 1, _number(left) - 1, int(bottom) - 1, _number(right) - 1)
        for left, top, right, bottom in found
    ]


def _number(letters):
    """``A`` → 1, ``AA`` → 27."""
    return functools.reduce(lambda number, sign: number * 26 + sign - 64, letters, 0)
