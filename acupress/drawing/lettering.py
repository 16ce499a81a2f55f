"""Letter a drawing: what is written on it, and where, so that nothing collides."""

from __future__ import annotations

import dataclasses
import functools
import textwrap
from typing import NamedTuple

import numpy as np

from ..facts import tables
from ..facts.names import shown_code
from ..facts.safety import caution_mark, is_marked
from . import style
from .blocks import draw_blocks, labels_of
from .key import draw_key
from .labels import Page, place_labels
from .letters import drawable
from .surroundings import dots_and_lines, in_points, page_of

LINE = 14  # letters of a landmark's name in one line


@dataclasses.dataclass(frozen=True)
class Lettering:
    """A text that names something on the page.

    Attributes
    ----------
    text : str
        Lines are broken where they stand.
    place : tuple of float
        What it names, in plate units.
    is_name : bool
        Whether it names a point; else it names a landmark or a count on the way.
    step : int
        The step of the construction it belongs to.
    is_count : bool
        Whether it says how much a step counts: such stands beside the step.
    """

    text: str
    place: tuple
    is_name: bool = False
    step: int = 0
    is_count: bool = False


def point_letterings(plate, spot, points, latin=False):
    """A point's own name, its landmarks, and how much each move counts.

    Parameters
    ----------
    plate : Plate
    spot : acupress.body.construction.Located
    points : pandas.DataFrame
    latin : bool, optional
        Whether landmarks go by their anatomical Latin names.

    Returns
    -------
    list of Lettering
    """
    letterings = {}
    for number, step in enumerate(spot.steps):
        for name in step.refers_to:
            if name in plate.landmarks or name in plate.lines:
                named = landmark_lettering(plate, name, step.end, number, latin)
                letterings.setdefault(name, named)
            elif number == 0:
                letterings[name] = Lettering(shown_code(name), tuple(step.start))
        if step.count:
            middle = tuple((step.start + step.end) / 2)
            letterings[number] = Lettering(filled(step.count), middle, step=number, is_count=True)
    return [name_lettering(spot, points), *letterings.values()]


def name_lettering(spot, points, with_caution=True):
    """What stands at a dot: code, characters, name, and the mark of its caution.

    Parameters
    ----------
    spot : acupress.body.construction.Located
    points : pandas.DataFrame
    with_caution : bool, optional

    Returns
    -------
    Lettering
    """
    point = points.loc[spot.code]
    lines = [f"{shown_code(spot.code)} {drawable(point.hanzi)}", drawable(point.pinyin)]
    if with_caution and is_marked(point.pregnancy):
        lines.append(filled(caution_mark(point.pregnancy)))
    text = "\n".join(line.strip() for line in lines if line.strip())
    return Lettering(text, (spot.x, spot.y), is_name=True, step=len(spot.steps) - 1)


def other_lettering(other):
    """What stands at another place of a point: whose it is.

    Parameters
    ----------
    other : acupress.body.alternatives.Alternative
        One that its plate shows.

    Returns
    -------
    Lettering
    """
    spot = other.spot
    return Lettering(filled(other.name), (spot.x, spot.y), step=len(spot.steps) - 1)


def landmark_lettering(plate, name, near=None, step=0, latin=False):
    """What a landmark is called, and where its leader ends.

    Parameters
    ----------
    plate : Plate
    name : str
        Id of the landmark.
    near : ndarray of shape (2,), optional
        The place a line landmark is used at; it is named at its further end, where there is room.
    step : int, optional
        The step of the construction it belongs to.
    latin : bool, optional
        Whether it goes by its anatomical Latin name.

    Returns
    -------
    Lettering
    """
    landmark = _landmarks()[name]
    # Creases and webs of the skin have no Latin name in use.
    text = filled((latin and landmark["latin"]) or landmark["name"])
    if name in plate.landmarks:
        return Lettering(text, tuple(plate.landmarks[name]), step=step)
    line = plate.lines[name]
    inside = plate.clipped(line)
    ends = (inside if len(inside) else line)[[0, -1]]
    far = 0 if near is None else np.hypot(*(ends - near).T).argmax()
    return Lettering(text, tuple(ends[far]), step=step)


@functools.cache
def _landmarks():
    return tables.load_landmarks()[["name", "latin"]].to_dict("index")


def filled(text):
    r"""A text in short lines, or, where a word is longer, in lines as long as that.

    Examples
    --------
    >>> filled("rear edge of the sternocleidomastoid").split("\n")
    ['rear edge of the', 'sternocleidomastoid']
    """
    long = max([LINE, *map(len, text.split())])
    return textwrap.fill(text, long, break_on_hyphens=False)


def draw_labels(ax, plate, letterings, around=None, palette=style.ATLAS, gid="label"):
    """Letter a drawing: place the texts so that nothing collides, and draw them with leaders.

    Where there is no room for all, each place bears a number and a key below the plate tells them.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    letterings : list of Lettering
    around : list of matplotlib.artist.Artist, optional
        The dots, marks and lines to keep clear of; all on the page by default.
    palette : acupress.drawing.style.Palette
    gid : str, optional
        Beginning of the gids, which go on ``.STEP.NUMBER``.

    Returns
    -------
    list of matplotlib.artist.Artist
        Texts, a line each, with the gids ``GID.STEP.NUMBER.text.LINE``, the paper below them,
        ``….paper``, and leaders, ``….leader``; of a key ``GID.STEP.NUMBER.key.LINE``.
    """
    around = dots_and_lines(ax) if around is None else around
    placed = placed_labels(ax, plate, letterings, around)
    if placed.boxes is None:
        return draw_key(ax, letterings, placed.page, placed.places, palette, gid)
    return draw_blocks(ax, letterings, placed.boxes, placed.leaders, palette, gid)


class Placed(NamedTuple):
    """Where labels go: `boxes` and `leaders`, None without room, on a `page` with its `places`."""

    boxes: np.ndarray | None
    leaders: np.ndarray | None
    page: Page
    places: np.ndarray


def placed_labels(ax, plate, letterings, around):
    """Find out where labels go.

    Parameters
    ----------
    ax, plate, letterings, around
        As for :func:`draw_labels`.

    Returns
    -------
    Placed
        Lengths are points from the page's top left corner.
    """
    places = in_points(ax, np.reshape([item.place for item in letterings], (-1, 2)))
    page = page_of(ax, plate, around, places)
    return Placed(*place_labels(labels_of(letterings, places), page), page, places)
