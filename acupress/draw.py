"""Draw plates, landmarks, constructions and dots with matplotlib.

Artists go on a given Axes whose data are plate units, and carry a gid each, so that the same drawing
serves the notebook, the PNG, the PDF and the widgets. Nothing here calls ``plt.show()``.
"""

from __future__ import annotations

import dataclasses
import html
import io
import re
import textwrap

import matplotlib as mpl
import matplotlib.style
import numpy as np
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.patheffects import withStroke

from . import style, table
from .labels import CELL, Label, place_labels
from .locate import as_plate, cun_length, locate
from .plate import DRAWN, load_plate, plate_names
from .relief import skin_pictures

WIDTH = 5.2  # inches; about the width of a phone held upright when shown at 360 px
HEADER = 74  # points above the drawing, for its title, ruler and inset
MARGIN = 30  # points beside the drawing
TALLEST = 1.18  # the drawing's height at most, as part of the figure's width
ALL_LAYERS = DRAWN
BOTH = ("right", "left")
CAUTION_MARK = dict.fromkeys(("avoid", "disputed"), "⚠ not in\npregnancy")
LINE = 14  # letters of a landmark's name in one line


class PlateFigure(Figure):
    """A matplotlib Figure that shows itself in a notebook as SVG with a description.

    JupyterLab empties the alternative text of image outputs; inline SVG keeps its own.

    Attributes
    ----------
    alt : str
        What the figure shows, for a reader who cannot see it.
    """

    alt = ""

    def _repr_html_(self):
        return f'<div style="max-width:{self.get_figwidth() * 1.35:.1f}in">{to_svg(self)}</div>'


def show_point(
    code, plate=None, side=None, layers=ALL_LAYERS, labels=True, width=WIDTH, points=None,
    palette=style.ATLAS,
):  # fmt: skip
    """Draw where a point is and how its rule finds it.

    Parameters
    ----------
    code : str
        The point, however it is written.
    plate : Plate or str, optional
        The view; the point's own close-up by default.
    side : {"right", "left"}, optional
        The side of the body; right by default.
    layers : sequence of str, optional
        Any of ``skin``, ``bone``, ``tendon``, ``crease``, ``detail``.
    labels : bool, optional
        Whether landmarks, counts and the point are named.
    width : float, optional
        Of the figure, in inches. Lettering keeps its size.
    points : pandas.DataFrame, optional
        A point table; the course's own by default.
    palette : acupress.style.Palette, optional

    Returns
    -------
    PlateFigure
        Save it as PNG, SVG or PDF with ``savefig``.

    Raises
    ------
    KeyError, LocateError
        As :func:`acupress.locate.locate`.

    Examples
    --------
    >>> figure = show_point("BL60")
    >>> "lateral malleolus" in figure.alt or "ankle" in figure.alt
    True
    """
    points = table.load_points() if points is None else points
    code = table.find_code(code, points)
    spot = locate(code, plate, side, points)
    seen = as_plate(spot.plate).at_side(spot.side if spot.side != "midline" else side or "right")
    counted_in = points.span[code] or points.aside_span[code]
    figure, ax = new_page(seen, width, palette, counted_in)
    draw_plate(ax, seen, layers, palette)
    draw_construction(ax, seen, spot, palette)
    draw_dots(ax, seen, [spot], points, palette)
    if labels:
        draw_labels(ax, seen, point_letterings(seen, spot, points), palette=palette)
    figure.alt = describe(seen, spot, points)
    return figure


def show_points(
    codes, plate=None, side=None, layers=ALL_LAYERS, labels=True, width=WIDTH, points=None,
    palette=style.ATLAS,
):  # fmt: skip
    """Draw several points on one plate.

    Parameters
    ----------
    codes : sequence of str
        The points, however they are written.
    plate : Plate or str, optional
        The view; by default the close-up of the first point.
    side, layers, labels, width, points, palette
        As in :func:`show_point`.

    Returns
    -------
    PlateFigure

    Raises
    ------
    KeyError, LocateError
        As :func:`acupress.locate.locate`.
    """
    points = table.load_points() if points is None else points
    codes = [table.find_code(code, points) for code in codes]
    plate = as_plate(plate if plate is not None else points.plate[codes[0]])
    seen = plate.at_side(side or plate.side)
    spots = [locate(code, plate, side, points) for code in codes]
    figure, ax = new_page(seen, width, palette)
    draw_plate(ax, seen, layers, palette)
    draw_dots(ax, seen, spots, points, palette)
    if labels:
        names = [_name_lettering(spot, points, with_caution=len(spots) < 9) for spot in spots]
        draw_labels(ax, seen, names, palette=palette)
    names = ", ".join(f"{table.shown_code(code)} {points.pinyin[code]}" for code in codes)
    figure.alt = f"{seen.title}, with {len(codes)} points: {names}. {seen.description}"
    return figure


