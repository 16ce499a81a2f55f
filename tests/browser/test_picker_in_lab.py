"""The point picker and the rule stepper, as a learner uses them in JupyterLab."""

import re
import subprocess
import sys

import pytest
from labdriver import PHONE, ask_kernel, console_errors, open_notebook, run_all, write_notebook
from playwright.sync_api import expect

FIVE = {"LI4": "Hégǔ", "BL23": "Shènshū", "BL40": "Wěizhōng", "BL60": "Kūnlún", "KI3": "Tàixī"}
SHOWN = {code: re.sub(r"(?=\d)", "-", code, count=1) for code in FIVE}


@pytest.fixture(scope="module")
def page(open_lesson):
    page = open_lesson("03_five_points")
    run_all(page)
    page.set_default_timeout(10_000)
    return page


@pytest.fixture
def picker(page):
    """The picker, on its first point and its right side."""
    picker = page.locator(".acupress-picker").last
    picker.scroll_into_view_if_needed()
    controls(page, "Point").select_option("LI-4 Hégǔ")
    controls(page, "Side").select_option("right")
    page.get_by_role("searchbox").last.fill("")
    expect(picker.locator("h3")).to_contain_text("LI-4")
    return picker


def controls(page, name):
    return page.get_by_role("combobox", name=name, exact=True).last


def drawing(picker):
    return picker.locator(".acupress-plate svg")


def dot(picker, code):
    return picker.locator(f"[data-kind=dot][data-code={code}][data-side=right]")


def chosen_dot(picker):
    return picker.locator("[data-kind=dot].acupress-chosen")


def bring_to_the_middle(page, part):
    """Scroll until `part` is clear of Lab's own bars; long lessons settle only after a while."""
    for _ in range(20):
        part.evaluate("part => part.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(250)
        box = part.bounding_box()
        if 150 < box["y"] < page.viewport_size["height"] - 150:
            return box
    raise AssertionError(f"the page does not scroll to it: {box}")


def test_each_of_the_five_changes_the_diagram_and_the_card_together(page, picker):
    seen = set()
    for code, name in FIVE.items():
        controls(page, "Point").select_option(f"{SHOWN[code]} {name}")
        expect(picker.locator("h3")).to_contain_text(SHOWN[code])
        expect(drawing(picker)).to_have_attribute("aria-label", re.compile(SHOWN[code]))
        expect(chosen_dot(picker)).to_have_attribute("data-code", code)
        seen.add(drawing(picker).get_attribute("aria-label"))
    assert len(seen) == len(FIVE)


def test_the_caution_comes_before_everything_else_on_the_card(picker):
    sections = picker.locator("article section")
    expect(sections.nth(0)).to_contain_text("Before you press")
    expect(sections.nth(1)).to_contain_text("Where it is")


def test_clicking_a_dot_chooses_its_point_and_python_sees_it(page, picker):
    controls(page, "Point").select_option("BL-23 Shènshū")
    box = dot(picker, "BL25").locator("path").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] / 2)
    expect(picker.locator("h3")).to_contain_text("BL-25")
    expect(controls(page, "Point")).to_have_value("BL25")
    assert ask_kernel(page, "print(picker.selected)") == "BL25"


def test_python_sets_the_choice(page, picker):
    ask_kernel(page, "picker.selected = 'Kunlun'")
    expect(picker.locator("h3")).to_contain_text("BL-60")
    expect(controls(page, "Point")).to_have_value("BL60")


def test_the_other_side_turns_the_plate_over_and_keeps_words_readable(page, picker):
    controls(page, "Point").select_option("BL-60 Kūnlún")
    right = chosen_dot(picker).locator("path").bounding_box()["x"]
    controls(page, "Side").select_option("left")
    expect(picker.locator("[data-kind=title][data-side=left]").last).to_be_visible()
    expect(picker.locator("[data-kind=title][data-side=right]").last).to_be_hidden()
    page_box = drawing(picker).bounding_box()
    middle = page_box["x"] + page_box["width"] / 2
    left = chosen_dot(picker).locator("path").bounding_box()["x"]
    assert (right - middle) * (left - middle) < 0
    upright = "text => text.getScreenCTM().a > 0"
    words = picker.locator("[data-kind=label][data-code=BL60] text")
    assert words.count() > 2
    assert all(words.nth(i).evaluate(upright) for i in range(words.count()))


