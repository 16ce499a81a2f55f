"""The countdown timer in Lab: linked, busy, reloaded, restarted, saved."""

import labdriver
import pytest
from bare_page import press
from bare_timer import digits
from playwright.sync_api import expect

CELLS = [
    "import time\nimport ipywidgets as widgets\nfrom acupress.widgets.timer import CountdownTimer",
    "timer = CountdownTimer(seconds=60, label='in Lab', sound=False)\n"
    "slider = widgets.IntText(60)\nwidgets.jslink((slider, 'value'), (timer, 'seconds'))\n"
    "widgets.HBox([timer, slider])",
    "timer",
    "time.sleep(6)",
    "print(timer.state, timer.remaining < 60, timer.deadline is not None)",
    "timer.pause()",
]


@pytest.fixture(scope="module")
def lesson(lab, new_page):
    labdriver.write_notebook(lab.root / "timer.ipynb", CELLS)
    page = new_page()
    labdriver.open_notebook(page, lab, "timer.ipynb")
    page.set_default_timeout(20_000)
    for index in (0, 1, 2):
        labdriver.run_cell(page, index)
    yield page
    lab.stop_kernels()


def left(page, view=0):
    minutes, seconds = digits(page).nth(view).inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def last_line(page, index):
    labdriver.run_cell(page, index)
    return labdriver.cell_outputs(page)[index][0]["text"].strip()


def test_in_lab_the_length_is_linked_in_the_browser(lesson):
    for seconds, shown in (("45", "0:45"), ("60", "1:00")):
        lesson.get_by_role("spinbutton").fill(seconds)
        lesson.get_by_role("spinbutton").press("Enter")
        expect(digits(lesson).first).to_have_text(shown)


def test_in_lab_a_busy_kernel_does_not_hold_it_up(lesson):
    press(lesson, "Start")
    lesson.evaluate("document.activeElement.blur()")
    labdriver.run_cell(lesson, 3)
    assert left(lesson) <= 54
    assert abs(left(lesson, 0) - left(lesson, 1)) <= 1  # between the two readings a second may pass
    assert last_line(lesson, 4) == "running True True"


def test_in_lab_python_pauses_it(lesson):
    labdriver.run_cell(lesson, 5)
    expect(lesson.get_by_role("button", name="Resume").first).to_be_visible()
    assert last_line(lesson, 4) == "paused True False"


def test_in_lab_keys_press_buttons_and_do_not_edit_cells(lesson):
    lesson.get_by_role("button", name="Resume").first.focus()
    lesson.keyboard.press("Enter")
    expect(lesson.get_by_role("button", name="Pause", exact=True).first).to_be_focused()
    assert last_line(lesson, 4) == "running True True"


def test_in_lab_a_loaded_page_goes_on(lesson):
    lesson.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    lesson.wait_for_timeout(1000)
    before = left(lesson)
    lesson.reload()
    expect(digits(lesson).nth(1)).to_be_visible(timeout=30_000)
    assert before - 30 < left(lesson) < before
    expect(lesson.get_by_role("button", name="Pause", exact=True).first).to_be_visible()


def test_in_lab_no_note_stands_beside_a_living_timer(lesson):
    assert lesson.locator(".acupress-saved").count() > 0
    expect(lesson.locator(".acupress-saved:visible")).to_have_count(0)


def test_in_lab_a_restarted_kernel_does_not_stop_it(lesson):
    press(lesson, "Reset")
    press(lesson, "Start")
    before = left(lesson)
    lesson.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    lesson.wait_for_timeout(3000)
    assert before - 30 < left(lesson) <= before - 2
    press(lesson, "Pause")
    expect(lesson.get_by_role("button", name="Resume").first).to_be_visible()
    assert [text for kind, text in lesson.said if kind == "uncaught"] == []


def test_in_lab_a_saved_timer_says_how_it_comes_back(lab, new_page, lesson):
    lesson.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    lesson.wait_for_timeout(1000)
    lab.stop_kernels()
    page = new_page()
    labdriver.open_notebook(page, lab, "timer.ipynb")
    note = page.get_by_text("Run this lesson, and it comes back: Run ▸ Run All Cells.").first
    expect(note).to_be_visible(timeout=30_000)
