"""A plan of a class: order, holds, sides, positions, who leaves out what, and its session."""

import itertools
import re

import pytest
import traitlets
from matplotlib.text import Text

import acupress as ap
from acupress.facts import classes
from acupress.teaching import positions

FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]


@pytest.fixture(scope="module")
def five():
    return ap.LessonPlan(ap.back_pain_five(ap.load_points()), title="Low back", group="pregnant")


def test_two_lines_make_a_plan_of_the_five(five):
    assert five.codes == FIVE and five.title == "Low back"
    assert list(five.entries.minutes) == [3.3, 1.7, 3.3, 3.3, 3.3] and five.minutes == 15
    assert set(five.entries.position) == {"sitting"} and five.changes == 0


def test_points_come_as_a_list_one_code_or_rows_of_a_table():
    points = ap.load_points()
    for given in (["li-4", "委中"], points.loc[["LI4", "BL40"]]):
        assert ap.LessonPlan(given).codes == ["LI4", "BL40"]
    assert ap.LessonPlan("UB40").codes == ["BL40"]


def test_every_point_that_is_taught_has_a_position_that_its_source_explains():
    taught = ap.taught(ap.load_points())
    for code, row in taught.iterrows():
        first, sits = row.find.split(" | ")[0], classes.positions_of(code, row.region)
        assert sits, code
        if first.startswith("Sit "):
            assert sits[0] == "sitting", code
        if "face down" in first:
            assert {"prone", "side"} & set(sits), code


def test_points_of_one_position_are_pressed_together_and_keep_their_order():
    plan = ap.LessonPlan(["LI4", "GV2", "BL40", "GB30", "KI3"])
    assert plan.codes == ["LI4", "BL40", "KI3", "GV2", "GB30"] == plan.order()
    assert plan.changes == 1


def test_the_order_given_is_kept_where_it_is_asked_for():
    plan = ap.LessonPlan(["LI4", "GV2", "BL40"], grouped=False)
    assert plan.codes == ["LI4", "GV2", "BL40"] and plan.changes == 2
    assert plan.order() == ["LI4", "BL40", "GV2"]


def test_no_order_of_the_points_changes_position_less_often():
    possible = {"a": ["side"], "b": ["prone", "sitting"], "c": ["sitting"], "d": [], "e": ["prone"]}
    taken = positions.grouped(possible)
    assert positions.changes(taken.values()) == 2
    assert all(taken[code] in at for code, at in possible.items() if at)


def test_holds_sides_notes_and_positions_of_ones_own_reach_rows_and_session():
    plan = ap.LessonPlan(
        ["BL60", "KI3"], hold={"BL60": 30, "taixi": 40}, sides={"BL60": "right"},
        notes={"ki-3": "Show it <b>twice</b>."}, positions={"KI3": "lying face down"}, prepare=5,
    )  # fmt: skip
    session = plan.session()
    assert session.seconds == plan.seconds == 35 + 2 * 45
    assert plan.session(partners=True).seconds == 2 * plan.seconds + 30
    with pytest.raises(traitlets.TraitError, match="partners=True needs a group"):
        plan.session(group=None, partners=True)
    told = session.stage["points"]
    assert (told["BL60"]["sides"], told["BL60"]["hold_seconds"]) == ("right", 30)
    assert told["KI3"]["note"] == "Show it <b>twice</b>."
    assert [part["side"] for part in session.plan] == ["right"] * 4 + ["left"] * 2
    assert list(plan.points.position) == ["sitting", "prone"]


def test_a_plans_rows_serve_whatever_takes_points():
    plan = ap.LessonPlan(["LI4", "BL40"], hold=30)
    assert ap.PointPicker(plan.points).codes == ["LI4", "BL40"]
    assert "30 SECONDS" in ap.point_card("LI4", plan.points).text


def test_points_that_are_not_taught_to_press_are_refused_together():
    with pytest.raises(ValueError, match="LU1, LU2 cannot be pressed"):
        ap.LessonPlan(["LU1", "LI4", "LU2"])


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(ValueError) as error:
        ap.LessonPlan(
            ["LI4", "GV4"], title=" ", hold={"LI4": 0, "KI3": 9}, sides={"GV4": "left"},
            notes={"LI4": 5}, positions="flying", group=["tall"], prepare=-1,
        )  # fmt: skip
    told = str(error.value)
    for words in (
        "title is ' '", "prepare is -1", "hold of LI4 is 0: give whole seconds from 1 to 600",
        "hold speaks of 'KI3', which is no point of this plan", "sides of GV4 is 'left'",
        "notes of LI4 is 5", "positions of GV4 is 'flying'", "group names 'tall'",
    ):  # fmt: skip
        assert words in told
    assert "\n" not in told


def test_whoever_is_pregnant_leaves_out_what_the_table_says_and_asks_about_the_rest(five):
    table = five.exclusions()
    assert dict(zip(table.code, table.does, strict=True)) == {
        "LI4": "leave out", "BL23": "leave out", "BL60": "leave out",
        "BL40": "ask first", "KI3": "ask first",
    }  # fmt: skip
    assert set(table.instead[table.does == "leave out"]) == {"BL40 KI3"}
    assert table.why[0].startswith("Pregnant or might be: do not press this point")


