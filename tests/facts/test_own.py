"""A teacher's own table: what spreadsheets do to it is read or named; the course stands behind."""

import codecs
import csv
import io
import json
import sys
import types

import openpyxl
import pandas as pd
import pytest

from acupress import (
    GuidedSession,
    PointPicker,
    TableError,
    load_points,
    locate,
    point_card,
    taught,
)
from acupress.body.listing import listing
from acupress.facts.csvfile import DATA
from acupress.facts.rule import RULE

HEADER, *ROWS = csv.reader(io.StringIO((DATA / "points.csv").read_text(encoding="utf-8")))
# A teacher's table: the points that the course teaches to press, the five first.
ORDER, PRESS = HEADER.index("back_pain_order"), HEADER.index("press")
ROWS = sorted((cells for cells in ROWS if cells[PRESS]), key=lambda cells: cells[ORDER] or "9")
COURSE = {cells[0]: dict(zip(HEADER, cells, strict=True)) for cells in ROWS}


def pressed():
    """The same points, as the course loads them."""
    return load_points().loc[list(COURSE)]


def saved(rows, separator=","):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def rows_of(*codes, **cells):
    """The course's rows of these codes with other cells, after the headings."""
    return [HEADER, *(list((COURSE[code] | cells).values()) for code in codes)]


@pytest.fixture
def load(tmp_path):
    def load(content, name="mine.csv"):
        content = content if isinstance(content, str) else saved(content)
        (tmp_path / name).write_text(content, encoding="utf-8")
        return load_points(tmp_path / name)

    return load


@pytest.fixture
def faults(load):
    def faults(content):
        with pytest.raises(TableError) as error:
            load(content)
        return error.value.complaints

    return faults


# --- what spreadsheets do -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        saved([HEADER, *ROWS], "\t"),
        "sep=;\n" + saved([HEADER, *ROWS], ";"),
        "sep=\t\n" + saved([HEADER, *ROWS], "\t"),
        saved([[name.title() for name in HEADER], *ROWS]),
        saved([[name.replace("_", " ").upper() for name in HEADER], *ROWS]),
        saved([[f"“{name}”" for name in HEADER], *ROWS]),
        saved([["\u200b" + HEADER[0], *HEADER[1:]], *ROWS]),
        saved([["", *HEADER], *(["1", *cells] for cells in ROWS)]),
        "My points;;\n" + saved([HEADER, *ROWS], ";"),
    ],
    ids=["tabs", "sep ;", "sep tab", "Title", "CAPITALS", "curly", "hidden mark", "index", "title"],
)
def test_however_a_spreadsheet_saves_it_the_table_is_the_same(load, text):
    pd.testing.assert_frame_equal(load(text), pressed())


@pytest.mark.parametrize("around", ["\u200b{}", "{}\u200b", "\ufeff {}", "{} \u200e", "\u00a0{}"])
def test_invisible_signs_round_a_cell_are_no_part_of_it(load, around):
    cells = [[around.format(cell) for cell in row] for row in ROWS]
    pd.testing.assert_frame_equal(load(saved([HEADER, *cells])), pressed())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_written_out_and_saved_anew_is_the_same(load, tmp_path, separator):
    file = tmp_path / "out.csv"
    load_points().to_csv(file, sep=separator)
    text = file.read_text(encoding="utf-8").replace("\n", "\r\n")
    again = load(codecs.BOM_UTF8.decode("utf-8") + text)
    pd.testing.assert_frame_equal(again, load_points())


def test_blank_cells_at_the_end_of_a_row_may_be_left_off(load):
    header = [name for name in HEADER if name not in ("caveat", "pair_with")]
    header += ["caveat", "pair_with"]
    row = [COURSE["BL22"][name] for name in header[:-2]]
    points = load(saved([header]) + saved([row]))
    assert points.caveat["BL22"] == points.pair_with["BL22"] == ""


def test_a_stray_quote_is_told_with_its_row(faults):
    rows = [[cell.replace('"', "").replace(";", ",") for cell in cells] for cells in ROWS * 3]
    text = "\n".join(";".join(cells) for cells in [HEADER, *rows])
    [fault] = faults(text.replace(";Bladder;", ';"Bladder;', 1))
    assert (fault.check, fault.row) == ("file_is_readable", 3)
    assert "each with its end" in fault.remedy


