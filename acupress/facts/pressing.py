"""Which points the course teaches to press; it teaches all others for locating only."""

from __future__ import annotations

import pandas as pd

from .calls import says_what_it_takes, shown


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
    if not isinstance(points, pd.DataFrame) or "press" not in points:
        raise ValueError(
            f"taught takes a point table, as load_points returns it, not {shown(points)}."
        )
    return points[points["press"] != ""]


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
    if not isinstance(points, pd.DataFrame) or "back_pain_order" not in points:
        raise ValueError(
            f"back_pain_five takes a point table, as load_points returns it, not {shown(points)}."
        )
    return points.dropna(subset="back_pain_order").sort_values("back_pain_order")
