"""Draw landmarks, constructions and dots on a plate with matplotlib.

Artists go on a given Axes whose data are plate units, and carry a gid each, so that the same
drawing serves the notebook, the PNG, the PDF and the widgets. Nothing here calls ``plt.show()``.
Lines are added as artists: added as lines they would have the page's limits worked out anew.
"""

from __future__ import annotations

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from . import style


def points_per_unit(ax):
    """How many points (1/72 inch) one plate unit is on a page."""
    left, right = ax.get_xlim()
    return ax.get_figure().get_figwidth() * 72 * ax.get_position().width / (right - left)


def corner(ax):
    """The top left corner of a page, in plate units."""
    return np.array([ax.get_xlim()[0], ax.get_ylim()[1]])


def write(ax, x, y, text, size, color, palette=style.ATLAS, va="center", gid=None):
    """Write a text on a soft box that keeps it legible on a drawing.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    x, y : float
        Its left end, and its height as `va` says, in plate units.
    text : str
    size : float
        Of the letters, in points; `style.TEXT_NAME` and `style.TEXT_TITLE` are bold.
    color : str
    palette : acupress.drawing.style.Palette
        Its paper is the box.
    va : str
        What of the text is at `y`: ``top``, ``center``, ``baseline`` or ``bottom``.
    gid : str, optional

    Returns
    -------
    matplotlib.text.Text
    """
    return ax.text(
        x, y, text, fontsize=size, color=color, va=va, ha="left", linespacing=1.12,
        zorder=style.Z_TEXT, gid=gid, parse_math=False,
        fontweight="bold" if size in (style.TEXT_NAME, style.TEXT_TITLE) else "normal",
        # A box, not an outline around the letters: outlines would turn them into shapes.
        bbox={"boxstyle": "square,pad=0.12", "facecolor": (palette.paper, 0.72), "linewidth": 0},
    )  # fmt: skip


# --- what lies on the page -----------------------------------------------------------------------


def draw_landmark(ax, plate, name, palette=style.ATLAS):
    """Mark a landmark: a place with a small open diamond, a line with dashes.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    name : str
        Id of one of its landmarks.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    matplotlib.lines.Line2D
        With the gid ``landmark.NAME``.
    """
    if name in plate.lines:
        artist = Line2D(
            *plate.lines[name].T, color=palette.guide, linewidth=1.3, linestyle=(0, (3, 2.2)),
            zorder=style.Z_GUIDE,
            path_effects=[withStroke(linewidth=3.2, foreground=palette.halo)],
        )  # fmt: skip
    else:
        artist = Line2D(
            *plate.landmarks[name][:, None], marker="D", markersize=style.LANDMARK,
            markerfacecolor=palette.halo, markeredgecolor=palette.guide,
            markeredgewidth=1.4, zorder=style.Z_LANDMARK,
        )  # fmt: skip
    artist.set_gid(f"landmark.{name}")
    return ax.add_artist(artist)


def draw_construction(ax, plate, spot, palette=style.ATLAS):
    """Draw how a rule finds its point: landmarks, the way in cun ticks, the line it stops at.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    spot : acupress.body.construction.Located
    palette : acupress.drawing.style.Palette

    Returns
    -------
    list of matplotlib.artist.Artist
        Lines, and an open disc where the rule starts from another point; each with the gid
        ``construct.CODE.STEP.NUMBER``.
    """
    way = {"color": palette.guide, "zorder": style.Z_GUIDE + 0.5}
    way["path_effects"] = [withStroke(linewidth=4, foreground=palette.halo)]
    artists = []
    for number, step in enumerate(spot.steps):
        known = [name for name in step.refers_to if name in plate.landmarks or name in plate.lines]
        drawn = [draw_landmark(ax, plate, name, palette) for name in known]
        drawn += [_dashes(ax, guide, way) for guide in step.guides]
        if number == 0 and not known:  # the rule starts from another point
            drawn.append(draw_dot(ax, *step.start, spot.code, palette, faint=True))
        elif number:
            if step.refers_to and step.refers_to[0] in plate.landmarks:
                # the rest of the way shows what the fraction is a fraction of
                drawn.append(_dashes(ax, [step.start, plate.landmarks[step.refers_to[0]]], way))
            drawn.append(
                ax.add_artist(Line2D(*np.transpose([step.start, step.end]), linewidth=2, **way))
            )
            drawn += [
                ax.add_artist(Line2D(*tick.T, linewidth=1.6, **way)) for tick in _ticks(ax, step)
            ]
        for i, artist in enumerate(drawn):
            artist.set_gid(f"construct.{spot.code}.{number}.{i}")
        artists += drawn
    return artists


def _dashes(ax, ends, way):
    return ax.add_artist(Line2D(*np.transpose(ends), linewidth=1, linestyle=(0, (2, 2)), **way))


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
    """Draw a point: a filled disc with a light ring, or, faint, a smaller open one.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    x, y : float
        Its middle, in plate units.
    code : str
        The point, for the gid.
    palette : acupress.drawing.style.Palette
    faint : bool
    side : {"right", "left", "midline", ""}
        Of the body, for the gid.

    Returns
    -------
    matplotlib.patches.Circle
        With the gid ``dot.CODE.SIDE``.
    """
    colours = (palette.point, palette.halo)
    face, edge = colours[::-1] if faint else colours
    radius = style.DOT / 2 * (0.75 if faint else 1) / points_per_unit(ax)
    dot = Circle((x, y), radius, facecolor=face, edgecolor=edge, linewidth=1.6)
    dot.set(gid=f"dot.{code}.{side}", zorder=style.Z_DOT + (not faint) * 0.5)
    return ax.add_artist(dot)


def draw_others(ax, others, palette=style.ATLAS):
    """Draw the other places of a point as open discs.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    others : list of acupress.body.alternatives.Alternative
    palette : acupress.drawing.style.Palette

    Returns
    -------
    list of matplotlib.patches.Circle
        With the gids ``other.CODE.NUMBER``; none for places that the plate does not show.
    """
    discs = []
    for number, spot in enumerate(other.spot for other in others):
        if spot:
            discs.append(draw_dot(ax, spot.x, spot.y, spot.code, palette, faint=True))
            discs[-1].set_gid(f"other.{spot.code}.{number}")
    return discs


def draw_dots(ax, plate, spots, points, palette=style.ATLAS):
    """Draw located points, and faintly their fellows on the other side of a two-sided plate.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    plate : Plate
    spots : list of acupress.body.construction.Located
    points : pandas.DataFrame
        The table they are in: a point of the midline has no fellow.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    list of matplotlib.patches.Circle
        First the points, then their fellows, as :func:`draw_dot` draws them.
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
