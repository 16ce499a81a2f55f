"""Place labels beside a drawing so that nothing collides.

Each label gets a box from a grid of free places and a straight leader to what it names. Boxes stay
on the page, apart from each other, off the obstacles, and as far as possible off contours and skin;
leaders cross neither each other, nor a box, nor a dot. A label that finds no free place takes the
one where it displaces least, and those displaced look for another. Lengths are points (1/72 inch),
y down.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from .choosing import best_choice, collide
from .geometry import (
    GAP,
    box_distance,
    boxes_meet,
    segment_distance,
    segments_cross,
    segments_meet_boxes,
)  # fmt: skip

STEP = 5.0  # grid of places, points
CELL = 3.0  # of the map of the page, points
REACH = 210.0  # longest leader
INSET = 2.0  # from a box's edge to its text, points
# What is bad about a place, in points of a longer leader.
ON_SKIN = 600.0  # to lie on the drawing
ON_SKIN_BESIDE = 60.0  # the same for a label that stands beside what it counts
ON_CONTOUR = 80.0  # each point of contour that it hides
CROSSING = 40.0  # each line that its leader crosses
CROSSING_BESIDE = 500.0
ON_OTHERS = 300.0  # to collide with another, where no room is left
NEAREST = 300  # places are tried for each number of a key
TRIED = 5000  # places of a label, the best by what they hide and how near they are
TRIED_IN_ALL = 200_000  # of many labels together
KEPT = 2000  # of these, to choose among
FULL = 0.8  # of the blank paper: labels that would take more become a key


@dataclasses.dataclass(frozen=True)
class Label:
    """What to place: the size of its text and the place it names.

    Attributes
    ----------
    width, height : float
        Of the text's box.
    place : tuple of float
        What it names: the end of its leader.
    weight : float
        How much it wants to be near; 1 for most, more for the point itself.
    first, last : float
        How long its first and its last line are: there a leader from above or below ends. By
        default as wide as the box.
    beside : bool
        Whether it stands beside its place, on the drawing if need be, as a count does.
    """

    width: float
    height: float
    place: tuple
    weight: float = 1.0
    first: float | None = None
    last: float | None = None
    beside: bool = False


@dataclasses.dataclass(frozen=True)
class Page:
    """The page labels are placed on; lengths in points.

    Attributes
    ----------
    room : tuple of float
        Left, top, right and bottom of the room there is.
    keep_off : ndarray of shape (n, 3)
        Discs no box and no leader may touch: x, y and radius of each dot and mark.
    avoid_lines : ndarray of shape (m, 4)
        Drawn guide lines no box may lie on and few leaders cross: x0, y0, x1, y1.
    skin : ndarray of shape (rows, columns)
        A map in cells of `CELL` points: 1 on the drawing, 0 on blank paper.
    contour : ndarray of shape (rows, columns)
        How many points of contour run through each cell.
    keep_out : ndarray of shape (k, 4)
        Boxes no box and no leader may touch, as that of the inset.
    """

    room: tuple
    keep_off: np.ndarray
    avoid_lines: np.ndarray
    skin: np.ndarray
    contour: np.ndarray
    keep_out: np.ndarray


def place_labels(labels, page):
    """Find a box for every label.

    Parameters
    ----------
    labels : list of Label
    page : Page

    Returns
    -------
    boxes : ndarray of shape (len(labels), 4), or None
        Left, top, right and bottom of each box; None where the page is too small for the labels.
    leaders : ndarray of shape (len(labels), 4), or None
        From what each names to its box: x0, y0, x1, y1.
    """
    if sum(label.width * label.height for label in labels) > FULL * _paper(page):
        return None, None
    skin, contour = _summed(page.skin), _summed(page.contour)
    tried = min(TRIED, TRIED_IN_ALL // max(len(labels), 1))
    candidates = [_candidates(label, page, skin, contour, tried) for label in labels]
    chosen = best_choice(labels, candidates)
    if chosen is None:
        return None, None
    places = [np.hstack(candidates[i][:2])[chosen[i]] for i in range(len(labels))]
    return tuple(np.hsplit(np.reshape(places, (len(labels), 8)), 2))


def _paper(page):
    """How much of the room on a page is blank, in square points."""
    left, top, right, bottom = page.room
    return (right - left) * (bottom - top) - page.skin.sum() * CELL**2


def crowded_labels(labels, page):
    """Find a box for every label where there is no room for all: each the least bad for itself.

    Parameters and returns are those of :func:`place_labels`, but a box is always found.
    """
    open_page = dataclasses.replace(
        page, keep_off=np.empty((0, 3)), avoid_lines=np.empty((0, 4)), skin=page.skin * 0.02,
        contour=page.contour * 0.02,
    )  # fmt: skip
    skin, contour = _summed(open_page.skin), _summed(open_page.contour)
    boxes, leaders = [], []
    for label in labels:
        free = _candidates(label, open_page, skin, contour)
        free_boxes, free_leaders, cost = (part[:NEAREST] for part in free)
        for box, leader in zip(boxes, leaders, strict=True):
            cost = cost + ON_OTHERS * collide(free_boxes, free_leaders, box, leader)
        boxes.append(free_boxes[cost.argmin()])
        leaders.append(free_leaders[cost.argmin()])
    return np.array(boxes), np.array(leaders)


def is_left(box, place):
    """Whether a box stands left of what it names: then its lines end at the right, at its leader.

    Parameters
    ----------
    box : ndarray of shape (…, 4)
    place : tuple of float

    Returns
    -------
    bool, or ndarray of shape (…) of them
    """
    return (box[..., 0] + box[..., 2]) / 2 < place[0]


def _leader_ends(boxes, label, part):
    """Where leaders reach boxes: at their text, on the side that faces what they name.

    Beside it a leader ends `part` of the way down; above or below, at the line that is nearer, as
    straight as this line's length allows for `part` of a half, else so far along it.
    """
    left, top, right, bottom = boxes.T
    x, y = label.place
    beside = (x < left) | (x > right)
    long = np.where(y < top, label.first or label.width, label.last or label.width) - 2 * INSET
    leftward = is_left(boxes, label.place)
    start = np.where(leftward, right - INSET - long, left + INSET)
    along = np.clip(x, start, start + long) if part == 0.5 else start + part * long
    end_x = np.where(x < left, left, np.where(x > right, right, along))
    end_y = np.where(beside, top + part * (bottom - top), np.where(y < top, top, bottom))
    return np.column_stack([end_x, end_y])


def _candidates(label, page, skin, contour, tried=TRIED):
    """Boxes a label could take, best first, with their leaders and costs."""
    boxes = _free_boxes(label, page)
    ends = np.concatenate([_leader_ends(boxes, label, part) for part in (0.5, 0.2, 0.8)])
    length = np.hypot(*(ends - label.place).T)
    steep = np.abs(ends[:, 1] - label.place[1]) / (length + 1)
    area = label.width * label.height / CELL**2
    on_skin = ON_SKIN_BESIDE if label.beside else ON_SKIN
    hides = on_skin * _sum_in_boxes(skin, boxes) / area
    hides += ON_CONTOUR * _sum_in_boxes(contour, boxes)
    cost = length * label.weight + 14 * steep + np.tile(hides, 3)
    near = np.argsort(cost, kind="stable")
    near = near[length[near] < REACH][:tried]
    leaders = np.hstack([np.broadcast_to(label.place, (len(near), 2)), ends[near]])
    free = _clear(leaders, label, page)
    near, leaders = near[free], leaders[free]
    cost = cost[near] + _crossings(leaders, label, page)
    best = np.argsort(cost, kind="stable")[:KEPT]
    return boxes[near[best] % len(boxes)], leaders[best], cost[best]


def _crossings(leaders, label, page):
    """What it costs that leaders cross lines, but not those that a label's place lies on."""
    away = segment_distance(page.avoid_lines, *label.place) > 1.5
    each = CROSSING_BESIDE if label.beside else CROSSING
    lines = page.avoid_lines[away]
    return each * sum((segments_cross(leaders, line) for line in lines), np.zeros(len(leaders)))


