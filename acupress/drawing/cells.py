"""Maps of a page in small cells, summed once: what lies under any box is then four look-ups.

Lengths are points (1/72 inch), y down, from the page's top left corner; a box is left, top, right
and bottom.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from .geometry import GAP

ALONG = 1.5  # between places of a line that are marked, points


@dataclasses.dataclass(frozen=True)
class Cells:
    """A map whose values can be summed over boxes.

    Attributes
    ----------
    size : float
        Of a cell.
    total : ndarray of shape (rows + 1, columns + 1)
        The values summed from the page's corner.
    """

    size: float
    total: np.ndarray

    @classmethod
    def of(cls, values, size):
        """The map of values, an array of shape (rows, columns), in cells of a size."""
        rows, columns = np.shape(values)
        total = np.zeros((rows + 1, columns + 1), np.int32 if values.dtype == bool else float)
        total[1:, 1:] = values
        for axis in (0, 1):
            np.cumsum(total, axis=axis, out=total)
        return cls(size, total)

    def under(self, boxes):
        """Sums over boxes, an array of shape (n, 4), with all cells they touch."""
        rows, columns = self.total.shape
        left, top, right, bottom = np.maximum(boxes.T, 0) / self.size
        left, right = (np.minimum(x, columns - 1).astype(int) for x in (left, np.ceil(right)))
        top, bottom = (np.minimum(y, rows - 1).astype(int) for y in (top, np.ceil(bottom)))
        total = self.total.ravel()
        upper, lower = total[top * columns + left], total[bottom * columns + left]
        return total[bottom * columns + right] - lower - total[top * columns + right] + upper


def in_the_way(page):
    """Where on a page no box may be: nearer than `GAP` to a disc, a line or a box it keeps off.

    Parameters
    ----------
    page : acupress.drawing.labels.Page

    Returns
    -------
    Cells
        Of one point each: 1 where something is in the way.
    """
    _, _, right, bottom = page.room
    taken = np.zeros((int(bottom) + 1, int(right) + 1), bool)
    x, y, radius = page.keep_off.T
    _mark(taken, x, y, radius + GAP, np.add)
    x, y = _places_along(page.avoid_lines)
    _mark(taken, x, y, np.full(len(x), GAP), np.maximum)
    for box in page.keep_out:
        left, top, right, bottom = np.maximum(np.rint(box + (-GAP, -GAP, GAP, GAP)), 0).astype(int)
        taken[top:bottom, left:right] = True
    return Cells.of(taken, 1.0)


def _places_along(lines):
    """The x and the y of places along lines, an array of shape (n, 4), `ALONG` apart at most."""
    starts, ways = lines[:, :2], lines[:, 2:] - lines[:, :2]
    counts = np.ceil(np.hypot(*ways.T) / ALONG).astype(int) + 1
    parts = [np.linspace(0, 1, count) for count in counts] or [np.empty(0)]
    line = np.repeat(np.arange(len(lines)), counts)
    return (starts[line] + np.concatenate(parts)[:, None] * ways[line]).T


def _mark(taken, x, y, radius, both):
    """Mark discs (`both` is ``np.add``) or squares (``np.maximum``) round places."""
    if not len(x):
        return
    most = np.ceil(radius.max()) + 1
    columns, rows = (np.floor(at)[:, None] + np.arange(-most, most + 1) for at in (x, y))
    across, down = (columns + 0.5 - x[:, None]) ** 2, (rows + 0.5 - y[:, None]) ** 2
    near = both(down[:, :, None], across[:, None, :]) <= (radius**2)[:, None, None]
    which, row, column = np.nonzero(near)
    row, column = rows[which, row].astype(int), columns[which, column].astype(int)
    on = (row >= 0) & (row < taken.shape[0]) & (column >= 0) & (column < taken.shape[1])
    taken[row[on], column[on]] = True
