"""Rule + plate → place: against hand-worked places, mirrors, scales and moved landmarks."""

import dataclasses
import pickle
import re

import numpy as np
import pandas as pd
import pytest

from acupress.body.load import load_plate
from acupress.body.locate import (
    LocateError,
    cun_length,
    locate,
    locate_all,
    locate_each,
    missing,
    refuse_off_page,
)
from acupress.body.plate import Plate
from acupress.facts import columns, rule
from acupress.facts.pressing import taught
from acupress.facts.tables import load_landmarks, load_points, plate_names

POINTS = load_points()
SHOWN = list(POINTS.plate[POINTS.not_drawn == ""].items())
PRESSED = list(taught(POINTS).plate.items())
CUN = 20.0  # plate units, on the blank page below
DIRECTIONS = {
    **dict.fromkeys(("superior", "proximal"), np.array([0.0, -1])),
    **dict.fromkeys(("inferior", "distal"), np.array([0.0, 1])),
    **dict.fromkeys(("lateral", "radial", "posterior", "dorsal"), np.array([1.0, 0])),
    **dict.fromkeys(("medial", "ulnar", "anterior", "palmar", "plantar"), np.array([-1.0, 0])),
}


def page(landmarks, lines=None, midline=None):
    """A blank plate with a few landmarks, 1000 × 1000, on which a cun is 20 units long."""
    return Plate(
        mm=1.0,
        name="page",
        title="A page of the right side",
        description="Blank.",
        view="posterior",
        width=1000.0,
        height=1000.0,
        midline=midline,
        side="right",
        layers={},
        landmarks={name: np.array(place, float) for name, place in landmarks.items()},
        lines={name: np.array(line, float) for name, line in (lines or {}).items()},
        rulers={"leg_inner": (np.array([[0, 0], [0, 3 * CUN]]), 3.0)},
        directions=DIRECTIONS,
        regions={},
    )


def table_of(**rows):
    """A point table with these rules: `table_of(ST36={"start": "knee", …})`."""
    blank = dict.fromkeys(columns.COLUMNS[1:], "") | {"sides": "both"}
    blank |= dict.fromkeys((*columns.FRACTIONS, *columns.CUNS), np.nan)
    rows = {code: blank | rule for code, rule in rows.items()}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("code")


def place_of(rule, plate, side=None, **others):
    """Where a rule leads, as (x, y); `others` are points it refers to."""
    spot = locate("ZZ1", plate, side, table_of(ZZ1=rule, **others))
    return spot.x, spot.y


def scaled(plate, factor):
    """The same plate drawn larger."""
    return dataclasses.replace(
        plate,
        width=plate.width * factor,
        height=plate.height * factor,
        midline=None if plate.midline is None else plate.midline * factor,
        landmarks={name: place * factor for name, place in plate.landmarks.items()},
        lines={name: line * factor for name, line in plate.lines.items()},
        rulers={name: (ends * factor, cun) for name, (ends, cun) in plate.rulers.items()},
    )


def without_ruler(name, span):
    """A plate on which a span is counted between its landmarks."""
    plate = load_plate(name)
    rulers = {of: ruler for of, ruler in plate.rulers.items() if of != span}
    return dataclasses.replace(plate, rulers=rulers)


def with_landmark(plate, name, place):
    return dataclasses.replace(plate, landmarks=plate.landmarks | {name: np.array(place, float)})


def at(code, plate=None, side=None):
    spot = locate(code, plate, side)
    return np.array([spot.x, spot.y])


# --- one form of rule after the other, by hand ----------------------------------------------------


@pytest.mark.parametrize(
    ("fraction", "place"), [(0, (100, 200)), (1, (300, 600)), (0.5, (200, 400)), (0.25, (150, 300))]
)
def test_a_fraction_lies_so_far_between_two_landmarks(fraction, place):
    plate = page({"a": (100, 200), "b": (300, 600)})
    assert place_of({"start": "a", "toward": "b", "fraction": fraction}, plate) == pytest.approx(
        place
    )


def test_a_rule_of_a_start_alone_is_that_landmark():
    assert place_of({"start": "a"}, page({"a": (100, 200)})) == (100, 200)


def test_cun_are_counted_toward_a_landmark_and_beyond_it():
    plate = page({"a": (100, 100), "b": (106, 108)})  # 10 units, so half a cun
    rule = {"start": "a", "toward": "b", "cun": 3, "span": "leg_inner"}
    assert place_of(rule, plate) == pytest.approx((136, 148))


def test_two_moves_follow_each_other():
    rule = {"start": "a", "toward": "distal", "cun": 2, "span": "leg_inner"}
    rule |= {"aside": "medial", "aside_cun": 1.5, "aside_span": "leg_inner"}
    assert place_of(rule, page({"a": (100, 100)})) == pytest.approx((70, 140))


