"""Read the tables: CSV files in, checked and typed DataFrames out.

This is the only module that knows where ``data/`` is. pandas reads the files; ``checks.py`` holds
the checks that a point table must pass.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path

import pandas as pd

from . import own, reading
from .beside import areas, views_by_plate
from .calls import says_what_it_takes, shown
from .columns import COLUMNS, MAY_BE_LEFT_OFF
from .complaint import TableError
from .csvfile import DATA, Cells, cells_of, read_facts, rows_of, table_of
from .kept import found_text, kept_text
from .name_tables import who_names
from .rule import NUMBER, RULE, WHOLE, rule_of
from .rule_checks import Known

PLATES = Path(__file__).parents[1] / "body" / "plates"
FAULTLESS = ("the course's points are without a fault",)


@says_what_it_takes
def load_points(file=None):
    """Load the point table.

    Parameters
    ----------
    file : str, path-like or pandas.DataFrame, optional
        A teacher's own table. The course's own by default. A CSV file in UTF-8, with commas,
        semicolons or tabs; an .xlsx workbook's first sheet (needs openpyxl); or a frame. Its
        columns are those of ``data/points.csv``; for a point of the course ``code`` alone will do:
        columns that are not there are filled from the course. ``attrs["from the course"]`` says of
        each code which, and the point's card does.

    Returns
    -------
    pandas.DataFrame
        One row a point, indexed by code, in the table's order. Text columns hold text (``""`` where
        blank); ``fraction``, ``cun`` and their ``aside_`` companions are floats (NaN where blank),
        cun in cun of their span; ``hold_seconds``, in seconds, and ``back_pain_order``, the place
        among the five for low back pain, are nullable integers. A point that the course teaches for
        locating only has blanks where others say how to press them (see :func:`taught`); one that
        no plate can show has no plate and no rule, and says why in ``not_drawn``.

    Raises
    ------
    FileNotFoundError, IsADirectoryError
        There is no such file, or it is a folder.
    ValueError
        This is no name of a file, or the address of one.
    TableError
        The file is no table, or breaks rules of ``checks.py`` and ``rule_checks.py``: every fault
        with its row, column, value and remedy.

    Examples
    --------
    >>> points = load_points()
    >>> points.loc["BL23", "aside_cun"]
    np.float64(1.5)
    >>> points.dropna(subset="back_pain_order").index.to_list()
    ['LI4', 'BL23', 'BL40', 'BL60', 'KI3']
    """
    if file is None:
        return course_points().copy()
    return _without_a_fault(cells_of_points(file))


def cells_of_points(file):
    """Read the cells of a point table, as :func:`load_points` takes it, and check none of them.

    Parameters
    ----------
    file : str, path-like or pandas.DataFrame

    Returns
    -------
    acupress.facts.csvfile.Cells

    Raises
    ------
    TableError, ValueError, FileNotFoundError, IsADirectoryError
        As :func:`load_points` does, where nothing of the file can be read.
    """
    if isinstance(file, pd.DataFrame):
        return Cells("This table", _text_rows(file))
    if not isinstance(file, str | os.PathLike) or not str(file).strip():
        raise ValueError(
            f"load_points takes the name of a table file, like 'mine.csv', not {file!r}. "
            "Without a name it gives the course's own table."
        )
    return cells_of(file, COLUMNS)


def read_points(cells):
    """Read a point table row by row: what can be used of it, and what is wrong with the rest.

    Parameters
    ----------
    cells : acupress.facts.csvfile.Cells

    Returns
    -------
    acupress.facts.reading.Reading
    """
    return reading.read(cells, _known(), _filled)


@says_what_it_takes
def load_landmarks():
    """Load the landmarks: what each is called, whether it is a point or a line, how to feel it.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/landmarks.csv``.
    """
    return _landmarks().copy()


@says_what_it_takes
def load_spans():
    """Load the spans: two landmarks and the cun that convention puts between them.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/spans.csv``; ``cun`` is a float.
    """
    return _spans().copy()


@says_what_it_takes
def load_guidance(kind=None):
    """Load the course's advice: red flags, cautions, how to press, aftercare, disclaimer.

    Parameters
    ----------
    kind : str, optional
        Only this kind: ``"emergency"``, ``"urgent"``, ``"framework"``, ``"pregnancy"``,
        ``"ask_first"``, ``"avoid"`` (places to leave out), ``"press"``, ``"aftercare"``,
        ``"disclaimer"`` or ``"locating"``; also the words around them, ``"frame"`` and
        ``"pregnancy_word"``.

    Returns
    -------
    pandas.DataFrame
        From ``data/guidance.csv``: the kinds as they stand there, each in its `order`.

    Raises
    ------
    ValueError
        There is no advice of this kind.
    """
    guidance = _guidance().copy()
    if kind is None:
        return guidance
    kinds = list(dict.fromkeys(guidance.kind))
    if not isinstance(kind, str) or kind not in kinds:
        raise ValueError(f"There is no guidance of kind {shown(kind)}. Kinds: {', '.join(kinds)}.")
    return guidance[guidance.kind == kind]


@says_what_it_takes
def load_evidence():
    """Load the published figures on acupressure and acupuncture for low back pain.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, from ``data/evidence.csv``; figures are floats, NaN where not published.
    """
    return _evidence().copy()


@says_what_it_takes
def load_scatter():
    """Load how far trained doctors' marks of seven points spread on one person.

    Returns
    -------
    pandas.DataFrame
        Indexed by code, from ``data/scatter.csv``; ``area95_cm2`` and ``area68_cm2`` are the skin
        areas, in square centimetres, that hold 95% and 68% of the marks.
    """
    return _scatter().copy()


@says_what_it_takes
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


# --- reading: each file once ----------------------------------------------------------------------


@functools.cache
def _landmarks():
    columns = ("id", "name", "latin", "kind", "feel", "source")
    return read_facts("landmarks.csv", columns, kind="point|line")


@functools.cache
def _spans():
    columns = ("id", "name", "from", "to", "cun", "unit", "direction", "source")
    spans = read_facts("spans.csv", columns, cun=NUMBER, unit="cun|finger breadth")
    return spans.assign(cun=spans.cun.astype(float))


@functools.cache
def _guidance():
    columns = ("id", "kind", "about", "shown", "order", "text", "source")
    guidance = read_facts("guidance.csv", columns, order=WHOLE)
    kinds = list(dict.fromkeys(guidance.kind))
    places = zip(guidance.kind.map(kinds.index), guidance.order.astype(int), strict=True)
    return guidance.iloc[[at for _, at in sorted((place, at) for at, place in enumerate(places))]]


@functools.cache
def _evidence():
    figures = ["n", "effect", "ci_low", "ci_high"]
    columns = ("id", "study", "comparison", "outcome", *figures, "unit")
    columns += ("includes", "limits", "source")
    forms = dict.fromkeys(figures, rf"(?:-?{NUMBER})?")
    evidence = read_facts("evidence.csv", columns, **forms)
    return evidence.assign(**{name: pd.to_numeric(evidence[name]) for name in figures})


@functools.cache
def _scatter():
    scatter = rows_of(DATA / "scatter.csv").set_index("point")
    areas = ["area95_cm2", "area68_cm2"]
    return scatter.assign(**{name: pd.to_numeric(scatter[name]) for name in areas})


@functools.cache
def _course_rows():
    """The course's points as text, by code."""
    return own.tidied(table_of(_course_cells(), COLUMNS, MAY_BE_LEFT_OFF)).set_index("code")


