"""What the lessons claim: every solution is right, every figure is the tables' own."""

import ast
import functools
import json
import math
import re
import sys
from pathlib import Path

import nbformat
import pytest

import acupress as ap

LESSONS = {
    path.stem[:2]: nbformat.read(path, as_version=4)
    for path in sorted((Path(__file__).parents[2] / "notebooks").glob("[0-9]*.ipynb"))
}


def is_tagged(cell, tag):
    return tag in cell.metadata.get("tags", [])


def data_lines(source):
    """Statements that give something a name: what an exercise may use."""
    return [
        ast.unparse(statement)
        for statement in ast.parse(source).body
        if isinstance(statement, ast.Import | ast.Assign)
    ]


def read_exercises():
    """Each exercise of each lesson: what is right, in which unit, and the printed solution."""
    read = {}
    for lesson, notebook in LESSONS.items():
        before, asked, number = [], None, 0
        for cell in notebook.cells:
            if is_tagged(cell, "exercise"):
                asked = ast.parse(cell.source).body[-1].value
                number += 1
            elif is_tagged(cell, "solution"):
                read[lesson, number] = list(before), asked, cell.source
            elif cell.cell_type == "code":
                before += data_lines(cell.source)
    return read


EXERCISES = read_exercises()


@functools.cache
def asked(lesson, number):
    """What the exercise expects, its unit, and what its solution answers."""
    before, call, solution = EXERCISES[lesson, number]
    names = {}
    exec("\n".join(before), names)
    expected = eval(ast.unparse(call.args[0]), names)
    options = {option.arg: ast.literal_eval(option.value) for option in call.keywords}
    exec(solution, names)
    return expected, options, names["answer"]


def verdict(lesson, number, answer=None):
    expected, options, solution = asked(lesson, number)
    answer = solution if answer is None else answer
    return ap.check(answer, expected, unit=options.get("unit", "")).right


def test_every_lesson_has_exercises():
    assert {lesson for lesson, _ in EXERCISES} == set(LESSONS)


@pytest.mark.parametrize(("lesson", "number"), EXERCISES)
def test_every_solution_is_right(lesson, number):
    assert verdict(lesson, number) is True


@pytest.mark.parametrize(("lesson", "number"), EXERCISES)
def test_every_exercise_has_a_hint_that_is_not_the_answer(lesson, number):
    _, options, _ = asked(lesson, number)
    assert options["hint"]
    assert verdict(lesson, number, options["hint"]) is False


def test_no_exercise_shows_its_answer():
    for lesson in LESSONS.values():
        for cell in lesson.cells:
            if is_tagged(cell, "exercise") or is_tagged(cell, "solution"):
                assert cell.metadata.jupyter.source_hidden
                # Lab shows the first line of a folded cell.
                assert re.match(r"# (Exercise|The answer to) \d$", cell.source.splitlines()[0])
            elif cell.cell_type == "code":
                assert not re.search(r"\bcheck\(", cell.source)


