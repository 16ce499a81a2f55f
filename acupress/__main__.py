"""The illustrator's command: check a plate file and draw it with all layers and landmarks."""

import contextlib
import sys

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
    _preview(plate).savefig(arguments[1], dpi=110)
    print(f"{plate!r}: fine. Preview in {arguments[1]}")
    return 0


def _preview(plate):
    """Draw every landmark with its name, on a page as wide as that takes."""
    for width in (10, 14, 20):
        with contextlib.suppress(ValueError):
            return show_plate(plate, landmarks="all", width=width)
    return show_plate(plate, landmarks="all", width=28)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
