"""Read the tables: CSV files in, checked and typed DataFrames out.

This is the only module that knows where ``data/`` is. pandas reads the files; ``checks.py`` holds
the checks that a point table must pass.
"""

from __future__ import annotations

import csv
import functools
import io
import re
import unicodedata
from pathlib import Path

import pandas as pd

from . import checks

# Beside the package where the course is edited; inside it where it was installed as a wheel.
DATA = next(folder / "data" for folder in Path(__file__).parents[1:3] if (folder / "data").is_dir())
PLATES = Path(__file__).parents[1] / "body" / "plates"
SHOWN_AT_MOST = 40
QUOTE_MISSING = "put text with commas or line breaks in double quotes, each with its end"

# Other letters in use for the WHO's meridian codes, as books and charts print them.
OTHER_LETTERS = {
    "K": "KI", "KID": "KI", "B": "BL", "UB": "BL", "SJ": "TE", "TB": "TE", "TW": "TE", "P": "PC",
    "H": "HT", "LIV": "LR", "LV": "LR", "DU": "GV", "REN": "CV", "G": "GB", "S": "ST", "L": "LU",
}  # fmt: skip


class TableError(ValueError):
    """A table cannot be used.

    Attributes
    ----------
    complaints : list of acupress.facts.checks.Complaint
        Everything that is wrong with it.
    """

    def __init__(self, file, complaints):
        self.complaints = list(complaints)
        lines = [f"  - {complaint}" for complaint in self.complaints[:SHOWN_AT_MOST]]
        more = len(self.complaints) - SHOWN_AT_MOST
        if more > 0:
            lines.append(f"  … and {more} more like these")
        count = "1 fault" if len(self.complaints) == 1 else f"{len(self.complaints)} faults"
        super().__init__(f"{file} has {count}:\n" + "\n".join(lines))


def load_points(file=None):
    """Load the point table.

    Parameters
    ----------
    file : str or path-like, optional
        A teacher's own table, in the columns of ``data/points.csv``. The course's own by default.
        UTF-8 with or without BOM, commas or Excel's semicolons, any line ending.

    Returns
    -------
    pandas.DataFrame
        One row a point, indexed by code, in the table's order. Text columns hold text (``""`` where
        blank); ``fraction``, ``cun`` and their ``aside_`` companions are floats (NaN where blank),
        cun in cun of their span; ``hold_seconds`` is an integer, in seconds; ``back_pain_order`` is
        a nullable integer: the place among the five for low back pain.

    Raises
    ------
    FileNotFoundError
        There is no such file.
    TableError
        The table breaks rules of ``checks.py``: every fault with its row, column, value and remedy.

    Examples
    --------
    >>> points = load_points()
    >>> points.loc["BL23", "aside_cun"]
    np.float64(1.5)
    >>> points.dropna(subset="back_pain_order").index.to_list()
    ['LI4', 'BL23', 'BL40', 'BL60', 'KI3']
    """
    return (_checked_points(Path(file)) if file else _course_points()).copy()


def back_pain_five(points):
    """Return the five points for low back pain, in the order they are taught.

    Parameters
    ----------
    points : pandas.DataFrame
        A point table.

    Returns
    -------
    pandas.DataFrame
        The rows that have a ``back_pain_order``.
    """
    return points.dropna(subset="back_pain_order").sort_values("back_pain_order")


@functools.cache
def load_landmarks():
    """Load the landmarks: what each is called, whether it is a point or a line, how to feel it.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/landmarks.csv``.
    """
    columns = ("id", "name", "latin", "kind", "feel", "source")
    return _read_facts("landmarks.csv", columns, kind="point|line")


@functools.cache
def load_spans():
    """Load the spans: two landmarks and the cun that convention puts between them.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/spans.csv``; ``cun`` is a float.
    """
    columns = ("id", "name", "from", "to", "cun", "direction", "source")
    spans = _read_facts("spans.csv", columns, cun=checks.NUMBER)
    return spans.assign(cun=spans.cun.astype(float))


def load_guidance(kind=None):
    """Load the course's advice: red flags, cautions, how to press, aftercare, disclaimer.

    Parameters
    ----------
    kind : str, optional
        Only this kind: ``"emergency"``, ``"urgent"``, ``"framework"``, ``"avoid"``,
        ``"pregnancy"``, ``"press"``, ``"aftercare"`` or ``"disclaimer"``.

    Returns
    -------
    pandas.DataFrame
        In reading order, from ``data/guidance.csv``.

    Raises
    ------
    ValueError
        There is no advice of this kind.
    """
    guidance = _read_facts("guidance.csv", ("id", "kind", "order", "text", "source"))
    if kind is None:
        return guidance
    kinds = list(dict.fromkeys(guidance.kind))
    if kind not in kinds:
        raise ValueError(f"There is no guidance of kind {kind!r}. Kinds: {', '.join(kinds)}.")
    return guidance[guidance.kind == kind]


