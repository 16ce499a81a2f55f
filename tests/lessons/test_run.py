"""The lessons as they run: quiet, and with each caution before the press it belongs to."""

import html
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import acupress as ap

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("[0-9]*.ipynb"))
FOLDED = re.compile(r"<details.*?</details>|<style>.*?</style>", re.DOTALL)
MACHINE = re.compile(r"\bdtype\b|\bnp\.|\b(?:Index|Series|array)\(")
CLOCKS = ("ap.CountdownTimer(", "ap.GuidedSession(", "plan.session(")


@pytest.fixture(scope="module", params=LESSONS, ids=lambda path: path.stem)
def lesson(request, tmp_path_factory):
    """Run a lesson once, in a folder that is not its own."""
    notebook = nbformat.read(request.param, as_version=4)
    folder = str(tmp_path_factory.mktemp(request.param.stem))
    return NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": folder}}
    ).execute()


def plain(text):
    return " ".join(html.unescape(text).replace("\N{NON-BREAKING HYPHEN}", "-").split())


def seen(cell):
    """What a reader sees of a cell without opening anything."""
    if cell.cell_type == "markdown":
        return plain(cell.source)
    shown = [output.data.get("text/html", "") for output in cell.outputs if "data" in output]
    return plain(re.sub("<[^>]+>", " ", FOLDED.sub(" ", " ".join(shown))))


def presses(cell):
    """The codes of the points that a cell tells one to press."""
    tags = cell.metadata.get("tags", [])
    return [tag.removeprefix("press:") for tag in tags if tag.startswith("press:")]


def test_a_lesson_writes_nothing_to_stderr(lesson):
    noise = [
        output.text
        for cell in lesson.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert noise == []


def test_a_lesson_shows_no_words_of_the_machine(lesson):
    """What pandas and numpy say of their own, a learner who never wrote a program stumbles at."""
    outputs = [output for cell in lesson.cells for output in cell.get("outputs", [])]
    shown = [output.get("data", {"text/plain": output.get("text", "")}) for output in outputs]
    told = [data["text/plain"] for data in shown if "text/html" not in data]
    assert [text for text in told if MACHINE.search(text)] == []


def test_the_stop_signs_and_each_points_caution_come_before_it_is_pressed(lesson):
    points, signs = ap.load_points(), ap.load_guidance("emergency").text
    read = ""
    for cell in lesson.cells:
        for code in presses(cell):
            assert [sign for sign in signs if plain(sign) not in read] == []
            assert plain(points.caution[code]) in read, f"{code} is pressed before its caution"
        read += seen(cell) + " "


def test_no_clock_runs_before_the_lesson_has_said_what_to_press(lesson):
    told = set()
    for cell in lesson.cells:
        told |= set(presses(cell))
        if cell.cell_type == "code" and any(clock in cell.source for clock in CLOCKS):
            assert told, cell.source
            if "GuidedSession(five)" in cell.source or "plan.session(" in cell.source:
                assert told == {"LI4", "BL23", "BL40", "BL60", "KI3"}


def test_every_exercise_waits_for_an_answer(lesson):
    said = [
        output.data["text/plain"]
        for cell in lesson.cells
        if "exercise" in cell.metadata.get("tags", [])
        for output in cell.outputs
    ]
    assert said and set(said) == {"Exercise('not answered yet')"}
