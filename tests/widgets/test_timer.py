"""The countdown timer: its length and its time, in Python and on a page."""

import math
import re

import numpy as np
import pytest
import traitlets
from bare_page import START, press, set_traits, show, traits
from bare_timer import change, digits
from playwright.sync_api import expect

from acupress.widgets.timer import CountdownTimer


@pytest.mark.parametrize("good", [1, 90, 0.5 + 1, 3600, np.int64(60), np.float64(7.5)])
def test_lengths_from_a_second_to_an_hour(good):
    timer = CountdownTimer(seconds=good)
    assert (timer.seconds, timer.remaining, timer.state) == (good, good, "ready")


@pytest.mark.parametrize(
    "bad", [0, -1, 0.5, 3601, 86400, math.nan, math.inf, -math.inf, "90", "soon", None, True, [90]]
)
def test_other_lengths_are_refused_by_value_and_range(bad):
    complaint = f"seconds is {bad!r}; it must be a number of seconds from 1 to 3600."
    with pytest.raises(traitlets.TraitError, match=re.escape(complaint)):
        CountdownTimer(seconds=bad)
    timer = CountdownTimer()
    with pytest.raises(traitlets.TraitError, match=re.escape(complaint)):
        timer.seconds = bad
    assert timer.seconds == 90


def test_python_starts_pauses_resumes_and_resets():
    timer = CountdownTimer(seconds=60)
    timer.pause()  # nothing runs: nothing happens
    timer.resume()
    assert timer.state == "ready"
    timer.start()
    assert (timer.state, timer.deadline) == ("running", None)  # the browser sets the deadline
    timer.pause()
    assert timer.state == "paused"
    timer.resume()
    assert timer.state == "running"
    timer.set_state({"remaining": 12})  # as the browser says it
    timer.start()
    assert timer.remaining == 60
    timer.set_state({"remaining": 12})
    timer.reset()
    assert (timer.state, timer.remaining) == ("ready", 60)


def test_a_misspelt_option_is_refused_with_the_nearest():
    with pytest.raises(TypeError, match="no option 'volum'. Did you mean volume[?]"):
        CountdownTimer(60, volum=1)


def test_python_observes():
    seen = []
    timer = CountdownTimer(seconds=60)
    timer.observe(lambda change: seen.append(change.new), "state")
    timer.start()
    timer.set_state({"state": "done", "remaining": 0, "deadline": None})  # as the browser says it
    assert seen == ["running", "done"]


def test_a_late_message_with_all_that_happened_is_taken_as_it_is():
    timer = CountdownTimer(seconds=60)
    timer.set_state({"seconds": 30, "state": "paused", "remaining": 12.5, "deadline": None})
    assert (timer.seconds, timer.state, timer.remaining) == (30, "paused", 12.5)


def test_its_name_has_no_address():
    assert repr(CountdownTimer(90, "BL-60")) == "CountdownTimer(seconds=90, label='BL-60')"


def test_it_counts_down_to_done(page):
    show(page, CountdownTimer(seconds=90))
    expect(digits(page)).to_have_text("1:30")
    press(page, "Start")
    page.clock.run_for(29_000)
    expect(digits(page)).to_have_text("1:01")
    assert traits(page, "state", "remaining", "deadline") == ["running", 61, (START + 91) * 1000]
    page.clock.run_for(60_800)
    expect(digits(page)).to_have_text("0:01")
    page.clock.run_for(200)
    expect(digits(page)).to_have_text("0:00")
    assert traits(page, "state", "remaining", "deadline") == ["done", 0, None]
    expect(page.get_by_text("✓ Done")).to_be_visible()
    press(page, "Start again")
    expect(digits(page)).to_have_text("1:30")
    assert traits(page, "state") == ["running"]


def test_a_page_that_slept_is_right_at_once(page):
    show(page, CountdownTimer(seconds=90))
    press(page, "Start")
    page.clock.fast_forward(70_000)  # no tick in between
    expect(digits(page)).to_have_text("0:20")
    page.clock.fast_forward(3_600_000)
    expect(digits(page)).to_have_text("0:00")
    assert traits(page, "state") == ["done"]


def test_pause_stops_the_time_and_resume_goes_on(page):
    show(page, CountdownTimer(seconds=90))
    press(page, "Start")
    page.clock.run_for(30_500)
    press(page, "Pause")
    page.clock.run_for(600_000)
    expect(digits(page)).to_have_text("1:00")
    assert traits(page, "state", "remaining", "deadline") == ["paused", 59.5, None]
    press(page, "Resume")
    page.clock.run_for(59_000)
    expect(digits(page)).to_have_text("0:01")
    press(page, "Reset")
    expect(digits(page)).to_have_text("1:30")
    assert traits(page, "state", "deadline") == ["ready", None]


# The computer's clock, which someone may set, ahead of what the page's clock says.
SET_THE_CLOCK = """
window.ahead = 0;
const now = Date.now.bind(Date);
Date.now = () => now() + ahead;
"""


@pytest.mark.parametrize("ahead", [-60_000, 60_000, 3_600_000])
def test_who_sets_the_clock_changes_no_hold(page, ahead):
    change(page, SET_THE_CLOCK)
    show(page, CountdownTimer(seconds=90))
    press(page, "Start")
    page.clock.run_for(3_000)
    change(page, f"window.ahead = {ahead};")
    page.clock.run_for(3_000)
    expect(digits(page)).to_have_text("1:24")
    assert traits(page, "deadline") == [(START + 91) * 1000 + ahead]  # right if it is loaded again
    press(page, "Pause")
    change(page, "window.ahead = 0;")
    press(page, "Resume")
    page.clock.run_for(3_000)
    expect(digits(page)).to_have_text("1:21")
    page.clock.run_for(81_000)
    assert traits(page, "state") == ["done"]