def test_whole_numbers_that_became_decimal_are_read(load):
    points = load(rows_of("LI4", back_pain_order="1.0", hold_seconds="90.0"))
    assert points.back_pain_order["LI4"] == 1 and points.hold_seconds["LI4"] == 90


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_decimal_comma_is_read_where_commas_part_no_cells(load, separator):
    points = load(saved(rows_of("BL23", aside_cun="1,5", hold_seconds="90,0"), separator))
    assert points.aside_cun["BL23"] == 1.5 and points.hold_seconds["BL23"] == 90


def test_a_decimal_comma_is_refused_where_commas_part_the_cells(faults):
    [fault] = faults(rows_of("BL23", aside_cun="1,5"))
    assert fault.remedy == "write a decimal point, not a comma"


@pytest.mark.parametrize(
    "date", ["01-Feb", "1. Feb", "Feb-01", "01.02.2026", "2026-02-01", "1/2/26"]
)
def test_a_fraction_that_became_a_date_is_named_so_and_a_decimal_advised(faults, date):
    [fault] = faults(rows_of("BL40", fraction=date))
    assert fault.remedy.startswith("the spreadsheet made a date of this: write 0.5 for a half")


def test_no_cell_of_the_course_becomes_a_date_in_a_spreadsheet():
    cells = [COURSE[code][name] for code in COURSE for name in ("fraction", "aside_fraction")]
    assert not [cell for cell in cells if "/" in cell]


@pytest.mark.parametrize(
    ("cell", "steps"),
    [
        ("Sit.\nFeel.\nPress.", "Sit. | Feel. | Press."),
        ("Sit.|Feel.|Press.", "Sit. | Feel. | Press."),
        ("Sit. |  Feel\nthe tip. | Press.", "Sit. | Feel the tip. | Press."),
    ],
)
def test_steps_stand_on_lines_of_their_own_or_between_bars(load, cell, steps):
    assert load(rows_of("BL23", find=cell)).find["BL23"] == steps


@pytest.mark.parametrize("cell", ["\u200b", "\ufeff", " \u00a0 "])
def test_an_invisible_caution_is_a_blank_one(faults, cell):
    [fault] = faults(rows_of("LI4", caution=cell))
    assert fault.column == "caution" and "but caution is blank: fill it in" in fault.remedy


def test_the_same_fault_in_many_rows_is_told_once(load):
    rows = [list((cells | {"sides": "left"}).values()) for cells in COURSE.values()]
    with pytest.raises(TableError) as error:
        load([HEADER, *rows])
    assert len(str(error.value).splitlines()) == 2
    assert len(error.value.complaints) == len(COURSE)


# --- the course stands behind ---------------------------------------------------------------------


def test_for_a_point_of_the_course_its_code_is_enough(load):
    points = load("code\nBL60\nLI4\n")
    course = load_points()
    pd.testing.assert_frame_equal(points, course.loc[["BL60", "LI4"]], check_like=True)
    assert "caution" in points.attrs["from the course"]["BL60"]


def test_a_rule_of_ones_own_keeps_the_courses_words_and_says_so(load):
    points = load("code,start,toward,fraction\nBL60,lateral_malleolus,achilles_lateral,0.25\n")
    assert points.fraction["BL60"] == 0.25
    assert points.caution["BL60"] == load_points().caution["BL60"]
    assert points.caveat["BL60"].endswith(
        "The words on location and find are the course's; the place is this table's."
    )


def of_the_course(code, points):
    """What a point's card says of where its words come from."""
    card = point_card(code, points).text
    return " ".join(card.split("FROM THE COURSE\n- ")[1].split("\n\n")[0].split())


def test_a_card_says_what_of_it_is_the_courses_and_whose_the_rule_is(load):
    points = load("code;start;toward;fraction\nBL60;lateral_malleolus;achilles_lateral;0,25\n")
    said = of_the_course("BL60", points)
    assert said.startswith("location, touch steps, how to press,")
    assert said.endswith("caution, doubts, sources. The rule is this table's own.")
    points = load("sep=\t\ncode\tlocation\tcaution\nBL60\tBehind the ankle.\tNot on a sprain.\n")
    said = of_the_course("Kunlun", points)
    assert said.startswith("touch steps, ") and said.endswith(", sources, rule.")
    assert "location" not in said and "caution" not in said
    assert of_the_course("BL60", points.loc[["BL60"]]) == said


