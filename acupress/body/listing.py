"""What each plate carries, as a table: a rule is checked against it without reading the plates."""

import csv
import io

from ..facts.tables import plate_names
from .load import load_plate
from .spans import cun_of

COLUMNS = ("plate", "title", "whole", "landmarks", "spans", "source")


def listing():
    """The text of ``data/plates.csv``: one row a plate of the course.

    Returns
    -------
    str
        CSV: name, title, whether it is a whole body, the landmarks, and the
        spans it can measure, with blanks between them.
    """
    text = io.StringIO(newline="")
    write = csv.writer(text, lineterminator="\n").writerow
    write(COLUMNS)
    for name in plate_names():
        plate = load_plate(name)
        landmarks = " ".join(sorted({*plate.landmarks, *plate.lines}))
        spans = sorted(cun_of(plate))
        whole = "yes" if plate.regions else "no"
        write(
            [
                name,
                plate.title,
                whole,
                landmarks,
                " ".join(spans),
                f"acupress/body/plates/{name}.svg",
            ]
        )
    return text.getvalue()