def _free_boxes(label, page):
    """Boxes of a label's size, on a grid, that touch nothing they must keep off."""
    left, top, right, bottom = page.room
    x, y = np.meshgrid(
        np.arange(left, right - label.width + 0.1, STEP),
        np.arange(top, bottom - label.height + 0.1, STEP),
    )
    boxes = np.stack([x, y, x + label.width, y + label.height], axis=-1).reshape(-1, 4)
    away = box_distance(boxes, *label.place)
    boxes = boxes[(away > (5 if label.beside else 9)) & (away < REACH)]
    for cx, cy, radius in page.keep_off:
        boxes = boxes[box_distance(boxes, cx, cy) > radius + GAP]
    for line in page.avoid_lines:
        boxes = boxes[~segments_meet_boxes(line[None], boxes)]
    for box in page.keep_out:
        boxes = boxes[~boxes_meet(boxes, box)]
    return boxes


def _clear(leaders, label, page):
    """Which leaders of a label keep off what they must."""
    here = (page.keep_off[:, :2] == label.place).all(axis=1)
    discs, radii = np.split(page.keep_off[~here], [2], axis=1)
    away, ways = discs - label.place, leaders[:, 2:] - label.place
    # A leader that begins beside another dot can only lead away from it.
    clear = np.minimum(radii[:, 0] + 1, 0.85 * np.hypot(*away.T))
    # All leaders begin at one place: how near each comes to each disc, by how far along it is.
    length = np.maximum(np.hypot(*ways.T), 1e-9)[:, None]
    along = ways / length @ away.T
    part = np.clip(along, 0, length)
    free = (part * (part - 2 * along) + (away**2).sum(axis=1) >= clear**2).all(axis=1)
    for box in page.keep_out:
        free &= ~segments_meet_boxes(leaders, box[None])
    return free


def _summed(cells):
    """A map summed from its corner, so that the sum over any box is four of its entries."""
    return np.pad(cells, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)


def _sum_in_boxes(total, boxes):
    """Sums of a summed map over boxes, with all cells they touch."""
    rows, columns = np.array(total.shape) - 1
    left, right = (
        np.clip(edge(boxes[:, i] / CELL).astype(int), 0, columns)
        for i, edge in ((0, np.floor), (2, np.ceil))
    )
    top, bottom = (
        np.clip(edge(boxes[:, i] / CELL).astype(int), 0, rows)
        for i, edge in ((1, np.floor), (3, np.ceil))
    )
    return total[bottom, right] - total[top, right] - total[bottom, left] + total[top, left]
