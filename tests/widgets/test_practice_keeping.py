"""What quizzes keep of the answers: in the page, and in the file beside the notebook."""

import pandas as pd
import pytest
from bare_page import START, press, set_traits, show, traits
from bare_practice import DESKTOP, FEW, TinyQuiz, answer, answers, open_progress, prompt, told_due

from acupress import due
from acupress.facts.names import shown_code
from acupress.learning.attempts import line_of
from acupress.learning.progress import table_of
from acupress.learning.progress_file import append


def stored(page):
    """The lines in the page's own store."""
    keys = page.evaluate("() => Object.keys(localStorage)")
    return sorted(key.removeprefix("acupress attempt ") for key in keys)


def saved_file(page, tmp_path):
    with page.expect_download() as waiting:
        press(page, "Save my progress")
    assert waiting.value.suggested_filename == "progress.jsonl"
    file = tmp_path / "progress.jsonl"
    waiting.value.save_as(file)
    return file


def open_file(page, file):
    """Open it, and give what is said of it."""
    with page.expect_file_chooser() as chooser:
        press(page, "Open my progress")
    chooser.value.set_files(file)
    said = page.locator(".acupress-practice-opened")
    page.wait_for_function(
        "name => document.querySelector('.acupress-practice-opened').textContent.includes(name)",
        arg=file.name,
    )
    return said.inner_text()


@pytest.fixture
def fresh_page(new_page, files_url):
    """Open pages whose clock stands at the moment given; each is a computer of its own."""

    def open_page(time=START):
        page = new_page(DESKTOP)
        page.goto(files_url + "/")
        page.clock.install(time=time)
        page.clock.pause_at(time + 1)
        return page

    return open_page


def test_progress_saved_today_and_opened_elsewhere_tomorrow_has_the_same_list_due(
    fresh_page, tmp_path
):
    today = fresh_page()
    show(today, TinyQuiz(FEW))
    for how in ("Good", "Hard", "Wrong", "I don't know"):
        answer(today, how)
        today.clock.run_for(5000)
    open_progress(today)
    file = saved_file(today, tmp_path)
    tomorrow = START + 30 * 3600
    there = fresh_page(tomorrow)
    show(there, TinyQuiz(FEW))
    open_progress(there)
    assert told_due(there) == "No answers yet."
    assert open_file(there, file) == "“progress.jsonl”: 4 answers taken."
    cards = due(table_of(traits(there, "answered")[0]), pd.Timestamp(tomorrow, unit="s", tz="UTC"))
    assert list(cards["is_due"]) == [True, True, True, False]
    answer(there)  # it was asked before the file was opened
    asked = answers(there)[-1]["point"]
    first = next(point for _, point in cards.index if point != asked)
    assert prompt(there) == f"Where is {shown_code(first)}?"
    again = save(tmp_path, traits(there, "answered")[0])
    assert open_file(there, again) == "“again.jsonl”: all 5 answers were here already."


def save(tmp_path, lines):
    file = tmp_path / "again.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def test_the_same_list_is_shown_here_and_there(fresh_page, tmp_path):
    here, there = fresh_page(), fresh_page()
    show(here, TinyQuiz(FEW))
    for how in ("Good", "Wrong", "Good", "Hard"):
        answer(here, how)
    open_progress(here)
    show(there, TinyQuiz(["LI4"]))  # another quiz altogether
    open_progress(there)
    open_file(there, saved_file(here, tmp_path))
    assert told_due(there) == told_due(here)
    for page in (here, there):
        page.clock.pause_at(START + 26 * 3600)
        open_progress(page), open_progress(page)  # closed, and opened again
    assert "due today: " in told_due(there)
    assert told_due(there) == told_due(here)


