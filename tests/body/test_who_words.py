"""What the WHO's words count, the rule counts: cun, vertebrae, rib gaps, sacral holes, the way.

Both sentences are read: the table's ``location``, which restates the WHO's words, and the words of
the rule. A rule that starts from another point may leave to that point what the WHO says again.
"""

import functools
import re

import numpy as np
import pytest

from acupress import load_meridians, load_plate, load_points
from acupress.body.locate import locate_each

# Numbers of our own, where the WHO gives none; the point's caveat says so.
OWN_NUMBERS = {
    "LI12": "how far above the bone",
    "ST44": "how far behind the web",
    "SP12": "how far outside the artery",
    "HT8": "how far behind the knuckle",
    "BL1": "how far above and inside the eye's corner",
    "PC8": "how far behind the knuckles",
    "GB16": "how far out the pupil stands, which one does not see from above",
    "GB17": "how far out the pupil stands, which one does not see from above",
    "GB18": "how far out the pupil stands, which one does not see from above",
    "GB25": "how far under the rib's tip",
    "GB43": "how far behind the web",
    "LR2": "how far behind the web",
    "LR13": "how far under the rib's tip",
}
OWN_FRACTIONS = {
    "LU8": "how far from the pulse toward the styloid",
    "KI4": "how far from the tendon to the heel bone",
    "TE2": "how far above the web",
    "GB27": "how far inside the hip bone's corner",
    "LR4": "how far from the tendon",
}
# What the WHO's sentence counts as well and the rule does not need.
BESIDES = {
    "ST8": ["4.5 cun"],  # there the hairline has its corner
    "ST17": ["fourth gap"],  # the nipple is the landmark
    "ST40": ["1 finger breadth", "ST38"],  # a check from the point beside it
    "BL31": ["BL32"],  # how one finds the next hole by touch
    "BL32": ["S2", "halfway"],
    "BL33": ["BL32"],
    "BL34": ["BL32"],
    "LU1": ["LU2"],  # it lies above
    **dict.fromkeys(["ST36", "ST37", "ST38", "ST39"], ["ST35", "ST41"]),  # by their landmarks
}
FRACTIONS = {
    "halfway": "halfway|midway",
    "one third": "one third",
    "two thirds": "two thirds",
    "a quarter": "one quarter|a quarter",
    "three quarters": "three quarters",
}
UP, DOWN = ("superior", "proximal"), ("inferior", "distal")
WAYS = {  # after "N cun": where to
    "above": (*UP, "posterior"),  # over the head, from the hairline
    "up": UP,
    "below|down|under|straight below": DOWN,
    "lower": DOWN,
    "out|outward": ("lateral", "posterior", "ulnar"),
    "ahead": ("anterior",),
    "inside": ("posterior", "superior"),
    "behind": ("posterior", "proximal"),
    "off": ("radial", "ulnar", "medial", "lateral", "proximal"),
}
COURSE = load_points()
DRAWN = [code for code in COURSE.index[COURSE.plate != ""] if not code.startswith("EX")]
MERIDIANS = load_meridians().index


@functools.cache
def spots():
    return dict(zip(DRAWN, locate_each(DRAWN), strict=True))


def arrows_of(spot):
    plate = load_plate(spot.plate)
    return (plate if spot.side == "midline" else plate.at_side(spot.side)).directions


def counted(sentence):
    """Everything a sentence counts, each as a short text."""
    sentence = re.sub(r"\b([A-Z]{2})-(\d+)", r"\1\2", sentence)
    sentence = sentence.replace("one middle-finger", "1 finger")
    found = set(
        re.findall(r"\b[\d.]+ (?:cun|finger breadth)", sentence.replace("finger-cun", "cun"))
    )
    found |= set(re.findall(r"\b[CTLS]\d+(?= spinous)", sentence))
    found |= set(re.findall(r"\b(?:\w+th|first|second|third) (?:gap|sacral hole)", sentence))
    found |= set(re.findall(r"\b[A-Z]{2}\d+\b", sentence))
    return found | {name for name, words in FRACTIONS.items() if re.search(words, sentence)}


