"""Reading the point table: typed when it is good, one kind message with every fault when not."""

import codecs
import csv
import io
import random

import pandas as pd
import pytest

from acupress.facts import columns as rules
from acupress.facts import csvfile
from acupress.facts import tables as table
from acupress.facts.complaint import TableError
from acupress.facts.tables import load_points

HEADER, *ROWS = csv.reader(
    io.StringIO((table.DATA / "points.csv").read_bytes().decode("utf-8"), newline="")
)
# A teacher's table: the points that the course teaches to press, the five first.
ORDER, PRESS = HEADER.index("back_pain_order"), HEADER.index("press")
ROWS = sorted((cells for cells in ROWS if cells[PRESS]), key=lambda cells: cells[ORDER] or "9")
ROW_OF = {cells[0]: row for row, cells in enumerate(ROWS, start=2)}  # as a spreadsheet counts


@pytest.fixture
def load(tmp_path):
    """Load a table from text, bytes or rows, as a teacher's file `mine.csv`."""

    def load(content):
        file = tmp_path / "mine.csv"
        content = content if isinstance(content, str | bytes) else as_csv(content)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return load_points(file)

    return load


@pytest.fixture
def faults(load):
    """What is wrong with a table."""

    def faults(content):
        with pytest.raises(TableError) as error:
            load(content)
        return error.value.complaints

    return faults


def as_csv(rows, separator=","):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


COURSE = as_csv([HEADER, *ROWS])


def pressed():
    """The same points, as the course loads them."""
    return load_points().loc[list(ROW_OF)]


def changed(**cells_of_code):
    """The course's table as rows, with other cells: `changed(BL23={"aside_cun": "1,5"})`."""
    rows = [HEADER] + [list(cells) for cells in ROWS]
    for code, cells in cells_of_code.items():
        for column, value in cells.items():
            rows[ROW_OF[code] - 1][HEADER.index(column)] = value
    return rows


def cells_of(code):
    return dict(zip(HEADER, ROWS[ROW_OF[code] - 2], strict=True))


def many(count):
    """Many rows that keep the course's rules, without references to other points."""
    codes = [
        f"{a}{b}{number}" for a in "ABCDEFGHIJK" for b in "LMNOPQRSTU" for number in range(1, 100)
    ]
    cells = cells_of("BL23") | {"back_pain_order": "", "pair_with": ""}
    return [HEADER] + [list((cells | {"code": code}).values()) for code in codes[:count]]


# --- a good table ---------------------------------------------------------------------------------


def test_the_course_table_is_typed_and_indexed_by_code():
    points = load_points()
    assert points.index.name == "code" and points.index.is_unique
    assert [str(points[name].dtype) for name in (*rules.FRACTIONS, *rules.CUNS)] == ["float64"] * 4
    assert str(points.hold_seconds.dtype) == "Int64"
    assert str(points.back_pain_order.dtype) == "Int64"
    texts = points.drop(columns=list(rules.NUMBERS))
    assert all(isinstance(cell, str) for cell in texts.to_numpy().ravel())


def test_fractions_and_cun_are_read_as_numbers_and_blank_as_nan():
    points = load_points()
    assert points.fraction["KI1"] == pytest.approx(1 / 3)
    assert points.aside_cun["BL23"] == 1.5
    assert pd.isna(points.cun["BL23"]) and pd.isna(points.back_pain_order["BL22"])


def test_a_single_row_has_the_same_types_as_the_whole_table(load):
    alone = load([HEADER, list((cells_of("LI3") | {"back_pain_order": ""}).values())])
    assert alone.dtypes.to_dict() == load_points().dtypes.to_dict()


def test_what_a_reader_does_to_the_table_stays_with_the_reader():
    points = load_points()
    points.loc["BL23", "english"] = "changed"
    assert load_points().english["BL23"] != "changed"


