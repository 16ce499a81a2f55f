"""How the timer is heard: tones, voice, announcements; and the screen that stays on."""

import pytest
from bare_page import press, set_traits, show, traits
from bare_timer import LISTEN, VOICE, change, digits
from playwright.sync_api import expect

from acupress.widgets.timer import CountdownTimer


def test_all_sounds_are_planned_at_the_start(page):
    change(page, LISTEN)
    show(page, CountdownTimer(seconds=90, volume=0.25))
    press(page, "Start")
    page.wait_for_function("notes.length >= 6")
    planned = page.evaluate("notes.slice(0, 6)")  # planned anew where the page's clock stands still
    assert [when for when, _ in planned] == pytest.approx([87, 88, 89, 90, 90.2, 90.4], abs=0.15)
    assert page.evaluate("loudness.gain.value") == 0.25
    page.get_by_role("checkbox", name="Sound").uncheck()
    assert page.evaluate("loudness.gain.value") == 0
    assert traits(page, "sound") == [False]


def test_where_the_browser_wants_a_press_before_sound_it_is_asked_for(page):
    show(page, CountdownTimer(seconds=60))
    hint = page.get_by_text("gives sound only after a press")
    set_traits(page, state="running", deadline=None)  # by Python: nobody pressed anything
    page.clock.run_for(2_000)
    expect(hint).to_be_visible()
    page.get_by_role("checkbox", name="Sound").press("Tab")  # any press of the panel, as on Volume
    page.get_by_role("slider", name="Volume").press("ArrowRight")
    expect(hint).to_be_hidden()


def test_where_there_is_no_sound_no_press_is_asked_for(page):
    change(page, "delete window.AudioContext;")
    show(page, CountdownTimer(seconds=60))
    press(page, "Start")
    page.clock.run_for(2_000)
    expect(page.get_by_text("No sound here")).to_be_visible()
    expect(page.get_by_text("gives sound only after a press")).to_have_count(0)
    expect(digits(page)).to_have_text("0:58")


def test_volume_by_keyboard(page):
    change(page, LISTEN)
    show(page, CountdownTimer(volume=0.5))
    press(page, "Start")
    page.wait_for_function("notes.length >= 6")
    page.get_by_role("slider", name="Volume").press("ArrowRight")
    assert traits(page, "volume") == [0.55]
    assert page.evaluate("loudness.gain.value") == pytest.approx(0.55)


def test_the_tones_stop_with_the_last_view(page):
    change(page, LISTEN)
    show(page, CountdownTimer(seconds=60))
    press(page, "Start")
    page.wait_for_function("notes.length >= 6")
    page.evaluate("closeViews[0]()")
    assert page.evaluate("sounding()") == 0


def test_spoken_cues_are_offered_only_where_there_is_a_voice(page):
    change(page, "speechSynthesis.getVoices = () => [];")
    show(page, CountdownTimer())
    box = page.get_by_role("checkbox", name="Spoken cues")
    expect(box).to_have_count(0)
    set_traits(page, spoken=True)  # by Python
    expect(page.get_by_text("No voice on this computer")).to_be_visible()
    change(page, VOICE)  # some browsers name their voices late
    press(page, "Start")
    expect(box).to_be_checked()


def test_one_view_announces_and_it_is_one_that_is_seen(page):
    show(page, CountdownTimer(seconds=90), views=3)
    page.evaluate("document.querySelector('#view0').style.display = 'none'")
    page.locator("#view2").get_by_role("button", name="Start").click()
    said = page.locator("[aria-live=polite]").all_text_contents()
    assert said == ["", "", "1 minute 30 seconds, go."], "where someone acted"
    set_traits(page, state="paused")
    set_traits(page, state="running")
    page.evaluate("document.querySelector('#view2').style.display = 'none'")
    page.clock.run_for(81_000)
    said = page.locator("[aria-live=polite]").all_text_contents()
    assert said == ["", "10 seconds left.", ""], "the first that is seen"


NOTE_ANNOUNCEMENTS = """
window.said = [];
const live = document.querySelector("[aria-live=polite]");
const note = () => said.push(live.textContent);
new MutationObserver(note).observe(live, { childList: true, subtree: true });
"""


def test_little_is_announced_and_nothing_spoken_unless_wanted(page):
    change(page, VOICE)
    change(page, "window.spoken = []; speechSynthesis.speak = ({ text }) => spoken.push(text);")
    show(page, CountdownTimer(seconds=90))
    change(page, NOTE_ANNOUNCEMENTS)
    press(page, "Start")
    page.clock.run_for(95_000)
    expected = ["1 minute 30 seconds, go.", "10 seconds left.", "Time is up."]
    assert page.evaluate("said") == expected
    assert page.evaluate("spoken") == []
    page.get_by_role("checkbox", name="Spoken cues").check()
    press(page, "Start again")
    page.clock.run_for(95_000)
    assert page.evaluate("spoken") == expected


WAKE_LOCK = """granted => {
  window.asked = 0; window.released = 0;
  const request = async () => {
    asked += 1;
    if (!granted) throw new DOMException("no", "NotAllowedError");
    return { released: false, async release() { this.released = true; released += 1; } };
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
}"""


SEEN_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))"


def test_the_screen_stays_on_while_it_runs(page):
    page.evaluate(WAKE_LOCK, True)
    show(page, CountdownTimer())
    assert page.evaluate("asked") == 0
    press(page, "Start")
    assert page.evaluate("asked") == 1
    page.evaluate(SEEN_AGAIN)  # still held
    assert page.evaluate("[asked, released]") == [1, 0]
    press(page, "Pause")
    assert page.evaluate("released") == 1


def test_a_refused_wake_lock_is_no_error_and_is_asked_for_again(page):
    page.evaluate(WAKE_LOCK, False)
    show(page, CountdownTimer())
    press(page, "Start")
    page.evaluate(SEEN_AGAIN)
    assert page.evaluate("asked") == 2