@functools.cache
def _course_cells():
    return cells_of(DATA / "points.csv", COLUMNS)


@functools.cache
def course_rules():
    """The rules of the course's points that are drawn.

    Returns
    -------
    dict of str to acupress.facts.rule.Rule
        By code; shared, so not to be changed.
    """
    rows = _course_rows()[list(RULE)].to_dict("index")
    return {code: rule_of(row) for code, row in rows.items() if row["start"]}


@functools.cache
def course_points():
    """The course's points, as :func:`load_points` gives them; shared, so not to be changed.

    They are checked when anything in the course has changed since they were without a fault.
    """
    if found_text(FAULTLESS) is not None:
        return reading.typed(_course_rows().reset_index())
    points = _without_a_fault(_course_cells())
    kept_text(FAULTLESS, str)
    return points


def _without_a_fault(cells):
    """The typed table, or everything that is wrong with it."""
    found = read_points(cells)
    if found.faults:
        raise TableError(found.name, found.faults)
    return found.points


def _filled(raw):
    return own.filled(raw, _course_rows(), who_names, _meant)


def _meant(written):
    """The code of the course's point that is meant, or none."""
    from .names import UnknownPoint, find_code  # only now: it reads the names of all points

    try:
        return find_code(written, course_points())
    except UnknownPoint:
        return ""


def _text_rows(frame):
    """A frame's cells as one would have typed them, its index a column."""
    if frame.index.name == "code" or "code" not in frame.columns:
        frame = frame.rename_axis("code").reset_index()
    rows = [["" if pd.isna(cell) else str(cell) for cell in row] for row in frame.to_numpy(object)]
    return [[str(name) for name in frame.columns], *rows]


@functools.cache
def _known():
    landmarks, spans = _landmarks(), _spans()
    plates = rows_of(DATA / "plates.csv").set_index("plate")
    return Known(
        places=frozenset(landmarks.index[landmarks.kind == "point"]),
        lines=frozenset(landmarks.index[landmarks.kind == "line"]),
        spans=frozenset(spans.index),
        plates={
            name: (frozenset(plate.landmarks.split()), frozenset(plate.spans.split()))
            for name, plate in plates.iterrows()
        },
        rules=course_rules(),
        views=views_by_plate(),
        areas=areas(),
    )
