"""Score a place that a point is said to be at: how far off, which way, the likeliest reason.

The browser does the same in ``widgets/parts/score.js``, with the same numbers; all that both need
is a target of :func:`acupress.learning.targets.targets`.
"""

from __future__ import annotations

import dataclasses
import math
from numbers import Real

from ..body.locate import refuse_not_drawn
from ..body.plate import check_side
from ..facts.calls import says_what_it_takes, shown
from ..facts.choice import chosen
from .targets import targets

REACH = (
    0.5  # cun: how near a mark is to a mistake to be one, and no more than half its own distance
)
SLIGHT = 0.05  # cun: what is less off reads 0.0


@dataclasses.dataclass(frozen=True)
class Score:
    """What a mark is worth.

    Attributes
    ----------
    code, plate : str
    side : str
        The side it was scored on: ``"right"``, ``"left"`` or ``"midline"``; on a plate that shows
        both, that of the nearer one.
    error, across, along : float
        How far off, in cun, and its two parts: `across` above 0 is lateral (radial, dorsal,
        anterior; at the midline to the side that the plate draws), `along` above 0 superior or
        proximal. Two digits.
    tolerance : float
        In cun: up to here it is right.
    correct : bool
    words : tuple of str
        The parts in anatomical words: ``"0.8 cun too medial"``.
    mistake : str
        What was probably missed; ``""`` where it is right.
    """

    code: str
    plate: str
    side: str
    error: float
    across: float
    along: float
    tolerance: float
    correct: bool
    words: tuple
    mistake: str

    def __str__(self):
        """Say it in one line."""
        off = ", ".join(self.words) or "just there"
        verdict = "within" if self.correct else "more than"
        sentence = f"{self.error:.1f} cun off ({off}), {verdict} the {self.tolerance:g} allowed."
        return f"{sentence} {self.mistake}".strip()


@says_what_it_takes
def score(code, x, y, plate=None, side=None, points=None, tolerance=None):
    """Say how far a place is from a point, and which way.

    Parameters
    ----------
    code : str
        The point, however it is written.
    x, y : float
        The place, in plate units, as :func:`acupress.locate` gives them.
    plate : Plate, str or path-like, optional
        Its own close-up plate by default.
    side : {"right", "left"}, optional
        The side that a plate of one side shows; as it was drawn by default. On a plate that shows
        both sides either counts, whatever is given.
    points : pandas.DataFrame, optional
        A point table; the course's own by default.
    tolerance : float, optional
        In cun; by default what :func:`acupress.learning.tolerance.tolerance_of` says.

    Returns
    -------
    Score

    Raises
    ------
    acupress.UnknownPoint, ValueError, acupress.LocateError
        As :func:`acupress.locate`, or the place or tolerance is no number.

    Examples
    --------
    >>> from acupress import locate
    >>> there = locate("GV4")
    >>> missed = score("BL23", there.x, there.y)
    >>> missed.error, missed.words, missed.correct
    (1.5, ('1.5 cun too medial',), False)
    """
    for name, value in (("x", x), ("y", y)):
        if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
            raise ValueError(f"{name} is a number of plate units, not {shown(value)}.")
    codes, table = chosen(code, points)
    if len(codes) > 1:
        raise ValueError("score takes one point: call it for each.")
    refuse_not_drawn(codes, table)
    (code,) = codes
    target = targets(code, table, tolerance, plate)[code]
    seen = target["drawn"] if side is None else check_side(side)
    if _turns(target) and seen != target["drawn"]:
        x = target["width"] - x
    return Score(code, target["plate"], **score_place(target, x, y, seen))


def score_place(target, x, y, side=None, allowed=0):
    """Score a place against a target.

    Parameters
    ----------
    target : dict
        As :func:`acupress.learning.targets.targets` gives it.
    x, y : float
        In plate units, on the plate as it is drawn.
    side : {"right", "left"}, optional
        The side that a plate of one side is turned to.
    allowed : float, optional
        In cun, what the screen does not let one point at more exactly; the tolerance is never less.

    Returns
    -------
    dict
        As the attributes of :class:`Score`, without the first two.
    """
    place, across, along = min(_offs(target, x, y), key=lambda off: _length(*off[1:]))
    error, tolerance = _digits(_length(across, along), 100), max(target["tolerance"], allowed)
    correct = error <= tolerance
    return {
        "side": (side or place["side"]) if _turns(target) else place["side"],
        "error": error,
        "across": _digits(across, 100),
        "along": _digits(along, 100),
        "tolerance": tolerance,
        "correct": correct,
        "words": tuple(_words(target["axes"], (across, along))),
        "mistake": "" if correct else _mistake(target, across, along),
    }


def _offs(target, x, y):
    """How far the place is from each place of the target, across and along, in cun."""
    for place in target["places"]:
        dx, dy = (x - place["x"]) * place["turn"], y - place["y"]
        yield place, *(axis["x"] * dx + axis["y"] * dy for axis in target["axes"])


def _turns(target):
    """Whether the plate is turned over for the other side, as `locate` does it."""
    return target["midline"] is None and target["places"][0]["side"] != "midline"


def _length(one, other):
    return math.sqrt(one * one + other * other)  # not hypot: the browser's may differ


def _digits(value, part):
    """To so many parts, halves away from 0, as the browser does it; never -0."""
    whole = math.floor(abs(value) * part + 0.5)
    return math.copysign(whole / part, value) if whole else 0.0


def _words(axes, parts):
    for axis, part in zip(axes, parts, strict=True):
        if abs(part) >= SLIGHT:
            too = axis["too_more"] if part > 0 else axis["too_less"]
            yield f"{_digits(abs(part), 10):.1f} cun {too}"


def _mistake(target, across, along):
    """What leads nearest to the place; else the step that decides on the larger part."""
    here, nearest, words = target["places"][0], REACH, ""
    for mistake in target["mistakes"]:
        dx, dy = mistake["x"] - here["x"], mistake["y"] - here["y"]
        there = [axis["x"] * dx + axis["y"] * dy for axis in target["axes"]]
        far = _length(there[0] - across, there[1] - along)
        if far < nearest and far <= _length(*there) / 2:
            nearest, words = far, mistake["words"]
    larger = target["axes"][0 if abs(across) >= abs(along) else 1]
    return words or f"Look again at this step: {larger['again']}."
