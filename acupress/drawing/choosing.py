"""Choose a box for each label among those it could take, so that none collides with another."""

from __future__ import annotations

import numpy as np

from .geometry import boxes_meet, segments_cross, segments_meet_boxes

MOVES = 40  # tries for each label before the page counts as too small
MOST_MOVES = 400  # tries for all of them
MANY = 12  # labels: so many are content with the first solution found
STRAY = 4.0  # places further down for each move in vain
SETTLED = 15.0  # so much above its best place a label may stand without another try


def best_choice(labels, candidates):
    """The boxes of all labels that cost least, of those found when others choose first.

    Parameters
    ----------
    labels : list of acupress.drawing.labels.Label
    candidates : list of (ndarray, ndarray, ndarray)
        For each label the boxes it could take, best first, with their leaders and costs.

    Returns
    -------
    dict of int to int, or None
        Each label's number and that of its box; None where the page is too small for all.
    """
    if not all(len(boxes) for boxes, _, _ in candidates):
        return None
    everyone, hits = range(len(labels)), _Hits(candidates)
    least = sum(cost[0] for _, _, cost in candidates)
    best, spent = None, np.inf
    for first in (  # the point itself, then what has least choice; then others
        lambda i: (-labels[i].weight, len(candidates[i][0])),
        lambda i: (labels[i].beside, -labels[i].width),
        lambda i: (labels[i].beside, labels[i].place[1]),
        lambda i: (not labels[i].beside, labels[i].weight, -labels[i].place[1]),
    ):
        chosen = _choose(sorted(everyone, key=first), candidates, hits)
        if chosen is None:
            continue
        total = sum(candidates[i][2][chosen[i]] for i in everyone)
        if total < spent:
            best, spent = chosen, total
        if spent <= least + SETTLED * len(labels) or (best and len(labels) > MANY):
            break
    return best


class _Hits(dict):
    """(i, j, k) → which candidates of label i collide with label j where that has its box k.

    Labels that push each other about ask the same again and again.
    """

    def __init__(self, candidates):
        self.candidates = candidates

    def __missing__(self, asked):
        i, j, k = asked
        boxes, leaders, _ = self.candidates[j]
        self[asked] = collide(*self.candidates[i][:2], boxes[k], leaders[k])
        return self[asked]


def _choose(order, candidates, hits):
    """The box of each label among its candidates; None where the page is too small for all."""
    chosen, waiting = {}, list(order)
    moved = np.ones(len(candidates))  # a label that had to move often is let stay
    random = np.random.default_rng(len(order))
    for step in range(min(MOVES * len(order), MOST_MOVES) + 1):
        if not waiting:
            return chosen
        i = waiting.pop(0)
        others = list(chosen)
        hit = [hits[i, j, chosen[j]] for j in others]
        price = np.zeros(len(candidates[i][0]))
        for j, those in zip(others, hit, strict=True):
            price += moved[j] * those
        cheapest = np.flatnonzero(price == price.min())
        # The first is the best of them; those that only push each other about go further afield.
        stray = int(random.exponential(max(0, step - 3 * len(order))) * STRAY)
        chosen[i] = cheapest[min(stray, len(cheapest) - 1)]
        gone = [j for j, those in zip(others, hit, strict=True) if those[chosen[i]]]
        for j in gone:
            del chosen[j]
        moved[gone] += 1
        waiting = gone + waiting
    return None


def collide(boxes, leaders, box, leader):
    """Which of a label's candidates collide with a label that has its box."""
    return (
        boxes_meet(boxes, box)
        | segments_meet_boxes(leaders, box)
        | segments_meet_boxes(leader, boxes)
        | segments_cross(leaders, leader)
    )
