"""The template of a teacher's own table: an example, and what goes into each column."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from .columns import COLUMNS
from .csvfile import DATA
from .files import write_whole

# What stands above each heading. Here a blank cell means the course's, so the code is enough;
# columns in which a blank means none (a partner, a doubt) are explained on the second sheet.
TOLD = {
    "code": "The WHO's code. For a point of the course it is enough: leave the rest blank and the "
    "course's words are used. Write over the examples below.",
    "english": "What you call it in your own language.",
    "location": "Where it is, in words.",
    "find": "At least 3 steps of touch, with | between them.",
    "press": "How to press it. Without this, a point of your own is for locating only.",
    "tradition": "What it is used for, and that this is no proof.",
    "hold_seconds": "How long one hold lasts, 10 to 600 seconds.",
    "sides": "both (one side, then the other), together (both at once) or midline.",
    "pregnancy": "avoid, disputed or none named. In doubt: avoid.",
    "caution": "What to mind, in plain words.",
    "sources": "Where your words come from.",
    "plate": "For a place of your own: the drawing that shows it.",
    "start": "The rule of the place begins here: a landmark of data/landmarks.csv, or a code.",
    "toward": "It goes toward this landmark or in this direction.",
    "until": "It goes until this line.",
    "fraction": "So much of the way: 0.5 is half.",
    "cun": "Or so many cun.",
    "span": "The stretch of data/spans.csv in which these cun count.",
    "aside": "Then aside: toward this landmark or in this direction.",
    "aside_cun": "So many cun.",
    "aside_span": "The stretch in which these cun count.",
}
EXAMPLES = (
    {"code": "LI4"},
    {"code": "BL23", "english": "the hollow beside the spine", "hold_seconds": "75"},
    {
        "code": "MY1",
        "english": "an example of a place of your own",
        "location": "Beside the spine, level with the lower edge of the second lumbar vertebra, "
        "one cun from the middle.",
        "sides": "both",
        "pregnancy": "avoid",
        "sources": "an example of the template, in no book",
        "plate": "lower_back",
        "start": "spinous_l2_lower",
        "aside": "lateral",
        "aside_cun": "1",
        "aside_span": "back_width",
    },
)
WIDTH = 22  # of a column, in letters


def template_rows():
    """The template as rows of cells: what each column means, the headings, examples.

    Returns
    -------
    list of list of str

    Examples
    --------
    >>> told, headings, *examples = template_rows()
    >>> headings[0], examples[0][0], set(examples[0][1:])
    ('code', 'LI4', {''})
    """
    return [
        list(TOLD.values()),
        list(TOLD),
        *([row.get(at, "") for at in TOLD] for row in EXAMPLES),
    ]


def template_csv():
    """The template as CSV in UTF-8, with the mark by which spreadsheets know that.

    Returns
    -------
    bytes
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(template_rows())
    return text.getvalue().encode("utf-8-sig")


def template_xlsx():
    """The template as a workbook; a second sheet explains every column there is.

    Returns
    -------
    bytes

    Raises
    ------
    ModuleNotFoundError
        openpyxl is not installed.
    """
    try:
        import openpyxl
        from openpyxl.styles import Alignment, Font
    except ImportError:
        told = "An .xlsx template needs openpyxl: pip install openpyxl. Or take the .csv template."
        raise ModuleNotFoundError(told) from None
    book = openpyxl.Workbook()
    points, columns = book.active, book.create_sheet("columns")
    points.title = "points"
    for row in template_rows():
        points.append([cell or None for cell in row])
    for row in [["column", "what stands in it"], *_described()]:
        columns.append(row)
    for sheet in book.worksheets:
        for cells in sheet.columns:
            sheet.column_dimensions[cells[0].column_letter].width = WIDTH
            for cell in cells:
                cell.number_format = "@"  # text: no 1/2 becomes a date
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    columns.column_dimensions["B"].width = 4 * WIDTH
    for cell in (*points[2], *columns[1]):
        cell.font = Font(bold=True)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def write_template(file):
    """Write the template, where nothing is yet.

    Parameters
    ----------
    file : str or path-like
        Its name ends in ``.csv`` or ``.xlsx``.

    Raises
    ------
    FileExistsError, FileNotFoundError, IsADirectoryError, ValueError, ModuleNotFoundError
        There is a file of this name already, or it cannot be written.
    """
    made = {".csv": template_csv, ".xlsx": template_xlsx}.get(Path(file).suffix.lower())
    if made is None:
        raise ValueError(f"'{file}' is no table: give it an ending of .csv or .xlsx.")
    if Path(file).is_file():
        raise FileExistsError(f"There is a file '{file}' already: choose another name.")
    write_whole(file, made())


def _described():
    """Every column of a point table with its meaning, as ``data/datapackage.json`` tells it."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    [points] = [one for one in package["resources"] if one["name"] == "points"]
    told = {field["name"]: field["description"] for field in points["schema"]["fields"]}
    return [[name, told[name].replace("`", "")] for name in COLUMNS]
