"""A printed quiz asks without telling; its key, on pages of its own, has each answer."""

import io
import sys

import numpy as np
import pdfua
import pypdf
import pytest
from PIL import Image

import acupress as ap
from acupress.teaching import paper, quiz
from acupress.teaching.quiz_words import name_question

HOSTILE = '<script>alert(1)</script> =1+1 #emph[x] $x_1$ \\include & "q"'
LOOKS = {
    "A4": {}, "letter": {"paper": "letter", "seed": 2}, "grey": {"grey": True},
    "no key": {"key": False},
}  # fmt: skip


def squeezed(text):
    return "".join(text.split())


def pages_of(file):
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(file).pages]


def asked_in(told):
    return [question for part in told["parts"] for question in part["questions"]]


@pytest.fixture(scope="module")
def plan():
    return ap.LessonPlan(["LI4", "BL23", "GV4", "BL60"], title="Low <back> #1")


@pytest.fixture(scope="module")
def made(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("quizzes")
    for name, look in LOOKS.items():
        plan.quiz(folder / f"{name}.pdf", **look)
    return folder


@pytest.mark.parametrize("look", LOOKS)
def test_a_checker_for_accessible_pdf_finds_nothing(look, made):
    found = pdfua.validate(made / f"{look}.pdf").findings
    assert [f"{one.rule_id} {one.message}" for one in found] == []


def test_answers_stand_on_pages_of_their_own_after_all_questions(made, plan):
    told, _ = quiz.contents(plan)
    pages = pages_of(made / "A4.pdf")
    first = next(i for i, page in enumerate(pages) if page.startswith("Answers:Low<back>#1"))
    assert first % 2 == 0, "nor behind a question, where both sides are printed"
    questions, answers = "".join(pages[:first]), "".join(pages[first:])
    for question in asked_in(told):
        assert squeezed(question["words"]) in questions
        assert squeezed(question["answer"]["words"]) in answers
    assert "Rightwithin" in answers and "Rightwithin" not in questions
    assert "Source:" in answers and "Source:" not in questions


def test_without_the_key_the_file_holds_no_answer(made, plan):
    told, pictures = quiz.contents(plan, key=False)
    assert not [one for one in asked_in(told) if "answer" in one]
    assert not [name for name in pictures if "key" in name]
    assert "Answers" not in "".join(pages_of(made / "no key.pdf"))


def test_the_same_seed_makes_the_same_quiz_and_another_another(plan):
    one, two, other = (quiz.contents(plan, seed=seed)[0] for seed in (1, 1, 2))
    assert one == two and one["parts"] != other["parts"]


def test_each_point_is_either_marked_or_named(plan):
    mark, name, *_ = quiz.contents(plan, seed=3)[0]["parts"]
    told = [one["answer"]["words"] for one in mark["questions"] + name["questions"]]
    for code, point in plan.points.iterrows():
        assert sum(f"{point.pinyin}" in words for words in told) == 1, code
    for question in mark["questions"] + name["questions"]:
        assert not [point for point in plan.points.pinyin if point in question["alt"]]
    for question in name["questions"]:
        letter, right = question["answer"]["words"].split(". ", 1)
        assert question["options"]["ABCD".index(letter)] == right


def test_a_caution_asked_for_is_the_points_own(plan):
    *_, cautions = quiz.contents(plan)[0]["parts"]
    for question in cautions["questions"]:
        letter, said = question["answer"]["words"].split(". ", 1)
        option = question["options"]["ABCD".index(letter)]
        asked_for = next(
            code for code, point in plan.points.iterrows() if f"{point.pinyin}:" in said
        )
        caution, name = plan.points.caution[asked_for], plan.points.pinyin[asked_for]
        assert {caution in question["words"], name in option} == {True} or (
            option == caution and name in question["words"]
        )


def test_nothing_stands_in_the_margins(plan):
    made = quiz.contents(plan, size="letter")
    for page in paper.compiled(quiz.TEMPLATE, *made, format="png", pdf_standards=[], ppi=50):
        pixels = np.array(Image.open(io.BytesIO(page)).convert("L"))
        edge = int(13 / 25.4 * 50)
        assert (pixels[:, :edge] > 250).all() and (pixels[:, -edge:] > 250).all()


def test_what_a_table_says_is_shown_as_text(tmp_path):
    table = ap.load_points().loc[["BL23", "GV4"]].copy()
    table["pinyin"], table["caution"] = ["<b>Mine</b>", "#let x"], f"Stop. {HOSTILE}"
    ap.LessonPlan(table, title=HOSTILE).quiz(tmp_path / "quiz.pdf")
    text = "".join(pages_of(tmp_path / "quiz.pdf"))
    for words in (*table.pinyin, *table.caution, HOSTILE):
        assert squeezed(words) in text


def test_a_plan_of_one_point_is_asked_for_too(tmp_path):
    ap.LessonPlan(["LI4"]).quiz(tmp_path / "quiz.pdf")
    assert "MarkLI-4" in pages_of(tmp_path / "quiz.pdf")[0]


def test_options_that_cannot_be_are_refused_together(plan, tmp_path):
    with pytest.raises(ValueError) as error:
        plan.quiz(tmp_path / "x.pdf", paper="A3", seed=1.5, key="yes")
    assert str(error.value) == (
        "paper is 'A4' or 'letter', not 'A3'; key is True or False, not 'yes'; "
        "seed is a whole number from 0, like 1, not 1.5."
    )
    assert not list(tmp_path.iterdir())


def test_without_typst_one_sentence_says_how_to_get_it(plan, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ModuleNotFoundError, match="pip install typst"):
        plan.quiz(tmp_path / "x.pdf")
    assert not list(tmp_path.iterdir())


def test_a_dot_without_neighbours_is_named_in_writing():
    asked = name_question("KI1", ap.load_points(), 1)
    assert asked["options"] == [] and "KI-1" in asked["answer"]["words"]