# What learners write, and what nearly is the answer.
ANSWERS = [
    ("00", 1, ["LI4", "li-4", "“LI4”", "Hegu", ["LI4"]], ["LI5", "BL60", "hand", "4"]),
    ("00", 2, ["3", 3, "three", "3 points"], ["2", "4", "BL23"]),
    ("01", 1, ["urgent", "Urgent.", "“urgent”"], ["emergency", "fever"]),
    ("01", 2, ["emergency", "'emergency'"], ["urgent"]),
    ("01", 3, ["18", 18, "18 minutes", "9 * 2", "9 x 2 min"], ["20", "19", "17", "18 seconds"]),
    ("01", 4, ["LI4", "LI-4", ["LI4"]], ["BL60", "LI4 and BL60", "SP6"]),
    ("02", 1, ["2.5", "2,5 cm", "40 / 16", "40/16", "25 mm"], ["2.67", "2", "3", "16"]),
    ("02", 2, ["17.5", "17,5 cm", "40 / 16 * 7"], ["17", "18", "7", "18.67"]),
    ("02", 3, ["BL22", "bl-22", "Sanjiaoshu"], ["BL23", "BL24", "22"]),
    ("02", 4, ["3", 3, "3 cun", "3.0"], ["1.5", "6", "2.9"]),
    ("03", 1, ["LI4", "Hégǔ"], ["LI3", "LI5"]),
    ("03", 2, ["BL60", "UB-60", "Kunlun"], ["KI3", "BL60 and KI3", "BL62"]),
    ("03", 3, ["LI4 and SP6", "LI4, SP6", "SP6; LI-4", "LI4 SP6"], ["LI4", "LI4, SP6, BL60"]),
    ("03", 4, ["3", "three"], ["2", "4"]),
    ("04", 1, ["18", "18 minutes", "9 * 2"], ["20", "9", "10"]),
    ("04", 2, ["7", 7, "seven", "7 holds"], ["8", "6", "9"]),
    ("04", 3, ["BL40 and KI3", "KI-3, BL-40", ["BL40", "KI3"]], ["BL40", "BL40, KI3, BL23"]),
    ("05", 1, ["129", 129, "129 people", 129.0], ["130", "128", "64", 129.4]),
    ("05", 2, ["0.1", ".1", "0,1 points", 4.5 - 4.4], ["0", "0.2", "1"]),
    ("05", 3, ["2.67", "2.7", "2.7 cm", "2,7", "26.7 mm"], ["2.6", "2.8", "3", "2.7 mm"]),
    ("06", 1, ["ST15, SP20, KI25, CV19", "KI25 SP20 CV19 ST15"], ["ST15, SP20, KI25", "ST16"]),
    ("06", 2, ["9", 9, "nine", "9 cun", 12 - 3], ["3", "15", "12", "8"]),
    ("06", 3, ["BL62", "bl-62", "Shenmai"], ["BL60", "KI6", "BL60, BL62", "GB40"]),
    ("07", 1, ["GV4", "gv-4", "Mingmen"], ["BL23", "BL22", "GV3"]),
    ("07", 2, ["1", 1, "one", "1 day"], ["2", "0", "11"]),
    ("07", 3, ["4", 4, "40/10", "four"], ["10", "5", "40"]),
    ("07", 4, ["23", 23], ["5", "67", "22"]),
    ("08", 1, ["16", 16, "16 parts"], ["15", "4", "8"]),
    ("08", 2, ["3.75", "3,75 cm", "37.5 mm", "7.5 / 2"], ["2.5", "7.5", "3.75 mm"]),
    ("08", 3, ["0.4", "0,4 cun", "10/25", ".4"], ["0.5", "2.5", "4"]),
    ("08", 4, ["BL62", "BL-62", "Shenmai"], ["BL60", "KI6", "BL61"]),
    ("09", 1, ["15", 15, "15 minutes", "9 * 100 / 60"], ["13.5", "20", "10.5"]),
    ("09", 2, ["BL40", "bl-40", "Weizhong"], ["BL60", "BL40 and KI3"]),
    ("09", 3, ["1", 1, "one"], ["3", "2", "0"]),
    ("09", 4, ["12", 12, "12 minutes", "9 * 80 / 60"], ["10.5", "9", "15"]),
]  # fmt: skip


@pytest.mark.parametrize(("lesson", "number", "right", "wrong"), ANSWERS)
def test_what_the_lesson_taught_is_accepted_and_what_nearly_is_refused(
    lesson, number, right, wrong
):
    assert [answer for answer in right if verdict(lesson, number, answer) is not True] == []
    assert [answer for answer in wrong if verdict(lesson, number, answer) is not False] == []


def test_every_exercise_has_its_answers_tried():
    tried = {(lesson, number) for lesson, number, *_ in ANSWERS}
    assert set(EXERCISES) - tried == {("05", 4)}  # nine codes, read from the table


# Figures in the prose -----------------------------------------------------------------------


def said(lesson):
    """All prose of a lesson, as one line."""
    cells = LESSONS[lesson].cells
    return " ".join(" ".join(c.source for c in cells if c.cell_type == "markdown").split())


def figure(value):
    return f"{value:g}".replace("-", "−")


@pytest.fixture(scope="module")
def points():
    return ap.load_points()


@pytest.fixture(scope="module")
def five(points):
    return ap.back_pain_five(points)


@pytest.fixture(scope="module")
def holds(five):
    return five.sides.map({"both": 2, "together": 1})


NUMBERS = dict(enumerate("no one two three four five six seven eight nine ten".split()))


