"""A plan's session in the room: read aloud to all, seen from the last row, pressed in pairs."""

import pytest
from accessible import no_violations
from bare_page import press, show, traits
from playwright.sync_api import expect

import acupress as ap

FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]
FILLED = "high => document.querySelector('.acupress-session').style.cssText.includes(high)"
SIZES = [(1024, 768), (1366, 768), (1920, 1080)]


def session_of(**options):
    return ap.LessonPlan(FIVE, hold=20, group="pregnancy").session(**options)


def read_all(page, session):
    """Go through the text with the keys of a presenter's clicker; gives what was shown."""
    page.locator(".acupress-title").focus()
    shown = []
    for _ in session.aloud["screens"]:
        shown.append(page.locator(".acupress-aloud").inner_text())
        page.keyboard.press("PageDown")
    return shown


def tick(page, *numbers):
    boxes = page.locator(".acupress-aloud").get_by_role("checkbox")
    for number in numbers:
        boxes.nth(number).press("Space")
    page.get_by_role("button", name="Continue").press("Enter")


def begin(page, **options):
    session = session_of(**options)
    show(page, session)
    read_all(page, session)
    tick(page, 0, 1)
    page.get_by_role("button", name="Begin").press("Enter")
    return session


def test_a_class_begins_only_when_all_was_read_and_both_boxes_are_ticked(page):
    session = session_of()
    show(page, session)
    shown = read_all(page, session)
    assert [text.split("\n")[2].split(" (")[0] for text in shown[:3]] == [
        *["Emergency: get help now"] * 2, "Urgent: see a doctor today",
    ]  # fmt: skip
    for line in [line for screen in session.aloud["screens"] for line in screen["lines"]]:
        assert any(line in text for text in shown), line
    assert "Instead of them, once it is agreed to: BL-40, KI-3." in " ".join(shown)
    before = page.evaluate("saved.length")
    page.keyboard.press("PageDown")  # the clicker alone leads no further
    for number in (0, 1):
        tick(page, number)
        expect(page.get_by_role("alert")).to_have_text("Tick both, as soon as both are true.")
        assert traits(page, "state", "passed_at") == ["gate", None]
        page.get_by_role("checkbox").nth(number).press("Space")
    assert page.evaluate("saved.length") == before  # and nobody was told of a tick
    tick(page, 0, 1)
    assert traits(page, "state") == ["ready"]


def test_who_leaves_a_point_out_sees_what_to_press_instead_at_its_hold(page):
    session = begin(page)
    leaver = page.locator(".acupress-leaver")
    expect(leaver).to_have_text(session.aloud["leavers"]["LI4"])
    expect(leaver).to_contain_text("leave out LI-4. Instead of it, once it is agreed to: BL-40")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert traits(page, "code") == ["BL40"]
    expect(leaver).to_have_count(0)


def test_a_line_is_read_from_the_last_row_and_the_plate_fills_what_is_left(page):
    begin(page, partners=True)
    press(page, "Fill the screen")
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(FILLED, arg=f"{height}px")
        for code in FIVE[:2]:
            parts = [page.locator(f".acupress-line {part}")
                     for part in ("h3", ".acupress-phase", ".acupress-digits")]  # fmt: skip
            boxes = [part.bounding_box() for part in parts]
            sizes = [part.evaluate("el => parseFloat(getComputedStyle(el).fontSize)")
                     for part in parts]  # fmt: skip
            assert min(sizes) >= height / 18 - 0.1, (width, code)
            assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)
            plate = page.locator(".acupress-plate svg:visible").bounding_box()
            assert plate["height"] > 0.8 * height and plate["y"] + plate["height"] <= height
            for _ in range(2):
                page.keyboard.press("ArrowRight" if code == "LI4" else "ArrowLeft")


def test_partners_change_places_and_sides_are_those_of_whoever_is_pressed(page):
    show(page, session := session_of(partners=True))
    page.evaluate("() => { window.spoken = []; }")
    page.evaluate("() => { speechSynthesis.speak = ({ text }) => spoken.push(text); }")
    read_all(page, session)
    no_violations(page)
    tick(page, 0, 1)
    expect(page.get_by_text("18 holds, 9 minutes 30 seconds in all")).to_be_visible()
    expect(page.get_by_text(session.aloud["pairs"])).to_be_visible()
    assert session.seconds == 570
    no_violations(page)
    page.get_by_role("button", name="Begin").press("Enter")
    expect(page.locator(".acupress-phase")).to_have_text("○ Get ready · Partner's right")
    page.clock.run_for(11_000)
    no_violations(page)
    assert page.evaluate("spoken") == [
        "A presses B. Next: LI-4 Hégǔ, your partner's right side. Get ready.",
        "Press LI-4 Hégǔ, your partner's right side: 20 seconds.",
    ]
    page.keyboard.press("Space")
    assert traits(page, "state") == ["paused"]
    page.keyboard.press("Space")
    page.clock.run_for(260_000)  # by itself to the end of the first half
    expect(page.get_by_role("heading", name="Change places")).to_be_visible()
    expect(page.get_by_text("Now B presses A.", exact=True)).to_be_visible()
    no_violations(page)
    assert traits(page, "phase") == ["change"]
    press(page, "Go on now")
    expect(page.get_by_text("B presses A · Hold 10 of 18")).to_be_visible()
    page.clock.run_for(270_000)
    assert traits(page, "state") == ["done"]
    assert "Change places: now B presses A." in page.evaluate("spoken")


@pytest.mark.parametrize("group", [[], "pregnancy"])
def test_all_whom_the_table_knows_are_told_where_the_plan_names_nobody(group):
    aloud = ap.LessonPlan(FIVE, group=group).session().aloud
    told = {screen["title"] for screen in aloud["screens"]}
    assert ("Varicose veins" in told) is (group == [])
    assert "Blood-thinning medicine" not in told  # it is asked about before any point
