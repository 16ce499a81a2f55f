"""When to ask again and what to ask next: the browser's own arithmetic, run in Node."""

import datetime
import json
import math
import random

import fsrs
import pytest
from node import in_node

from acupress.learning import attempts

DAY = 86_400_000  # ms
START = 1_795_800_000_000
SCHEDULER = fsrs.Scheduler(
    learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=90
)


def moment(time):
    return datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(
        milliseconds=time
    )


def history(rng):
    """Reviews of one point: within minutes, hours, days and months of each other."""
    time, reviews = START + rng.randrange(DAY), []
    for _ in range(rng.randrange(1, 25)):
        reviews.append([rng.choice([1, 2, 3, 3, 3]), time])
        time += int(rng.choice([60_000, DAY / 3, DAY, 7 * DAY, 60 * DAY]) * rng.uniform(0.01, 3))
    return reviews


def test_a_thousand_histories_are_scheduled_as_the_fsrs_library_does():
    rng = random.Random(20_261_127)
    histories = [history(rng) for _ in range(1000)]
    same_day = [b[1] - a[1] < DAY for one in histories for a, b in zip(one, one[1:], strict=False)]
    assert 0.2 < sum(same_day) / len(same_day) < 0.8  # both kinds are there
    found = in_node(
        "fsrs.js",
        """return data.map((reviews) => {
            let card = null;
            return reviews.map(([rating, time]) => {
                const { due, stability, difficulty } = (card = parts.review(card, rating, time));
                return [due, stability, difficulty, parts.recallAfter(5, stability)];
            });
        });""",
        histories,
    )
    for reviews, cards in zip(histories, found, strict=True):
        card = fsrs.Card()
        for (rating, time), (due, *floats) in zip(reviews, cards, strict=True):
            card, _ = SCHEDULER.review_card(card, fsrs.Rating(rating), moment(time))
            recall = SCHEDULER.get_card_retrievability(card, moment(time + 5 * DAY))
            assert moment(due) == card.due
            assert floats == pytest.approx([card.stability, card.difficulty, recall], rel=1e-9)


def test_what_is_known_is_asked_after_longer_and_longer_never_more_than_90_days():
    days = in_node(
        "fsrs.js",
        """let card = null;
        const days = [];
        for (let at = 0; at < 6; at += 1) {
            const time = card ? card.due : 0;
            card = parts.review(card, 3, time);
            days.push((card.due - time) / 86400000);
        }
        return days;""",
    )
    assert days == [2, 11, 46, 90, 90, 90]


# What is asked next -------------------------------------------------------------------------

CODES = ["BL23", "BL24", "BL25", "GV4", "LI4", "BL40", "BL60", "KI3"]
NEAR = {"BL23": ["GV4", "BL24"], "GV4": ["BL23"], "BL24": ["BL23", "BL25"], "BL25": ["BL24"]}


def attempt(point, time, correct=True, **others):
    return attempts.attempt_of(
        attempts.line_of(
            {"point": point, "kind": "rule", "correct": correct, "time": time} | others
        )
    )


def next_items(cases):
    """What is asked next in each case: `codes`, `attempts`, `last`, `now` and a `seed`."""
    return in_node(
        "next.js",
        "return data.map(({ seed, ...asked }) =>"
        "    parts.nextItem({ ...asked, random: parts.randomOf(seed) }));",
        [{"codes": CODES, "near": NEAR, "seed": 1, "last": None} | case for case in cases],
    )


def random_case(rng):
    time, done = START, []
    for _ in range(rng.randrange(0, 40)):
        done.append(attempt(rng.choice(CODES), time, rng.random() < 0.7))
        time += int(rng.choice([60_000, DAY / 2, 3 * DAY]) * rng.uniform(0.1, 2))
    last = done[-1]["point"] if done else None
    return {"attempts": done, "last": last, "now": time, "seed": rng.randrange(2**32)}


@pytest.fixture(scope="module")
def played():
    """Many learners' cases, and what is asked next in each."""
    rng = random.Random(7)
    cases = [random_case(rng) for _ in range(500)]
    return list(zip(cases, next_items(cases), strict=True))


def cards(case):
    """Code → its card, by the library."""
    made = {}
    for one in case["attempts"]:
        card = made.get(one["point"], fsrs.Card())
        rating = fsrs.Rating(attempts.rating_of(one))
        made[one["point"]], _ = SCHEDULER.review_card(card, rating, moment(one["time"]))
    return made


def test_never_the_one_just_asked(played):
    assert all(item["code"] in CODES and item["code"] != case["last"] for case, item in played)


def test_every_tenth_is_a_reference_and_no_other(played):
    assert {item["reference"] for case, item in played if len(case["attempts"]) % 10 == 9} == {True}
    assert {item["reference"] for case, item in played if len(case["attempts"]) % 10 != 9} == {
        False
    }