def test_the_length_of_a_round_is_the_tables(five, holds):
    number, seconds = NUMBERS[holds.sum()].capitalize(), five.hold_seconds.iloc[0]
    minutes = (holds * five.hold_seconds).sum() / 60
    assert (five.hold_seconds == seconds).all()
    assert f"{number} holds: BL-23 is pressed on both sides of the back at once" in said("01")
    assert f"At {seconds} seconds a hold that makes {minutes:g} minutes." in said("01")
    assert f"At one minute it would be {holds.sum()}, at two minutes {2 * holds.sum()}" in said(
        "01"
    )
    assert f"{number} holds of {seconds} seconds" in said("04")
    assert f"{number} minutes instead of thirteen and a half" in said("04") and minutes == 13.5


def test_the_session_keeps_to_what_the_lessons_say_of_it(five, holds):
    for pinch, count in ((False, holds.sum()), (True, holds.sum() - holds["KI3"])):
        plan = ap.GuidedSession(five, pinch=pinch).plan
        held = [segment["seconds"] for segment in plan if segment["kind"] == "hold"]
        assert held == [90] * count
    assert "ten seconds to find the place" in said("04")
    assert {segment["seconds"] for segment in plan if segment["kind"] == "prepare"} == {10}


def test_a_point_on_both_sides_at_once_is_said_to_be_one(five):
    assert list(five.index[five.sides == "together"]) == ["BL23"]
    assert set(five.sides) == {"both", "together"}


def test_the_cun_that_lesson_02_counts_are_the_spans(points):
    cun = ap.load_spans().cun
    text = said("02")
    assert f"The forearm is {cun['forearm']:g} cun" in text
    assert f"The whole body is {cun['height']:g}" in text
    assert f"{cun['back_width']:g} on each side of the spine, so there are 6" in text
    assert f"{cun['leg_outer']:g} outside and {cun['leg_inner']:g} inside" in text
    assert [cun[hand] for hand in ("thumb_width", "middle_finger", "four_fingers")] == [1, 1, 3]
    assert f"lies {points.cun['BL58']:g} cun up that leg from BL-60" in text
    assert points.aside_cun["BL23"] == 1.5 and points.aside_cun["BL52"] == cun["back_width"]
    assert 15 / (2 * cun["back_width"]) * 1.5 == 3.75


def test_lesson_00_says_how_many_points_are_found_and_how_many_pressed(points):
    extra = sum(points.meridian == "Extra")
    assert (len(points) - extra, extra) == (361, 3)
    assert "all 361 of the WHO's list, and three more" in said("00")
    assert f"{len(ap.taught(points))} of them it teaches to press" in said("00")


def test_what_lesson_03_counts_is_what_the_table_holds(points, five):
    pressed = ap.taught(points)
    counts = pressed.pregnancy.value_counts()
    assert (
        f"Of these {len(pressed)} points, {counts['avoid']} are on every list, "
        f"{counts['disputed']} are disputed and {counts['none named']} are named on none."
    ) in said("03")
    assert list(five.index[five.pregnancy == "avoid"]) == ["LI4"]
    assert set(five.index[five.pregnancy == "disputed"]) == {"BL23", "BL60"}
    assert list(five.index[five.meridian == "Bladder"]) == ["BL23", "BL40", "BL60"]


def test_the_five_are_shown_from_top_to_bottom_as_lesson_00_says(five):
    assert list(five.region) == [
        ap.load_points().region[code] for code in ("LI4", "BL23", "BL40", "BL60", "KI3")
    ]


EVIDENCE = {
    "hsieh2006_disability": ("05", "{effect} points lower ({low} to {high})"),
    "hsieh2006_significant": ("05", "reduced by {effect}% ({low} to {high}%)"),
    "li2021_usual": ("05", "usual care {effect} in 2 trials with {n} people"),
    "li2021_physical": ("05", "physical therapy {effect} in 3 trials with {n} people"),
    "cherkin2009_individual": ("05", "Needling chosen for each person {effect}"),
    "cherkin2009_standard": ("05", "needling at the standard points {effect}"),
    "cherkin2009_simulated": ("05", "*simulated* needling {effect}"),
    "cherkin2009_usual": ("05", "usual care {effect}"),
    "vickers2012_sham": ("05", "by {effect} standard deviations ({low} to {high})"),
    "vickers2012_none": ("05", "Against no acupuncture it was {effect}"),
    "ghanbari2022_pain": ("05", "{n} people pressed daily for four weeks"),
}


