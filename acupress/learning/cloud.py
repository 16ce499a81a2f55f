"""One's own marks as a cloud on the plate, beside the published scatter of trained people's."""

from __future__ import annotations

import math

from matplotlib.patches import Circle

from ..body.load import as_plate
from ..body.locate import locate_each
from ..body.spans import all_spans
from ..drawing import style
from ..drawing.artists import draw_dots
from ..drawing.layers import draw_plate
from ..drawing.lettering import draw_labels, name_lettering
from ..drawing.page import WIDTH, new_page
from ..facts import tables
from ..facts.names import shown_code
from .error_chart import way_of

MANY = 12  # points on one plate whose names still find room beside it
MARK = {"markersize": 5, "linestyle": "none", "zorder": style.Z_DOT + 1}  # also on the point


def cloud(answers, plate, targets, table, cun_mm=None, palette=style.ATLAS):
    """Draw the marks that were made for points of a plate around these points.

    Marks of both sides are shown on the side that the plate draws.

    Parameters
    ----------
    answers : pandas.DataFrame
        Attempts with an error on this plate.
    plate : str
        Its name.
    targets : dict of str to dict
        Of the points of these answers, for this plate.
    table : pandas.DataFrame
        The point table behind them.
    cun_mm : float, optional
        Millimetres a cun of one's own; by default those of the body that the plate draws.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    drawn, codes = as_plate(plate), list(targets)
    spots = locate_each(codes, drawn, None, table)
    circles = {code: _circles(code, targets[code], drawn, cun_mm) for code in codes}
    words = _words(answers, targets, drawn, circles, cun_mm)
    # As wide as a phone shows whole: the words below are to be read without moving it sideways.
    span = targets[codes[0]]["span"]
    figure, ax = new_page(drawn, WIDTH, palette, span, foot="\n".join(words))
    for text in ax.texts:
        if text.get_gid() == "foot":  # a caution's place, but this is none
            text.set_color(palette.ink)
    draw_plate(ax, drawn, palette=palette)
    for spot in spots:
        for share, radius, _ in circles[spot.code]:
            _draw_circle(ax, spot, share, radius, palette)
        for one in answers[answers.point == spot.code].itertuples():
            _draw_mark(ax, spot, one, targets[spot.code], palette)
    draw_dots(ax, drawn, spots, table, palette)
    if len(spots) <= MANY:
        names = [name_lettering(spot, table, with_caution=False) for spot in spots]
        draw_labels(ax, drawn, names, palette=palette)
    figure.alt = " ".join([f"{drawn.title}, with your marks.", *words])
    figure.seen_whole = False  # made small to be seen at once, its words could not be read
    return figure


def _circles(code, target, plate, cun_mm):
    """Share of the marks, radius in plate units and area in cm² of each published scatter."""
    scatter = tables.load_scatter()
    if code not in scatter.index:
        return []
    millimetre = target["unit"] / (cun_mm or target["unit"] * plate.mm)  # in plate units
    areas = {95: scatter.area95_cm2[code], 68: scatter.area68_cm2[code]}
    return [
        (share, 10 * math.sqrt(area / math.pi) * millimetre, area) for share, area in areas.items()
    ]


def _draw_circle(ax, spot, share, radius, palette):
    dashes = {95: (0, (5, 3)), 68: (0, (1.5, 1.5))}[share]
    look = {"fill": False, "linestyle": dashes, "linewidth": 1.4, "edgecolor": palette.ink}
    ax.add_artist(Circle((spot.x, spot.y), radius, zorder=style.Z_GUIDE, **look,
                         gid=f"scatter.{spot.code}.{share}"))  # fmt: skip
    # One above its circle, one below, so that the two stay apart.
    y, va = (spot.y - radius, "bottom") if share == 95 else (spot.y + radius, "top")
    box = {"boxstyle": "square,pad=0.1", "facecolor": (palette.paper, 0.8), "linewidth": 0}
    look = {"fontsize": style.TEXT_SMALL, "color": palette.ink, "ha": "center", "va": va}
    look |= {"bbox": box, "zorder": style.Z_GUIDE + 0.1}
    ax.text(spot.x, y, f"{share}%", gid=f"share.{spot.code}.{share}", **look)


def _draw_mark(ax, spot, one, target, palette):
    x, y = (spot.x, spot.y) + way_of(target, one.across, one.along)
    shape = "D" if one.reference else "o" if one.correct else "x"
    face, edge = (palette.guide, palette.halo) if one.correct else (palette.halo, palette.guide)
    look = {"markerfacecolor": face, "markeredgecolor": edge}
    look["markeredgewidth"] = 0.7 if one.correct else 1.4
    ax.plot([x], [y], marker=shape, **look,
            gid=f"mark.{spot.code}.{one.Index}", **MARK)  # fmt: skip


def _words(answers, targets, plate, circles, cun_mm):
    counts = answers.point.value_counts()
    marks = ", ".join(f"{counts[code]} of {shown_code(code)}" for code in targets)
    words = [
        f"Your marks: {marks}. A disc is right, a cross missed; a diamond is a reference question, "
        "open where missed. Left and right are shown on one side."
    ]
    scatter = tables.load_scatter()
    for code, (outer, inner) in ((code, two) for code, two in circles.items() if two):
        target = targets[code]
        cun = cun_mm or target["unit"] * plate.mm
        whose = "as you gave it" if cun_mm else "as on the body drawn, not yours: give cun_mm"
        words.append(
            f"Circles: 95% and 68% of the marks of 71 doctors for {shown_code(code)} lay in "
            f"{outer[2]:g} and {inner[2]:g} cm² ({scatter.source[code]}). Here they are circles "
            f"of these areas around the point; 1 cun ({all_spans()[target['span']]['name']}) is "
            f"{cun:.0f} mm, {whose}."
        )
    unknown = [shown_code(code) for code in targets if not circles[code]]
    if unknown:
        words.append(f"How widely doctors' marks spread is not published for {', '.join(unknown)}.")
    return words