def show_plate(plate, layers=ALL_LAYERS, landmarks=(), side=None, width=WIDTH, palette=style.ATLAS):
    """Draw a plate, with landmarks if wanted and without points.

    Parameters
    ----------
    plate : Plate or str
    layers, side, width, palette
        As in :func:`show_point`.
    landmarks : sequence of str or "all", optional
        Ids of landmarks to show by name.

    Returns
    -------
    PlateFigure
    """
    plate = as_plate(plate)
    seen = plate.at_side(side or plate.side)
    if isinstance(landmarks, str):
        landmarks = [*seen.landmarks, *seen.lines]
    figure, ax = new_page(seen, width, palette)
    draw_plate(ax, seen, layers, palette)
    for name in landmarks:
        draw_landmark(ax, seen, name, palette)
    if len(landmarks):
        draw_labels(
            ax, seen, [_landmark_lettering(seen, name) for name in landmarks], palette=palette
        )
    figure.alt = f"{seen.title}. {seen.description}"
    return figure


def show_overview(codes=None, points=None, width=WIDTH, palette=style.ATLAS):
    """Draw points on the whole body; the five for low back pain by default.

    Parameters
    ----------
    codes : sequence of str, optional
    points, width, palette
        As in :func:`show_point`.

    Returns
    -------
    PlateFigure
    """
    points = table.load_points() if points is None else points
    codes = five(points).index if codes is None else codes
    return show_points(codes, "body_posterior", width=width, points=points, palette=palette)


def five(points):
    """The five points for low back pain, in the order they are taught."""
    return points.dropna(subset="back_pain_order").sort_values("back_pain_order")


# --- the page -------------------------------------------------------------------------------------


def new_page(plate, width=WIDTH, palette=style.ATLAS, span=None):
    """Make a figure with room around a plate: title, ruler and inset above, labels beside.

    Parameters
    ----------
    plate : Plate
    width : float
        Inches.
    palette : acupress.style.Palette
    span : str, optional
        The span whose cun the ruler shows; by default the first that the plate has.

    Returns
    -------
    figure : PlateFigure
    ax : matplotlib.axes.Axes
        Its data are plate units, the whole page wide.
    """
    page = width * 72
    scale = min((page - 2 * MARGIN) / plate.width, page * TALLEST / plate.height)
    beside = (page / scale - plate.width) / 2
    above, below = HEADER / scale, 10 / scale
    with mpl.style.context(style.SHEET):
        figure = PlateFigure(figsize=(width, (above + plate.height + below) * scale / 72))
        figure.set_facecolor(palette.paper)
        ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(-beside, plate.width + beside)
    ax.set_ylim(plate.height + below, -above)
    ax.set_axis_off()
    _draw_header(ax, plate, scale, palette, span)
    return figure, ax


def points_per_unit(ax):
    """How many points (1/72 inch) one plate unit is on a page."""
    left, right = ax.get_xlim()
    return ax.get_figure().get_figwidth() * 72 / (right - left)


def _draw_header(ax, plate, scale, palette, span):
    (left, right), (_, top) = ax.get_xlim(), ax.get_ylim()
    draw_title(ax, plate, palette)
    spans = [name for name in table.load_spans().index if not np.isnan(cun_length(name, plate))]
    if spans:
        span = span if span in spans else next(iter([*plate.rulers, *spans]))
        draw_ruler(ax, plate, span, left + 13 / scale, top + 62 / scale, palette)
    body = _body_with(plate.name)
    if body is not None:
        draw_inset(ax, plate, body, right - 36 / scale, top + 6 / scale, palette)


def draw_title(ax, plate, palette=style.ATLAS):
    """Write a plate's title at the top of its page, with the gid ``title.SIDE``."""
    (left, _), (_, top), scale = ax.get_xlim(), ax.get_ylim(), points_per_unit(ax)
    return _text(
        ax, left + 12 / scale, top + 12 / scale, textwrap.fill(plate.title, 30), style.TEXT_TITLE,
        palette.ink, va="top", gid=f"title.{plate.side}",
    )  # fmt: skip


