"""The guided session: its safety questions, its plan, its time; in Python, on a page, in Lab."""

import math
import re

import labdriver
import nbformat
import pytest
import traitlets
from bare_page import START, press, set_traits, show, traits
from playwright.sync_api import expect

from acupress.facts import safety
from acupress.facts.tables import load_points
from acupress.widgets.session import GuidedSession
from acupress.widgets.timer import CountdownTimer

FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]
FIRST = safety.gate(FIVE, load_points())["questions"][0]["title"]


# In Python ----------------------------------------------------------------------------------


def test_the_five_points_are_the_default():
    assert list(GuidedSession().points.index) == FIVE


def test_points_come_as_rows_or_as_codes_in_the_order_given():
    points = load_points()
    assert list(GuidedSession(points.loc[["KI3", "LI4"]]).points.index) == ["KI3", "LI4"]
    assert GuidedSession(["Taixi", "li-4"]).stage["codes"] == ["KI3", "LI4"]
    assert list(GuidedSession("委中").points.index) == ["BL40"]


@pytest.mark.parametrize("nothing", [[], load_points().iloc[:0], ["LI4", "XX9"], ["LI4", "li-4"]])
def test_points_that_cannot_be_pressed_are_refused(nothing):
    with pytest.raises(ValueError, match="XX9|no points|more than once|at least one"):
        GuidedSession(nothing)


@pytest.mark.parametrize("bad", [0, -1, 601, math.nan, math.inf, "90"])
def test_bad_lengths_of_a_hold_are_refused(bad):
    complaint = f"hold_seconds is {bad!r}; it must be a number of seconds from 1 to 600."
    with pytest.raises(traitlets.TraitError, match=re.escape(complaint)):
        GuidedSession("LI4", hold_seconds=bad)


@pytest.mark.parametrize("bad", [-1, 601, math.nan, math.inf, None])
def test_bad_times_to_get_ready_are_refused(bad):
    complaint = f"prepare_seconds is {bad!r}; it must be a number of seconds from 0 to 600."
    with pytest.raises(traitlets.TraitError, match=re.escape(complaint)):
        GuidedSession("LI4", prepare_seconds=bad)


def test_a_pinch_needs_its_two_points():
    with pytest.raises(traitlets.TraitError, match="choose both. Chosen: LI4, BL60"):
        GuidedSession(["LI4", "BL60"], pinch=True)
    session = GuidedSession(["LI4", "BL60"])
    with pytest.raises(traitlets.TraitError, match="choose both"):
        session.pinch = True


def test_the_plan_is_known_before_a_browser_shows_it():
    session = GuidedSession()  # BL23 is pressed on both sides at once
    assert (session.turns, session.seconds, session.remaining) == (9, 900, 900)
    holds = [(s["codes"][0], s["side"]) for s in session.plan if s["kind"] == "hold"]
    assert holds[:4] == [("LI4", "right"), ("LI4", "left"), ("BL23", "both"), ("BL40", "right")]
    session.pinch = True
    assert (session.turns, session.seconds) == (7, 700)
    session.hold_seconds = 60
    assert session.seconds == 7 * 70


def test_a_misspelt_option_is_refused_with_the_nearest():
    with pytest.raises(TypeError, match="no option 'hold_second'. Did you mean 'hold_seconds'"):
        GuidedSession(["LI4"], hold_second=30)


@pytest.mark.parametrize("name", ["stage", "gate", "plan", "left_out", "passed_at"])
def test_what_the_browser_tells_cannot_be_set(name):
    session = GuidedSession("LI4")
    with pytest.raises(traitlets.TraitError, match="read-only"):
        setattr(session, name, getattr(session, name))


def test_the_course_holds_no_point_longer_than_its_article_says():
    assert load_points().hold_seconds.between(60, 120).all()


def test_nothing_told_to_python_says_how_a_question_was_answered():
    assert GuidedSession.state.values == ("gate", "ready", "running", "paused", "done")
    assert not {"reason", "answers", "question"} & set(GuidedSession.class_trait_names(sync=True))


def test_python_cannot_get_past_the_questions():
    session = GuidedSession("LI4")
    with pytest.raises(RuntimeError, match="safety questions come first"):
        session.start()
    with pytest.raises(traitlets.TraitError, match="read-only"):
        session.state = "running"
    session.resume()
    session.pause()
    assert session.state == "gate"


