"""What is worked out once serves the next process, and never after a change."""

import dataclasses
import os
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from acupress import TableError, load_plate
from acupress.body import plate
from acupress.drawing import forms, style
from acupress.facts import checks, kept, tables

ARRAYS = [np.arange(6, dtype=np.uint8).reshape(2, 3), np.array([0.5, 1.0])]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_folder", lambda: tmp_path / "acupress" / "now")
    return tmp_path / "acupress" / "now"


def fail():
    raise AssertionError("it is there: nothing need be worked out")


def assert_is_it(arrays):
    assert [array.tolist() for array in arrays] == [array.tolist() for array in ARRAYS]


def test_the_next_process_finds_what_was_worked_out():
    kept.kept_arrays(["skin", "atlas"], lambda: ARRAYS)
    assert_is_it(kept.kept_arrays(["skin", "atlas"], fail))


def test_what_is_kept_is_of_one_style_and_one_code():
    for patterns in (kept.CODE, kept.COURSE):
        files = {file for pattern in patterns for file in kept.PACKAGE.glob(pattern)}
        assert {style.SHEET, Path(style.__file__), Path(plate.__file__)} <= files


def test_nothing_else_is_found():
    kept.kept_arrays(["skin", "atlas"], lambda: ARRAYS)
    assert kept.kept_arrays(["skinat", "las"], lambda: [ARRAYS[1]]) == [ARRAYS[1]]


@pytest.mark.parametrize("left", [0, 1, 40, -1])
def test_a_file_cut_short_is_worked_out_anew(folder, left):
    kept.kept_arrays(["skin"], lambda: ARRAYS)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:left])
    assert_is_it(kept.kept_arrays(["skin"], lambda: ARRAYS))
    assert_is_it(kept.kept_arrays(["skin"], fail))


def test_a_file_with_a_wrong_byte_anywhere_is_worked_out_anew(folder):
    kept.kept_arrays(["skin"], lambda: ARRAYS)
    (file,) = folder.iterdir()
    data = file.read_bytes()
    for at in range(len(data)):
        file.write_bytes(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :])
        assert_is_it(kept.kept_arrays(["skin"], lambda: ARRAYS))
        assert file.read_bytes() == data, "and the file is mended"


@pytest.mark.parametrize("left", [0, 1, 5, -1])
def test_a_text_is_kept_whole_or_written_anew(folder, left):
    text = "Kūnlún 崑崙\n.\n"
    assert kept.kept_text(["plate"], lambda: text) == text
    assert kept.kept_text(["plate"], fail) == text
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:left])
    assert kept.kept_text(["plate"], lambda: text) == text
    assert kept.kept_text(["plate"], fail) == text


def test_a_text_is_another_when_anything_in_the_course_has_changed(monkeypatch):
    kept.kept_text(["plate"], lambda: "before")
    monkeypatch.setattr(kept, "_course", lambda: "another")
    assert kept.kept_text(["plate"], lambda: "after") == "after"


def test_a_folder_that_cannot_be_written_is_done_without(folder):
    folder.parent.write_text("a file where the folder should be")
    assert_is_it(kept.kept_arrays(["skin"], lambda: ARRAYS))


def test_files_of_a_version_unused_for_long_are_put_away(folder):
    for name, age in (("old", 40), ("other", 2)):
        (folder.parent / name).mkdir(parents=True)
        (folder.parent / name / "a.npz").touch()
        then = time.time() - age * 24 * 3600
        os.utime(folder.parent / name, (then, then))
    kept.kept_arrays(["skin"], lambda: ARRAYS)
    assert sorted(folder.name for folder in folder.parent.iterdir()) == ["now", "other"]


@pytest.fixture
def read_anew(monkeypatch):
    """The course's table, as the next process reads it; says whether it was checked."""
    checked = []
    check = checks.complaints
    monkeypatch.setattr(checks, "complaints", lambda *given: checked.append(1) or check(*given))
    monkeypatch.setattr(tables, "course_points", tables.course_points.__wrapped__)

    def read():
        checked.clear()
        return tables.load_points(), bool(checked)

    return read


def test_the_courses_table_is_checked_once_and_again_when_anything_has_changed(
    read_anew, monkeypatch
):
    first, checked = read_anew()
    again, checked_again = read_anew()
    assert (checked, checked_again) == (True, False)
    pd.testing.assert_frame_equal(again, first)
    assert (type(again), again.attrs) == (type(first), first.attrs)
    monkeypatch.setattr(kept, "_course", lambda: "another")
    assert read_anew()[1]


def test_a_fault_of_the_courses_table_is_told_each_time(read_anew, monkeypatch):
    rows = [list(row) for row in tables._course_cells().rows]
    rows[1][rows[0].index("pinyin")] = "??"
    changed = dataclasses.replace(tables._course_cells(), rows=rows)
    monkeypatch.setattr(tables, "_course_cells", lambda: changed)
    for _ in range(2):
        with pytest.raises(TableError, match="letters were lost"):
            read_anew()


def test_a_plate_that_was_changed_is_another():
    plate = load_plate("hand_dorsum")
    first, *rest = plate.layers["detail"]
    higher = dataclasses.replace(first, height=first.height + 0.1)
    changed = dataclasses.replace(plate, layers=plate.layers | {"detail": [higher, *rest]})
    digests = {forms.forms(one) for one in (plate, changed, plate.at_side("left"))}
    assert len(digests) == 3