def _body_with(name):
    """The whole-body plate that shows where a close-up is."""
    bodies = (load_plate(body) for body in plate_names() if body.startswith("body_"))
    return next((body for body in bodies if name in body.regions), None)


def draw_inset(ax, plate, body, x, y, palette=style.ATLAS):
    """Draw a small whole body with a ring where the plate is.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate, body : Plate
        The close-up, and a whole-body plate that has a region of its name.
    x, y : float
        The middle of the inset's top, in plate units.
    palette : acupress.style.Palette
    """
    scale = 60 / points_per_unit(ax) / body.height  # 60 points high
    body = body.at_side(plate.side)
    for shape in body.layers["skin"]:
        path = shape.outline.deepcopy()
        path.vertices = (path.vertices - (body.width / 2, 0)) * scale + (x, y)
        ax.add_artist(
            PathPatch(
                path, facecolor=palette.skin, edgecolor=palette.contour, linewidth=0.5, gid="inset"
            )
        )
    cx, cy, radius = body.regions[plate.name]
    ring = Circle(
        ((cx - body.width / 2) * scale + x, cy * scale + y),
        max(radius * scale, 4.5 / points_per_unit(ax)),
        facecolor="none", edgecolor=palette.point, linewidth=1.6, gid="inset-ring",
    )  # fmt: skip
    ax.add_artist(ring)


def draw_ruler(ax, plate, span, x, y, palette=style.ATLAS):
    """Draw a ruler of three cun, or as many as fit.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    span : str
        The span whose cun it shows.
    x, y : float
        The ruler's left end, in plate units.
    palette : acupress.style.Palette
    """
    cun, scale = cun_length(span, plate), points_per_unit(ax)
    count = int(np.clip(130 / (cun * scale), 1, 3))
    for i in range(count):  # alternating bars, as on a map
        ax.add_artist(
            Rectangle((x + i * cun, y), cun, 4 / scale, linewidth=0.8, edgecolor=palette.ink,
                      facecolor=palette.ink if i % 2 == 0 else palette.paper, gid="ruler")
        )  # fmt: skip
    name = table.load_spans().name[span]
    _text(ax, x, y - 3 / scale, f"{count} cun, by the {name}", style.TEXT_SMALL, palette.quiet,
          va="bottom", gid="ruler-name")  # fmt: skip


# --- what lies on the page --------------------------------------------------------------------------


def draw_plate(ax, plate, layers=ALL_LAYERS, palette=style.ATLAS):
    """Draw the layers of a plate.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    layers : sequence of str
    palette : acupress.style.Palette

    Returns
    -------
    list of matplotlib.artist.Artist
        Each with a gid ``layer.NAME.NUMBER``.

    Raises
    ------
    ValueError
        There is no such layer.
    """
    unknown = set(layers) - set(DRAWN)
    if unknown:
        raise ValueError(f"No layer {sorted(unknown)}: the layers are {', '.join(DRAWN)}.")
    page = Rectangle((0, 0), plate.width, plate.height, transform=ax.transData)
    pictures = skin_pictures(plate, palette) if "skin" in layers else ()
    scale, artists = points_per_unit(ax), []
    for layer in (name for name in DRAWN if name in layers):
        look, z = _looks(palette)[layer]
        for i, shape in enumerate(plate.layers[layer]):
            if shape.relief:
                continue
            patch = PathPatch(
                shape.outline, gid=f"layer.{layer}.{i}", zorder=z + i / 1000,
                linewidth=shape.width * scale, capstyle="round", joinstyle="round",
                **look | ({} if shape.filled else {"facecolor": "none"}),
            )  # fmt: skip
            ax.add_artist(patch)
            patch.set_clip_path(page)
            artists.append(patch)
            if layer == "skin":
                extent = (0, plate.width, plate.height, 0)
                picture = ax.imshow(
                    pictures[i], extent=extent, aspect="auto", interpolation="bilinear",
                    zorder=z + i / 1000 - 0.0005, gid=f"layer.skin.{i}.volume",
                )  # fmt: skip
                picture.set_clip_path(shape.outline, ax.transData)
                artists.append(picture)
    return artists


