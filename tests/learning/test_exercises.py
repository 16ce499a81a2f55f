"""Exercises: what is right is accepted however it is written, and nothing breaks a lesson."""

import itertools
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import acupress as ap
from acupress.learning import exercises


@pytest.fixture(scope="module")
def five():
    return ap.load_points().dropna(subset="back_pain_order")


@pytest.mark.parametrize("expected", ["BL60", 1.5, 129, ["BL23", "KI3"], {"LI4"}])
@pytest.mark.parametrize("blank", [..., "", "  ", "...", "…", '""', "“”"])
def test_what_is_blank_is_not_answered_yet(blank, expected):
    verdict = exercises.check(blank, expected)
    assert verdict.right is None
    assert "Not answered yet" in repr(verdict)


RIGHT = [
    ("BL60", "BL60"),
    ("bl-60", "BL60"),
    ("UB 60", "BL60"),
    ("Kūnlún", "BL60"),
    ("崑崙", "BL60"),
    ("“LI4”", "LI4"),
    ("'li 4'.", "LI4"),
    (["LI4"], "LI4"),
    (("ki-3",), "KI3"),
    (pd.Index(["LI4"]), "LI4"),
    ("Urgent", "urgent"),
    ("urgent.", "urgent"),
    (1.5, 1.5),
    ("1,5", 1.5),
    ("1.5 cun", 1.5),
    (".5", 0.5),
    ("1/2", 0.5),
    ("0,5", 0.5),
    ("1e2", 100),
    ("12 000", 12000),
    ("12,000", 12000),
    ("12.000", 12000),
    ("12\N{NO-BREAK SPACE}000", 12000),
    ("18 minutes", 18),
    ("18 min.", 18),
    ("= 18", 18),
    ("１８", 18),
    ("１．５", 1.5),
    (5.3, 5.34),
    (3, 3),
    ("3", 3),
    ("Three", 3),
    ("129 people", 129),
    (129.0, 129),
    (np.int64(129), 129.0),
    (Fraction(5, 2), 2.5),
    (Decimal("2.5"), 2.5),
    (pd.Series([3.0]), 3),
    ("40 / 16", 2.5),
    ("40/16*7", 17.5),
    ("5 × 2 × 2", 20),
    ("−3.8 points", -3.8),
    (4.5 - 4.4, 0.1),
    ("0.1", 4.5 - 4.4),
    (2.67, 2.6702),
    (2.7, 2.6702),
    ("2.7", 2.6702),
    ("2,7 cm", 2.6702),
    (round(2.6702, 1), 2.6702),
    ("LI4, ki-3", {"KI3", "LI4"}),
    ("LI4 and SP6", {"LI4", "SP6"}),
    ("BL23 and BL40", {"BL40", "BL23"}),
    ("BL-40 and KI-3.", {"BL40", "KI3"}),
    ("LI4 & SP6", {"LI4", "SP6"}),
    ("LI4 / SP6", {"LI4", "SP6"}),
    ("LI4 SP6", {"LI4", "SP6"}),
    ("BL 40, KI 3", {"BL40", "KI3"}),
    ("BL 40 KI 3", {"BL40", "KI3"}),
    ("[LI4; SP6]", {"LI4", "SP6"}),
    ("Hegu, Sanyinjiao", {"LI4", "SP6"}),
    ("LI4", {"LI4"}),
    (["ki3", "LI-4"], {"LI4", "KI3"}),
    (["LI4", "KI3"], ["LI4", "KI3"]),
    ("LI4, KI3, LI4", {"LI4", "KI3"}),
    (pd.Index(["KI3", "LI4"]), {"LI4", "KI3"}),
    (["LI4"], pd.Index(["LI4"])),
    (pd.Series(["x", "y"], index=["KI3", "LI4"]), {"LI4", "KI3"}),
]


@pytest.mark.parametrize(("answer", "expected"), RIGHT)
def test_answers_are_right_however_they_are_written(answer, expected):
    assert exercises.check(answer, expected).right is True


@pytest.mark.parametrize("spelling", ["Large Intestine 4", "LI4 Hegu", "LI-4 (Hégǔ)", "ＬＩ４"])
def test_a_point_may_be_named_as_the_lessons_name_it(spelling):
    assert exercises.check(spelling, "LI4").right is True
    assert exercises.check(f"{spelling}, SP6", {"LI4", "SP6"}).right is True


def test_a_table_stands_for_its_codes_on_both_sides(five):
    kidney = five.query("meridian == 'Kidney'")
    for answer, expected in itertools.product([kidney, "ki3", ["KI3"]], [kidney, {"KI3"}, "KI3"]):
        assert exercises.check(answer, expected).right is True
    assert exercises.check(five, kidney).right is False


