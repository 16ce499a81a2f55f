"""The frame of quizzes: it asks, keeps what was answered, and asks again when the time has come."""

import json

import pytest
from accessible import no_violations
from bare_page import press, show, traits
from bare_practice import TinyQuiz
from labdriver import PHONE

DESKTOP = {"viewport": {"width": 1366, "height": 768}}
DARK = """:root { --jp-ui-font-color1: #eee; --jp-ui-font-color2: #bbb; --jp-border-color1: #666;
  --jp-layout-color1: #111; --jp-layout-color2: #222; --jp-content-link-color: #8ab4f8 }
  body { background: #111 }"""
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


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_can_be_used_by_everybody(new_page, files_url, device, theme):
    page = new_page(device)
    page.goto(files_url + "/")
    if theme == "dark":
        page.add_style_tag(content=DARK)
    show(page, TinyQuiz(FEW))
    no_violations(page)
    press(page, "Hint")
    press(page, "Wrong")
    page.get_by_text("My progress", exact=True).click()
    no_violations(page)
    page.get_by_text("Read about").click()
    no_violations(page)
    page.context.close()


def test_a_button_without_a_name_would_be_found(page):
    show(page, TinyQuiz(FEW))
    page.locator(".acupress-practice").evaluate("el => el.append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        no_violations(page)
