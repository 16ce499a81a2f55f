"""Place labels beside a drawing so that nothing collides.

Each label gets a box from a grid of free places and a straight leader to what it names. Boxes stay
on the page, apart from each other, off the obstacles and as far as possible off the skin; leaders
cross neither each other, nor a box, nor a dot. A label that finds no free place takes the one where
it displaces least, and those displaced look for another. Lengths are points (1/72 inch), y down.
"""

from __future__ import annotations

import dataclasses

import numpy as np

STEP = 5.0  # grid of places, points
GAP = 3.5  # least distance between boxes, and of a leader from what it must not touch
CELL = 3.0  # of the map of the page, points
REACH = 210.0  # longest leader
MOVES = 40  # tries for each label before the page counts as too small


@dataclasses.dataclass(frozen=True)
class Label:
    """What to place: the size of its text and the place it names.

    Attributes
    ----------
    width, height : float
        Of the text's box.
    place : tuple of float
        What it names: its leader begins there.
    weight : float
        How much it wants to be near what it names; 1 for most, more for the point itself.
    """

    width: float
    height: float
    place: tuple
    weight: float = 1.0


def place_labels(labels, page, keep_off, avoid_lines, skin):
    """Find a box for every label.

    Parameters
    ----------
    labels : list of Label
    page : tuple of float
        Left, top, right and bottom of the room there is.
    keep_off : ndarray of shape (n, 3)
        Discs no box and no leader may touch: x, y and radius of each dot and mark.
    avoid_lines : ndarray of shape (m, 4)
        Drawn guide lines no box may lie on: x0, y0, x1, y1.
    skin : ndarray of shape (rows, columns)
        A map of the page in cells of `CELL` points: 1 on the drawing, 0 on blank paper. Labels
        prefer blank paper.

    Returns
    -------
    boxes : ndarray of shape (len(labels), 4)
        Left, top, right and bottom of each box.
    leaders : ndarray of shape (len(labels), 4)
        From what each names to its box: x0, y0, x1, y1.

    Raises
    ------
    ValueError
        The page is too small for the labels.
    """
    # Summed from the corner, so that the sum over any box is four of its entries.
    total = np.pad(skin, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    candidates = [_candidates(label, page, keep_off, avoid_lines, total) for label in labels]
    order = sorted(range(len(labels)), key=lambda i: (-labels[i].weight, len(candidates[i][0])))
    chosen = _choose(order, candidates)
    if chosen is not None:
        found = [np.hstack(candidates[i])[chosen[i]] for i in range(len(labels))]
        return tuple(np.hsplit(np.reshape(found, (len(labels), 8)), 2))
    raise ValueError(
        f"There is no room for {len(labels)} labels on this page: "
        "make the figure wider or show fewer."
    )


def _leader_ends(boxes, place, part):
    """Where leaders reach boxes: on the side that faces `place`, `part` of the way along it."""
    left, top, right, bottom = boxes.T
    x, y = place
    beside = (x < left) | (x > right)
    end_x = np.where(x < left, left, np.where(x > right, right, left + part * (right - left)))
    end_y = np.where(beside, top + part * (bottom - top), np.where(y < top, top, bottom))
    return np.column_stack([end_x, end_y])


def _candidates(label, page, keep_off, avoid_lines, total):
    """Boxes a label could take, best first, with their leaders."""
    left, top, right, bottom = page
    x, y = np.meshgrid(
        np.arange(left, right - label.width + 0.1, STEP),
        np.arange(top, bottom - label.height + 0.1, STEP),
    )
    boxes = np.stack([x, y, x + label.width, y + label.height], axis=-1).reshape(-1, 4)
    away = _box_distance(boxes, *label.place)
    boxes = boxes[(away > 9) & (away < REACH)]
    for cx, cy, radius in keep_off:
        boxes = boxes[_box_distance(boxes, cx, cy) > radius + GAP]
    for line in avoid_lines:
        boxes = boxes[~_segments_meet_boxes(line[None], boxes)]
    ends = np.concatenate([_leader_ends(boxes, label.place, part) for part in (0.5, 0.2, 0.8)])
    boxes = np.tile(boxes, (3, 1))
    leaders = np.hstack([np.broadcast_to(label.place, ends.shape), ends])
    length = np.hypot(*(ends - label.place).T)
    free = length < REACH
    here = (keep_off[:, :2] == label.place).all(axis=1)
    for cx, cy, radius in keep_off[~here]:
        # A leader that begins beside another dot can only lead away from it.
        clear = min(radius + 1, 0.85 * np.hypot(cx - label.place[0], cy - label.place[1]))
        free &= _segment_distance(leaders, cx, cy) >= clear
    steep = np.abs(ends[:, 1] - label.place[1]) / (length + 1)
    cost = length * label.weight + 600 * _mean_in_boxes(total, boxes) + 14 * steep
    best = np.flatnonzero(free)[np.argsort(cost[free], kind="stable")][:2000]
    return boxes[best], leaders[best]


def _choose(order, candidates):
    """The box of each label among its candidates; None where the page is too small for all."""
    if not all(len(boxes) for boxes, _ in candidates):
        return None
    chosen, waiting = {}, list(order)
    moved = np.ones(len(candidates))  # a label that had to move often is let stay
    for _ in range(MOVES * len(order) + 1):
        if not waiting:
            return chosen
        i = waiting.pop(0)
        others = list(chosen)
        taken = [[part[chosen[j]] for part in candidates[j]] for j in others]
        hits = [_collide(*candidates[i], *other) for other in taken]
        price = moved[others] @ np.reshape(hits, (len(others), len(candidates[i][0])))
        chosen[i] = price.argmin()  # the first of the cheapest, which is the best of them
        gone = [j for j, hit in zip(others, hits, strict=True) if hit[chosen[i]]]
        for j in gone:
            del chosen[j]
        moved[gone] += 1
        waiting = gone + waiting
    return None


def _collide(boxes, leaders, box, leader):
    """Which of a label's candidates collide with a label that has its box."""
    return (
        _boxes_meet(boxes, box)
        | _segments_meet_boxes(leaders, box[None])
        | _segments_meet_boxes(leader[None], boxes)
        | _segments_cross(leaders, leader)
    )


def _mean_in_boxes(total, boxes):
    """Mean of a summed map over boxes."""
    rows, columns = np.array(total.shape) - 1
    left, right = (np.clip(np.rint(boxes[:, i] / CELL).astype(int), 0, columns) for i in (0, 2))
    top, bottom = (np.clip(np.rint(boxes[:, i] / CELL).astype(int), 0, rows) for i in (1, 3))
    area = np.maximum((right - left) * (bottom - top), 1)
    inside = total[bottom, right] - total[top, right] - total[bottom, left] + total[top, left]
    return inside / area


# --- plain geometry, vectorised over one of the two things compared -------------------------------


def _box_distance(boxes, x, y):
    dx = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 2]), 0)
    dy = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 3]), 0)
    return np.hypot(dx, dy)


