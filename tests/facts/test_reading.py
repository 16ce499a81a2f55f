"""A teacher's table row by row: what is good can be used, what is not is told, nothing is run."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from acupress import TableError, load_points, locate
from acupress.__main__ import main
from acupress.facts.columns import COLUMNS
from acupress.facts.csvfile import cells_in
from acupress.facts.tables import read_points
from acupress.facts.template import EXAMPLES, TOLD, template_csv, template_xlsx
from acupress.facts.workbook import MOST_UNPACKED


def read(content, name="mine.csv"):
    content = content.encode() if isinstance(content, str) else content
    return read_points(cells_in(content, name, COLUMNS))


def workbook(*rows, merge=(), second=None):
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for cells in merge:
        book.active.merge_cells(cells)
    if second:
        book.create_sheet(second).append(["code"])
    book.save(content)
    return content.getvalue()


def refused(content, name="mine.xlsx"):
    with pytest.raises(TableError) as error:
        read(content, name)
    [fault] = error.value.complaints
    return fault.remedy


def test_good_rows_are_those_of_a_table_without_the_others_and_every_other_row_is_told():
    reading = read(
        "code,hold_seconds,sides\nLI4,75,both\nBL23,long,left\nBL-40,60,both\nKI3,60,both,surplus\n"
        "BL53,60,together\nXY1,60,both\n"
    )
    good = load_points(pd.DataFrame({"code": ["LI4", "BL53"], "hold_seconds": ["75", "60"],
                                     "sides": ["both", "together"]}))  # fmt: skip
    pd.testing.assert_frame_equal(reading.points, good)
    assert reading.points.attrs == good.attrs
    assert {(fault.row, fault.column) for fault in reading.faults} == {
        (3, "hold_seconds"), (3, "sides"), (4, "code"), (5, ""), (7, "code")
    }  # fmt: skip
    assert reading.rows[5] == "KI3"


@pytest.mark.parametrize(
    "broken", ["BL60,,,x", "bl-60,,,", "BL60,,,,,too,many", "BL60,,,\nBL60,,,"]
)
def test_no_row_is_led_from_the_courses_point_where_its_own_is_faulty(broken):
    reading = read(f"code,start,toward,cun\n{broken}\nBL58,,,\nBL57,BL58,,\nLI4,,,\n")
    assert list(reading.points.index) == ["LI4"]
    waits = {fault.value: fault.remedy for fault in reading.waits}
    assert {"BL57", "BL58"} <= waits.keys()
    assert all(
        remedy.startswith("this row is fine, but it waits for row ") for remedy in waits.values()
    )


def test_formulas_are_refused_with_their_text_and_never_computed():
    reading = read(workbook(
        ["code", "hold_seconds", "english", "mine"],
        ["LI4", "=30+30", "hand", "=1+1"],
        ["BL23", 60, '=HYPERLINK("http://example.org","x")', ""],
        ["BL40", 60, "knee", "=1+1"],
    ), "mine.xlsx")  # fmt: skip
    assert list(reading.points.index) == ["BL40"]
    told = [(fault.row, fault.column, fault.value) for fault in reading.faults]
    assert told == [
        (2, "hold_seconds", "=30+30"),
        (3, "english", '=HYPERLINK("http://example.org","x")'),
    ]
    assert all("copy the cells, paste them as values" in fault.remedy for fault in reading.faults)
    assert read("code,english\nLI4,=1+1\n").points.english["LI4"] == "=1+1"  # text is text


def test_merged_cells_are_told_and_other_sheets_left_alone():
    rows = [["my class", None], ["code", "english"], ["LI4", "hand"], ["BL23", None], ["BL40", "x"]]
    reading = read(workbook(*rows, merge=["A1:B1", "B3:B4"], second="Notes"), "mine.xlsx")
    assert list(reading.points.index) == ["BL40"] and reading.sheets == ("Sheet", "Notes")
    assert [(fault.row, fault.column) for fault in reading.faults] == [
        (3, "english"),
        (4, "english"),
    ]


def test_kinds_that_are_no_table_are_named_with_the_way_out():
    def packed(**files):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
            for name, text in files.items():
                made.writestr(name, text)
        return content.getvalue()

    ods = packed(mimetype="application/vnd.oasis.opendocument.spreadsheet")
    assert refused(ods, "mine.ods").startswith("this is an OpenDocument file: save it as .xlsx")
    bomb = packed(**{"xl/sharedStrings.xml": "\0" * (MOST_UNPACKED + 1)})
    assert len(bomb) < MOST_UNPACKED / 500 and "larger than any table" in refused(bomb)
    entities = packed(**{"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x/>'})
    assert "larger than any table" in refused(entities)
    assert "no readable workbook" in refused(b"code\nLI4\n")
    assert "no readable workbook" in refused(packed(a="b"))
    assert "no readable workbook" in refused(workbook(["code"], ["LI4"])[:-400])
    assert list(read(workbook(["code"], ["LI4"]), "mine.csv").points.index) == ["LI4"]
    assert "more than 20,000 rows" in refused("code\n" + "LI4\n" * 20_001, "mine.csv")


def test_a_cell_in_the_last_corner_of_a_sheet_costs_nothing():
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in (["code"], ["LI4"]):
        book.active.append(row)
    book.active["XFD1048576"] = "far away"
    book.save(content)
    assert "more than 20,000 rows" in refused(content.getvalue())


@pytest.mark.parametrize(
    ("content", "name"), [(template_csv(), "t.csv"), (template_xlsx(), "t.xlsx")]
)
def test_the_template_explains_each_column_and_its_examples_are_points(content, name):
    reading = read(content, name)
    assert not reading.faults and list(reading.points.index) == [row["code"] for row in EXAMPLES]
    course = load_points().loc[["LI4"]]
    pd.testing.assert_frame_equal(reading.points.loc[["LI4"]], course, check_like=True)
    assert locate("MY1", points=reading.points).words.endswith("1 cun lateral (outward)")
    assert all(told.endswith((".", ":")) and len(told) > 10 for told in TOLD.values())
    mine = content.decode("utf-8-sig").replace("LI4", "BL60") if name == "t.csv" else None
    assert mine is None or read(mine).points.caution["BL60"] == load_points().caution["BL60"]


def test_every_column_there_is_is_explained_on_the_templates_second_sheet():
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx()))
    explained = dict(list(book["columns"].values)[1:])
    assert list(explained) == list(COLUMNS) and all(map(str.strip, explained.values()))


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx"])
def test_the_command_writes_the_template_where_nothing_is_yet(tmp_path, capsys, name):
    assert main(["template", str(tmp_path / name)]) == 0
    written = (tmp_path / name).read_bytes()
    assert list(read(written, name).points.index) == ["LI4", "BL23", "MY1"]
    assert main(["template", str(tmp_path / name)]) == 2
    assert "already: choose another name" in capsys.readouterr().out
    assert (tmp_path / name).read_bytes() == written