@pytest.mark.parametrize("row", EVIDENCE)
def test_the_figures_that_lessons_quote_are_the_tables(row):
    lesson, words = EVIDENCE[row]
    result = ap.load_evidence().loc[row]
    effect = abs(result.effect) if "lower" in words else result.effect
    figures = {"effect": effect, "low": result.ci_low, "high": result.ci_high, "n": result.n}
    assert words.format(**{name: figure(value) for name, value in figures.items()}) in said(lesson)


def test_the_spread_of_the_doctors_marks_is_the_tables():
    scatter = ap.load_scatter()
    areas, text = scatter.area95_cm2, said("05")
    assert f"From {areas.min()} to {areas.max()} square centimetres" in text
    circle = 2 * math.sqrt(areas["BL23"] / math.pi)
    assert f"BL-23 takes {areas['BL23']}, a circle {circle:.1f} cm across" in text
    assert f"68% of its marks lay within {scatter.area68_cm2['BL23']} square centimetres" in text
    assert len(scatter) == 7 and "For seven of them" in text


def test_three_of_the_five_are_among_the_six_of_the_old_texts(five):
    six = {"BL23", "BL40", "BL60", "GV26", "GB34", "ST36"}  # Park 2024
    assert len(six & set(five.index)) == 3 and "Three of our five" in said("05")
    assert len(six & set(ap.taught(ap.load_points()).index)) == 4
    assert "Four of the six are among the points that this course teaches to press" in said("05")


def test_as_many_faults_are_told_as_lesson_05_says(tmp_path, five):
    cells = [cell.source for cell in LESSONS["05"].cells if "wrong = {" in cell.source]
    wrong = ast.literal_eval(ast.parse(cells[0]).body[1].value)
    five.replace(wrong).to_csv(tmp_path / "mine.csv")
    with pytest.raises(ValueError) as refused:
        ap.load_points(tmp_path / "mine.csv")
    count = NUMBERS[len(refused.value.complaints)].capitalize()
    assert f"{count} faults, all told at once" in said("05")


def test_a_table_sorted_anew_keeps_the_taught_order(points):
    taught = ["LI4", "BL23", "BL40", "BL60", "KI3"]
    assert list(ap.back_pain_five(points.sort_index()).index) == taught
    for lesson in LESSONS.values():
        assert not any('dropna(subset="back_pain_order")' in cell.source for cell in lesson.cells)


# What lesson 06 reads from the tables -------------------------------------------------------


def tags(lesson):
    return {tag for cell in LESSONS[lesson].cells for tag in cell.metadata.get("tags", [])}


def test_lesson_06_says_first_how_many_points_are_for_locating_only(points):
    pressed = len(ap.taught(points))
    assert (
        f"Of the {len(points)} points in the table the course teaches {pressed} to press; "
        f"of the other {len(points) - pressed} it says where they lie and no more"
    ) in said("06")
    assert not any(tag.startswith("press:") for tag in tags("06"))


def test_what_lesson_06_counts_of_care_is_the_tables(points):
    care = points.caution_areas.str.split().explode()
    neck = care.index[care == "neck"]
    seen = set(ap.locate_all(neck, "head_anterior").code)
    pregnancy = care.index[care.str.startswith("pregnancy", na=False)]
    assert len(ap.load_caution_areas()) == 17 and "Seventeen areas" in said("06")
    assert f"{len(neck)} points lie at the front and the sides of the neck" in said("06")
    assert (len(seen), len(neck)) == (9, 11) and "nine of the eleven" in said("06")
    assert not set(neck) & set(ap.taught(points).index)
    assert f"{sum(care == 'artery')} points lie on one that may be felt" in said("06")
    assert f"{len(set(pregnancy))} points of belly, low back, sacrum and buttock" in said("06")
    assert set(points.region[pregnancy]) == {"belly", "low back", "sacrum", "buttock"}


