"""A located point, and the construction that leads to it, step by step."""

from __future__ import annotations

import dataclasses

import numpy as np

from ..facts.rule import DIRECTIONS
from .words import count_words, move_words, name_words


@dataclasses.dataclass(frozen=True, eq=False)
class Step:
    """One step of a construction.

    Attributes
    ----------
    words : str
        What to do, as a learner reads it.
    start, end : ndarray of shape (2,)
        Where the step begins and ends, in plate units. A step that only names a landmark begins and
        ends there.
    cun : float
        How many cun, or other units of its span, it counts; NaN where it counts none.
    refers_to : tuple of str
        The landmarks, lines and points it names.
    guides : tuple of ndarray of shape (2, 2)
        Straight lines between landmarks that the step stops at.
    count : str
        What it counts, in words: ``"1.5 cun"``, ``"1 finger breadth"``; ``""`` where nothing.
    span : str
        Id of the span it counts in; ``""`` where it counts nothing.
    """

    words: str
    start: np.ndarray
    end: np.ndarray
    cun: float
    refers_to: tuple
    guides: tuple = ()
    count: str = ""
    span: str = ""

    def __eq__(self, other):
        """Two steps are the same when all that they say is."""
        return isinstance(other, Step) and self._all() == other._all()

    def __hash__(self):
        """Agree with ``==``."""
        return hash(self._all())

    def _all(self):
        places = (self.start, self.end, *self.guides)
        return self.words, self.refers_to, self.count, *(place.tobytes() for place in places)


@dataclasses.dataclass(frozen=True)
class Located:
    """Where a point is on a plate, and how one gets there.

    Attributes
    ----------
    code : str
        The point.
    x, y : float
        Its place, in plate units.
    side : str
        ``"right"``, ``"left"`` or ``"midline"``.
    plate : str
        Name of the plate.
    steps : tuple of Step
        The construction: the landmark it starts from, then no, one or two moves.
    """

    code: str
    x: float
    y: float
    side: str
    plate: str
    steps: tuple = dataclasses.field(repr=False)

    @property
    def words(self):
        """The whole construction as one sentence."""
        return ", then ".join(step.words for step in self.steps)


def steps_of(rule, way, places):
    """The steps of a rule that a point was found by.

    Parameters
    ----------
    rule : acupress.facts.rule.Rule
    way : list of complex
        As :meth:`acupress.body.construct.Places.way` gives it, in plate units.
    places : acupress.body.construct.Places

    Returns
    -------
    tuple of Step
        The start, then one for each move.
    """
    start = pair_of(way[0])
    steps = [Step(name_words(rule.start), start, start, float("nan"), (rule.start,))]
    for move, begin, end in zip(rule.moves, way[:-1], way[1:], strict=True):
        guides = tuple(
            np.array(
                [
                    pair_of(places.place(one)),
                    pair_of(end if other in DIRECTIONS else places.place(other)),
                ]
            )
            for one, other in (ends for ends in move.until if len(ends) == 2)
        )
        steps.append(
            Step(
                words=move_words(move),
                start=pair_of(begin),
                end=pair_of(end),
                cun=float("nan") if move.cun is None else move.cun,
                refers_to=move.places,
                guides=guides,
                count="" if move.cun is None else count_words(move.cun, move.span),
                span="" if move.cun is None else move.span,
            )
        )
    return tuple(steps)


def pair_of(place):
    """A place, a complex number, as an array of x and y.

    Parameters
    ----------
    place : complex
        In plate units.

    Returns
    -------
    ndarray of shape (2,)
    """
    return np.array([place.real, place.imag])
