"""Quizzes in real notebooks: answers stand in the file, and go along to another server."""

import shutil

import labdriver
import pytest
from playwright.sync_api import expect

from acupress import load_progress

QUIZ = 'import acupress as ap\nap.LocateQuiz(["BL23", "GV4"])'


@pytest.fixture(scope="module")
def fresh_lab(tmp_path_factory):
    """Another server, that knows nothing of the first."""
    lab = labdriver.Lab(tmp_path_factory.mktemp("fresh"))
    yield lab
    lab.stop()


def open_quiz(new_page, lab, folder, page=None):
    (lab.root / folder).mkdir(exist_ok=True)
    name = f"{folder}/quiz.ipynb"
    labdriver.write_notebook(lab.root / name, [QUIZ])
    page = page or new_page()
    labdriver.open_notebook(page, lab, name)
    labdriver.run_all(page)
    expect(page.get_by_role("button", name="I don't know")).to_be_visible(timeout=60_000)
    page.get_by_text("My progress", exact=True).click()
    return page


def told(page):
    return page.locator(".acupress-practice-told")


def kept(page):
    return page.locator(".acupress-practice-kept")


def answered(page, name, act):
    """Answer in the lesson's first quiz of this kind; the quiz."""
    sources = page.evaluate(
        f"() => {{ {labdriver.NOTEBOOK} return [...notebook.content.model.cells]"
        ".map((cell) => cell.sharedModel.getSource()); }"
    )
    index = next(i for i, source in enumerate(sources) if source.startswith(f"ap.{name}("))
    cell = labdriver.scroll_to_cell(page, index)
    quiz = cell.wait_for_selector(".acupress-practice[data-state=asked]")
    act(quiz)
    cell.wait_for_selector(".acupress-practice[data-state=answered]", timeout=20_000)
    assert "It comes again" in quiz.query_selector(".acupress-practice-feedback").inner_text()
    return quiz


def press(quiz, text):
    quiz.query_selector(f"button:visible:text-is({text!r})").click()


def point_at_the_middle(quiz):
    quiz.wait_for_selector(".acupress-plate svg").click()
    press(quiz, "Confirm")


def put_a_rule_together(quiz):
    for select in quiz.query_selector_all("select:visible"):
        select.select_option(index=1)
    press(quiz, "See where it leads")


def name_it(quiz):
    press(quiz, "Hint")
    quiz.query_selector(".acupress-choosing button").click()


ANSWERS = {
    "LocateQuiz": point_at_the_middle,
    "RuleQuiz": put_a_rule_together,
    "NameQuiz": name_it,
    "CautionQuiz": lambda quiz: quiz.query_selector(".acupress-choosing button").click(),
    "OrderQuiz": lambda quiz: press(quiz, "Check the order"),
}


def test_a_lessons_answers_go_into_the_file_and_with_it_to_a_fresh_server(
    lab, fresh_lab, new_page, tmp_path
):
    (lab.root / "practise").mkdir()
    lesson = "practise/07_practise.ipynb"
    shutil.copy(labdriver.ROOT / "notebooks" / "07_practise.ipynb", lab.root / lesson)
    page = new_page()
    labdriver.open_notebook(page, lab, lesson)
    labdriver.run_all(page)
    quizzes = [answered(page, name, act) for name, act in ANSWERS.items()]
    quizzes[-1].query_selector("summary:text-is('My progress')").click()
    file = lab.root / "practise" / "progress.jsonl"
    here = quizzes[-1].query_selector(".acupress-practice-told")
    page.wait_for_function("told => told.textContent.includes('5 answers so far.')", arg=here)
    kinds = ["locate", "rule", "name", "caution", "order"]
    assert list(load_progress(file)["kind"]) == kinds

    other = open_quiz(new_page, lab, "practise", page=page.context.new_page())  # open beside it
    expect(told(other)).to_contain_text("5 answers so far.")
    other.get_by_role("button", name="I don't know").click()
    expect(kept(other)).to_contain_text("Kept in progress.jsonl beside this notebook")
    page.wait_for_function("told => told.textContent.includes('6 answers so far.')", arg=here)
    press(quizzes[-1], "Next")
    press(quizzes[-1], "I don't know")
    expect(told(other)).to_contain_text("7 answers so far.")
    assert list(load_progress(file)["kind"]) == [*kinds, "locate", "order"]
    with other.expect_download() as saving:
        other.get_by_role("button", name="Save my progress").click()
    saving.value.save_as(tmp_path / "progress.jsonl")

    there = open_quiz(new_page, fresh_lab, "elsewhere")
    expect(told(there)).to_have_text("No answers yet.")
    with there.expect_file_chooser() as choosing:
        there.get_by_role("button", name="Open my progress").click()
    choosing.value.set_files(tmp_path / "progress.jsonl")
    expect(told(there)).to_have_text(told(other).text_content())
    expect(kept(there)).to_contain_text("Kept in progress.jsonl")
    assert load_progress(fresh_lab.root / "elsewhere" / "progress.jsonl").equals(
        load_progress(file)
    )
    for one in (page, there):
        assert labdriver.console_errors(one) == []
