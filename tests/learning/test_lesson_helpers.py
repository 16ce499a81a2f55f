"""Cards, checked answers and the forest plot of the lessons; what the lessons themselves claim."""

import ast
import html
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest

import acupress as ap
from acupress.learning import cards as lessons

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def points():
    return ap.load_points()


@pytest.fixture(scope="module")
def five(points):
    return points.dropna(subset="back_pain_order")


@pytest.fixture(scope="module")
def evidence():
    return ap.load_evidence()


def plain(text):
    """Words without line breaks and without the hyphens that keep a code together."""
    return " ".join(text.replace("\N{NON-BREAKING HYPHEN}", "-").split())


def words_of(markup):
    """What a reader sees of some HTML."""
    return plain(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL)))


# Before you press ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["emergency", "urgent", "pregnancy", "avoid", "disclaimer"])
def test_every_stop_sign_of_the_table_is_shown(five, kind):
    card = lessons.before_you_press(five)
    for advice in ap.load_guidance(kind).text:
        assert plain(advice) in words_of(card._repr_html_())
        assert plain(advice) in plain(repr(card))


def test_every_points_own_caution_is_shown(five):
    shown = words_of(lessons.before_you_press(five)._repr_html_())
    assert [code for code in five.index if plain(five.caution[code]) not in shown] == []


def test_emergencies_come_first_and_are_never_folded(five):
    markup = lessons.before_you_press(five)._repr_html_()
    assert markup.index("Emergency") < markup.index("Urgent") < markup.index("<details>")


def test_points_are_grouped_by_what_pregnancy_lists_say(five):
    shown = words_of(lessons.before_you_press(five)._repr_html_())
    assert "On every list seen that names points: LI-4." in shown
    assert "On some lists, or in a region that one list warns of: BL-23, BL-60." in shown
    assert "On no list seen, which does not prove it safe: BL-40, KI-3." in shown


# Cards --------------------------------------------------------------------------------------


def test_a_card_tells_the_caution_before_how_to_find_the_point(points):
    for code in points.index:
        shown = words_of(lessons.point_card(code, points)._repr_html_())
        first = shown.index(plain(points.caution[code]))
        assert first < shown.index(plain(points.find[code].split(" | ")[0])), code


def test_a_card_marks_tradition_as_tradition(points):
    text = repr(lessons.point_card("BL23"))
    assert text.index("NOT PROOF") < text.index("The clinic article uses it")


def test_text_from_a_table_is_shown_as_text(points):
    nasty = points.copy()
    nasty.loc["BL60", ["caution", "tradition", "pinyin"]] = "<script>alert('x')</script> & <b>"
    cards = lessons.point_card("BL60", nasty), lessons.before_you_press(nasty.loc[["BL60"]])
    for card in (*cards, lessons.show_texts(nasty.caution, names=nasty.pinyin)):
        assert "<script>" not in card._repr_html_()
        assert "&lt;script&gt;" in card._repr_html_()


def test_a_card_finds_a_point_however_it_is_written():
    assert repr(lessons.point_card("委中")) == repr(lessons.point_card("UB-40"))


def test_texts_keep_their_names():
    assert repr(lessons.show_texts(["low"], names=["Hsieh 2006"])) == "- Hsieh 2006: low"


# Checked answers ----------------------------------------------------------------------------


@pytest.mark.parametrize("expected", ["BL60", 1.5, ["BL23", "KI3"], {"LI4"}])
def test_three_dots_are_not_answered_yet(expected):
    verdict = lessons.check(..., expected)
    assert verdict.right is None
    assert "Not answered yet" in repr(verdict)


RIGHT = [
    ("BL60", "BL60"),
    ("bl-60", "BL60"),
    ("UB 60", "BL60"),
    ("Kūnlún", "BL60"),
    ("崑崙", "BL60"),
    ("Urgent", "urgent"),
    (1.5, 1.5),
    ("1,5", 1.5),
    ("1.5 cun", 1.5),
    (5.3, 5.34),
    (3, 3),
    ("LI4, ki-3", {"KI3", "LI4"}),
    (["ki3", "LI-4"], {"LI4", "KI3"}),
    (["LI4", "KI3"], ["LI4", "KI3"]),
    (pd.Index(["KI3", "LI4"]), {"LI4", "KI3"}),
    (["LI4"], pd.Index(["LI4"])),
]


