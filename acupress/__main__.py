"""The illustrator's command: check a plate file and draw it with all layers and landmarks."""

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
    # Wider than in a lesson, to give every landmark's name its room.
    show_plate(plate, landmarks="all", width=10).savefig(arguments[1], dpi=110)
    print(f"{plate!r}: fine. Preview in {arguments[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
