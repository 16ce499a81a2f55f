"""Where a rule leads is worked out in the browser as it is in Python."""

import pytest

from acupress.body.construct import Places
from acupress.body.load import load_plate
from acupress.body.needs import read_rules, rules_on
from acupress.facts.rule import Move, Rule
from acupress.facts.tables import load_points, plate_names
from acupress.learning.rule_ground import ground_told, rule_told

NEAR = 0.01  # plate units; a cun has 38 or more
WAYS = """
async plates => {
  const { wayOf } = await import("/acupress/widgets/parts/rule.js");
  return plates.map(({ rules, ground }) => rules.map((rule) => wayOf(rule, ground)));
}
"""


def both_ways(js_page, plates):
    """(name, code, Python's way, the browser's) of every rule; `plates` is name → code → Rule."""
    told, known = [], []
    for name, rules in plates.items():
        places = Places(load_plate(name), rules)
        needed = {place for rule in rules.values() for place in rule.places}
        ground = ground_told(places, load_plate(name), needed)
        told.append({"ground": ground, "rules": [rule_told(rule) for rule in rules.values()]})
        known.append([(name, code, places.way(code)) for code in rules])
    found = js_page.evaluate(WAYS, told)
    return [
        (*python, browser)
        for plate, ways in zip(known, found, strict=True)
        for python, browser in zip(plate, ways, strict=True)
    ]


def same(one, other):
    """Whether two ways have the same places; `None` is nowhere in both languages."""
    places = [None if place is None else complex(*place) for place in other]
    return len(one) == len(places) and all(
        (a is None) == (b is None) and (a is None or abs(a - b) < NEAR)
        for a, b in zip(one, places, strict=True)
    )


def test_every_point_on_every_plate_is_found_at_the_same_place(js_page):
    rules = read_rules(load_points())
    ways = both_ways(js_page, {name: rules_on(name, rules) for name in plate_names()})
    assert [way[:2] for way in ways if not same(*way[2:])] == []
    assert sum(None not in way for *_, way in ways) > len(rules)  # no empty comparison


@pytest.mark.parametrize(
    "moves",
    [
        (Move("lateral", cun=1, span="no_span"),),
        (Move("no_landmark", fraction=0.5),),
        (Move("lateral", cun=400, span="back_width"), Move("superior", until=(("no_line",),))),
        (Move("l2_spinous", cun=1, span="back_width"),),  # toward where it already is
        (Move("medial", until=(("l2_spinous", "superior"),), fraction=0.5),),
    ],
)
def test_a_rule_that_leads_nowhere_does_so_in_both(js_page, moves):
    rules = {"one": Rule("l2_spinous", moves), "lost": Rule("no_landmark", moves)}
    for _, _, python, browser in both_ways(js_page, {"lower_back": rules}):
        assert same(python, browser)
