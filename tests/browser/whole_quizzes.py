"""Whole quizzes, to the end of what is due: by keyboard alone on a desktop, by finger on a phone.

What was answered is then taken along as a file, and opened where nothing is known of it. The tests
run once for each browser, from a file of its own, so that they can run side by side.
"""

import json

import labdriver
import pytest
from accessible import no_violations
from bare_page import show, traits
from playwright.sync_api import expect
from quizzing import DEVICES, answers, feedback, lists, parts_of, prompt

from acupress.widgets.caution_quiz import CautionQuiz
from acupress.widgets.locate_quiz import LocateQuiz
from acupress.widgets.name_quiz import NameQuiz
from acupress.widgets.order_quiz import OrderQuiz
from acupress.widgets.rule_quiz import RuleQuiz

THREE = ["BL23", "BL25", "GV4"]  # of one plate
PLATE = ".acupress-plate svg"
HAS_FOCUS = "element => element === document.activeElement"
# What a finger does, to browsers whose driver knows no finger: to whatever lies there on top.
TOUCH = """([x, y]) => {
  const at = { clientX: x, clientY: y, bubbles: true, cancelable: true, composed: true };
  const element = document.elementFromPoint(x, y);
  const touch = { ...at, pointerType: "touch", isPrimary: true };
  element.dispatchEvent(new PointerEvent("pointerdown", touch));
  element.dispatchEvent(new PointerEvent("pointerup", touch));
  element.focus?.();
  element.dispatchEvent(new MouseEvent("click", at));
}"""

HAND_OVER = """() => {
  const make = URL.createObjectURL;
  window.handed = new Promise((done) => {
    URL.createObjectURL = (blob) => { blob.text().then(done); return make.call(URL, blob); };
  });
}"""


