"""The frame of quizzes: it asks, keeps what was answered, and asks again when the time has come."""

import pytest
from accessible import no_violations
from bare_page import START, press, show
from bare_practice import DESKTOP, FEW, TinyQuiz, answer, answers, open_progress, prompt, told_due
from labdriver import PHONE

DARK = """:root { --jp-ui-font-color1: #eee; --jp-ui-font-color2: #bbb; --jp-border-color1: #666;
  --jp-layout-color1: #111; --jp-layout-color2: #222; --jp-content-link-color: #8ab4f8 }
  body { background: #111 }"""


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


# The course of a quiz -----------------------------------------------------------------------


def test_the_tenth_question_offers_no_hint_and_is_kept_apart(page):
    show(page, TinyQuiz(FEW))
    for _ in range(9):
        answer(page)
        page.clock.run_for(1000)
    assert page.get_by_text("Drawn at random, without hints").is_visible()
    assert page.get_by_role("button", name="Hint").count() == 0
    answer(page, "Wrong")
    assert [one["reference"] for one in answers(page)] == [False] * 9 + [True]
    assert page.get_by_role("button", name="Hint").count() == 1
    open_progress(page)
    assert "Drawn at random: 0 of 1 right; half of them within 1.5 cun." in told_due(page)


def test_a_hint_reveals_a_little_and_counts(page):
    show(page, TinyQuiz(FEW))
    press(page, "Hint")
    assert "Begin at the crease." in page.get_by_role("status").all_inner_texts()
    press(page, "Hint")
    hint = page.get_by_role("button", name="Hint")
    assert hint.is_disabled()
    # Whoever pressed it with a key is not thrown out of the quiz.
    assert hint.evaluate("hint => document.activeElement === hint")
    answer(page), answer(page)
    assert [one["hint"] for one in answers(page)] == [True, False]


def test_an_answer_tells_how_long_it_took_and_when_it_comes_again(page):
    show(page, TinyQuiz(FEW))
    page.clock.run_for(6200)
    press(page, "Good")
    (one,) = answers(page)
    assert one["seconds"] == 6.2 and one["time"] == pytest.approx(START * 1000 + 7200, abs=200)
    assert "It comes again in 2 days." in page.locator(".acupress-practice-feedback").inner_text()


def test_a_question_is_answered_once(page):
    show(page, TinyQuiz(FEW))
    press(page, "Good"), press(page, "Wrong")
    assert len(answers(page)) == 1


def test_who_has_the_same_seed_is_asked_the_same(new_page, files_url):
    asked = []
    for how in ("Good", "Wrong"):
        page = new_page()
        page.goto(files_url + "/")
        show(page, TinyQuiz(FEW, seed=4))
        asked.append([])
        for _ in range(12):
            asked[-1].append(prompt(page))
            answer(page, how)
    assert asked[0] == asked[1] and set(asked[0]) == set(asked[0][:4])


def test_the_keyboard_alone_goes_from_question_to_question(page):
    show(page, TinyQuiz(FEW))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first answer
    page.keyboard.press("Enter")  # Next has the focus
    assert page.evaluate("document.activeElement.textContent") == prompt(page)
    assert prompt(page) in page.locator(".acupress-unseen").inner_text()
    assert len(answers(page)) == 1


def test_a_plate_that_does_not_come_lets_one_ask_for_another(page):
    show(page, TinyQuiz(["BL23", "BL60"]))
    page.evaluate("isBusy = true")
    answer(page)
    assert page.get_by_role("button", name="Good").count() == 0
    assert page.get_by_role("button", name="Ask another").count() == 0
    page.clock.run_for(5000)
    assert "Python is busy" in page.locator(".acupress-practice").inner_text()
    press(page, "Ask another")
    assert page.get_by_role("button", name="Good").is_visible()


def test_a_plate_that_came_late_changes_nothing_of_what_is_asked_after_it(page):
    show(page, TinyQuiz(["BL23", "BL60", "LI4"]))
    page.evaluate("isBusy = true")
    asked = [prompt(page)]
    answer(page)
    page.clock.run_for(5000)
    page.evaluate("bring(); isBusy = false")
    asked.append(prompt(page))
    assert page.get_by_role("button", name="Ask another").count() == 0
    answer(page)
    assert prompt(page) not in asked  # the new one, though the others' plates were here first


def test_a_plate_that_cannot_be_drawn_is_told_and_not_asked_again(page):
    quiz = TinyQuiz(FEW)
    fault = '{"fault": "The plate ankle_lateral has no landmark."}'
    brings = {name: fault for name in quiz.stage["brings"].values() if "ankle" in name}
    show(page, quiz, **brings)
    for _ in range(12):
        assert prompt(page) != "Where is BL-60?"
        answer(page)


def test_nothing_is_left_behind_when_the_quiz_is_closed(page):
    show(page, TinyQuiz(FEW), views=2)
    page.evaluate("closeViews.forEach((close) => close())")
    assert page.evaluate("document.querySelector('.acupress')") is None