def test_search_forgives_and_offers_points(page, picker):
    search = page.get_by_role("searchbox", name="Search for a point").last
    search.fill("kun lung")
    found = picker.locator(".acupress-found button")
    expect(found.first).to_contain_text("BL-60")
    found.first.click()
    expect(picker.locator("h3")).to_contain_text("BL-60")
    search.fill("zzzz")
    expect(picker.locator(".acupress-count-found")).to_contain_text("No point fits")
    search.fill("")
    expect(found).to_have_count(0)


def test_it_answers_while_the_kernel_is_busy(page, picker):
    ask_kernel(page, "import time; time.sleep(6)", wait=False)
    picker.get_by_role("button", name="Next point").click()
    expect(picker.locator("h3")).to_contain_text("LI-5", timeout=1_500)
    picker.get_by_role("button", name="Previous point").click()
    expect(picker.locator("h3")).to_contain_text("LI-4", timeout=1_500)
    assert ask_kernel(page, "print(picker.selected)") == "LI4"


def test_labels_and_bones_can_be_hidden(page, picker):
    label = picker.locator("[data-kind=label][data-code=LI4] text").first
    bone = picker.locator("[data-kind=layer][data-code=bone]").first
    expect(label).to_be_visible()
    for name, part in (("Labels", label), ("Bones", bone)):
        page.get_by_role("checkbox", name=name).last.uncheck()
        expect(part).to_be_hidden()
        page.get_by_role("checkbox", name=name).last.check()
        expect(part).to_be_visible()