class Keyboard:
    """Nothing but keys: what is not reached by Tab is not reached."""

    device = DEVICES["desktop"]

    def __init__(self, page):
        self.page = page

    def keys(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)

    def reach(self, target):
        for _ in range(120):
            if target.evaluate(HAS_FOCUS):
                return
            self.keys("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def press(self, target):
        self.reach(target)
        self.keys("Enter")

    def locate(self, _, way):
        self.reach(self.page.locator(PLATE))
        for cun, less, more in zip(way, ["Left", "Up"], ["Right", "Down"], strict=True):
            key = f"Arrow{more if cun > 0 else less}"
            self.keys(f"Shift+{key}", int(abs(cun)))
            self.keys(key, round(abs(cun) % 1 * 10))
        self.keys("Enter")

    def choose(self, select, number):
        self.reach(select)
        self.keys("ArrowDown", number)

    def move_up(self, button, times):
        self.reach(button)
        self.keys("ArrowUp", times)

    def type(self, field, text):
        self.reach(field)
        self.page.keyboard.type(text)
        self.keys("Enter")


class Finger:
    """Taps, and a phone's own keyboard and lists."""

    device = DEVICES["phone"]

    def __init__(self, page):
        self.page = page

    def at(self, x, y):
        if is_firefox(self.page):
            self.page.evaluate(TOUCH, [x, y])
        else:
            self.page.touchscreen.tap(x, y)

    def press(self, target):
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box["height"] >= 44 or "svg" in str(target), "large enough for a finger"
        self.at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def locate(self, place, _):
        self.page.locator(PLATE).scroll_into_view_if_needed()
        self.at(*self.page.locator(PLATE).evaluate(ON_SCREEN, place))
        self.press(button(self.page, "Confirm"))

    def choose(self, select, number):
        select.select_option(index=number)

    def move_up(self, arrow, times):
        for _ in range(times):
            self.press(arrow)

    def type(self, field, text):
        self.press(field)
        self.page.keyboard.type(text)
        self.press(button(self.page, "Answer"))


class Mouse(Finger):
    device = DEVICES["desktop"]

    def at(self, x, y):
        self.page.mouse.click(x, y)


ON_SCREEN = """(svg, [x, y]) => {
  const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
  return [at.x, at.y];
}"""


def is_firefox(page):
    return page.context.browser.browser_type.name == "firefox"


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


# A right answer of each kind ----------------------------------------------------------------


def locate(hand, page, quiz, code):
    plate = json.loads(quiz.plate_lower_back)
    drawn, target = plate["drawn"], plate["targets"][code]
    place = target["places"][0]
    x, y = (
        drawn[edge] + drawn["scale"] * place[axis] for edge, axis in (("left", "x"), ("top", "y"))
    )
    size = page.locator(PLATE).evaluate(
        "({ viewBox: { baseVal } }) => [baseVal.width, baseVal.height]"
    )
    units = [axis["unit"] * drawn["scale"] for axis in target["axes"]]
    way = [(to - far / 2) / unit for to, far, unit in zip((x, y), size, units, strict=True)]
    hand.locate([x, y], way)


def rule(hand, page, quiz, code):
    for at, (_, _, right) in enumerate(parts_of(quiz, code)):
        hand.choose(lists(page).nth(at), right + 1)
    hand.press(button(page, "See where it leads"))


def name(hand, page, _, code):
    hand.type(page.get_by_label("Name or code"), code.lower())


def order(hand, page, quiz, code):
    asked = quiz.stage["order"]
    wanted = [asked["called"][one] for one in asked["stretches"][code]["right"]]
    for at, called in enumerate(wanted):
        rows = [
            row.split("\n")[0] for row in page.locator(".acupress-order li span").all_inner_texts()
        ]
        hand.move_up(button(page, f"Move {called} up"), rows.index(called) - at)
    hand.press(button(page, "Check the order"))


def caution(hand, page, quiz, code):
    right = quiz.stage["cautions"]["points"][code]["right"]
    hand.press(page.locator(".acupress-choosing button").nth(right))


KINDS = {
    locate: lambda: LocateQuiz(THREE),
    rule: lambda: RuleQuiz(THREE),
    name: lambda: NameQuiz(THREE),
    order: lambda: OrderQuiz("PC", points=["PC5", "PC6", "PC7"]),
    caution: lambda: CautionQuiz(THREE),
}


@pytest.fixture(scope="module")
def quizzes():
    """One of each kind, its plate drawn once for all tests."""
    made = {answer: make() for answer, make in KINDS.items()}
    for quiz in made.values():
        quiz.draw_all()
    return made


# The tests ----------------------------------------------------------------------------------


def play(hand, page, answer, quiz):
    """Answer all that is new, and see that this is told."""
    show(page, quiz)
    root = page.locator(".acupress-practice")
    seen = []
    for number in range(1, 4):
        expect(root).to_have_attribute("data-state", "asked")
        seen.append(traits(page, "selected")[0])
        if number == 1:
            no_violations(page)
        answer(hand, page, quiz, seen[-1])
        expect(root).to_have_attribute("data-state", "answered")
        assert "✓ Right." in feedback(page), f"{answer.__name__}: {feedback(page)}"
        assert ("That is all for today: the next are due in 2 days." in feedback(page)) == (
            number == 3
        )
        if number == 3:
            assert feedback(page).startswith("✓ Right.\n\nThat is all"), "seen without scrolling"
        next_one = button(page, "Next")
        assert next_one.evaluate(HAS_FOCUS)
        judged, shown = next_one.bounding_box(), page.viewport_size["height"]
        assert 0 <= judged["y"] and judged["y"] + judged["height"] <= shown, "Next is in sight"
        if number == 1:
            no_violations(page)
        hand.press(next_one)
        expect(root).to_have_attribute("data-state", "asked")
        assert prompt(page)
        assert root.evaluate("root => root.contains(document.activeElement)"), "the focus is lost"
    assert sorted(seen) == sorted(quiz.codes), "each new point is asked once"
    expect(root.get_by_text("nothing due today", exact=True)).to_be_visible()


def opened_progress(hand, page):
    """Unfold it; what is told there."""
    hand.press(page.get_by_text("My progress", exact=True))
    told = page.locator(".acupress-practice-told")
    expect(told).to_be_visible()
    return told


def saved_progress(hand, page, folder):
    """Save it; the file that the browser is given to download."""
    file = folder / "progress.jsonl"
    save = button(page, "Save my progress")
    if is_firefox(page):  # its driver lets nothing be downloaded
        page.evaluate(HAND_OVER)
        hand.press(save)
        file.write_text(page.evaluate("handed"), encoding="utf-8")
        return file
    with page.expect_download() as saving:
        hand.press(save)
    saving.value.save_as(file)
    return file


@pytest.mark.parametrize("hands", [Keyboard, Finger])
def test_whole_quizzes_are_played_and_taken_along(hands, new_page, files_url, quizzes, tmp_path):
    page = new_page(hands.device)
    hand = hands(page)
    for answer, quiz in quizzes.items():
        page.goto(files_url + "/")
        play(hand, page, answer, quiz)
    told = opened_progress(hand, page)
    no_violations(page)
    assert "15 answers so far." in told.inner_text()
    assert told.inner_text().count("nothing due today; next") == len(KINDS)
    assert {attempt["hint"] for attempt in answers(page)} == {False}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    file = saved_progress(hand, page, tmp_path)

    there = new_page(hands.device)  # it knows nothing of the first
    there.goto(files_url + "/")
    show(there, quizzes[caution])
    elsewhere = hands(there)
    assert opened_progress(elsewhere, there).inner_text() == "No answers yet."
    with there.expect_file_chooser() as choosing:
        elsewhere.press(button(there, "Open my progress"))
    choosing.value.set_files(file)
    expect(there.get_by_text("“progress.jsonl”: 15 answers taken.")).to_be_visible()
    assert there.locator(".acupress-practice-told").inner_text() == told.inner_text()
    assert labdriver.console_errors(page) + labdriver.console_errors(there) == []


def test_a_place_is_pointed_at_by_mouse(new_page, files_url, quizzes):
    page = new_page(Mouse.device)
    page.goto(files_url + "/")
    play(Mouse(page), page, locate, quizzes[locate])
    assert labdriver.console_errors(page) == []
