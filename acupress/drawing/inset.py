"""Where on the body a plate is: a small whole body with a ring, in a corner free of skin."""

from __future__ import annotations

import json

import numpy as np
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from ..body.load import load_plate
from ..facts.kept import kept_text
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
    body = json.loads(kept_text(["inset", plate.name, plate.side], lambda: _small_body(plate)))
    if body is None:
        return
    unit = 1 / points_per_unit(ax)
    scale = HEIGHT * unit / body["height"]
    left, top = _free_corner(
        ax, plate, header * unit, body["width"] * scale, HEIGHT * unit, EDGE * unit
    )
    look = {"facecolor": palette.skin, "edgecolor": palette.contour, "linewidth": 0.3,
            "zorder": style.Z_INSET}  # fmt: skip
    for i, (vertices, codes) in enumerate(body["skin"]):
        path = Path(np.array(vertices) * scale + (left, top), codes)
        ax.add_artist(PathPatch(path, gid=f"inset.{i}", **look))
    x, y, radius = body["ring"]
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


def _small_body(plate):
    """What is drawn of the whole body that shows where a plate is, as JSON; null if none does.

    To read whole bodies takes longer than all else of a figure.
    """
    bodies = (load_plate(body) for body in plate_names() if body.startswith("body_"))
    body = next((body for body in bodies if plate.name in body.regions), None)
    if body is None:
        return "null"
    body = body.at_side(plate.side)
    outlines = [shape.outline for shape in body.layers["skin"]]
    skin = [(one.vertices.tolist(), np.asarray(one.codes).tolist()) for one in outlines]
    size = {"width": body.width, "height": body.height}
    return json.dumps(size | {"skin": skin, "ring": list(body.regions[plate.name])})


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
