"""Scoring a place: how far off in cun, which way in anatomical words, and what was missed."""

import json
import math

import pandas as pd
import pytest

from acupress import LocateError, load_points, load_scatter, locate, plate_names
from acupress.body.load import load_plate
from acupress.body.locate import locate_each
from acupress.body.spans import cun_of
from acupress.learning import tolerance
from acupress.learning.scoring import Score, score, score_place
from acupress.learning.targets import targets

POINTS = load_points()
DRAWN = POINTS.index[POINTS["not_drawn"] == ""]
OFF_PAGE = {"CV1", "GV1", "GV28"}


@pytest.fixture(scope="module")
def every():
    """The targets of the whole table."""
    return targets(POINTS)


def away(target, across, along):
    """The place so many cun from a target: its axes stand at a right angle."""
    x, y = target["places"][0]["x"], target["places"][0]["y"]
    for axis, cun in zip(target["axes"], (across, along), strict=True):
        x += axis["x"] * axis["unit"] ** 2 * cun
        y += axis["y"] * axis["unit"] ** 2 * cun
    return x, y


def off(code, across=0.0, along=0.0, **options):
    """Score a place so many cun from the point on its own plate."""
    return score(code, *away(targets(code)[code], across, along), **options)


def test_the_computed_place_of_every_point_reads_nothing_off(every):
    for code, spot in zip(DRAWN, locate_each(DRAWN), strict=True):
        scored = score_place(every[code], spot.x, spot.y)
        assert scored["error"] == 0 and scored["correct"], code
        assert (scored["words"], scored["mistake"], scored["side"]) == ((), "", spot.side)


@pytest.mark.parametrize("code", ["BL23", "BL60", "LI4", "GV18", "GV20", "ST36", "CV12", "GB20"])
@pytest.mark.parametrize("side", ["right", "left"])
def test_the_computed_place_reads_nothing_off_on_either_side(code, side):
    spot = locate(code, side=side)
    scored = score(code, spot.x, spot.y, side=side)
    assert (scored.error, scored.correct, scored.side) == (0, True, spot.side)


def test_one_cun_outward_of_bl23_is_one_cun_too_lateral():
    spot, plate = locate("BL23"), load_plate("lower_back")
    scored = score("BL23", spot.x + cun_of(plate)["back_width"], spot.y)
    assert scored.error == pytest.approx(1.0, abs=0.05)
    assert scored.words == ("1.0 cun too lateral",)
    assert (scored.across, scored.along) == (1.0, 0.0)


def test_gv4_asked_as_bl23_is_a_miss_by_one_and_a_half_cun_and_says_so():
    spot = locate("GV4")
    scored = score("BL23", spot.x, spot.y)
    assert (scored.error, scored.correct) == (1.5, False)
    assert "1.5 cun too medial" in scored.words
    assert "A step is missing: 1.5 cun lateral" in scored.mistake
    assert "GV-4" in scored.mistake


@pytest.mark.parametrize(
    ("code", "across", "along", "words"),
    [
        ("BL23", -0.8, -0.3, ("0.8 cun too medial", "0.3 cun too low")),
        ("GV4", 0.6, 0.7, ("0.6 cun too far to the right", "0.7 cun too high")),
        ("GV4", -0.6, 0.0, ("0.6 cun too far to the left",)),
        ("CV12", -0.6, 0.0, ("0.6 cun too far to the left",)),
        ("PC6", 0.4, 1.0, ("0.4 cun too radial (toward the thumb side)",
                           "1.0 cun too proximal (up the limb)")),
        ("LU7", -0.4, 0.0, ("0.4 cun too palmar (toward the palm)",)),
        ("BL60", 0.5, -0.5, ("0.5 cun too anterior (forward)",
                             "0.5 cun too distal (down the limb)")),
        ("BL7", 0.0, 0.5, ("0.5 cun too anterior (forward)",)),
    ],
)  # fmt: skip
def test_the_parts_are_told_in_anatomical_words(code, across, along, words):
    assert off(code, across, along).words == words


def test_the_words_point_to_where_the_mark_is_on_every_plate(every):
    """Whatever an axis calls more is what the plate's own arrow of that name shows."""
    for code, target in every.items():
        plate = load_plate(target["plate"])
        across, along = target["axes"]
        square = across["x"] * along["x"] + across["y"] * along["y"]
        assert square == pytest.approx(0, abs=1e-9), "a right angle"
        for axis in target["axes"]:
            name = "lateral" if axis["more"] == plate.side else axis["more"]
            arrow = plate.directions[name]
            turn = (axis["x"] * arrow[0] + axis["y"] * arrow[1]) * axis["unit"]
            assert turn > 0.9, (code, name)


