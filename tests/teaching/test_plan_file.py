"""A plan is saved in one small file and comes back the same; what is no plan is refused."""

import json

import pandas as pd
import pytest

import acupress as ap


def saved(plan, folder):
    plan.save(folder / "plan.json")
    return json.loads((folder / "plan.json").read_text(encoding="utf-8"))


def written(folder, told):
    (folder / "plan.json").write_text(json.dumps(told), encoding="utf-8")
    return folder / "plan.json"


def test_a_plan_comes_back_as_it_was(tmp_path):
    plan = ap.LessonPlan(
        ["LI4", "GV2", "BL40"], title="Low back", hold={"LI4": 30}, sides={"BL40": "right"},
        notes={"GV2": "合谷 – lie down"}, positions={"LI4": "standing"}, group="pregnant",
        prepare=20,
    )  # fmt: skip
    saved(plan, tmp_path)
    again = ap.load_plan(tmp_path / "plan.json")
    assert repr(again) == repr(plan) and again.group == ["pregnancy"]
    pd.testing.assert_frame_equal(again.entries, plan.entries)
    assert again.given == ["LI4", "GV2", "BL40"]


def test_the_file_is_small_and_says_only_what_was_said(tmp_path):
    told = saved(ap.LessonPlan(["LI4", "BL23"], hold={"LI4": 45}), tmp_path)
    assert told["points"] == [{"code": "LI4", "hold": 45}, {"code": "BL23"}] and "own" not in told
    assert (tmp_path / "plan.json").stat().st_size < 500


def test_points_of_ones_own_table_travel_with_the_plan(tmp_path):
    mine = pd.DataFrame({"code": ["BL23"], "hold_seconds": ["45"], "find": ["Sit.|Feel.|Press."]})
    plan = ap.LessonPlan(ap.load_points(mine))
    told = saved(plan, tmp_path)
    assert told["own"][0]["find"] == "Sit. | Feel. | Press." and "location" not in told["own"][0]
    again = ap.load_plan(tmp_path / "plan.json")
    columns = list(plan.points)
    assert again.points[columns].astype(str).equals(plan.points.astype(str))
    assert "From the course" in str(again.session().stage["points"]["BL23"]["card"])


def test_a_rule_that_starts_from_ones_own_point_finds_it_again(tmp_path):
    points = ap.load_points().astype(object)
    points.loc["BL60", "caution"] = "Mine. Stop at sharp pain."
    mine = ap.load_points(points)
    code = next(c for c in ap.taught(mine).index if mine.start[c] == "BL60" or
                mine.pair_with[c] == "BL60")  # fmt: skip
    told = saved(ap.LessonPlan(mine.loc[[code]]), tmp_path)
    assert "BL60" not in [row["code"] for row in told.get("own", [])]  # her row of `code` is ours
    told = saved(ap.LessonPlan(mine.loc[["BL60"]]), tmp_path)
    assert [row["code"] for row in told["own"]] == ["BL60"]
    assert ap.load_plan(tmp_path / "plan.json").points.caution["BL60"].startswith("Mine.")


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    plan = ap.LessonPlan("LI4")
    saved(plan, tmp_path)
    before = (tmp_path / "plan.json").read_bytes()
    monkeypatch.setattr("os.replace", lambda *names: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        ap.LessonPlan("BL23").save(tmp_path / "plan.json")
    assert (tmp_path / "plan.json").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff\xfe", b'{"a": 1}', b"[" * 10000])
def test_what_is_no_plan_is_refused_in_a_sentence(content, tmp_path):
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(ValueError, match="^'x.json' is no plan: name a file that plan.save"):
        ap.load_plan(tmp_path / "x.json")


def test_a_plan_of_a_later_version_is_refused_with_the_remedy(tmp_path):
    file = written(tmp_path, {"acupress plan": 2, "points": []})
    with pytest.raises(ValueError, match="saved by a later version .* update the course"):
        ap.load_plan(file)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"points": [{"code": "XX9"}]}, "plan.json: .*XX9"),
        ({"points": [{"code": "LU1"}]}, "plan.json: LU1 cannot be pressed"),
        ({"points": [{"code": "LI4", "hold": "long"}, {"code": "BL40", "sides": []}]},
         r"hold of LI4 is 'long': .*; sides of BL40 is \[\]"),
        ({"points": [{"cod": "LI4"}], "titel": "x"}, "titel is unknown; points, entry 1: there is"),
        ({"points": [{"code": "LI4", "x": 1}], "prepare": True}, "prepare is True; .*'x' is unk"),
        ({"points": []}, "it has no points"),
        ({"points": [{"code": "LI4"}], "own": [{"code": "LI4", "cun": "many"}]}, "cun"),
        ({"points": [{"code": "LI4"}], "own": [{"code": "LI4", "filled by the course": [1]}]},
         "filled by the course"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_a_plan_that_says_what_cannot_be_is_refused_in_words(told, said, tmp_path):
    with pytest.raises(ValueError, match=said):
        ap.load_plan(written(tmp_path, {"acupress plan": 1} | told))


def test_a_missing_file_or_folder_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="There is no file"):
        ap.load_plan(tmp_path / "none.json")
    with pytest.raises(IsADirectoryError, match="is a folder"):
        ap.load_plan(tmp_path)
    with pytest.raises(FileNotFoundError, match="There is no folder"):
        ap.LessonPlan("LI4").save(tmp_path / "none" / "plan.json")


def test_a_hostile_note_is_text_wherever_it_goes(tmp_path):
    note = "=cmd|' /C calc'!A0 <script>alert(1)</script> {{7*7}}"
    plan = ap.LessonPlan("LI4", notes={"LI4": note})
    saved(plan, tmp_path)
    again = ap.load_plan(tmp_path / "plan.json")
    assert again.points.note["LI4"] == note and "<script>" not in again._repr_html_()
