"""Labels as parts for the browser, written without having matplotlib draw each of them.

There are thousands. How one looks is taken from one that matplotlib has drawn; where it stands is
the same as in a figure.
"""

from __future__ import annotations

import functools

import numpy as np
from matplotlib.figure import Figure
from matplotlib.path import Path

from . import style
from .blocks import draw_blocks, drawn_leader, lines_of
from .parts import Parts, path_text

BOX = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
WAY = [Path.MOVETO, Path.LINETO]
LENGTH = 100  # points: of the page on which one is drawn


def block_parts(renderer, letterings, boxes, leaders):
    """Draw labels in their boxes: all leaders, then the paper below all texts, then the texts.

    Parameters
    ----------
    renderer : acupress.drawing.parts.Parts
        Knows the looks.
    letterings : list of acupress.drawing.lettering.Lettering
    boxes, leaders : ndarray of shape (len(letterings), 4)
        As for :func:`acupress.drawing.blocks.draw_blocks`.

    Returns
    -------
    list of dict
        As :class:`acupress.drawing.parts.Parts` has them, each with its ``kind`` and ``step``;
        those of a point's name are ``own``.
    """
    ways, papers, texts = [], [], []
    for item, box, leader in zip(letterings, boxes, leaders, strict=True):
        lines, leftward = lines_of(item, box, leader)
        way, paper, text = (
            [renderer.look(css) for css in part] for part in _looks(item.is_name, leftward)
        )
        about = {"kind": "label", "step": item.step} | ({"own": True} if item.is_name else {})
        ends, (left, top, right, foot) = drawn_leader(leader), box
        corners = [(left, top), (right, top), (right, foot), (left, foot), (left, top)]
        ways.append({**about, "kind": "leader", "look": way, "d": _path(ends, WAY)})
        papers.append({**about, "look": paper, "d": _path(corners, BOX)})
        for x, y, line in lines:
            place = {"x": round(float(x), 1), "y": round(float(y), 1)}
            texts.append({**about, "look": text, **place, "text": line})
    return ways + papers + texts


def _path(places, codes):
    return path_text(np.rint(np.multiply(places, 10)).astype(int).tolist(), codes)


@functools.cache
@style.applied()
def _looks(is_name, leftward):
    """The CSS of a leader, of the paper and of the text, as matplotlib draws them."""
    from .lettering import Lettering

    figure = Figure(figsize=(LENGTH / 72, LENGTH / 72), dpi=72)
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, LENGTH), ylim=(LENGTH, 0))
    place, box = ((90, 50), (10, 40, 40, 60)) if leftward else ((10, 50), (60, 40, 90, 60))
    leader = np.array([*place, box[2] if leftward else box[0], 50.0])
    drawn = draw_blocks(
        ax, [Lettering("A", place, is_name)], np.array([box], float), leader[None], style.ATLAS, "",
    )  # fmt: skip
    renderer, looks = Parts(LENGTH, LENGTH), []
    for artist in sorted(drawn, key=lambda artist: artist.get_zorder()):
        renderer.parts = []
        renderer.draw(artist, kind="label")
        looks.append([renderer.looks[number] for number in renderer.parts[0]["look"]])
    return looks
