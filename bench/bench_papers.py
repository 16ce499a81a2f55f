"""How long what a plan hands out takes and weighs: of five points, and of all taught ones.

Against the figures of the same points: a handout draws each point once, and so do they.
"""

import os
import tempfile
import time
from pathlib import Path

import matplotlib

from acupress import LessonPlan, back_pain_five, load_points, show_point, taught

MEGABYTE = 1_000_000
PRODUCTS = {"handout": "pdf", "cards": "pdf", "quiz": "pdf", "moodle": "xml", "anki": "apkg"}


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def draw(codes):
    for code in codes:
        show_point(code).savefig(os.devnull, format="svg")


def main():
    matplotlib.use("Agg")
    points = load_points()
    for rows in (back_pain_five(points), taught(points)):
        plan, folder = LessonPlan(rows), Path(tempfile.mkdtemp())
        draw(plan.codes)  # what is worked out once about each plate
        figures = seconds(lambda plan=plan: draw(plan.codes))
        for name, ending in PRODUCTS.items():
            write, file = getattr(plan, name), folder / f"{name}.{ending}"
            first, again = (
                seconds(lambda w=write, f=file: w(f)),
                seconds(lambda w=write, f=file: w(f)),
            )
            size = file.stat().st_size / MEGABYTE
            print(
                f"{name} of {len(plan)} points: {first / figures:.2f} × their figures, again "
                f"{again / figures:.2f} × ({first:.1f} s, {again:.1f} s, {size:.1f} MB)"
            )


if __name__ == "__main__":
    main()
