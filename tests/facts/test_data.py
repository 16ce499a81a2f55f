"""What the tables say: the facts of the lesson, exactly, each with its source."""

import re

import pandas as pd
import pytest
from matplotlib.font_manager import get_font

from acupress.drawing import letters
from acupress.facts import tables as table
from acupress.facts.beside import load_meridians
from acupress.facts.pressing import back_pain_five, taught
from acupress.facts.rule import DIRECTIONS
from acupress.facts.tables import (
    load_evidence,
    load_landmarks,
    load_points,
    load_scatter,
    load_spans,
)

FONT = letters.faces()["Acupress Names", 700]
FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]
TABLES = [
    "points",
    "views",
    "alternatives",
    "landmarks",
    "spans",
    "meridians",
    "caution_areas",
    "postures",
    "positions",
    "groups",
    "conditions",
    "guidance",
    "evidence",
    "scatter",
    "names",
    "signs",
    "meridian_letters",
    "plates",
]
PRESSED = 42  # points that the course teaches to press


def text_of(name):
    return pd.read_csv(table.DATA / f"{name}.csv", dtype=str, keep_default_na=False)


# --- form -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_plain_text(name):
    """No markup, entities, tabs, line breaks, doubled, leading or trailing blanks."""
    untidy = re.compile(r"<\s*/?\s*[a-zA-Z!]|&#?\w+;|\t|\n|  |^\s|\s$|\N{NO-BREAK SPACE}|\ufffd")
    cells = text_of(name).stack()
    assert cells[cells.map(lambda cell: bool(untidy.search(cell)))].to_dict() == {}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_source(name):
    raw = text_of(name)
    column = "sources" if name == "points" else "source"
    assert raw[column].str.len().min() > 10
    assert raw[column].str.contains("http|www").sum() == 0  # sources are named, not linked


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_saved_as_the_course_asks_teachers_to_save(name):
    content = (table.DATA / f"{name}.csv").read_bytes()
    assert b"\r" not in content and content.endswith(b"\n") and not content.startswith(b"\xef\xbb")
    assert content.decode("utf-8")


def test_every_column_is_explained_to_teachers():
    explained = (table.DATA / "README.md").read_text(encoding="utf-8")
    for name in TABLES:
        section = explained.partition(f"\n## {name}.csv")[2].partition("\n## ")[0]
        assert [column for column in text_of(name) if f"`{column}`" not in section] == []


# --- points ---------------------------------------------------------------------------------------


def test_the_five_points_come_in_the_articles_order():
    five = back_pain_five(load_points())
    assert five.index.to_list() == FIVE
    assert five.back_pain_order.to_list() == [1, 2, 3, 4, 5]


def test_the_table_has_the_whos_points_in_its_order_and_the_extra_points_last():
    points = load_points().index.to_list()
    assert points[:361] == [code for code in text_of("names").code if not code.startswith("EX")]
    assert points[361:] == ["EX-B7", "EX-UE7a", "EX-UE7b"]


def test_each_meridian_has_as_many_points_as_it_should_from_its_first_to_its_last():
    points, meridians = load_points(), load_meridians()
    assert meridians["count"].sum() == 361
    for meridian in meridians.itertuples():
        codes = points.index[points.meridian == meridian.name].to_list()
        assert codes == [f"{meridian.Index}{n}" for n in range(1, meridian.count + 1)]
        assert (codes[0], codes[-1]) == (meridian.begins, meridian.ends)


def test_as_many_points_as_before_are_taught_to_press():
    assert len(taught(load_points())) == PRESSED


@pytest.mark.parametrize(
    ("code", "meridian", "pinyin", "hanzi"),
    [
        ("LI4", "Large Intestine", "Hégǔ", "合谷"),
        ("BL23", "Bladder", "Shènshū", "腎俞"),
        ("BL40", "Bladder", "Wěizhōng", "委中"),
        ("BL60", "Bladder", "Kūnlún", "崑崙"),
        ("KI3", "Kidney", "Tàixī", "太谿"),
    ],
)
def test_the_five_points_have_their_names(code, meridian, pinyin, hanzi):
    point = load_points().loc[code]
    assert (point.meridian, point.pinyin, point.hanzi) == (meridian, pinyin, hanzi)


