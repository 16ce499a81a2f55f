"""A table of one's own in the notebook: uploaded or named, every row shown, good rows usable."""

import html
import re

import pandas as pd
import pytest

import acupress as ap
from acupress.facts.template import template_csv

BROKEN = (
    "code,hold_seconds,english,hold\nLI4,75,hand,1\nBL23,long,back,1\n"
    "BL60,60,<img src=x onerror=x>,1\n"
)


def give(own, content, name="mine.csv"):
    content = content.encode() if isinstance(content, str) else content
    own.upload._handle_custom_msg({"file": name}, [memoryview(content)])


def text_of(*parts):
    words = re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", " ".join(one.value for one in parts))
    return " ".join(html.unescape(words).split())


def test_good_rows_can_be_used_at_once_and_a_mended_file_stands_in_their_place():
    own, heard = ap.OwnTable(), []
    own.observe(lambda change: heard.append(list(change.new.index)), "table")
    assert own.table.empty and own.faults == []
    give(own, BROKEN)
    assert ap.LessonPlan(own.table).codes == ["LI4", "BL60"]
    [fault] = own.faults
    assert (fault.row, fault.column, fault.value) == (3, "hold_seconds", "long")
    told = text_of(own.told, own.preview)
    assert "mine.csv: 3 rows, 2 ready, 1 not yet" in told and "To mend: row 3." in told
    assert "'hold' is yours alone: the course does not read it. Did you mean hold_seconds?" in told
    assert "3 BL23 To mend: hold_seconds: 'long' – write a number like 90" in told
    assert f"Ready. {ap.locate('LI4').words} Yours: english: hand · hold_seconds: 75" in told
    give(own, BROKEN.replace("long", "90"))
    assert own.faults == [] and heard == [["LI4", "BL60"], ["LI4", "BL23", "BL60"]]
    give(own, b"%PDF-1.7")
    assert own.table.empty and "this is a PDF" in text_of(own.told)
    give(own, template_csv())
    assert list(own.table.index) == ["LI4", "BL23", "MY1"]


def test_one_row_is_looked_at_with_its_caution_first_and_its_picture():
    own = ap.OwnTable()
    give(own, BROKEN)
    own.row.value = "BL60"
    assert "<img alt=" in own.look.value and "caution" in text_of(own.look)[:60].lower()
    assert "<img src=x" not in own.look.value + own.preview.value
    assert "&lt;img src=x onerror=x&gt;" in own.preview.value


def test_a_rule_that_leads_nowhere_is_told_with_its_row():
    own = ap.OwnTable()
    give(
        own, "code,start,aside,aside_cun,aside_span\nBL23,spinous_l2_lower,lateral,70,back_width\n"
    )
    [fault] = own.faults
    assert (fault.row, fault.column) == (2, "start") and "beyond the page" in fault.remedy


def test_a_file_beside_the_notebook_is_read_again_and_never_written(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(BROKEN)
    own = ap.OwnTable(file)
    file.write_text(BROKEN.replace("long", "80"))
    own.again.click()
    assert own.table.hold_seconds["BL23"] == 80 and list(tmp_path.iterdir()) == [file]
    file.unlink()
    own.again.click()
    assert own.table.empty and "There is no file" in text_of(own.told)
    with pytest.raises(FileNotFoundError, match="There is no file"):
        ap.OwnTable(file)


def test_ten_thousand_rows_are_shown_in_pages():
    codes = [f"{letters}{number}" for letters in ("AA", "AB") for number in range(1, 100)]
    rows = pd.DataFrame({"code": codes * 50 + ["LI4"]}).to_csv(index=False)
    own = ap.OwnTable()
    assert own.turn.layout.display == "none", "there are no rows yet"
    give(own, rows)
    assert own.turn.layout.display == "" and own.earlier.disabled
    assert own.preview.value.count("<tr>") == 51
    own.later.click()
    assert "Rows 52 to 101, of 9901" in text_of(own.preview) and not own.earlier.disabled
    assert list(own.table.index) == ["LI4"] and "and 9880 more" in text_of(own.told)
