"""The form that every lesson keeps. What lessons say is proved where it is computed."""

import ast
import csv
import json
import re
from pathlib import Path
from statistics import median

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
# A title tells what to do. A new lesson may bring a new verb.
VERBS = set(
    """Ask Begin Breathe Build Choose Compare Count Draw Explore Find Follow Get Go Guide Hold Keep
    Know Learn Locate Look Make Measure Meet Plan Practise Prepare Press Print Read Run See Start
    Take Teach Test Time Try Use Walk Work""".split()
)
MERIDIANS = "LU|LI|ST|SP|HT|SI|BL|KI|PC|TE|GB|LR|GV|CV"
CODE = re.compile(rf"\b({MERIDIANS})[-\u2010\u2011 ]?([1-9]\d?)\b|\b(EX-[A-Z]+)(\d+[a-z]?)\b")
ABSOLUTE = re.compile(r"(?<![\w.:/<])(?:/(?:home|root|tmp|Users|mnt|opt|work)/|[A-Z]:\\\w)")
FENCED_OR_QUOTED = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)


@pytest.fixture(params=LESSONS, ids=lambda path: path.stem)
def lesson(request):
    return nbformat.read(request.param, as_version=4)


def cells(lesson, kind):
    return [cell for cell in lesson.cells if cell.cell_type == kind]


def text(cell):
    """Return the prose of a markdown cell, without the code it quotes."""
    return FENCED_OR_QUOTED.sub("", cell.source)


def lines(cell):
    return [line for line in cell.source.splitlines() if line.strip()]


def headings(lesson, level):
    marks = re.compile(rf"^#{{{level}}} +(.+)$", re.MULTILINE)
    return [title for cell in cells(lesson, "markdown") for title in marks.findall(text(cell))]


def is_import(cell):
    body = ast.parse(cell.source).body
    return all(isinstance(node, ast.Import | ast.ImportFrom) for node in body)


def intro(lesson):
    """Return the prose before the first code cell that does more than import."""
    prose = []
    for cell in lesson.cells:
        if cell.cell_type == "markdown":
            prose.append(cell.source)
        elif cell.cell_type == "code" and not is_import(cell):
            break
    return "\n".join(prose)


def test_lessons_are_numbered_in_reading_order():
    assert LESSONS, "notebooks/ has no lesson"
    assert [path.name[:3] for path in LESSONS] == [f"{i:02}_" for i in range(len(LESSONS))]


def test_the_file_is_a_valid_notebook(lesson):
    nbformat.validate(lesson)


def test_there_is_one_title_it_comes_first_and_says_what_to_do(lesson):
    titles = headings(lesson, 1)
    assert len(titles) == 1
    assert lesson.cells[0].source.startswith("# ")
    assert titles[0].split()[0] in VERBS, "begin the title with a verb"


@pytest.mark.parametrize("word", ["do", "learn", "need"])
def test_the_introduction_says_what_you_will(lesson, word):
    said = re.search(rf"^(#+ |\*\*)What you['’]ll {word}\b", intro(lesson), re.MULTILINE)
    assert said, f"before the first code, a heading or bold words: What you'll {word}"


def test_the_caution_comes_before_anything_one_can_press(lesson):
    said = re.search(r"^#+ Before you press\b", intro(lesson), re.MULTILINE)
    assert said, "only imports may come before the heading: Before you press"


def test_code_cells_are_short(lesson):
    counts = [len(lines(cell)) for cell in cells(lesson, "code")]
    assert max(counts) <= 12
    assert median(counts) <= 2


def test_there_is_at_least_as_much_prose_as_code(lesson):
    assert len(cells(lesson, "markdown")) >= len(cells(lesson, "code"))


def test_lessons_define_nothing(lesson):
    found = [
        node.name
        for cell in cells(lesson, "code")
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    assert found == [], "machinery belongs into the package"


def test_nothing_that_was_run_is_stored(lesson):
    for cell in cells(lesson, "code"):
        assert cell.outputs == [], "run 'make format' to drop outputs"
        assert cell.execution_count is None, "run 'make format' to drop counts"
    assert "widgets" not in lesson.metadata


def test_any_computer_has_the_kernel(lesson):
    assert lesson.metadata.kernelspec.name == "python3"


def test_every_point_that_is_mentioned_is_in_the_table(lesson):
    with (ROOT / "data" / "points.csv").open(encoding="utf-8-sig", newline="") as table:
        known = {row["code"] for row in csv.DictReader(table)}
    mentioned = {"".join(code) for cell in lesson.cells for code in CODE.findall(cell.source)}
    assert mentioned - known == set()


def test_no_path_of_one_computer_is_left(lesson):
    assert ABSOLUTE.findall(json.dumps(lesson.cells, ensure_ascii=False)) == []


def test_every_picture_is_described_in_words(lesson):
    for cell in cells(lesson, "markdown"):
        assert not re.search(r"!\[\s*\]", cell.source), "write what the picture shows in ![…]"
        for tag in re.findall(r"<img\b[^>]*>", cell.source):
            assert re.search(r"alt=[\"'][^\"']+", tag), f"alt is missing: {tag}"


def test_solutions_are_real_code_that_waits_folded(lesson):
    for cell in lesson.cells:
        if "solution" in cell.metadata.get("tags", []):
            assert cell.cell_type == "code"
            assert cell.metadata.get("jupyter", {}).get("source_hidden"), cell.source


def test_every_lesson_leads_to_the_one_before_and_the_one_after():
    for i, path in enumerate(LESSONS):
        last = nbformat.read(path, as_version=4).cells[-1].source
        neighbours = [*LESSONS[max(i - 1, 0) : i], *LESSONS[i + 1 : i + 2]]
        assert [near.name for near in neighbours if f"]({near.name})" not in last] == [], path.name


def test_links_between_lessons_lead_somewhere(lesson):
    for cell in cells(lesson, "markdown"):
        for name in re.findall(r"\]\(([^)#:]+\.ipynb)\)", cell.source):
            assert (ROOT / "notebooks" / name).exists(), name


def test_the_introduction_says_what_to_press_when_a_picture_is_missing(lesson):
    assert "Error displaying widget" in intro(lesson)
    assert "▶▶" in intro(lesson)
