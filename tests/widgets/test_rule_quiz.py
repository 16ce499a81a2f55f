"""The rule quiz: whole questions by keyboard alone and by touch, read without seeing the plate."""

import json

import pytest
from accessible import no_violations
from bare_page import press, show, traits
from quizzing import answers, feedback, lists, parts_of

from acupress.widgets.bundle import HERE
from acupress.widgets.rule_quiz import RuleQuiz


@pytest.fixture(scope="module")
def quiz_on():
    """Make a quiz on one point; it is drawn once."""
    made = {}

    def make(code):
        if code not in made:
            made[code] = RuleQuiz([code], seed=1)
            made[code].draw_all()
        return made[code]

    return make


def choose(page, parts, **others):
    """Choose the right value of each part by keys; another one where `others` names its words."""
    for at, (kind, words, right) in enumerate(parts):
        wanted = words.index(others[kind]) if kind in others else right
        lists(page).nth(at).focus()
        for _ in range(wanted + 1):
            page.keyboard.press("ArrowDown")


def check(page):
    page.get_by_role("button", name="See where it leads").focus()
    page.keyboard.press("Enter")


def test_a_rule_is_put_together_by_the_keyboard_alone(any_page, quiz_on):
    page, quiz = any_page, quiz_on("BL23")
    show(page, quiz)
    assert "BL-23 Shènshū" in page.locator(".acupress-practice-prompt").inner_text()
    no_violations(page)
    choose(page, parts_of(quiz, "BL23"))
    assert "So far: start from the lower edge of the L2 spinous process; go lateral" in (
        page.locator(".acupress-rule-whole").inner_text()
    )
    check(page)
    assert "✓ Right.\n\nEvery part is right.\n\nIt leads to the point." in feedback(page)
    attempt = answers(page)[-1]
    assert (attempt["kind"], attempt["error"], attempt["correct"]) == ("rule", 0, True)
    assert (attempt["plate"], attempt["side"]) == ("lower_back", "right")
    no_violations(page)
    assert page.evaluate("document.activeElement.textContent") == "Next"
    page.keyboard.press("Enter")
    assert lists(page).first.input_value() == ""


def test_a_wrong_count_is_named_and_its_difference_told_in_cun(any_page, quiz_on):
    page, quiz = any_page, quiz_on("BL23")
    parts = parts_of(quiz, "BL23")
    [counts] = [words for kind, words, _ in parts if kind == "cun"]
    other = next(count for count in counts if count != "1.5")
    show(page, quiz)
    choose(page, parts, cun=other)
    check(page)
    off = abs(float(other) - 1.5)
    aside = "lateral" if float(other) > 1.5 else "medial"
    assert "✗ Not yet.\n\nThe landmark, the direction and the span are right." in feedback(page)
    assert f"The count is 1.5, not {other}." in feedback(page)
    assert f"It leads {off:.1f} cun too {aside}." in feedback(page)
    assert "The rule: start at the lower edge of the L2 spinous process, then" in feedback(page)
    assert (answers(page)[-1]["error"], answers(page)[-1]["correct"]) == (off, False)
    assert "✗ it is: 1.5" in page.locator(".acupress-rule-lists").inner_text()


def test_a_wrong_part_that_leads_almost_there_is_told_and_still_wrong(any_page, quiz_on):
    page, quiz = any_page, quiz_on("HT3")
    show(page, quiz)
    choose(page, parts_of(quiz, "HT3"), fraction="one third of the way")
    check(page)
    assert " is halfway, not one third of the way" in feedback(page)
    assert "It leads nearly to the point: less than 0.1 cun off here." in feedback(page)
    assert answers(page)[-1]["correct"] is False


def test_the_plate_joins_where_the_rule_leads_and_the_point_at_the_same_zoom(any_page, quiz_on):
    page, quiz = any_page, quiz_on("BL23")
    show(page, quiz)
    svg = page.locator(".acupress-plate svg")
    before = svg.bounding_box()["width"], svg.get_attribute("viewBox").split()[2]
    choose(page, parts_of(quiz, "BL23"), direction="medial (toward the midline)")
    check(page)
    line = page.locator(".acupress-marks line.acupress-ink")
    x1, x2 = (float(line.get_attribute(name)) for name in ("x1", "x2"))
    drawn = json.loads(quiz.plate_lower_back)["drawn"]
    assert (x1 - x2) / drawn["scale"] == pytest.approx(3 * 54, abs=0.5)  # 54 plate units a cun
    assert (svg.bounding_box()["width"], svg.get_attribute("viewBox").split()[2]) == before


