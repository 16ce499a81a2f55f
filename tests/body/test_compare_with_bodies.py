"""The comparison of plates with real bodies tells what it measured, and a dash for the rest."""

import importlib.util
from pathlib import Path

from acupress.body.load import load_plate
from acupress.facts.tables import plate_names

TOOL = Path(__file__).parents[2] / "tools" / "compare_with_bodies.py"
SCORE = """
def score(view, mask, landmarks, alt, measured=False):
    return {"body": "A", "iou": 0.9125, "iou_best": 0.95, "landmark_error": 0.011, "edge_mm": None}
"""


def tool():
    spec = importlib.util.spec_from_file_location("compare_with_bodies", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(folder, capsys, plate):
    (folder / "score.py").write_text(SCORE, encoding="utf-8")
    (folder / f"{tool().VIEWS[plate][0]}.json").write_text("{}", encoding="utf-8")
    tool().main(folder, plate)
    return capsys.readouterr().out.splitlines()[2:]


def test_a_distance_that_could_not_be_measured_is_a_dash(tmp_path, capsys):
    [line] = table(tmp_path, capsys, "foot_sole")
    assert line == "| foot_sole | A | 0.912 | 0.950 | 0.011 | - |"


def test_a_plate_whose_reference_shows_more_is_compared_by_its_landmarks(tmp_path, capsys):
    [line] = table(tmp_path, capsys, "forearm_anterior")
    assert line == "| forearm_anterior | A | - | - | 0.011 | - |"


def test_every_landmark_that_is_compared_is_on_its_plate():
    for name, (_, same) in tool().VIEWS.items():
        assert name in plate_names() and same.keys() <= load_plate(name).landmarks.keys(), name
