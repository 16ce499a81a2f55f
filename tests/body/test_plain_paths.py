"""Outlines that are read quickly are those that are read with all of SVG."""

import pytest

from acupress.body import svgfile
from acupress.body.plain_paths import plain_outline
from acupress.body.plate_file import read_plate
from acupress.facts.tables import PLATES


def forms(plate):
    shapes = [shape.outline for layer in plate.layers.values() for shape in layer]
    ways = [*shapes, *plate.lines.values(), *plate.landmarks.values()]
    return [
        (getattr(way, "vertices", way).tolist(), str(getattr(way, "codes", ""))) for way in ways
    ]


@pytest.mark.parametrize("name", ["ankle_lateral", "body_posterior"])
def test_a_plate_is_the_same_whichever_way_it_is_read(name, monkeypatch):
    quick = read_plate(PLATES / f"{name}.svg")
    monkeypatch.setattr(svgfile, "_is_in_plate_units", lambda root: False)
    whole = read_plate(PLATES / f"{name}.svg")
    assert forms(quick) == forms(whole) and quick.regions == whole.regions


@pytest.mark.parametrize("d", [
    "", "M", "M1", "M1 2 3", "m1 2l3 4", "M1 2h5", "M1 2ZL3 4", "L1 2", "M1 2C1 2 3 4", "M1 2Z3",
    "M1 2L3 4-", "M1 2L3e1 4", "M1 2A1 1 0 0 1 3 4",
])  # fmt: skip
def test_what_is_not_plain_is_left_to_what_knows_svg(d):
    assert plain_outline(d) is None
