"""What a learner has set stays as it is while its cell is off the screen.

Some versions of Lab take such cells off the page or hide them, and bring them back later.
"""

import labdriver
import pytest
from bare_page import press
from bare_session import pass_the_questions
from bare_timer import digits
from playwright.sync_api import expect
from screen import judge

PICKER, STEPPER, TIMER, SESSION = 1, 2, 3, 4
CELLS = [
    "import acupress as ap",
    "picker = ap.PointPicker(['LI4', 'BL60', 'KI3'])\npicker",
    "ap.RuleStepper('BL60')",
    "ap.CountdownTimer(300, sound=False)",
    "session = ap.GuidedSession(['LI4', 'BL23', 'BL40', 'BL60', 'KI3'], sound=False)\nsession",
    *["print('\\n' * 60)"] * 4,
]


@pytest.fixture(scope="module")
def page(lab, new_page):
    labdriver.write_notebook(lab.root / "away.ipynb", CELLS)
    page = new_page()
    labdriver.open_notebook(page, lab, "away.ipynb")
    labdriver.run_all(page)
    page.set_default_timeout(20_000)
    yield page
    lab.stop_kernels()


def away(page):
    labdriver.scroll_to_cell(page, len(CELLS) - 1)
    page.wait_for_timeout(500)


def at(page, index, widget):
    labdriver.scroll_to_cell(page, index)
    return page.locator(widget)


def told(picker):
    """What a picker says, and how large its drawing is."""
    box = picker.locator(".acupress-plate svg").bounding_box()
    return picker.inner_text(), box["width"], box["height"]


def test_a_picker_keeps_its_point_its_side_and_what_it_hides(page):
    picker = at(page, PICKER, ".acupress-picker")
    picker.get_by_role("combobox", name="Point", exact=True).select_option("KI3")
    picker.get_by_role("combobox", name="Side", exact=True).select_option("left")
    picker.get_by_role("checkbox", name="Bones").uncheck()
    expect(picker.locator("h3")).to_contain_text("KI-3")
    before = told(picker)
    away(page)
    at(page, PICKER, ".acupress-picker")
    assert told(picker) == before
    expect(picker.get_by_role("combobox", name="Side", exact=True)).to_have_value("left")
    expect(picker.get_by_role("checkbox", name="Bones")).not_to_be_checked()


def test_a_picker_shows_what_python_chose_meanwhile(page):
    away(page)
    labdriver.ask_kernel(page, "picker.selected = 'BL60'")
    picker = at(page, PICKER, ".acupress-picker")
    expect(picker.locator("h3")).to_contain_text("BL-60")


def test_a_stepper_stays_at_its_step(page):
    stepper = at(page, STEPPER, ".acupress-stepper")
    stepper.get_by_role("button", name="Next step ▶").click()
    before = stepper.locator(".acupress-where").inner_text()
    away(page)
    at(page, STEPPER, ".acupress-stepper")
    assert stepper.locator(".acupress-where").inner_text() == before


def left(page, widget):
    """How many seconds the digits of a widget say are left."""
    minutes, seconds = digits(page.locator(widget)).inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def passes_while_away(page, index, widget):
    """How many seconds pass, and how many of them a widget has counted, while it is away."""
    before = page.evaluate("() => Date.now()"), left(page, widget)
    away(page)
    page.wait_for_timeout(3000)
    at(page, index, widget)
    after = page.evaluate("() => Date.now()"), left(page, widget)
    return (after[0] - before[0]) / 1000, before[1] - after[1]


def test_a_timer_goes_on_counting(page):
    timer = at(page, TIMER, ".acupress-timer")
    press(timer, "Start")
    passed, counted = passes_while_away(page, TIMER, ".acupress-timer")
    assert passed - 2 < counted < passed + 2
    expect(timer.get_by_role("button", name="Pause", exact=True)).to_be_visible()


def test_a_session_goes_on_counting_in_the_same_hold(page):
    session = at(page, SESSION, ".acupress-session")
    pass_the_questions(session)
    press(session, "Begin")
    press(session, "Press now")
    hold = session.get_by_role("heading", level=3).inner_text()
    passed, counted = passes_while_away(page, SESSION, ".acupress-session")
    assert passed - 2 < counted < passed + 2
    assert session.get_by_role("heading", level=3).inner_text() == hold
    expect(session.get_by_role("button", name="Pause", exact=True)).to_be_visible()


def test_plates_that_come_back_look_as_they_were_drawn(page):
    away(page)
    assert [str(seen) for seen in judge(page) if not seen.right] == []
    assert labdriver.console_errors(page) == []