def test_python_starts_pauses_and_ends_once_they_are_answered():
    session = GuidedSession("LI4")
    session.set_state({"state": "ready", "passed_at": 1.0})  # as the browser says it
    session.start()
    assert session.state == "running"
    session.pause()
    assert session.state == "paused"
    session.resume()
    assert session.state == "running"
    session.reset()
    assert (session.state, session.passed_at) == ("gate", None)


def test_its_name_has_no_address():
    assert repr(GuidedSession(["LI4", "BL60"])) == "GuidedSession(2 points: LI4, BL60)"


# On a page of its own -----------------------------------------------------------------------


def title(page):
    return page.get_by_role("heading", level=3)


def pass_the_questions(page):
    for question in gate(FIVE)["questions"]:
        press(page, question["no"])
    page.get_by_role("checkbox", name=gate(FIVE)["places"]["tick"]).first.check()
    press(page, "Continue")


def begin(page, points=None, **options):
    show(page, GuidedSession(points, **options))
    pass_the_questions(page)
    press(page, "Begin")


def gate(codes):
    return safety.gate(codes, load_points())


def at_question(page, kind, points=None, **options):
    """Show a session and answer what comes before the question of this kind."""
    session = GuidedSession(points, **options)
    show(page, session)
    for question in session.gate["questions"]:
        if question["kind"] == kind:
            return question
        press(page, question["no"])
    return session.gate["places"]