def test_it_works_by_keyboard(page, picker):
    picker.get_by_role("button", name="Next point").focus()
    page.keyboard.press("Enter")
    expect(picker.locator("h3")).to_contain_text("LI-5")
    controls(page, "Point").select_option("BL-23 Shènshū")
    chosen_dot(picker).focus()
    page.keyboard.press("ArrowRight")
    expect(picker.locator("h3")).to_contain_text("BL-24")
    expect(dot(picker, "BL24")).to_be_focused()
    expect(chosen_dot(picker)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowLeft")
    expect(picker.locator("h3")).to_contain_text("BL-23")


def test_a_dot_tells_its_name_before_it_is_chosen(page, picker):
    controls(page, "Point").select_option("BL-23 Shènshū")
    dot(picker, "BL25").locator("path").hover()
    expect(picker.locator(".acupress-pointed")).to_contain_text("BL-25")
    expect(picker.locator("h3")).to_contain_text("BL-23")


def test_another_widget_can_be_linked_to_the_choice(page, picker):
    ask_kernel(
        page,
        "import ipywidgets\n"
        "text = ipywidgets.Text()\n"
        "link = ipywidgets.jslink((picker, 'selected'), (text, 'value'))",
    )
    controls(page, "Point").select_option("KI-3 Tàixī")
    expect(picker.locator("h3")).to_contain_text("KI-3")
    page.wait_for_timeout(500)
    assert ask_kernel(page, "print(text.value)") == "KI3"


def test_a_finger_on_a_phone_hits_a_dot(open_lesson):
    page = open_lesson("03_five_points", PHONE)
    host = console_errors(page)  # Notebook 7's own, before anything of the lesson has run
    run_all(page)
    page.set_default_timeout(10_000)
    picker = page.locator(".acupress-picker").last
    controls(page, "Point").select_option("BL-23 Shènshū")
    box = bring_to_the_middle(page, dot(picker, "BL52").locator("path"))
    page.touchscreen.tap(box["x"] + box["width"] / 2 + 5, box["y"] + box["height"] / 2)
    expect(picker.locator("h3")).to_contain_text("BL-52")
    assert console_errors(page) == host


def test_the_stepper_builds_a_rule_step_by_step(open_lesson):
    page = open_lesson("02_measure_in_cun")
    run_all(page)
    page.set_default_timeout(10_000)
    stepper = page.locator(".acupress-stepper").first
    stepper.scroll_into_view_if_needed()
    point = chosen_dot(stepper)
    expect(point).to_be_hidden()
    following = stepper.get_by_role("button", name="Next step ▶")
    for _ in range(4):
        if following.get_attribute("aria-disabled") != "true":
            following.click()
    expect(point).to_be_visible()
    expect(following).to_have_attribute("aria-disabled", "true")
    expect(stepper.locator(".acupress-where")).to_contain_text(re.compile(r"step (\d) of \1"))


CODE = (
    "import acupress as ap\n"
    'picker = ap.PointPicker(["LI4", "BL60", "BL62", "BL23"], selected="BL60")\n'
    "{}picker"
)
BUSY = "The plate is still to come: Python is busy."


def test_a_plate_not_seen_yet_waits_for_a_busy_kernel_and_says_so(lab, new_page):
    """What was seen goes on answering meanwhile.

    Lab lets widgets speak to Python beside a cell that runs, so only what holds the whole
    interpreter keeps a plate away.
    """
    write_notebook(lab.root / "busy.ipynb", [CODE.format("")])
    page = new_page()
    open_notebook(page, lab, "busy.ipynb")
    run_all(page)
    page.set_default_timeout(20_000)
    picker = page.locator(".acupress-picker")
    controls(page, "Point").select_option("LI4")
    expect(chosen_dot(picker)).to_have_attribute("data-code", "LI4")
    hold = "import ctypes, time; time.sleep(0.5); ctypes.PyDLL(None).sleep(15)"
    ask_kernel(page, hold, wait=False)
    is_busy = page.get_by_text("(ipykernel) | Busy")
    expect(is_busy).to_be_visible()
    page.wait_for_timeout(1000)  # the kernel says that it is busy before it holds all else
    controls(page, "Point").select_option("BL23")
    expect(picker.locator("h3")).to_contain_text("BL-23")
    expect(picker.locator(".acupress-blank")).to_have_text(BUSY)
    for code in ("LI4", "BL62", "BL60"):
        controls(page, "Point").select_option(code)
        expect(chosen_dot(picker)).to_have_attribute("data-code", code)
    expect(is_busy).to_be_visible()
    controls(page, "Point").select_option("BL23")
    expect(chosen_dot(picker)).to_have_attribute("data-code", "BL23", timeout=20_000)
    expect(picker.locator("article")).to_contain_text("Before you press")
    assert console_errors(page) == []


@pytest.mark.parametrize("drawn", ["", "picker.draw_all()\n"])
def test_a_saved_lesson_opened_again_shows_the_point_one_chooses(lab, new_page, drawn):
    """Without a kernel's help: saved notebooks sort all keys, and no cell is run."""
    file = lab.root / f"saved{len(drawn)}.ipynb"
    write_notebook(file, [CODE.format(drawn)])
    for work in (["nbconvert", "--to", "notebook", "--inplace", "--execute"], ["trust"]):
        command = [sys.executable, "-m", "jupyter", *work, str(file)]
        subprocess.run(command, check=True, env=lab.environment(), capture_output=True)
    page = new_page()
    open_notebook(page, lab, file.name)
    picker = page.locator(".acupress-picker")
    expect(picker.locator("h3")).to_contain_text("BL-60", timeout=20_000)
    for code in ("BL62", "BL60"):  # on the plate that was seen
        controls(page, "Point").select_option(code)
        expect(chosen_dot(picker)).to_have_attribute("data-code", code)
    for code in ("BL23", "LI4"):
        controls(page, "Point").select_option(code)
        expect(picker.locator("h3")).to_contain_text(SHOWN[code])
        if drawn:
            expect(drawing(picker)).to_have_attribute("aria-label", re.compile(SHOWN[code]))
        else:
            expect(picker.locator(".acupress-blank")).to_contain_text(BUSY)
    assert console_errors(page) == []


def test_the_browser_has_nothing_to_complain_about(page, picker):
    assert console_errors(page) == []