def load_evidence():
    """Load the published figures on acupressure and acupuncture for low back pain.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/evidence.csv``; figures are floats, NaN where not published.
    """
    figures = ["n", "effect", "ci_low", "ci_high"]
    columns = ("id", "study", "comparison", "outcome", *figures, "unit", "limits", "source")
    forms = dict.fromkeys(figures, rf"(?:-?{checks.NUMBER})?")
    evidence = _read_facts("evidence.csv", columns, **forms)
    return evidence.assign(**{name: pd.to_numeric(evidence[name]) for name in figures})


def load_scatter():
    """Load how far trained doctors' marks of seven points spread on one person.

    Returns
    -------
    pandas.DataFrame
        Indexed by code, from ``data/scatter.csv``; ``area95_cm2`` and ``area68_cm2`` are the skin
        areas, in square centimetres, that hold 95% and 68% of the marks.
    """
    scatter = _read(DATA / "scatter.csv").set_index("point")
    areas = ["area95_cm2", "area68_cm2"]
    return scatter.assign(**{name: pd.to_numeric(scatter[name]) for name in areas})


def plate_names():
    """Names of all plates that come with the course, sorted.

    Returns
    -------
    list of str

    Examples
    --------
    >>> "hand_dorsum" in plate_names()
    True
    """
    return sorted(file.stem for file in PLATES.glob("*.svg"))


def find_code(wanted, points):
    """Find a point by code or name, however it is written.

    Parameters
    ----------
    wanted : str
        ``"LI-4"``, ``"li 4"``, ``"UB40"``, ``"K3"``, ``"Weizhong"``, ``"委中"``, ….
    points : pandas.DataFrame
        A point table.

    Returns
    -------
    str
        The code, as the table writes it.

    Raises
    ------
    KeyError
        No point is called this, or several are; the message names the nearest.

    Examples
    --------
    >>> find_code("Ub 40", load_points()), find_code("kūn-lún", load_points())
    ('BL40', 'BL60')
    """
    key = plain(str(wanted))
    by_code = {plain(code): code for code in points.index}
    code = by_code.get(key) or by_code.get(_with_who_letters(key))
    if code:
        return code
    named = points.index[
        (points.pinyin.map(plain) == key)
        | (points.hanzi.map(plain) == key)
        | (points.english.map(plain) == key)
    ]
    if key and len(named) == 1:
        return named[0]
    near = list(named) or [code for name, code in by_code.items() if key and name.startswith(key)]
    hint = f"Did you mean {', '.join(near)}?" if near else f"Codes: {', '.join(points.index)}."
    raise KeyError(f"No single point is called {wanted!r}. {hint}")


def plain(text):
    """Reduce a name to what people agree on: no tones, hyphens, spaces or capitals.

    Examples
    --------
    >>> plain("Wěi-zhōng"), plain("LI-4"), plain("委中")
    ('weizhong', 'li4', '委中')
    """
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def shown_code(code):
    """A code as the course shows it: ``BL60`` → ``BL-60``.

    Examples
    --------
    >>> shown_code("BL60"), shown_code("EX-UE7a")
    ('BL-60', 'EX-UE7a')
    """
    return code if "-" in code else re.sub(r"(?<=[A-Z])(?=\d)", "-", code)


def _with_who_letters(key):
    letters, number = re.fullmatch(r"([a-z]*)(.*)", key).groups()
    return OTHER_LETTERS.get(letters.upper(), letters).lower() + number


# --- reading --------------------------------------------------------------------------------------


@functools.cache
def _course_points():
    return _checked_points(DATA / "points.csv")


def _checked_points(file):
    raw = _read(file)
    faults = checks.complaints(raw, _known())
    if faults:
        raise TableError(file.name, faults)
    numbers = {name: raw[name].map(checks.as_number) for name in (*checks.FRACTIONS, *checks.CUNS)}
    return raw.assign(
        **numbers,
        hold_seconds=raw.hold_seconds.astype(int),
        back_pain_order=pd.to_numeric(raw.back_pain_order.replace("", None)).astype("Int64"),
    ).set_index("code")


def _known():
    landmarks = load_landmarks()
    return checks.Known(
        places=frozenset(landmarks.index[landmarks.kind == "point"]),
        lines=frozenset(landmarks.index[landmarks.kind == "line"]),
        spans=frozenset(load_spans().index),
        plates=frozenset(plate_names()),
    )


def _read(file):
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


def _read_facts(name, columns, **forms):
    """One of the small tables beside the points, indexed by id."""
    raw = _read(DATA / name)
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
