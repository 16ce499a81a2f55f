"""What lies over a plate's drawing and belongs to a point: dot, construction, labels, ruler."""

from __future__ import annotations

from ..body.spans import ruler_span
from . import artists, lettering, page, style
from .block_parts import block_parts
from .ground import blank_page, renderer_of
from .key import draw_key


@style.applied()
def over(plate, spots, table, width):
    """Draw all that belongs to points of a plate, each by itself.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    spots : list of acupress.body.construction.Located
        On this plate.
    table : pandas.DataFrame
    width : float
        Of the page, in inches.

    Returns
    -------
    dict
        ``dots``
            Parts, each with its ``code``, ``side`` and middle ``x`` and ``y``.
        ``rulers``
            Span → parts.
        ``marks``
            Code → parts of its construction and its labels, each with its ``kind`` and ``step``;
            those of its own name are ``own``.
        ``heights``
            Code → how high the page is with its labels, where these make it larger.
        ``looks``, ``clips``
            As :class:`acupress.drawing.parts.Parts` has them.
    """
    figure, ax = blank_page(plate, width)
    renderer = renderer_of(figure)
    dots = artists.draw_dots(ax, plate, spots, table)
    spans = dict.fromkeys(ruler_of(plate, table.loc[spot.code]) for spot in spots)
    marks, heights = {}, {}
    for spot in spots:
        marks[spot.code], high = _marks(renderer, ax, plate, spot, table, dots)
        if high > renderer.height + 0.1:
            heights[spot.code] = round(high, 1)
    return {
        "dots": [_dot(renderer, ax, dot) for dot in dots],
        "rulers": {span: _ruler(renderer, ax, plate, span) for span in filter(None, spans)},
        "marks": marks,
        "heights": heights,
        "looks": renderer.looks,
        "clips": renderer.clips,
    }


def ruler_of(plate, point):
    """The span whose cun the ruler shows beside a point, as in a figure of that point alone.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    str
    """
    return ruler_span(plate, point.span or point.aside_span)


def _marks(renderer, ax, plate, spot, table, dots):
    """The parts of one point, and how high the page is with its key; 0 where it has none."""
    figure = ax.get_figure()
    size, limits = figure.get_size_inches().copy(), ax.get_ylim()
    construction = artists.draw_construction(ax, plate, spot)
    around = [*construction, *(dot for dot in dots if _is_seen_with(dot, spot.code))]
    letterings = lettering.point_letterings(plate, spot, table)
    placed = lettering.placed_labels(ax, plate, letterings, around)
    if placed.boxes is not None:
        parts = _parts(renderer, construction)
        return parts + block_parts(renderer, letterings, placed.boxes, placed.leaders), 0
    key = draw_key(ax, letterings, placed.page, placed.places, style.ATLAS, "label")
    # A key makes the page larger at its foot: what stands on it is drawn from the larger one.
    whole, renderer.height = renderer.height, 72 * figure.get_figheight()
    parts, high = _parts(renderer, construction + key), renderer.height
    renderer.height = whole
    figure.set_size_inches(size)
    ax.set_ylim(limits)
    return parts, high


def _is_seen_with(dot, code):
    """Of the dots on the other side of the body, only the chosen point's own is shown."""
    _, of, side = dot.get_gid().split(".")
    return of == code or side != "left"


def _taken(renderer):
    """The parts drawn so far, which are then the taker's."""
    parts, renderer.parts = renderer.parts, []
    return parts


def _parts(renderer, drawn):
    """The parts of a point's artists, which go off the page again."""
    for artist in sorted(drawn, key=lambda artist: artist.get_zorder()):
        kind, *more = artist.get_gid().split(".")
        if kind == "construct":
            renderer.draw(artist, kind=kind, step=int(more[1]))
        else:
            kind = "leader" if more[-1] == "leader" else "label"
            own = {"own": True} if more[1] == "0" else {}  # the point's name, its first lettering
            renderer.draw(artist, kind=kind, step=int(more[0]), **own)
        artist.remove()
    return _taken(renderer)


def _dot(renderer, ax, dot):
    _, code, side = dot.get_gid().split(".")
    renderer.draw(dot, kind="dot", code=code, side=side)
    (part,) = _taken(renderer)
    x, y = ax.transData.transform(dot.center)
    return part | {"x": round(float(x), 1), "y": round(renderer.height - float(y), 1)}


def _ruler(renderer, ax, plate, span):
    before = set(ax.get_children())
    page.draw_ruler(ax, plate, span)
    for artist in [artist for artist in ax.get_children() if artist not in before]:
        renderer.draw(artist, kind="ruler", code=span)
        artist.remove()
    return _taken(renderer)
