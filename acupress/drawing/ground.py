"""The drawing of a plate that lies below whatever points it shows: drawn once, for all of them."""

from __future__ import annotations

import json

from matplotlib.colors import to_hex
from matplotlib.image import AxesImage

from ..body.load import load_plate
from ..facts.kept import kept_text
from ..facts.tables import plate_names
from . import layers, page, style
from .parts import Parts


def ground(plate, width):
    """Draw a plate's layers, its title on either side and the small body.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    width : float
        Of the page, in inches.

    Returns
    -------
    str
        JSON: ``titles`` of each side, ``width`` and ``height`` of the page in points, its colour
        ``paper``; ``scale``, ``left`` and ``top``, by which plate unit (x, y) is drawn at
        (left + scale x, top + scale y) of the page; and ``parts`` with their ``looks`` and
        ``clips``, as :class:`acupress.drawing.parts.Parts` lists them. Each part tells its
        ``kind``, and as far as it has them the ``code`` of its layer and its ``side``.
    """

    def draw():
        return json.dumps(_draw(plate, width), separators=(",", ":"))

    is_the_courses = plate.name in plate_names() and plate is load_plate(plate.name)
    return kept_text(["ground", plate.name, str(width)], draw) if is_the_courses else draw()


@style.applied()
def _draw(plate, width):
    figure, ax = blank_page(plate, width)
    page.draw_title(ax, plate.mirrored())
    layers.draw_plate(ax, plate)
    renderer = renderer_of(figure)
    for artist in sorted(ax.get_children(), key=lambda artist: artist.get_zorder()):
        about = _about(str(artist.get_gid()))
        if about:
            if isinstance(artist, AxesImage):
                artist.set_interpolation("none")  # its own pixels: the browser makes them larger
            renderer.draw(artist, **about)
    return {
        "titles": {side: plate.at_side(side).title for side in ("right", "left")},
        "width": round(renderer.width, 1),
        "height": round(renderer.height, 1),
        "paper": to_hex(figure.get_facecolor()),
        **_place(ax, renderer),
        "looks": renderer.looks,
        "clips": renderer.clips,
        "parts": renderer.parts,
    }


def _place(ax, renderer):
    """Where on the page plate units are, in points from its upper left."""
    (left, top), (right, _) = ax.transData.transform([(0, 0), (1, 0)])
    scale, above = right - left, renderer.height - top
    return {"scale": round(scale, 6), "left": round(left, 3), "top": round(above, 3)}


def blank_page(plate, width):
    """A plate's page with its title and small body, on which a dot is a point (1/72 inch).

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    width : float
        Inches.

    Returns
    -------
    figure : acupress.drawing.svg.DescribedFigure
    ax : matplotlib.axes.Axes
    """
    figure, ax = page.new_page(plate, width)
    figure.set_dpi(72)
    return figure, ax


def renderer_of(figure):
    """What draws artists of a figure's page into a list of parts.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    acupress.drawing.parts.Parts
    """
    return Parts(*(72 * size for size in figure.get_size_inches()))


def _about(gid):
    """What kind of part an artist is, as far as the drawing below all points has it."""
    kind, _, more = gid.partition(".")
    code = more.partition(".")[0]
    if kind == "layer":
        return {"kind": kind, "code": code}
    if kind == "title":
        return {"kind": kind, "side": code}
    return {"kind": kind} if kind in ("fade", "inset") else None
