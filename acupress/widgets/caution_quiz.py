"""Spot the caution."""

from __future__ import annotations

from ..facts.choice import chosen
from ..facts.tables import load_points
from ..learning.caution_questions import caution_questions, has_caution
from .bundle import joined, styles
from .practice import Practice


class CautionQuiz(Practice):
    """Spot the caution: which of these points has it, or which of these cautions a point has.

    Each caution is the table's own, or that of an area of the body; afterwards it is read with its
    source. Points without one are not asked: that a table names none does not prove a point safe.

    Parameters
    ----------
    points, seed, progress
        As in :class:`acupress.widgets.practice.Practice`.

    Raises
    ------
    ValueError
        None of the points has a caution; else as in Practice.
    acupress.LocateError, acupress.UnknownPoint, TypeError
        As in Practice.

    Examples
    --------
    >>> CautionQuiz(["LI4", "BL60", "BL10"], progress=None)
    CautionQuiz(2 points)
    """

    what = title = "a quiz on cautions"
    shows_plates = False
    _esm = joined("caution_quiz.js")
    _css = styles("parts/base.css", "picker.css", "parts/practice.css", "parts/choosing.css")

    def __init__(self, points=None, seed=None, progress="progress.jsonl", **others):
        codes, table = chosen(load_points() if points is None else points)
        with_caution = [code for code in codes if has_caution(table.loc[code])]
        if not with_caution:
            raise ValueError(
                f"A CautionQuiz asks for cautions, and the table has none of {', '.join(codes)}. "
                'Take others too, like "LI4".'
            )
        given = table.loc[with_caution]
        super().__init__(given, seed, progress, **others)

    def _outline(self):
        made = caution_questions(self.codes, self._table, self.seed_of_lists())
        return super()._outline() | {"cautions": made}