@pytest.mark.parametrize(("answer", "expected"), RIGHT)
def test_answers_are_right_however_they_are_written(answer, expected):
    assert lessons.check(answer, expected).right is True


def test_a_table_stands_for_the_codes_of_its_rows(five):
    assert lessons.check(five.query("meridian == 'Kidney'"), {"KI3"}).right is True


WRONG = [
    ("KI3", "BL60", "is not it"),
    ("BL99", "BL60", "no point of the table"),
    (60, "BL60", "in quotes"),
    (1, 1.5, "larger"),
    (2, 1.5, "smaller"),
    ("many", 1.5, "number"),
    (None, 1.5, "number"),
    (float("nan"), 1.5, "number"),
    (["LI4"], {"LI4", "KI3"}, "1 of 2 found"),
    (["LI4", "KI3", "BL60"], {"LI4", "KI3"}, "1 that do not belong"),
    (["KI3", "LI4"], ["LI4", "KI3"], "another order"),
    (7, {"LI4"}, "a list of codes"),
]


@pytest.mark.parametrize(("answer", "expected", "hint"), WRONG)
def test_a_wrong_answer_gets_a_hint_and_never_the_solution(answer, expected, hint):
    verdict = lessons.check(answer, expected)
    assert verdict.right is False
    assert hint in repr(verdict)


@pytest.mark.parametrize("answer", [None, [], {}, object(), lambda: 0, pd.DataFrame(), [None, 1]])
@pytest.mark.parametrize("expected", ["BL60", 1.5, ["BL23"], {"LI4"}])
def test_no_answer_can_break_a_lesson(answer, expected):
    assert lessons.check(answer, expected).right is False


def test_an_answer_is_shown_as_text():
    assert "<b>" not in lessons.check("<b>", "BL60")._repr_html_()


# The forest plot ----------------------------------------------------------------------------


def drawn(figure, kind):
    return {
        artist.get_gid().partition(".")[2]: artist
        for ax in figure.axes
        for artist in ax.lines
        if (artist.get_gid() or "").startswith(kind)
    }


def test_every_result_with_an_interval_is_drawn_where_it_was_published(evidence):
    figure = lessons.forest_plot(evidence)
    whole = evidence.dropna(subset=["ci_low", "ci_high"])
    effects, intervals = drawn(figure, "effect"), drawn(figure, "interval")
    assert effects.keys() == intervals.keys() == set(whole.index)
    for name, row in whole.iterrows():
        assert list(effects[name].get_xdata()) == [row.effect]
        assert list(intervals[name].get_xdata()) == [row.ci_low, row.ci_high]


def test_units_and_directions_never_share_an_axis(evidence):
    figure = lessons.forest_plot(evidence)
    for ax in figure.axes:
        names = [
            line.get_gid().partition(".")[2] for line in ax.lines if "effect" in line.get_gid()
        ]
        assert len(evidence.loc[names, ["unit", "direction"]].drop_duplicates()) == 1


def test_what_is_not_drawn_is_named(evidence):
    figure = lessons.forest_plot(evidence)
    for study in evidence.study[evidence.ci_low.isna()]:
        assert study in figure.alt.partition("Not drawn")[2]


def test_no_difference_is_marked_beside_every_result(evidence):
    figure = lessons.forest_plot(evidence)
    marks = drawn(figure, "zero")
    assert marks.keys() == drawn(figure, "effect").keys()
    assert all(list(mark.get_xdata()) == [0, 0] for mark in marks.values())


def test_texts_of_the_plot_do_not_collide(evidence):
    figure = lessons.forest_plot(evidence)
    renderer = figure._get_renderer()
    boxes = [text.get_window_extent(renderer) for text in figure.texts]
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes)
    collisions = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)]
    assert collisions == []


def test_the_plot_describes_itself_in_words(evidence):
    alt = lessons.forest_plot(evidence).alt
    assert "Hsieh 2006" in alt and "−3.8 (−5.7 to −1.9)" in alt


# What the lessons claim ---------------------------------------------------------------------


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
