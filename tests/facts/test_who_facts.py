"""The whole table of points against what the standards say: names, counts, sides, places, cautions.

The standards' words are not here, so numbers are written out below as they stand there.
"""

import re

import pytest

from acupress import load_caution_areas, load_meridians, load_points
from acupress.facts.cards import cautions_of
from acupress.facts.csvfile import DATA
from acupress.facts.name_tables import who_names
from acupress.facts.pressing import taught

REGIONS = [
    *("head", "face", "neck", "shoulder", "chest", "belly", "upper back", "low back", "sacrum"),
    *("buttock", "perineum", "upper arm", "elbow", "forearm", "wrist", "hand", "thigh", "knee"),
    *("lower leg", "ankle", "foot"),
]
EXTRA = ["EX-B7", "EX-UE7a", "EX-UE7b"]
TOGETHER = [*(f"BL{n}" for n in (*range(22, 29), *range(31, 35), 52)), "EX-B7"]


@pytest.fixture(scope="module")
def points():
    return load_points()


def numbered(meridian, first, cells):
    """A meridian's points from a number on, each with its cell."""
    return {f"{meridian}{n}": cell for n, cell in enumerate(cells, first)}


# --- names, order, sides --------------------------------------------------------------------------


def test_all_points_of_the_who_stand_in_its_order_and_extra_points_after_them(points):
    assert points.index.to_list() == [code for code in who_names() if "EX" not in code] + EXTRA


def test_names_are_those_of_the_whos_list(points):
    for code, (pinyin, hanzi, meridian) in who_names().items():
        if "EX" not in code:
            one = points.loc[code]
            bare = re.sub("[ '’]", "", pinyin).casefold()
            assert re.sub("['’]", "", one.pinyin).casefold() == bare, code
            assert (one.hanzi, one.meridian) == (hanzi, meridian), code


def test_the_fourteen_meridians_count_what_the_table_has(points):
    meridians = load_meridians()
    assert meridians["count"].sum() == 361 and len(meridians) == 14
    for code, meridian in meridians.iterrows():
        own = points.index[points.meridian == meridian["name"]]
        assert own.to_list() == [f"{code}{n}" for n in range(1, meridian["count"] + 1)]
        assert (own[0], own[-1]) == (meridian.begins, meridian.ends)


def test_only_the_two_vessels_run_on_the_midline(points):
    vessels = points.meridian.isin(["Governor Vessel", "Conception Vessel"])
    assert set(points.sides[vessels]) == {"midline"}
    assert set(points.sides[~vessels]) == {"both", "together"}
    assert set(points.index[points.sides == "together"]) == set(TOGETHER)


def test_every_name_has_a_gloss_of_its_own_in_a_few_words(points):
    glosses = points.english
    assert glosses.is_unique
    assert glosses.str.split().map(len).between(1, 5).all()
    assert glosses.drop("BL60").map(str.islower).all()  # Kunlun is a name
    transport = points.index[points.hanzi.str.endswith("俞")]
    assert glosses[transport].str.endswith("transport point").all()


def test_regions_are_a_small_fixed_vocabulary(points):
    assert set(points.region) == set(REGIONS)
    explained = (DATA / "README.md").read_text(encoding="utf-8")
    assert all(f"`{region}`" in explained for region in REGIONS)


def test_what_no_plate_can_show_says_why(points):
    assert set(points.index[points.not_drawn != ""]) == {"CV1", "GV1", "GV28"}


# --- places ---------------------------------------------------------------------------------------