def test_names_are_hanzi_and_pinyin_with_tones():
    points = load_points()
    assert points.hanzi.str.fullmatch(r"[\u4e00-\u9fff]{2,4}").all()
    tones = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
    assert points.pinyin.str.contains(f"[{tones}]").all()
    assert points.pinyin.str.fullmatch(rf"[A-Za-züÈĚ'{tones}]+").all()


def test_the_bundled_font_has_every_hanzi_of_the_table():
    drawn = get_font(FONT).get_charmap()
    needed = set("".join(load_points().hanzi))
    assert {sign for sign in needed if ord(sign) not in drawn} == set()


def test_holds_last_as_long_as_the_article_says():
    assert taught(load_points()).hold_seconds.between(60, 120).all()


def test_touch_steps_are_three_to_six_in_number():
    points = taught(load_points())
    steps = points.find.str.split(" | ", regex=False)
    assert steps.map(len).between(3, 6).all()
    assert steps.map(lambda one: all(step.strip() == step and step for step in one)).all()
    assert not points.find.str.replace(" | ", "").str.contains("|", regex=False).any()


def test_the_two_ankle_points_are_each_others_pair():
    pairs = load_points().pair_with
    assert pairs[pairs != ""].to_dict() == {"BL60": "KI3", "KI3": "BL60"}


def test_midline_points_are_those_of_the_governor_and_conception_vessels():
    points = load_points()
    vessels = points.meridian.isin(["Governor Vessel", "Conception Vessel"])
    assert (vessels == (points.sides == "midline")).all()


# Read from the lists named in the sources: LI4 and SP6 stand on every list that names points. BL60,
# BL31 to BL34 stand on some, and the WHO's guideline of 1999 cautions about low back and sacrum.
AVOID = {"LI4", "SP6"}
DISPUTED = {f"BL{n}" for n in (22, 23, 24, 25, 26, 27, 28, 31, 32, 33, 34, 52, 53, 54, 60)}
DISPUTED |= {"EX-B7", "GV2", "GV3", "GV4"}


def test_pregnancy_words_follow_the_lists():
    said = taught(load_points()).pregnancy
    assert set(said.index[said == "avoid"]) == AVOID
    assert set(said.index[said == "disputed"]) == DISPUTED
    assert said["BL40"] == said["KI3"] == "none named"


def test_every_caution_speaks_of_pregnancy_in_its_own_words():
    points = taught(load_points())
    assert points.caution.str.contains("Pregnant or might be:").all()
    assert points.caution[list(AVOID)].str.contains("do not press").all()
    disputed = points.caution[points.pregnancy == "disputed"]
    assert disputed.str.contains("leave it out unless|avoid this point|skip this point").all()
    unnamed = points.caution[points.pregnancy == "none named"]
    assert unnamed.str.contains("no list seen names this point, which does not prove it safe").all()


@pytest.mark.parametrize(
    ("code", "warning"),
    [
        ("BL40", "light pressure only"),
        ("BL40", "tibial nerve, popliteal vein and artery"),
        ("BL40", "varicose veins, a swollen or hot calf, a known or suspected clot, or a lump"),
        ("BL23", "never forceful"),
        ("BL23", "recent back injury"),
        ("KI3", "posterior tibial artery and nerve"),
        ("LI4", "superficial radial nerve"),
        ("SP6", "varicose veins"),
        ("BL57", "clot"),
        ("KI1", "numb"),
    ],
)
def test_cautions_name_what_lies_beneath(code, warning):
    assert warning in load_points().caution[code]


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("LI4", ["inflammation", "looser muscles", "relaxation"]),
        ("BL23", ["stronger low back", "chronic pain", "kidney energy"]),
        ("BL40", ["low back", "sciatic nerve", "hamstrings", "mobility"]),
        ("BL60", ["pain anywhere in the body", "back", "low back", "sacrum"]),
        ("KI3", ["low back and knees", "kidney meridian", "foundation"]),
    ],
)
def test_what_the_article_uses_each_point_for_is_told_as_the_articles(code, use):
    tradition = load_points().tradition[code]
    assert tradition.startswith("The clinic article uses it")
    assert all(words in tradition for words in use)