@pytest.mark.parametrize(
    ("until", "fraction", "place"),
    [
        ("edge", np.nan, (400, 100)),
        ("edge", 0.5, (250, 100)),
        ("c > d", np.nan, (500, 100)),
        ("c > superior", np.nan, (300, 100)),
        ("c>superior", np.nan, (300, 100)),
        ("edge & c > superior", np.nan, (350, 100)),
        ("edge & c > superior", 0.25, (375, 100)),
        ("c > superior & edge", 0.25, (325, 100)),
        ("behind & edge", np.nan, (225, 100)),
        ("beyond", np.nan, (600, 100)),
    ],
)
def test_a_move_stops_at_every_kind_of_line(until, fraction, place):
    plate = page(
        {"a": (100, 100), "c": (300, 500), "d": (400, 300)},  # c, d: on a line to (500, 100)
        {
            "edge": [(380, 0), (390, 50), (410, 150), (420, 400)],
            "behind": [(50, 0), (50, 200)],
            "beyond": [(600, 400), (600, 300)],  # reaches the level of a only when drawn on
        },
    )
    rule = {"start": "a", "toward": "lateral", "until": until, "fraction": fraction}
    assert place_of(rule, plate) == pytest.approx(place)


@pytest.mark.parametrize("line", [[(100, 0), (100, 200)], [(100 - 1e-9, 0), (100 - 1e-9, 200)]])
def test_a_start_on_the_line_is_there_already(line):
    plate = page({"a": (100, 100)}, {"edge": [*line, (300, 200), (300, 0)]})
    rule = {"start": "a", "toward": "lateral", "until": "edge"}
    assert place_of(rule, plate) == pytest.approx((100, 100))


def test_a_line_behind_is_not_met():
    plate = page({"a": (100, 100)}, {"edge": [(99.9, 0), (99.9, 200)]})
    with pytest.raises(LocateError, match="meets nothing"):
        place_of({"start": "a", "toward": "lateral", "until": "edge"}, plate)


def test_of_several_crossings_the_nearest_ahead_counts():
    zigzag = [(200, 0), (200, 200), (300, 200), (300, 0), (50, 0), (50, 200)]
    plate = page({"a": (100, 100)}, {"zigzag": zigzag})
    assert place_of({"start": "a", "toward": "lateral", "until": "zigzag"}, plate) == (200, 100)
    assert place_of({"start": "a", "toward": "medial", "until": "zigzag"}, plate) == (50, 100)


# Forms that the other WHO points need, read from the standard's words.
HEAD_TO_FOOT = page(
    {
        # Not all of these are landmarks of the course: names do not matter here.
        "st35": (100, 100),
        "ankle_front_mid": (160, 180),
        "sp12": (200, 100),
        "patella_base_medial": (230, 400),
        "sideburn_rear": (300, 500),
        "ear_apex": (360, 420),
        "te20": (400, 100),
        "te17": (500, 300),
        "dorsal_wrist_crease_mid": (600, 600),
        "rib_gap_4": (650, 300),
        "st30": (800, 300),
        "hairline_mid": (150, 700),
        "navel": (100, 900),
        "gb20": (700, 800),
        "occiput_top": (650, 740),
        "elbow": (900, 900),
        "acromial_angle": (960, 500),
    },
    {
        "ear_curve": [(400, 100), (500, 100), (500, 300)],
        "radius_border": [(640, 500), (620, 580)],
        "ulna_border": [(560, 400), (560, 700)],
        "mid_axillary_line": [(700, 200), (700, 400)],
        "deltoid_rear_border": [(900, 600), (1000, 600)],
    },
)
CUN_OF = {"cun": 3, "span": "leg_inner"}