THORACIC = (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12)
VERTEBRAE = {
    **numbered("BL", 11, [f"T{n}" for n in THORACIC]),
    **numbered("BL", 22, ["L1", "L2", "L3", "L4", "L5"]),
    **numbered("BL", 41, [f"T{n}" for n in THORACIC[1:]]),
    **{"BL51": "L1", "BL52": "L2", "SI14": "T1", "SI15": "C7", "BL10": "C2", "EX-B7": "L4"},
    **numbered("GV", 3, "L4 L2 L1 T11 T10 T9 T7 T6 T5 T3 T1 C7 C2".split()),
}
HOLES = {
    **numbered("BL", 27, ["first", "second", "third", "fourth"]),
    **numbered("BL", 31, ["first", "second", "third", "fourth"]),
    **{"BL53": "second", "BL54": "fourth"},
}
GAPS = {
    **numbered("ST", 14, ["first", "second", "third", "fourth", "fifth"]),
    **numbered("SP", 17, ["fifth", "fourth", "third", "second", "sixth"]),
    **numbered("KI", 22, ["fifth", "fourth", "third", "second", "first"]),
    **numbered("CV", 17, ["fourth", "third", "second", "first"]),
    **{"LU1": "first", "PC1": "fourth", "GB22": "fourth", "GB23": "fourth"},
    **{"GB24": "seventh", "LR14": "sixth"},
}
ABOVE_NAVEL = {
    **numbered("ST", 19, [6, 5, 4, 3, 2, 1]),
    **numbered("KI", 17, [2, 3, 4, 5, 6]),
    **numbered("CV", 9, [1, 2, 3, 4, 5, 6]),
    "SP16": 3,
}
BELOW_NAVEL = {
    **numbered("ST", 26, [1, 2, 3, 4]),
    **numbered("KI", 11, [5, 4, 3, 2, 1]),
    **numbered("CV", 3, [4, 3, 2, 1.5, 1]),
    **{"SP13": 4.3, "SP14": 1.3},
}
ASIDE = {
    **{f"BL{n}": 1.5 for n in range(11, 31)},
    **{f"BL{n}": 3 for n in range(41, 55)},
    **{f"BL{n}": 1.5 for n in range(4, 9)},
    **{f"ST{n}": 4 for n in (12, 13, 14, 15, 16, 18)},
    **{f"ST{n}": 2 for n in range(19, 31)},
    **{f"SP{n}": 4 for n in range(13, 17)},
    **{f"SP{n}": 6 for n in range(17, 21)},
    **{f"KI{n}": 0.5 for n in range(11, 22)},
    **{f"KI{n}": 2 for n in range(22, 28)},
    **{"LU1": 6, "LU2": 6, "PC1": 5, "GB24": 4, "LR14": 4, "LR12": 2.5, "ST8": 4.5, "GB13": 3},
    **{"SI14": 3, "SI15": 2, "BL9": 1.3, "BL35": 0.5, "EX-B7": 3.5},
}
ON_LIMBS = {  # how many cun up, down or below, as the first number of the place says
    **{"LU3": 3, "LU4": 4, "LU6": 7, "LU7": 1.5, "LU8": 1},
    **{"LI6": 3, "LI7": 5, "LI8": 4, "LI9": 3, "LI10": 2, "LI13": 3, "LI14": 7},
    **{"ST32": 6, "ST33": 3, "ST34": 2, "ST36": 3, "ST37": 6, "ST38": 8, "ST39": 9, "ST40": 8},
    **{"SP6": 3, "SP7": 6, "SP8": 3, "SP10": 2, "HT2": 3, "HT4": 1.5, "HT5": 1, "HT6": 0.5},
    **{"SI6": 1, "SI7": 5, "SI9": 1, "BL37": 6, "BL38": 1, "BL55": 2, "BL56": 5, "BL58": 7},
    **{"BL59": 3, "KI5": 1, "KI6": 1, "KI7": 2, "KI8": 2, "KI9": 5, "PC2": 2, "PC4": 5},
    **{"PC5": 3, "PC6": 2, "TE5": 2, "TE6": 3, "TE7": 3, "TE8": 4, "TE9": 5, "TE10": 1},
    **{"TE11": 2, "TE12": 5, "TE13": 3, "GB32": 7, "GB35": 7, "GB36": 7, "GB37": 5},
    **{"GB38": 4, "GB39": 3, "LR5": 5, "LR6": 7, "LR7": 1, "LR9": 4, "LR10": 3, "LR11": 2},
}
ON_HEAD = {  # how many cun behind the front hairline
    **numbered("BL", 3, [0.5, 0.5, 1, 2.5, 4, 5.5]),
    **numbered("GV", 20, [5, 3.5, 2, 1, 0.5]),
    "GB13": 0.5,
    **numbered("GB", 15, [0.5, 1.5, 2.5, 4]),
}


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (VERTEBRAE, r"(?:lower edge of|top of|just under|above) the {} spinous process"),
        (HOLES, r"{} sacral hole"),
        (GAPS, r"{} gap"),
        (ABOVE_NAVEL, r"(?<![\d.]){} cun above the navel centre"),
        (BELOW_NAVEL, r"(?<![\d.]){} cun below the navel centre"),
        (ASIDE, r"(?<![\d.]){} cun out from"),
        (ON_HEAD, r"(?<![\d.]){} cun (?:above|inside) the front hairline"),
    ],
    ids=["vertebra", "hole", "gap", "above navel", "below navel", "aside", "hairline"],
)
def test_places_are_level_with_what_the_standard_names(points, places, words):
    said = points.location
    off = [
        f"{code}: {said[code]}"
        for code, what in places.items()
        if not re.search(words.format(re.escape(str(what))), said[code])
    ]
    assert off == []