# The words of the facts on safety, point by point: a caution may say more, never less.
LEAST = {
    "LI4": ["every list", "radial artery", "superficial radial nerve", "sharp pain or tingling"],
    "BL23": ["never forceful", "kidneys", "back injury", "osteoporotic fracture", "red flag"],
    "BL40": ["tibial nerve", "popliteal vein and artery", "small saphenous vein", "light pressure"],
    "BL60": ["skip this point", "AACP 2012", "ankle sprain or fracture"],
    "KI3": ["posterior tibial artery and nerve", "gentle"],
    **dict.fromkeys(["BL22", "BL24", "BL52"], ["never forceful", "kidneys", "back injury"]),
    **dict.fromkeys(["BL25", "BL26", "EX-B7"], ["never forceful", "osteoporotic", "red flag"]),
    **dict.fromkeys(["BL27", "BL28"], ["WHO 1999", "sacrum", "press gently"]),
    **dict.fromkeys(["BL31", "BL32", "BL33", "BL34"], ["avoid this point", "AACP", "press gently"]),
    **dict.fromkeys(["BL36", "BL37", "GB30", "BL54"], ["sciatic nerve", "shoots down the leg"]),
    **dict.fromkeys(["BL53", "BL54"], ["sacrum", "unless your midwife or doctor"]),
    **dict.fromkeys(["BL62", "KI6"], ["recent ankle sprain"]),
    "GV2": ["skip this point", "tailbone", "gently"],
    **dict.fromkeys(["GV3", "GV4"], ["not press hard on the spine"]),
    "KI1": ["numb", "light"],
    **dict.fromkeys(["EX-UE7a", "EX-UE7b"], ["frail"]),
}
VEINS_AND_CLOTS = ["BL39", "BL40", "BL56", "BL57", "BL58", "KI7", "KI10", "SP6"]


@pytest.mark.parametrize("code", LEAST)
def test_no_caution_is_softer_than_the_facts(code):
    caution = load_points().caution[code].casefold()
    assert [words for words in LEAST[code] if words.casefold() not in caution] == []


@pytest.mark.parametrize("code", VEINS_AND_CLOTS)
def test_where_veins_run_a_possible_clot_is_seen_the_same_day(code):
    caution = load_points().caution[code]
    for words in ("varicose veins", "suspected clot", "a doctor the same day", "Tender only under"):
        assert words in caution


def test_nothing_said_of_kidneys_where_the_ribs_are_far():
    """Below L3 the words would describe another height."""
    kidneys = load_points().caution.str.contains("kidney")
    assert set(kidneys.index[kidneys]) == {"BL22", "BL23", "BL24", "BL52"}


def test_every_tradition_names_its_source():
    points = taught(load_points())
    assert points.sources.str.contains("tradition", regex=False).all()
    assert not points.tradition.str.contains("They do not give it").any()
    reviewed = points.tradition.str.contains("14 (?:old|classical) texts")
    assert points.sources[reviewed].str.contains("Park 2024").all()


def test_when_to_stop_is_marked_as_general_knowledge():
    points = load_points()
    told = points.caution.str.contains("Stop at sharp pain|stop if pain shoots")
    assert points.sources[told].str.contains("when to stop: general knowledge, unverified").all()


def test_points_pressed_on_both_sides_at_once_are_one_hold():
    points = load_points()
    together = points.sides == "together"
    assert together.sum() == 13 and together["BL23"]
    assert (points.press.str.contains("on both sides") == together).all()


@pytest.mark.parametrize("code", ["BL60", "KI3"])
def test_the_pinch_is_told_apart_from_pressing_one_point(code):
    point = load_points().loc[code]
    assert "Pinch" in point.pair_press and "Pinch" not in point.press
    assert "1 to 2 minutes" in point.press


# --- landmarks and spans --------------------------------------------------------------------------


def test_landmarks_have_plain_ids_names_and_a_way_to_feel_them():
    landmarks = load_landmarks()
    assert landmarks.index.str.fullmatch("[a-z][a-z0-9_]*").all()
    assert (landmarks.name != "").all() and landmarks.name.is_unique
    assert landmarks.feel.str.endswith(".").all() and (landmarks.feel.str.len() > 20).all()


def test_spans_join_known_landmarks_in_a_body_direction():
    spans, landmarks = load_spans(), load_landmarks()
    for end in ("from", "to"):
        assert set(spans[end]) <= set(landmarks.index)
    # Round the head one counts along a curve, from one hairline to the other.
    assert (landmarks.kind[spans["to"].drop("head_length")] == "point").all()
    assert set(spans.direction) <= set(DIRECTIONS)
    assert (spans["from"] != spans["to"]).all() and (spans.name != "").all()


