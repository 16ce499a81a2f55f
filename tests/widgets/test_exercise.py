"""An exercise in the browser: a field, a button, and what Python says of the answer."""

from bare_page import press, set_traits, show, traits

import acupress as ap


def test_an_answer_goes_to_python_with_the_button_or_enter(page):
    show(page, ap.Exercise("BL60"))
    field = page.get_by_label("Your answer")
    field.fill("ub 60")
    press(page, "Check")
    assert traits(page, "answer") == ["ub 60"]
    field.fill("KI3")
    field.press("Enter")
    assert traits(page, "answer") == ["KI3"]
    assert page.evaluate("saved.map((values) => values.answer)") == ["ub 60", "KI3"]


def test_what_python_says_is_shown_as_text_and_announced(page):
    show(page, ap.Exercise(18, unit="minutes"), views=2)
    set_traits(page, verdict="✗ Not yet: <b>smaller</b>.")
    for view in page.locator(".acupress-exercise").all():
        assert view.locator(".acupress-verdict").inner_text() == "✗ Not yet: <b>smaller</b>."
        assert "minutes" in view.inner_text()
    assert page.get_by_role("status").all_text_contents() == ["✗ Not yet: <b>smaller</b>.", ""]


def test_what_was_said_of_one_answer_does_not_stand_beside_the_next(page):
    show(page, ap.Exercise("BL60"), answer="BL60", verdict="✓ Yes, that is right.")
    page.get_by_label("Your answer").fill("KI3")
    press(page, "Check")
    verdict = page.locator(".acupress-verdict")
    assert verdict.inner_text() == "… Checking. If this stays, run the lesson again."
    assert traits(page, "answer", "verdict") == ["KI3", ""]


def test_the_same_verdict_again_reaches_the_page():
    exercise = ap.Exercise(18)
    said = []
    exercise.send_state = lambda key=None: said.append((key, exercise.verdict))
    for answer in ("15", "16"):  # as the browser tells it: what was said before goes
        said.clear()
        exercise.set_state({"answer": answer, "verdict": ""})
        assert said[-1] == ("verdict", "✗ Not yet: the right number is larger. Try again.")


def test_a_hint_waits_until_it_is_asked_for(page):
    show(page, ap.Exercise(18, hint="BL-23 counts once."))
    hint = page.get_by_text("BL-23 counts once.")
    assert not hint.is_visible()
    page.get_by_text("Hint", exact=True).click()
    assert hint.is_visible()


def test_keys_typed_into_the_field_do_not_reach_the_page_around(page):
    show(page, ap.Exercise(18))
    page.evaluate(
        "window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))"
    )
    page.get_by_label("Your answer").focus()
    for key in ["d", "d", "x", "Enter", "ArrowDown", "Escape"]:
        page.keyboard.press(key)
    assert page.evaluate("heard") == []
    assert page.get_by_label("Your answer").input_value() == "ddx"


def test_the_page_never_holds_what_is_right(page):
    exercise = ap.Exercise("BL60", hint="Behind the outer ankle bone.")
    show(page, exercise)
    assert "BL60" not in page.content()
    assert "BL60" not in str({k: v for k, v in exercise.get_state().items() if k[0] != "_"})
