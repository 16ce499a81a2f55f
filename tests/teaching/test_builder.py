"""A plan built with fields and buttons: what is seen is the plan, saved the same as by code."""

import ipywidgets
import pytest
from node import in_node

import acupress as ap
from acupress.drawing.told import listed
from acupress.facts.conditions import conditions, is_given_for
from acupress.teaching.builder_gather import FIVE
from acupress.teaching.builder_search import search
from acupress.widgets.file_choice import FileChoice

POINTS = ap.load_points()
HOSTILE = '<img src=x onerror="alert(1)">=1+1'


def widget(builder, words, kind=ipywidgets.Widget):
    """The field, tick or button that says so."""
    found = [one for one in parts(builder) if getattr(one, "description", "").startswith(words)]
    [one] = [one for one in found if isinstance(one, kind)]
    return one


def parts(one):
    yield one
    for child in getattr(one, "children", ()):
        yield from parts(child)


def put(builder, words, value):
    widget(builder, words).value = value


def press(builder, words):
    widget(builder, words, ipywidgets.Button).click()


def text(builder):
    """All that is written in the builder."""
    return "\n".join(one.value for one in parts(builder) if isinstance(one, ipywidgets.HTML))


def saved(plan, folder):
    plan.save(folder / "compared.json")
    return (folder / "compared.json").read_text(encoding="utf-8")


@pytest.fixture
def builder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return ap.PlanBuilder()


def test_the_worked_example_by_clicks_is_the_one_by_two_lines(builder, tmp_path):
    put(builder, "Tradition", FIVE)
    press(builder, "Add all 5")
    put(builder, "Seconds to hold", "60")
    press(builder, "Hold all as long")
    put(builder, "Title", "Low back, at the office")
    put(builder, "Pregnant", True)
    five = ap.back_pain_five(POINTS)
    plan = ap.LessonPlan(five, "Low back, at the office", hold=60, group="pregnancy")
    assert saved(builder.plan, tmp_path) == saved(plan, tmp_path)
    seen = text(builder)
    assert "5 points, 10.5 minutes, 0 changes of position" in seen and "<img alt=" in seen
    assert "Emergency: get help now" in seen and "Who leaves out what" in seen


def test_a_plan_that_is_opened_and_left_as_it_is_stays_the_same_file(tmp_path):
    mine = POINTS.loc[["BL23", "GV2"]].assign(english=HOSTILE)
    told = {"hold": {"GV2": 45}, "sides": {"LI4": "left"}, "positions": {"GV2": "prone"}}
    told |= {"notes": {"LI4": HOSTILE}, "group": ["veins", "pregnancy"], "prepare": 0}
    rows = ap.LessonPlan(mine).table.loc[["GV2", "LI4", "BL23"]]
    plan = ap.LessonPlan(rows, HOSTILE, grouped=False, **told)
    builder = ap.PlanBuilder(plan)
    assert saved(builder.plan, tmp_path) == saved(plan, tmp_path)
    assert HOSTILE not in text(builder) and "&lt;img src=x" in text(builder)


def test_points_for_locating_only_are_listed_with_the_reason_and_not_added(builder):
    put(builder, "Search", "lung 1")
    assert "LU-1 Zhōngfǔ, middle residence — for locating only" in labels(builder)
    press(builder, "Add this point")
    assert "LU-1 cannot be added. For locating only: This course teaches" in text(builder)
    with pytest.raises(ValueError, match="^There is no plan yet: add a point to the class first"):
        _ = builder.plan


def labels(builder):
    return [label for label, _ in widget(builder, "Points that fit").options]


def test_what_cannot_be_is_answered_beside_its_field_and_the_plan_stays(builder):
    put(builder, "Search", "he gu")
    press(builder, "Add this point")
    before = repr(builder.plan)
    for field, value, answer in [
        ("Seconds to hold", HOSTILE, "give whole seconds from 1 to 600"),
        ("Seconds to hold", "601", "hold of LI4 is 601: give whole seconds from 1 to 600"),
        ("Note", "x" * 2001, "give a text of at most 2000 letters"),
        ("Title", "  ", "give a text of 1 to 200 letters"),
        ("Seconds to get ready", "soon", "give whole seconds from 0 to 600"),
    ]:
        put(builder, field, value)
        assert answer in text(builder) and repr(builder.plan) == before
    put(builder, "Seconds to hold", "30")
    assert "cannot be" not in text(builder) and builder.plan.holds == {"LI4": 30}


