"""How whole figures are drawn; what each is and takes, :mod:`acupress.drawing.figures` says."""

from __future__ import annotations

from ..body.alternatives import alternatives_on
from ..body.load import as_plate, load_plate
from ..body.locate import LocateError, locate_all, locate_each, refuse_not_drawn, refuse_off_page
from ..body.needs import not_drawn
from ..facts import tables
from ..facts.calls import yes_or_no
from ..facts.choice import chosen
from ..facts.names import shown_code
from ..facts.pressing import back_pain_five
from ..facts.tables import plate_names
from . import style
from .artists import draw_construction, draw_dots, draw_landmark, draw_others
from .describe import caution_lines, describe, describe_all, not_drawn_lines, other_places
from .layers import draw_plate
from .lettering import (
    draw_labels,
    landmark_lettering,
    name_lettering,
    other_lettering,
    point_letterings,
)
from .options import picked
from .page import new_page
from .svg import LEAST, DescribedFigures

SEEN = 292  # pixels of a wide page that Notebook 7 shows at once on a phone, edges left free
TINY = 1e-6  # for rounding
MANY = 9  # points on one plate: their caution marks stand together below it, for want of room

in_style = style.applied()


@in_style
def point(code, plate, side, layers, labels, latin, width, palette, points, alternatives):
    """Draw what :func:`acupress.drawing.figures.show_point` says."""
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    alternatives = yes_or_no(alternatives, "alternatives")
    codes, table = chosen(code, points)
    if len(codes) > 1:
        raise ValueError(f"show_point draws one point: for {len(codes)} there is show_points.")
    refuse_not_drawn(codes, table)
    point, palette = table.loc[codes[0]], style.palette_of(palette)
    plate, (spot,) = _located(point.plate if plate is None else plate, codes, side, table)
    others = alternatives_on(plate, codes[0], table) if alternatives else []
    told = other_places(others, codes[0]) if alternatives else ""
    span = point.span or point.aside_span
    figure, ax = new_page(plate, width, palette, span, foot=told if labels else "")
    draw_plate(ax, plate, layers, palette)
    draw_construction(ax, plate, spot, palette)
    draw_others(ax, others, palette)
    draw_dots(ax, plate, [spot], table, palette)
    seen = [spot.x]
    if labels:
        names = [other_lettering(other) for other in others if other.spot]
        letterings = [*point_letterings(plate, spot, table, latin), *names]
        seen += _ends_of_name(letterings, draw_labels(ax, plate, letterings, palette=palette))
    figure.alt = " ".join([describe(plate, spot, table), *told.split("\n")]).strip()
    figure.focus = _across(ax, (min(seen) + max(seen)) / 2)
    return figure


def _across(ax, x):
    """How far across a page, from 0 to 1, a place is."""
    left, right = ax.get_xlim()
    return (x - left) / (right - left)


def _ends_of_name(letterings, drawn):
    """Where the name of the point begins and ends: a phone shows it beside its dot."""
    number = next(number for number, one in enumerate(letterings) if one.is_name)
    return _ends(letterings[number], number, drawn)


def _ends(lettering, number, drawn):
    gid = f"label.{lettering.step}.{number}.paper"  # there is none in a key
    papers = [artist for artist in drawn if artist.get_gid() == gid]
    return [end for paper in papers for end in (paper.get_x(), paper.get_x() + paper.get_width())]


def points_together(codes, plate, side, layers, labels, latin, width, palette, points):
    """Draw what :func:`acupress.drawing.figures.show_points` says."""
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    codes, table = chosen(codes, points)
    refuse_not_drawn(codes, table)
    views = [(plate, codes)] if plate is not None else _own_plates(codes, table)
    look = {"side": side, "layers": layers, "labels": labels, "width": width, "palette": palette}
    return _together([_points_on(view, seen, table, **look) for view, seen in views])


@in_style
def plate_alone(plate, landmarks, side, layers, labels, latin, width, palette):
    """Draw what :func:`acupress.drawing.figures.show_plate` says."""
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    plate, palette = _turned(plate, side), style.palette_of(palette)
    known = [*plate.landmarks, *plate.lines]
    is_all = isinstance(landmarks, str) and landmarks == "all"
    names = plate.on_page() if is_all else picked(landmarks, known, "landmark")
    figure, ax = new_page(plate, width, palette, names=len(names))
    draw_plate(ax, plate, layers, palette)
    for name in names:
        draw_landmark(ax, plate, name, palette)
    if labels and names:
        letterings = [landmark_lettering(plate, name, latin=latin) for name in names]
        drawn = draw_labels(ax, plate, letterings, palette=palette)
        places = [lettering.place[0] for lettering in letterings]
        figure.focus = _where_most_is_seen(ax, places, letterings, drawn)
    figure.alt = f"{plate.title}. {plate.description}"
    return figure


