"""What the browser needs to show points: each plate drawn once, and what is known of each point.

A point table may have many plates. :func:`outline` says what finds its points, :func:`plate_text`
brings what one plate shows, when it is first shown; :func:`stage` has all of it at once. What draws
is loaded when there is something to draw: what was drawn before is kept.
"""

from __future__ import annotations

import json

from ..body.load import load_plate
from ..body.locate import locate_each, refuse_off_page
from ..facts.choice import chosen
from ..facts.kept import kept_text
from ..facts.tables import plate_names
from .letters import USUAL, font_css

WIDTH = 4.4  # inches: narrow, so that lettering is still legible when a phone shows it


def stage(points, table=None, width=WIDTH, through=iter):
    """Draw and describe points for the browser.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str
        The points to show, each on its own plate: rows of a point table, codes, or one code.
    table : pandas.DataFrame, optional
        The point table they are taken from; the course's own by default.
    width : float, optional
        Of each plate's page, in inches; lettering keeps its size.
    through : callable, optional
        Goes through the names of the plates, such as one that shows how far it is.

    Returns
    -------
    dict
        Plain JSON values only:

        ``codes``
            The points in their order. Nothing else has one: saved notebooks sort all keys.
        ``points``
            Code → what :func:`acupress.drawing.told.listed`, ``told`` and ``pressing`` say of it.
        ``plates``
            Name → what :func:`acupress.drawing.ground.ground` draws; ``over``, what
            :func:`acupress.drawing.over.over` draws; ``fonts``, CSS with the letters it needs.
        ``fonts``
            CSS with the letters that most drawings need.

    Raises
    ------
    ValueError
        There are no points.
    acupress.facts.names.UnknownPoint
        A point is not in the table.
    acupress.body.locate.LocateError
        A plate cannot show a point, or not on its page.
    """
    from .told import pressing

    codes, whole = chosen(points, table)
    said = written(whole)
    made = outline(codes, whole, said)
    for code in codes:
        made["points"][code] |= pressing(whole.loc[code])
    for name in through(plates_of(codes, whole)):
        shown = json.loads(plate_text(name, codes, whole, said, width))
        for code, more in shown["points"].items():
            made["points"][code] |= more
        made["plates"][name] = shown["drawn"] | {"over": shown["over"], "fonts": shown["fonts"]}
    return made


def written(table):
    """All that a table says, for its rules may start from other points.

    Parameters
    ----------
    table : pandas.DataFrame

    Returns
    -------
    str
        Made once for a table whose plates are drawn one by one: it takes longer than to read a
        plate that an earlier process left.
    """
    return table.to_csv() + repr(table.attrs)


def outline(codes, table, said):
    """Say what finds points in a list, and all of those that no plate can show.

    Parameters
    ----------
    codes : list of str
    table : pandas.DataFrame
        As :func:`acupress.facts.choice.chosen` gives both.
    said : str
        What the table says, by :func:`written`.

    Returns
    -------
    dict
        As :func:`stage`, with no ``plates`` in it.
    """
    text = kept_text(["outline", *codes, said], lambda: _outline(codes, table))
    return json.loads(text)


def _outline(codes, table):
    from .told import listed, told

    rows = {code: table.loc[code] for code in codes}
    points = {code: listed(code, point) for code, point in rows.items()}
    for code, point in rows.items():
        if not point.plate:
            points[code] |= told(point, None, table)
    undrawn = "".join(point.hanzi for point in rows.values() if not point.plate)
    fonts = font_css("A") + _more_letters(undrawn)
    return json.dumps({"codes": codes, "points": points, "plates": {}, "fonts": fonts})


def plates_of(codes, table):
    """The plates that points are drawn on, each once.

    Parameters
    ----------
    codes : list of str
    table : pandas.DataFrame

    Returns
    -------
    list of str
        In the order of the points.
    """
    return list(dict.fromkeys(filter(None, table.loc[codes, "plate"])))


def plate_text(name, codes, table, said, width=WIDTH):
    """Draw and describe the points that are shown on one plate.

    Parameters
    ----------
    name : str
        Of the plate.
    codes : list of str
        Points; those of other plates are passed over.
    table : pandas.DataFrame
    said : str
        What the table says, by :func:`written`.
    width : float, optional
        Of the page, in inches.

    Returns
    -------
    str
        A JSON object: ``drawn``, as :func:`acupress.drawing.ground.ground` draws it; ``points``,
        what :func:`acupress.drawing.told.told` says of each; ``over``, what
        :func:`acupress.drawing.over.over` draws; ``fonts``, CSS with the letters these need beside
        those of :func:`outline`.

    Raises
    ------
    acupress.body.locate.LocateError
        The plate cannot show a point, or not on its page.
    """
    here = [code for code, plate in zip(codes, table.loc[codes, "plate"], strict=True)
            if plate == name]  # fmt: skip

    def draw():
        from .ground import ground

        rest = json.dumps(_on_plate(name, here, table, width), separators=(",", ":"))
        return f'{{"drawn":{ground(load_plate(name), width)},{rest[1:]}'

    if name not in plate_names():
        return draw()  # one's own file, which may change
    return kept_text(["plate", name, str(width), *here, said], draw)


def _on_plate(name, codes, table, width):
    from .over import over
    from .told import told

    plate = load_plate(name)
    spots = dict(zip(codes, locate_each(codes, points=table), strict=True))
    refuse_off_page(plate, spots.values())
    points = {code: told(table.loc[code], spots[code], table) for code in codes}
    drawn = over(plate, list(spots.values()), table, width)
    texts = [part.get("text", "") for parts in drawn["marks"].values() for part in parts]
    texts += [point["hanzi"] for point in points.values()]
    return {"points": points, "over": drawn, "fonts": _more_letters("".join(texts))}


def _more_letters(text):
    """The fonts for those letters that not every drawing has."""
    return font_css("".join(sorted(set(text) - USUAL)))