def test_a_reference_may_be_any_point_but_the_last():
    done = [attempt("BL23", START + at) for at in range(9)]
    cases = [{"attempts": done, "last": "BL23", "now": START + 10, "seed": at} for at in range(200)]
    drawn = [item["code"] for item in next_items(cases)]
    counts = [drawn.count(code) for code in CODES if code != "BL23"]
    assert min(counts) > 10 and sum(counts) == 200


def test_what_is_longest_due_comes_first(played):
    seen = 0
    for case, item in played:
        known, now = cards(case), moment(case["now"])
        due = [code for code in known if known[code].due <= now and code != case["last"]]
        if due and not item["reference"]:
            seen += 1
            assert known[item["code"]].due == min(known[code].due for code in due)
    assert seen > 50


def test_what_is_due_until_the_end_of_the_day_is_due():
    done = [attempt(code, START + at) for at, code in enumerate(CODES)]
    late = {"attempts": done, "last": CODES[-1], "now": START + DAY, "until": START + 2 * DAY + 2}
    assert next_items([late])[0]["code"] == CODES[0]


def test_a_day_ends_at_four_at_night():
    ends = in_node(
        "next.js",
        """const at = (...given) => new Date(...given).getTime();
        const wanted = [at(2026, 10, 28, 4), at(2026, 10, 28, 4), at(2026, 10, 29, 4)];
        const found = [[27, 20], [28, 3], [28, 4]].map(([day, hour]) =>
            parts.endOfDay(at(2026, 10, day, hour, 0)));
        return [wanted, found];""",
    )
    assert ends[0] == ends[1]


def test_then_comes_what_is_most_nearly_right_four_times_in_five():
    """All points are known and none is due: the one whose recall has fallen furthest."""
    now = START + 2 * DAY - 3600_000
    done = [
        attempt("KI3", START),
        *(attempt(code, now - 5000 + at) for at, code in enumerate(CODES[:-1])),
    ]
    cases = [{"attempts": done, "last": CODES[-2], "now": now, "seed": at} for at in range(20)]
    assert {item["code"] for item in next_items(cases)} == {"KI3"}


def test_a_new_point_comes_before_one_that_was_answered_a_moment_ago():
    done = [attempt("LI4", START), attempt("BL23", START + 1)]
    cases = [{"attempts": done, "last": "BL23", "now": START + 60_000, "seed": at}
             for at in range(20)]  # fmt: skip
    assert "LI4" not in [item["code"] for item in next_items(cases)]


def test_among_equals_comes_what_is_easily_taken_for_the_last():
    done = [attempt("BL23", START)]
    cases = [{"attempts": done, "last": "BL23", "now": START + 9, "seed": at} for at in range(20)]
    assert {item["code"] for item in next_items(cases)} == {"GV4", "BL24"}


def test_what_was_missed_comes_again_a_few_questions_later():
    done = [attempt("BL23", START, correct=False)]
    done += [attempt(code, START + at + 1) for at, code in enumerate(["LI4", "BL40", "BL60"])]
    soon, later = next_items(
        [
            {"attempts": done[:-1], "last": "BL40", "now": START + 60_000},
            {"attempts": done, "last": "BL60", "now": START + 60_000},
        ]
    )
    assert soon["code"] != "BL23" and later["code"] == "BL23"


def test_one_point_alone_is_asked_again():
    (item,) = next_items(
        [{"codes": ["LI4"], "attempts": [attempt("LI4", START)], "last": "LI4", "now": START + 1}]
    )
    assert item["code"] == "LI4"


def rounds(seed, count=60, codes=CODES):
    items = in_node(
        "next.js",
        "const items = parts.classItems(data);"
        "return Array.from({ length: data.count }, () => items.next().value);",
        {"codes": codes, "seed": seed, "count": count},
    )
    return [(item["code"], item["reference"]) for item in items]


def test_a_class_with_one_seed_has_the_same_quiz():
    assert rounds(5) == rounds(5) != rounds(6)


@pytest.mark.parametrize("codes", [CODES, CODES[:2], CODES[:1]])
def test_a_class_is_asked_every_point_in_turn_and_none_twice_running(codes):
    asked = rounds(3, 200, codes)
    assert [at % 10 == 9 for at in range(200)] == [reference for _, reference in asked]
    taught = [code for code, reference in asked if not reference]
    if len(codes) > 2:  # of two, each comes after the other, drawn or not
        assert max(map(taught.count, codes)) - min(map(taught.count, codes)) <= 1
    if len(codes) > 1:
        assert all(one[0] != other[0] for one, other in zip(asked, asked[1:], strict=False))


# One line an attempt: the browser and Python read and write it alike ---------------------------

GOOD_LINE = (
    '{"schema":1,"point":"BL23","plate":"lower_back","side":"right","kind":"locate","error":0.81,'
    '"across":-0.8,"along":-0.3,"tolerance":0.5,"correct":false,"time":1795800000123,"seconds":6.2,'
    '"hint":false,"reference":false}'
)