def test_words_of_the_hand_are_not_high_or_low(every):
    for code, target in every.items():
        if target["plate"].startswith(("hand", "forearm")):
            assert target["axes"][1]["more"] == "proximal", code


def test_either_side_counts_where_both_are_on_the_page():
    plate = load_plate("lower_back")
    spot = locate("BL23")
    mirrored = score("BL23", 2 * plate.midline - spot.x - 20, spot.y)
    assert mirrored.side == "left"
    assert mirrored.across > 0 and "too lateral" in mirrored.words[0]
    assert score("BL23", spot.x + 20, spot.y).across == mirrored.across


def test_a_plate_of_one_side_is_turned_over_with_its_words():
    plate, spot = load_plate("ankle_lateral"), locate("BL60")
    right = score("BL60", spot.x + 30, spot.y)
    left = score("BL60", plate.width - spot.x - 30, spot.y, side="left")
    assert (right.side, left.side) == ("right", "left")
    assert (right.error, right.words) == (left.error, left.words)


def test_another_plate_has_its_own_places():
    whole = locate("BL23", "body_posterior")
    assert score("BL23", whole.x, whole.y, plate="body_posterior").error == 0


def test_each_axis_counts_in_the_cun_of_the_rule(every):
    across, along = every["KI19"]["axes"]
    assert (across["span"], along["span"]) == ("chest_width", "upper_abdomen")
    assert off("KI19", 1.0, 0).error == off("KI19", 0, 1.0).error == 1.0


# The likeliest reason ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "seen_at", "says"),
    [
        ("BL23", "BL22", "one vertebra too high"),
        ("BL23", "BL24", "one vertebra too low"),
        ("BL32", "BL33", "one sacral hole too low"),
        ("ST15", "ST14", "one gap between ribs too high"),
        ("BL23", "BL52", "twice as far"),
        ("PC6", "PC7", "A step is missing: 2 cun proximal"),
        ("KI3", "KI6", "That is where KI-6"),
        ("ST36", "ST35", "where the rule starts"),
    ],
)
def test_the_step_that_was_missed_is_named(code, seen_at, says):
    spot = locate(seen_at, locate(code).plate)
    scored = score(code, spot.x, spot.y)
    assert not scored.correct
    assert says in scored.mistake


def test_the_wrong_side_of_a_tendon_is_named():
    assert "wrong side of the palmaris longus tendon" in off("PC6", -0.4).mistake
    assert "wrong side of the flexor carpi radialis" in off("PC6", 0.4).mistake


def test_the_wrong_edge_of_a_bone_is_named():
    words = [mistake["words"] for mistake in targets("SP6")["SP6"]["mistakes"]]
    assert (
        "That is the wrong side: the front edge of the shin bone, not the hind edge "
        in " ".join(words)
    )


def test_another_span_and_the_wrong_end_are_named():
    words = " ".join(mistake["words"] for mistake in targets("PC6")["PC6"]["mistakes"])
    assert "from the wrong end: from the middle of the elbow crease" in words
    words = " ".join(mistake["words"] for mistake in targets("SP6")["SP6"]["mistakes"])
    assert "3 cun by the width of the thumb" in words


def test_a_miss_always_has_a_sentence(every):
    for code in every:
        for across, along in ((3, 0), (0, -3), (2.2, 2.2)):
            x, y = away(every[code], across, along)
            assert score_place(every[code], x, y)["mistake"].endswith("."), code


def test_a_miss_near_no_mistake_names_the_step_of_the_larger_part():
    assert off("BL23", 0.75).mistake == "Look again at this step: 1.5 cun lateral (outward)."
    assert "L2 spinous process" in off("BL23", 0, 0.6).mistake


def test_mistakes_lie_apart_from_the_point_and_from_each_other_on_the_page(every):
    for code, target in every.items():
        plate = load_plate(target["plate"])
        for mistake in target["mistakes"]:
            assert plate.shows(mistake["x"], mistake["y"])
            assert score_place(target, mistake["x"], mistake["y"])["error"] >= 0.15, code


# How far off is still right -----------------------------------------------------------------------


