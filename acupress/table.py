"""Read the tables: CSV files in, checked and typed DataFrames out.

This is the only module that knows where ``data/`` is. pandas reads the files; ``rules.py`` holds
the checks that a point table must pass.
"""

from __future__ import annotations

import functools
import io
import re
import unicodedata
from pathlib import Path

import pandas as pd

from . import rules

DATA = Path(__file__).parent.parent / "data"
PLATES = Path(__file__).parent / "plates"
SHOWN_AT_MOST = 40

# Other letters in use for the WHO's meridian codes, as books and charts print them.
OTHER_LETTERS = {
    "K": "KI", "KID": "KI", "B": "BL", "UB": "BL", "SJ": "TE", "TB": "TE", "TW": "TE", "P": "PC",
    "H": "HT", "LIV": "LR", "LV": "LR", "DU": "GV", "REN": "CV", "G": "GB", "S": "ST", "L": "LU",
}  # fmt: skip


class TableError(ValueError):
    """A table cannot be used.

    Attributes
    ----------
    complaints : list of acupress.rules.Complaint
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
        The table breaks rules of ``rules.py``: every fault with its row, column, value and remedy.

    Examples
    --------
    >>> points = load_points()
    >>> points.loc["BL23", "aside_cun"]
    np.float64(1.5)
    >>> points.dropna(subset="back_pain_order").index.to_list()
    ['LI4', 'BL23', 'BL40', 'BL60', 'KI3']
    """
    return (_checked_points(Path(file)) if file else _course_points()).copy()


@functools.cache
def load_landmarks():
    """Load the landmarks: what each is called, whether it is a point or a line, how to feel it.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/landmarks.csv``.
    """
    return _read(DATA / "landmarks.csv").set_index("id")


@functools.cache
def load_spans():
    """Load the spans: two landmarks and the cun that convention puts between them.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/spans.csv``; ``cun`` is a float.
    """
    spans = _read(DATA / "spans.csv").set_index("id")
    return spans.assign(cun=spans.cun.astype(float))


def load_guidance(kind=None):
    """Load the course's advice: red flags, cautions, how to press, aftercare, disclaimer.

    Parameters
    ----------
    kind : str, optional
        Only this kind: ``"emergency"``, ``"urgent"``, ``"avoid"``, ``"pregnancy"``, ``"press"``,
        ``"aftercare"`` or ``"disclaimer"``.

    Returns
    -------
    pandas.DataFrame
        In reading order, from ``data/guidance.csv``.

    Raises
    ------
    ValueError
        There is no advice of this kind.
    """
    guidance = _read(DATA / "guidance.csv").set_index("id")
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
    evidence = _read(DATA / "evidence.csv").set_index("id")
    figures = ["n", "effect", "ci_low", "ci_high"]
    return evidence.assign(**{name: pd.to_numeric(evidence[name]) for name in figures})


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
    faults = rules.complaints(raw, _known())
    if faults:
        raise TableError(file.name, faults)
    numbers = {name: raw[name].map(rules.as_number) for name in (*rules.FRACTIONS, *rules.CUNS)}
    return raw.assign(
        **numbers,
        hold_seconds=raw.hold_seconds.astype(int),
        back_pain_order=pd.to_numeric(raw.back_pain_order.replace("", None)).astype("Int64"),
    ).set_index("code")


def _known():
    landmarks = load_landmarks()
    return rules.Known(
        places=frozenset(landmarks.index[landmarks.kind == "point"]),
        lines=frozenset(landmarks.index[landmarks.kind == "line"]),
        spans=frozenset(load_spans().index),
        plates=frozenset(file.stem for file in PLATES.glob("*.svg")),
    )


def _read(file):
    """A CSV as text, indexed by spreadsheet row; surrounding blanks are dropped."""
    text = _decoded(file)
    header = text.partition("\n")[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    try:
        raw = pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    except pd.errors.EmptyDataError:
        raise _unreadable(file, 1, "", "the file is empty: start from data/points.csv") from None
    except pd.errors.ParserError as error:
        found = re.search(r"line (\d+)", str(error))
        remedy = "the row has more cells than the header: put text with commas in double quotes"
        raise _unreadable(file, int(found[1]) if found else 1, "", remedy) from None
    raw.index += 2  # as a spreadsheet counts: the header is row 1
    raw.columns = raw.columns.str.strip()
    short = raw.isna().any(axis=1)
    if short.any():
        remedy = "the row has fewer cells than the header: is a quote or a comma missing?"
        raise _unreadable(file, int(raw.index[short][0]), "", remedy)
    return raw.apply(lambda column: column.str.strip())


def _decoded(file):
    try:
        return Path(file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        value = repr(error.object[error.start : error.start + 1])
        remedy = "the file is not UTF-8: in the spreadsheet choose 'CSV UTF-8' when you save"
        raise _unreadable(file, row, value, remedy) from None


def _unreadable(file, row, value, remedy):
    return TableError(
        Path(file).name, [rules.Complaint("file_is_readable", row, "", value, remedy)]
    )
