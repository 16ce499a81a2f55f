"""Light where the page cuts a body: no shadow comes out at a form's other end, no strip stays."""

import dataclasses

import numpy as np
import pytest

from acupress.body.load import load_plate
from acupress.drawing import light
from acupress.drawing.light import BONE_PIXELS, fade_picture, layer_picture
from acupress.drawing.relief import Raster, blurred
from acupress.drawing.style import ATLAS
from acupress.facts.tables import plate_names


@pytest.mark.parametrize("layer", ["bone", "tendon"])
@pytest.mark.parametrize("name", ["leg_anterior", "thigh_anterior", "arm_anterior"])
def test_a_form_the_page_cuts_casts_its_shadow_beside_it_and_nowhere_else(name, layer):
    plate = load_plate(name)
    raster = Raster.of(plate, BONE_PIXELS)
    whole = (0, 0, raster.width, raster.height)
    forms = [shape.outline for shape in plate.layers[layer] if shape.filled]
    drawn = np.max([raster.mask(outline, whole) for outline in forms], axis=0)
    near = blurred(drawn, BONE_PIXELS / 90) > 0
    assert (layer_picture(plate, layer, ATLAS).pixels[..., 3] > 0)[~near].sum() == 0


@pytest.mark.parametrize("name", plate_names())
def test_paper_covers_a_cut_end_to_the_very_edge_of_the_page(name):
    plate = load_plate(name)
    fade = fade_picture(plate, ATLAS)
    if fade is not None:
        left, right, bottom, top = fade.extent
        assert left < 0 and top < 0 and right > plate.width and bottom > plate.height
        assert fade.pixels[..., 3].max() == 255


def test_a_handouts_white_paper_needs_no_new_light(monkeypatch):
    """What a lesson has lit stays lit for its handout, which is drawn on another paper."""
    asked = []
    monkeypatch.setattr(light, "kept_arrays", lambda what, work: asked.append(what) or work())
    plate, white = load_plate("foot_sole"), dataclasses.replace(ATLAS, paper="#ffffff")
    bones = layer_picture.__wrapped__  # what is held in memory is not asked for
    usual, same = bones(plate, "bone", ATLAS), bones(plate, "bone", white)
    assert asked[0] == asked[1] and (usual.pixels == same.pixels).all()
