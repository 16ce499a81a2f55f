"""Layers, constructions and dots: each can be found by its gid, and lies where it should."""

import numpy as np
import pytest
from drawings import SOME, dot_at, gids, shown

from acupress import locate
from acupress.body.load import load_plate
from acupress.body.locate import cun_length
from acupress.body.shape import DRAWN
from acupress.drawing import figures, style
from acupress.drawing.light import layer_picture
from acupress.facts.tables import plate_names


@pytest.mark.parametrize("plate", plate_names())
def test_a_layer_switches_off_itself_and_nothing_else(plate):
    whole = gids(figures.show_plate(plate))
    for layer in DRAWN:
        rest = gids(figures.show_plate(plate, layers=[name for name in DRAWN if name != layer]))
        assert rest == [gid for gid in whole if not gid.startswith(f"layer.{layer}.")], layer
    for layer in ("skin", "bone"):
        assert any(gid.startswith(f"layer.{layer}.") for gid in whole), layer


@pytest.mark.parametrize("plate", SOME)
def test_every_step_dot_and_name_of_a_point_can_be_found_by_its_gid(plate):
    for code in SOME[plate]:
        spot, have = locate(code), gids(figures.show_point(code))
        steps = {int(gid.split(".")[2]) for gid in have if gid.startswith(f"construct.{code}.")}
        assert steps == set(range(len(spot.steps))), code
        assert f"dot.{code}.{spot.side}" in have
        assert f"label.{len(spot.steps) - 1}.0.text.0" in have, (
            f"{code}'s name appears with its dot"
        )
        told_apart = [
            gid for gid in have if gid.startswith(("dot.", "construct.", "label.", "layer."))
        ]
        assert len(set(told_apart)) == len(told_apart), code


@pytest.mark.parametrize("plate", SOME)
def test_a_counted_way_has_a_tick_at_its_ends_and_at_each_whole_cun(plate):
    for code in SOME[plate]:
        figure = shown(code)
        for number, step in enumerate(locate(code).steps):
            ticks = [
                np.column_stack(line.get_data()).mean(axis=0)
                for line in figure.axes[0].lines
                if line.get_gid().startswith(f"construct.{code}.{number}.")
                and line.get_linewidth() == 1.6
            ]
            expected = 0 if np.isnan(step.cun) else int(np.ceil(step.cun)) + 1
            assert len(ticks) == expected, f"{code}, step {number}"
            if ticks:
                assert ticks[0] == pytest.approx(step.start) and ticks[-1] == pytest.approx(
                    step.end
                )


def test_the_ticks_of_bl58_are_one_cun_apart():
    figure = figures.show_point("BL58", labels=False)
    way = [line for line in figure.axes[0].lines if line.get_gid().startswith("construct.BL58.1.")]
    ticks = [np.mean(line.get_data(), axis=1) for line in way if line.get_linewidth() == 1.6]
    apart = np.hypot(*np.diff(ticks, axis=0).T)
    assert len(ticks) == 8
    assert apart == pytest.approx([cun_length("leg_outer", "leg_posterior")] * 7)


def test_a_plate_of_both_sides_shows_the_point_on_both():
    figure = figures.show_point("BL23", side="left")
    main, fellow = dot_at(figure, "dot.BL23.left"), dot_at(figure, "dot.BL23.right")
    assert main + fellow == pytest.approx([2 * load_plate("lower_back").midline, 2 * main[1]])
    on_midline = figures.show_point("GV4")
    assert [gid for gid in gids(on_midline) if gid.startswith("dot.")] == ["dot.GV4.midline"]


def test_one_side_has_one_dot():
    assert [g for g in gids(shown("BL60")) if g.startswith("dot.")] == ["dot.BL60.right"]


def test_the_contour_is_heavier_on_the_side_away_from_the_light():
    figure = figures.show_plate("ankle_medial")
    line, shade = (
        next(a for a in figure.axes[0].patches if a.get_gid() == gid)
        for gid in ("layer.skin.0", "layer.skin.0.shade")
    )
    moved = shade.get_path().vertices - line.get_path().vertices
    assert (moved > 0).all()  # to the right and down: the light comes from the upper left
    assert shade.get_zorder() < line.get_zorder()


def test_a_bone_that_the_page_cuts_casts_no_shadow_at_its_far_end():
    plate = load_plate("trunk_anterior")  # its hip bones run off the page below
    picture = layer_picture(plate, "bone", style.ATLAS)
    rows, columns = (
        slice(round(low / side * count), round(high / side * count))
        for (low, high), side, count in zip(
            ((655, 672), (320, 370)),
            (plate.height, plate.width),
            picture.pixels.shape,
            strict=False,
        )
    )
    assert picture.pixels[rows, columns, 3].max() < 8, "the belly above the crests is free"


def test_an_arm_that_grows_out_of_the_shoulder_has_form_and_no_contour_round_its_root():
    have = gids(figures.show_plate("body_lateral"))
    assert {"layer.skin.0", "layer.skin.1.volume"} <= set(have)
    assert not {"layer.skin.1", "layer.skin.1.shade"} & set(have)
