"""Where on the body a plate is: a small whole body with a ring, in a corner free of skin."""

from __future__ import annotations

import numpy as np
from matplotlib.patches import Circle, PathPatch

from ..body.load import load_plate
from ..facts.tables import plate_names
from . import style
from .artists import points_per_unit
from .silhouette import on_drawing

HEIGHT = 60  # points
EDGE = 6  # points from the page's edge
RING = 4.5  # points: its least radius


def draw_inset(ax, plate, header, palette=style.ATLAS):
    """Draw a small whole body with a ring where the plate is; none on a whole body itself.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    header : float
        How high the page's header is, in points: the body stands below it.
    palette : acupress.drawing.style.Palette
    """
    body = _body_with(plate.name)
    if body is None:
        return
    body, unit = body.at_side(plate.side), 1 / points_per_unit(ax)
    scale = HEIGHT * unit / body.height
    left, top = _free_corner(
        ax, plate, header * unit, body.width * scale, HEIGHT * unit, EDGE * unit
    )
    look = {"facecolor": palette.skin, "edgecolor": palette.contour, "linewidth": 0.3,
            "zorder": style.Z_INSET}  # fmt: skip
    for i, shape in enumerate(body.layers["skin"]):
        path = shape.outline.deepcopy()
        path.vertices = path.vertices * scale + (left, top)
        ax.add_artist(PathPatch(path, gid=f"inset.{i}", **look))
    x, y, radius = body.regions[plate.name]
    ring = Circle(
        (x * scale + left, y * scale + top), max(radius * scale, RING * unit),
        facecolor="none", edgecolor=palette.point, linewidth=1.3, gid="inset.ring",
        zorder=style.Z_INSET,
    )  # fmt: skip
    ax.add_artist(ring)


def inset_boxes(ax):
    """The box that a page's small body takes.

    Parameters
    ----------
    ax : matplotlib.axes.Axes

    Returns
    -------
    ndarray of shape (0 or 1, 4)
        Left, top, right and bottom, in plate units; none where there is no small body.
    """
    patches = [patch for patch in ax.patches if str(patch.get_gid()).startswith("inset.")]
    if not patches:
        return np.empty((0, 4))
    ways = [patch.get_patch_transform().transform_path(patch.get_path()) for patch in patches]
    # As polygons: the exact extents of curves are worked out in Python, curve by curve.
    places = np.vstack([part for way in ways for part in way.to_polygons(closed_only=False)])
    return np.concatenate([places.min(axis=0), places.max(axis=0)])[None]


def _body_with(name):
    """The whole-body plate that shows where a close-up is."""
    bodies = (load_plate(body) for body in plate_names() if body.startswith("body_"))
    return next((body for body in bodies if name in body.regions), None)


def _free_corner(ax, plate, header, wide, high, edge):
    """Left and top of the corner with least skin; of several the first, at the top right."""
    (left, right), (_, top) = ax.get_xlim(), ax.get_ylim()
    lefts = right - edge - wide, left + edge
    tops = top + header, plate.height - high
    corners = [(x, y) for y in tops for x in lefts]
    return min(corners, key=lambda corner: _skin_share(plate, *corner, wide, high))


def _skin_share(plate, left, top, wide, high):
    across, down = np.linspace(left, left + wide, 12), np.linspace(top, top + high, 24)
    places = np.stack(np.meshgrid(across, down), axis=-1)
    return on_drawing(plate, places).mean().round(2)
