"""The session's questions: asked before every session, answered to nobody but the page."""

import re

import pytest
from bare_page import START, press, set_traits, show, traits
from bare_session import (
    FIRST,
    FIVE,
    at_question,
    begin,
    gate,
    pass_the_questions,
    reload,
    stored,
    title,
)
from playwright.sync_api import expect

from acupress.facts.tables import load_points
from acupress.widgets.session import GuidedSession

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


def test_every_session_asks_anew(page):
    begin(page)
    press(page, "End")
    press(page, "New session")
    expect(title(page)).to_have_text(FIRST)
    assert traits(page, "state", "passed_at") == ["gate", None]


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