def test_points_of_arm_and_leg_lie_as_many_cun_away_as_the_standard_counts(points):
    said = {
        code: float(re.search(r"(?<![-\w.])(\d+(?:\.\d+)?) cun", points.location[code])[1])
        for code in ON_LIMBS
    }
    assert said == ON_LIMBS


def test_no_place_with_a_number_of_cun_is_left_unchecked(points):
    told = {*VERTEBRAE, *HOLES, *GAPS, *ABOVE_NAVEL, *BELOW_NAVEL, *ASIDE, *ON_LIMBS, *ON_HEAD}
    counted = points.location.str.contains(r"\d cun")
    rest = set(points.index[counted]) - told
    assert rest == {  # these stand in the next test
        *("GB1", "GB8", "GB9", "GB14", "GB27", "GB28", "GV18", "GV19", "CV15", "CV21")
    }


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("GB1", "0.5 cun out from the outer corner of the eye"),
        ("GB8", "1.5 cun above the temporal hairline"),
        ("GB9", "2 cun above the hairline"),
        ("GB14", "1 cun above the eyebrow"),
        ("GB27", "3 cun lower than the navel"),
        ("GB28", "0.5 cun down and in from the ASIS"),
        ("GV18", "4 cun above the rear hairline"),
        ("GV19", "5.5 cun above the rear hairline"),
        ("CV15", "1 cun below the xiphisternal junction"),
        ("CV21", "1 cun below the notch at the top of the breastbone"),
        ("LI4", "the middle of metacarpal 2, on its thumb side"),
        ("GB30", "one third of the way in from the trochanter"),
        ("GB39", "in front of the fibula"),
        ("GB31", "where the middle fingertip lands"),
        ("LU5", "thumb side of the biceps tendon"),
        ("PC3", "inner side of the biceps tendon"),
        ("KI1", "one third of the way back"),
        ("TE18", "two thirds of the way down the curve from TE20 to TE17"),
    ],
)
def test_single_places_are_told_as_the_standard_has_them(points, code, words):
    assert words in points.location[code]


def test_what_the_who_left_undecided_is_told_beside_the_point(points):
    undecided = points.index[points.caveat.str.contains("WHO left this point undecided")]
    assert set(undecided) == {"GB30", "GV26", "LI19", "LI20", "PC8", "PC9"}


@pytest.mark.parametrize("code", ["LI4", "LI14", "LI19", "KI5", "TE13", "GB31", "GV26"])
def test_where_chinas_standard_differs_the_caveat_says_so(points, code):
    assert "China's standard" in points.caveat[code]