@pytest.mark.parametrize(
    ("code", "rule", "place"),
    [
        # 3 cun down from ST35 on the line to the ankle: 60 units along (0.6, 0.8)
        ("ST36", {"start": "st35", "toward": "ankle_front_mid", **CUN_OF}, (136, 148)),
        # a third of the way from SP12 to the kneecap's inner corner
        ("SP11", {"start": "sp12", "toward": "patella_base_medial", "fraction": 1 / 3}, (210, 200)),
        # a level through the ear's tip crosses the vertical behind the sideburn
        (
            "GB7",
            {"start": "ear_apex", "toward": "anterior", "until": "sideburn_rear > superior"},
            (300, 420),
        ),
        # two thirds of a curve that is 100 + 200 long
        (
            "TE18",
            {"start": "te20", "toward": "te17", "via": "ear_curve", "fraction": 2 / 3},
            (500, 200),
        ),
        # 2 cun up the forearm, then midway between the bones: x = 630 and 560 at y = 560
        (
            "TE5",
            {
                "start": "dorsal_wrist_crease_mid",
                **{"toward": "proximal", "cun": 2, "span": "leg_inner"},
                **{"aside": "radial", "aside_until": "radius_border & ulna_border"},
            },
            ((625 + 560) / 2, 560),
        ),
        # level with a gap between ribs, on the mid-armpit line; then 1 cun ahead of that
        (
            "GB22",
            {"start": "rib_gap_4", "toward": "posterior", "until": "mid_axillary_line"},
            (700, 300),
        ),
        (
            "GB23",
            {
                "start": "rib_gap_4",
                **{"toward": "posterior", "until": "mid_axillary_line"},
                **{"aside": "anterior", "aside_cun": 1, "aside_span": "leg_inner"},
            },
            (680, 300),
        ),
        # 3 cun straight below another point
        ("LR10", {"start": "st30", "toward": "inferior", **CUN_OF}, (800, 360)),
        # half a cun above the hairline, 4.5 cun out from the midline
        (
            "ST8",
            {
                "start": "hairline_mid",
                **{"toward": "superior", "cun": 0.5, "span": "leg_inner"},
                **{"aside": "lateral", "aside_cun": 4.5, "aside_span": "leg_inner"},
            },
            (240, 690),
        ),
        # on the midline
        (
            "CV12",
            {"start": "navel", "toward": "superior", "cun": 4, "span": "leg_inner"},
            (100, 820),
        ),
        # straight above a point, at the height of a landmark
        (
            "GB19",
            {"start": "gb20", "toward": "superior", "until": "occiput_top > posterior"},
            (700, 740),
        ),
        # where the line between two landmarks meets a muscle's edge: 3/4 of the way up
        (
            "TE13",
            {"start": "elbow", "toward": "acromial_angle", "until": "deltoid_rear_border"},
            (945, 600),
        ),
    ],
)
def test_the_forms_suffice_for_points_all_over_the_body(code, rule, place):
    spot = locate(code, HEAD_TO_FOOT, points=table_of(**{code: rule}))
    assert (spot.x, spot.y) == pytest.approx(place)


def test_a_point_may_start_from_another_and_follow_it():
    first = {"start": "a", "toward": "lateral", "cun": 2, "span": "leg_inner"}
    second = {"start": "YY1", "toward": "inferior", "cun": 1, "span": "leg_inner"}
    level = {"start": "b", "toward": "medial", "until": "ZZ1 > superior"}
    plate = page({"a": (100, 100), "b": (300, 300)})
    assert place_of(second, plate, YY1=first) == pytest.approx((140, 120))
    points = table_of(XX1=level, ZZ1=second, YY1=first)  # asked before what it needs
    assert locate("XX1", plate, points=points).x == pytest.approx(140)
    found = locate_all(points, plate).set_index("code")
    assert found.loc["XX1", ["x", "y"]].to_list() == pytest.approx([140, 300])


def test_a_curve_is_followed_from_the_middle_of_a_straight_stretch():
    plate = page({"a": (200, 90), "b": (800, 110)}, {"curve": [(0, 100), (900, 100)]})
    rule = {"start": "a", "toward": "b", "via": "curve", "fraction": 0.5}
    assert place_of(rule, plate) == pytest.approx((500, 100))


def test_cun_are_counted_along_a_curve():
    plate = page({"a": (0, 0), "b": (300, 0)}, {"curve": [(300, 0), (300, 80), (0, 80), (0, 0)]})
    rule = {"start": "a", "toward": "b", "via": "curve", "cun": 5, "span": "leg_inner"}
    assert place_of(rule, plate) == pytest.approx((20, 80))


def test_a_curve_is_followed_backward_too():
    rule = {"start": "te17", "toward": "te20", "via": "ear_curve", "fraction": 1 / 3}
    assert place_of(rule, HEAD_TO_FOOT) == pytest.approx((500, 200))


# --- the course's points, by hand -----------------------------------------------------------------


@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize(
    ("code", "cun"), [("BL23", 1.5), ("BL25", 1.5), ("BL52", 3), ("EX-B7", 3.5), ("BL27", 1.5)]
)
def test_back_points_lie_their_cun_beside_the_midline(code, cun, side):
    plate = load_plate("lower_back")
    ends, count = plate.rulers["back_width"]
    one = np.hypot(*(ends[1] - ends[0])) / count
    outward = 1 if side == "right" else -1  # from behind, the right side is at the viewer's right
    assert locate(code, side=side).x == pytest.approx(plate.midline + outward * cun * one)


