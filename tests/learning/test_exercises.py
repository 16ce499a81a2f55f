"""Exercises: what is right is accepted however it is written, and nothing breaks a lesson."""

import pandas as pd
import pytest

import acupress as ap
from acupress.learning import exercises


@pytest.fixture(scope="module")
def five():
    return ap.load_points().dropna(subset="back_pain_order")


@pytest.mark.parametrize("expected", ["BL60", 1.5, ["BL23", "KI3"], {"LI4"}])
def test_three_dots_are_not_answered_yet(expected):
    verdict = exercises.check(..., expected)
    assert verdict.right is None
    assert "Not answered yet" in repr(verdict)


RIGHT = [
    ("BL60", "BL60"),
    ("bl-60", "BL60"),
    ("UB 60", "BL60"),
    ("Kūnlún", "BL60"),
    ("崑崙", "BL60"),
    ("Urgent", "urgent"),
    (1.5, 1.5),
    ("1,5", 1.5),
    ("1.5 cun", 1.5),
    (5.3, 5.34),
    (3, 3),
    ("LI4, ki-3", {"KI3", "LI4"}),
    (["ki3", "LI-4"], {"LI4", "KI3"}),
    (["LI4", "KI3"], ["LI4", "KI3"]),
    (pd.Index(["KI3", "LI4"]), {"LI4", "KI3"}),
    (["LI4"], pd.Index(["LI4"])),
]


@pytest.mark.parametrize(("answer", "expected"), RIGHT)
def test_answers_are_right_however_they_are_written(answer, expected):
    assert exercises.check(answer, expected).right is True


def test_a_table_stands_for_the_codes_of_its_rows(five):
    assert exercises.check(five.query("meridian == 'Kidney'"), {"KI3"}).right is True


WRONG = [
    ("KI3", "BL60", "is not it"),
    ("BL99", "BL60", "no point of the table"),
    (60, "BL60", "in quotes"),
    (1, 1.5, "larger"),
    (2, 1.5, "smaller"),
    ("many", 1.5, "number"),
    (None, 1.5, "number"),
    (float("nan"), 1.5, "number"),
    (["LI4"], {"LI4", "KI3"}, "1 of 2 found"),
    (["LI4", "KI3", "BL60"], {"LI4", "KI3"}, "1 that do not belong"),
    (["KI3", "LI4"], ["LI4", "KI3"], "another order"),
    (7, {"LI4"}, "a list of codes"),
]


@pytest.mark.parametrize(("answer", "expected", "hint"), WRONG)
def test_a_wrong_answer_gets_a_hint_and_never_the_solution(answer, expected, hint):
    verdict = exercises.check(answer, expected)
    assert verdict.right is False
    assert hint in repr(verdict)


@pytest.mark.parametrize("answer", [None, [], {}, object(), lambda: 0, pd.DataFrame(), [None, 1]])
@pytest.mark.parametrize("expected", ["BL60", 1.5, ["BL23"], {"LI4"}])
def test_no_answer_can_break_a_lesson(answer, expected):
    assert exercises.check(answer, expected).right is False


def test_an_answer_is_shown_as_text():
    assert "<b>" not in exercises.check("<b>", "BL60")._repr_html_()
