"""Place labels beside a drawing so that nothing collides.

Each label gets a box from a grid of free places and a straight leader to what it names. Boxes stay
on the page, apart from each other, off the obstacles, and as far as possible off contours and skin;
leaders cross neither each other, nor a box, nor a dot. A label that finds no free place takes the
one where it displaces least, and those displaced look for another. Lengths are points (1/72 inch),
y down.
"""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import numpy as np

from .cells import Cells, in_the_way
from .choosing import best_choice, collide
from .geometry import (
    box_distance,
    segment_distance,
    segments_cross,
    segments_meet_boxes,
)  # fmt: skip

STEP = 5.0  # grid of places, points
CELL = 3.0  # of the map of the page, points
REACH = 210.0  # longest leader
INSET = 2.0  # from a box's edge to its text, points
BEGINS = 5.5  # points from what it names a leader is drawn
# What is bad about a place, in points of a longer leader.
ON_SKIN = 600.0  # to lie on the drawing
ON_SKIN_BESIDE = 60.0  # the same for a label that stands beside what it counts
ON_CONTOUR = 80.0  # each point of contour that it hides
CROSSING = 40.0  # each line that its leader crosses
CROSSING_BESIDE = 500.0
BESIDE = 55.0  # points: a count further from its place does not stand beside it,
STRAYED = 30.0  # and each point more is so bad
ON_OTHERS = 300.0  # to collide with another, where no room is left
NEAREST = 300  # places are tried for each number of a key
KEPT = 400, 2000  # places a label's is chosen among, the best; more where these are too few
TURN = np.pi / 360  # between ways to look out from a place
BEARINGS = np.arange(0, 2 * np.pi - TURN / 2, TURN)
ACROSS, DOWN = np.cos(BEARINGS), np.sin(BEARINGS)
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


class Maps(NamedTuple):
    """What lies where on a page: what no box may touch, the drawing, its contours."""

    taken: Cells
    skin: Cells
    contour: Cells


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
    maps = _maps(page)
    for most in KEPT:
        candidates = [_candidates(label, page, maps, most) for label in labels]
        chosen = best_choice(labels, candidates)
        if chosen is not None:
            break
    else:
        return None, None
    places = [np.hstack(candidates[i][:2])[chosen[i]] for i in range(len(labels))]
    return tuple(np.hsplit(np.reshape(places, (len(labels), 8)), 2))


def _maps(page):
    """What lies where on a page, to be summed over boxes."""
    return Maps(in_the_way(page), Cells.of(page.skin, CELL), Cells.of(page.contour, CELL))


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
    maps = _maps(open_page)
    boxes, leaders = [], []
    for label in labels:
        free_boxes, free_leaders, cost = _candidates(label, open_page, maps, NEAREST)
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


def begin_of(length):
    """How far along a leader its drawn line begins: half-way at most.

    Parameters
    ----------
    length : float or ndarray
        Of the leader, in points.

    Returns
    -------
    float or ndarray
        A part of the length.
    """
    return np.minimum(0.5, BEGINS / np.maximum(length, 1))


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


def _candidates(label, page, maps, most):
    """Boxes a label could take, best first, with their leaders and costs: so many at most."""
    boxes = _free_boxes(label, page, maps.taken)
    ends = np.concatenate([_leader_ends(boxes, label, part) for part in (0.5, 0.2, 0.8)])
    ways = ends - label.place
    length = np.sqrt((ways**2).sum(axis=1))
    area = label.width * label.height / CELL**2
    on_skin = ON_SKIN_BESIDE if label.beside else ON_SKIN
    hides = on_skin * maps.skin.under(boxes) / area + ON_CONTOUR * maps.contour.under(boxes)
    cost = length * label.weight + 14 * np.abs(ways[:, 1]) / (length + 1) + np.tile(hides, 3)
    if label.beside:
        cost += STRAYED * np.maximum(length - BESIDE, 0)
    free = np.flatnonzero(length < np.minimum(_sight(label, page, ways), REACH))
    free = free[~_runs_under(label, page, ways[free])]
    near = free[_least(cost[free], most)]
    leaders = np.hstack([np.broadcast_to(label.place, (len(near), 2)), ends[near]])
    for box in page.keep_out:
        apart = ~segments_meet_boxes(leaders, box)
        near, leaders = near[apart], leaders[apart]
    cost = cost[near] + _crossings(leaders, label, page)
    best = np.argsort(cost, kind="stable")
    return boxes[near[best] % len(boxes)], leaders[best], cost[best]