@pytest.mark.parametrize(
    ("code", "level"),
    [("BL23", "spinous_l2_lower"), ("BL52", "spinous_l2_lower"), ("GV4", "spinous_l2_lower")]
    + [("BL25", "spinous_l4_lower"), ("BL27", "sacral_foramen_1"), ("BL54", "sacral_foramen_4")],
)
def test_back_points_lie_level_with_their_landmark(code, level):
    assert locate(code).y == pytest.approx(load_plate("lower_back").landmarks[level][1])


def test_bl23_is_half_as_far_out_as_bl52_and_as_the_shoulder_blade():
    plate = load_plate("body_posterior")
    blade = plate.landmarks["scapula_medial_border"][0] - plate.midline
    assert locate("BL23", plate).x - plate.midline == pytest.approx(blade / 2, rel=0.02)
    assert locate("BL52", plate).x - plate.midline == pytest.approx(blade, rel=0.02)


@pytest.mark.parametrize(
    ("code", "one", "other", "fraction"),
    [
        ("BL40", "popliteal_crease_medial_end", "popliteal_crease_lateral_end", 1 / 2),
        ("BL60", "lateral_malleolus", "achilles_lateral", 1 / 2),
        ("KI3", "medial_malleolus", "achilles_medial", 1 / 2),
        ("KI1", "web_toes_2_3", "heel_back", 1 / 3),
        ("GB30", "greater_trochanter", "sacral_hiatus", 1 / 3),
        ("EX-UE7a", "wrist_crease_2_3", "knuckle_gap_2_3", 1 / 2),
    ],
)
def test_a_point_lies_its_part_of_the_way_between_its_landmarks(code, one, other, fraction):
    marks = load_plate(load_points().plate[code]).landmarks
    # Cun are counted in the limb's own direction, so a slanting way is off by a little.
    assert at(code) == pytest.approx(marks[one] + (marks[other] - marks[one]) * fraction, abs=3)


def test_li4_lies_on_the_bones_thumb_side_edge_beside_its_middle():
    plate = load_plate("hand_dorsum")
    middle = (plate.landmarks["mcp2"] + plate.landmarks["mc2_base"]) / 2
    spot = at("LI4")
    assert np.dot(spot - middle, plate.directions["radial"]) > 0
    assert spot[1] == pytest.approx(middle[1])
    border = plate.lines["mc2_radial_border"]
    order = np.argsort(border[:, 1])
    assert spot[0] == pytest.approx(np.interp(spot[1], border[order, 1], border[order, 0]), abs=0.5)


def test_bl58_lies_seven_cun_above_bl60_between_calf_and_tendon():
    plate = load_plate("leg_posterior")
    ankle, crease = plate.landmarks["lateral_malleolus"], plate.landmarks["popliteal_crease_mid"]
    assert locate("BL58").y == pytest.approx(ankle[1] - 7 / 16 * (ankle[1] - crease[1]), abs=1)
    steps = locate("BL58").steps
    assert steps[-1].refers_to == ("gastrocnemius_lateral_border", "achilles_lateral_border")


def test_bl37_lies_in_the_groove_between_the_hamstrings_six_cun_below_the_fold():
    plate = load_plate("thigh_posterior")
    fold, crease = (plate.landmarks[f"{name}_mid"] for name in ("gluteal_fold", "popliteal_crease"))
    assert at("BL37")[1] == pytest.approx(fold[1] + (crease[1] - fold[1]) * 6 / 14, abs=3)
    for name in ("semitendinosus_tendon", "biceps_femoris_tendon"):  # one seam at this height
        x = np.interp(at("BL37")[1], *plate.lines[name][:, ::-1].T)
        assert at("BL37")[0] == pytest.approx(x, abs=1)


def test_ki6_lies_a_third_of_the_way_from_the_ankle_bone_to_the_sole():
    for name in ("ankle_medial", "leg_medial"):
        marks = load_plate(name).landmarks
        ankle, sole = marks["medial_malleolus"], marks["sole"]
        assert at("KI6", name) == pytest.approx(ankle + (sole - ankle) / 3)


@pytest.mark.parametrize("name", ["leg_anterior", "leg_lateral", "body_lateral", "body_anterior"])
def test_st36_lies_three_sixteenths_down_the_shin_from_every_side(name):
    plate = load_plate(name)
    line, spot = plate.lines["shin_muscle_line"], at("ST36", name)
    knee, ankle = (plate.landmarks[mark] for mark in ("knee_lateral_eye", "ankle_front_mid"))
    assert spot[1] == pytest.approx(knee[1] + (ankle[1] - knee[1]) * 3 / 16, abs=6)
    assert spot[0] == pytest.approx(np.interp(spot[1], line[:, 1], line[:, 0]), abs=1)
    assert "3 cun along the line down the shin muscle toward" in locate("ST36", name).words


