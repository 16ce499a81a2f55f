"""Which way round a path goes: that decides what is a hole.

A filled form covers every place its paths go round, unless they go round it as often one way as the
other. So an inner path is a hole only if it goes the other way round than the path around it.
"""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path as Outline

LEAST_AREA = 1  # square plate units: what covers less is a line


def signed_area(polygon):
    """The area within a polygon; its sign tells which way round it goes.

    Parameters
    ----------
    polygon : ndarray of shape (n, 2)

    Returns
    -------
    float

    Examples
    --------
    >>> signed_area(np.array([(0, 0), (2, 0), (2, 1), (0, 1)]))
    2.0
    """
    x, y = np.transpose(polygon)
    return float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2)


def covers_something(outline):
    """Whether an outline, closed, has an inside: a straight line has none.

    Parameters
    ----------
    outline : matplotlib.path.Path

    Returns
    -------
    bool

    Examples
    --------
    >>> covers_something(Outline([(0, 0), (9, 9)]))
    False
    """
    return any(abs(signed_area(path)) > LEAST_AREA for path in outline.to_polygons())


def filled_holes(outline):
    """The inner paths of an outline that are no holes: they wind as the path around them does.

    Paths that overlap, with neither within the other, are fine.

    Parameters
    ----------
    outline : matplotlib.path.Path

    Returns
    -------
    list of (int, ndarray of shape (2,))
        Each one's number in the outline, from 1, and the middle of it, in plate units.

    Examples
    --------
    >>> outer, inner = Outline.unit_circle(), Outline(Outline.unit_circle().vertices / 2,
    ...                                               Outline.unit_circle().codes)
    >>> filled_holes(Outline.make_compound_path(outer, inner))
    [(2, array([0., 0.]))]
    """
    if np.count_nonzero(outline.codes == Outline.MOVETO) < 2:
        return []
    paths = outline.to_polygons(closed_only=False)
    areas = [signed_area(path) for path in paths]
    found = []
    for number, path in enumerate(paths):
        around = [i for i in range(len(paths)) if i != number and _within(path, paths[i])]
        nearest = min(around, key=lambda i: abs(areas[i]), default=None)
        if nearest is not None and areas[number] * areas[nearest] > 0:
            found.append((number + 1, (path.min(axis=0) + path.max(axis=0)) / 2))
    return found


def _within(path, other):
    return len(other) > 2 and bool(Outline(other).contains_points(path).all())