@pytest.mark.parametrize(
    ("span", "cun"),
    [
        ("height", 75),
        ("chest_length", 9),
        ("upper_abdomen", 8),
        ("lower_abdomen", 5),
        ("chest_width", 8 / 2),
        ("back_width", 6 / 2),
        ("upper_arm", 9),
        ("forearm", 12),
        ("forearm_back", 12),
        ("thigh_front", 18),
        ("thigh_outer", 19),
        ("thigh_back", 14),
        ("knee", 2),
        ("leg_outer", 16),
        ("leg_inner", 15),
        ("leg_inner_to_condyle", 13),
        ("ankle_height", 3),
        ("thumb_width", 1),
        ("middle_finger", 1),
        ("two_fingers", 1.5),
        ("four_fingers", 3),
    ],
)
def test_spans_count_what_the_standard_counts(span, cun):
    assert load_spans().cun[span] == cun


def test_a_span_that_is_half_of_whos_says_so():
    """A learner reads the name beside the number: 3 cun are half the back."""
    spans = load_spans()
    halves = spans.index[spans.note.str.contains("on each side")]
    assert set(halves) == {"chest_width", "back_width", "forehead_width", "head_width"}
    assert spans.name[halves].str.startswith("half-width of").all()


def test_a_finger_breadth_is_no_cun():
    unit = load_spans().unit
    assert unit["finger_breadth"] == "finger breadth"
    assert (unit.drop("finger_breadth") == "cun").all()


def test_counts_of_cun_agree_with_each_other():
    cun = load_spans().cun
    assert cun["leg_inner"] == cun["leg_inner_to_condyle"] + 2
    assert cun["leg_outer"] - cun["leg_inner"] == 1  # why BL60 lies about 1 cun below KI3
    assert cun["two_fingers"] * 2 == cun["four_fingers"]


def test_no_rule_counts_more_cun_than_its_span_has():
    points, spans = load_points(), load_spans()
    for cun, span in (("cun", "span"), ("aside_cun", "aside_span")):
        counted = points[points[cun].notna()]
        beyond = counted[cun] > counted[span].map(spans.cun)
        beyond &= counted[span] != "chest_width"  # counted on, beyond the nipple
        assert set(counted.index[beyond]) <= {"EX-B7"}  # 3.5 cun aside: beyond the shoulder blade


# --- evidence -------------------------------------------------------------------------------------


def test_published_effects_lie_inside_their_intervals():
    evidence = load_evidence()
    known = evidence.dropna(subset=["ci_low", "ci_high"])
    assert len(known) >= 12
    assert ((known.ci_low < known.effect) & (known.effect < known.ci_high)).all()
    assert evidence.ci_low.notna().equals(evidence.ci_high.notna())


def test_every_published_figure_has_its_limits_unit_and_kind_of_treatment():
    evidence = load_evidence()
    assert (evidence[["study", "comparison", "outcome", "limits", "direction"]] != "").all(
        axis=None
    )
    assert (evidence.unit[evidence.effect.notna()] != "").all()
    assert set(evidence.acupressure) == {"self", "therapist", "needles"}
    assert evidence.year.astype(int).between(2000, 2030).all()


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        ("hsieh2006_disability", (129, -3.8, -5.7, -1.9)),
        ("hsieh2006_significant", (129, 89, 61, 97)),
        ("mu2020_pain", (1054, -10.26, -17.11, -3.40)),
        ("mu2020_function", (1381, 9.78, 3.54, 16.02)),
        ("debar2025_standard", (800, -1.0, -1.9, -0.1)),
    ],
)
def test_published_figures_are_as_published(row, figures):
    assert tuple(load_evidence().loc[row, ["n", "effect", "ci_low", "ci_high"]]) == figures


def test_simulated_needling_did_as_well_in_the_nearest_trial():
    effect = load_evidence().effect
    assert effect["cherkin2009_simulated"] == effect["cherkin2009_individual"] == 4.4
    assert effect["cherkin2009_usual"] == 2.1


def test_doctors_marks_of_bl23_spread_as_measured():
    scatter = load_scatter()
    assert scatter.loc["BL23", ["area95_cm2", "area68_cm2"]].to_list() == [22.4, 5.6]
    assert (scatter.area68_cm2 < scatter.area95_cm2).all()
