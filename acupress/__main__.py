"""The illustrator's command: check a plate file and draw it with all layers and landmarks."""

import sys

import numpy as np

from .figures import show_plate
from .plate import PlateError, read_plate

USAGE = "usage: python -m acupress PLATE.svg PREVIEW.png"


def main(arguments):
    """Check one plate and write its preview.

    Parameters
    ----------
    arguments : list of str
        The plate's file and the picture to write.

    Returns
    -------
    int
        0 when the plate is fine, 1 when it is refused, 2 when the command was not understood.
    """
    if len(arguments) != 2:
        print(USAGE)
        return 2
    try:
        plate = read_plate(arguments[0])
    except (PlateError, OSError) as error:
        print(error)
        return 1
    preview(plate).savefig(arguments[1], dpi=110)
    print(f"{plate!r}: fine. Preview in {arguments[1]}")
    return 0


def preview(plate):
    """Draw every landmark with its name, on a page wide enough for so many.

    Parameters
    ----------
    plate : acupress.plate.Plate

    Returns
    -------
    acupress.figures.PlateFigure
    """
    many = len(plate.on_page())
    width = next(width for most, width in ((30, 10), (50, 14), (np.inf, 20)) if many <= most)
    return show_plate(plate, landmarks="all", width=width)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
