"""Which points the course teaches to press; it teaches all others for locating only."""

from __future__ import annotations

import pandas as pd

from .calls import says_what_it_takes, shown

MOST_NAMED = 6  # points in one sentence


def is_pressed(point):
    """Whether a point is taught for pressing: its row says how to press it.

    Parameters
    ----------
    point : mapping or pandas.Series
        A row of a point table.

    Returns
    -------
    bool
        False for a point that is taught for locating only.

    Examples
    --------
    >>> from acupress import load_points
    >>> is_pressed(load_points().loc["LI4"])
    True
    """
    return bool(point["press"])


@says_what_it_takes
def taught(points):
    """Return the points that are taught for pressing, without those for locating only.

    Parameters
    ----------
    points : pandas.DataFrame
        A point table.

    Returns
    -------
    pandas.DataFrame
        Its rows that say how to press, in their order.

    Raises
    ------
    ValueError
        `points` is no point table.

    Examples
    --------
    >>> from acupress import load_points
    >>> "BL60" in taught(load_points()).index
    True
    """
    _refuse_no_table(points, "press", "taught")
    return points[points["press"] != ""]


def refuse_to_press(codes, table):
    """Refuse points that a session cannot take: for locating only, or shown by no plate.

    Parameters
    ----------
    codes : sequence of str
        Points of `table`.
    table : pandas.DataFrame

    Raises
    ------
    ValueError
        Naming them, the reason and what to choose instead.
    """
    rows = table.loc[list(codes)]
    locating = rows.index[rows["press"] == ""].to_list()
    undrawn = rows.index[(rows["press"] != "") & (rows["not_drawn"] != "")].to_list()
    faults = []
    if locating:
        faults.append(
            f"{_some(locating)} cannot be pressed in a session, for the course teaches "
            f"{'it' if len(locating) == 1 else 'them'} for locating only: choose among the points "
            "of taught(load_points()), or take back_pain_five(load_points())."
        )
    if undrawn:
        faults.append(
            f"{_some(undrawn)} cannot be held in a session, for no plate shows where to press: "
            f"{rows['not_drawn'][undrawn[0]]}"
        )
    if faults:
        raise ValueError(" ".join(faults))


def _some(codes):
    """Codes in a sentence, not more than a reader takes in."""
    if len(codes) > MOST_NAMED:
        return f"{', '.join(codes[:MOST_NAMED])} and {len(codes) - MOST_NAMED} more"
    return ", ".join(codes)


@says_what_it_takes
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

    Raises
    ------
    ValueError
        `points` is no point table.
    """
    _refuse_no_table(points, "back_pain_order", "back_pain_five")
    return points.dropna(subset="back_pain_order").sort_values("back_pain_order")


def _refuse_no_table(points, column, name):
    if not isinstance(points, pd.DataFrame) or column not in points:
        raise ValueError(
            f"{name} takes a point table, as load_points returns it, not {shown(points)}."
        )