def _looks(palette):
    """How each layer is coloured, and how high it lies."""
    return {
        "skin": ({"facecolor": "none", "edgecolor": palette.contour}, style.Z_SKIN),
        "bone": (
            {"facecolor": (palette.bone, 0.62), "edgecolor": (palette.bone_line, 0.75)},
            style.Z_BONE,
        ),
        "tendon": (
            {"facecolor": (palette.tendon, 0.55), "edgecolor": (palette.tendon_line, 0.8)},
            style.Z_TENDON,
        ),
        "crease": ({"facecolor": "none", "edgecolor": (palette.crease, 0.85)}, style.Z_CREASE),
        "detail": (
            {"facecolor": (palette.skin_light, 0.6), "edgecolor": (palette.crease, 0.8)},
            style.Z_DETAIL,
        ),
    }


def draw_landmark(ax, plate, name, palette=style.ATLAS):
    """Mark a landmark: a place with a small open diamond, a line with dashes.

    Returns
    -------
    list of matplotlib.artist.Artist
    """
    halo = [withStroke(linewidth=3.2, foreground=palette.guide_halo)]
    if name in plate.lines:
        line = plate.lines[name]
        artist = Line2D(*line.T, color=palette.guide, linewidth=1.3, linestyle=(0, (3, 2.2)),
                        zorder=style.Z_GUIDE, gid=f"landmark-{name}", path_effects=halo)  # fmt: skip
    else:
        artist = Line2D(*plate.landmarks[name][:, None], marker="D", markersize=style.LANDMARK,
                        markerfacecolor=palette.guide_halo, markeredgecolor=palette.guide,
                        markeredgewidth=1.4, zorder=style.Z_LANDMARK, gid=f"landmark-{name}")  # fmt: skip
    ax.add_line(artist)
    return [artist]


def draw_construction(ax, plate, spot, palette=style.ATLAS):
    """Draw how a rule finds its point: landmarks, the way in cun ticks, the line it stops at.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    spot : acupress.locate.Located
    palette : acupress.style.Palette

    Returns
    -------
    list of matplotlib.lines.Line2D
        Each with a gid ``construct.CODE.STEP.NUMBER``.
    """
    way = {"color": palette.guide, "zorder": style.Z_GUIDE + 0.5}
    way["path_effects"] = [withStroke(linewidth=4, foreground=palette.guide_halo)]
    artists = []
    for number, step in enumerate(spot.steps):
        known = [name for name in step.refers_to if name in plate.landmarks or name in plate.lines]
        drawn = [artist for name in known for artist in draw_landmark(ax, plate, name, palette)]
        drawn += [_dashes(ax, guide, way) for guide in step.guides]
        if number == 0 and not known:  # the rule starts from another point
            drawn.append(draw_dot(ax, *step.start, spot.code, palette, faint=True))
        elif number:
            if step.refers_to and step.refers_to[0] in plate.landmarks:
                # the rest of the way shows what the fraction is a fraction of
                drawn.append(_dashes(ax, [step.start, plate.landmarks[step.refers_to[0]]], way))
            drawn.append(
                ax.add_line(Line2D(*np.transpose([step.start, step.end]), linewidth=2, **way))
            )
            drawn += [
                ax.add_line(Line2D(*tick.T, linewidth=1.6, **way)) for tick in _ticks(ax, step)
            ]
        for i, artist in enumerate(drawn):
            artist.set_gid(f"construct.{spot.code}.{number}.{i}")
        artists += drawn
    return artists


def _dashes(ax, ends, way):
    return ax.add_line(Line2D(*np.transpose(ends), linewidth=1, linestyle=(0, (2, 2)), **way))


def _ticks(ax, step):
    """Short strokes across a counted way, one at each whole cun and at its start and end."""
    way = step.end - step.start
    length = np.hypot(*way)
    if np.isnan(step.cun) or not length:
        return []
    half = min(4.5 / points_per_unit(ax), 0.4 * length / step.cun)
    across = np.array([-way[1], way[0]]) / length * half
    counts = np.append(np.arange(0, step.cun, 1.0), step.cun)
    places = step.start + way * (counts / step.cun)[:, None]
    return [np.array([place - across, place + across]) for place in places]


def draw_dot(ax, x, y, code, palette=style.ATLAS, faint=False, side=""):
    """Draw a point: a filled disc with a light ring, or, faint, an open one.

    Returns
    -------
    matplotlib.patches.Circle
        With the gid ``dot.CODE.SIDE``.
    """
    face, edge = (
        (palette.guide_halo, palette.point) if faint else (palette.point, palette.guide_halo)
    )
    radius = style.DOT / 2 * (0.75 if faint else 1) / points_per_unit(ax)
    return ax.add_artist(
        Circle((x, y), radius, facecolor=face, edgecolor=edge, linewidth=1.6, gid=f"dot.{code}.{side}",
               zorder=style.Z_DOT + (not faint) * 0.5)
    )  # fmt: skip


