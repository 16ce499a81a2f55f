"""What the session shows and says: in one screen, in each view, to eyes, ears and fingers."""

import pytest
from bare_page import press, set_traits, show, traits
from bare_session import FIVE, at_question, begin, gate, pass_the_questions, title
from playwright.sync_api import expect

from acupress.facts.tables import load_points
from acupress.widgets.session import GuidedSession
from acupress.widgets.timer import CountdownTimer


def test_a_timer_on_the_same_page_does_not_squeeze_the_session(page):
    at_question(page, "places")
    page.add_style_tag(content=str(CountdownTimer(60)._css))
    look = "el => [getComputedStyle(el).textAlign, el.offsetWidth]"
    align, width = page.locator(".acupress-session").first.evaluate(look)
    assert align == "left" and width > 600


def test_what_will_be_done_is_shown_before(page):
    show(page, GuidedSession(["LI4", "GV4"], hold_seconds=60))
    pass_the_questions(page)
    items = page.get_by_role("listitem").all_inner_texts()
    assert items[0].startswith("LI-4 Hégǔ (hand): 1 minute, right then left")
    assert items[1].startswith("GV-4") and items[1].endswith(": 1 minute")
    expect(page.get_by_text("3 holds, 3 minutes 30 seconds in all")).to_be_visible()
    for text in gate(["LI4"])["how"]:
        expect(page.get_by_text(text, exact=True)).to_be_visible()


COUNT_NOTES = """() => {
  window.notes = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    notes.push(Math.round(when - this.context.currentTime));
    all.push(this);
    start.call(this, when);
  };
  const all = [];
  const stop = OscillatorNode.prototype.stop;
  OscillatorNode.prototype.stop = function (when) {
    if (when === undefined) this.isStopped = true;
    stop.call(this, when);
  };
  window.sounding = () => all.filter(({ isStopped }) => !isStopped).length;
}"""


def test_before_and_during_a_hold_one_sees_all_that_matters(page):
    begin(page, ["BL60"], hold_seconds=60)
    point = load_points().loc["BL60"]
    expect(page.locator(".acupress-phase")).to_have_text("○ Get ready · Right side\u00a0▶")
    expect(page.get_by_text("Hold 1 of 2")).to_be_visible()
    expect(page.get_by_text("2:20 left in all")).to_be_visible()
    expect(page.get_by_text("Then: BL-60 Kūnlún, left side")).to_be_visible()
    for step in point.find.split(" | "):
        expect(page.get_by_text(step, exact=True)).to_be_visible()
    page.clock.run_for(15_000)
    expect(page.locator(".acupress-phase")).to_have_text("● Press · Right side\u00a0▶")
    expect(page.get_by_role("timer")).to_have_text("0:55")
    expect(page.get_by_text(point.caution)).to_be_visible()
    expect(page.get_by_text(point.press)).to_be_visible()
    expect(page.get_by_role("group", name="BL-60 Kūnlún: start at").first).to_be_visible()


@pytest.mark.parametrize(
    ("code", "skips", "words", "plate", "side"),
    [
        ("LI4", 0, "Right side\u00a0▶", "Back of the right hand", "right"),
        ("LI4", 1, "◀\u00a0Left side", "Back of the left hand", "left"),
        ("GV4", 0, "Middle", "", "midline"),
        ("BL23", 0, "◀\u00a0Both sides at once\u00a0▶", "", "both"),
    ],
)
def test_words_and_plate_say_the_side(page, code, skips, words, plate, side):
    begin(page, [code])
    for _ in range(skips):
        press(page, "Skip")
    expect(page.locator(".acupress-phase")).to_have_text(f"○ Get ready · {words}")
    label = page.locator(".acupress-plate svg:visible").get_attribute("aria-label")
    assert label.startswith(plate)
    assert traits(page, "side") == [side]


def test_a_long_hold_is_said_to_be_one(page):
    show(page, GuidedSession(["LI4"], hold_seconds=120))
    pass_the_questions(page)
    note = page.get_by_text(gate(["LI4"])["long_hold"]["text"])
    expect(note).to_be_hidden()
    set_traits(page, hold_seconds=121)
    expect(note).to_be_visible()