def test_what_lesson_06_counts_of_rules_is_the_tables(points):
    starts = points.start.value_counts()
    assert f"{starts['navel']} rules begin at the navel" in said("06")
    assert f"{starts['suprasternal_notch']} at the notch above the breastbone" in said("06")
    ankle = points[points.start == "medial_malleolus"]
    assert len(ankle) == 11 and "Eleven points of three meridians" in said("06")
    assert set(ankle.meridian) == {"Spleen", "Kidney", "Liver"} and "KI3" in ankle.index
    fourth = points.query("until == 'rib_gap_4' or aside_until == 'rib_gap_4'")
    assert len(fourth) == fourth.meridian.nunique() == 5
    assert "Five points of five meridians" in said("06")
    assert sum(points.location.str.contains("fourth gap")) == 7 and "ST17" not in fourth.index
    chest = ap.locate_all(fourth, "trunk_anterior").query("side != 'left'").set_index("code").y
    assert chest[["SP18", "GB22"]].max() < chest["CV17"]


def test_what_lesson_06_says_of_neighbours_and_crossings_is_what_the_drawings_have():
    near = ap.neighbours("KI3")
    spot = ap.locate("KI3")
    assert len(near) == 4 and "Four neighbours" in said("06")
    assert all(ap.locate(code, "ankle_medial").y > spot.y for code in near.index)
    assert ap.neighbours("TE6", within=1).cun["TE7"] == pytest.approx(1 / 3, abs=0.05)
    level = ap.level_with("navel", "trunk_anterior").index
    outward = ap.locate_all(level, "trunk_anterior").query("side != 'left'").sort_values("x")
    codes = ", ".join(re.sub(r"(?<=[A-Z])(?=\d)", "-", code) for code in outward.code[::-1])
    assert f"From the navel outward: {codes}." in said("06")
    leg, (y,) = ap.load_plate("leg_medial"), ap.crossings("leg_medial").y
    up = (leg.landmarks["medial_malleolus"][1] - y) / ap.cun_length("leg_inner", leg)
    assert f"{up:.1f} of the 15 cun" in said("06")


def test_the_limbs_of_lesson_06_add_up(points):
    cun = ap.load_spans().cun
    back = points[points.span == "forearm_back"]
    rungs = back.cun.where(back.toward == "proximal", cun["forearm_back"] - back.cun)
    assert (rungs.min(), rungs.max()) == (1, 10) and "A ladder from 1 to 10" in said("06")
    assert rungs["TE9"] == 7 and rungs["SI7"] == rungs["LI7"] == 5
    assert cun["leg_inner_to_condyle"] + 2 == cun["leg_inner"] == 15
    assert cun["shin"] == cun["leg_outer"] == points.cun["ST38"] + points.cun["ST40"] == 16


# What lessons 07 and 08 say of the quizzes, the file and one's own body -----------------------

WIDGETS = Path(ap.__file__).parent / "widgets"


def test_lesson_05_sends_to_the_practice_that_lesson_07_is():
    assert "[Practise](07_practise.ipynb)" in LESSONS["05"].cells[-2].source
    assert "Save my progress" in said("05")


def test_the_buttons_that_lessons_name_are_those_of_the_quiz():
    script = (WIDGETS / "parts" / "progress.js").read_text(encoding="utf-8")
    for button in ("Save my progress", "Open my progress"):
        assert f"**{button}**" in said("07") and f'"{button}"' in script
    script = (WIDGETS / "parts" / "full_screen.js").read_text(encoding="utf-8")
    assert "**Fill the screen**" in said("09") and '"Fill the screen"' in script


def test_every_so_many_questions_one_is_a_reference_as_lesson_07_says():
    script = (WIDGETS / "parts" / "next.js").read_text(encoding="utf-8")
    assert "const EVERY = 10;" in script and "Every tenth question is drawn at random" in said("07")
    script = (WIDGETS / "parts" / "fsrs.js").read_text(encoding="utf-8")
    assert "const MOST_DAYS = 90;" in script and "up to ninety" in said("07")


def answers_on(days, **others):
    """Lines of right answers to where BL-23 is, on some days."""
    line = {"schema": 1, "point": "BL23", "kind": "locate", "correct": True, "tolerance": 0.5}
    line |= {"plate": "lower_back", "side": "right", "error": 0.1, "across": 0.1, "along": 0.0}
    times = [1_795_800_000_000 + day * 86_400_000 for day in days]
    return "".join(json.dumps(line | others | {"time": time}) + "\n" for time in times)


