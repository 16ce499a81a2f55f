"""The arithmetic of counting down, where it runs: in a browser."""

import pytest


@pytest.fixture
def clock(js_page):
    """Call `clock("digits(90)")`: an expression over what clock.js exports."""

    def evaluate(expression):
        return js_page.evaluate(
            "async expression => { const clock = await import('/acupress/widgets/parts/clock.js');"
            "return new Function(...Object.keys(clock), `return ${expression}`)"
            "(...Object.values(clock)); }",
            expression,
        )

    return evaluate


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("90", 90), (" 60 ", 60), ("1", 1), ("3600", 3600), ("1,5", 1.5), ("1e2", 100)]
    + [(bad, None) for bad in ("", " ", "0", "-5", "3601", "86400", "NaN", "Infinity", "ten")],
)
def test_a_length_is_a_number_from_one_second_to_an_hour(clock, typed, seconds):
    assert clock(f"readLength({typed!r})") == seconds


def test_what_is_left_never_leaves_its_bounds(clock):
    assert clock("secondsLeft(100000, 90, 40000)") == 60
    assert clock("secondsLeft(100000, 90, 170000)") == 0
    assert clock("secondsLeft(100000, 90, -900000)") == 90  # the computer's clock was set back


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(90, "1:30"), (89.2, "1:30"), (60.0000001, "1:00"), (9.5, "0:10"), (0.2, "0:01"), (0, "0:00")],
)
def test_digits_reach_zero_only_at_the_end(clock, seconds, shown):
    assert clock(f"digits({seconds})") == shown


def test_lengths_in_words(clock):
    said = clock("[90, 60, 61, 1, 0, 120].map(inWords)")
    assert said[:3] == ["1 minute 30 seconds", "1 minute", "1 minute 1 second"]
    assert said[3:] == ["1 second", "0 seconds", "2 minutes"]


POINTS = """[
    {code: "LI4", partner: "", sides: ["right", "left"], seconds: 90},
    {code: "GV4", partner: "", sides: ["midline"], seconds: 60},
    {code: "BL60", partner: "KI3", sides: ["right", "left"], seconds: 90},
    {code: "KI3", partner: "BL60", sides: ["right", "left"], seconds: 120},
]"""


def plan(prepare=10, **options):
    options = ", ".join(f"{name}: {value}" for name, value in options.items())
    return f"planOf(stopsOf({POINTS}, {{{options}}}), {prepare})"


def test_each_side_is_a_turn_and_the_midline_is_one(clock):
    segments = clock(plan())
    turns = [(s["codes"][0], s["side"]) for s in segments if s["kind"] == "hold"]
    assert turns == [
        *[("LI4", "right"), ("LI4", "left"), ("GV4", "midline")],
        *[("BL60", "right"), ("BL60", "left"), ("KI3", "right"), ("KI3", "left")],
    ]
    assert [s["kind"] for s in segments] == ["prepare", "hold"] * 7


def test_segments_follow_each_other_without_gaps(clock):
    segments = clock(plan(prepare=7.5))
    ends = [s["start"] + s["seconds"] for s in segments]
    assert [s["start"] for s in segments] == [0, *ends[:-1]]
    assert clock(f"planSeconds({plan(prepare=7.5)})") == ends[-1]
    assert ends[-1] == 7 * 7.5 + 2 * 90 + 60 + 2 * 90 + 2 * 120


def test_no_time_to_get_ready_means_holds_only(clock):
    assert [s["kind"] for s in clock(plan(prepare=0))] == ["hold"] * 7


def test_a_pinch_joins_two_points_in_one_hold(clock):
    segments = clock(plan(pinch="true"))
    pinched = [s for s in segments if s["codes"] == ["BL60", "KI3"] and s["kind"] == "hold"]
    assert [s["side"] for s in pinched] == ["right", "left"]
    assert {s["seconds"] for s in pinched} == {120}  # the longer of the two
    assert clock(f"turnsIn({plan(pinch='true')})") == 5


def test_one_length_for_all_holds(clock):
    holds = [s for s in clock(plan(holdSeconds=45)) if s["kind"] == "hold"]
    assert {s["seconds"] for s in holds} == {45}


@pytest.mark.parametrize(
    ("elapsed", "turn", "kind"),
    [
        *[(0, 0, "prepare"), (9.9, 0, "prepare"), (10, 0, "hold"), (9.9999, 0, "hold")],
        *[(100, 1, "prepare"), (5000, 6, "hold"), (-1, 0, "prepare")],
    ],
)
def test_the_place_in_the_plan_follows_from_the_time(clock, elapsed, turn, kind):
    segment = clock(f"segmentAt({plan()}, {elapsed})")
    assert (segment["turn"], segment["kind"]) == (turn, kind)


@pytest.mark.parametrize(
    ("elapsed", "back", "skip"),
    [
        (0, 0, 100),  # nothing lies before the first turn
        (50, 0, 100),
        (101, 0, 200),  # the first seconds of a turn: back to the one before
        (104, 100, 200),
        (250, 200, 270),
        (650, 600, 730),  # the last turn: skip ends the session
        (735, 600, 730),  # after the end
    ],
)
def test_back_and_skip_go_to_where_turns_begin(clock, elapsed, back, skip):
    assert clock(f"afterBack({plan()}, {elapsed})") == back
    assert clock(f"afterSkip({plan()}, {elapsed})") == skip


def test_the_timer_counts_in_and_ends(clock):
    cues = clock("timerCues(90)")
    assert [(c["at"], c["tone"]) for c in cues] == [
        *[(87, "count"), (88, "count"), (89, "count"), (90, "finish")],
    ]
    assert [c["at"] for c in clock("timerCues(2)")] == [0, 1, 2]


def test_every_change_of_a_session_is_heard(clock):
    cues = clock(f"planCues({plan()})")
    holds = [s for s in clock(plan()) if s["kind"] == "hold"]
    assert [c["at"] for c in cues if c["tone"] == "begin"] == [s["start"] for s in holds]
    ends = [s["start"] + s["seconds"] for s in holds]
    assert [c["at"] for c in cues if c["tone"] in ("end", "finish")] == ends
    assert [c["tone"] for c in cues].count("finish") == 1 and cues[-1]["tone"] == "finish"