def draw_dots(ax, plate, spots, points, palette=style.ATLAS):
    """Draw located points, and faintly their fellows on the other side of a two-sided plate.

    Returns
    -------
    list of matplotlib.patches.Circle
    """
    shown = points.loc[[spot.code for spot in spots]]
    dots = [draw_dot(ax, spot.x, spot.y, spot.code, palette, side=spot.side) for spot in spots]
    if plate.midline is not None:
        fellows = shown[shown.sides != "midline"].index
        for spot in (spot for spot in spots if spot.code in fellows):
            x = 2 * plate.midline - spot.x
            other = "left" if spot.side == "right" else "right"
            dots.append(draw_dot(ax, x, spot.y, spot.code, palette, faint=True, side=other))
    return dots


# --- lettering --------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Lettering:
    """A text that names something on the page.

    Attributes
    ----------
    text : str
        Lines are broken where they stand.
    anchor : tuple of float
        What it names, in plate units.
    is_name : bool
        Whether it names a point; else it names a landmark or a count on the way.
    step : int
        The step of the construction it belongs to.
    """

    text: str
    anchor: tuple
    is_name: bool = False
    step: int = 0


def draw_labels(ax, plate, letterings, around=None, palette=style.ATLAS, gid="label"):
    """Letter a drawing: place the texts so that nothing collides, and draw them with leaders.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    letterings : list of Lettering
    around : list of matplotlib.artist.Artist, optional
        The dots, marks and lines to keep clear of; all on the page by default.
    palette : acupress.style.Palette
    gid : str, optional
        Beginning of the gids, which go on ``.STEP.NUMBER``.

    Returns
    -------
    list of matplotlib.artist.Artist

    Raises
    ------
    ValueError
        The figure is too small for these labels.
    """
    scale = points_per_unit(ax)
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    origin = np.array([left, top])
    around = _dots_and_lines(ax) if around is None else around
    texts = [
        _text(ax, left, top, item.text, *_letter(item, palette), va="top") for item in letterings
    ]
    labels = [
        Label(
            *size, tuple((np.asarray(item.anchor) - origin) * scale), 1.6 if item.is_name else 1.0
        )
        for size, item in zip(_sizes(ax, texts), letterings, strict=True)
    ]
    page = (8, HEADER, (right - left) * scale - 8, (bottom - top) * scale - 6)
    boxes, leaders = place_labels(
        labels,
        page,
        keep_off=_marks(around, labels, origin, scale),
        avoid_lines=_guides(around, origin, scale),
        skin=_skin_map(ax, plate),
    )
    artists = []
    for i, (text, box, way, item) in enumerate(zip(texts, boxes, leaders, letterings, strict=True)):
        text.set_position(box[:2] / scale + origin)
        line = _shortened(way.reshape(2, 2)) / scale + origin
        leader = ax.add_line(
            Line2D(*line.T, color=palette.quiet, linewidth=0.9, zorder=style.Z_LEADER)
        )
        text.set_gid(f"{gid}.{item.step}.{i}.text")
        leader.set_gid(f"{gid}.{item.step}.{i}.leader")
        artists += [text, leader]
    return artists


def _sizes(ax, texts):
    """Width and height of each text, in points."""
    renderer = ax.get_figure()._get_renderer()
    point = 72 / ax.get_figure().dpi
    extents = [text.get_window_extent(renderer) for text in texts]
    return [(extent.width * point, extent.height * point) for extent in extents]


def _shortened(line):
    """A leader from just off its anchor to just off its text."""
    way = line[1] - line[0]
    length = max(np.hypot(*way), 1)
    return line + np.outer([min(0.5, 5.5 / length), -min(0.2, 1.5 / length)], way)


def _letter(item, palette):
    return (style.TEXT_NAME, palette.point) if item.is_name else (style.TEXT, palette.ink)


def _text(ax, x, y, text, size, color, va="center", gid=None):
    with mpl.style.context(style.SHEET):
        return ax.text(
            x, y, text, fontsize=size, color=color, va=va, ha="left", linespacing=1.12,
            zorder=style.Z_TEXT, gid=gid, parse_math=False,
            fontweight="bold" if size in (style.TEXT_NAME, style.TEXT_TITLE) else "normal",
            # A soft box, not an outlined text: outlines would turn the letters into shapes.
            bbox={"boxstyle": "square,pad=0.12", "facecolor": (style.ATLAS.paper, 0.72), "linewidth": 0},
        )  # fmt: skip