def test_what_a_hidden_page_slept_through_is_behind(page):
    change(page, SET_THE_CLOCK)
    change(
        page,
        "window.isHidden = false;"
        "Object.defineProperty(document, 'hidden', { get: () => window.isHidden });",
    )
    show(page, CountdownTimer(seconds=90))
    press(page, "Start")
    page.clock.run_for(3_000)
    change(page, "isHidden = true; document.dispatchEvent(new Event('visibilitychange'));")
    change(page, "ahead = 30_000;")  # a sleeping computer's other clocks stand still
    change(page, "isHidden = false; document.dispatchEvent(new Event('visibilitychange'));")
    expect(digits(page)).to_have_text("0:57")


def test_two_views_tick_as_one(page):
    show(page, CountdownTimer(seconds=90), views=2)
    press(page, "Start")
    page.clock.run_for(40_000)
    expect(page.locator("#view0 [role=timer]")).to_have_text("0:50")
    expect(page.locator("#view1 [role=timer]")).to_have_text("0:50")
    page.evaluate("closeViews[0]()")
    page.locator("#view1").get_by_role("button", name="Pause").click()
    expect(page.locator("#view1 [role=timer]")).to_have_text("0:50")
    assert traits(page, "state") == ["paused"]


def test_a_loaded_page_goes_on(page):
    running = {"state": "running", "remaining": 52, "deadline": (START + 31) * 1000}
    show(page, CountdownTimer(seconds=90), **running)
    expect(digits(page)).to_have_text("0:30")
    page.clock.run_for(30_000)
    assert traits(page, "state") == ["done"]


def test_a_page_loaded_too_late_is_done(page):
    show(page, CountdownTimer(), state="running", remaining=52, deadline=(START - 500) * 1000)
    expect(digits(page)).to_have_text("0:00")
    assert traits(page, "state", "deadline") == ["done", None]


def test_a_loaded_page_stays_paused(page):
    show(page, CountdownTimer(), state="paused", remaining=52.5)
    page.clock.run_for(5_000)
    expect(digits(page)).to_have_text("0:53")


def test_python_starts_it_by_the_browsers_clock(page):
    show(page, CountdownTimer(seconds=60))
    set_traits(page, state="running", remaining=60, deadline=None)
    page.clock.run_for(10_000)
    expect(digits(page)).to_have_text("0:50")
    assert traits(page, "deadline") == [(START + 61) * 1000]
    set_traits(page, remaining=60, deadline=None)  # start() once more
    page.clock.run_for(1_000)
    expect(digits(page)).to_have_text("0:59")


def test_python_pauses_it_to_the_fraction_of_a_second(page):
    show(page, CountdownTimer(seconds=60))
    press(page, "Start")
    page.clock.run_for(20_250)
    set_traits(page, state="paused")
    expect(page.get_by_role("button", name="Resume")).to_be_visible()
    assert traits(page, "remaining", "deadline") == [39.75, None]


def test_a_new_length_while_it_runs_counts_from_the_next_start(page):
    show(page, CountdownTimer(seconds=90))
    press(page, "Start")
    set_traits(page, seconds=30)
    page.clock.run_for(10_000)
    expect(digits(page)).to_have_text("1:20")
    press(page, "Reset")
    expect(digits(page)).to_have_text("0:30")


def test_a_dead_kernel_does_not_stop_it(page):
    show(page, CountdownTimer(seconds=60))
    change(page, "model.save_changes = () => { throw new Error('no comm') }")
    press(page, "Start")
    page.clock.run_for(60_000)
    expect(digits(page)).to_have_text("0:00")


@pytest.mark.parametrize(
    "lost", ["Worker = function () { throw new Error('not here') }", "setInterval = () => 0"]
)
def test_it_ticks_by_a_worker_or_by_the_page(page, lost):
    change(page, f"window.{lost}")
    show(page, CountdownTimer(seconds=60))
    press(page, "Start")
    page.clock.run_for(15_000)
    expect(digits(page)).to_have_text("0:45")


COUNT_ENDED_WORKERS = """
window.terminated = 0;
const end = Worker.prototype.terminate;
Worker.prototype.terminate = function () { terminated += 1; end.call(this); };
"""


def test_with_its_last_view_gone_it_rests_and_the_next_finds_it_right(page):
    show(page, CountdownTimer(seconds=60))
    change(page, COUNT_ENDED_WORKERS)
    press(page, "Start")
    page.evaluate("closeViews[0]()")
    assert page.evaluate("terminated") == 1
    before = page.evaluate("saved.length")
    page.clock.run_for(10_000)
    assert page.evaluate("saved.length") == before
    page.evaluate("addView()")  # as when its cell runs again
    expect(digits(page)).to_have_text("0:50")
    page.evaluate("closeModel()")


def test_with_its_model_gone_it_hears_nothing_more(page):
    show(page, CountdownTimer())
    page.evaluate("closeViews[0]()")
    page.evaluate("closeModel()")
    assert page.evaluate("heard()") == 0
    before = page.evaluate("saved.length")
    set_traits(page, state="running")
    page.clock.run_for(5_000)
    assert page.evaluate("saved.length") == before
