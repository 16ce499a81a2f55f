"""From a click to what is seen of it: the locate quiz against an ipympl figure's click handler.

Both in one notebook of a JupyterLab here, answering the same question by turns: the quiz in the
browser, the handler in the kernel, which scores by the same numbers and draws mark and line. It
needs ipympl, which the course does not: pip install ipympl.
"""

import importlib.util
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import labdriver

TIMES = 15
QUIZ = 'import acupress as ap\nap.LocateQuiz("BL23", progress=None, seed=1)'
IPYMPL = """%matplotlib widget
import matplotlib.pyplot as plt
from acupress.drawing.page import new_page
from acupress.drawing.layers import draw_plate
plate, spot = ap.load_plate("lower_back"), ap.locate("BL23")
drawn, ax = new_page(plate)
draw_plate(ax, plate)
drawn.savefig("plate.png", dpi=100)
picture, box = plt.imread("plate.png"), (*ax.get_xlim(), *ax.get_ylim())
figure = plt.figure(figsize=drawn.get_size_inches(), dpi=100)
board = figure.add_axes((0, 0, 1, 1))
board.imshow(picture, extent=box, aspect="auto")
board.set_axis_off()
line, = board.plot([], [], "o--")
words = figure.text(0.02, 0.02, "")
def answer(event):
    scored = ap.score("BL23", event.xdata, event.ydata)
    line.set_data([event.xdata, spot.x], [event.ydata, spot.y])
    words.set_text(str(scored))
    figure.canvas.draw()
figure.canvas.mpl_connect("button_press_event", answer)
plt.show()"""
# Milliseconds from the click to the first frame after what was to change has changed.
WATCH = """(what) => {
    const seen = {
        quiz: () => document.querySelector(".acupress-practice-feedback").textContent,
        ipympl: () => { // the strip where the words appear
            const canvas = document.querySelector(".jupyter-matplotlib-canvas-container canvas");
            const strip = [0, canvas.height - 40, canvas.width, 40];
            return canvas.getContext("2d").getImageData(...strip).data.join();
        },
    }[what];
    const before = seen();
    window.took = null;
    window.addEventListener("mousedown", ({ timeStamp }) => {
        const look = () => {
            if (seen() === before) requestAnimationFrame(look);
            else requestAnimationFrame((now) => { window.took = now - timeStamp; });
        };
        requestAnimationFrame(look);
    }, { capture: true, once: true });
}"""


def took(page, what, click):
    """Click, and say how many milliseconds it took until one saw what it did."""
    page.evaluate(WATCH, what)
    click()
    page.wait_for_function("() => window.took !== null")
    return page.evaluate("() => window.took")


def answer_quiz(page, number):
    """Put the cross, then measure the click that confirms."""
    plate = page.locator(".acupress-locate .acupress-plate svg")
    plate.scroll_into_view_if_needed()
    box = plate.bounding_box()
    page.mouse.click(box["x"] + box["width"] * (0.5 + 0.01 * number), box["y"] + box["height"] / 2)
    confirm = page.get_by_role("button", name="Confirm")
    confirm.scroll_into_view_if_needed()
    passed = took(page, "quiz", confirm.click)
    page.get_by_role("button", name="Next", exact=True).click()
    return passed


def answer_ipympl(page, number):
    """Measure the click on the figure."""
    canvas = page.locator(".jupyter-matplotlib-canvas-container canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    place = box["x"] + box["width"] * (0.5 + 0.01 * number), box["y"] + box["height"] / 2
    passed = took(page, "ipympl", lambda: page.mouse.click(*place))
    page.wait_for_timeout(500)
    return passed


def main():
    if importlib.util.find_spec("ipympl") is None:
        print("not measured: it is against ipympl, which is not here (pip install ipympl)")
        return
    with tempfile.TemporaryDirectory() as folder, labdriver.chromium() as browser:
        labdriver.write_notebook(Path(folder) / "click.ipynb", [QUIZ, IPYMPL])
        lab = labdriver.Lab(Path(folder))
        try:
            page = labdriver.new_page(browser, {"viewport": {"width": 1366, "height": 1000}})
            labdriver.open_notebook(page, lab, "click.ipynb")
            labdriver.run_all(page)
            page.wait_for_selector(".acupress-locate svg[role=application]")
            turns = [(answer_quiz(page, n), answer_ipympl(page, n)) for n in range(TIMES)]
        finally:
            lab.stop()
    quiz, ipympl = (statistics.median(times) for times in zip(*turns, strict=True))
    print(
        f"click to feedback, median of {TIMES}: locate quiz {quiz:.0f} ms, ipympl click handler "
        f"{ipympl:.0f} ms: {ipympl / quiz:.1f} times as long"
    )


if __name__ == "__main__":
    main()
