"""What the browser needs to show points: each plate drawn once, and what is known of each point.

matplotlib draws every plate a single time with all its dots, constructions and labels on it. The
gids tell the browser what to show: ``layer.bone.3``, ``dot.BL60.right``, ``construct.BL60.1.0`` and
``label.BL60.1.2.text``, where the number after the code is the step of the construction.
"""

from __future__ import annotations

import pandas as pd

from ..body.locate import locate
from ..body.plate import load_plate
from ..facts import tables
from . import artists, figures, lettering

TOLD = (
    "meridian", "pinyin", "hanzi", "english", "region", "location", "press", "tradition", "caution",
    "caveat", "pregnancy", "sides", "pair_with", "sources",
)  # fmt: skip


WIDTH = 4.4  # inches: narrow, so that lettering is still legible when a phone shows it


def stage(points, width=WIDTH):
    """Draw and describe points for the browser.

    Parameters
    ----------
    points : pandas.DataFrame
        The points to show, each on its own plate; a table from ``load_points`` or rows of it.
    width : float, optional
        Of each plate's page, in inches; lettering keeps its size.

    Returns
    -------
    dict
        ``plates``: name → title of each side and SVG text; ``points``: code → what the card tells,
        in the table's order. Plain JSON values only.

    Raises
    ------
    ValueError
        There are no points.
    acupress.body.locate.LocateError
        A plate cannot show a point, or not on its page.
    """
    if points.empty:
        raise ValueError("There are no points to show: choose at least one row of the table.")
    whole = _with_references(points)
    spots = {code: locate(code, points=whole) for code in points.index}
    return {
        "plates": {
            name: _plate(load_plate(name), [spots[code] for code in group.index], whole, width)
            for name, group in points.groupby("plate", sort=False)
        },
        "points": {code: _told(point, spots[code]) for code, point in points.iterrows()},
    }


def _with_references(points):
    """The points with the course's own behind them, which their rules may start from."""
    course = tables.load_points()
    return pd.concat([points, course.loc[course.index.difference(points.index)]])


@figures.in_style
def _plate(plate, spots, whole, width):
    figures.refuse_off_page(plate, spots)
    figure, ax = figures.new_page(plate, width)
    artists.draw_title(ax, plate.mirrored())
    artists.draw_plate(ax, plate)
    dots = artists.draw_dots(ax, plate, spots, whole)
    for spot in spots:
        construction = artists.draw_construction(ax, plate, spot)
        letterings = lettering.point_letterings(plate, spot, whole)
        around = [*construction, *(dot for dot in dots if _is_seen_with(dot, spot.code))]
        lettering.draw_labels(ax, plate, letterings, around, gid=f"label.{spot.code}")
    figure.alt = plate.title
    titles = {side: plate.at_side(side).title for side in ("right", "left")}
    return {"titles": titles, "svg": figures.to_svg(figure)}


def _is_seen_with(dot, code):
    """Of the dots on the other side of the body, only the chosen point's own is shown."""
    _, of, side = dot.get_gid().split(".")
    return of == code or side != "left"


def _told(point, spot):
    told = {name: point[name] for name in TOLD}
    return told | {
        "code": spot.code,
        "shown": tables.shown_code(spot.code),
        "plate": point.plate,
        "find": point.find.split(" | "),
        "hold_seconds": int(point.hold_seconds),
        "steps": [step.words for step in spot.steps],
        "keys": _search_keys(spot.code, point),
    }


def _search_keys(code, point):
    """Plain words under which a point is found: all its names, place, meridian and purpose."""
    letters = code.rstrip("0123456789abcdefghijklmnopqrstuvwxyz")
    number = code[len(letters) :]
    others = [other + number for other, who in tables.OTHER_LETTERS.items() if who == letters]
    names = [code, *others, point.pinyin, point.hanzi, point.meridian, point.english]
    words = " ".join([point.english, point.meridian, point.region, point.tradition]).split()
    return list(dict.fromkeys(key for text in (*names, *words) if (key := tables.plain(text))))