def of_rule(code, whole=False):
    """What the words of a rule count; of the whole, also what those of the points it names do."""
    found = counted(spots()[code].words)
    for name in found & set(DRAWN) if whole else ():
        found = found | of_rule(name, whole=True)
    return found


def numbers(found):
    return {one for one in found if one.endswith(("cun", "breadth"))}


@pytest.mark.parametrize("meridian", MERIDIANS)
def test_a_rule_counts_the_whos_numbers_vertebrae_gaps_and_holes(meridian):
    apart = {}
    for code in (code for code in DRAWN if code.startswith(meridian)):
        who = counted(COURSE.location[code]) - set(BESIDES.get(code, ()))
        own = of_rule(code) - set(DRAWN) - FRACTIONS.keys()
        if code in OWN_NUMBERS:
            own -= numbers(own) - who
        if not (own <= who and who - FRACTIONS.keys() <= of_rule(code, whole=True)):
            apart[code] = (sorted(who), spots()[code].words)
    assert apart == {}


@pytest.mark.parametrize("meridian", MERIDIANS)
def test_a_rule_goes_the_whos_part_of_the_way(meridian):
    """Halfway may also be what the WHO calls between, in the middle of, or a dip with two edges."""
    apart = {}
    for code in (code for code in DRAWN if code.startswith(meridian)):
        who = (counted(COURSE.location[code]) & FRACTIONS.keys()) - set(BESIDES.get(code, ()))
        words = spots()[code].words
        own = counted(words) & FRACTIONS.keys() | set(re.findall(r"\d+% of the way", words))
        if not (who <= own and (code in OWN_FRACTIONS or own - who <= {"halfway"})):
            apart[code] = (sorted(who), words)
    assert apart == {}


@pytest.mark.parametrize("meridian", MERIDIANS)
def test_a_rule_goes_the_whos_way(meridian):
    """So many cun up, down, out or ahead: on the plate the step leads there."""
    astray = {}
    for code in (code for code in DRAWN if code.startswith(meridian)):
        spot = spots()[code]
        arrows = arrows_of(spot)
        for number, word in re.findall(
            r"([\d.]+) (?:finger-)?cun (?:straight )?(\w+)", COURSE.location[code]
        ):
            ways = [way for words, way in WAYS.items() if word in words.split("|")]
            steps = [step for step in spot.steps if step.cun == float(number)]
            if not ways or not steps or not arrows.keys() & set(ways[0]):
                continue
            leads = {
                name
                for name, arrow in arrows.items()
                for step in steps
                if np.dot(step.end - step.start, arrow) > 0.3 * np.hypot(*(step.end - step.start))
            }
            if not leads & set(ways[0]):
                astray[code] = (number, word, spot.words)
    assert astray == {}


@pytest.mark.parametrize("code", [*OWN_NUMBERS, *OWN_FRACTIONS])
def test_a_number_of_our_own_is_confessed(code):
    assert re.search("our own|stands for it", COURSE.caveat[code])


def test_what_is_declared_besides_is_there():
    for code, things in BESIDES.items():
        assert set(things) <= counted(COURSE.location[code]), code
        assert not set(things) & of_rule(code, whole=True), code


def test_under_and_above_a_vertebra_are_its_lower_and_upper_edge():
    for code in DRAWN:
        where = COURSE.location[code]
        upper = re.search("(top of|above) the C2 spinous", where)
        lower = re.search("(lower edge of|just under) the [CTL][0-9]+ spinous", where)
        words = spots()[code].words
        assert bool(upper) == ("the upper edge of the C2 spinous" in words), code
        assert not lower or re.search("the lower edge of the [CTL][0-9]+ spinous", words), code
