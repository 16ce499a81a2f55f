"""Which part of a bone's or tendon's outline is hidden by a nearer one."""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.path import Path as Outline

from ..facts.kept import kept_arrays
from .forms import forms
from .relief import Raster

PIXELS = 720  # the longer side of the map of what lies in front
STEP = 2.0  # pixels between places that are asked about
TOLERANCE = 0.3  # plate units that a simpler outline may lie off
SHORT = 3  # places: a shorter run is a joint's touch, not a hidden edge


@functools.lru_cache(maxsize=64)
def seen_and_hidden(plate, layer):
    """Cut each outline of a layer into what is seen and what lies behind a nearer form.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    layer : {"skin", "bone", "tendon"}
        Its shapes are written far to near; a filled one hides what it covers.

    Returns
    -------
    list of (matplotlib.path.Path, matplotlib.path.Path or None)
        For each shape its seen and its hidden part, in plate units; an outline of which nothing
        is hidden is given as it is, with None.
    """
    outlines = [shape.outline for shape in plate.layers[layer]]
    arrays = kept_arrays(["hidden", layer, forms(plate)], lambda: _arrays(_cut_all(plate, layer)))
    parts = [_read(arrays[i : i + 2]) for i in range(0, len(arrays), 2)]
    pairs = zip(outlines, parts[::2], parts[1::2], strict=True)
    return [(seen, hidden) if len(hidden) else (whole, None) for whole, seen, hidden in pairs]


def _arrays(cuts):
    """Seen and hidden parts as arrays, two for each; what hides nothing is not written."""
    none = Outline(np.empty((0, 2)))
    pairs = [(seen, hidden) if hidden else (none, none) for seen, hidden in cuts]
    paths = [path for pair in pairs for path in pair]
    return [part for path in paths for part in (path.vertices, _codes(path))]


def _codes(path):
    return np.empty(0, np.uint8) if path.codes is None else path.codes


def _read(arrays):
    vertices, codes = arrays
    return Outline(vertices, codes if len(codes) else None)


def _cut_all(plate, layer):
    raster = Raster.of(plate, PIXELS)
    nearest = np.full((raster.height, raster.width), -1, np.int16)
    shapes = plate.layers[layer]
    for number, shape in enumerate(shapes):
        if shape.filled:
            box = left, top, right, bottom = raster.box(shape.outline, 1)
            nearest[top:bottom, left:right][raster.mask(shape.outline, box) > 0] = number
    return [_cut(shape.outline, nearest, number, raster) for number, shape in enumerate(shapes)]


def _cut(outline, nearest, number, raster):
    runs = {False: [], True: []}
    for polygon in outline.to_polygons(closed_only=False):
        places = densified(polygon, STEP / raster.scale)
        hidden = _smoothed(raster.read(nearest, places, -1) > number)
        breaks = np.flatnonzero(np.diff(hidden)) + 1
        for start, stop in zip([0, *breaks], [*breaks, len(places)], strict=True):
            if stop - start > 1:
                runs[bool(hidden[start])].append(places[max(start - 1, 0) : stop])
    if not runs[True]:
        return outline, None
    return _path(runs[False]), _path(runs[True])


def densified(polygon, step):
    """A way with places no further apart than `step`.

    Parameters
    ----------
    polygon : ndarray of shape (n, 2)
    step : float

    Returns
    -------
    ndarray of shape (m, 2)

    Examples
    --------
    >>> densified(np.array([(0.0, 0.0), (2.0, 0.0)]), 1)
    array([[0., 0.],
           [1., 0.],
           [2., 0.]])
    """
    ways = np.diff(polygon, axis=0)
    counts = np.maximum(1, np.ceil(np.hypot(*ways.T) / step).astype(int))
    start = np.repeat(np.arange(len(ways)), counts)
    parts = (np.arange(len(start)) - (np.cumsum(counts) - counts)[start]) / counts[start]
    return np.vstack([polygon[start] + parts[:, None] * ways[start], polygon[-1:]])


def _smoothed(hidden):
    """Without runs that are shorter than `SHORT`."""
    votes = np.convolve(np.pad(hidden.astype(float), SHORT, mode="edge"), np.ones(2 * SHORT + 1))
    return votes[2 * SHORT : -2 * SHORT] > SHORT + 0.5


def _path(runs):
    """Several open ways as one path."""
    if not runs:
        return Outline(np.empty((0, 2)))
    codes = [code for run in runs for code in [Outline.MOVETO] + [Outline.LINETO] * (len(run) - 1)]
    path = Outline(np.concatenate(runs), codes)
    path.should_simplify, path.simplify_threshold = True, TOLERANCE
    plain = path.cleaned(simplify=True)
    return Outline(plain.vertices[:-1], plain.codes[:-1])  # without the mark of its end