def test_a_card_says_nothing_of_the_course_where_nothing_was_filled_in(load):
    whole = load(rows_of("BL60"))
    for points in (whole, load_points(), load("code\nLI4\n")):  # of LI4 alone
        assert "FROM THE COURSE" not in point_card("BL60", points).text
    cut = pd.concat([whole, load("code\nBL60\nLI4\n").loc[["LI4"]]])
    assert "FROM THE COURSE" not in point_card("BL60", cut).text


def test_the_picker_shows_what_is_the_courses_too(load):
    picker = PointPicker(load("code\nBL60\n"))
    card = json.loads(picker.plate_ankle_lateral)["points"]["BL60"]["card"]
    [section] = [section for section in card if section["title"] == "From the course"]
    assert section["items"][0].endswith("sources, rule.") and not section.get("folded")


def test_another_partner_does_not_get_the_words_of_the_courses_pair(load):
    points = load("code,pair_with\nBL60,BL23\nKI3,BL60\n")
    assert points.pair_with["BL60"] == "BL23" and points.pair_press["BL60"] == ""
    assert points.pair_press["KI3"] == load_points().pair_press["KI3"] != ""
    assert "pair_press" not in points.attrs["from the course"]["BL60"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_rule_from_a_point_of_the_course_is_carried_to_the_figure(load, separator):
    rows = [
        "code start aside aside_cun aside_span".split(),
        "BL23 GV4 lateral 3 back_width".split(),
    ]
    mine = locate("BL23", points=load(saved(rows, separator)))
    course, middle = locate("BL23"), locate("GV4", plate=mine.plate)
    assert mine.words.startswith("GV-4, then 3 cun")
    assert mine.x - middle.x == pytest.approx(2 * (course.x - middle.x))


def test_half_a_rule_that_is_the_courses_is_the_courses(load):
    points = load(
        "code,start\nBL23,spinous_l2_lower\n"
    )  # without its aside it would be on the spine
    assert points.aside_cun["BL23"] == 1.5 and points.aside["BL23"] == "lateral"
    assert "this table's" not in points.caveat["BL23"]


def test_a_point_nobody_knows_needs_its_caution(faults):
    [fault] = faults("code,plate,start\nZZ1,ankle_lateral,lateral_malleolus\nBL60,,\n")
    assert (fault.row, fault.column, fault.value) == (2, "code", "ZZ1")
    assert fault.remedy.startswith(
        "the course has no such point: add the columns location, pregnancy, sources "
        "(to press it also find, press, caution)"
    )


def test_a_code_written_otherwise_is_answered_with_the_whos(faults):
    found = faults("code\nBL-60\nWeizhong\n\nkidney 3\n")
    meant = [(fault.row, fault.value, fault.remedy.split(": ")[1]) for fault in found]
    assert meant == [(2, "BL-60", "BL60"), (3, "Weizhong", "BL40"), (5, "kidney 3", "KI3")]


def test_a_point_of_the_who_gets_its_names(load):
    row = COURSE["BL60"] | {"code": "BL59", "pair_with": ""}
    header = (
        "code plate location start toward fraction find press pregnancy caution sources".split()
    )
    point = load([header, [row[name] for name in header]]).loc["BL59"]
    assert (point.pinyin, point.hanzi, point.meridian) == ("Fūyáng", "跗陽", "Bladder")
    assert (point.hold_seconds, point.sides) == (60, "both")


def test_rules_and_partners_may_be_points_of_the_course(load):
    points = load(rows_of("BL60", "BL58"))
    assert points.pair_with["BL60"] == "KI3"
    assert load(rows_of("BL58")).index.to_list() == ["BL58"]  # its rule starts from BL60


def test_a_circle_by_way_of_the_course_is_found(faults):
    found = faults(rows_of("BL60", start="BL58"))
    [circle] = [fault.value for fault in found if fault.check == "references_do_not_circle"]
    assert circle == "BL60 → BL58 → BL60"


def test_a_circle_is_told_at_a_row_of_ones_own_even_if_another_row_leads_into_it(faults):
    header, leads_in = rows_of("LI4", start="BL58")
    found = faults([header, leads_in, *rows_of("BL60", start="BL58")[1:]])
    circles = [fault for fault in found if fault.check == "references_do_not_circle"]
    assert [(fault.row, fault.value) for fault in circles] == [(3, "BL60 → BL58 → BL60")]


def test_a_landmark_that_the_plate_lacks_is_told_when_loading(faults):
    [fault] = faults(rows_of("BL60", toward="achilles_medial"))
    assert (fault.column, fault.value) == ("plate", "ankle_lateral")
    assert "no achilles_medial: did you mean achilles_lateral" in fault.remedy
    assert "It has: achilles_front_border, achilles_lateral," in fault.remedy


def test_what_the_plate_lacks_for_the_point_a_rule_starts_from_is_told_too(faults):
    moves = dict.fromkeys(RULE[1:], "")
    found = faults(rows_of("BL58", plate="hand_dorsum", **moves))  # its rule: where BL60 is
    lacking = [fault.remedy.split(":")[0].split(".")[0] for fault in found]
    assert lacking == ["this plate has no achilles_lateral", "this plate has no lateral_malleolus"]


def test_a_landmark_misspelt_is_answered_with_the_nearest(faults):
    found = faults(rows_of("BL60", start="lateral_maleolus"))
    assert "did you mean lateral_malleolus" in found[0].remedy


def test_what_the_plates_carry_is_listed_as_they_are():
    remedy = "run: python -m acupress plates"
    assert (DATA / "plates.csv").read_text(encoding="utf-8") == listing(), remedy


def test_a_file_of_separators_alone_says_that_it_has_no_codes(faults):
    [fault] = faults(",,,\n")
    assert (fault.row, fault.column) == (1, "code")
    assert fault.remedy.startswith("no column is called code")


# --- what is no file ------------------------------------------------------------------------------


def test_a_frame_is_taken_as_a_table():
    pd.testing.assert_frame_equal(load_points(load_points()), load_points())
    with pytest.raises(TableError, match="This table has 1 fault:\n  - row 2, column sides"):
        load_points(load_points().loc[["BL60"]].assign(sides="left"))


@pytest.mark.parametrize("given", ["", "  ", 3, [], {}], ids=repr)
def test_what_is_no_name_of_a_file_is_refused_in_a_sentence(given):
    with pytest.raises(ValueError, match="^load_points takes the name of a table file, like"):
        load_points(given)


def test_an_address_is_to_be_saved_first():
    with pytest.raises(ValueError, match="^'https://example.org/a.csv' is an address: save the"):
        load_points("https://example.org/a.csv")


def test_the_home_folder_is_understood(load, tmp_path, monkeypatch):
    load(rows_of("BL60"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert load_points("~/mine.csv").index.to_list() == ["BL60"]


def test_a_workbook_that_a_spreadsheet_saved_is_read(tmp_path):
    book = openpyxl.Workbook()
    cells = COURSE["LI4"] | {"hold_seconds": 90, "fraction": 0.5, "back_pain_order": 1}
    book.active.append(HEADER)
    book.active.append([cell or None for cell in cells.values()])
    book.create_sheet("Notes").append(["not for the course"])
    book.save(tmp_path / "mine.xlsx")
    pd.testing.assert_frame_equal(
        load_points(tmp_path / "mine.xlsx"), load_points().loc[["LI4"]], check_frame_type=False
    )


def test_a_workbook_with_codes_alone_stands_on_the_course(tmp_path):
    book = openpyxl.Workbook()
    for row in (["code"], ["BL60"], ["KI3"]):
        book.active.append(row)
    book.save(tmp_path / "mine.xlsx")
    points = load_points(tmp_path / "mine.xlsx")
    pd.testing.assert_series_equal(points.caution, load_points().caution[["BL60", "KI3"]])
    assert points.attrs["from the course"].keys() == {"BL60", "KI3"}


@pytest.mark.parametrize(
    ("cell", "plainly"), [("1e2", "100"), ("0x10", "16"), ("1.2E2", "120"), ("9e1", "90")]
)
def test_a_number_in_code_is_refused_with_its_plain_figures(load, cell, plainly):
    content = f"code,hold_seconds\nBL60,{cell}\n"
    with pytest.raises(TableError) as error:
        load(content)
    [fault] = error.value.complaints
    assert (fault.column, fault.value) == ("hold_seconds", cell)
    assert fault.remedy == f"write it in plain figures: {plainly}"


def test_a_workbook_that_cannot_be_opened_says_what_to_do(load, monkeypatch):
    def broken(*_, **__):
        raise OSError("File is not a zip file")

    monkeypatch.setitem(sys.modules, "openpyxl", types.SimpleNamespace(load_workbook=broken))
    for content in ("PK\x03\x04", "code\nLI4\n"):
        with pytest.raises(TableError, match="this is no readable workbook: save 'CSV UTF-8'"):
            load(content, "mine.xlsx")


def test_a_workbook_without_its_reader_says_what_to_do(load, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(
        TableError,
        match="save it as 'CSV UTF-8', or install what reads .xlsx files: pip install openpyxl",
    ):
        load("PK\x03\x04", "mine.xlsx")


# --- a frame instead of a file --------------------------------------------------------------------

FRAME = pd.DataFrame(ROWS, columns=HEADER)


@pytest.mark.parametrize(
    "frame",
    [FRAME, FRAME.set_index("code"), FRAME.set_index("code").rename_axis(None)],
    ids=["codes in a column", "codes as the index", "codes as an index without a name"],
)
def test_a_frame_is_read_like_the_file_it_came_from(frame):
    pd.testing.assert_frame_equal(load_points(frame), pressed(), check_frame_type=False)


# --- points for locating only, and points that no plate shows -------------------------------------


def test_a_code_alone_of_a_point_for_locating_only_is_one_for_locating_only(load):
    points = load("code\nLU1\nLI4\n")
    assert taught(points).index.to_list() == ["LI4"]
    assert points.location["LU1"] == load_points().location["LU1"]
    assert "FOR LOCATING ONLY" in point_card("LU1", points).text
    assert "touch steps" not in point_card("LU1", points).text.partition("FROM THE COURSE")[2]


def test_a_teacher_can_teach_to_press_it_with_press_find_and_caution(load):
    steps = "Sit. | Feel the hollow. | Press."
    points = load(f"code,press,find,caution\nLU1,With one finger.,{steps},Gently.\n")
    assert taught(points).index.to_list() == ["LU1"] and points.hold_seconds["LU1"] == 60
    assert [row["sides"] for row in GuidedSession(points).stage["points"].values()] == ["both"]


def test_half_of_it_says_what_is_missing(faults):
    [fault] = faults("code,press\nLU1,With one finger.\n")
    assert fault.column == "find" and "but find and caution are blank: fill them in" in fault.remedy


def test_cells_left_blank_that_a_point_needs_are_the_courses(load):
    points = load("code,press,hold_seconds,caution\nLI4,,75,\nLU1,,,\n")
    course = load_points()
    assert points.press["LI4"] == course.press["LI4"] and points.hold_seconds["LI4"] == 75
    assert points.caution["LI4"] == course.caution["LI4"]
    assert {"press", "caution"} <= set(points.attrs["from the course"]["LI4"])
    assert "hold_seconds" not in points.attrs["from the course"]["LI4"]
    assert taught(points).index.to_list() == ["LI4"]


def test_a_teacher_can_give_a_place_to_what_the_course_does_not_draw(load):
    points = load("code,plate,start\nCV1,trunk_anterior,navel\n")
    assert points.not_drawn["CV1"] == ""
    assert locate("CV1", points=points).plate == "trunk_anterior"


def test_a_teacher_can_say_that_a_point_is_not_drawn(load):
    points = load("code,not_drawn\nLU1,Our drawing shows no chest.\n")
    assert points.plate["LU1"] == points.start["LU1"] == ""
    assert "Our drawing shows no chest." in point_card("LU1", points).text
