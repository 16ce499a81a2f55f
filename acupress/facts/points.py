"""A point table whose rows remember the table they were taken from.

A rule may start from another point. Whoever takes rows out of a table (``mine.loc[["BL58"]]``,
``head()``, a query) takes rules whose starting points stay behind. They must be found there, and
not in the course's table, where the same code may have another rule.
"""

from __future__ import annotations

import pandas as pd


class Points(pd.DataFrame):
    """A point table. pandas' own operations keep it one, and it keeps what they leave behind."""

    _metadata = ["_behind"]  # noqa: RUF012 (pandas reads it; copied and pickled with the frame)
    _behind = ()

    @property
    def _constructor(self):
        return Points

    def __finalize__(self, other, method=None, **kwargs):
        """Remember the tables this one was made from, if it has not all of their rows."""
        result = super().__finalize__(other, method=method, **kwargs)
        parents = [other]
        if not isinstance(other, pd.DataFrame):  # joined: pandas 3 says from what, 2 calls it objs
            parents = getattr(other, "input_objs", None) or getattr(other, "objs", ())
        behind = []
        for parent in parents:
            if isinstance(parent, Points):
                behind += [*_left(parent, result), *parent._behind]
        object.__setattr__(result, "_behind", _each_once(behind))
        return result


def tables_behind(points):
    """The tables that rows of a table were taken from, the nearest first.

    Parameters
    ----------
    points : pandas.DataFrame

    Returns
    -------
    tuple of pandas.DataFrame
        Empty for a table that was not taken out of another.
    """
    return getattr(points, "_behind", ()) if isinstance(points, Points) else ()


def _left(parent, child):
    whole = parent.index.isin(child.index).all()
    return [] if whole else [parent]


def _each_once(tables):
    return tuple({id(table): table for table in tables}.values())
