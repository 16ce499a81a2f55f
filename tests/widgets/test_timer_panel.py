"""The timer's panel: its field, its keys, its views."""

import pytest
from bare_page import press, set_traits, show, traits
from bare_timer import VOICE, change, digits
from playwright.sync_api import expect

from acupress.widgets.timer import CountdownTimer


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        *[(bad, f"“{bad}” is no length from 1 to 3600") for bad in ("0", "-5", "4000", "ten", "")],
        ("1,200", "“1,200” could be 1.2 or 1200 seconds"),
    ],
)
def test_the_field_refuses_kindly(page, typed, complaint):
    show(page, CountdownTimer(seconds=75))
    field = page.get_by_role("textbox", name="Seconds")
    field.fill(typed)
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(complaint)
    expect(field).to_have_attribute("aria-invalid", "true")
    assert traits(page, "seconds") == [75]
    field.fill("120")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_be_empty()
    expect(digits(page)).to_have_text("2:00")
    assert traits(page, "seconds", "remaining") == [120, 120]


def test_start_never_runs_what_was_not_typed(page):
    show(page, CountdownTimer(seconds=75))
    field = page.get_by_role("textbox", name="Seconds")
    field.fill("1,200")
    press(page, "Start")
    expect(page.get_by_role("alert")).to_contain_text("could be 1.2 or 1200")
    expect(field).to_be_focused()
    assert traits(page, "state", "seconds") == ["ready", 75]
    field.fill("1:30")
    press(page, "Start")
    expect(digits(page)).to_have_text("1:30")
    assert traits(page, "state", "seconds") == ["running", 90]
    expect(field).to_have_value("90")


def test_less_and_more_stay_in_range(page):
    show(page, CountdownTimer(seconds=10))
    press(page, "15 seconds less")
    assert traits(page, "seconds") == [1]
    press(page, "15 seconds more")
    assert traits(page, "seconds") == [16]
    set_traits(page, seconds=3595)
    press(page, "15 seconds more")
    assert traits(page, "seconds") == [3600]


def test_a_linked_slider_cannot_give_a_bad_length(page):
    show(page, CountdownTimer(seconds=75))
    set_traits(page, seconds=0)
    expect(digits(page)).to_have_text("1:15")
    assert traits(page, "seconds") == [75]


def test_the_length_cannot_change_under_way(page):
    show(page, CountdownTimer())
    press(page, "Start")
    field = page.get_by_role("textbox", name="Seconds")
    expect(field).not_to_be_editable()
    page.get_by_role("button", name="15 seconds more").click(force=True)
    assert traits(page, "seconds") == [90]


def test_what_rests_under_way_keeps_the_focus(page):
    show(page, CountdownTimer())
    for control in ("textbox", "button"):
        name = "Seconds" if control == "textbox" else "15 seconds less"
        page.get_by_role(control, name=name).focus()
        set_traits(page, state="running", deadline=None)  # by Python
        expect(digits(page)).to_have_text("1:30")
        expect(page.get_by_role(control, name=name)).to_be_focused()
        press(page, "Reset")


def test_what_python_changes_is_shown_in_all_views_while_nothing_runs(page):
    change(page, VOICE)
    show(page, CountdownTimer(label="before"), views=2)
    set_traits(page, label="after", sound=False, volume=0.2, spoken=True)
    for view in map(page.locator, ("#view0", "#view1")):
        expect(view.get_by_text("after", exact=True)).to_be_visible()
        expect(view.get_by_role("checkbox", name="Sound")).not_to_be_checked()
        expect(view.get_by_role("slider", name="Volume")).to_have_value("20")
        expect(view.get_by_role("checkbox", name="Spoken cues")).to_be_checked()


def test_keys_and_roles(page):
    show(page, CountdownTimer(label="BL-60"))
    start = page.get_by_role("button", name="Start", exact=True)
    start.focus()
    page.keyboard.press("Enter")
    assert traits(page, "state") == ["running"]
    page.keyboard.press("Space")
    assert traits(page, "state") == ["paused"]
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    snapshot = page.get_by_role("group", name="Countdown timer BL-60").aria_snapshot()
    assert 'timer "1 minute 30 seconds": 1:30' in snapshot
    expect(digits(page)).to_have_attribute("aria-live", "off")


ONE_KEYS = [*"abcdfhijklmnorsvxyz0123456", "Escape", "Delete", "ArrowUp", "ArrowDown", "Home"]
HEAR = """() => {
  window.reached = [];
  document.addEventListener("keydown", ({ key }) => reached.push(key));
}"""


def test_no_key_of_the_timer_reaches_the_page_around(page):
    change(page, VOICE)
    show(page, CountdownTimer(seconds=60))
    page.evaluate(HEAR)
    controls = page.locator(".acupress-timer :is(button, input)")
    for at in range(controls.count()):
        controls.nth(at).focus()
        for key in ONE_KEYS:
            page.keyboard.press(key)
        marked = "document.activeElement.hasAttribute('data-lm-suppress-shortcuts')"
        assert page.evaluate(marked), controls.nth(at)
    assert page.evaluate("reached") == []


def test_a_label_is_text(page):
    show(page, CountdownTimer(label="<b id=bad>bold</b>"))
    expect(page.get_by_text("<b id=bad>bold</b>")).to_be_visible()
    assert page.locator("#bad").count() == 0


@pytest.mark.parametrize("width", [360, 240])
def test_it_fits_a_phone(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    show(page, CountdownTimer(label="BL-60, right side"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