def _dots_and_lines(ax):
    dots = [artist for artist in ax.patches if str(artist.get_gid()).startswith("dot.")]
    return [*dots, *ax.lines]


def _marks(around, labels, origin, scale):
    """Everything small a label or leader must not touch: dots, landmarks, anchors."""
    places = [artist.center for artist in around if isinstance(artist, Circle)]
    lines = [artist for artist in around if isinstance(artist, Line2D)]
    places += [np.ravel(line.get_data()) for line in lines if len(line.get_xdata()) == 1]
    marks = [(*((np.asarray(place) - origin) * scale), style.DOT / 2) for place in places]
    marks += [(*label.anchor, 3.0) for label in labels]
    return np.array(marks, float).reshape(-1, 3)


def _guides(around, origin, scale):
    lines = [artist for artist in around if isinstance(artist, Line2D)]
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


def point_letterings(plate, spot, points):
    """A point's own name, its landmarks, and how much each move counts.

    Returns
    -------
    list of Lettering
    """
    letterings = {}
    for number, step in enumerate(spot.steps):
        for name in step.refers_to:
            if name in plate.landmarks or name in plate.lines:
                letterings.setdefault(name, _landmark_lettering(plate, name, step.end, number))
            elif number == 0:
                letterings[name] = Lettering(table.shown_code(name), tuple(step.start))
        if not np.isnan(step.cun):
            middle = tuple((step.start + step.end) / 2)
            letterings[number] = Lettering(f"{step.cun:g} cun", middle, step=number)
    return [_name_lettering(spot, points), *letterings.values()]


def _name_lettering(spot, points, with_caution=True):
    point = points.loc[spot.code]
    lines = [f"{table.shown_code(spot.code)} {_drawable(point.hanzi)}".strip(), point.pinyin]
    if with_caution:
        lines.append(CAUTION_MARK.get(point.pregnancy, "⚠ read the\ncaution"))
    return Lettering("\n".join(lines), (spot.x, spot.y), is_name=True, step=len(spot.steps) - 1)


def _drawable(hanzi):
    """Chinese characters that the bundled font has; others would be boxes, so none are shown."""
    have = _font_characters()
    return hanzi if all(ord(letter) in have for letter in hanzi) else ""


def _font_characters():
    return font_manager.get_font(style.NAMES_FONT).get_charmap()


def _landmark_lettering(plate, name, near=None, step=0):
    text = textwrap.fill(table.load_landmarks().name[name], LINE)
    if name in plate.landmarks:
        return Lettering(text, tuple(plate.landmarks[name]), step=step)
    line = plate.lines[name]
    inside = line[((line >= 0) & (line <= (plate.width, plate.height))).all(axis=1)]
    line = inside if len(inside) else line
    # Named at the end that is further from the dot: there is more room.
    ends = line[[0, -1]]
    far = 0 if near is None else np.hypot(*(ends - near).T).argmax()
    return Lettering(text, tuple(ends[far]), step=step)


# --- words and files --------------------------------------------------------------------------------


def describe(plate, spot, points):
    """Say what a figure of a point shows, for a reader who cannot see it.

    Returns
    -------
    str
    """
    point = points.loc[spot.code]
    return (
        f"{plate.title}. {table.shown_code(spot.code)} {point.pinyin}, {point.english}: start at "
        f"{spot.words}. {point.location} Caution: {point.caution}"
    )


def to_svg(figure):
    """A figure as one inline ``<svg>`` element with its description.

    Parameters
    ----------
    figure : PlateFigure

    Returns
    -------
    str
        Without fixed width, so that it fills what holds it. Text stays text: the reader's own fonts
        show it.
    """
    file = io.StringIO()
    with mpl.style.context(style.SHEET):
        mpl.rcParams["svg.hashsalt"] = "acupress"
        figure.savefig(file, format="svg", dpi=110, metadata={"Date": None})
    svg = file.getvalue()
    svg = re.sub(
        r"(\d\.\d\d)\d+", r"\1", svg[svg.index("<svg") :]
    )  # a hundredth of a point is plenty
    svg = re.sub(
        r'(<svg[^>]*?) width="[^"]*"',
        r"\1",
        re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1),
        count=1,
    )
    label = html.escape(figure.alt, quote=True)
    return svg.replace(
        "<svg", f'<svg role="img" aria-label="{label}" style="width:100%;height:auto"', 1
    )
