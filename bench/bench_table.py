"""How long it takes to load and check 10,000 rows, against pandas.read_csv alone."""

import itertools
import tempfile
from pathlib import Path

import pandas as pd
from bench_show_point import fastest

from acupress import load_points
from acupress.facts.tables import DATA

ROWS, RUNS = 10_000, 3


def write(file):
    """The course's rows again and again, each with a code of its own."""
    course = pd.read_csv(DATA / "points.csv", dtype=str, keep_default_na=False)
    course = course[~course.start.isin(course.code)].assign(back_pain_order="", pair_with="")
    many = pd.concat([course] * (ROWS // len(course) + 1)).head(ROWS)
    letters = ["".join(three) for three in itertools.product("XYZ", "ABCDEFG", "ABCDEFG")]
    codes = [f"{three}{number}" for three in letters for number in range(1, 100)]
    many.assign(code=codes[:ROWS]).to_csv(file, index=False)


def main():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.csv"
        write(file)
        checked = fastest(lambda: load_points(file), RUNS)
        bare = fastest(lambda: pd.read_csv(file), RUNS)
    print(f"load_points of {ROWS} rows: {checked / bare:.1f} × pandas.read_csv ({checked:.2f} s)")


if __name__ == "__main__":
    main()
