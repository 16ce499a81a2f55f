"""The name quiz: see a dot and name it, by typing or by choosing."""

import csv
import json
from pathlib import Path

import pytest
import traitlets
from accessible import no_violations
from bare_page import press, show, traits
from node import in_node
from quizzing import answers, feedback

from acupress.facts.names import spellings
from acupress.facts.tables import load_points
from acupress.learning.name_choices import name_lookup
from acupress.widgets.name_quiz import NameQuiz

WRITTEN = Path(__file__).parent.parent / "facts" / "written_forms.csv"


@pytest.fixture(scope="module")
def quiz_on():
    """Make a quiz on one point; it is drawn once."""
    made = {}

    def make(code, answer="typed"):
        if (code, answer) not in made:
            made[code, answer] = NameQuiz([code], seed=1, answer=answer)
            made[code, answer].draw_all()
        return made[code, answer]

    return make


def type_in(page, text):
    page.get_by_label("Name or code").fill(text)
    page.keyboard.press("Enter")


def read(texts, table):
    return in_node(
        "reading.js",
        """const forms = parts.formsOf(data.known);
        return data.texts.map((text) => parts.readPoint(text, forms));""",
        {"texts": texts, "known": name_lookup(table)},
    )


def test_every_written_form_of_every_point_comes_to_the_browser():
    points = load_points()
    meant = {}
    for code, row in points.iterrows():
        for form in spellings(code, row):
            meant.setdefault(form, []).append(code)
    forms = in_node("reading.js", "return parts.formsOf(data);", name_lookup(points))
    assert forms == meant


def test_what_people_write_is_read_or_asked_again_and_never_taken_for_another():
    with WRITTEN.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = read([row["written"] for row in rows], load_points())
    pairs = list(zip(rows, found, strict=True))
    # What a smaller table refuses is named there; here all points are known.
    fine = [{row["means"], *row["refused_naming"].split()} for row in rows]
    wrong = [
        (row["written"], codes)
        for (row, codes), can in zip(pairs, fine, strict=True)
        if len(codes) == 1 and codes[0] not in can
    ]
    assert wrong == []
    known = [[row["means"]] == codes for row, codes in pairs if row["means"]]
    assert sum(known) > 0.8 * len(known)


def test_a_name_is_typed_by_the_keyboard_as_people_write_it(any_page, quiz_on):
    page = any_page
    show(page, quiz_on("BL23"))
    for typed in ["BL-23", "Shènshū", "shen-shu", "肾俞", "BL-23 (Shenshu)"]:
        type_in(page, typed)
        assert "✓ Right.\n\nThe dot is BL-23 Shènshū: start at" in feedback(page), typed
        assert page.evaluate("document.activeElement.textContent") == "Next"
        page.keyboard.press("Enter")
    assert answers(page)[-1]["kind"] == "name" and answers(page)[-1]["error"] is None


def test_another_point_is_named_beside_the_right_one(any_page, quiz_on):
    page = any_page
    show(page, quiz_on("BL23"))
    no_violations(page)
    type_in(page, "dachangshu")
    assert "✗ Not yet.\n\nYou named BL-25 Dàchángshū: it lies " in feedback(page)
    assert " cun from the dot.\n\nThe dot is BL-23 Shènshū: start at" in feedback(page)
    assert page.locator(".acupress-marks line.acupress-ink").count() == 1  # the two are joined
    assert answers(page)[-1]["correct"] is False
    no_violations(page)


@pytest.mark.parametrize(
    ("code", "typed", "told"),
    [
        ("BL23", "Shenshuu", "No point is called “Shenshuu”."),
        ("BL23", "hegu", "That is LI-4 Hégǔ, on the hand: this plate does not show it."),
        ("BL23", "  ", "Write a code, a name or its signs."),
        ("ST32", "futu", "“futu” can mean LI-18 Fútū or ST-32 Fútù: write the code."),
    ],
)
def test_what_cannot_be_read_is_asked_again_and_is_no_answer(any_page, quiz_on, code, typed, told):
    page = any_page
    show(page, quiz_on(code))
    type_in(page, typed)
    assert told in page.locator(".acupress-name").inner_text()
    assert traits(page, "answered") == [[]]
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_the_hint_offers_near_neighbours_to_a_finger(any_page, quiz_on):
    page = any_page
    show(page, quiz_on("BL23"))
    press(page, "Hint")
    options = page.locator(".acupress-choosing button")
    assert {"BL-22 Sānjiāoshū", "BL-23 Shènshū"} < set(options.all_inner_texts())
    assert min(box["height"] for box in (one.bounding_box() for one in options.all())) >= 44
    getattr(page.get_by_role("button", name="BL-23 Shènshū"), page.act)()
    assert "✓ Right." in feedback(page)
    assert answers(page)[-1]["hint"] is True


def test_a_teacher_may_have_it_chosen_at_once(any_page, quiz_on):
    page = any_page
    show(page, quiz_on("BL23", "chosen"))
    assert page.get_by_label("Name or code").count() == 0
    assert page.get_by_role("button", name="Hint").count() == 0
    page.locator(".acupress-choosing button").first.focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "The dot is BL-23 Shènshū" in feedback(page)
    with pytest.raises(traitlets.TraitError, match="answer is 'guessed'; it must be"):
        NameQuiz(["BL23"], answer="guessed")


def test_the_dot_is_shown_unnamed_and_told_in_words_to_who_cannot_see_it(any_page, quiz_on):
    page = any_page
    show(page, quiz_on("BL23"))
    assert page.locator(".acupress-marks circle").count() == 1
    assert "BL" not in page.locator(".acupress-plate svg").get_attribute("aria-label")
    page.get_by_text("Where the dot is, in words").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Start at the lower edge of the L2 spinous process").is_visible()


def test_the_same_seed_offers_the_same_names():
    one, other = (NameQuiz(["BL23", "BL25"], seed=4) for _ in range(2))
    for quiz in (one, other):
        quiz.draw_all()
    assert json.loads(one.plate_lower_back)["names"] == json.loads(other.plate_lower_back)["names"]
