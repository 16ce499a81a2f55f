"""The presenter: each key reveals what comes next, and nothing is named before it is asked for."""

import labdriver
import pytest
from accessible import no_violations
from bare_page import press, show, traits
from playwright.sync_api import expect

import acupress as ap

THREE = ["LI4", "BL40", "BL60"]  # each on a plate of its own
FORTH, BACK = ["Space", "ArrowRight", "PageDown"], ["ArrowLeft", "PageUp"]
# How many marks of a kind, or of a layer, are seen on the plate.
SEEN = """what => [...document.querySelectorAll(`.acupress-plate [data-${what}]`)]
  .filter((mark) => getComputedStyle(mark).visibility === "visible").length"""


def seen(page, kind):
    return page.evaluate(SEEN, f'kind="{kind}"')


def all_that_is_told(page):
    """What eyes and ears are given."""
    label = page.locator(".acupress-plate svg").get_attribute("aria-label")
    return " ".join([page.locator(".acupress-presenter").inner_text(), label])


def test_keys_reveal_the_rule_in_its_order_then_the_dot_then_the_name(page):
    presenter = ap.LessonPlan(THREE, grouped=False).present()
    show(page, presenter)
    page.locator(".acupress-presenter").focus()
    steps = page.locator(".acupress-steps li")
    there, name = page.locator(".acupress-there"), page.get_by_role("heading")
    turn = 0
    for number, code in enumerate(THREE):
        point = presenter.stage["points"][code]
        assert traits(page, "at", "shown") == [number, 0]
        names = [point["shown"], point["pinyin"], point["hanzi"], point["english"]]
        caution = page.locator(".acupress-presenter-caution")
        expect(caution).to_contain_text(point["caution"])  # before anything is built
        expect(steps).to_have_count(0)
        assert seen(page, "construct") == seen(page, "dot") == 0
        for count in range(len(point["steps"]) + 1):
            assert steps.all_inner_texts() == point["steps"][:count]
            assert not [word for word in names if word in all_that_is_told(page)]
            expect(there).to_be_hidden()
            assert seen(page, "dot") == 0
            page.keyboard.press(FORTH[turn % 3])
            turn += 1
        expect(there).to_be_visible()
        assert seen(page, "dot") > 0
        assert not [word for word in names if word in all_that_is_told(page)]
        page.keyboard.press("PageDown")
        expect(name).to_have_text(f"{point['shown']} {point['pinyin']} {point['hanzi']}")
        page.keyboard.press("PageDown")
    assert traits(page, "at") == [2]  # nothing comes after the last
    for key in (*BACK, *BACK):
        page.keyboard.press(key)
    expect(there).to_be_hidden()
    expect(page.locator(".acupress-presenter")).to_be_focused()


def test_names_labels_and_bones_come_when_asked_by_key_or_button(page):
    show(page, ap.Presenter(["BL60"]))
    page.locator(".acupress-presenter").focus()
    assert seen(page, "label") == 0
    assert page.evaluate(SEEN, 'code="bone"') == 0 < seen(page, "layer")
    for key, name in {"n": "Names (N)", "l": "Labels (L)", "b": "Bones (B)"}.items():
        button = page.get_by_role("button", name=name)
        expect(button).to_have_attribute("aria-pressed", "false")
        page.keyboard.press(key)
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("heading")).to_contain_text("BL-60")
    assert page.evaluate(SEEN, 'code="bone"') > 0
    press(page, "Reveal ▶")
    assert seen(page, "label") > 0
    press(page, "Names (N)")
    expect(page.get_by_role("heading")).to_have_text("Which point is it?")
    no_violations(page)


@pytest.mark.parametrize("size", [(360, 740), (1366, 768), (1920, 1080)])
def test_plate_and_buttons_are_seen_together_when_it_fills_the_screen(page, size):
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    show(page, ap.Presenter(["LI4"], shown=4))
    press(page, "Fill the screen")
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    plate = page.locator(".acupress-plate svg").bounding_box()
    assert plate["y"] + plate["height"] <= height
    assert plate["height"] > (0.4 if width < 640 else 0.75) * height
    if width > 640:
        reveal = page.get_by_role("button", name="Bones (B)").bounding_box()
        assert reveal["y"] + reveal["height"] <= height
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert labdriver.console_errors(page) == []
