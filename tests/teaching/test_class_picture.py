"""The class's picture: what a class has to repeat, of whatever files its learners send."""

import json
import math

import pytest

import acupress as ap
from acupress.teaching import class_picture

POINTS = ap.load_points()


def line(point, across=0.0, along=0.0, *, at=0, **others):
    """One answer, `at` seconds after the first."""
    error = math.hypot(across, along)
    told = {"schema": 1, "point": point, "plate": POINTS.plate.get(point), "side": "right"}
    told |= {"kind": "locate", "error": error, "across": across, "along": along, "tolerance": 0.5}
    told |= {"correct": error <= 0.5, "time": 1_795_800_000_000 + at * 1000}
    return json.dumps(told | others)


def write(folder, name, *lines):
    (folder / name).write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    """Three learners: all are too lateral at BL-23, one is off at KI-3."""
    for i, name in enumerate(("anna", "ben", "cleo")):
        here = [line("BL23", 0.8, 0, at=i), line("KI3", 0, 0.9 * (i == 0), at=10 + i)]
        write(tmp_path, f"{name}.jsonl", *here)
    return tmp_path


def marks(figure, code):
    lines = figure.axes[0].lines
    return [one for one in lines if (one.get_gid() or "").startswith(f"learner.{code}.")]


def test_what_most_have_to_repeat_comes_first_with_its_error_and_direction(folder):
    said = ap.show_class(folder).alt
    assert "3 learners, 6 answers." in said
    first, second = said.index("BL-23"), said.index("KI-3")
    assert first < second
    assert (
        "To be repeated by 3 of 3 learners; median error 0.8 cun; on the whole too lateral"
        in (said[first:second])
    )
    assert "To be repeated by 1 of 3 learners; median error 0.0 cun" in said[second:]


def test_each_learner_is_one_mark_that_is_filled_where_right(folder):
    figure = ap.show_class(folder)
    paper = [mark.get_markerfacecolor() for mark in marks(figure, "BL23")]
    right = [mark.get_markerfacecolor() for mark in marks(figure, "KI3")]
    assert len(paper) == len(right) == 3 and len(set(paper)) == 1
    assert right.count(paper[0]) == 1, "one of three is off at KI-3"
    assert marks(figure, "KI3")[-1].get_xdata()[0] > marks(figure, "KI3")[0].get_xdata()[0]


def test_nobody_is_named_while_all_can_be_read(folder):
    said = ap.show_class(folder).alt
    assert not [name for name in ("anna", "ben", "cleo", "jsonl") if name in said]


def test_bad_files_are_listed_and_skipped_and_none_is_changed(folder):
    write(folder, "poem.jsonl", "Roses are red")
    write(folder, "later.jsonl", line("BL23", schema=99))
    write(folder, "half.jsonl", line("KI3", 0.1, 0.1, at=99), '{"schema":1,"poi', line("KI3"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    files = [*folder.iterdir(), folder / "gone.jsonl", folder]
    said = ap.show_class(files).alt
    assert "4 learners" in said
    for told in (
        "'poem.jsonl': holds no answers of this course, skipped",
        "'later.jsonl': written by a newer version of this course, skipped",
        "'half.jsonl': 1 of 3 lines cannot be read, the others count",
        "'gone.jsonl': there is no such file",
        "skipped, it is a folder",
    ):
        assert told in said
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_earlier_copy_of_a_learners_file_counts_once(folder):
    lines = (folder / "anna.jsonl").read_text(encoding="utf-8").splitlines()
    write(folder, "a_first.jsonl", lines[0])
    said = ap.show_class(folder).alt
    assert "3 learners, 6 answers." in said
    assert "'a_first.jsonl': all its answers are in another file, skipped" in said


def test_the_last_answer_to_each_kind_of_question_decides_who_repeats(tmp_path):
    caution = {"kind": "caution", "plate": None, "error": None}
    write(tmp_path, "one.jsonl", line("LI4", 2, 0), line("LI4", 0, 0, at=5))
    write(tmp_path, "two.jsonl", line("LI4", at=6), line("LI4", at=7, correct=False, **caution))
    write(tmp_path, "three.jsonl", line("SP6", at=8, correct=False, **caution))
    said = ap.show_class(tmp_path).alt
    assert "LI-4 Hégǔ. To be repeated by 1 of 2 learners; median error 0.5 cun" in said
    assert "To be repeated by 1 of 1 learner; nobody was asked where it is" in said


def test_a_point_that_the_course_does_not_know_is_shown_as_text(tmp_path):
    write(tmp_path, "one.jsonl", line("$\\frac{<b>$", 1, 0, plate="nowhere"))
    figure = ap.show_class(tmp_path)
    assert "$\\frac{<b>$" in figure.alt and "median error 1.0 cun." in figure.alt
    assert "<b>" not in figure._repr_mimebundle_()["text/html"]


def test_points_beyond_a_dozen_are_counted_and_shown_when_named(tmp_path):
    codes = list(POINTS.index[:20])
    write(tmp_path, "one.jsonl", *(line(code, 1, 0, at=i) for i, code in enumerate(codes)))
    most = class_picture.MOST
    assert f"Shown are {most} points of 20" in ap.show_class(tmp_path).alt
    named = ap.show_class(tmp_path, codes)
    assert "Shown are" not in named.alt and len(named.axes[0].lines) > 3 * most


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "show_class takes a folder, or the names of progress files"),
        ("nowhere.jsonl", "No answers can be read. 'nowhere.jsonl': there is no such file."),
        ("", "show_class takes a folder, or the names"),
        (3, "show_class takes a folder, or a list of files, not 3."),
        (["one.jsonl", None], "such as .*, not None"),
        ("a\0b", "No answers can be read"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(files, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=sentence):
        ap.show_class(files)
    with pytest.raises(ValueError, match="there is no .jsonl file"):
        ap.show_class(tmp_path)


def test_points_nobody_was_asked_about_are_told(folder):
    with pytest.raises(ValueError, match="Nobody has answered a question about these points"):
        ap.show_class(folder, ["LI4"])
