"""What the lessons claim: every solution is right, every figure is the tables' own."""

import ast
from pathlib import Path

import nbformat
import pytest

import acupress as ap

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def points():
    return ap.load_points()


@pytest.fixture(scope="module")
def evidence():
    return ap.load_evidence()


def solutions():
    """Each exercise of each lesson with its solution, and the code that comes before them."""
    for path in LESSONS:
        before, exercise = [], None
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "code":
                continue
            if "solution" in cell.metadata.get("tags", []):
                yield pytest.param(list(before), exercise, cell.source, id=f"{path.stem}-{cell.id}")
            elif "ap.check(" in cell.source:
                exercise = cell.source
            elif not cell.metadata.get("jupyter", {}).get("source_hidden"):
                before += data_lines(cell.source)


def data_lines(source):
    """Statements that give something a name: what an exercise may use."""
    return [
        ast.unparse(statement)
        for statement in ast.parse(source).body
        if isinstance(statement, ast.Import | ast.Assign)
    ]


@pytest.mark.parametrize(("before", "exercise", "solution"), list(solutions()))
def test_every_solution_is_right(before, exercise, solution):
    names = {}
    exec("\n".join(before), names)
    exec(solution, names)
    check = ast.unparse(ast.parse(exercise).body[-1])
    assert eval(check, names).right is True


def test_every_lesson_has_exercises():
    assert {param.id.partition("-")[0] for param in solutions()} == {path.stem for path in LESSONS}


def test_the_figures_that_lessons_quote_are_the_tables(evidence, points):
    assert ap.load_guidance().kind.value_counts()[["emergency", "urgent", "avoid"]].tolist() == [
        6,
        8,
        17,
    ]
    assert points.pregnancy.value_counts()[["avoid", "disputed", "none named"]].tolist() == [
        2,
        19,
        21,
    ]
    assert evidence.loc["hsieh2006_disability", ["effect", "ci_low", "ci_high"]].tolist() == [
        -3.8,
        -5.7,
        -1.9,
    ]
    cherkin = evidence[evidence.study == "Cherkin 2009"].effect
    assert cherkin.tolist() == [4.4, 4.5, 4.4, 2.1]
    spans = ap.load_spans().cun
    assert spans[["forearm", "height", "back_width", "leg_outer", "leg_inner"]].tolist() == [
        12,
        75,
        3,
        16,
        15,
    ]
