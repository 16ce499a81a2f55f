"""A teacher builds the class of the lesson by fields and buttons alone, in JupyterLab."""

import pytest
from accessible import no_violations
from labdriver import (
    PHONE,
    ask_kernel,
    cell_outputs,
    console_errors,
    open_notebook,
    run_all,
    write_notebook,
)
from playwright.sync_api import expect

CODE = "import acupress as ap\nbuilder = ap.PlanBuilder()\nbuilder"
BY_CODE = """
five = ap.back_pain_five(ap.load_points())
ap.LessonPlan(five, "Low back, at the office", hold=60, group="pregnancy").save("by_code.json")
print(open("by_code.json").read() == open("my_class/office.json").read())
"""
WRITTEN = {"LI-4": "hegu", "BL-60": "kun lung", "BL-23": "腎俞", "BL-40": "UB40", "KI-3": "taixi"}
PATIENCE = 30_000  # ms: each step asks Python


@pytest.fixture(scope="module")
def open_builder(lab, new_page):
    """Open a notebook in which a builder waits for its first point."""

    def open_page(name, *device):
        write_notebook(lab.root / name, [CODE])
        page = new_page(*device)
        open_notebook(page, lab, name)
        host = console_errors(page)  # Notebook 7's own, before anything of ours has run
        run_all(page)
        page.set_default_timeout(PATIENCE)
        field(page, "Search for a point").scroll_into_view_if_needed()
        return page, host

    yield open_page
    lab.stop_kernels()


def field(page, words):
    return page.get_by_label(words)


def press(page, words):
    page.get_by_role("button", name=words).click()


def says(page, words):
    told = page.get_by_role("status").filter(has_text=words)
    expect(told).to_be_visible(timeout=PATIENCE)


def write(page, words, text):
    field(page, words).fill(text)
    field(page, words).press("Tab")  # a field is read when one leaves it


def test_the_class_of_the_lesson_is_built_by_clicks_and_keys_alone(open_builder):
    page, host = open_builder("builder.ipynb")
    for code, written in WRITTEN.items():
        field(page, "Search for a point").fill(written)
        choose(page, "Points that fit", code)
        press(page, "Add this point")
        says(page, f"{code} is in the class now")
    the_class = field(page, "The class, in order")
    the_class.focus()
    for _ in range(3):  # keys stay in the list, the notebook has its own meaning for them
        the_class.press("ArrowUp")
    expect(page.get_by_text("BL-60: what you say of it")).to_be_visible(timeout=PATIENCE)
    for number in (3, 4):
        page.get_by_role("button", name="▼ Down").press("Enter")
        says(page, f"BL-60 is number {number} now")
    write(page, "Seconds to hold", "<b>soon</b>")
    says(page, "hold of BL60 is '<b>soon</b>': give whole seconds")
    write(page, "Seconds to hold", "60")
    press(page, "Hold all as long")
    says(page, "Every point is held for 60 seconds")
    write(page, "Title", "Low back, at the office")
    field(page, "Pregnant, or might be").check()
    says(page, "Low back, at the office: 5 points, 10.5 minutes, 0 changes of position")
    expect(page.get_by_label("Who leaves out what")).to_be_visible()
    expect(page.get_by_text("Emergency: get help now")).to_be_visible()
    for product in ("a page to give away", "a handout"):
        field(page, product).uncheck()
    write(page, "Name of the files", "office")
    press(page, "Write the files")
    says(page, "Written: my_class/office.json")
    assert ask_kernel(page, BY_CODE) == "True"
    press(page, "Pick on the plates")
    expect(page.locator(".acupress-picker h3")).to_contain_text("LI-3", timeout=PATIENCE)
    press(page, "Add the point picked")
    says(page, "LI-3 is in the class now")
    no_violations(page, ".acupress-stock")
    assert len(cell_outputs(page)) == 1 and console_errors(page) == host


def choose(page, words, begins):
    """Choose what begins so, once the list is the short one of a search."""
    listed = field(page, words)
    expect(listed.locator("option:nth-child(50)")).to_have_count(0, timeout=PATIENCE)
    option = listed.locator(f"option[value^='{begins} ']")
    expect(option).to_have_count(1, timeout=PATIENCE)
    listed.select_option(option.get_attribute("value"))
    page.wait_for_timeout(300)  # Python hears of it before what is done next


def test_on_a_phone_nothing_is_wider_than_the_screen_and_all_is_large_enough(open_builder):
    page, host = open_builder("phone.ipynb", PHONE)
    press(page, "Add this point")
    says(page, "is in the class now")
    press(page, "A table of my own")
    expect(page.get_by_label("Choose a table")).to_be_visible(timeout=PATIENCE)
    builder = page.locator(".acupress-stock")
    assert builder.evaluate("it => it.scrollWidth <= it.clientWidth && it.clientWidth <= 360")
    small = builder.evaluate(
        "it => [...it.querySelectorAll('button, select, input:not([type=checkbox])')]"
        ".filter((one) => one.checkVisibility() && one.offsetHeight < 44)"
        ".map((one) => one.outerHTML)"
    )
    assert small == []
    no_violations(page, ".acupress-stock")
    assert console_errors(page) == host