def test_points_move_with_those_of_their_position_and_every_step_is_taken_back():
    builder = ap.PlanBuilder(["LI4", "BL40", "GV2"])
    put(builder, "The class", "GV2")
    press(builder, "▲ Up")
    assert builder.plan.codes == ["GV2", "LI4", "BL40"]
    assert "all lying on your side now come before the others" in text(builder)
    put(builder, "Keep points of one position", False)
    press(builder, "▼ Down")
    press(builder, "✕ Remove")
    assert builder.plan.codes == ["LI4", "BL40"]
    for _ in range(4):
        press(builder, "↶ Undo")
    assert builder.plan.codes == ["LI4", "BL40", "GV2"] and builder.plan.grouped
    press(builder, "↶ Undo")
    assert "There is no change yet" in text(builder)


def test_files_say_what_was_written_and_where_and_ask_before_writing_over(builder, tmp_path):
    builder = ap.PlanBuilder(["LI4"], title="Hands")
    for words in ("a page", "a handout"):
        put(builder, words, False)
    press(builder, "Write the files")
    file = tmp_path / "my_class" / "class.json"
    assert file.exists() and "Written: my_class/class.json" in text(builder)
    file.write_text("mine", encoding="utf-8")
    press(builder, "Write the files")
    assert "There already: my_class/class.json." in text(builder)
    press(builder, "Open the plan of this name")
    assert "&#x27;class.json&#x27; is no plan" in text(builder) and builder.plan.title == "Hands"
    assert file.read_text(encoding="utf-8") == "mine"
    press(builder, "Write over them")
    put(builder, "Title", "Other")
    press(builder, "Open the plan of this name")
    assert builder.plan.title == "Hands"
    put(builder, "Folder", str(file))
    put(builder, "Name of the files", "plan")
    press(builder, "Write the files")
    assert "Not written: the plan itself" in text(builder)


def test_a_plan_comes_from_this_computer_and_a_broken_one_in_a_sentence(builder, tmp_path):
    plan = ap.LessonPlan(["LI4", "BL23"], "Sent")
    [upload] = [one for one in parts(builder) if isinstance(one, FileChoice)]
    for content, answer in ((b"{]", "is no plan"), (saved(plan, tmp_path).encode(), "is open")):
        upload._handle_custom_msg({"file": "../plan.json"}, [content])
        assert answer in text(builder)
    assert saved(builder.plan, tmp_path) == saved(plan, tmp_path)


def test_rows_of_a_table_of_ones_own_are_found_and_used_as_soon_as_they_are_good(builder, tmp_path):
    put(builder, "Search", "LI4")
    press(builder, "Add this point")
    put(builder, "Search", "")
    put(builder, "A table of my own", True)
    [own] = [one for one in parts(builder) if isinstance(one, ap.OwnTable)]
    taken = own.upload._handle_custom_msg
    taken(
        {"file": "mine.csv"}, [b"code,hold_seconds,english\nBL23,75,<b>waist</b>\nBL99,60,none\n"]
    )
    assert "BL-23 is in the list now, as your table has it" in text(builder)
    assert labels(builder)[0] == "BL-23 Shènshū, <b>waist</b>"
    press(builder, "Add this point")
    assert builder.plan.points.loc["BL23", "hold_seconds"] == 75
    assert "<b>waist" not in text(builder)
    taken({"file": "mine.csv"}, [b"code,hold_seconds\nLI4,30\n"])
    assert builder.plan.points.hold_seconds.to_dict() == {"LI4": 30, "BL23": 90}
    press(builder, "↶ Undo")
    assert builder.plan.points.hold_seconds.to_dict() == {"LI4": 90, "BL23": 75}


QUERIES = ["kun lung", "委中", "UB40", "KI", "low back", "sleep", "weizong", "heel", "zzzz", "腎俞"]


def test_the_search_finds_what_the_pickers_search_finds_in_the_same_order():
    told = {code: listed(code, row) for code, row in POINTS.iterrows()}
    stage = {"codes": list(told), "points": told}
    code = "return data.queries.map((query) => parts.search(query, data.stage))"
    theirs = in_node("search.js", code, {"queries": QUERIES, "stage": stage})
    assert [search(query, told) for query in QUERIES] == theirs


def test_tradition_names_the_condition_of_every_point_and_not_what_it_says_no_to():
    texts = ap.taught(POINTS).tradition
    for code, said in texts.items():
        assert any(is_given_for(one, said) for one in conditions()), code
    back = {code for code, said in texts.items() if is_given_for("low back pain", said)}
    assert set(ap.back_pain_five(POINTS).index) <= back
    assert not back & {"LI3", "LI5", "KI6", "KI10", "GB39"}