def test_the_tolerance_comes_from_the_published_scatter(every):
    """BL23: 5.6 cm² held 68%, a circle of 1.34 cm, on a back whose cun is drawn 2.7 cm."""
    assert every["BL23"]["tolerance"] == 0.49
    assert "71 doctors" in every["BL23"]["from"] and "Molsberger" in every["BL23"]["from"]
    for code, row in load_scatter().iterrows():
        target, plate = every[code], load_plate(POINTS.plate[code])
        radius = math.sqrt(row.area68_cm2 / math.pi) * 10 / (target["unit"] * plate.mm)
        assert target["tolerance"] <= radius
        assert target["tolerance"] > radius - 0.01 or "Half the way" in target["from"]


def test_elsewhere_it_is_our_own_and_says_so(every):
    assert every["GV4"]["tolerance"] == tolerance.DEFAULT
    assert "this course's own choice" in every["GV4"]["from"]


def test_no_place_is_right_for_two_points(every):
    for code, target in every.items():
        assert tolerance.LEAST <= target["tolerance"] <= 0.6, code
        for mistake in target["mistakes"]:
            if mistake["words"].startswith("That is where"):
                error = score_place(target, mistake["x"], mistake["y"])["error"]
                assert target["tolerance"] <= max(error / 2 + 0.01, tolerance.LEAST), code


def test_a_teachers_number_wins():
    assert off("BL23", 0.8, tolerance=1).correct
    assert not off("BL23", 0.3, tolerance=0.2).correct
    target = targets("BL23", tolerance=1.25)["BL23"]
    assert (target["tolerance"], target["from"]) == (1.25, "Your teacher's number.")


@pytest.mark.parametrize("wrong", [0, -1, 7, "1", True, math.nan, None])
def test_a_senseless_tolerance_is_refused(wrong):
    if wrong is None:
        assert targets("BL23", tolerance=None)
        return
    with pytest.raises(ValueError, match="tolerance is a number of cun from 0.05 to 5"):
        targets("BL23", tolerance=wrong)


# Points that cannot be asked, and other tables ----------------------------------------------------


def test_every_point_but_those_that_no_plate_draws_can_be_asked(every):
    assert set(POINTS.index) - set(every) == OFF_PAGE
    assert set(plate_names()) >= {target["plate"] for target in every.values()}


def test_a_point_that_no_plate_draws_is_refused_with_the_reason():
    with pytest.raises(LocateError, match="CV1 cannot be drawn"):
        score("CV1", 0, 0)


def test_a_teachers_own_rule_is_what_is_scored():
    mine = POINTS.copy()
    mine.loc["BL23", "aside_cun"] = 3.0
    spot = locate("BL52")
    assert score("BL23", spot.x, spot.y, points=mine).error == 0
    assert score("BL23", spot.x, spot.y).error == 1.5


@pytest.mark.parametrize("wrong", ["1", None, math.nan, True, math.inf])
def test_a_place_is_two_numbers(wrong):
    with pytest.raises(ValueError, match="x is a number of plate units"):
        score("BL23", wrong, 0)
    with pytest.raises(ValueError, match="y is a number of plate units"):
        score("BL23", 0, wrong)


def test_one_point_is_scored_at_a_time():
    with pytest.raises(ValueError, match="one point"):
        score(["BL23", "BL40"], 0, 0)


def test_targets_are_plain_json_in_the_order_asked_for():
    asked = targets(["PC6", "CV1", "BL23"])
    assert list(asked) == ["PC6", "BL23"]
    assert json.loads(json.dumps(asked, allow_nan=False)) == asked


def test_a_score_says_itself_in_a_line():
    spot = locate("BL23")
    scored = score("BL23", spot.x, spot.y)
    assert isinstance(scored, Score)
    assert str(scored) == "0.0 cun off (just there), within the 0.49 allowed."
    assert pd.DataFrame([scored]).error[0] == 0


def test_who_leaves_out_a_step_is_never_right(every):
    """ST4 is 0.4 cun from the mouth's corner: there one has not counted at all."""
    spot = locate("ST4")
    corner = load_plate("head_anterior").landmarks["mouth_corner"]
    scored = score("ST4", *corner.tolist())
    assert scored.error == pytest.approx(0.4, abs=0.05) and not scored.correct
    assert "A step is missing: 0.4 cun lateral" in scored.mistake
    assert score("ST4", spot.x, spot.y).correct
    assert "missed step" in every["ST4"]["from"]
