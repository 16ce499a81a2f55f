"""Quizzes in real notebooks: answers stand in the file, and go along to another server."""

import labdriver
import pytest
from playwright.sync_api import expect

from acupress import load_progress

QUIZ = 'import acupress as ap\nap.{}(["BL23", "GV4"])'


@pytest.fixture(scope="module")
def fresh_lab(tmp_path_factory):
    """Another server, that knows nothing of the first."""
    lab = labdriver.Lab(tmp_path_factory.mktemp("fresh"))
    yield lab
    lab.stop()


def open_quiz(new_page, lab, folder, kind="LocateQuiz"):
    (lab.root / folder).mkdir(exist_ok=True)
    name = f"{folder}/{kind}.ipynb"
    labdriver.write_notebook(lab.root / name, [QUIZ.format(kind)])
    page = new_page()
    labdriver.open_notebook(page, lab, name)
    labdriver.run_all(page)
    expect(page.get_by_role("button", name="I don't know")).to_be_visible(timeout=60_000)
    page.get_by_text("My progress", exact=True).click()
    return page


def told(page):
    return page.locator(".acupress-practice-told")


def kept(page):
    return page.locator(".acupress-practice-kept")


def test_answers_go_into_the_file_and_with_it_to_a_fresh_server(lab, fresh_lab, new_page, tmp_path):
    page = open_quiz(new_page, lab, "practise")
    for _ in range(2):
        page.get_by_role("button", name="I don't know").click()
        page.get_by_role("button", name="Next", exact=True).click()
    expect(told(page)).to_contain_text("2 answers so far.")
    expect(kept(page)).to_contain_text("Kept in progress.jsonl beside this notebook")
    file = lab.root / "practise" / "progress.jsonl"
    assert list(load_progress(file)["correct"]) == [False, False]

    other = open_quiz(new_page, lab, "practise", "RuleQuiz")  # a second notebook, open beside it
    expect(told(other)).to_contain_text("2 answers so far.")
    other.get_by_role("button", name="I don't know").click()
    expect(kept(other)).to_contain_text("Kept in progress.jsonl")
    page.get_by_role("button", name="I don't know").click()
    expect(kept(page)).to_contain_text("Kept in progress.jsonl")
    expect(told(page)).to_contain_text("3 answers so far.")
    assert list(load_progress(file)["kind"]) == ["locate", "locate", "rule", "locate"]

    other.reload()
    labdriver.wait_until_ready(other)
    labdriver.run_all(other)
    other.get_by_text("My progress", exact=True).click(timeout=60_000)
    expect(told(other)).to_contain_text("4 answers so far.")
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
    for one in (page, other, there):
        assert labdriver.console_errors(one) == []