@pytest.mark.parametrize(
    ("code", "cun", "span", "start"),
    [
        ("SP6", 3, "leg_inner", "medial_malleolus"),
        ("KI7", 2, "leg_inner", "medial_malleolus"),
        ("KI6", -1, "ankle_height", "medial_malleolus"),
        ("GB39", 3, "leg_outer", "lateral_malleolus"),
    ],
)
def test_leg_points_lie_their_cun_above_the_ankle_bone(code, cun, span, start):
    plate = load_plate(load_points().plate[code])
    up = np.dot(at(code) - plate.landmarks[start], plate.directions["proximal"])
    assert up == pytest.approx(cun * cun_length(span, plate))


# --- what must hold for every point ---------------------------------------------------------------


@pytest.mark.parametrize(("code", "plate"), SHOWN)
def test_the_steps_lead_from_a_landmark_to_the_point(code, plate):
    spot = locate(code)
    first, last = spot.steps[0], spot.steps[-1]
    begin = POINTS.start[code]
    if begin in load_plate(plate).landmarks:
        assert first.start == pytest.approx(load_plate(plate).landmarks[begin])
    assert last.end == pytest.approx((spot.x, spot.y))
    for step, following in zip(spot.steps[:-1], spot.steps[1:], strict=True):
        assert following.start == pytest.approx(step.end)


@pytest.mark.parametrize(("code", "plate"), SHOWN)
def test_the_sentence_names_all_that_the_rule_names_and_no_other_landmark(code, plate):
    point, names = POINTS.loc[code], load_landmarks()["name"]
    sentence = locate(code).words
    cells = " ".join(point[column] for column in rule.RULE if isinstance(point[column], str))
    asked = set(re.split(r"[\s&>]+", cells))
    told = {name for name in names.index if f"the {names[name]}" in sentence}
    # One name may begin with another's whole name; those named must all be there.
    assert asked & set(names.index) <= told
    assert all(any(names[name] in names[other] for other in asked & told) for name in told)
    assert all(rule.DIRECTIONS[way].words in sentence for way in asked & DIRECTIONS.keys())


@pytest.mark.parametrize(("code", "plate"), PRESSED)
def test_the_counts_one_reads_are_those_of_the_rule_and_of_the_standard(code, plate):
    point, spot = POINTS.loc[code], locate(code)
    counts = [f"{cun:g}" for cun in (point.cun, point.aside_cun) if not np.isnan(cun)]
    assert re.findall(r"([\d.]+) cun", spot.words) == counts
    assert [step.count for step in spot.steps if step.count] == [f"{cun} cun" for cun in counts]
    assert sorted(re.findall(r"(\d[\d.]*) cun", point.location)) == sorted(counts)
    parts = {1 / 2: "halfway", 1 / 3: "one third of the way"}
    said = [words for words in parts.values() if words in spot.words]
    assert said == [parts[part] for part in (point.fraction, point.aside_fraction) if part == part]


def is_on_page(code, plate):
    try:
        return plate.shows(*at(code, plate))
    except LocateError:  # a move of its rule meets nothing on this plate
        return False


@pytest.mark.parametrize("name", plate_names())
def test_a_whole_table_is_located_as_its_points_are_one_by_one(name):
    points, plate = load_points(), load_plate(name)
    found = locate_all(points, plate).set_index(["code", "side"])
    assert found.index.is_unique
    able = [code for code in points.index if not missing(points.loc[code], points, plate)]
    shown = {code for code in able if is_on_page(code, plate)}
    assert set(found.index.get_level_values("code")) == shown
    for (code, side), spot in found.iterrows():
        alone = locate(code, plate, None if side == "midline" else side)
        assert (alone.x, alone.y) == pytest.approx((spot.x, spot.y)) and alone.side == side


@pytest.mark.parametrize("name", plate_names())
def test_left_is_the_mirror_of_right(name):
    points, plate = load_points(), load_plate(name)
    axis = plate.width / 2 if plate.midline is None else plate.midline
    right, left = (
        locate_all(points, plate.at_side(side)).query("side == @side").set_index("code")
        for side in ("right", "left")
    )
    assert right.index.equals(left.index)
    np.testing.assert_allclose(left.x, 2 * axis - right.x)
    np.testing.assert_allclose(left.y, right.y)


def test_a_plate_shown_from_the_left_gives_the_same_places_as_the_side_asked_for():
    foot = load_plate("ankle_lateral")
    assert at("BL60", foot.mirrored()) == pytest.approx(at("BL60", foot, "left"))
    assert at("BL60", foot.mirrored(), "right") == pytest.approx(at("BL60", foot))


def test_a_point_on_the_midline_has_no_side():
    points = load_points()
    assert {locate("GV4", side=side).side for side in (None, "right", "left")} == {"midline"}
    assert locate("GV4").x == load_plate("lower_back").midline
    found = locate_all(points, "lower_back")
    assert (found.code == "GV4").sum() == 1 and (found.code == "BL23").sum() == 2


