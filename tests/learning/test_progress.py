"""Progress: the file that keeps answers, the table of them, and what is due."""

import datetime
import json
import os
import signal
import subprocess
import sys

import pandas as pd
import pytest

from acupress import due, load_progress, to_review_log
from acupress.learning import progress_file
from acupress.learning.attempts import line_of
from acupress.learning.progress import table_of

START = 1_795_800_000_000  # ms
DAY = 86_400_000


def line(at=0, point="BL23", **others):
    made = {"point": point, "kind": "locate", "correct": True, "time": START + at}
    return line_of(made | others)


LINES = [line(at) for at in range(4)]
WHOLE = "".join(f"{one}\n" for one in LINES).encode()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "progress.jsonl"


def lines_in(file):
    return progress_file.read(file)[0].lines


# Added to, never overwritten ------------------------------------------------------------------


def test_answers_are_added_at_the_end_and_read_back(file):
    for one in LINES:
        progress_file.append(file, [one])
    assert file.read_bytes() == WHOLE and lines_in(file) == LINES


def test_a_file_cut_at_any_byte_loses_at_most_the_line_that_was_cut(file):
    new = line(99, "LI4")
    for cut in range(len(WHOLE) + 1):
        file.write_bytes(WHOLE[:cut])
        whole = WHOLE[:cut].count(b"\n")
        progress_file.append(file, [new])
        # A line that lacks but its end is whole.
        ended = LINES[whole : whole + 1] if WHOLE[cut : cut + 1] == b"\n" else []
        content = file.read_text(encoding="utf-8")
        kept = progress_file.read_attempts(content).lines
        assert kept == [*LINES[:whole], *ended, new], cut


def test_a_line_that_was_cut_is_told_and_the_others_are_read(file):
    file.write_bytes(WHOLE[:-20])
    with pytest.warns(UserWarning, match=r"progress\.jsonl, line 4: .* cut off") as told:
        assert len(load_progress(file)) == 3
    assert "All other answers are here: 3." in str(told[0].message)
    assert file.read_bytes() == WHOLE[:-20]


WRITER = """
import sys
from acupress.learning import progress_file
from acupress.learning.attempts import line_of
path, point, count, many = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
for batch in range(count):
    lines = [line_of({"point": point, "kind": "locate", "correct": True, "time": batch * many + at})
             for at in range(many)]
    progress_file.append(path, lines)
    print(batch, flush=True)
"""


