"""The arithmetic of counting down, where it runs: in a browser."""

import itertools
import json

import pytest

from acupress.facts.pressing import taught
from acupress.facts.tables import load_points
from acupress.widgets import plan as python
from acupress.widgets.values import LONGEST, SHORTEST


@pytest.fixture
def clock(js_page):
    """Call `clock("digits(90)")`: an expression over what clock.js exports."""

    def evaluate(expression):
        return js_page.evaluate(
            "async expression => { const parts = '/acupress/widgets/parts/';"
            "const clock = { ...await import(`${parts}clock.js`),"
            "...await import(`${parts}plan.js`) };"
            "return new Function(...Object.keys(clock), `return ${expression}`)"
            "(...Object.values(clock)); }",
            expression,
        )

    return evaluate


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        *[("90", 90), (" 60 ", 60), ("1", 1), ("3600", 3600), ("007", 7)],
        *[("1,5", 1.5), ("1.5", 1.5), ("90,0", 90), ("１２０", 120), ("90\u00a0s", 90)],
        *[("1:30", 90), ("0:45", 45), ("60:00", 3600)],
        *[("90 s", 90), ("90 sec", 90), ("1 second", 1), ("2 min", 120), ("1.5 minutes", 90)],
        *[("1 min 30 s", 90), ("1m30s", 90), ("2 Min", 120), ("1 minute and 30 seconds", 90)],
    ],
)
def test_a_length_is_read_as_people_write_it(clock, typed, seconds):
    assert clock(f"readLength({typed!r})") == {"seconds": seconds}


@pytest.mark.parametrize(
    "typed",
    ["", " ", "0", "-5", "3601", "86400", "NaN", "Infinity", "ten", "0x10", "1e2", "1:75", "60-120"]
    + ["61 min", "1:2:3", "90 90", "1.5.2"],
)
def test_what_is_no_length_is_refused_by_what_was_typed(clock, typed):
    complaint = clock(f"readLength({typed!r}).complaint")
    assert complaint.startswith(f"“{typed}” is no length from 1 to 3600 seconds. ")


@pytest.mark.parametrize(
    ("typed", "readings"),
    [("1,200", "1.2 or 1200"), ("1.200", "1.2 or 1200"), ("90,000", "90 or 90000")],
)
def test_a_decimal_that_could_be_thousands_is_refused_with_both(clock, typed, readings):
    assert f"“{typed}” could be {readings} seconds" in clock(f"readLength({typed!r}).complaint")


def test_page_and_python_agree_on_the_longest_and_the_shortest(clock):
    assert clock("[SHORTEST, LONGEST]") == [SHORTEST, LONGEST]


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
    {code: "LI4", partner: "", sides: "both", seconds: 90},
    {code: "GV4", partner: "", sides: "midline", seconds: 60},
    {code: "BL60", partner: "KI3", sides: "both", seconds: 90},
    {code: "KI3", partner: "BL60", sides: "both", seconds: 120},
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


def test_both_sides_at_once_are_one_turn(clock):
    point = '[{code: "BL23", partner: "", sides: "together", seconds: 90}]'
    segments = clock(f"planOf(stopsOf({point}), 10)")
    assert [(s["kind"], s["side"], s["seconds"]) for s in segments] == [
        *[("prepare", "both", 10), ("hold", "both", 90)],
    ]


def test_a_pinch_goes_from_one_ankle_to_the_other_however_its_points_are_pressed_alone(clock):
    together = POINTS.replace('sides: "both"', 'sides: "together"')
    made = clock(f"planOf(stopsOf({together}, {{pinch: true}}), 0)")
    assert [(s["codes"], s["side"]) for s in made][-2:] == [
        (["BL60", "KI3"], "right"),
        (["BL60", "KI3"], "left"),
    ]


OPTIONS = list(itertools.product([None, 45, 7.5], [False, True], [0, 10, 2.5]))


@pytest.mark.parametrize(("hold", "pinch", "prepare"), OPTIONS)
def test_page_and_python_make_the_same_plan(clock, hold, pinch, prepare):
    rows = taught(load_points()).sort_values("back_pain_order")  # the five first
    points = [
        {"code": code, "partner": row.pair_with, "sides": row.sides}
        | {"seconds": int(row.hold_seconds)}
        for code, row in rows.iterrows()
    ]
    one_side = [
        point | {"sides": side} for point, side in zip(points, ["left", "right"] * 2, strict=False)
    ]
    for chosen in (
        one_side,
        points,
        points[::-1],
        points[:5],
        points[3:5],
        points[4:2:-1],
        points[:1],
        [],
    ):
        options = f"{{holdSeconds: {json.dumps(hold)}, pinch: {json.dumps(pinch)}}}"
        stops = f"stopsOf({json.dumps(chosen)}, {options})"
        for partners in (False, True):
            made = python.plan(python.stops(chosen, hold, pinch), prepare, partners)
            assert clock(f"planOf({stops}, {prepare}, {json.dumps(partners)})") == made


def test_partners_do_all_of_it_twice_and_change_places_between(clock):
    segments = clock(f"planOf(stopsOf({POINTS}), 10, true)")
    kinds = [s["kind"] for s in segments]
    assert kinds == [*["prepare", "hold"] * 7, "change", *["prepare", "hold"] * 7]
    half = kinds.index("change")
    assert [s["presser"] for s in segments] == ["A"] * half + ["B"] * (half + 1)
    assert [s["turn"] for s in segments if s["kind"] == "hold"] == list(range(14))
    for first, then in zip(segments[:half], segments[half + 1 :], strict=True):
        assert (first["codes"], first["side"]) == (then["codes"], then["side"])
    alone = clock(f"planSeconds({plan()})")
    assert clock(f"planSeconds(planOf(stopsOf({POINTS}), 10, true))") == 2 * alone + python.CHANGE


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


def test_every_hold_is_counted_in_while_one_gets_ready(clock):
    cues = clock(f"planCues({plan()})")
    begins = [s["start"] for s in clock(plan()) if s["kind"] == "hold"]
    counted = [c["at"] for c in cues if c["tone"] == "count"]
    assert counted == [begin - before for begin in begins for before in (3, 2, 1)]


def test_every_turn_is_counted_with_and_without_time_to_get_ready(clock):
    assert clock(f"[turnsIn({plan()}), turnsIn({plan(prepare=0)})]") == [7, 7]