@pytest.mark.parametrize(
    "saved",
    [
        codecs.BOM_UTF8 + COURSE.encode(),
        COURSE.replace("\n", "\r\n"),
        COURSE.replace("\n", "\r"),
        COURSE.rstrip("\n"),
        COURSE + "\n\n   \n",
        COURSE + "," * (len(HEADER) - 1) + "\n",
        as_csv([HEADER, *ROWS], separator=";"),
        codecs.BOM_UTF8 + as_csv([HEADER, *ROWS], separator=";").replace("\n", "\r\n").encode(),
        as_csv([[f"  {cell} " for cell in cells] for cells in (HEADER, *ROWS)]),
        as_csv([[*cells, ""] for cells in (HEADER, *ROWS)]),
    ],
    ids=[
        "byte order mark",
        "Windows line ends",
        "old Mac line ends",
        "no last line end",
        "blank lines at the end",
        "emptied row at the end",
        "semicolons",
        "as a European Excel saves",
        "blanks round every cell",
        "empty column at the end",
    ],
)
def test_ways_a_spreadsheet_saves_give_the_same_table(load, saved):
    pd.testing.assert_frame_equal(load(saved), pressed())


def test_columns_of_ones_own_and_another_order_are_welcome(load):
    notes = ["notes"] + ["x"] * len(ROWS)
    rows = [[*reversed(cells), note] for cells, note in zip(changed(), notes, strict=True)]
    points = load(rows)
    pd.testing.assert_frame_equal(points[pressed().columns], pressed())
    assert set(points.notes) == {"x"}


@pytest.mark.parametrize("word", ["NA", "nan", "None", "null", "TRUE", "007"])
def test_a_word_that_means_nothing_to_a_computer_stays_the_word(load, word):
    assert load(changed(BL23={"english": word})).english["BL23"] == word


def test_html_in_a_name_stays_text(load):
    name = '<script>alert("hé")</script> & <b>'
    assert load(changed(BL23={"english": name})).english["BL23"] == name


def test_a_cell_may_hold_line_breaks_and_quotes(load):
    steps = 'Stand.\nFeel the "tip".\nThen press.'
    points = load(changed(BL23={"press": steps, "find": steps}))
    assert points.press["BL23"] == steps
    assert points.find["BL23"] == 'Stand. | Feel the "tip". | Then press.'


def test_ten_thousand_rows_load(load):
    assert len(load(many(10_000))) == 10_000


# --- a file that cannot be read -------------------------------------------------------------------


def test_a_missing_file_is_named():
    with pytest.raises(FileNotFoundError, match="no file 'nowhere/mine.csv'"):
        load_points("nowhere/mine.csv")


def test_a_folder_is_no_table(tmp_path):
    with pytest.raises(IsADirectoryError, match="is a folder: name the CSV file in it"):
        load_points(tmp_path)


@pytest.mark.parametrize("content", ["", "\n\n", " \r\n ", codecs.BOM_UTF8], ids=repr)
def test_an_empty_file_says_where_to_start(faults, content):
    [fault] = faults(content)
    assert str(fault) == "row 1: the file is empty: start from data/points.csv"


def test_a_header_alone_asks_for_a_point(faults):
    [fault] = faults([HEADER])
    assert (fault.check, fault.row) == ("there_are_points", 2)


@pytest.mark.parametrize("above", ["\n", "My points,,\n", "Points of the class of 2026\n\n"])
def test_rows_above_the_headings_are_a_title(load, above):
    pd.testing.assert_frame_equal(load(above + COURSE), pressed())


@pytest.mark.parametrize(
    ("content", "row", "value"),
    [
        (as_csv([HEADER, ["LI4", "Hégǔ"]]).encode("latin-1", "replace"), 2, "é"),
        (COURSE.encode("utf-16"), 1, "ÿ"),
        ("".join(HEADER).encode("utf-16-le"), 1, "\0"),
        (COURSE.replace("合谷", "合\0谷"), ROW_OF["LI4"], "\0"),
        (codecs.BOM_UTF8 + b'code,"english\r\nname"\r\nLI4,\xe9', 2, "é"),
    ],
    ids=["latin-1", "UTF-16", "UTF-16 without mark", "NUL", "after a quoted line break"],
)
def test_a_file_that_is_not_utf8_says_where_and_how_to_save_it(faults, content, row, value):
    [fault] = faults(content)
    assert (fault.row, fault.value) == (row, value)
    assert "choose 'CSV UTF-8' when you save" in fault.remedy


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"%PDF-1.7\n%\xe2", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel file"),
        (b"\n<!DOCTYPE html><table><tr><td>code", "a web page"),
    ],
)
def test_another_kind_of_file_is_named_whatever_it_is_called(faults, content, kind):
    [fault] = faults(content)
    assert fault.remedy.startswith(f"this is {kind}") and "save" in fault.remedy


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        (lambda cells: [*cells, "more"], len(HEADER) + 1),
        (lambda cells: cells[:-1], len(HEADER) - 1),
    ],
    ids=["too many", "too few"],
)
def test_every_ragged_row_is_named_with_its_cells(faults, change, cells):
    rows = changed()
    rows[4], rows[9] = change(rows[4]), change(rows[9])
    found = faults(rows)
    assert [fault.row for fault in found] == [5, 10]
    assert all(f"has {cells} cells, the header {len(HEADER)}" in fault.remedy for fault in found)


