"""What the browser needs to show points: each plate drawn once, and what is known of each point.

matplotlib draws every plate a single time with all its dots, constructions, labels and rulers on
it. Beside each drawing stands the list of its parts, which tells the browser what to show when.
"""

from __future__ import annotations

import dataclasses
import json

import numpy as np

from ..body.load import load_plate
from ..body.locate import locate_each
from ..body.spans import ruler_span
from ..facts.cards import sections_of
from ..facts.choice import chosen
from ..facts.names import plain, shown_code, spellings
from ..facts.pressing import is_pressed
from ..facts.safety import caution_mark
from . import artists, figures, layers, lettering, page
from .inset import inset_boxes
from .letters import font_css

TOLD = (
    "meridian", "pinyin", "hanzi", "english", "region", "location", "press", "tradition", "caution",
    "caveat", "pregnancy", "sides", "pair_with", "sources",
)  # fmt: skip
WIDTH = 4.4  # inches: narrow, so that lettering is still legible when a phone shows it
KEPT = 64  # drawings: about 5 MB; twice the course's plates
_kept = {}  # text, so that nobody's change to one widget's drawing reaches another's


def stage(points, table=None, width=WIDTH):
    """Draw and describe points for the browser.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str
        The points to show, each on its own plate: rows of a point table, codes, or one code.
    table : pandas.DataFrame, optional
        The point table they are taken from; the course's own by default.
    width : float, optional
        Of each plate's page, in inches; lettering keeps its size.

    Returns
    -------
    dict
        Plain JSON values only:

        ``codes``
            The points in their order. Nothing else has one: saved notebooks sort all keys.
        ``points``
            Code → what is told of it. ``card`` lists the sections to read, ``mark`` says in a line
            that there is a caution, ``ruler`` is the span whose cun its plate's ruler shows,
            ``keys`` are the words it is searched by and ``words``, after these, those of its place
            and its touch steps.
        ``plates``
            Name → ``titles`` of each side, ``svg`` text, and ``parts``: what was drawn, each with
            the ``id`` of its element, its ``kind`` and, as far as it has them, the ``code`` it
            belongs to (of a point, layer or span), ``step``, ``side`` and middle ``x``, ``y`` in
            points (1/72 inch).
        ``fonts``
            CSS with the letters that the drawings need.

    Raises
    ------
    ValueError
        There are no points.
    acupress.facts.names.UnknownPoint
        A point is not in the table.
    acupress.body.locate.LocateError
        A plate cannot show a point, or not on its page.
    """
    codes, whole = chosen(points, table)
    rows = whole.loc[codes]
    spots = dict(zip(codes, locate_each(codes, points=whole), strict=True))
    on_plates = rows.groupby("plate", sort=False)
    told = {code: _told(rows.loc[code], spots[code]) for code in codes}
    plates = {
        name: _drawn(load_plate(name), [spots[code] for code in group.index], whole, width)
        for name, group in on_plates
    }
    # Markup has none but usual letters: what a drawing says is in the letters of all it holds.
    said = "".join([*rows.hanzi, *(plate["svg"] for plate in plates.values())])
    return {"codes": codes, "points": told, "plates": plates, "fonts": font_css(said)}


def _drawn(plate, spots, whole, width):
    """Draw a plate, or read out again what was drawn of just the same."""
    # What is drawn comes from these alone: the plate, its points' rows, where they are, the texts.
    rows = whole.loc[[spot.code for spot in spots]].to_csv()
    texts = [lettering.point_letterings(plate, spot, whole) for spot in spots]
    key = plate, json.dumps([rows, spots, texts, width], default=_plain)
    drawing = _kept.get(key)
    if drawing is None:
        drawing = json.dumps(_draw(plate, spots, texts, whole, width))
        if len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = drawing
    return json.loads(drawing)


def _plain(value):
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else vars(value)


