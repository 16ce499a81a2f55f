"""Boxes and segments on a page, many compared with one or with many; lengths in points.

A box is left, top, right and bottom, a segment x0, y0, x1, y1; arrays of shape (…, 4) of them are
compared as numpy broadcasts what stands before the last axis.
"""

from __future__ import annotations

import numpy as np

GAP = 3.5  # least distance between boxes, and of a leader from what it must not touch


def box_distance(boxes, x, y):
    """How far boxes, an array of shape (n, 4), are from a place; 0 where it lies in one."""
    dx = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 2]), 0)
    dy = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 3]), 0)
    return np.hypot(dx, dy)


def boxes_meet(boxes, box):
    """Which boxes come nearer to another than `GAP`."""
    return (
        (boxes[..., 0] < box[..., 2] + GAP)
        & (boxes[..., 2] > box[..., 0] - GAP)
        & (boxes[..., 1] < box[..., 3] + GAP)
        & (boxes[..., 3] > box[..., 1] - GAP)
    )


def segment_distance(segments, x, y):
    """How far segments, an array of shape (n, 4), are from a place."""
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    square = np.maximum((along**2).sum(axis=1), 1e-9)
    part = np.clip((((x, y) - start) * along).sum(axis=1) / square, 0, 1)
    return np.hypot(*(start + along * part[:, None] - (x, y)).T)


def segments_cross(segments, other):
    """Whether leaders cross another; two that begin at the same place do not."""
    (ax, ay, bx, by), (cx, cy, dx, dy) = _columns(segments), _columns(other)

    def turn(px, py, qx, qy, rx, ry):
        return (qx - px) * (ry - py) - (qy - py) * (rx - px)

    apart = turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) > 0
    apart |= turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) > 0
    return ~apart & ~((ax == cx) & (ay == cy))


def segments_meet_boxes(segments, boxes):
    """Whether segments run through boxes, or nearer past them than `GAP`."""
    x0, y0, x1, y1 = _columns(segments)
    left, top, right, bottom = _columns(boxes + np.array((-GAP, -GAP, GAP, GAP)))
    near, far = 0.0, 1.0
    for start, end, low, high in ((x0, x1, left, right), (y0, y1, top, bottom)):
        run = np.where(end == start, 1e-9, end - start)
        enter, leave = (low - start) / run, (high - start) / run
        near = np.maximum(near, np.minimum(enter, leave))
        far = np.minimum(far, np.maximum(enter, leave))
    return near <= far


def _columns(rows):
    return rows[..., 0], rows[..., 1], rows[..., 2], rows[..., 3]