def test_a_cell_too_many_in_all_rows_does_not_shift_the_table(faults):
    found = faults([HEADER, *([*cells, "more"] for cells in ROWS)])
    assert [fault.row for fault in found] == list(ROW_OF.values())


@pytest.mark.parametrize("place", [COURSE.index("\n") + 1, len(COURSE)], ids=["first row", "last"])
def test_a_quote_without_its_end_is_explained(faults, place):
    assert (
        "in double quotes, each with its end"
        in faults(COURSE[:place] + '"' + COURSE[place:])[0].remedy
    )


# --- a table with faults --------------------------------------------------------------------------


@pytest.mark.parametrize("column", HEADER[1:])
def test_a_column_that_is_not_there_is_the_courses(load, column):
    at = HEADER.index(column)
    points = load([cells[:at] + cells[at + 1 :] for cells in changed()])
    pd.testing.assert_frame_equal(points[pressed().columns], pressed(), check_like=True)


def test_without_codes_one_line_says_what_is_there(faults):
    [fault] = faults([["acupoint", "Name"], ["LI4", "Hegu"]])
    assert fault.remedy == "no column is called code; the headings here are: 'acupoint', 'Name'"


def test_a_column_that_is_there_twice_is_named(faults):
    [fault] = faults([[*cells, cells[HEADER.index("cun")]] for cells in changed()])
    assert (fault.row, fault.column) == (1, "cun") and "twice" in fault.remedy


@pytest.mark.parametrize(
    ("code", "column", "value", "remedy"),
    [
        ("BL23", "code", "LI4", "in an earlier row too"),
        ("BL23", "code", "BL-23", "without space or hyphen"),
        ("BL23", "code", "bl23", "in capitals"),
        ("BL23", "code", "", "write the WHO code"),
        ("BL23", "start", "spinous_l2", "no such landmark or point"),
        ("BL60", "toward", "achilles", "no such landmark or point"),
        ("SP6", "aside_until", "tibia", "use a line of data/landmarks.csv"),
        ("BL23", "aside_span", "back", "no such span in data/spans.csv"),
        ("BL23", "aside_span", "", "name the span in which aside_cun is counted"),
        ("BL23", "aside_cun", "1,5", "write a decimal point, not a comma"),
        ("BL23", "aside_cun", "one and a half", "write a number like 1.5"),
        ("BL23", "aside_cun", "-1", "write a number like 1.5"),
        ("BL23", "aside_cun", "1e3", "write it in plain figures: 1000"),
        ("BL23", "aside_cun", "76", "from 0 to 75"),
        ("BL60", "fraction", "½", "write a number like 0.5"),
        ("BL60", "fraction", "1/0", "write a number like 0.5"),
        ("BL60", "fraction", "3/2", "from 0 to 1"),
        ("BL23", "hold_seconds", "90 s", "write a number like 90"),
        ("BL23", "hold_seconds", "٩٠", "write a number like 90"),
        ("BL23", "hold_seconds", "9" * 400, "from 10 to 600"),
        ("BL23", "back_pain_order", "２", "write a number like 90"),
        ("BL23", "sides", "left", "use one of: both, together, midline"),
        ("BL23", "pregnancy", "no", "use one of: avoid, disputed, none named"),
        ("BL23", "plate", "upper_back", "use one of: ankle_lateral"),
        ("BL23", "caution", " ", "but caution is blank: fill it in, or clear those"),
        ("BL23", "location", " ", "the cell is blank: fill it in"),
        ("BL60", "pair_with", "KI-3", "no such code in this table"),
    ],
)
def test_a_fault_is_told_with_row_column_value_and_remedy(faults, code, column, value, remedy):
    found = [
        fault
        for fault in faults(changed(**{code: {column: value}}))
        if (fault.row, fault.column, fault.value) == (ROW_OF[code], column, value.strip())
    ]
    assert any(remedy in fault.remedy for fault in found)


