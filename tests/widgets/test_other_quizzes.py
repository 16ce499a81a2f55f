"""Order a meridian's points, spot the caution: whole questions by keyboard and by touch."""

import pytest
from accessible import no_violations
from bare_page import press, show, traits
from quizzing import answers, feedback, prompt

from acupress.facts.tables import load_points
from acupress.widgets.bundle import HERE
from acupress.widgets.caution_quiz import CautionQuiz
from acupress.widgets.order_quiz import OrderQuiz


def rows(page):
    return [row.split("\n")[0] for row in page.locator(".acupress-order li span").all_inner_texts()]


def right_order(page):
    """The names of the stretch that is asked, in order."""
    order, code = page.evaluate("[model.get('stage').order, model.get('selected')]")
    return [order["called"][one] for one in order["stretches"][code]["right"]]


def test_a_stretch_is_put_in_order_by_the_keyboard_alone(any_page):
    page = any_page
    show(page, OrderQuiz("BL", seed=3))
    assert "Bladder meridian" in prompt(page)
    no_violations(page)
    wanted = right_order(page)
    assert rows(page) != wanted and sorted(rows(page)) == sorted(wanted)
    assert not any("BL" in row for row in rows(page))  # a number would tell the order
    for at, name in enumerate(wanted):
        page.get_by_role("button", name=f"Move {name} up").focus()
        for _ in range(rows(page).index(name) - at):
            page.keyboard.press("ArrowUp")
            assert page.evaluate("document.activeElement.ariaLabel") == f"Move {name} up"
    assert rows(page) == wanted
    page.get_by_role("button", name="Check the order").focus()
    page.keyboard.press("Enter")
    assert "✓ Right." in feedback(page) and "In order: BL-" in feedback(page)
    no_violations(page)
    (attempt,) = answers(page)
    assert (attempt["kind"], attempt["correct"], attempt["error"]) == ("order", True, None)


def test_it_keeps_its_looks_beside_widgets_that_came_later(any_page):
    page = any_page
    show(page, OrderQuiz("PC", seed=1))
    looks = """() => [...document.querySelectorAll(".acupress-order button")]
      .map((one) => [one.getBoundingClientRect().width, getComputedStyle(one).backgroundColor])"""
    before = page.evaluate(looks)
    page.add_style_tag(content=(HERE / "parts" / "base.css").read_text(encoding="utf-8"))
    assert page.evaluate(looks) == before


def test_a_wrong_order_is_put_right_and_the_bladders_two_lines_are_told(any_page):
    page = any_page
    show(page, OrderQuiz("BL", points=[f"BL{n}" for n in range(40, 47)], seed=1))
    down = page.get_by_role("button", name="Move ").nth(1)
    getattr(down, page.act)()
    getattr(page.get_by_role("button", name="Check the order"), page.act)()
    assert "✗ Not yet." in feedback(page) and "stand in their place" in feedback(page)
    assert "two lines: BL-11 to BL-30 is the inner one" in feedback(page)
    assert all(row[0] in "✓✗" for row in rows(page))
    press(page, "Next")
    assert prompt(page)


def test_where_the_numbers_jump_is_told(any_page):
    page = any_page
    show(page, OrderQuiz("ST", points=["ST7", "ST8", "ST9"], seed=1))
    press(page, "I don't know")
    assert "ST-8 (head) is the end of a line, ST-9 (neck) begins another" in feedback(page)
    assert "In order: ST-7" in feedback(page)


def test_the_caution_and_its_source_are_read_after_the_answer(any_page):
    page = any_page
    show(page, CautionQuiz(["LI4", "BL60", "BL23"], seed=2))
    for _ in range(3):
        code = traits(page, "selected")[0]
        asked = page.evaluate("code => model.get('stage').cautions.points[code]", code)
        option = page.locator(".acupress-choosing button").nth(asked["right"])
        getattr(option, page.act)()
        assert "✓ Right." in feedback(page) and "Source: " in feedback(page)
        assert load_points().caution[code] in feedback(page)
        assert option.inner_text().startswith("✓ ")
        assert page.evaluate("document.activeElement.textContent") == "Next"
        page.keyboard.press("Enter")
    assert {attempt["kind"] for attempt in answers(page)} == {"caution"}


def test_a_wrong_caution_is_marked_by_a_sign_too(any_page):
    page = any_page
    show(page, CautionQuiz(["LI4", "BL60"], seed=2))
    code = traits(page, "selected")[0]
    right = page.evaluate("code => model.get('stage').cautions.points[code].right", code)
    no_violations(page)
    options = page.locator(".acupress-choosing button")
    options.nth((right + 1) % options.count()).focus()
    page.keyboard.press("Enter")
    texts = options.all_inner_texts()
    no_violations(page)
    assert texts[right].startswith("✓ ") and sum(text.startswith("✗ ") for text in texts) == 1
    assert answers(page)[0]["correct"] is False


def test_a_hint_says_where_the_point_is_and_a_wrong_choice_is_told_what_it_was(any_page):
    page = any_page
    quiz = CautionQuiz(["ST12", "LU8"], seed=1, progress=None)
    show(page, quiz)
    asked = quiz.stage["cautions"]["points"]
    assert {one["asks"] for one in asked.values()} == {"point"}
    for _ in asked:
        code = traits(page, "selected")[0]
        press(page, "Hint")
        assert load_points().location[code] in page.locator(".acupress-practice-hint").inner_text()
        no_violations(page)
        wrong = next(at for at in range(4) if at != asked[code]["right"])
        getattr(page.locator(".acupress-choosing button").nth(wrong), page.act)()
        assert feedback(page).startswith("✗ Not yet.") and "\n\nYou chose " in feedback(page)
        area = {"ST12": "Front and sides of the neck: ", "LU8": "An artery under the skin: "}[code]
        assert area in feedback(page) and "for locating only" not in feedback(page)
        press(page, "Next")
    if page.act == "tap":
        return
    texts = quiz.stage["cautions"]["texts"]
    offered = {texts[number].split("-")[0] for number in asked["ST12"]["options"]}
    assert offered == {"ST"}, "its neighbours, whatever points come first in the table"


def test_points_without_a_caution_are_not_asked():
    assert CautionQuiz(["LI4", "BL10", "BL11"], progress=None).codes == ["LI4", "BL11"]
    with pytest.raises(ValueError, match="has none of BL10"):
        CautionQuiz(["BL10"], progress=None)


def test_two_points_are_no_stretch():
    with pytest.raises(ValueError, match="three points of the Bladder meridian or more, not 2"):
        OrderQuiz("BL", points=["BL40", "BL60"], progress=None)


@pytest.mark.parametrize(
    "quiz",
    [
        lambda seed: OrderQuiz("PC", seed=seed, progress=None),
        lambda seed: CautionQuiz(["LI4", "BL60"], seed, None),
    ],
)
def test_the_same_seed_asks_the_same(quiz):
    assert quiz(5).stage == quiz(5).stage
    assert any(quiz(seed).stage != quiz(5).stage for seed in (6, 7))