def overview(codes, side, layers, labels, latin, width, palette, points):
    """Draw what :func:`acupress.drawing.figures.show_overview` says."""
    labels, latin = yes_or_no(labels, "labels"), yes_or_no(latin, "latin")
    if codes is None:
        codes = back_pain_five(tables.load_points() if points is None else points)
    codes, table = chosen(codes, points)
    reasons = not_drawn(codes, table)
    if len(reasons) == len(codes):
        refuse_not_drawn(codes, table)
    look = {"side": side, "layers": layers, "labels": labels, "width": width, "palette": palette}
    views = _bodies([code for code in codes if code not in reasons], table)
    words = not_drawn_lines(reasons)
    return _together([_points_on(view, seen, table, words=words, **look) for view, seen in views])


def _own_plates(codes, table):
    """Each point's own plate, and which of them are on it."""
    own = table.loc[codes, "plate"]
    return [(plate, list(seen)) for plate, seen in own.groupby(own, sort=False).groups.items()]


def _bodies(codes, table):
    """The few views of the whole body that show these points, and which of them on each."""
    bodies = [load_plate(name) for name in plate_names() if name.startswith("body_")]
    shown = {body.name: set(locate_all(table.loc[codes], body).code) for body in bodies}
    left, views = list(codes), []
    while left:
        # The back first among equals: most points of the course are there.
        best = max(shown, key=lambda name: (len(shown[name] & set(left)), name))
        seen = [code for code in left if code in shown[best]]
        if not seen:
            raise LocateError(
                f"No view of the whole body shows {', '.join(map(shown_code, left))}: "
                "show_points draws each point on its own plate."
            )
        views.append((best, seen))
        left = [code for code in left if code not in seen]
    return views


@in_style
def _points_on(plate, codes, table, *, side, layers, labels, width, palette, words=""):
    """Draw points together on one plate, with words below it."""
    plate, spots = _located(plate, codes, side, table)
    palette, few = style.palette_of(palette), len(codes) < MANY
    foot = [words if labels else "", "" if few or not labels else caution_lines(codes, table)]
    foot = "\n".join(filter(None, foot))
    figure, ax = new_page(plate, width, palette, foot=foot, names=len(codes))
    draw_plate(ax, plate, layers, palette)
    draw_dots(ax, plate, spots, table, palette)
    drawn, names = [], []
    if labels:
        names = [name_lettering(spot, table, with_caution=few) for spot in spots]
        drawn = draw_labels(ax, plate, names, palette=palette)
    figure.alt = f"{describe_all(plate, codes, table)} {words}".strip()
    figure.focus = _where_most_is_seen(ax, [spot.x for spot in spots], names, drawn)
    return figure


def _where_most_is_seen(ax, places, letterings, drawn):
    """How far across a phone opens a wide page: where most names are whole, each with its place."""
    named = [_ends(lettering, number, drawn) for number, lettering in enumerate(letterings)]
    named = named or [[]] * len(places)
    ends = [
        [_across(ax, x) for x in (place, *its)] for place, its in zip(places, named, strict=True)
    ]
    middle = sum(_across(ax, place) for place in places) / len(places)
    half = min(0.5, SEEN / 2 / (ax.figure.get_figwidth() * 72 * LEAST))
    tries = [middle, *(min(one) + half for one in ends), *(max(one) - half for one in ends)]
    tries = [min(max(one, half), 1 - half) for one in tries]

    def seen(at):
        return sum(at - half <= min(one) + TINY and max(one) - TINY <= at + half for one in ends)

    return max(tries, key=lambda at: (seen(at), -abs(at - middle)))


def _located(plate, codes, side, table):
    """A plate turned to the side wanted, and where points are on its page."""
    plate = _turned(plate, side)
    spots = locate_each(codes, plate, side, table)
    refuse_off_page(plate, spots)
    return plate, spots


def _turned(plate, side):
    plate = as_plate(plate)
    return plate if side is None else plate.at_side(side)


def _together(figures):
    return figures[0] if len(figures) == 1 else DescribedFigures(figures)