@pytest.mark.parametrize(
    ("days", "others", "wait"),
    [
        ([0], {"error": 0.6, "correct": False}, 1),
        ([0], {"error": 0.4}, 1),
        ([0], {"hint": True}, 1),
        ([0], {}, 2),
        ([0, 2], {}, 11),
    ],
    ids=["missed", "only just", "with a hint", "right", "right again"],
)
def test_a_point_is_due_again_when_lesson_07_says(tmp_path, days, others, wait):
    (tmp_path / "progress.jsonl").write_text(answers_on(days, **others), encoding="utf-8")
    progress = ap.load_progress(tmp_path / "progress.jsonl")
    due = ap.due(progress)["due"].iloc[0] - progress.time.max()
    assert round(due.total_seconds() / 86_400) == wait
    words = {1: "**tomorrow**", 2: "**in two days**", 11: "if it is right again, in eleven"}
    assert words[wait] in said("07")


def test_what_lesson_07_says_of_the_points_is_the_tables(points, five):
    assert ap.load_meridians()["count"].idxmax() == "BL" and "more points than any other" in said(
        "07"
    )
    assert five.meridian.nunique() == 3 and "The five lie on three meridians" in said("07")
    same = ["fraction", "cun", "aside_cun", "via"]
    assert points.loc["BL60", same].equals(points.loc["KI3", same].rename("BL60"))
    out = points[points.meridian == "Bladder"].aside_cun[points.aside_span == "back_width"]
    assert out.value_counts().head(2).index.tolist() == [1.5, 3] and "1.5 or 3 cun" in said("07")


@pytest.mark.parametrize("lesson", ["07", "08"])
def test_the_spread_of_the_doctors_marks_is_the_tables_there_too(lesson):
    areas = ap.load_scatter().loc["BL23"]
    assert f"{areas.area95_cm2} square centimetres" in said(lesson)
    if lesson == "07":
        assert f"68% took {areas.area68_cm2}" in said(lesson)
        return
    plate = ap.load_plate("lower_back")
    cun = 10 * math.sqrt(areas.area95_cm2 / math.pi) / plate.mm / ap.cun_length("back_width", plate)
    assert round(cun, 1) == 1 and "a circle of about one cun around the point" in said("08")


def test_the_ruler_of_lesson_08_has_the_cun_it_reads_off():
    assert ap.cun_ruler("forearm", "24 cm").cun_mm == 20 and "20 millimetres" in said("08")


# What lesson 09 says of its class ------------------------------------------------------------


@pytest.fixture(scope="module")
def a_class(five):
    return ap.LessonPlan(five, hold=60, group="pregnancy")


def test_the_class_of_lesson_09_takes_the_time_that_the_lesson_gives_it(a_class, five):
    assert (a_class.minutes, a_class.changes) == (10.5, 0)
    assert "Ten and a half minutes" in said("09") and "*0 changes of position*" in said("09")
    in_order = ap.LessonPlan(["GV2", "LI4", "BL53", "BL40"], grouped=False)
    assert in_order.changes == 3 and "change their position three times" in said("09")
    lying = in_order.entries.position == "lying on your side"
    assert (sum(lying), set(in_order.entries.position[~lying])) == (2, {"sitting"})


def test_who_is_pregnant_in_lesson_09_leaves_out_as_many_points_as_it_says(a_class):
    does = a_class.exclusions().does.value_counts()
    assert dict(does) == {"leave out": 3, "ask first": 2}
    assert "two of the five points are left" in said("09") and "are at the three" in said("09")


def test_lesson_09_says_how_to_get_typst_where_there_is_none(
    monkeypatch, capsys, tmp_path, a_class
):
    """As on Binder: a sentence stands in place of the handout, and the lesson goes on."""
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.chdir(tmp_path)
    (cell,) = [c for c in LESSONS["09"].cells if "plan.handout(" in c.source and is_code(c)]
    exec(cell.source, {"plan": a_class})
    assert "pip install typst" in capsys.readouterr().out


def is_code(cell):
    return cell.cell_type == "code"


def test_lessons_write_into_the_folder_they_name_and_no_other():
    for cell in LESSONS["09"].cells:
        if is_code(cell):
            names = re.findall(r'"([^"]+\.(?:json|html|pdf|csv))"', cell.source)
            assert [name for name in names if not name.startswith("my_class/")] == []
