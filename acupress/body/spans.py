"""How long a cun is on a plate: by a ruler drawn for its span, or between the span's landmarks."""

from __future__ import annotations

import functools
import itertools
import weakref

import numpy as np

from ..facts import tables


def once_a_plate(function):
    """Let a function of a plate remember what it gave, for as long as the plate lives.

    Plates cannot be changed, so what was true of one stays true.

    Parameters
    ----------
    function : callable
        Of a :class:`acupress.body.plate.Plate` alone.

    Returns
    -------
    callable
        Gives the very same object each time: it is not to be changed.
    """
    known = weakref.WeakKeyDictionary()

    @functools.wraps(function)
    def remembering(plate):
        if plate not in known:
            known[plate] = function(plate)
        return known[plate]

    return remembering


@once_a_plate
def cun_of(plate):
    """How long one cun of each span is on a plate.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    dict of str to float
        A span's id → plate units a cun, for the spans the plate shows; a drawn ruler goes before
        landmarks.
    """
    stretches = {name: (span_ends(plate, span), span["cun"]) for name, span in all_spans().items()}
    stretches |= plate.rulers
    return {
        name: float(np.hypot(*(ends[1] - ends[0])) / cun)
        for name, (ends, cun) in stretches.items()
        if ends is not None
    }


@functools.cache
def all_spans():
    """The spans, each with its columns.

    Returns
    -------
    dict of str to dict
        By id; shared, so not to be changed.
    """
    return tables.load_spans().to_dict("index")


def span_ends(plate, span):
    """Where a span begins and ends on a plate by its landmarks.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    span : mapping
        A row of :func:`acupress.facts.tables.load_spans`.

    Returns
    -------
    ndarray of shape (2, 2), or None
        In plate units, the second end brought onto the span's direction from the first, so that the
        two are as far apart as the span is long. ``None`` where the plate does not carry both.
    """
    end = plate.landmarks.get(span["to"])
    arrow = plate.directions.get(span["direction"])
    start = plate.landmarks.get(span["from"])
    if start is None and span["from"] in plate.lines and end is not None:
        edges = itertools.pairwise(plate.lines[span["from"]])
        nearest = [nearest_on(a, b, end) for a, b in edges]
        start = min(nearest, key=lambda place: np.hypot(*(place - end)))
    if start is None or end is None:
        return None
    if arrow is None:
        return np.array([start, end])
    return np.array([start, start + arrow * np.dot(end - start, arrow)])


def nearest_on(a, b, place):
    """The place on the stretch from `a` to `b` that is nearest to `place`.

    Parameters
    ----------
    a, b, place : ndarray of shape (2,)
        In plate units.

    Returns
    -------
    ndarray of shape (2,)
    """
    along = np.clip(np.dot(place - a, b - a) / max(np.dot(b - a, b - a), 1e-12), 0, 1)
    return a + along * (b - a)


def ruler_span(plate, wanted=None):
    """The span whose cun a plate's ruler shows.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    wanted : str, optional
        The span a point is counted in.

    Returns
    -------
    str or None
        The span wanted, if the plate shows it; else the first that a ruler is drawn for; else the
        one of most cun; ``None`` where the plate shows no span.
    """
    shown = cun_of(plate)
    if wanted in shown:
        return wanted
    return next(iter(plate.rulers), None) or max(
        shown, key=tables.load_spans().cun.get, default=None
    )
