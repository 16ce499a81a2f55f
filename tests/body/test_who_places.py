"""Every point has its place: on its own plate, on the body, by landmarks that are there."""

import functools
import re

import numpy as np
import pytest

from acupress import load_plate, load_points, plate_names
from acupress.body.construct import Places
from acupress.body.locate import cun_length, locate_each, locate_everywhere
from acupress.body.needs import lacking_for, read_rules, rules_on
from acupress.facts.beside import load_alternatives, load_views

EDGE = 0.012  # of the page's longer side: points on a contour may lie this far off it
SAME = 1.5  # millimetres
PLATES = sorted(set(load_points().plate) - {""})


def near_skin(plate, spot):
    margin = EDGE * max(plate.width, plate.height)
    ring = margin * np.column_stack([np.cos(np.arange(8)), np.sin(np.arange(8))])
    places = np.vstack([ring, [0, 0]]) + (spot.x, spot.y)
    inside = [shape.outline.contains_points(places).any() for shape in plate.layers["skin"]]
    return plate.shows(spot.x, spot.y) and any(inside)


@functools.cache
def on_own_plate(name):
    points = load_points()
    return locate_each(list(points.index[points.plate == name]), points=points)


@functools.cache
def everywhere():
    tables = locate_everywhere(load_points())
    return {name: table[table.side != "left"] for name, table in tables.items()}


@functools.cache
def shown():
    """By plate: a point's code → its place, of the right side and the midline."""
    return {
        name: {row.code: np.array([row.x, row.y]) for row in table.itertuples()}
        for name, table in everywhere().items()
    }


@pytest.mark.parametrize("name", PLATES)
def test_every_point_is_found_on_the_body_of_its_own_plate(name):
    plate = load_plate(name)
    assert [spot.code for spot in on_own_plate(name) if not near_skin(plate, spot)] == []


@pytest.mark.parametrize("name", plate_names())
def test_every_point_that_a_plate_shows_lies_on_the_body(name):
    plate = load_plate(name)
    spots = everywhere()[name].itertuples()
    assert [spot.code for spot in spots if not near_skin(plate, spot)] == []


def test_every_view_finds_its_point():
    views = load_views()
    lost = [
        view
        for view in zip(views.code, views.plate, strict=True)
        if view[0] not in shown()[view[1]]
    ]
    assert lost == []


def test_a_view_is_there_for_another_plate_than_the_points_own_and_only_once():
    views, own = load_views(), load_points().plate
    assert not (views.plate == views.code.map(own)).any()
    assert not views.duplicated(["code", "plate"]).any()


def test_a_view_is_there_only_where_the_points_own_rule_does_not_find_the_place():
    rules, needless = read_rules(load_points()), []
    for view in load_views().itertuples():
        plate = load_plate(view.plate)
        plate = plate.at_side("right") if "right" in plate.sides else plate
        own = Places(plate, rules_on(view.plate, rules) | {view.code: rules[view.code]})
        place = None if lacking_for(view.code, own.rules, plate) else own.way(view.code)[-1]
        seen = shown()[view.plate][view.code]
        if place is not None and np.hypot(*(seen - (place.real, place.imag))) * plate.mm < SAME:
            needless.append((view.code, view.plate))
    assert needless == []


def test_the_six_points_that_the_who_left_undecided_have_another_place():
    assert set(load_alternatives().code) == {"LI19", "LI20", "PC8", "PC9", "GB30", "GV26"}


def test_three_points_alone_have_no_plate():
    points = load_points()
    assert set(points.index[points.plate == ""]) == {"CV1", "GV1", "GV28"}
    assert (points.not_drawn != "").sum() == 3


# --- the same height on every plate ---------------------------------------------------------------