# --- cautions -------------------------------------------------------------------------------------


def in_area(points, area):
    return set(points.index[points.caution_areas.str.split().map(lambda ids: area in ids)])


def test_every_area_that_asks_for_care_has_points_and_a_source(points):
    areas = load_caution_areas()
    assert all(in_area(points, area) for area in areas.index)
    assert (areas.source != "").all() and areas.text.str.endswith(".").all()


def test_places_that_name_a_vessel_carry_its_caution(points):
    named = points.location.str.contains(r"\barter|carotid|pulse")
    vessels = ("artery", "neck", "armpit", "groin")
    assert set(points.index[named]) <= set().union(*(in_area(points, area) for area in vessels))


@pytest.mark.parametrize(
    ("area", "some"),
    [
        ("eye", {"ST1", "BL1"}),
        ("neck", {"ST9", "ST10", "LI17", "LI18", "SI16", "SI17", "TE16", "CV22", "CV23"}),
        ("armpit", {"HT1"}),
        ("groin", {"ST30", "SP12", "LR12"}),
        ("behind_knee", {"BL38", "BL39", "BL40", "KI10"}),
        ("calf", {"SP6", "SP9", "KI7", "BL55", "BL56", "BL57", "BL58"}),
        ("spine", {f"GV{n}" for n in range(3, 16)}),
        ("sacrum", {"BL29", "BL30", "BL32", "GV2"}),
        ("back", {"BL13", "BL51", "GV9"}),
        ("nipple", {"ST17"}),
        ("private_parts", {"CV1", "GV1"}),
        ("fontanelle", {"GV22"}),
        ("pregnancy_low_back", {f"BL{n}" for n in (*range(22, 35), 51, 52, 53, 54)}),
        ("pregnancy_upper_belly", {*(f"ST{n}" for n in range(19, 26)), "CV8", "CV15"}),
        ("pregnancy_lower_belly", {*(f"ST{n}" for n in range(26, 30)), "CV2", "CV7"}),
    ],
)
def test_areas_hold_the_points_that_lie_there(points, area, some):
    assert some <= in_area(points, area)


# Named on a list by code, beside those of the areas: see the sources of each row.
NAMED = {"ST12", "ST17", "BL60", "BL67", "GB21", *(f"CV{n}" for n in (1, *range(3, 15)))}


def test_pregnancy_words_follow_lists_and_areas_over_the_whole_table(points):
    said = points.pregnancy
    areas = ("pregnancy_upper_belly", "pregnancy_lower_belly", "pregnancy_low_back")
    warned = set().union(*(in_area(points, area) for area in areas))
    assert set(said.index[said == "avoid"]) == {"LI4", "SP6"}
    assert set(said.index[said == "disputed"]) == warned | NAMED
    assert points.caution[list(NAMED)].str.contains("Pregnant or might be: skip this point").all()


# What the caution of a point for pressing must hold of the areas that the point lies in.
SAID_OF = {
    "behind_knee": ["light pressure only", "varicose veins", "suspected clot", "a lump behind"],
    "calf": ["varicose veins", "suspected clot", "a doctor the same day"],
    "back": ["recent back injury", "osteoporotic fracture", "red flag"],
    "sacrum": ["gently", "red flag"],
    "spine": ["not press hard on the spine itself"],
    "kidneys": ["never forceful", "soft tissue covers the kidneys"],
    "pregnancy_low_back": ["Pregnant or might be"],
}


def test_the_caution_of_a_point_for_pressing_says_all_that_its_areas_say(points):
    pressed = taught(points)
    areas = {area for ids in pressed.caution_areas for area in ids.split()}
    assert areas == SAID_OF.keys()
    for area, words in SAID_OF.items():
        for code in in_area(pressed, area):
            assert [word for word in words if word not in pressed.caution[code]] == [], code
            assert cautions_of(pressed.loc[code]) == (pressed.caution[code],)