KINDS = ["emergency", "urgent", "pregnancy", "ask_first"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_question_shows_its_lines_and_yes_ends_it(page, kind):
    question = at_question(page, kind)
    expect(title(page)).to_have_text(question["title"])
    for text in [question["ask"], *question["lines"]]:
        expect(page.get_by_text(text, exact=True)).to_be_visible()
    press(page, question["yes"])
    expect(title(page)).to_have_text(question["refusal"]["title"])
    for text in question["refusal"]["lines"]:
        expect(page.get_by_text(text, exact=True)).to_be_visible()
    assert page.get_by_role("button").all_inner_texts() == ["Answer again", "Fill the screen"]


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_else_is_told_how_it_was_answered(page, kind):
    question = at_question(page, kind)
    before = page.evaluate("JSON.stringify(saved)")
    press(page, question["yes"])
    assert page.evaluate("JSON.stringify(saved)") == before
    assert traits(page, "state", "passed_at") == ["gate", None]


def test_each_question_asks_where_the_one_before_was_answered_with_no(page):
    assert [question["kind"] for question in gate(FIVE)["questions"]] == KINDS
    at_question(page, "ask_first")
    press(page, "Back")
    expect(title(page)).to_have_text(gate(FIVE)["questions"][2]["title"])


@pytest.mark.parametrize("kind", ["pregnancy", "ask_first"])
def test_whoever_has_the_agreement_of_a_doctor_goes_on(page, kind):
    question = at_question(page, kind)
    press(page, question["agreed"])
    expect(page.get_by_text(f"question {KINDS.index(kind) + 2} of 5")).to_be_visible()


@pytest.mark.parametrize("kind", ["emergency", "urgent"])
def test_no_agreement_leads_past_a_sign(page, kind):
    assert at_question(page, kind)["agreed"] == ""
    expect(page.get_by_role("button", name="agreed")).to_have_count(0)


def test_pregnancy_names_only_the_chosen_points(page):
    press(page, at_question(page, "pregnancy", ["SP6", "KI3"])["yes"])
    refusal = page.locator(".acupress-stop").inner_text()
    assert "SP-6" in refusal and "KI-3" in refusal
    assert not {"LI-4", "BL-60", "BL-23"} & set(re.findall(r"[A-Z]+-\d+", refusal))


def test_the_places_to_leave_out_must_be_acknowledged(page):
    places = at_question(page, "places")
    for text in [places["ask"], *places["lines"]]:
        expect(page.get_by_text(text, exact=True)).to_be_visible()
    press(page, "Continue")
    expect(page.get_by_role("alert")).to_contain_text("tick the box")
    assert traits(page, "state") == ["gate"]
    press(page, "Back")
    expect(title(page)).to_have_text(gate(FIVE)["questions"][-1]["title"])


def test_a_timer_on_the_same_page_does_not_squeeze_the_session(page):
    at_question(page, "places")
    page.add_style_tag(content=str(CountdownTimer(60)._css))
    look = "el => [getComputedStyle(el).textAlign, el.offsetWidth]"
    align, width = page.locator(".acupress-session").first.evaluate(look)
    assert align == "left" and width > 600


def test_each_points_caution_is_read_before_it_is_kept(page):
    at_question(page, "places")
    for code in FIVE:
        expect(page.locator(".acupress-points")).to_contain_text(load_points().caution[code])


def test_points_can_be_left_out_one_by_one(page):
    places = at_question(page, "places")
    for name in ("LI-4", "KI-3"):
        page.get_by_role("checkbox", name=f"Press {name}").uncheck()
    page.get_by_role("checkbox", name=places["tick"]).check()
    press(page, "Continue")
    stops = page.get_by_role("list").first.get_by_role("listitem").all_inner_texts()
    assert [stop.split()[0] for stop in stops] == ["BL-23", "BL-40", "BL-60"]
    expect(page.get_by_role("checkbox", name="Pinch")).to_have_count(0)
    assert traits(page, "left_out", "turns") == [["LI4", "KI3"], 5]
    press(page, "Begin")
    assert traits(page, "code") == ["BL23"]
    press(page, "End")
    press(page, "New session")
    assert traits(page, "left_out", "turns") == [[], 9]


def test_leaving_out_all_points_is_refused_kindly(page):
    places = at_question(page, "places", ["LI4"])
    page.get_by_role("checkbox", name="Press LI-4").uncheck()
    page.get_by_role("checkbox", name=places["tick"]).check()
    press(page, "Continue")
    expect(page.get_by_role("alert")).to_contain_text("nothing to press")
    assert traits(page, "state", "left_out") == ["gate", []]


def test_one_may_answer_again_from_the_first_question(page):
    press(page, at_question(page, "urgent")["yes"])
    press(page, "Answer again")
    expect(title(page)).to_have_text(gate(FIVE)["questions"][0]["title"])


@pytest.mark.parametrize("state", ["ready", "running", "paused", "done"])
def test_a_link_from_another_widget_cannot_get_past_the_questions(page, state):
    show(page, GuidedSession())
    set_traits(page, state=state)
    expect(title(page)).to_have_text(FIRST)
    assert traits(page, "state", "deadline", "code") == ["gate", None, ""]


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


WHERE = "() => ['code', 'side', 'phase', 'turn'].map((name) => model.get(name))"


def test_every_point_in_turn_to_the_end(page):
    begin(page, hold_seconds=60, prepare_seconds=10)
    seen = []
    for _ in range(18):
        page.clock.run_for(1_000)
        seen.append(page.evaluate(WHERE))
        page.clock.run_for(9_000 if seen[-1][2] == "prepare" else 59_000)
    sides = {code: ("both",) if code == "BL23" else ("right", "left") for code in FIVE}
    turns = [(code, side) for code in FIVE for side in sides[code]]
    expected = [
        [code, side, phase, turn]
        for turn, (code, side) in enumerate(turns, 1)
        for phase in ("prepare", "hold")
    ]
    assert seen == expected
    assert traits(page, "state", "remaining", "code", "turn") == ["done", 0, "", 0]
    for text in [*gate(FIVE)["aftercare"], *gate(FIVE)["disclaimer"]]:
        expect(page.get_by_text(text, exact=True)).to_be_visible()


def test_lengths_changed_before_it_begins_count(page):
    show(page, GuidedSession(["LI4"]))
    assert traits(page, "seconds") == [200]
    set_traits(page, hold_seconds=30, prepare_seconds=5)
    assert traits(page, "seconds", "remaining") == [70, 70]


def test_the_midline_is_held_once(page):
    begin(page, ["GV4"])
    assert traits(page, "turns", "side") == [1, "midline"]
    expect(page.locator(".acupress-phase")).to_have_text("○ Get ready · Middle")


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


def test_both_sides_at_once_are_one_hold_with_a_dot_on_each_side(page):
    begin(page, ["BL23"], hold_seconds=60)
    expect(page.get_by_text("Hold 1 of 1")).to_be_visible()
    expect(page.locator(".acupress-plate .acupress-chosen:visible")).to_have_count(2)
    page.clock.run_for(71_000)
    expect(title(page)).to_have_text("✓ The session is over")


def test_a_long_hold_is_said_to_be_one(page):
    show(page, GuidedSession(["LI4"], hold_seconds=120))
    pass_the_questions(page)
    note = page.get_by_text("longer than the clinic article's 1 to 2 minutes")
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


def test_pause_skip_back_and_press_now(page):
    begin(page, ["LI4", "BL40"], hold_seconds=60)
    page.clock.run_for(4_000)
    press(page, "Press now")
    assert page.evaluate(WHERE) == ["LI4", "right", "hold", 1]
    expect(page.get_by_role("timer")).to_have_text("1:00")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_focused()
    press(page, "Skip")
    assert page.evaluate(WHERE) == ["LI4", "left", "prepare", 2]
    page.clock.run_for(20_000)
    press(page, "Pause")
    page.clock.run_for(500_000)
    expect(page.get_by_role("timer")).to_have_text("0:50")
    assert traits(page, "state", "remaining", "deadline") == ["paused", 190, None]
    press(page, "Skip")
    assert page.evaluate(WHERE) == ["BL40", "right", "prepare", 3]
    press(page, "Back")
    press(page, "Back")
    assert page.evaluate(WHERE) == ["LI4", "right", "prepare", 1]
    press(page, "Resume")
    page.clock.run_for(10_500)
    assert page.evaluate(WHERE) == ["LI4", "right", "hold", 1]


@pytest.mark.parametrize("paused", [False, True])
def test_skipping_the_last_hold_ends_it(page, paused):
    begin(page, ["LI4"])
    if paused:
        press(page, "Pause")
    press(page, "Skip")
    press(page, "Skip")
    page.clock.run_for(300)
    expect(title(page)).to_have_text("✓ The session is over")


def test_ending_early_still_shows_what_does_good_afterwards(page):
    begin(page)
    press(page, "End")
    expect(page.get_by_text(gate(FIVE)["aftercare"][0])).to_be_visible()
    assert traits(page, "state", "deadline") == ["done", None]


def test_every_session_asks_anew(page):
    begin(page)
    press(page, "End")
    press(page, "New session")
    expect(title(page)).to_have_text(FIRST)
    assert traits(page, "state", "passed_at") == ["gate", None]


def test_a_page_that_slept_finds_its_place(page):
    begin(page, hold_seconds=60)
    page.clock.fast_forward(70_000 * 3 + 25_000)
    page.wait_for_function("model.get('turn') === 4")
    assert page.evaluate(WHERE) == ["BL40", "right", "hold", 4]
    expect(page.get_by_role("timer")).to_have_text("0:45")
    page.clock.fast_forward(10_000_000)
    expect(title(page)).to_have_text("✓ The session is over")


def stored(page):
    names = ["state", "remaining", "deadline", "plan", "seconds", "turns", "passed_at", "pinch"]
    return dict(zip(names, traits(page, *names), strict=True))


def reload(page, session, values):
    page.reload()
    show(page, session, **values)


def test_a_loaded_page_goes_on_without_asking_again(page):
    session = GuidedSession(hold_seconds=60)
    show(page, session)
    pass_the_questions(page)
    press(page, "Begin")
    page.clock.run_for(80_000)
    values = stored(page)
    reload(page, session, values)
    page.wait_for_function("model.get('code') !== ''")
    assert page.evaluate(WHERE) == ["LI4", "left", "hold", 2]
    page.clock.run_for(700_000)
    expect(title(page)).to_have_text("✓ The session is over")


@pytest.mark.parametrize("presses", [0, 2, "ready", "running", "paused", "done"])
def test_python_resets_it_from_wherever_it_is(page, presses):
    session = GuidedSession()
    show(page, session)
    if isinstance(presses, int):
        for question in gate(FIVE)["questions"][:presses]:
            press(page, question["no"])
    else:
        pass_the_questions(page)
        if presses != "ready":
            press(page, "Begin")
        if presses in ("paused", "done"):
            press(page, "Pause" if presses == "paused" else "End")
    session.reset()
    told = ["state", "passed_at", "deadline", "left_out", "asked"]
    set_traits(page, **{name: getattr(session, name) for name in told})
    expect(title(page)).to_have_text(FIRST)
    assert traits(page, "state", "passed_at", "deadline", "code") == ["gate", None, None, ""]
    pass_the_questions(page)
    press(page, "Begin")
    assert traits(page, "code", "phase") == ["LI4", "prepare"]


@pytest.mark.parametrize(("before", "then"), [("Continue", "Begin"), ("Pause", "Resume")])
def test_answers_go_stale_on_an_open_page(page, before, then):
    show(page, GuidedSession())
    pass_the_questions(page)
    if before == "Pause":
        press(page, "Begin")
        press(page, "Pause")
    page.clock.fast_forward(7 * 3600 * 1000)
    press(page, then)
    expect(title(page)).to_have_text(FIRST)
    assert traits(page, "state", "deadline") == ["gate", None]


def test_a_link_that_sends_it_back_asks_anew(page):
    begin(page)
    set_traits(page, state="gate")
    expect(title(page)).to_have_text(FIRST)
    assert traits(page, "passed_at") == [None]


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
    for part in (".acupress-plate svg:visible", ".acupress-ring", ".acupress-control"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height
    assert page.locator(".acupress-plate svg:visible").first.bounding_box()["width"] > 170


def test_a_session_left_lying_asks_again(page):
    session = GuidedSession()
    values = {"state": "paused", "remaining": 60, "passed_at": (START - 7 * 3600) * 1000}
    show(page, session, **values)
    expect(title(page)).to_have_text(FIRST)


def test_answers_are_not_kept_when_the_page_is_loaded_again(page):
    session = GuidedSession()
    show(page, session)
    pass_the_questions(page)
    values = stored(page)
    assert values["state"] == "ready"
    reload(page, session, values)
    expect(title(page)).to_have_text(FIRST)


def test_a_pinch_holds_two_points_at_once(page):
    show(page, GuidedSession(hold_seconds=60))
    pass_the_questions(page)
    page.get_by_role("checkbox", name="Pinch: press BL-60").check()
    expect(page.get_by_text("7 holds, 8 minutes 10 seconds in all")).to_be_visible()
    press(page, "Begin")
    for _ in range(5):
        press(page, "Skip")
    assert page.evaluate(WHERE) == ["BL60+KI3", "right", "prepare", 6]
    expect(title(page)).to_have_text("BL-60 Kūnlún and KI-3 Tàixī")
    pair = load_points().pair_press[["BL60", "KI3"]]
    for text in set(pair):
        expect(page.get_by_text(text)).to_be_visible()
    for text in load_points().press[["BL60", "KI3"]]:
        expect(page.get_by_text(text)).to_have_count(0)
    for code in ("BL60", "KI3"):
        expect(page.get_by_text(load_points().caution[code])).to_be_visible()
    expect(page.locator(".acupress-plate svg:visible")).to_have_count(2)


def test_no_pinch_is_offered_where_a_partner_is_missing(page):
    show(page, GuidedSession(["LI4", "BL60"]))
    pass_the_questions(page)
    expect(page.get_by_role("checkbox", name="Pinch")).to_have_count(0)


def test_python_chooses_the_pinch(page):
    show(page, GuidedSession(pinch=True))
    assert traits(page, "turns") == [7]


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


# In Lab -------------------------------------------------------------------------------------

CELLS = [
    "from acupress.widgets.session import GuidedSession\nseen = []",
    "session = GuidedSession(['LI4', 'BL60'], hold_seconds=60, sound=False)\n"
    "session.observe(lambda change: seen.append(change.new), 'state')\nsession",
    "print(session.state, session.code, session.side, session.phase, session.turn, session.turns)",
    "session.pause()\nprint(seen)",
]


def test_in_lab_python_follows_the_session(lab, new_page):
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=python)
    nbformat.write(notebook, lab.root / "session.ipynb")
    page = new_page()
    labdriver.open_notebook(page, lab, "session.ipynb")
    page.set_default_timeout(20_000)
    labdriver.run_cell(page, 0)
    labdriver.run_cell(page, 1)
    pass_the_questions(page)
    press(page, "Begin")
    press(page, "Press now")
    for _ in range(10):  # what the page tells waits for a kernel at leisure
        labdriver.run_cell(page, 2)
        if " hold " in labdriver.cell_outputs(page)[2][0]["text"]:
            break
    labdriver.run_cell(page, 3)
    expect(page.get_by_role("button", name="Resume")).to_be_visible()
    outputs = [cell[0]["text"].strip() for cell in labdriver.cell_outputs(page)[2:]]
    assert outputs == ["running LI4 right hold 1 4", "['ready', 'running', 'paused']"]
    assert labdriver.console_errors(page) == []
    lab.stop_kernels()
