"""What is wrong with a table, and the error that tells all of it at once."""

from __future__ import annotations

import collections
import dataclasses

import numpy as np

from .calls import shortened

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
        stands = f"{shortened(self.value)!r} – " if column or self.value else ""
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


def unreadable(name, row, value, remedy):
    """Say that a file cannot be read as a table.

    Parameters
    ----------
    name : str
        What the file is called.
    row : int
    value, remedy : str
        What stands there, and what to do about it.

    Returns
    -------
    TableError
    """
    return TableError(name, [Complaint("file_is_readable", row, "", value, remedy)])


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


def where(raw, column, wrong, remedy, check):
    """One complaint for each row where `wrong` is true.

    Parameters
    ----------
    raw : pandas.DataFrame
        The table as text, its index the spreadsheet's row numbers.
    column : str
    wrong : sequence of bool
        One for each row.
    remedy, check : str
        What to do about it, and the name of the check.

    Yields
    ------
    Complaint
    """
    wrong = np.asarray(wrong, bool)
    if wrong.any():  # most tables are good
        for row, value in raw[column][wrong].items():
            yield Complaint(check, int(row), column, value, remedy)
