"""What lies on what: places, boxes and straight lines, in any unit."""

import numpy as np


def from_segment(place, ends):
    """How far a place is from a straight line between two ends."""
    way = ends[1] - ends[0]
    part = np.clip(np.dot(place - ends[0], way) / max(np.dot(way, way), 1e-12), 0, 1)
    return np.hypot(*(ends[0] + part * way - place))


def from_box(place, box):
    return np.hypot(*np.maximum(np.maximum(box[:2] - place, place - box[2:]), 0))


def meet(box, other):
    return (box[:2] < other[2:]).all() and (other[:2] < box[2:]).all()


def runs_into(ends, box):
    """Whether a straight line enters a box, by trying a place at every tenth of a point."""
    count = int(np.hypot(*(ends[1] - ends[0])) * 10) + 2
    places = np.linspace(*ends, count)
    return ((places > box[:2]) & (places < box[2:])).all(axis=1).any()


def cross(ends, other):
    def side(line, place):
        along, to = line[1] - line[0], place - line[0]
        return np.sign(along[0] * to[1] - along[1] * to[0])

    apart = np.max([ends, other], axis=1).min(axis=0) < np.min([ends, other], axis=1).max(axis=0)
    if apart.any():  # in one line, maybe, but one beyond the other
        return False
    return (
        side(ends, other[0]) * side(ends, other[1]) <= 0
        and side(other, ends[0]) * side(other, ends[1]) <= 0
    )


def pairs(things):
    names = list(things)
    return [(one, other) for i, one in enumerate(names) for other in names[i + 1 :]]