def test_a_one_sided_plate_shows_one_side():
    assert set(locate_all(load_points(), "ankle_lateral").side) == {"right"}
    assert set(locate_all(load_points(), load_plate("ankle_lateral").mirrored()).side) == {"left"}


@pytest.mark.parametrize("name", plate_names())
@pytest.mark.parametrize("factor", [0.5, 3])
def test_a_plate_drawn_larger_has_its_points_in_the_same_places(name, factor):
    points, plate = load_points(), load_plate(name)
    small, large = locate_all(points, plate), locate_all(points, scaled(plate, factor))
    assert large[["code", "side"]].equals(small[["code", "side"]])
    np.testing.assert_allclose(large[["x", "y"]], small[["x", "y"]] * factor, atol=1e-3)


# --- changed proportions --------------------------------------------------------------------------


def test_moving_the_tendon_moves_bl60_half_as_far():
    plate = load_plate("ankle_lateral")
    moved = with_landmark(
        plate, "achilles_lateral", plate.landmarks["achilles_lateral"] + (-40, 10)
    )
    assert at("BL60", moved) - at("BL60", plate) == pytest.approx((-20, 5))


def test_a_broader_back_moves_bl23_outward():
    plate = load_plate("lower_back")
    ends, cun = plate.rulers["back_width"]
    broader = np.array([ends[0], ends[0] + 2 * (ends[1] - ends[0])])
    broad = dataclasses.replace(plate, rulers={"back_width": (broader, cun)})
    offset = at("BL23", plate) - plate.landmarks["spinous_l2_lower"]
    assert at("BL23", broad) - plate.landmarks["spinous_l2_lower"] == pytest.approx(2 * offset)


def test_a_longer_leg_lifts_bl58_and_leaves_bl57_at_its_landmark():
    plate = without_ruler("leg_posterior", "leg_outer")
    longer = with_landmark(
        plate, "popliteal_crease_mid", plate.landmarks["popliteal_crease_mid"] - (0, 160)
    )
    longer = dataclasses.replace(longer, rulers={})  # they were the shorter leg's
    assert cun_length("leg_outer", longer) == pytest.approx(cun_length("leg_outer", plate) + 10)
    assert at("BL58", longer)[1] == pytest.approx(at("BL58", plate)[1] - 70)
    assert at("BL57", longer) == pytest.approx(at("BL57", plate))


# --- how long a cun is ----------------------------------------------------------------------------


def test_a_span_between_two_landmarks_has_its_cun_on_the_plate():
    plate = without_ruler("leg_posterior", "leg_outer")
    length = plate.landmarks["lateral_malleolus"][1] - plate.landmarks["popliteal_crease_mid"][1]
    assert cun_length("leg_outer", plate) == pytest.approx(length / 16)


def test_a_span_the_plate_does_not_show_has_no_length():
    assert np.isnan(cun_length("back_width", "ankle_lateral"))


# --- what a plate lacks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "plate", "lacking"),
    [
        ("BL60", "hand_dorsum", "landmark lateral_malleolus, landmark achilles_lateral"),
        ("BL57", "ankle_lateral", "landmark gastrocnemius_notch"),
        ("KI7", "ankle_lateral", "landmark medial_malleolus, span leg_inner"),
        ("BL23", "foot_sole", "landmark spinous_l2_lower, span back_width"),
        ("LI4", "foot_sole", "direction radial"),
    ],
)
def test_a_plate_that_lacks_something_says_what(code, plate, lacking):
    with pytest.raises(LocateError) as error:
        locate(code, plate)
    assert f"{code} cannot be shown on the plate {plate}: it lacks " in str(error.value)
    assert all(thing in str(error.value) for thing in lacking.split(", "))
    assert "or choose another plate" in str(error.value)


def test_what_a_referenced_point_lacks_is_lacking_too():
    with pytest.raises(LocateError, match="BL39 cannot .*popliteal_crease_medial_end"):
        locate("BL39", "ankle_lateral")


def test_a_move_that_meets_nothing_is_an_error_and_not_a_place():
    plate = page({"a": (100, 100)}, {"level": [(0, 50), (900, 50)], "behind": [(50, 0), (50, 200)]})
    for line in ("level", "behind", "a > lateral & level"):
        rule = {"start": "a", "toward": "lateral", "until": line}
        with pytest.raises(LocateError, match="no place on the plate page: a move of its rule"):
            place_of(rule, plate)
        assert locate_all(table_of(ZZ1=rule), plate).empty


def test_a_point_whose_way_leads_to_an_absent_landmark_is_left_out():
    plate = page({"knee": (100, 100)})
    points = table_of(ZZ1={"start": "knee", "toward": "ankle", "cun": 3, "span": "leg_inner"})
    assert locate_all(points, plate).empty