def test_the_point_of_the_other_side_is_not_what_the_rule_leads_to(any_page, quiz_on):
    page, quiz = any_page, quiz_on("BL23")
    show(page, quiz)
    choose(page, parts_of(quiz, "BL23"), direction="medial (toward the midline)")
    check(page)
    assert "The direction is lateral (outward), not medial" in feedback(page)
    assert "It leads 3.0 cun too medial." in feedback(page)
    assert answers(page)[-1]["correct"] is False


def test_a_finger_chooses_from_the_same_lists(any_page, quiz_on):
    page, quiz = any_page, quiz_on("GV4")
    show(page, quiz)
    assert lists(page).count() == 1  # its rule is a landmark alone
    [(_, words, right)] = parts_of(quiz, "GV4")
    assert lists(page).bounding_box()["height"] >= 44
    lists(page).select_option(label=words[right])
    button = page.get_by_role("button", name="See where it leads")
    assert button.bounding_box()["height"] >= 44
    getattr(button, page.act)()
    assert "The landmark is right." in feedback(page)


def test_it_keeps_its_looks_beside_widgets_that_came_later(any_page, quiz_on):
    page = any_page
    show(page, quiz_on("BL23"))
    looks = """() => [...document.querySelectorAll(".acupress-rule :is(label, select, button)")]
      .map((one) => [one.getBoundingClientRect().width, getComputedStyle(one).backgroundColor])"""
    before = page.evaluate(looks)
    page.add_style_tag(content=(HERE / "parts" / "base.css").read_text(encoding="utf-8"))
    assert page.evaluate(looks) == before


def test_what_is_still_to_choose_is_told_and_is_no_answer(any_page, quiz_on):
    page, quiz = any_page, quiz_on("BL23")
    show(page, quiz)
    lists(page).first.select_option(index=1)
    check(page)
    told = page.locator(".acupress-rule-missing").inner_text()
    assert told == "Still to choose: the direction, the count, the span."
    assert lists(page).nth(1).evaluate("element => element === document.activeElement")
    assert traits(page, "answered") == [[]]


def test_who_does_not_know_is_told_the_rule(any_page, quiz_on):
    page, quiz = any_page, quiz_on("BL61")
    show(page, quiz)
    press(page, "Hint")
    assert page.locator(".acupress-practice-hint").inner_text() == "Start from BL-60."
    press(page, "I don't know")
    assert "The rule: start at BL-60, then" in feedback(page)
    assert page.locator(".acupress-marks line").count() == 0  # nothing was thought


def test_a_stop_that_the_way_never_meets_is_told(any_page, quiz_on):
    page, quiz = any_page, quiz_on("BL61")
    show(page, quiz)
    parts = parts_of(quiz, "BL61")
    choose(page, parts)
    check(page)
    assert "✓ Right." in feedback(page)
    [directions] = [words for kind, words, _ in parts if kind == "direction"]
    results = set()
    for words in directions:
        press(page, "Next")
        choose(page, parts, direction=words)
        check(page)
        results.add("It leads nowhere" in feedback(page))
        assert answers(page)[-1]["correct"] is ("✓" in feedback(page))
    assert results == {True, False}


def test_the_drawing_does_not_name_the_point_before_the_answer(any_page, quiz_on):
    page = any_page
    show(page, quiz_on("BL23"))
    label = page.locator(".acupress-plate svg").get_attribute("aria-label")
    assert "Lower back" in label and "spinous" not in label
    assert page.locator(".acupress-plate").inner_text().count("BL-23") == 0


def test_the_same_seed_offers_the_same_lists(quiz_on):
    again = RuleQuiz(["BL23", "GV4"], seed=1)
    again.draw_all()
    assert parts_of(again, "BL23") == parts_of(quiz_on("BL23"), "BL23")
