"""Waiting in JupyterLab: a lesson against bare notebooks, the picker's plates against each other.

In a real Lab and a real Chromium, on loopback, all drawn before as on Binder. A lesson's time
begins with the notebook's address, page and kernel and all, and ends with its last cell. Ratios of
the least of several runs; the first is not counted. Change no code of the course meanwhile: what
was drawn before is of other code then, and is drawn anew.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import acupress as ap

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import labdriver  # noqa: E402

RUNS = 5
LESSON, PICKERS = "03_five_points.ipynb", "pickers.ipynb"
BARE = {  # what the lesson is compared with
    "imports nothing": "1 + 1",
    "imports pandas and pyplot": "import pandas, matplotlib.pyplot",
}
START = "import acupress as ap; points = ap.load_points(); five = ap.back_pain_five(points)"
WRITE = f"""source => {{ {labdriver.NOTEBOOK}
    notebook.content.model.cells.get(1).sharedModel.setSource(source);
    notebook.content.activeCellIndex = 1;
    return window.jupyterapp.commands.execute("notebook:clear-cell-output"); }}"""
RUN = (
    f"""() => {{ {labdriver.NOTEBOOK} window.jupyterapp.commands.execute("notebook:run-cell"); }}"""
)
PLATES = ".acupress-plate svg"
# Milliseconds from choosing a point in the list to its plate.
CHOOSE = """code => new Promise(done => {
    const pickers = [...document.querySelectorAll(".acupress-picker")];
    const picker = pickers.at(-1), list = [...picker.querySelectorAll("select")]
        .find(one => [...one.options].some(option => option.value === code));
    const start = performance.now();
    const look = () => picker.querySelector(`.acupress-chosen[data-code="${code}"]`)
        ? done(performance.now() - start) : requestAnimationFrame(look);
    list.value = code;
    list.dispatchEvent(new Event("change", {bubbles: true}));
    look(); })"""
UNSEEN = ("ST25", "KI1", "GB20", "BL57", "LU7", "TE5", "SP6", "GB34")  # each on another plate


def draw_before():
    """Draw what is looked at here; Lab's kernels find it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: Python compiles a module once
    picker = ap.PointPicker(ap.load_points())
    for code in UNSEEN:
        picker.selected = code
    ap.PointPicker(ap.back_pain_five(ap.load_points()))


def opened(browser, lab, name):
    """Seconds to open a notebook and run all its cells, to the last one done."""
    page, start = labdriver.new_page(browser), time.perf_counter()
    labdriver.open_notebook(page, lab, name)
    labdriver.run_all(page)
    took = time.perf_counter() - start
    assert labdriver.cell_errors(page) == []
    page.context.close()
    lab.stop_kernels()
    return took


def compare_lessons(browser, lab):
    """Print how long a lesson takes to open and run against a bare notebook."""
    names = [LESSON, *(f"{number}.ipynb" for number in range(len(BARE)))]
    runs = [[opened(browser, lab, name) for name in names] for _ in range(RUNS + 1)]
    lesson, *bare = map(min, zip(*runs[1:], strict=True))
    for what, seconds in zip(BARE, bare, strict=True):
        print(
            f"lesson 03 opened and run to its last cell: {lesson / seconds:.2f} × a notebook that "
            f"{what} ({lesson:.1f} s against {seconds:.1f} s)",
            flush=True,
        )


def first_plate(page, points):
    """Seconds from running a cell with a picker to its first plate."""
    page.evaluate(WRITE, f"ap.PointPicker({points})")
    page.locator(PLATES).wait_for(state="detached")
    start = time.perf_counter()
    page.evaluate(RUN)
    page.locator(PLATES).wait_for()
    took = time.perf_counter() - start
    labdriver.wait_until_idle(page)
    return took


def compare_pickers(browser, lab):
    """Print how long the picker of all points takes against that of five, and its next plates."""
    page = labdriver.new_page(browser)
    labdriver.open_notebook(page, lab, PICKERS)
    labdriver.run_all(page)
    runs = [(first_plate(page, "five"), first_plate(page, "points")) for _ in range(RUNS + 1)]
    five, every = map(min, zip(*runs[1:], strict=True))
    unseen = sorted(page.evaluate(CHOOSE, code) for code in UNSEEN)
    seen = sorted(page.evaluate(CHOOSE, code) for code in UNSEEN)
    middle = len(UNSEEN) // 2
    print(
        f"the picker of all points, from its cell to its first plate: {every / five:.2f} × that "
        f"of five ({every:.2f} s against {five:.2f} s)\n"
        f"a plate not seen before: {unseen[middle] / seen[middle]:.1f} × one seen before "
        f"(half of them within {unseen[middle]:.0f} ms, all within {unseen[-1]:.0f} ms; "
        f"seen before {seen[middle]:.0f} ms)",
        flush=True,
    )
    page.context.close()
    lab.stop_kernels()


def main():
    draw_before()
    with tempfile.TemporaryDirectory() as root, labdriver.chromium() as browser:
        shutil.copy(ROOT / "notebooks" / LESSON, root)
        for number, source in enumerate(BARE.values()):
            labdriver.write_notebook(f"{root}/{number}.ipynb", [source])
        labdriver.write_notebook(f"{root}/{PICKERS}", [START, "ap.PointPicker(five)"])
        lab = labdriver.Lab(root)
        try:
            compare_pickers(browser, lab)
            compare_lessons(browser, lab)
        finally:
            lab.stop()


if __name__ == "__main__":
    main()