def test_everybody_is_told_of_where_no_group_is_named():
    plan = ap.LessonPlan(["SP6", "BL23"])
    table = plan.exclusions()
    assert {"Varicose veins", "Pregnant, or might be", "Heart disease, or blood clots now or in the"
            " past"} <= set(table.who)  # fmt: skip
    only = plan.exclusions("varicose veins")
    assert list(only.code) == ["SP6"] and list(only.instead) == ["BL23"]
    assert only.why[0] == "Not over varicose veins."


def test_the_exclusions_are_read_with_the_courses_advice_first(five):
    text = five.show_exclusions().text
    assert text.index("do not do this routine without") < text.index(
        "Leave out: LI-4, BL-23, BL-60"
    )
    assert "Instead of them, once it is agreed to: BL-40, KI-3." in text


def written(figure):
    """Every text of a figure, and the box it takes, in pixels."""
    texts = [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]
    return [(text.get_text(), text.get_window_extent()) for text in texts]


def test_the_timeline_tells_in_words_what_it_draws(five):
    figure = five.show_timeline()
    for words in ("Low back: 15 minutes", "LI-4 Hégǔ 合谷, 90 seconds, right, then left, sitting"):
        assert words in figure.alt
    texts = [text for text, _ in written(figure)]
    assert texts.count("R") == 4 and texts.count("R+L") == 1 and "BL-40 Wěizhōng" in texts
    pairs = five.show_timeline(width=8, partners=True)
    texts = [text for text, _ in written(pairs)]
    assert texts.count("R") == 8 and "Then partners change places" in pairs.alt
    assert "Low back: 30.5 minutes" in pairs.alt and five.minutes_in_pairs == 30.5


def test_a_timeline_is_legible_on_a_phone(five):
    figure = five.show_timeline()
    smallest = min(text.get_fontsize() for text in figure.findobj(Text) if text.get_text())
    notebook = 300  # pixels that Notebook 7 leaves a picture on a phone 360 wide
    assert smallest * notebook / (figure.get_figwidth() * 72) >= 11


@pytest.mark.parametrize("width", [4, 7])
@pytest.mark.parametrize("name", ["W" * 40, "i" * 40, "Wěizhōng"])
def test_no_two_texts_of_a_timeline_overlap(name, width):
    points = ap.load_points().loc[["GV2", "LI4", "BL53", "BL40"]].copy()
    points.loc["BL40", "pinyin"] = name
    plan = ap.LessonPlan(points, title="W" * 60, grouped=False)
    figure = plan.show_timeline(width=width)
    page, texts = figure.bbox, written(figure)
    for words, box in texts:
        assert page.x0 <= box.x0 and box.x1 <= page.x1, words
    for (one, box), (other, its) in itertools.combinations(texts, 2):
        assert not box.padded(-0.5).overlaps(its.padded(-0.5)), (one, other)
    (shown,) = (words for words, _ in texts if words.startswith("BL-40"))
    # Cut by what it takes, not by how many letters it has.
    is_cut = name == "W" * 40 or (name == "i" * 40 and width == 4)
    assert shown.endswith(f"{name[0]}…") if is_cut else shown == f"BL-40 {name}"


def test_a_plans_table_brings_the_letters_of_its_names(five):
    told = five._repr_html_()
    assert "合谷" in told
    for letter in "合谷":  # no box stands for it on a computer that has no font with hanzi
        assert re.search(rf"@font-face[^}}]*U\+{ord(letter):X}\b", told), letter
    assert 'font-family: "Acupress Names"' in told.partition("</style>")[0]


def test_what_a_teacher_writes_is_text_in_picture_and_notebook():
    plan = ap.LessonPlan(["LI4"], title="$x$ <script>", notes={"LI4": "<img src=x>"})
    assert "<script>" not in plan._repr_html_() and "<img" not in plan._repr_html_()
    assert "$x$ <script>" in [text for text, _ in written(plan.show_timeline())]
    plan.show_timeline()._repr_html_()  # nothing is read as mathematics


def test_the_page_of_a_plan_has_its_order_holds_and_notes(tmp_path):
    plan = ap.LessonPlan(
        ["BL60", "BL23"], title="Low <back>", hold={"BL60": 30}, notes={"BL60": "Mine <i>too</i>"},
        grouped=False,
    )  # fmt: skip
    page = plan.page(tmp_path / "class.html").read_text(encoding="utf-8")
    assert "Low &lt;back&gt;" in page and "Mine &lt;i&gt;too&lt;/i&gt;" in page
    assert "<i>too" not in page
    assert page.index("BL-60 Kūnlún") < page.index("BL-23 Shènshū")
    assert "Press it for about 30 seconds, then the other side" in page


def test_a_plan_without_notes_shows_none_and_a_phone_need_not_be_pushed_sideways():
    told, noted = ap.LessonPlan(["LI4"]), ap.LessonPlan(["LI4"], notes={"LI4": "Demo."})
    assert "note" not in told._repr_html_() and "Demo." in noted._repr_html_()
    assert re.search(r'<div class="acupress-plan"[^>]*><table', told._repr_html_())
    assert ".acupress-plan { overflow-x: auto;" in told._repr_html_()
