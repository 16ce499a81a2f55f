"""Put a meridian's points in order."""

from __future__ import annotations

from ..facts.choice import chosen
from ..facts.meridians import find_meridian, points_along
from ..facts.tables import load_points
from ..learning.order_questions import order_questions
from .bundle import joined, styles
from .practice import Practice


class OrderQuiz(Practice):
    """Put a stretch of a meridian's points in order; where its numbers jump is told afterwards.

    Parameters
    ----------
    meridian : str
        Its code or name, however it is written: ``"BL"``, ``"Bladder"``, ``"UB"``.
    points : pandas.DataFrame, sequence of str, or str, optional
        A point table or some of its points; the course's own by default.
    seed, progress
        As in :class:`acupress.widgets.practice.Practice`.

    Raises
    ------
    ValueError
        There is no such meridian, or the table has not even three of its points; else as in
        Practice.
    acupress.LocateError, acupress.UnknownPoint, TypeError
        As in Practice.

    Examples
    --------
    >>> OrderQuiz("Pericardium", progress=None)
    OrderQuiz('PC', 9 points)
    """

    what = title = "a quiz on the order of points"
    shows_plates = False
    _esm = joined("order_quiz.js")
    _css = styles("parts/base.css", "picker.css", "parts/practice.css", "parts/choosing.css")

    def __init__(self, meridian, points=None, seed=None, progress="progress.jsonl", **others):
        self.meridian = find_meridian(meridian)
        given, table = chosen(load_points() if points is None else points)
        self._stretch = points_along(self.meridian, table.loc[given])
        wanted = table.loc[self._stretch]
        if wanted.empty:
            raise ValueError(f"This table has no point of the meridian {self.meridian}.")
        super().__init__(wanted, seed, progress, **others)

    def __repr__(self):
        """Say which meridian is asked."""
        return f"OrderQuiz({self.meridian!r}, {len(self._stretch)} points)"

    def _outline(self):
        made = order_questions(self.meridian, self._stretch, self._table, self.seed_of_lists())
        return super()._outline() | {"order": made}
