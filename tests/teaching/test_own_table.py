"""A teacher's own table, by path: what she writes there comes into the class's papers as text."""

import pandas as pd
import pypdf
import pytest

import acupress as ap

HOSTILE = "<script>alert(1)</script> =1+1 #emph[x] $x_1$ \\include & \"quoted\""  # fmt: skip
ROWS = pd.DataFrame(
    {
        "code": ["BL23", "LI4"],
        "pinyin": ["<b>Mine</b>", "Hégǔ"],
        "english": [HOSTILE, "#let x = 1"],
        "find": [f"Sit. | Feel {HOSTILE}. | Press.", "Sit. | Feel. | Press."],
        "press": [f"Press {HOSTILE} gently.", "Press."],
        "caution": [f"Stop at pain. {HOSTILE}", "Stop at pain."],
        "sources": [f"mine {HOSTILE}", "mine"],
    }
)


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(params=["mine.csv", "mine.xlsx"])
def file(request, tmp_path):
    file = tmp_path / request.param
    ROWS.to_csv(file, index=False) if file.suffix == ".csv" else ROWS.to_excel(file, index=False)
    return file


def test_points_of_a_file_make_a_plan_and_its_papers(file):
    plan = ap.LessonPlan(ap.load_points(file), title="Mine")
    assert plan.codes == ["LI4", "BL23"] or plan.codes == ["BL23", "LI4"]
    plan.handout(file.with_suffix(".pdf"))
    text = squeezed(
        " ".join(p.extract_text() for p in pypdf.PdfReader(file.with_suffix(".pdf")).pages)
    )
    point = plan.points.loc["BL23"]
    for words in (
        *point[["pinyin", "english", "press", "caution", "sources"]],
        *point.find.split("|"),
    ):
        assert squeezed(words) in text
    plan.save(file.with_name("plan.json"))
    again = ap.load_plan(file.with_name("plan.json"))
    assert again.points[list(plan.points)].astype(str).equals(plan.points.astype(str))


def test_a_file_where_points_are_asked_for_is_answered_with_how_to_load_it():
    for give in (ap.LessonPlan, ap.PointPicker, ap.show_points):
        with pytest.raises(ValueError, match=r"'mine.csv' is a file: load it first, load_points"):
            give("mine.csv")
