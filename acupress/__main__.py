"""The commands of illustrators, teachers and those who draw their own: plates, and the points."""

import sys

from .body.export import FORMS, export
from .body.listing import listing
from .body.load import load_plate
from .body.plate import PlateError
from .body.plate_file import read_plate
from .drawing.gallery import save_gallery, show_landmarks
from .facts.csvfile import DATA
from .facts.files import write_whole
from .facts.tables import load_landmarks
from .facts.template import write_template

PICTURES = (".png", ".svg", ".pdf")
USAGE = """usage: python -m acupress PLATE.svg PREVIEW.png    check a plate and draw its landmarks
       python -m acupress landmarks ankle_lateral    list a plate's landmarks and how to feel them
       python -m acupress gallery plates.pdf    draw every plate in every style
       python -m acupress table --format csv points.csv    where each point is on each plate
       python -m acupress table --format json points.json    (without a file: to the screen)
       python -m acupress table --format geojson FOLDER    a file for each plate, in millimetres
       python -m acupress page class.html BL23 BL40    points as one HTML file to give away
       python -m acupress template mine.xlsx    a table of your own to begin with, or mine.csv
       python -m acupress plates    (after a change of the plates: write data/plates.csv)"""


def main(arguments):
    """Do what a command line asks.

    Parameters
    ----------
    arguments : list of str
        As `USAGE` says: a plate's file and the picture to write; ``landmarks`` and a plate's name
        or file; ``gallery`` and the PDF to write; ``table`` with its format and the file or folder
        to write; ``template`` and the table to write; or ``plates``.

    Returns
    -------
    int
        0 when all went well, 1 when a plate is refused, 2 when the command was not understood or a
        file cannot be read or written.
    """
    try:
        match arguments:
            case ["plates"]:
                write_whole(DATA / "plates.csv", listing().encode("utf-8"))
            case ["landmarks", plate]:
                print(landmark_list(load_plate(plate)))
            case ["gallery", file]:
                save_gallery(file, progress=_say_plate)
                print(f"Every plate in every style: {file}")
            case ["table", "--format", form, *target] if len(target) < 2:
                _write(export(form, *target))
            case ["table", *_]:
                raise ValueError(f"table needs a format: table --format {' or '.join(FORMS)}.")
            case ["page", file, code, *more]:
                print(f"A page to open by a double click: {_page(file, [code, *more])}")
            case ["page", *_]:
                raise ValueError("page needs a file and points: page class.html BL23 BL40.")
            case ["template", file]:
                write_template(file)
                print(f"A table to write your points into: {file}")
            case [file, picture]:
                _preview(file, picture)
            case _:
                print(USAGE)
                return 2
    except PlateError as error:
        print(error)
        return 1
    except OSError as error:
        print(f"'{error.filename}': {error.strerror}." if error.strerror else error)
        return 2
    except (ValueError, ModuleNotFoundError) as error:
        print(error)
        return 2
    return 0


def landmark_list(plate):
    """List a plate's landmarks: id and kind, where it is in words, and how to feel it.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    str

    Examples
    --------
    >>> print(landmark_list(load_plate("foot_sole")))
    Sole of the right foot (foot_sole): 4 landmarks
    ...
    """
    names = sorted([*plate.landmarks, *plate.lines])
    known = load_landmarks().loc[names]
    rows = [
        f"{mark.Index} ({mark.kind}): {mark.name}\n    {mark.feel}"
        for mark in known.itertuples(name="Landmark")
    ]
    return "\n".join([f"{plate.title} ({plate.name}): {len(names)} landmarks", *rows])


def _write(text):
    """Write as UTF-8 whatever the terminal's letters are: it may go on to a file."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))


def _page(file, codes):
    from .page.write import write_page  # only now: the widgets take a second

    return write_page(file, codes)


def _preview(file, picture):
    if not picture.lower().endswith(PICTURES):
        raise ValueError(f"'{picture}' is no picture: give it an ending of {', '.join(PICTURES)}.")
    plate = read_plate(file)
    show_landmarks(plate).savefig(picture, dpi=110)
    print(f"{plate!r}: fine. Preview in {picture}")


def _say_plate(number, count, title):
    """One line that is written over: a minute is long without a sign of life."""
    last = "\n" if number == count else ""
    print(f"\r{number} of {count}: {title:<45}", end=last, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