@pytest.mark.parametrize("side", ["both", "", "Right", "midline", 0, False])
@pytest.mark.parametrize("code", ["BL60", "GV4"])
def test_an_unknown_side_is_refused(code, side):
    with pytest.raises(ValueError, match=f'side is "right" or "left", not {side!r}'):
        locate(code, side=side)


def test_an_unknown_span_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="There is no span 'leg_outr'. Did you mean leg_outer"):
        cun_length("leg_outr", "back")


def test_one_point_is_located_and_several_are_refused():
    with pytest.raises(ValueError, match="locate takes one point"):
        locate(["BL60", "KI3"])


def test_points_beyond_the_page_are_left_out_as_a_figure_refuses_them():
    plate = load_plate("hand_palm")
    assert not plate.shows(*at("PC4", plate))
    assert "PC4" not in set(locate_all(load_points(), plate).code)
    with pytest.raises(LocateError, match="PC4 would lie beyond the page of the plate hand_palm"):
        refuse_off_page(plate, [locate("PC4", plate), locate("PC8", plate)])


def test_of_no_points_the_table_is_empty():
    none = locate_all(load_points().iloc[:0], "back")
    assert list(none) == ["code", "side", "x", "y"] and none.empty
    assert none.x.dtype == float


def test_a_rule_starts_from_the_callers_own_point():
    mine = load_points()
    mine.loc["BL60", ["toward", "fraction", "cun", "span"]] = ["proximal", np.nan, 1.0, "leg_outer"]
    course, own = locate("BL58"), locate("BL58", points=mine)
    assert own.y < course.y - 5
    assert locate("BL58", points=mine.loc[["BL58"]]) == own
    assert locate_each(mine.loc[["BL58"]]) == locate_each(["BL58"], points=mine) == [own]
    found = locate_all(mine.loc[["BL58"]], "leg_posterior")
    assert found.y.to_list() == [own.y]


def test_rows_may_start_from_points_that_stayed_behind():
    points = load_points()
    assert locate("BL58", points=points.loc[["BL58"]]) == locate("BL58")
    assert locate_all(points.loc[["BL58"]], "leg_posterior").code.to_list() == ["BL58"]


def test_rules_that_need_each_other_have_no_place():
    plate = page({"a": (100, 100)})
    rules = {"ZZ1": {"start": "ZZ2"}, "ZZ2": {"start": "ZZ1"}}
    assert locate_all(table_of(**rules), plate).empty
    with pytest.raises(LocateError, match="no place"):
        locate("ZZ1", plate, points=table_of(**rules))


def test_places_found_twice_are_equal_and_others_are_not():
    assert locate("BL58") == locate("BL58") and len({locate("BL58"), locate("BL58")}) == 1
    assert locate("BL58") != locate("BL58", side="left") != locate("BL60", side="left")
    one = locate("BL58").steps[1]
    assert one != dataclasses.replace(one, end=one.end + 1)
    assert one != dataclasses.replace(one, words="elsewhere")


def test_what_was_found_and_what_went_wrong_survive_pickling():
    spot = locate("BL58")
    assert pickle.loads(pickle.dumps(spot)) == spot
    with pytest.raises(LocateError) as error:
        locate("BL23", "foot_sole")
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)


def test_unknown_plates_and_points_are_answered_with_the_known():
    with pytest.raises(ValueError, match="no plate 'elbow'. Plates: ankle_lateral"):
        locate("BL60", "elbow")
    with pytest.raises(KeyError, match="Did you mean BL60 Kūnlún"):
        locate("Kunlum")


def test_a_point_is_located_however_it_is_written():
    assert locate("Kunlun").code == locate("ub-60").code == "BL60"


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        ("superior", "up"),
        ("inferior", "down"),
        ("medial", "toward the midline"),
        ("lateral", "outward"),
        ("anterior", "forward"),
        ("posterior", "backward"),
        ("proximal", "up the limb"),
        ("distal", "down the limb"),
        ("radial", "toward the thumb side"),
        ("ulnar", "toward the little-finger side"),
        ("dorsal", "toward the back of it"),
        ("palmar", "toward the palm"),
        ("plantar", "toward the sole"),
    ],
)
def test_every_direction_is_told_in_plain_words(direction, words):
    rule = {"start": "a", "toward": direction, "cun": 2, "span": "leg_inner"}
    said = locate("ZZ1", page({"a": (100, 100)}), points=table_of(ZZ1=rule)).words
    assert said == f"a, then 2 cun {direction} ({words})"


