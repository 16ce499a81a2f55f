"""Where on its page a plate's drawing is, and where its contours run: what lettering keeps off."""

from __future__ import annotations

import functools

import numpy as np

from .hidden import densified, seen_and_hidden
from .relief import Raster

PIXELS = 300  # the longer side of the map of the drawing
STEP = 1.0  # plate units between places on a contour


@functools.lru_cache(maxsize=64)
def _map(plate):
    raster = Raster.of(plate, PIXELS)
    return raster, raster.cover(plate.layers["skin"])


def on_drawing(plate, places):
    """Which places lie on the drawing.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    places : ndarray of shape (…, 2)
        In plate units.

    Returns
    -------
    ndarray of shape (…)
        1 on the drawing, 0 beside it and off the page.
    """
    raster, drawn = _map(plate)
    return raster.read(drawn, places, 0.0)


@functools.lru_cache(maxsize=64)
def contour(plate):
    """Places along the contours of the skin that one sees, one for each plate unit of them.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    ndarray of shape (n, 2)
        On the page, in plate units.
    """
    ways = [
        densified(polygon, STEP)
        for seen, _ in seen_and_hidden(plate, "skin")
        for polygon in seen.to_polygons(closed_only=False)
    ]
    places = np.concatenate(ways)
    return places[((places >= 0) & (places <= (plate.width, plate.height))).all(axis=1)]


def along_contour(plate, start, end):
    """The way along the skin's contour from one place to another: the midline, seen from the side.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    start, end : ndarray of shape (2,)
        In plate units, on the contour or near it.

    Returns
    -------
    ndarray of shape (n, 2)
        From start to end, the shorter way round.
    """
    polygons = plate.layers["skin"][0].outline.to_polygons()
    way = densified(max(polygons, key=len), STEP)
    first, last = (int(np.argmin(np.hypot(*(way - place).T))) for place in (start, end))
    onward = np.arange(first, first + (last - first) % len(way) + 1)
    back = np.arange(first, first - (first - last) % len(way) - 1, -1)
    shorter = way[min(onward, back, key=len) % len(way)]
    return np.vstack([start, shorter[1:-1], end])
