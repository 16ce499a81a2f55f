"""A label in the browser is the label of a figure, though matplotlib does not draw it."""

import numpy as np
import pytest
from drawings import POINTS
from matplotlib.figure import Figure

from acupress.drawing import style
from acupress.drawing.block_parts import block_parts
from acupress.drawing.blocks import draw_blocks
from acupress.drawing.lettering import Lettering
from acupress.drawing.parts import Parts
from acupress.drawing.stage import stage

LABELS = [
    Lettering("KI-3 太溪\nTàixī\n⚠ not in pregnancy", (0, 0), is_name=True, step=2),
    Lettering("tip of the\nouter ankle bone", (0, 0)),
    Lettering("3 cun", (0, 0), step=1, is_count=True),
]
BOXES = np.array([[10, 20, 90.3, 63], [200.26, 100, 290, 130], [120, 150, 150, 167]], float)
LEADERS = np.array([[150, 80, 90.3, 41.5], [180, 90, 200.26, 115], [130, 190.04, 130, 167]], float)


@style.applied()
def as_drawn():
    figure = Figure(figsize=(300 / 72, 200 / 72), dpi=72)
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, 300), ylim=(200, 0))
    artists = draw_blocks(ax, LABELS, BOXES, LEADERS, style.ATLAS, "label")
    renderer = Parts(300, 200)
    for artist in sorted(artists, key=lambda artist: artist.get_zorder()):
        _, step, number, *more = artist.get_gid().split(".")
        about = {"kind": "leader" if more == ["leader"] else "label", "step": int(step)}
        renderer.draw(artist, **about, **({"own": True} if number == "0" else {}))
    return renderer.parts, renderer.looks


def seen(parts, looks):
    return [part | {"look": [looks[number] for number in part["look"]]} for part in parts]


def test_labels_are_the_parts_that_matplotlib_would_draw():
    renderer = Parts(300, 200)
    parts = block_parts(renderer, LABELS, BOXES, LEADERS)
    assert seen(parts, renderer.looks) == seen(*as_drawn())


@pytest.mark.parametrize("code", ["BL60", "BL28"], ids=["beside the drawing", "with a key"])
def test_the_parts_of_a_points_name_are_told_apart(code):
    plate = stage([code])["plates"][POINTS.plate[code]]
    own = [part for part in plate["over"]["marks"][code] if part.get("own")]
    assert {part["kind"] for part in own} == {"label", "leader"}
    assert POINTS.pinyin[code] in " ".join(part.get("text", "") for part in own)