def _least(cost, most):
    """The numbers of the least costs, so many at most."""
    if len(cost) > most:
        return np.flatnonzero(cost <= np.partition(cost, most)[most])[:most]
    return np.arange(len(cost))


def _crossings(leaders, label, page):
    """What it costs that leaders cross lines, but not those that a label's place lies on."""
    away = segment_distance(page.avoid_lines, *label.place) > 1.5
    each = CROSSING_BESIDE if label.beside else CROSSING
    return each * segments_cross(leaders, page.avoid_lines[away][:, None]).sum(axis=0)


def _free_boxes(label, page, taken):
    """Boxes of a label's size, on a grid, that touch nothing they must keep off."""
    left, top, right, bottom = page.room
    x, y = np.meshgrid(
        np.arange(left, right - label.width + 0.1, STEP),
        np.arange(top, bottom - label.height + 0.1, STEP),
    )
    boxes = np.stack([x, y, x + label.width, y + label.height], axis=-1).reshape(-1, 4)
    boxes = boxes[taken.under(boxes) == 0]
    away = box_distance(boxes, *label.place)
    return boxes[(away > (5 if label.beside else 9)) & (away < REACH)]


def _sight(label, page, ways):
    """How far one sees from a label's place along ways until a disc is there."""
    x, y, radius = (page.keep_off - (*label.place, 0)).T
    far, clear = np.hypot(x, y), radius + 1
    others = (far >= clear) & (far < REACH + clear)
    x, y, far, clear = x[others], y[others], far[others], clear[others]
    # Of each disc the bearings that it may lie at, and which disc is at each of these.
    half = np.ceil(np.arcsin(clear / far) / TURN).astype(int) + 1
    first = np.rint(np.arctan2(y, x) / TURN).astype(int) - half
    disc = np.repeat(np.arange(len(far)), 2 * half + 1)
    onward = np.arange(len(disc)) - np.repeat(np.cumsum(2 * half + 1) - 2 * half - 1, 2 * half + 1)
    bearing = (first[disc] + onward) % len(BEARINGS)
    across, down, x, y, clear = ACROSS[bearing], DOWN[bearing], x[disc], y[disc], clear[disc]
    along = across * x + down * y
    # How far off the way a disc is, by the way that is nearest to it of those of one bearing.
    off = np.abs(across * y - down * x) - TURN / 2 * np.abs(along)
    depth = clear**2 - np.maximum(off, 0) ** 2
    meets = np.where((depth > 0) & (along > 0), along - np.sqrt(np.maximum(depth, 0)), np.inf)
    reach = np.full(len(BEARINGS), np.inf)
    np.minimum.at(reach, bearing, meets)
    return reach[np.rint(np.arctan2(ways[:, 1], ways[:, 0]) / TURN).astype(int)]


def _runs_under(label, page, ways):
    """Whether a leader, as it is drawn, meets a disc that its place lies under."""
    discs = page.keep_off - (*label.place, 0)
    far = np.hypot(discs[:, 0], discs[:, 1])
    discs = discs[(far > 0.01) & (far < discs[:, 2] + 1)]
    begins = ways * begin_of(np.hypot(*ways.T))[:, None]
    drawn = np.hstack([begins, ways])
    near = [segment_distance(drawn, x, y) < radius for x, y, radius in discs]
    return np.any(near, axis=0) if near else np.zeros(len(ways), bool)
