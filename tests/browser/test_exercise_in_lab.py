"""Exercises in real notebooks: with the code, and without it on a phone."""

import labdriver
from playwright.sync_api import expect


def answer(page, number, text):
    """Write an answer into the field of an exercise and press Enter; return what is said of it."""
    exercise = page.locator(".acupress-exercise").nth(number - 1)
    exercise.get_by_label("Your answer").fill(text)
    exercise.get_by_label("Your answer").press("Enter")
    return exercise.get_by_role("status")


def test_without_code_on_a_phone_exercises_can_be_answered(open_without_code):
    page = open_without_code("00_start_here", labdriver.PHONE)
    expect(answer(page, 1, "“Hegu”")).to_have_text("✓ Yes, that is right.")
    expect(answer(page, 2, "4")).to_have_text("✗ Not yet: the right number is smaller. Try again.")
    field = page.locator(".acupress-exercise").first
    assert field.evaluate("element => element.scrollWidth <= element.clientWidth")
    page.get_by_role("link", name="Press safely").last.click()
    page.wait_for_url("**/01_press_safely.ipynb*")


def test_in_lab_no_key_of_an_answer_reaches_the_notebook(open_lesson):
    page = open_lesson("00_start_here")
    labdriver.run_all(page)
    count = len(labdriver.cell_outputs(page))
    page.locator(".acupress-exercise").first.scroll_into_view_if_needed()
    field = page.locator(".acupress-exercise").first.get_by_label("Your answer")
    field.click()
    for key in ["d", "d", "x", "m", "a", "b", "0", "0", "ArrowUp", "Escape"]:
        page.keyboard.press(key)
    assert field.input_value() == "ddxmab00"
    assert len(labdriver.cell_outputs(page)) == count
    expect(answer(page, 1, "LI-4")).to_have_text("✓ Yes, that is right.")
    assert labdriver.console_errors(page) == []