def writer(file, point, count, many):
    command = [sys.executable, "-c", WRITER, str(file), point, str(count), str(many)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_writers_never_overwrite_each_other(file):
    both = [writer(file, point, 150, 3) for point in ("BL23", "LI4")]
    assert [one.communicate() and one.returncode for one in both] == [0, 0]
    table = load_progress(file)
    assert table["point"].value_counts().to_dict() == {"BL23": 450, "LI4": 450}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_process_killed_while_it_writes_loses_nothing_it_was_told_is_kept(file):
    many = 2000  # half a megabyte a write: most of the time it is writing
    process = writer(file, "BL23", 10_000, many)
    for _ in range(3):
        told = process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    rest = process.communicate()[0]
    kept = int([told, *rest.splitlines()][-1]) + 1
    progress_file.append(file, [line(point="LI4")])
    content = file.read_text(encoding="utf-8")
    reading = progress_file.read_attempts(content)
    assert len(reading.damaged) <= 1 and len(reading.lines) >= kept * many + 1
    assert json.loads(reading.lines[-1])["point"] == "LI4"


def test_what_could_not_be_written_whole_says_so_and_the_next_line_is_whole(file, monkeypatch):
    progress_file.append(file, LINES[:1])
    write = os.write
    monkeypatch.setattr(os, "write", lambda target, text: write(target, text[:40]))
    with pytest.raises(OSError, match="disk is full"):
        progress_file.append(file, LINES[1:2])
    monkeypatch.undo()
    progress_file.append(file, LINES[1:])
    with pytest.warns(UserWarning, match="line 2: damaged"):
        assert len(load_progress(file)) == 4


# Damaged, newer, older ------------------------------------------------------------------------


@pytest.fixture
def damaged(file):
    rows = WHOLE.splitlines()
    file.write_bytes(b"\n".join([rows[0], b"{\xff\x00 gone", rows[1], b"notes", *rows[2:], b""]))
    return file


def test_damaged_lines_are_set_aside_with_one_message(damaged):
    with pytest.warns(UserWarning) as told:
        assert len(load_progress(damaged)) == 4
    (aside,) = damaged.parent.glob("progress.damaged-*.jsonl")
    assert aside.read_bytes() == b"{\xff\x00 gone\nnotes\n"
    assert [str(one.message) for one in told] == [
        f"progress.jsonl, lines 2, 4: damaged. What stood there was moved to {aside.name} beside "
        "it. All other answers are here: 4."
    ]
    assert told[0].filename == __file__
    assert len(load_progress(damaged)) == 4  # and no warning


def test_what_is_added_while_damage_is_set_aside_stays(damaged, monkeypatch):
    new_file, late = progress_file._new_file, line(50, "LI4")

    def meanwhile(*given):
        progress_file.append(damaged, [late])
        return new_file(*given)

    monkeypatch.setattr(progress_file, "_new_file", meanwhile)
    progress_file.read(damaged)
    assert lines_in(damaged) == [*LINES, late]


def test_damage_in_a_folder_that_cannot_be_written_is_told_and_left(damaged, monkeypatch):
    def refuse(*given):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(progress_file, "_new_file", refuse)
    before = damaged.read_bytes()
    with pytest.warns(UserWarning, match="it stays as it is"):
        assert len(load_progress(damaged)) == 4
    assert damaged.read_bytes() == before


def test_a_newer_form_is_refused_and_the_file_left_as_it_is(file):
    newer = LINES[1].replace('"schema":1', '"schema":2')
    content = f"{LINES[0]}\n{newer}\ndamaged\n".encode()
    file.write_bytes(content)
    with pytest.raises(ValueError, match=r"progress\.jsonl, line 2: .* newer version .*form 2"):
        load_progress(file)
    assert file.read_bytes() == content and list(file.parent.iterdir()) == [file]


def test_an_older_form_is_read_with_what_it_did_not_say_yet(file):
    file.write_text('{"schema":0,"point":"BL23","kind":"locate","correct":true,"time":5}\n')
    (row,) = load_progress(file).itertuples()
    assert (row.point, row.rating, row.hint, row.reference) == ("BL23", 3, False, False)
    assert pd.isna(row.error) and pd.isna(row.seconds)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("points.csv", "code,pinyin\nBL23,Shenshu\n", "points.csv holds no answers"),
        ("notes.txt", "\nnotes\n", "notes.txt holds no answers"),
    ],
)
def test_another_file_is_refused_and_left_as_it_is(tmp_path, name, content, says):
    other = tmp_path / name
    other.write_text(content)
    with pytest.raises(ValueError, match=says):
        load_progress(other)
    assert other.read_text() == content and list(tmp_path.iterdir()) == [other]


def test_no_file_and_a_folder_are_answered_in_a_sentence(tmp_path):
    with pytest.raises(FileNotFoundError, match="There is no file 'nothing.jsonl'. A quiz makes"):
        load_progress("nothing.jsonl")
    with pytest.raises(ValueError, match="cannot be read: it is a folder"):
        load_progress(tmp_path)
    with pytest.raises(ValueError, match="called like 'progress.jsonl', not 3"):
        load_progress(3)


# The table, what is due, and the review log ---------------------------------------------------

PRACTICE = [
    line(0, "BL23", error=0.1, across=0.1, along=0.0, tolerance=0.5, seconds=4.2),
    line(1000, "GV4", error=0.4, across=-0.4, along=0.0, tolerance=0.5, seconds=None),
    line(2 * DAY, "BL23", correct=False, error=1.5, across=1.5, along=0.1, tolerance=0.5),
    line(2 * DAY, "BL23", kind="rule", reference=True),
]


