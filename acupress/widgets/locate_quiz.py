"""The locate quiz: say where a point is, be told how far off."""

from __future__ import annotations

from ..body.needs import not_drawn
from ..facts.advice import for_locating_only
from ..facts.choice import chosen
from ..facts.names import shown_code
from ..facts.tables import load_points
from ..learning.targets import targets
from ..learning.tolerance import check_tolerance
from .bundle import joined, styles
from .practice import Practice
from .values import Choice


class LocateQuiz(Practice):
    """Point at where a point is on a plate without labels; be told how far off, and which way.

    Click, tap, or move the cross with the arrow keys (0.1 cun a press, with Shift 1 cun), then
    confirm. The answer comes in cun, with the direction in anatomical words, the step that was
    probably missed, and the rule, drawn again step by step. All of it happens in the browser.

    Parameters
    ----------
    points, seed, progress
        As :class:`acupress.widgets.practice.Practice` takes them.
    tolerance : float, optional
        How far off is still right, in cun, for all points. By default it comes from the published
        scatter of trained people's marks where there is one, and is else this course's own choice;
        see :func:`acupress.learning.tolerance.tolerance_of`. Nobody is asked to point more exactly
        than a finger (15 pixels) or a mouse (5 pixels) can at the screen at hand.
    ask : {"name", "code", "hanzi", "rule"}, optional
        What the point is asked for by; its rule is given in words.
    side : {"right", "left"}, optional
        Which side is shown by plates of one side. On the others either side counts.

    Attributes
    ----------
    ask, side
        As above: observe, link or set them; `ask` holds from the next question on.
    codes, selected, trouble
        As :class:`acupress.widgets.practice.Practice` has them.

    Raises
    ------
    ValueError, TypeError, acupress.UnknownPoint, acupress.LocateError
        As :class:`acupress.widgets.practice.Practice`; or `tolerance` is no number of cun.
    traitlets.TraitError
        There is no such way to ask, or no such side.

    Examples
    --------
    >>> LocateQuiz(["BL23", "BL60"], seed=1, progress=None)
    LocateQuiz(2 points)
    """

    what = title = "the locate quiz"
    _esm = joined("locate_quiz.js")
    _css = styles(
        *["parts/base.css", "picker.css", "parts/practice.css"],
        *["parts/marks.css", "locate_quiz.css"],
    )
    ask = Choice(("name", "code", "hanzi", "rule"), "name").tag(sync=True)
    side = Choice(("right", "left"), "right").tag(sync=True)

    def __init__(
        self,
        points=None,
        seed=None,
        tolerance=None,
        ask="name",
        side="right",
        progress="progress.jsonl",
        **others,
    ):
        points = load_points() if points is None else points
        self._tolerance = check_tolerance(tolerance)
        self._left_out = not_drawn(*chosen(points))
        super().__init__(points, seed=seed, progress=progress, ask=ask, side=side, **others)

    def plate_extras(self, name, codes):
        """What scores a place on a plate: the targets of its points.

        Parameters
        ----------
        name : str
            Of the plate.
        codes : list of str
            The points asked on it.

        Returns
        -------
        dict
        """
        return {"targets": targets(codes, self._table, self._tolerance)}

    def _outline(self):
        _, locating = for_locating_only()
        left_out = _left_out_words(self._left_out)
        return super()._outline() | {"left_out": left_out, "locating": locating}


def _left_out_words(reasons):
    """A sentence that names the points that cannot be asked for."""
    if not reasons:
        return ""
    told = "; ".join(
        f"{shown_code(code)}: {reason.rstrip('.')}" for code, reason in reasons.items()
    )
    return f"Not asked here, because no plate can draw it: {told}."
