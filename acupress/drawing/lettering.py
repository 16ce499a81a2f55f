"""Letter a drawing: what is written on it, and where, so that nothing collides."""

from __future__ import annotations

import dataclasses
import textwrap

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from ..facts import tables
from ..facts.names import shown_code
from ..facts.safety import caution_mark
from . import style
from .artists import points_per_unit, write
from .labels import CELL, Label, place_labels
from .letters import drawable
from .page import HEADER

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
    """

    text: str
    place: tuple
    is_name: bool = False
    step: int = 0


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
            letterings[number] = Lettering(textwrap.fill(step.count, LINE), middle, step=number)
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
    if with_caution:
        lines.append(textwrap.fill(caution_mark(point.pregnancy), LINE))
    text = "\n".join(line.strip() for line in lines if line.strip())
    return Lettering(text, (spot.x, spot.y), is_name=True, step=len(spot.steps) - 1)


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
    landmark = tables.load_landmarks().loc[name]
    # Creases and webs of the skin have no Latin name in use.
    text = textwrap.fill((latin and landmark.latin) or landmark["name"], LINE)
    if name in plate.landmarks:
        return Lettering(text, tuple(plate.landmarks[name]), step=step)
    line = plate.lines[name]
    inside = plate.clipped(line)
    ends = (inside if len(inside) else line)[[0, -1]]
    far = 0 if near is None else np.hypot(*(ends - near).T).argmax()
    return Lettering(text, tuple(ends[far]), step=step)


def draw_labels(ax, plate, letterings, keep_clear_of=None, palette=style.ATLAS, gid="label"):
    """Letter a drawing: place the texts so that nothing collides, and draw them with leaders.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    letterings : list of Lettering
    keep_clear_of : list of matplotlib.artist.Artist, optional
        The dots, marks and lines to keep clear of; all on the page by default.
    palette : acupress.drawing.style.Palette
    gid : str, optional
        Beginning of the gids, which go on ``.STEP.NUMBER``.

    Returns
    -------
    list of matplotlib.artist.Artist
        Text and leader by turns, with the gids ``GID.STEP.NUMBER.text`` and ``….leader``.

    Raises
    ------
    ValueError
        The figure is too small for these labels.
    """
    origin, scale = np.array([ax.get_xlim()[0], ax.get_ylim()[1]]), points_per_unit(ax)
    keep_clear_of = _dots_and_lines(ax) if keep_clear_of is None else keep_clear_of
    texts = [
        write(ax, *origin, item.text, *_letter(item, palette), palette, va="top")
        for item in letterings
    ]
    places = [tuple((np.asarray(item.place) - origin) * scale) for item in letterings]
    labels = [
        Label(*size, place, 1.6 if item.is_name else 1.0)
        for size, place, item in zip(_sizes(ax, texts), places, letterings, strict=True)
    ]
    boxes, leaders = place_labels(
        labels,
        _room(ax, plate),
        keep_off=_marks(keep_clear_of, labels, origin, scale),
        avoid_lines=_guides(keep_clear_of, origin, scale),
        skin=_skin_map(ax, plate),
    )
    artists = []
    for i, (text, box, way, item) in enumerate(zip(texts, boxes, leaders, letterings, strict=True)):
        text.set(position=box[:2] / scale + origin, gid=f"{gid}.{item.step}.{i}.text")
        line = _shortened(way.reshape(2, 2)) / scale + origin
        artists += [text, _draw_leader(ax, line, palette, f"{gid}.{item.step}.{i}.leader")]
    return artists


def _room(ax, plate):
    """Where labels may stand, in points: left, top, right and bottom, below the page's header."""
    (left, right), (_, top), scale = ax.get_xlim(), ax.get_ylim(), points_per_unit(ax)
    return 8, HEADER, (right - left) * scale - 8, (plate.height - top) * scale + 4


def _draw_leader(ax, line, palette, gid):
    rim = [withStroke(linewidth=2.4, foreground=(palette.halo, 0.6))]
    leader = Line2D(*line.T, color=palette.quiet, linewidth=0.9, zorder=style.Z_LEADER, gid=gid)
    leader.set_path_effects(rim)
    return ax.add_line(leader)


def _sizes(ax, texts):
    """Width and height of each text, in points."""
    renderer = ax.get_figure()._get_renderer()
    point = 72 / ax.get_figure().dpi
    extents = [text.get_window_extent(renderer) for text in texts]
    return [(extent.width * point, extent.height * point) for extent in extents]


def _shortened(line):
    """A leader from just off what it names to just off its text."""
    way = line[1] - line[0]
    length = max(np.hypot(*way), 1)
    return line + np.outer([min(0.5, 5.5 / length), -min(0.2, 1.5 / length)], way)


def _letter(item, palette):
    return (style.TEXT_NAME, palette.point) if item.is_name else (style.TEXT, palette.ink)


def _dots_and_lines(ax):
    dots = [artist for artist in ax.patches if str(artist.get_gid()).startswith("dot.")]
    return [*dots, *ax.lines]


def _marks(keep_clear_of, labels, origin, scale):
    """Everything small a label or leader must not touch: dots, landmarks, what is named."""
    places = [artist.center for artist in keep_clear_of if isinstance(artist, Circle)]
    lines = [artist for artist in keep_clear_of if isinstance(artist, Line2D)]
    places += [np.ravel(line.get_data()) for line in lines if len(line.get_xdata()) == 1]
    marks = [(*((np.asarray(place) - origin) * scale), style.DOT / 2) for place in places]
    marks += [(*label.place, 3.0) for label in labels]
    return np.array(marks, float).reshape(-1, 3)


def _guides(keep_clear_of, origin, scale):
    lines = [artist for artist in keep_clear_of if isinstance(artist, Line2D)]
    ways = [np.column_stack(line.get_data()) for line in lines if len(line.get_xdata()) > 1]
    pieces = [np.hstack([way[:-1], way[1:]]) for way in ways]
    segments = np.concatenate(pieces) if pieces else np.empty((0, 4))
    return (segments - np.tile(origin, 2)) * scale


def _skin_map(ax, plate):
    """Where on the page the drawing is, in cells of `CELL` points."""
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    cell = CELL / points_per_unit(ax)
    x, y = np.meshgrid(
        np.arange(left + cell / 2, right, cell), np.arange(top + cell / 2, bottom, cell)
    )
    places = np.column_stack([x.ravel(), y.ravel()])
    inside = np.any(
        [shape.outline.contains_points(places) for shape in plate.layers["skin"]], axis=0
    )
    inside &= (places >= 0).all(axis=1) & (places <= (plate.width, plate.height)).all(axis=1)
    return inside.reshape(x.shape).astype(float)