WRONG = [
    ("KI3", "BL60", "is not it"),
    ("BL99", "BL60", "no point of the table"),
    ("Dü3", "GV3", ""),
    ("BL2-3", "BL23", ""),
    ("BL60 and KI3", "BL60", ""),
    (["BL60", "KI3"], "BL60", "one word"),
    ("emergency", "urgent", "is not it"),
    (60, "BL60", "one word"),
    (1, 1.5, "larger"),
    (2, 1.5, "smaller"),
    ("many", 1.5, "one number"),
    ("18 or 20", 18, "one number"),
    ("1-2", 1.5, "one number"),
    ("1/0", 1.5, "one number"),
    (None, 1.5, "one number"),
    (True, 1, "one number"),
    (float("nan"), 1.5, "one number"),
    (128, 129, "larger"),
    (130, 129, "smaller"),
    (128, 129.0, "larger"),
    ("130 people", 129.0, "smaller"),
    (129.5, 129, "smaller"),
    (20, 18, "smaller"),
    (8, 7, "smaller"),
    (10**400, 129, "smaller"),
    (-(10**400), 1.5, "larger"),
    (2.6, 2.6702, "larger"),
    (2.65, 2.6702, "larger"),
    (2.8, 2.6702, "smaller"),
    (3, 2.6702, "smaller"),
    ("0.2", 4.5 - 4.4, "smaller"),
    (0, 0.04, "larger"),
    (["LI4"], {"LI4", "KI3"}, "1 of 2 found"),
    (["LI4", "KI3", "BL60"], {"LI4", "KI3"}, "1 that do not belong"),
    ("LI4 and KI3 and BL60", {"LI4", "KI3"}, "1 that do not belong"),
    (["KI3", "LI4"], ["LI4", "KI3"], "another order"),
    (7, {"LI4"}, "a list of codes"),
]


@pytest.mark.parametrize(("answer", "expected", "hint"), WRONG)
def test_a_wrong_answer_gets_a_hint_and_never_the_solution(answer, expected, hint):
    verdict = exercises.check(answer, expected)
    assert verdict.right is False
    assert hint in repr(verdict)


@pytest.mark.parametrize(
    ("answer", "unit", "right"),
    [
        ("2.7", "cm", True),
        ("27 mm", "cm", True),
        ("2.7 centimetres", "cm", True),
        ("2.7 mm", "cm", False),
        ("2.7 cun", "cm", False),
    ],
)
def test_a_length_is_right_in_its_own_unit_only(answer, unit, right):
    assert exercises.check(answer, 2.6702, unit=unit).right is right


@pytest.mark.parametrize(
    ("answer", "right"),
    [("1080 seconds", True), ("18 min", True), ("18 seconds", False), ("0.3 hours", True)],
)
def test_a_time_is_right_in_its_own_unit_only(answer, right):
    assert exercises.check(answer, 18, unit="minutes").right is right


class Evil:
    """Everything that is asked of it fails."""

    def fail(self, *anything):
        raise RuntimeError

    __str__ = __repr__ = __iter__ = __eq__ = __float__ = __len__ = __hash__ = fail


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        object(),
        lambda: 0,
        pd.DataFrame(),
        [None, 1],
        Evil(),
        [Evil()],
        itertools.count(),
        b"LI4",
        "9" * 5000,
        "1e999",
        1j,
        np.array([1, 2]),
    ],
    ids=lambda answer: type(answer).__name__,
)
@pytest.mark.parametrize("expected", ["BL60", 1.5, 129, ["BL23"], {"LI4"}])
def test_no_answer_can_break_a_lesson(answer, expected):
    assert exercises.check(answer, expected).right is False


def test_an_answer_is_shown_as_text():
    assert "<b>" not in exercises.check("<b>", "BL60")._repr_html_()


# The field ----------------------------------------------------------------------------------


def test_an_exercise_checks_what_is_typed_and_keeps_what_is_right_to_itself():
    exercise = ap.Exercise(18, unit="minutes", hint="BL-23 counts once.")
    assert exercise.verdict == ""
    exercise.answer = "20"
    assert exercise.verdict == "✗ Not yet: the right number is smaller. Try again."
    exercise.answer = "18 min"
    assert exercise.verdict == "✓ Yes, that is right."
    assert "18" not in {**exercise.get_state(), "answer": ""}.values()
    assert not any(
        value == 18 for name, value in exercise.get_state().items() if not name.startswith("_")
    )
    assert "18" not in repr(ap.Exercise(18))