def _boxes_meet(boxes, box):
    return (
        (boxes[:, 0] < box[2] + GAP)
        & (boxes[:, 2] > box[0] - GAP)
        & (boxes[:, 1] < box[3] + GAP)
        & (boxes[:, 3] > box[1] - GAP)
    )


def _segment_distance(segments, x, y):
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    square = np.maximum((along**2).sum(axis=1), 1e-9)
    part = np.clip((((x, y) - start) * along).sum(axis=1) / square, 0, 1)
    return np.hypot(*(start + along * part[:, None] - (x, y)).T)


def _segments_cross(segments, other):
    """Whether leaders cross another; two that begin at the same place do not."""
    (ax, ay, bx, by), (cx, cy, dx, dy) = segments.T, other

    def turn(px, py, qx, qy, rx, ry):
        return (qx - px) * (ry - py) - (qy - py) * (rx - px)

    apart = turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) > 0
    apart |= turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) > 0
    return ~apart & ~((ax == cx) & (ay == cy))


def _segments_meet_boxes(segments, boxes):
    """Whether segments run through boxes (one of the two may be a single one)."""
    left, top, right, bottom = (boxes[:, i] + side * GAP for i, side in enumerate((-1, -1, 1, 1)))
    x0, y0, x1, y1 = segments.T
    near, far = np.zeros(np.broadcast(x0, left).shape), np.ones(np.broadcast(x0, left).shape)
    for start, end, low, high in ((x0, x1, left, right), (y0, y1, top, bottom)):
        run = np.where(end == start, 1e-9, end - start)
        enter, leave = (low - start) / run, (high - start) / run
        near = np.maximum(near, np.minimum(enter, leave))
        far = np.minimum(far, np.maximum(enter, leave))
    return near <= far