def changed(**values):
    return json.dumps(json.loads(GOOD_LINE) | values)


def without(*names):
    return json.dumps({k: v for k, v in json.loads(GOOD_LINE).items() if k not in names})


LINES = [
    GOOD_LINE,
    *(GOOD_LINE[:at] for at in (1, 50, len(GOOD_LINE) - 1)),
    *[changed(schema=value) for value in (0, 2, 99, -1, 1.5, "1", None, True)],
    *[changed(point=value) for value in ("", None, 3, ["BL23"])],
    *[changed(side=value) for value in ("left", "midline", None, "up", ["left"])],
    *[changed(error=value) for value in (None, 0, -1, "0.5", True)],
    *[changed(across=value) for value in (None, 3, "x", False)],
    *[changed(time=value) for value in (0, 1.0, 1.5, -1, 10**18, 10**400, "now", None, True)],
    *[changed(correct=value) for value in (True, None, 1, "yes")],
    *[without(name) for name in json.loads(GOOD_LINE)],
    changed(unknown={"more": [1]}),
    GOOD_LINE.replace("0.81", "NaN"),
    GOOD_LINE.replace("0.81", "Infinity"),
    GOOD_LINE.replace("0.81", "1e999"),
    GOOD_LINE.replace("lower_back", "lower\ufffdback"),
    *["null", "3", "[]", '"text"', "{}", "{", "notes", "\u2028" + GOOD_LINE, "[" * 5000],
]


def test_python_and_the_browser_read_the_same_lines_alike():
    found = in_node("attempts.js", "return data.map((line) => parts.attemptOf(line));", LINES)
    expected = [attempts.attempt_of(line) for line in LINES]
    wrong = [line for line, *both in zip(LINES, expected, found, strict=True) if both[0] != both[1]]
    assert wrong == []
    kinds = {type(one) for one in expected}
    assert kinds == {dict, int, type(None)}


def test_python_and_the_browser_read_the_same_files_alike():
    rows = [GOOD_LINE, changed(time=1), "damaged", "", " \t", changed(schema=2), GOOD_LINE]
    files = ["\n".join(rows[:end]) for end in range(len(rows) + 1)]
    files += [text + "\n" for text in files] + [text.replace("\n", "\r\n") for text in files]
    files += ["\ufeff" + GOOD_LINE, "\n\n" + GOOD_LINE + "\n" + GOOD_LINE[:30], "notes\n"]
    found = in_node("attempts.js", "return data.map((text) => parts.readAttempts(text));", files)
    for text, read in zip(files, found, strict=True):
        reading = attempts.read_attempts(text)
        newer = reading.newer and {"line": reading.newer.line, "schema": reading.newer.schema}
        assert read == {"lines": reading.lines, "damaged": reading.damaged, "cut": reading.cut,
                        "newer": newer}  # fmt: skip


def test_python_and_the_browser_write_the_same_line_and_judge_it_alike():
    rng = random.Random(1)
    cases = []
    for _ in range(300):
        measured = {"error": rng.choice([None, 0.0, 0.25, 0.5, 1.5]), "time": 5}
        judged = {"correct": rng.random() < 0.5, "hint": rng.random() < 0.5}
        tolerance = rng.choice([None, 0.5, 1])
        point = {"point": "BL23", "kind": "locate", "tolerance": tolerance}
        cases.append(point | measured | judged)
    found = in_node(
        "attempts.js",
        "return data.map((one) => { const line = parts.lineOf(one);"
        "return [line, parts.ratingOf(parts.attemptOf(line))]; });",
        cases,
    )
    assert {rating for _, rating in found} == {1, 2, 3}
    for case, (line, rating) in zip(cases, found, strict=True):
        assert json.loads(attempts.line_of(case)) == json.loads(line)
        assert list(json.loads(line)) == list(json.loads(GOOD_LINE))  # their order, too
        assert attempts.rating_of(attempts.attempt_of(line)) == rating


def test_the_same_line_is_the_same_attempt_and_time_orders_them():
    lines = [changed(time=9), changed(time=3), changed(time=9)]
    times = in_node("attempts.js", "return parts.attemptsOf(data).map(({ time }) => time);", lines)
    assert times == [one["time"] for one in attempts.attempts_of(lines)] == [3, 9]


def test_a_place_beyond_the_tolerance_is_again_beyond_half_of_it_hard():
    def rated(error, **others):
        one = json.loads(changed(error=error, correct=error <= 0.5, **others))
        return attempts.rating_of(one)

    assert [rated(error) for error in (0, 0.25, 0.26, 0.5, 0.51)] == [3, 3, 2, 2, 1]
    assert rated(0, hint=True) == 2 and rated(math.inf, hint=True) == 1