APART = 0.3  # cun
# By region: the landmark heights are counted from, the span and the direction they are counted in,
# and the points that lie along it.
REGIONS = {
    "face": (
        "glabella",
        "forehead_height",
        "superior",
        "LI19-20 ST1-8 SI18-19 BL1-5 TE17-23 GB1-15 GV23-27 CV24",
    ),
    "crown": ("front_hairline_mid", "head_length", "posterior", "BL6-8 GB16-18 GV20-22"),
    "back of the head": ("rear_hairline_mid", "head_length", "superior", "BL9-10 GB19-20 GV15-19"),
    "neck": (
        "suprasternal_notch",
        "forehead_height",
        "superior",
        "LI17-18 ST9-12 SI16-17 TE16 CV22-23",
    ),
    "chest": (
        "suprasternal_notch",
        "chest_length",
        "inferior",
        "LU1-2 ST13-18 SP17-21 KI22-27 PC1 GB22-24 LR14 CV16-21",
    ),
    "upper belly": (
        "navel",
        "upper_abdomen",
        "superior",
        "ST19-25 SP15-16 KI16-21 LR13 GB26 CV8-15",
    ),
    "lower belly": (
        "navel",
        "lower_abdomen",
        "superior",
        "ST26-30 SP12-14 KI11-15 GB27-28 LR12 CV2-7",
    ),
    "shoulder": (
        "spinous_t1_lower",
        "back_width",
        "superior",
        "LI16 SI9-15 TE14-15 GB21 BL11-13 BL41-42 GV13-14",
    ),
    "back": ("spinous_t7_lower", "back_width", "superior", "BL14-21 BL43-50 GV6-12"),
    "low back": ("spinous_l2_lower", "back_width", "superior", "BL22-35 BL51-54 GV2-5 GB25"),
    "upper arm": ("cubital_crease_mid", "upper_arm", "proximal", "LU3-5 LI11-15 HT1-3 PC2-3"),
    "back of the upper arm": ("elbow_olecranon", "upper_arm", "proximal", "TE10-13 SI8"),
    "forearm": ("palmar_wrist_crease_mid", "forearm", "proximal", "LU6-10 HT4-8 PC4-8"),
    "back of the forearm": (
        "dorsal_wrist_crease_mid",
        "forearm_back",
        "proximal",
        "LI5-10 SI4-7 TE4-9",
    ),
    "front of the thigh": (
        "patella_base",
        "thigh_front",
        "proximal",
        "ST31-34 SP10-11 LR9-11 GB29",
    ),
    "back of the thigh": ("popliteal_crease_mid", "thigh_back", "proximal", "BL36-40 KI10"),
    "outer thigh": ("popliteal_crease_lateral_end", "thigh_outer", "proximal", "GB30-33"),
    "inner leg": ("medial_malleolus", "leg_inner", "proximal", "SP5-9 KI3-9 LR4-8"),
    "outer leg": ("lateral_malleolus", "leg_outer", "proximal", "ST40 BL55-62 GB34-40"),
    "shin": ("knee_lateral_eye", "shin", "proximal", "ST35-39 ST41"),
    "thumb side of the hand": ("mcp2", "thumb_width", "proximal", "LU11 LI1-4"),
    "outer edge of the hand": ("mc5_base", "thumb_width", "proximal", "SI2-3"),
    "inner edge of the foot": ("navicular_tuberosity", "thumb_width", "anterior", "SP1-4 KI2"),
    "outer edge of the foot": (
        "lateral_malleolus",
        "thumb_width",
        "anterior",
        "BL63-67 GB41 GB43-44",
    ),
}


# By plate: points that stand apart there, and why.
ELSEWHERE = {
    "head_lateral": {
        "CV23": "from the front one looks along the skin under the chin",
        "GV19-22": "the skull's curve is counted along, from above and behind straight",
    },
    "head_posterior": {"GB21": "the end of the shoulder lies off the page"},
    "hand_radial": {"LU11": "the thumb is stretched away from the hand"},
    "hand_dorsum": {"SI2-3": "the little finger is spread"},
    "leg_posterior": {"KI4": "from behind one looks up under the heel's top"},
    "body_lateral": {
        "GV19-20": "the skull's curve is counted along, from above and behind straight",
    },
    "body_anterior": {
        "LU3-4 HT2-3": "the arm hangs aslant",
        "LU7 LU9-10 HT8 PC8": "the hand hangs aslant",
    },
    "body_posterior": {"SI4 SI7 TE13": "the arm hangs aslant"},
}


def codes_of(ranges):
    for one in ranges.split():
        letters, first, last = re.fullmatch(r"([A-Z]+)(\d+)-?(\d*)", one).groups()
        yield from (f"{letters}{n}" for n in range(int(first), int(last or first) + 1))


APART_ON = {
    name: {code for ranges in reasons for code in codes_of(ranges)}
    for name, reasons in ELSEWHERE.items()
}


def heights(code, start, span, direction):
    """By plate: how many cun of its region a point lies from where the region's are counted."""
    for name, places in shown().items():
        plate = load_plate(name)
        plate = plate.at_side("right") if "right" in plate.sides else plate
        cun = cun_length(span, plate)
        if (
            code in places
            and start in plate.landmarks
            and direction in plate.directions
            and cun > 0
        ):
            yield (
                name,
                np.dot(places[code] - plate.landmarks[start], plate.directions[direction]) / cun,
            )


def spread(code, region, without=APART_ON):
    start, span, direction, _ = REGIONS[region]
    found = dict(heights(code, start, span, direction))
    kept = [height for name, height in found.items() if code not in without.get(name, ())]
    return np.ptp(kept) if kept else 0, found


@pytest.mark.parametrize("region", REGIONS)
def test_a_point_stands_at_the_same_height_on_every_plate(region):
    apart = {code: spread(code, region) for code in codes_of(REGIONS[region][-1])}
    assert {code: found for code, (cun, found) in apart.items() if cun > APART} == {}


def test_what_is_declared_apart_is_apart():
    regions = {code: name for name, row in REGIONS.items() for code in codes_of(row[-1])}
    for name, codes in APART_ON.items():
        without = {other: those for other, those in APART_ON.items() if other != name}
        kept = [code for code in codes if spread(code, regions[code], without)[0] <= APART]
        assert kept == [], name


NOT_COMPARED = {
    "ST42-45 LR1-3 GB42": "from the front one looks along the foot",
    "PC9": "the end of the finger",
}


def test_every_point_on_several_plates_is_compared_or_said_why_not():
    often = {code for code in load_points().index if sum(code in on for on in shown().values()) > 1}
    compared = {code for row in REGIONS.values() for code in codes_of(row[-1])}
    left_out = {code for ranges in NOT_COMPARED for code in codes_of(ranges)}
    assert {code for code in often - compared if not code.startswith("EX")} == left_out