# How far the chosen dot is shown from where it was drawn, in pixels.
DOT_MOVED_BY = """() => {
  const dot = document.querySelector(".acupress-chosen path");
  const own = dot.getBBox();
  const middle = new DOMPoint(own.x + own.width / 2, own.y + own.height / 2);
  const drawn = middle.matrixTransform(dot.parentElement.getScreenCTM());
  const seen = dot.getBoundingClientRect();
  return Math.hypot(seen.x + seen.width / 2 - drawn.x, seen.y + seen.height / 2 - drawn.y);
}"""


@pytest.mark.parametrize("skips", [0, 1])
def test_the_dot_is_where_it_was_drawn(page, skips):
    begin(page, ["BL60"])
    for _ in range(skips):
        press(page, "Skip")  # to the left side, where the plate is turned over
    assert page.evaluate(DOT_MOVED_BY) < 1


def test_after_skip_only_the_new_plans_tones_sound(page):
    page.evaluate(COUNT_NOTES)
    begin(page, ["LI4"], hold_seconds=60)
    page.wait_for_function("sounding() === 15")
    press(page, "Skip")
    # The end of what was skipped, three to get ready, the beginning, and the end of all.
    page.wait_for_function("sounding() === 2 + 3 + 2 + 3")


@pytest.mark.parametrize("size", [(240, 620), (360, 740), (1366, 640)])
@pytest.mark.parametrize("code", ["LI4", "BL23", "BL60"])
def test_a_hold_is_one_screen(page, size, code):
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<div style=height:900px>')")
    begin(page, [code])
    name = title(page).bounding_box()
    assert name["y"] >= 0
    shown = (".acupress-plate svg:visible", ".acupress-ring", ".acupress-control", ".acupress-then")
    for part in shown:
        box = page.locator(part).first.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height
    assert page.locator(".acupress-plate svg:visible").first.bounding_box()["width"] > 170


