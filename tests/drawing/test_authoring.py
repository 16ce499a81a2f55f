"""The worked example of AUTHORING.md is what the parser and the drawing make of it."""

import re

import pytest

from acupress import cun_length, load_plate, show_point
from acupress.body.plate import PlateError
from acupress.drawing.light import FADE
from acupress.facts.tables import PLATES


@pytest.fixture
def steps(tmp_path):
    text = (PLATES / "AUTHORING.md").read_text(encoding="utf-8")
    files = []
    for number, drawing in enumerate(re.findall(r"```svg\n(.*?)```", text, re.DOTALL), 1):
        (tmp_path / str(number)).mkdir()
        files.append(tmp_path / str(number) / "my_ankle.svg")
        files[-1].write_text(drawing, encoding="utf-8")
    return files


def test_the_example_grows_from_refused_to_a_plate_that_shows_a_point(steps):
    skin, landmarks, done = steps
    with pytest.raises(PlateError) as refused:
        load_plate(skin)
    assert [line.split(" is missing")[0] for line in refused.value.complaints] == [
        "group 'landmarks'",
        "group 'directions'",
    ]
    marks = {"lateral_malleolus", "achilles_lateral", "heel_back"}
    assert load_plate(landmarks).landmarks.keys() == marks == load_plate(done).landmarks.keys()
    assert cun_length("leg_outer", load_plate(done)) == pytest.approx(200 / 3)
    assert "BL-60" in show_point("BL60", done).alt


def test_the_finished_example_has_a_bone_and_a_tendon_with_the_belly_it_comes_from(steps):
    layers = load_plate(steps[-1]).layers
    assert [shape.muscle for shape in layers["tendon"]] == [True, False]
    assert all(shape.filled for shape in (*layers["bone"], *layers["tendon"]))


def test_the_strip_that_fades_is_as_broad_as_authors_are_told():
    text = (PLATES / "AUTHORING.md").read_text(encoding="utf-8")
    assert f"over {FADE:.0%}".replace("%", " %") in text
