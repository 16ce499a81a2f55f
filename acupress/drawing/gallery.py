"""Every plate in every style, with its layers one by one and its landmarks."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from ..body.load import as_plate
from ..facts.calls import says_what_it_takes
from ..facts.tables import plate_names
from . import style
from .artists import write
from .figures import show_plate
from .layers import draw_plate
from .svg import DescribedFigure, DescribedFigures

SHEET = 10.0  # inches: how wide the sheet of a plate is
GAP = 10  # points between its drawings, and around them
HEADER = 34  # points for its title
CAPTION = 18  # points below each drawing
NAMED = 60  # landmarks at most that a page has room to name
# Equal drawings give equal files: so no date.
ABOUT = {"Title": "Acupress: every plate in every style", "CreationDate": None}
LAYERS = {
    "skin": "skin",
    "bone": "bones",
    "tendon": "tendons",
    "crease": "creases",
    "detail": "detail",
}


@says_what_it_takes
def show_gallery(plates=None):
    """Draw plates in every style, with their layers one by one and their landmarks.

    Parameters
    ----------
    plates : str, Plate, path-like, or list or tuple of them, optional
        Plates, their names or files; every plate of the course by default, which takes a minute.

    Returns
    -------
    acupress.drawing.svg.DescribedFigures
        Two for each plate: a sheet of its styles and layers, and its landmarks.

    Raises
    ------
    ValueError
        No plate has this name, or none is named.

    Examples
    --------
    >>> sheet, landmarks = show_gallery("foot_sole")
    >>> sheet.alt
    'Sole of the right foot in the styles atlas, umber, ivory, line, dark; then its layers ...'
    """
    return DescribedFigures(figure for plate in _plates(plates) for figure in _pages(plate))


def _plates(plates):
    """The plates themselves; an unknown one is refused before any is drawn."""
    if plates is None:
        plates = plate_names()
    elif not isinstance(plates, (list, tuple)):
        plates = [plates]
    if not plates:
        raise ValueError("No plate is named: leave plates out for every plate of the course.")
    return [as_plate(plate) for plate in plates]


@style.applied()  # PDF chooses its kind of letters when it is closed
def save_gallery(file, plates=None, progress=None):
    """Write the gallery as one PDF, two pages a plate; text stays text.

    Parameters
    ----------
    file : str or path-like
        Its ending is ``.pdf``. It is written whole or not at all.
    plates : optional
        As :func:`show_gallery` takes them.
    progress : callable, optional
        Called before each plate with its number, from 1, how many there are, and its title.

    Raises
    ------
    ValueError
        The ending is another, a plate is unknown, or none is named.
    OSError
        The file cannot be written.
    """
    from matplotlib.backends.backend_pdf import PdfPages  # only now: it takes 10 MB

    file = Path(file)
    if file.suffix.lower() != ".pdf":
        raise ValueError(f"'{file}' is no PDF: give it the ending .pdf.")
    plates = _plates(plates)
    with _whole(file) as part, PdfPages(part, metadata=ABOUT) as pages:
        for number, plate in enumerate(plates, 1):
            if progress:
                progress(number, len(plates), plate.title)
            for figure in _pages(plate):
                figure.savefig(pages, format="pdf")


@contextlib.contextmanager
def _whole(file):
    """A file beside the one wanted, which takes its place only when all went well."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(b"")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(file)) from None
    try:
        yield part
        os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)


def _pages(plate):
    return show_styles(plate), show_landmarks(plate)


@style.applied()
def show_styles(plate):
    """Draw a plate small in every style, and below each of its layers alone.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    # Ridges and hollows shape the skin: alone there is nothing to see of them.
    shown = [layer for layer in LAYERS if any(not shape.relief for shape in plate.layers[layer])]
    columns = len(style.PALETTES)
    wide = (SHEET * 72 - GAP) / columns - GAP
    tall = wide * plate.height / plate.width
    figure = DescribedFigure(figsize=(SHEET, (HEADER + 2 * (tall + CAPTION + GAP)) / 72))
    figure.set_facecolor(style.ATLAS.paper)
    _write_title(figure, plate)
    for column, (name, palette) in enumerate(style.PALETTES.items()):
        ax = _frame(figure, plate, column, 0, wide, tall, name, palette)
        draw_plate(ax, plate, palette=palette)
    for column, layer in enumerate(shown):
        ax = _frame(figure, plate, column, 1, wide, tall, f"{LAYERS[layer]} alone", style.ATLAS)
        draw_plate(ax, plate, [layer])
    figure.alt = (
        f"{plate.title} in the styles {', '.join(style.PALETTES)}; then its layers alone: "
        f"{', '.join(LAYERS[layer] for layer in shown)}."
    )
    return figure


def _write_title(figure, plate):
    high = figure.get_figheight() * 72
    figure.text(
        GAP / (SHEET * 72), 1 - HEADER / 2 / high, f"{plate.title}  ({plate.name})",
        fontsize=style.TEXT_TITLE, fontweight="bold", color=style.ATLAS.ink, va="center",
        parse_math=False, gid="title",
    )  # fmt: skip


def _frame(figure, plate, column, row, wide, tall, caption, palette):
    """A place on a sheet for one drawing of a plate, as Axes in plate units, with its caption."""
    high = figure.get_figheight() * 72
    left, top = GAP + column * (wide + GAP), HEADER + row * (tall + CAPTION + GAP)
    place = left / (SHEET * 72), 1 - (top + tall) / high, wide / (SHEET * 72), tall / high
    ax = figure.add_axes(place, xlim=(0, plate.width), ylim=(plate.height, 0), xticks=[], yticks=[])
    ax.set_facecolor(palette.paper)
    ax.spines[:].set(color=style.ATLAS.quiet, linewidth=0.5)
    low = plate.height * (1 + (CAPTION + style.TEXT_SMALL) / 2 / tall)
    write(ax, 0, low, caption, style.TEXT_SMALL, style.ATLAS.ink, va="baseline")
    return ax


def show_landmarks(plate):
    """Draw every landmark on a plate's page with its name, on a page wide enough for so many.

    A whole body has too many for names: there only the marks are drawn.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    many = len(plate.on_page())
    width = 10 if many <= 30 else 14 if many <= 40 else 16
    figure = show_plate(plate, landmarks="all", labels=many <= NAMED, width=width)
    figure.seen_whole = False
    figure.alt = f"{plate.title}, with the {many} landmarks that lie on its page."
    return figure
