"""How long what a plan hands out takes and weighs: of 5 points, of all taught ones, and of 100.

The hundred are the taught ones of all plates under other codes, as in a teacher's own table. The
baseline is the figures of the same five points as SVG, drawn before, in the same run.
"""

import os
import tempfile
import time
from pathlib import Path

import matplotlib
import pandas as pd

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


def hundred(rows):
    """A hundred points of one's own: those taught, again and again."""
    again = pd.concat([rows] * 3).iloc[:100].copy()
    again.index = pd.Index([f"EX-X{number}" for number in range(1, 101)], name="code")
    return again.assign(pair_with="", pair_press="")


def main():
    matplotlib.use("Agg")
    points = load_points()
    five = back_pain_five(points)
    draw(five.index)  # what is worked out once about each plate
    base = seconds(lambda: draw(five.index))
    print(f"baseline, the figures of 5 points: {base:.2f} s")
    for rows in (five, taught(points), hundred(taught(points))):
        plan, folder = LessonPlan(rows), Path(tempfile.mkdtemp())
        for name, ending in PRODUCTS.items():
            write, file = getattr(plan, name), folder / f"{name}.{ending}"
            first = seconds(lambda w=write, f=file: w(f))
            again = seconds(lambda w=write, f=file: w(f))
            size = file.stat().st_size / MEGABYTE
            print(
                f"{name} of {len(plan)} points: {first / base:.1f} × baseline, again "
                f"{again / base:.1f} × ({first:.1f} s, {again:.1f} s, {size:.1f} MB)",
                flush=True,
            )


if __name__ == "__main__":
    main()
