"""A point table read row by row: the rows that can be used, and what is wrong with the others."""

from __future__ import annotations

import dataclasses

import pandas as pd

from . import checks, own
from .columns import COLUMNS, CUNS, FRACTIONS, MAY_BE_LEFT_OFF, WHOLE_NUMBERS
from .csvfile import whole_rows
from .points import Points
from .rule import as_number


@dataclasses.dataclass(frozen=True)
class Reading:
    """What was read of a point table.

    Attributes
    ----------
    name : str
        What the table is called.
    points : pandas.DataFrame
        The rows that can be used, as :func:`acupress.load_points` gives them. None of their rules
        refers to a row that cannot.
    rows : dict of int to str
        The code that stands in each row, as it was written; rows as a spreadsheet counts.
    faults : list of Complaint
        What is wrong, by row.
    waits : list of Complaint
        Rows that are fine but refer to a faulty one.
    headings : tuple of str
        The table's own, also those that the course does not read.
    raw : pandas.DataFrame
        The rows as text, with what the course filled in.
    sheets : tuple of str
        Names of a workbook's sheets, the one that was read first.
    """

    name: str
    points: pd.DataFrame
    rows: dict
    faults: list
    waits: list
    headings: tuple
    raw: pd.DataFrame
    sheets: tuple = ()

    def raw_of(self, code):
        """The cells of a point as text.

        Parameters
        ----------
        code : str

        Returns
        -------
        pandas.Series
        """
        return self.raw[self.raw["code"] == code].iloc[0]

    def without(self, faults):
        """The same reading with more faults: their rows and those that need them are not used.

        Parameters
        ----------
        faults : list of Complaint

        Returns
        -------
        Reading
        """
        found = sorted([*self.faults, *faults], key=lambda fault: fault.row)
        return _sorted_out(self, found, self.points.attrs.get(own.FROM_THE_COURSE, {}))


def read(cells, known, fill):
    """Read a point table row by row.

    Parameters
    ----------
    cells : acupress.facts.csvfile.Cells
    known : acupress.facts.rule_checks.Known
        What the table may refer to.
    fill : callable
        Fills a table as :func:`acupress.facts.own.filled` does.

    Returns
    -------
    Reading
        Without rows where the headings are not clear, or there is nothing below them.
    """
    raw, faults, rows = whole_rows(cells, COLUMNS, MAY_BE_LEFT_OFF)
    unclear = list(checks.headings_are_clear(raw))
    none = pd.DataFrame(columns=list(COLUMNS), dtype=str)
    empty = Reading(
        cells.name, typed(none, {}), rows, faults, [], tuple(raw.columns), none, cells.sheets
    )
    if not (unclear or faults):
        unclear = list(checks.there_are_points(raw, None))
    if unclear or raw.empty:
        return dataclasses.replace(empty, faults=[*unclear, *faults])
    known = dataclasses.replace(known, given=frozenset(raw.columns))
    raw, taken, lacking = fill(own.tidied(raw))
    unknown = {fault.row for fault in lacking}
    faults += lacking
    faults += [fault for fault in checks.complaints(raw, known) if fault.row not in unknown]
    faults.sort(key=lambda fault: fault.row)
    return _sorted_out(dataclasses.replace(empty, raw=raw), faults, taken)


def _sorted_out(reading, faults, taken):
    waits = own.waiting(reading.raw, faults, reading.rows)
    wrong = {fault.row for fault in [*faults, *waits]}
    raw = reading.raw.loc[[row not in wrong for row in reading.raw.index]]
    taken = {code: columns for code, columns in taken.items() if code in set(raw["code"])}
    return dataclasses.replace(reading, points=typed(raw, taken), faults=faults, waits=waits)


def typed(raw, taken=None):
    """Give the columns of a table their types.

    Parameters
    ----------
    raw : pandas.DataFrame
        A table as text, with all columns and without a fault.
    taken : dict of str to tuple of str, optional
        Code → columns whose cells are the course's.

    Returns
    -------
    acupress.facts.points.Points
        Indexed by code.
    """
    numbers = {name: raw[name].map(as_number) for name in (*FRACTIONS, *CUNS)}
    whole = {
        name: pd.to_numeric(raw[name].replace("", None)).astype("Int64") for name in WHOLE_NUMBERS
    }
    points = Points(raw.assign(**numbers, **whole).set_index("code"))
    points.attrs = {own.FROM_THE_COURSE: taken} if taken else {}
    return points