def test_without_a_name_it_is_the_file_beside_the_notebook_and_before_the_first_answer_none(
    file, monkeypatch
):
    monkeypatch.chdir(file.parent)
    assert load_progress().empty and not file.exists()
    progress_file.append(file, LINES)
    assert len(load_progress()) == len(LINES)


def test_the_table_has_one_row_an_attempt_in_the_order_of_time():
    table = table_of([*PRACTICE[::-1], PRACTICE[0]])
    assert list(table["rating"]) == [3, 2, 1, 3] or list(table["rating"]) == [3, 2, 3, 1]
    assert str(table["time"].dtype).endswith("UTC]")
    assert table["time"][0] == pd.Timestamp(START, unit="ms", tz="UTC")
    assert list(table.columns) == [
        *["point", "plate", "side", "kind", "error", "across", "along", "tolerance", "correct"],
        *["time", "seconds", "hint", "reference", "rating"],
    ]
    assert list(table_of([]).columns) == list(table.columns)


def test_what_is_due_comes_first_each_kind_of_question_for_itself():
    table = table_of(PRACTICE)
    now = pd.Timestamp(START + 2 * DAY + 1, unit="ms", tz="UTC")
    cards = due(table, now)
    assert list(cards.index) == [("locate", "GV4"), ("locate", "BL23"), ("rule", "BL23")]
    assert list(cards["is_due"]) == [True, False, False]
    assert list(cards["answers"]) == [1, 2, 1]
    days = (cards["due"] - cards["last"]).dt.total_seconds() / 86_400
    assert list(days) == [1, 1, 2]
    assert due(table, now.tz_convert("Asia/Tokyo")).equals(cards)
    assert due(table, now.to_pydatetime()).equals(cards)
    assert len(due(table)) == 3 and len(due(table.iloc[:0])) == 0


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        ("2026-11-28 03:59", False),  # the day before has not ended yet
        ("2026-11-28 08:00", True),  # whoever practised in the evening is asked in the morning
        ("2026-11-28 08:00+09:00", False),  # there it comes on the 29th
    ],
)
def test_what_comes_later_today_is_due_today(now, is_due):
    evening = pd.Timestamp("2026-11-27 21:00", tz="UTC").timestamp() * 1000 - START
    table = table_of([line(int(evening), correct=False)])
    moment = pd.Timestamp(now)
    moment = moment if moment.tzinfo else moment.tz_localize("UTC")
    (card,) = due(table, moment).itertuples()
    assert (card.due, card.is_due) == (pd.Timestamp("2026-11-28 21:00", tz="UTC"), is_due)


@pytest.mark.parametrize("progress", [None, "progress.jsonl", pd.DataFrame({"a": [1]}), []])
def test_what_is_no_progress_is_refused(progress, tmp_path):
    for refuse in (due, lambda one: to_review_log(one, tmp_path / "log.csv")):
        with pytest.raises(ValueError, match="progress is a table that load_progress gives"):
            refuse(progress)


@pytest.mark.parametrize("now", ["tomorrow", 3, datetime.datetime(2026, 1, 1), pd.NaT])
def test_a_moment_has_a_time_zone(now):
    with pytest.raises(ValueError, match="now is a moment with a time zone"):
        due(table_of(PRACTICE), now)


def test_the_review_log_has_the_columns_that_programs_for_fsrs_read(tmp_path):
    written = to_review_log(table_of(PRACTICE), tmp_path / "reviews.csv")
    assert written.read_text().splitlines() == [
        "card_id,review_time,review_rating,review_state,review_duration",
        f"locate BL23,{START},3,0,4200",
        f"locate GV4,{START + 1000},2,0,",
        f"locate BL23,{START + 2 * DAY},1,2,",
        f"rule BL23,{START + 2 * DAY},3,0,",
    ]
    with pytest.raises(ValueError, match="cannot be written: it is a folder"):
        to_review_log(table_of(PRACTICE), tmp_path)


def test_a_lesson_opens_without_loading_the_scheduler():
    code = "import acupress, sys; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
