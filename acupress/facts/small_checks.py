"""What the small tables beside the points must keep: their columns, ids and forms of cells."""

from __future__ import annotations

from .complaint import Complaint, where
from .rule import WHOLE


def fact_complaints(raw, columns, forms):
    """Check one of the small tables beside the points.

    Parameters
    ----------
    raw : pandas.DataFrame
        The table as text, its index the spreadsheet's row numbers.
    columns : iterable of str
        The columns it must have; one of them is ``id``.
    forms : dict of str to str
        Column → regular expression that its cells must match.

    Returns
    -------
    list of Complaint
        In the order of the rows; empty for a good table.
    """
    faults = column_complaints(raw, columns)
    if not faults:
        remedy = "each row needs an id of its own"
        wrong = (raw.id == "") | raw.id.duplicated()
        faults += where(raw, "id", wrong, remedy, "ids_are_unique")
        faults += form_complaints(raw, forms)
    return sorted(faults, key=lambda fault: fault.row)


def form_complaints(raw, forms):
    """Check cells of a small table by regular expressions, as :func:`fact_complaints` does.

    Parameters
    ----------
    raw, forms
        As for :func:`fact_complaints`.

    Returns
    -------
    list of Complaint
    """
    faults = []
    for column, form in forms.items():
        wrong = ~raw[column].str.fullmatch(form)
        remedy = f"use one of: {form.replace('|', ', ')}"
        if WHOLE in form:
            remedy = "write a number with a decimal point, like 1.5"
        faults += where(raw, column, wrong, remedy, "cells_have_their_form")
    return faults


def column_complaints(raw, columns):
    """Check that a small table has its columns, each once.

    Parameters
    ----------
    raw, columns
        As for :func:`fact_complaints`.

    Returns
    -------
    list of Complaint
    """
    check = "every_column_is_there"
    faults = [
        Complaint(check, 1, column, "", "the column is missing: add it")
        for column in columns
        if column not in raw.columns
    ]
    twice = raw.columns[raw.columns.duplicated()]
    remedy = "the column is there twice: keep one"
    return faults + [Complaint(check, 1, column, column, remedy) for column in twice]
