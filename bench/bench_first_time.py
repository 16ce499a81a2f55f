"""The first time against the second: import, first figure, and a second widget of the same points.

Each in a fresh process, as a reader meets it. ``python bench/bench_first_time.py --keep`` adds a
row to ``bench/history.csv``, so that commits can be compared. It holds ratios: computers differ.
"""

import csv
import datetime
import json
import subprocess
import sys
from pathlib import Path

HISTORY = Path(__file__).with_name("history.csv")
COLD = """
import json, time
now = time.perf_counter
start = now(); import matplotlib.figure, pandas; bare = now() - start
start = now()
import acupress as ap, acupress.drawing.whole
for name in ap.__all__:  # each is loaded when it is first asked for
    getattr(ap, name)
imported = now() - start
def seconds(work):
    start = now(); work(); return now() - start
points = ap.load_points()
def drawn(side):
    return seconds(lambda: ap.show_point("BL60", side=side).savefig("/dev/null", format="png"))
first, second, left = drawn("right"), drawn("right"), drawn("left")
one, two = (seconds(lambda: ap.PointPicker(points)) for _ in "12")
print(json.dumps({"import acupress / matplotlib and pandas": imported / bare,
    "first figure / second": first / second,
    "first on the left / second on the right": left / second,
    "second picker / first": two / one}))
"""


def measured(runs=3):
    """Each ratio, the least of several runs: the least disturbed one."""
    results = []
    for _ in range(runs):
        run = subprocess.run(
            [sys.executable, "-c", COLD], capture_output=True, text=True, check=True
        )
        results.append(json.loads(run.stdout))
    return {name: min(result[name] for result in results) for name in results[0]}


def keep(ratios):
    """Add the ratios to the history, with the day and the commit they are of."""
    ask = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    is_new = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if is_new:
            rows.writerow(["day", "commit", *ratios])
        day = datetime.date.today().isoformat()
        rows.writerow([day, commit, *(f"{ratio:.2f}" for ratio in ratios.values())])


def main():
    ratios = measured()
    for name, ratio in ratios.items():
        print(f"{name}: {ratio:.2f} ×")
    if "--keep" in sys.argv:
        keep(ratios)


if __name__ == "__main__":
    main()
