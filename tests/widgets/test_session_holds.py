"""The session's holds: what is held how long, and where one is after a pause, a skip or a sleep."""

import pytest
from bare_page import press, set_traits, show, traits
from bare_session import FIVE, WHERE, begin, gate, pass_the_questions, reload, stored, title
from playwright.sync_api import expect

from acupress.facts.tables import load_points
from acupress.widgets.session import GuidedSession


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


def test_both_sides_at_once_are_one_hold_with_a_dot_on_each_side(page):
    begin(page, ["BL23"], hold_seconds=60)
    expect(page.get_by_text("Hold 1 of 1")).to_be_visible()
    expect(page.locator(".acupress-plate .acupress-chosen:visible")).to_have_count(2)
    page.clock.run_for(71_000)
    expect(title(page)).to_have_text("✓ The session is over")


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


def test_a_page_that_slept_finds_its_place(page):
    begin(page, hold_seconds=60)
    page.clock.fast_forward(70_000 * 3 + 25_000)
    page.wait_for_function("model.get('turn') === 4")
    assert page.evaluate(WHERE) == ["BL40", "right", "hold", 4]
    expect(page.get_by_role("timer")).to_have_text("0:45")
    page.clock.fast_forward(10_000_000)
    expect(title(page)).to_have_text("✓ The session is over")


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