def test_a_message_names_file_row_column_value_and_remedy(load):
    with pytest.raises(TableError) as error:
        load(changed(BL23={"aside_cun": "1,5"}))
    assert str(error.value) == (
        "mine.csv has 1 fault:\n"
        f"  - row {ROW_OF['BL23']}, column aside_cun: '1,5' – write a decimal point, not a comma"
    )


def test_all_faults_are_told_at_once_in_the_order_of_the_rows(faults):
    found = faults(
        changed(
            KI3={"start": "nowhere"},
            LI4={"hold_seconds": "long"},
            BL40={"pregnancy": "maybe", "fraction": "0,5"},
            BL23={"aside_span": "nowhere"},
        )
    )
    assert [(fault.row, fault.column) for fault in found] == [
        (ROW_OF["LI4"], "hold_seconds"),
        (ROW_OF["BL23"], "aside_span"),
        (ROW_OF["BL40"], "fraction"),
        (ROW_OF["BL40"], "pregnancy"),
        (ROW_OF["KI3"], "start"),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"LI3": {"start": "LI3"}},
        {"BL60": {"toward": "BL60"}},
        {"SP6": {"aside_until": "SP6 > superior"}},
        {"SP6": {"aside_until": "tibia_medial_border & medial_malleolus > SP6"}},
        {"LI3": {"start": "LI5"}, "LI5": {"start": "LI3"}},
        {"LI3": {"start": "LI5"}, "LI5": {"start": "SI3"}, "SI3": {"start": "LI3"}},
        {"SP6": {"aside_until": "KI7 > superior"}, "KI7": {"aside_until": "SP6 > superior"}},
    ],
    ids=lambda cells: "-".join(cells),
)
def test_a_rule_that_needs_itself_is_told_with_its_circle(faults, cells):
    [fault] = [
        fault for fault in faults(changed(**cells)) if fault.check != "landmarks_are_on_the_plate"
    ]
    circle = fault.value.split(" → ")
    assert fault.check == "references_do_not_circle" and fault.row == ROW_OF[circle[0]]
    assert set(circle) == set(cells) and circle[0] == circle[-1]


def test_several_circles_are_told_at_once(faults):
    found = faults(
        changed(
            LI3={"start": "LI5"}, LI5={"start": "LI3"}, KI1={"start": "KI1"}, SI3={"start": "KI1"}
        )
    )
    circles = [fault.value for fault in found if fault.check == "references_do_not_circle"]
    assert circles == ["LI3 → LI5 → LI3", "KI1 → KI1"]


def test_rows_are_counted_as_a_spreadsheet_counts(load):
    rows = changed(LI4={"find": "one\ntwo\nthree"}, BL23={"hold_seconds": "x"})
    rows[2:2] = [[], []]
    content = "\n".join(as_csv([cells]).removesuffix("\n") for cells in rows)
    with pytest.raises(TableError) as error:
        load(content.replace("\n", "\r\n"))
    assert [fault.row for fault in error.value.complaints] == [ROW_OF["BL23"] + 2]


def test_ten_thousand_faults_stay_readable(load):
    with pytest.raises(TableError) as error:
        load([cells if cells is HEADER else [*cells[:-1], ""] for cells in many(10_000)])
    assert len(error.value.complaints) == 10_000
    heading, line = str(error.value).splitlines()
    assert heading == "mine.csv has 10000 faults:"
    assert line.startswith("  - row 2, column sources:") and "so in 10000 rows" in line


def test_ten_thousand_rules_that_need_each_other_are_told(load):
    rows = many(10_000)
    start = HEADER.index("start")
    for cells, needed in zip(rows[1:], [*rows[2:], rows[1]], strict=True):
        cells[start] = needed[0]
    with pytest.raises(TableError, match="let one of them start from a landmark") as error:
        load(rows)
    assert len(str(error.value)) < 300


def test_a_very_long_cell_does_not_flood_the_message(load):
    with pytest.raises(TableError) as error:
        load(changed(BL23={"hold_seconds": "x" * 100_000}))
    assert len(str(error.value)) < 300