BAD_FILES = {
    "notes.txt": (b"notes\nmore", "“notes.txt” holds no answers of this course: nothing was taken"),
    "empty.jsonl": (b"", "“empty.jsonl” holds no answers of this course"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0\n", "“picture.png” holds no answers of this course"),
    "newer.jsonl": (b'{"schema":2}\n', "“newer.jsonl”, line 1: written by a newer version"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_holds_no_progress_is_answered_in_a_sentence(page, tmp_path, name):
    content, says = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    show(page, TinyQuiz(FEW))
    open_progress(page)
    assert open_file(page, tmp_path / name).startswith(says)
    assert answers(page) == [] and stored(page) == []


def test_of_a_damaged_file_all_that_is_whole_is_taken_and_the_rest_named(page, tmp_path):
    lines = [line_of({"point": "BL23", "kind": "locate", "correct": True, "time": at})
             for at in range(3)]  # fmt: skip
    file = tmp_path / "progress.jsonl"
    file.write_text(f"{lines[0]}\ndamaged\n{lines[1]}\n{lines[2][:-9]}", encoding="utf-8")
    show(page, TinyQuiz(FEW))
    open_progress(page)
    assert open_file(page, file) == (
        "“progress.jsonl”: 2 answers taken. Lines 2, 4 could not be read and were left out."
    )
    assert traits(page, "answered")[0] == stored(page) == lines[:2]


def test_answers_wait_in_the_page_until_python_has_written_them(page, tmp_path):
    quiz = TinyQuiz(FEW, progress=tmp_path / "progress.jsonl")
    show(page, quiz)
    answer(page), answer(page, "Wrong")
    lines = traits(page, "answered")[0]
    assert stored(page) == sorted(lines) and len(lines) == 2
    quiz.answered = lines  # what the notebook does
    assert quiz.kept == lines
    assert (tmp_path / "progress.jsonl").read_text().splitlines() == lines
    set_traits(page, kept=quiz.kept)
    assert (traits(page, "answered"), stored(page)) == ([[]], [])
    open_progress(page)
    assert told_due(page).startswith("2 answers so far.")


def test_what_waits_is_handed_over_when_the_page_is_opened_again(page, tmp_path):
    file = tmp_path / "progress.jsonl"
    show(page, TinyQuiz(FEW, progress=file))
    answer(page), answer(page)
    first, second = traits(page, "answered")[0]
    append(file, [first])  # written, but the page was closed before it was told
    page.reload()
    show(page, TinyQuiz(FEW, progress=file))
    assert (traits(page, "answered"), stored(page)) == ([[second]], [second])
    open_progress(page)
    assert told_due(page).startswith("2 answers so far.")


def test_two_quizzes_of_a_page_know_of_each_others_answers(page, tmp_path):
    show(page, TinyQuiz(FEW))
    answer(page)
    set_traits(page, kept=traits(page, "answered")[0])
    show(page, TinyQuiz(FEW))
    page.get_by_text("My progress", exact=True).last.click()
    assert page.locator(".acupress-practice-told").last.inner_text().startswith("1 answer so")


# Python has written it before another tab could look into the store.
ANSWERED_AND_WRITTEN = """() => {
  [...document.querySelectorAll("button")].find((one) => one.textContent === "Good").click();
  model.set("kept", model.get("answered"));
}"""


def test_two_tabs_have_each_others_answers_though_they_are_written(new_page, files_url, tmp_path):
    one = new_page(DESKTOP)
    other = one.context.new_page()
    for page in (one, other):
        page.goto(files_url + "/")
        show(page, TinyQuiz(FEW, progress=tmp_path / "progress.jsonl"))
        open_progress(page)
    for page in (one, other, one):
        page.evaluate(ANSWERED_AND_WRITTEN)
        press(page, "Next")
        assert stored(page) == []
    told = [told_due(page) for page in (one, other)]
    assert told[0] == told[1] and told[0].startswith("3 answers so far.")
    new = [page.locator(".acupress-practice-head span").last.inner_text() for page in (one, other)]
    assert new[0] == new[1] != "4 new"
    files = [saved_file(page, tmp_path).read_text() for page in (one, other)]
    assert files[0] == files[1] and len(files[0].splitlines()) == 3


def test_an_answer_is_written_once_however_often_it_is_handed_over(tmp_path):
    quiz = TinyQuiz(FEW, progress=tmp_path / "progress.jsonl")
    one, two = (
        line_of({"point": "BL23", "kind": "locate", "correct": True, "time": at}) for at in (1, 2)
    )
    quiz.answered = [one]
    quiz.answered = [one, two]
    quiz.answered = [two]
    quiz.answered = []
    assert (tmp_path / "progress.jsonl").read_text() == f"{one}\n{two}\n"


def test_what_another_notebook_wrote_comes_with_an_answer_or_when_it_is_asked_for(tmp_path):
    file = tmp_path / "progress.jsonl"
    first, *later = (
        line_of({"point": "BL23", "kind": "locate", "correct": True, "time": at}) for at in range(4)
    )
    append(file, [first])
    quiz = TinyQuiz(FEW, progress=file)
    assert quiz.get_state()["history"] == first
    append(file, later[:1])
    quiz.answered = [later[1]]
    assert quiz.kept == [later[1], later[0]] and lines_of(file) == [first, *later[:2]]
    with file.open("a") as other:
        other.write(later[2])  # not yet whole
    quiz._handle_custom_msg({"wants": "lines of others"}, [])
    assert later[2] not in quiz.kept
    with file.open("a") as other:
        other.write("\n")
    quiz._handle_custom_msg({"wants": "lines of others"}, [])
    assert quiz.kept == [later[2]]
    for other in ({}, "lines of others", None):
        quiz._handle_custom_msg(other, [])


def lines_of(file):
    return file.read_text().splitlines()


def test_a_file_that_cannot_be_written_is_told_and_answers_stay_in_the_browser(page, tmp_path):
    quiz = TinyQuiz(FEW, progress=tmp_path / "no folder" / "progress.jsonl")
    show(page, quiz)
    answer(page)
    quiz.answered = traits(page, "answered")[0]
    assert quiz.kept == [] and "cannot be written: no such file or directory" in quiz.trouble
    set_traits(page, trouble=quiz.trouble)
    assert page.get_by_role("alert").inner_text() == quiz.trouble
    assert len(stored(page)) == 1


def test_once_the_file_can_be_written_all_that_waited_stands_in_it(tmp_path):
    file = tmp_path / "folder" / "progress.jsonl"
    quiz = TinyQuiz(FEW, progress=file)
    one, two = (
        line_of({"point": "BL23", "kind": "locate", "correct": True, "time": at}) for at in (1, 2)
    )
    quiz.answered = [one]
    assert "cannot be written" in quiz.trouble
    file.parent.mkdir()
    quiz.answered = [one, two]
    assert (quiz.trouble, quiz.kept, file.read_text()) == ("", [one, two], f"{one}\n{two}\n")


def test_what_was_written_before_the_page_was_opened_again_waits_no_longer(page, tmp_path):
    file = tmp_path / "progress.jsonl"
    one = line_of({"point": "BL23", "kind": "locate", "correct": True, "time": 1})
    append(file, [one])
    show(page, TinyQuiz(FEW, progress=file), answered=[one], kept=[one])
    assert traits(page, "answered") == [[]]
    open_progress(page)
    assert "Kept in progress.jsonl" in page.locator(".acupress-practice-kept").inner_text()


def test_a_file_of_a_newer_course_is_told_and_never_added_to(tmp_path):
    file = tmp_path / "progress.jsonl"
    file.write_text('{"schema":2,"point":"BL23"}\n')
    quiz = TinyQuiz(FEW, progress=file)
    assert "newer version" in quiz.get_state()["trouble"]
    quiz.answered = [line_of({"point": "BL23", "kind": "rule", "correct": True, "time": 1})]
    assert file.read_text() == '{"schema":2,"point":"BL23"}\n' and quiz.kept == []


def test_damage_is_told_in_the_quiz_which_goes_on(tmp_path):
    file = tmp_path / "progress.jsonl"
    whole = line_of({"point": "BL23", "kind": "rule", "correct": True, "time": 1})
    file.write_text(f"damaged\n{whole}\n")
    state = TinyQuiz(FEW, progress=file).get_state()
    assert "line 1: damaged" in state["trouble"] and state["history"] == whole


def test_nothing_is_kept_where_that_is_wanted(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    show(page, TinyQuiz(FEW, progress=None))
    answer(page)
    assert (answers(page), stored(page), list(tmp_path.iterdir())) == ([], [], [])
    open_progress(page)
    assert told_due(page).startswith("1 answer so far.")


@pytest.mark.parametrize("where", [3, b"x", ["progress.jsonl"]])
def test_the_file_of_answers_is_a_files_name(where):
    with pytest.raises(ValueError, match=r"progress is a file's name .* not "):
        TinyQuiz(FEW, progress=where)


def test_a_browser_that_keeps_nothing_says_so_and_the_quiz_goes_on(page):
    page.evaluate("() => { Storage.prototype.setItem = () => { throw Error(); }; }")
    show(page, TinyQuiz(FEW))
    answer(page), answer(page)
    open_progress(page)
    assert told_due(page).startswith("2 answers so far.")
    assert "This browser keeps no more answers" in page.locator(".acupress-practice").inner_text()
