"""The illustrator's command: check a plate file and draw it with all layers and landmarks."""

import sys

from .body.listing import listing
from .body.plate import PlateError, read_plate
from .drawing.figures import show_plate
from .facts.csvfile import DATA

PICTURES = (".png", ".svg", ".pdf")
USAGE = """usage: python -m acupress PLATE.svg PREVIEW.png
       python -m acupress plates    (after a change of the plates: write data/plates.csv)"""


def main(arguments):
    """Check one plate and write its preview; or list what the course's plates carry.

    Parameters
    ----------
    arguments : list of str
        The plate's file and the picture to write; or ``["plates"]``.

    Returns
    -------
    int
        0 when the plate is fine, 1 when it is refused, 2 when the command was not understood or a
        file cannot be read or written.
    """
    if arguments == ["plates"]:
        (DATA / "plates.csv").write_text(listing(), encoding="utf-8", newline="\n")
        return 0
    if len(arguments) != 2:
        print(USAGE)
        return 2
    file, picture = arguments
    if not picture.lower().endswith(PICTURES):
        print(f"'{picture}' is no picture: give it an ending of {', '.join(PICTURES)}.")
        return 2
    try:
        plate = read_plate(file)
        preview(plate).savefig(picture, dpi=110)
    except PlateError as error:
        print(error)
        return 1
    except OSError as error:
        print(f"'{error.filename}': {error.strerror}." if error.strerror else error)
        return 2
    print(f"{plate!r}: fine. Preview in {picture}")
    return 0


def preview(plate):
    """Draw every landmark with its name, on a page wide enough for so many.

    A whole body has too many for names: there only the marks are drawn.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    many = len(plate.on_page())
    width = 10 if many <= 30 else 14
    return show_plate(plate, landmarks="all", labels=many <= 60, width=width)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
