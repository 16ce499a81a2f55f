"""The picker of all points against that of five, and all plates: time, size and memory.

Each in a fresh process, first with nothing kept by an earlier one, then with all of it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import matplotlib

FIVE, ALL = "ap.back_pain_five(points)", "points"
START = """
import json, time
import ipykernel.kernelapp, matplotlib.pyplot, pandas  # what any notebook with a plot has loaded
def held():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
now, bare = time.process_time, held()
import acupress as ap
points = ap.load_points()
ap.PointPicker  # names are loaded when they are first asked for
"""
PICKER = """
start = now()
picker = ap.PointPicker(%s, selected="LI4")
first, size = now() - start, len(json.dumps(picker.get_state()))
memory = held()
start = now()
picker.selected = "ST25" if "ST25" in picker.codes else "BL60"
print(json.dumps([first, size / 1e6, now() - start, memory / bare, bare]))
"""
PLATES = """
from acupress.drawing.stage import outline, plate_text, plates_of, written
from acupress.facts.choice import chosen
codes, table = chosen(points)
said = written(table)
names = plates_of(codes, table)
# The plates with many points first, so that the two halves take about as long.
names = sorted(names, key=list(table.plate).count)[::-1][%d::2]
def drawn(name):
    start = now()
    text = plate_text(name, codes, table, said)
    return text, now() - start
texts, times = zip(*map(drawn, names))
size = sum(map(len, texts)) + %d * len(json.dumps(outline(codes, table, said)))
print(json.dumps([size / 1e6, now(), times[0]]))
"""


def started(code, folder):
    """Python in a fresh process that keeps its results in a folder."""
    return run_in(folder, ["-c", START + code], stdout=subprocess.PIPE, text=True)


def run_in(folder, arguments, **options):
    """Python with arguments, in a fresh process that keeps its results in a folder."""
    settings = os.environ | {"XDG_CACHE_HOME": str(folder)}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: Python compiles a module once
    return subprocess.Popen([sys.executable, *arguments], env=settings, **options)


def answer(process):
    """What a process has printed, as numbers."""
    said, _ = process.communicate()
    return json.loads(said)


def empty_folder(folder):
    """Forget what was kept, but for matplotlib's own list of fonts."""
    shutil.rmtree(folder, ignore_errors=True)
    own = folder / "matplotlib"
    own.mkdir(parents=True)
    for fonts in Path(matplotlib.get_cachedir()).glob("fontlist*.json"):
        shutil.copy(fonts, own)


def compare_pickers(folder, when):
    """Print how the picker of all points compares with that of five."""
    runs = []
    for which in (FIVE, ALL):
        if when == "cold":
            empty_folder(folder)
        runs.append(answer(started(PICKER % which, folder)))
    (five, _, _, _, _), (every, size, other, memory, bare) = runs
    print(
        f"{when}: the picker of all points to its first plate: {every / five:.2f} × that of five "
        f"({every:.2f} s of a processor, {size:.2f} MB); a plate of another point "
        f"{1000 * other:.0f} ms; memory {memory:.2f} × pandas and pyplot ({bare:.0f} MB)"
    )


def draw_all(folder, when):
    """Print how long all plates take two fresh processes, and how large they are."""
    if when == "cold":
        empty_folder(folder)
    start = time.perf_counter()
    halves = [started(PLATES % (half, 1 - half), folder) for half in (0, 1)]
    results = [answer(half) for half in halves]
    size, work, _ = (sum(numbers) for numbers in zip(*results, strict=True))
    print(
        f"{when}: all plates on two cores: {time.perf_counter() - start:.1f} s "
        f"({work:.1f} s of a processor, imports too; the plate with most points "
        f"{results[0][2]:.1f} s), {size:.2f} MB"
    )


def main():
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kept"
        compare_pickers(folder, "cold")
        draw_all(folder, "cold")
        draw_all(folder, "warm")
        compare_pickers(folder, "warm")
        compare_pickers(folder, "warm")


if __name__ == "__main__":
    main()