def test_every_direction_of_the_table_is_in_that_list():
    assert set(rule.DIRECTIONS) == set(DIRECTIONS)
    assert [name for name, way in rule.DIRECTIONS.items() if not way.opposite] == ["dorsal"]
    for name, way in rule.DIRECTIONS.items():
        assert way.name == name
        assert not way.opposite or (DIRECTIONS[way.opposite] == -DIRECTIONS[name]).all()


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        (1 / 2, "halfway"),
        (1 / 3, "one third of the way"),
        (0.333, "one third of the way"),
        (2 / 3, "two thirds of the way"),
        (1 / 4, "a quarter of the way"),
        (3 / 4, "three quarters of the way"),
        (0.3, "30% of the way"),
        (3 / 5, "60% of the way"),
    ],
)
def test_every_fraction_has_its_words(fraction, words):
    rule = {"start": "a", "toward": "b", "fraction": fraction}
    plate = page({"a": (100, 100), "b": (500, 100)})
    assert locate("ZZ1", plate, points=table_of(ZZ1=rule)).words == f"a, then {words} to b"


@pytest.mark.parametrize(
    ("cun", "words"),
    [(1, "1 finger breadth"), (2, "2 finger breadths"), (0.5, "0.5 finger breadths")],
)
def test_a_finger_breadth_is_not_called_a_cun(cun, words):
    plate = page({"a": (100, 100)})
    plate = dataclasses.replace(plate, rulers={"finger_breadth": (np.array([[0, 0], [0, 9.0]]), 1)})
    rule = {"start": "a", "toward": "distal", "cun": cun, "span": "finger_breadth"}
    step = locate("ZZ1", plate, points=table_of(ZZ1=rule)).steps[-1]
    assert step.words == f"{words} distal (down the limb)" and step.count == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"toward": "b", "fraction": 0.5}, "halfway to B"),
        (
            {"toward": "b", "fraction": 2 / 3, "via": "edge"},
            "two thirds of the way along EDGE to B",
        ),
        ({"toward": "b", "fraction": 0.4}, "40% of the way to B"),
        ({"toward": "b", "cun": 3, "span": "leg_inner"}, "3 cun toward B"),
        ({"toward": "distal", "cun": 1.5, "span": "leg_inner"}, "1.5 cun distal (down the limb)"),
        ({"toward": "lateral", "until": "edge"}, "lateral (outward) to EDGE"),
        ({"toward": "lateral", "until": "c > b"}, "lateral (outward) to the line from C to B"),
        ({"toward": "lateral", "until": "c > superior"}, "lateral (outward) to the line up from C"),
        ({"toward": "lateral", "until": "edge", "fraction": 1 / 3}, "one third of the way lateral"),
        (
            {"toward": "lateral", "until": "edge & c > b"},
            "to midway between EDGE and the line from",
        ),
        (
            {"toward": "lateral", "until": "edge & c > b", "fraction": 1 / 4},
            "to a quarter of the way from EDGE to the line from C to B",
        ),
    ],
)
def test_every_form_of_move_has_its_words(rule, words):
    plate = page(
        {"a": (100, 100), "b": (500, 100), "c": (500, 300)}, {"edge": [(400, 0), (400, 200)]}
    )
    step = locate("ZZ1", plate, points=table_of(ZZ1={"start": "a", **rule})).steps[-1]
    assert words.lower() in step.words.lower()
    named = {
        word
        for cell in (rule.get(c, "") for c in ("toward", "until", "via"))
        for word in cell.split()
    }
    assert named & {"b", "c", "edge"} == set(step.refers_to)


def test_the_five_points_are_told_in_plain_words():
    assert [locate(code).words for code in ("BL23", "BL40", "BL60")] == [
        "the lower edge of the L2 spinous process, then 1.5 cun lateral (outward)",
        "the inner end of the knee crease, then halfway to the outer end of the knee crease",
        "the most prominent point of the outer ankle bone, then halfway to "
        "the Achilles tendon level with the outer ankle bone",
    ]


# --- many rows ------------------------------------------------------------------------------------


def test_ten_thousand_rows_are_located_like_the_few_they_repeat():
    points = load_points()
    # By other codes: those of the course have other rules on some plates.
    copies = [
        points.set_axis(points.index + f" {number}") for number in range(10_000 // len(points))
    ]
    many = pd.concat(copies)
    for name in ("lower_back", "knee_posterior", "leg_posterior"):
        found = locate_all(many, name)
        original = found.code.str.partition(" ")[0]
        expected = locate_all(copies[0], name)
        expected["code"] = expected.code.str.partition(" ")[0]
        expected = expected.set_index(["code", "side"])
        assert len(found) == len(expected) * len(copies)
        again = expected.loc[list(zip(original, found.side, strict=True))]
        np.testing.assert_array_equal(found[["x", "y"]], again[["x", "y"]])
