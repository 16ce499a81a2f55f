"""The frame of quizzes: it asks, keeps what was answered, and asks again when the time has come."""

import json

import pytest
from bare_page import press, show, traits
from bare_practice import TinyQuiz

FEW = ["BL23", "BL25", "GV4", "BL60"]


def answers(page):
    """What was answered, in the order of time."""
    return [json.loads(line) for line in traits(page, "answered")[0]]


def test_an_answer_is_judged_kept_and_followed_by_another_question(page):
    show(page, TinyQuiz(FEW))
    asked = page.locator(".acupress-practice-prompt").text_content()
    press(page, "Wrong")
    assert "✗ Not yet." in page.get_by_role("status").all_inner_texts()[1]
    (attempt,) = answers(page)
    assert attempt["point"].replace("BL", "BL-").replace("GV", "GV-") in asked
    assert [attempt[name] for name in ("schema", "kind", "error", "correct")] == [
        *[1, "locate", 1.5, False]
    ]
    press(page, "Next")
    assert page.locator(".acupress-practice-prompt").text_content() != asked


def test_the_caution_comes_before_the_question(page):
    show(page, TinyQuiz(FEW))
    text = page.locator(".acupress-practice").inner_text()
    assert text.startswith("Here you point at drawings") and "read its caution" in text


@pytest.mark.parametrize("seed", [-1, 1.5, "one", True])
def test_a_seed_is_a_whole_number(seed):
    with pytest.raises(ValueError, match="seed is a whole number from 0"):
        TinyQuiz(FEW, seed=seed)