def test_html_in_a_faulty_cell_is_quoted_as_text(load):
    with pytest.raises(TableError, match="'<b>90</b>' – write a number"):
        load(changed(BL23={"hold_seconds": "<b>90</b>"}))


def test_whatever_happens_to_the_file_it_loads_or_says_why(tmp_path):
    """Three hundred accidents: torn, doubled and scribbled text, flipped bytes."""
    small = as_csv([HEADER, *ROWS[:6]]).encode()
    scribbles = [
        b",",
        b";",
        b'"',
        b"\n",
        b"\r",
        b"\0",
        b"\xff",
        b"\xe9",
        b"/",
        b">",
        b"&",
        b"-1",
        b"1,5",
    ]
    scribbles += [
        name.encode() for name in ("BL23", "medial", "nan", "NA", "<b>", "½", "1e999", "٣", "")
    ]
    luck = random.Random(1)
    file = tmp_path / "mine.csv"
    told = 0
    for number in range(300):
        content = small
        for _ in range(luck.randint(1, 4)):
            start, end = sorted(luck.randrange(len(content) + 1) for _ in range(2))
            end = min(end, start + luck.choice([0, 1, 5, 5000]))
            new = luck.choice([*scribbles, content[start:end] * 2])
            content = content[:start] + new + content[end:]
        file.write_bytes(content)
        try:
            assert len(load_points(file)), number
        except TableError as error:
            told += 1
            assert error.complaints and "mine.csv has" in str(error), number
    assert told > 100


# --- the small tables -----------------------------------------------------------------------------


@pytest.fixture
def change_data(tmp_path, monkeypatch):
    """Let the course read a changed copy of one of its small tables."""

    def change(name, old, new):
        text = (table.DATA / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        monkeypatch.setattr(csvfile, "DATA", tmp_path)

    return change


@pytest.mark.parametrize(
    ("load", "name", "old", "new", "message"),
    [
        (
            table._landmarks,
            "landmarks.csv",
            ",kind,",
            ",sort,",
            "column kind: '' – the column is missing",
        ),
        (
            table._landmarks,
            "landmarks.csv",
            ",line,",
            ",lin,",
            "'lin' – use one of: point, line",
        ),
        (
            table._landmarks,
            "landmarks.csv",
            "\nacromion,",
            "\nachilles_medial,",
            "id of its own",
        ),
        (
            table._spans,
            "spans.csv",
            ",12,",
            ',"12,5",',
            "'12,5' – write a number with a decimal",
        ),
        (table._spans, "spans.csv", ",12,", ",,", "'' – write a number with a decimal point"),
        (table._evidence, "evidence.csv", ",-3.8,", ",less,", "'less' – write a number"),
        (table._guidance, "guidance.csv", "urgent_fever,", ",", "each row needs an id"),
    ],
)
def test_a_broken_small_table_says_so(change_data, load, name, old, new, message):
    change_data(name, old, new)
    with pytest.raises(TableError, match=message):
        load.__wrapped__()  # what was read before the change is remembered


def test_guidance_of_one_kind_comes_in_reading_order():
    urgent = table.load_guidance("urgent")
    assert set(urgent.kind) == {"urgent"}
    assert urgent.order.astype(int).to_list() == list(range(1, len(urgent) + 1))


def test_unknown_kinds_of_guidance_are_answered_with_the_known():
    with pytest.raises(ValueError, match="no guidance of kind 'aftecare'.*aftercare"):
        table.load_guidance("aftecare")


@pytest.mark.parametrize(
    "load",
    [
        table.load_points,
        table.load_landmarks,
        table.load_spans,
        table.load_guidance,
        table.load_evidence,
        table.load_scatter,
    ],
)
def test_no_reader_can_change_what_others_read(load):
    before = load()
    mine = load()
    mine.iloc[0, 0] = mine.iloc[1, 0]
    del mine[mine.columns[1]]
    pd.testing.assert_frame_equal(load(), before)


def test_advice_is_read_in_the_order_that_its_column_says(change_data):
    change_data("guidance.csv", "press_tender,press,,how,1,", "press_tender,press,,how,99,")
    table._guidance.cache_clear()
    try:
        press = table.load_guidance("press")
        assert press.index[-1] == "press_tender" and len(press) > 3
        assert list(dict.fromkeys(table.load_guidance().kind))[0] == "emergency"
    finally:
        table._guidance.cache_clear()