@figures.in_style
def _draw(plate, spots, texts, whole, width):
    figures.refuse_off_page(plate, spots)
    spans = list(dict.fromkeys(_ruler(plate, whole.loc[spot.code]) for spot in spots))
    figure, ax = figures.new_page(plate, width, span=spans[0])
    _name_rulers(ax, spans[0])
    for span in spans[1:]:
        before = set(ax.get_children())
        _draw_another_ruler(ax, plate, span)
        _name_rulers(ax, span, before)
    page.draw_title(ax, plate.mirrored())
    layers.draw_plate(ax, plate)
    dots = artists.draw_dots(ax, plate, spots, whole)
    for spot, letterings in zip(spots, texts, strict=True):
        construction = artists.draw_construction(ax, plate, spot)
        keep_clear_of = [*construction, *(dot for dot in dots if _is_seen_with(dot, spot.code))]
        lettering.draw_labels(ax, plate, letterings, keep_clear_of, gid=f"label.{spot.code}")
    figure.alt = plate.title
    ax.set_gid("axes")
    titles = {side: plate.at_side(side).title for side in ("right", "left")}
    return {"titles": titles, "svg": figures.to_svg(figure), "parts": _parts(figure, ax)}


def _ruler(plate, point):
    """The span whose cun the ruler shows beside a point, as in a figure of that point alone."""
    return ruler_span(plate, point.span or point.aside_span)


def _draw_another_ruler(ax, plate, span):
    """At the place of the first: one of them shows at a time."""
    page.draw_ruler(ax, plate, span)


def _name_rulers(ax, span, before=()):
    for artist in ax.get_children():
        kind, _, part = str(artist.get_gid()).partition(".")
        if kind == "ruler" and artist not in before:
            artist.set_gid(f"ruler.{span}.{part}")


def _is_seen_with(dot, code):
    """Of the dots on the other side of the body, only the chosen point's own is shown."""
    _, of, side = dot.get_gid().split(".")
    return of == code or side != "left"


def _parts(figure, ax):
    """List what a figure shows; here, and nowhere else, gids are taken apart."""
    parts = [{"id": ax.get_gid(), "kind": "axes"}]
    drawn = [artist for artist in ax.get_children() if "." in str(artist.get_gid())]
    for artist in drawn:
        kind, code, *more = artist.get_gid().split(".")
        part = {"id": artist.get_gid(), "kind": kind}
        if kind in ("layer", "ruler"):
            part |= {"code": code}
        elif kind == "title":
            part |= {"side": code}
        elif kind == "dot":
            part |= {"code": code, "side": more[0], **_on_page(figure, ax, *artist.center)}
        elif kind == "construct":
            part |= {"code": code, "step": int(more[0])}
        elif kind == "label":
            kind = "leader" if more[-1] == "leader" else "label"
            part |= {"kind": kind, "code": code, "step": int(more[0])}
        parts.append(part)
    for left, top, right, bottom in inset_boxes(ax):  # one, or none on a whole body
        middle = _on_page(figure, ax, (left + right) / 2, (top + bottom) / 2)
        parts = [part | middle if part["kind"] == "inset" else part for part in parts]
    return parts


def _on_page(figure, ax, x, y):
    """A place in plate units as one on the page, in points from its top left corner."""
    right, up = ax.transData.transform((x, y)) * 72 / figure.dpi
    return {"x": round(float(right), 2), "y": round(float(figure.get_figheight() * 72 - up), 2)}


def _told(point, spot):
    steps = [step.words for step in spot.steps]
    told = {name: point[name] for name in TOLD}
    return told | {
        "code": spot.code,
        "shown": shown_code(spot.code),
        "plate": point.plate,
        "mark": _mark(point.pregnancy),
        "ruler": _ruler(load_plate(point.plate), point),
        "pair_press": point.get("pair_press", ""),
        "find": point.find.split(" | "),
        "hold_seconds": int(point.hold_seconds) if is_pressed(point) else None,
        "steps": steps,
        "card": [_section(section) for section in sections_of(point, steps)],
        "keys": _search_keys(spot.code, point),
        "words": _words(point.location, point.find),
    }


def _mark(pregnancy):
    """A caution in a line that leads to it: "⚠ not in pregnancy, read the caution"."""
    mark, read = caution_mark(pregnancy), caution_mark("none named")
    return mark if mark == read else f"{mark}, {read.removeprefix('⚠ ')}"


def _section(section):
    return dataclasses.asdict(section) | {"items": list(section.items)}


def _search_keys(code, point):
    """Plain words under which a point is found: how it is written, its place and its purpose."""
    number = code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
    words = [point.meridian, point.meridian + number]
    for text in (point.english, point.meridian, point.region, point.tradition):
        words += text.split()
    return list(dict.fromkeys([*spellings(code, point), *_words(*words)]))


def _words(*texts):
    """Words as the browser's search compares them, each once."""
    words = [plain(word) for text in texts for word in text.split()]
    return [word for word in dict.fromkeys(words) if word]