@pytest.mark.parametrize("width", [240, 360, 1366])
def test_no_letter_stands_on_the_ring(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    begin(page, ["LI4"])
    farthest = """ring => {
        const { left, top, width } = ring.querySelector("svg").getBoundingClientRect();
        const far = ([x, y]) => Math.hypot(x - left - width / 2, y - top - width / 2) / width;
        const text = document.createRange();
        const boxes = [...ring.querySelectorAll("div > div")].flatMap(one => {
            text.selectNodeContents(one);
            return [...text.getClientRects()];
        });
        return Math.max(...boxes.flatMap(({ left, right, top, bottom }) => {
            const inset = (bottom - top) / 4; // letters take less than their line
            return [[left, top + inset], [right, top + inset],
                    [left, bottom - inset], [right, bottom - inset]].map(far);
        }));
    }"""
    ring = page.locator(".acupress-ring").first
    seen = {"prepare": ring.evaluate(farthest)}
    press(page, "Press now")
    page.clock.run_for(1000)
    seen["hold"] = ring.evaluate(farthest)
    press(page, "Pause")
    page.clock.run_for(1000)
    seen["paused"] = ring.evaluate(farthest)
    # The middle of the ring is at 0.45; a box is a little wider than its letters.
    assert {state: far for state, far in seen.items() if far > 0.45} == {}


@pytest.mark.parametrize(
    ("width", "height", "least"), [(360, 740, 350), (1366, 768, 600), (1920, 1080, 900)]
)
def test_a_hold_that_fills_the_screen_is_seen_whole_whatever_its_notebook(
    page, width, height, least
):
    page.set_viewport_size({"width": width, "height": height})
    begin(page, ["LI4"])
    notebook = page.locator("#view0")
    notebook.evaluate("el => el.style.cssText = 'height: 400px; overflow: auto'")
    notebook.evaluate("el => el.insertAdjacentHTML('afterbegin', '<div style=height:900px>')")
    press(page, "Fill the screen")
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    shown = (
        ".acupress-plate svg:visible",
        ".acupress-phase",
        ".acupress-control",
        ".acupress-then",
    )
    for part in shown:
        box = page.locator(part).first.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, part
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, part
    assert page.locator(".acupress-plate svg:visible").first.bounding_box()["height"] > least


@pytest.mark.parametrize("name", ["Pause", "Resume"])
def test_on_a_phone_the_buttons_of_a_hold_are_one_row_of_finger_width(page, name):
    page.set_viewport_size({"width": 360, "height": 740})
    begin(page, ["LI4"])
    if name == "Resume":
        press(page, "Pause")
    boxes = [page.get_by_role("button", name=one, exact=True).bounding_box()
             for one in (name, "Press now", "Back", "Skip", "End")]  # fmt: skip
    assert len({round(box["y"]) for box in boxes}) == 1
    assert all(min(box["width"], box["height"]) >= 44 for box in boxes)


NOTE_ANNOUNCEMENTS = """() => {
  window.said = [];
  window.spoken = [];
  const live = document.querySelector("[aria-live=polite]");
  const note = () => said.push(live.textContent);
  new MutationObserver(note).observe(live, { childList: true, subtree: true });
  speechSynthesis.speak = ({ text }) => spoken.push(text);
}"""


def test_each_change_is_announced_once_and_spoken_if_wanted(page):
    show(page, GuidedSession(["LI4"], hold_seconds=60, spoken=True))
    page.evaluate(NOTE_ANNOUNCEMENTS)
    pass_the_questions(page)
    press(page, "Begin")
    page.clock.run_for(145_000)
    expected = [
        "Next: LI-4 Hégǔ, right side. Get ready.",
        "Press LI-4 Hégǔ, right side: 1 minute.",
        "Next: LI-4 Hégǔ, left side. Get ready.",
        "Press LI-4 Hégǔ, left side: 1 minute.",
        "The session is over.",
    ]
    assert page.evaluate("said") == expected
    assert page.evaluate("spoken") == expected


def test_all_sounds_are_planned_at_the_start(page):
    page.evaluate(COUNT_NOTES)
    begin(page, ["LI4"], hold_seconds=60)
    page.wait_for_function("notes.length >= 15")
    assert page.evaluate("[...new Set(notes)].sort((a, b) => a - b)") == [
        *[7, 8, 9, 10, 70, 77, 78, 79, 80, 140],
    ]


def test_two_views_are_one_session(page):
    show(page, GuidedSession(hold_seconds=60), views=2)
    pass_the_questions(page)
    page.locator("#view1").get_by_role("button", name="Begin").click()
    page.clock.run_for(15_000)
    for view in ("#view0", "#view1"):
        expect(page.locator(view).get_by_role("timer")).to_have_text("0:55")
    page.locator("#view0").get_by_role("button", name="Skip").click()
    expect(page.locator("#view1").get_by_text("Hold 2 of 9")).to_be_visible()


def test_it_all_works_by_keyboard(page):
    show(page, GuidedSession())

    def key(button, name="Enter"):
        page.get_by_role("button", name=button, exact=True).focus()
        page.keyboard.press(name)

    for question in gate(FIVE)["questions"]:
        key(question["no"], "Space")
        expect(title(page)).to_be_focused()  # a screen reader reads on from here
    page.get_by_role("checkbox", name=gate(FIVE)["places"]["tick"]).press("Space")
    key("Continue")
    expect(title(page)).to_have_text("Your session")
    key("Begin")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    assert traits(page, "state") == ["paused"]


def test_what_a_table_says_is_shown_as_text(page):
    points = load_points().loc[["LI4"]]
    points["caution"] = "<img src=x id=bad> & <b>care</b>"
    begin(page, points)
    expect(page.get_by_text("<img src=x id=bad> & <b>care</b>")).to_be_visible()
    assert page.locator("#bad").count() == 0


@pytest.mark.parametrize("width", [360, 240])
def test_it_fits_a_phone(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    widest = "document.documentElement.scrollWidth"
    show(page, GuidedSession(pinch=True))
    assert page.evaluate(widest) <= width
    pass_the_questions(page)
    assert page.evaluate(widest) <= width
    press(page, "Begin")
    for _ in range(5):
        press(page, "Skip")
    assert page.evaluate(widest) <= width
