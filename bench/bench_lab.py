"""Waiting in JupyterLab: opening a lesson against a bare notebook, and the picker's first plate.

In a real Lab and a real Chromium on this computer, on loopback, with every plate drawn before as on
Binder. What several runs have in common is warmed up first; the least of each is compared.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import labdriver  # noqa: E402

RUNS = 3
LESSON, BARE = "03_five_points.ipynb", "bare.ipynb"
PICKERS = {"five": "ap.back_pain_five(points)", "all": "points"}


def seconds(work):
    """Seconds that something takes, and what it gives."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given


def opened(browser, lab, name):
    """Open a notebook and run all its cells, to the last one done; the page."""
    page = labdriver.new_page(browser)
    labdriver.open_notebook(page, lab, name)
    labdriver.run_all(page)
    return page


def compare_lessons(browser, lab):
    """Print how long a lesson takes to open and run against a bare notebook."""
    taken = {BARE: [], LESSON: []}
    for _ in range(RUNS + 1):
        for name, times in taken.items():
            took, page = seconds(lambda name=name: opened(browser, lab, name))
            times.append(took)
            assert labdriver.cell_errors(page) == []
            page.context.close()
            lab.stop_kernels()
    bare, lesson = (min(times[1:]) for times in taken.values())
    print(
        f"lesson 03 opened and run to its last cell: {lesson / bare:.2f} × a bare notebook that "
        f"imports nothing ({lesson:.1f} s against {bare:.1f} s)",
        taken,
    )


def main():
    with tempfile.TemporaryDirectory() as root, labdriver.chromium() as browser:
        shutil.copy(ROOT / "notebooks" / LESSON, root)
        labdriver.write_notebook(f"{root}/{BARE}", ["1 + 1"])
        lab = labdriver.Lab(root)
        try:
            compare_lessons(browser, lab)
        finally:
            lab.stop()


if __name__ == "__main__":
    main()
