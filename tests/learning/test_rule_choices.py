"""A rule is put together from lists: the right part among wrong ones that a learner could take."""

import json

import pytest

from acupress.facts.tables import load_points
from acupress.learning.rule_choices import rule_choices

LIGHT = {"lower_back": ["BL23", "BL25", "GV4", "BL30"], "ankle_lateral": ["BL60", "BL61", "GB39"]}


def made(name, seed=1, codes=None):
    return rule_choices(codes or LIGHT[name], load_points(), name, seed)


def words(choices, code, kind, move=None):
    """What can be chosen for the first part of this kind."""
    [options, *_] = [
        part["options"]
        for part in choices["points"][code]["parts"]
        if part["kind"] == kind and move in (None, part["move"])
    ]
    return [choices["values"][number]["words"] for number in options]


def test_every_part_of_a_rule_is_asked_for_in_the_order_one_builds_it():
    parts = made("lower_back")["points"]["BL23"]["parts"]
    assert [part["kind"] for part in parts] == ["start", "direction", "cun", "span"]
    assert [part["kind"] for part in made("lower_back")["points"]["GV4"]["parts"]] == ["start"]
    parts = made("ankle_lateral")["points"]["BL61"]["parts"]
    assert [(part["move"], part["name"]) for part in parts] == [
        *[(None, "start"), (0, "to"), (0, "until")],
    ]


@pytest.mark.parametrize("name", LIGHT)
def test_the_right_value_is_always_among_the_options_and_there_once(name):
    choices = made(name)
    for code, asked in choices["points"].items():
        for part in asked["parts"]:
            rule = asked["rule"]
            holder = rule if part["move"] is None else rule["moves"][part["move"]]
            values = [choices["values"][number]["value"] for number in part["options"]]
            written = [json.dumps(value) for value in values]
            assert written.count(json.dumps(holder[part["name"]])) == 1, (code, part)
            assert len(set(written)) == len(written)


def test_neighbouring_vertebrae_and_the_other_direction_are_offered():
    choices = made("lower_back")
    start = " ".join(words(choices, "BL23", "start"))
    assert "L1 spinous" in start and "L2 spinous" in start and "L3 spinous" in start
    assert {"lateral (outward)", "medial (toward the midline)"} <= set(
        words(choices, "BL23", "direction")
    )


def test_counts_stand_in_order_and_the_right_one_anywhere_among_them():
    places = []
    for seed in range(12):
        counts = [float(text) for text in words(made("lower_back", seed), "BL23", "cun")]
        assert counts == sorted(counts)
        places.append(counts.index(1.5))
    assert len(set(places)) > 1


def test_a_span_that_runs_the_same_way_elsewhere_can_be_taken_for_the_right_one():
    spans = words(made("lower_back"), "BL23", "span")
    assert "cun of the half-width of the back" in spans
    assert "cun of the half-width of the chest" in spans


def test_the_same_seed_makes_the_same_lists_whatever_else_is_asked():
    alone, together = made("lower_back", codes=["BL23"]), made("lower_back")
    for kind in ("start", "direction", "cun", "span"):
        assert words(alone, "BL23", kind) == words(together, "BL23", kind)
    assert made("lower_back") == together
    assert any(
        words(made("lower_back", seed), "BL23", "start") != words(together, "BL23", "start")
        for seed in (2, 3)
    )


def test_the_right_parts_lead_to_every_point_and_no_wrong_part_alone_does(js_page):
    points = load_points()
    drawn = points[points.plate != ""]
    asked = [
        rule_choices(list(here.index), points, name, 1) for name, here in drawn.groupby("plate")
    ]
    led = js_page.evaluate(
        """async asked => {
          const { wayOf, apart, withPart } = await import("/acupress/widgets/parts/rule.js");
          const { rightOf } = await import("/acupress/widgets/parts/rule_words.js");
          const found = { right: [], wrong: [] };
          for (const { points, values, ground } of asked) {
            for (const [code, { rule, parts }] of Object.entries(points)) {
              const place = wayOf(rule, ground).at(-1);
              for (const part of parts) for (const number of part.options) {
                const tried = wayOf(withPart(rule, part, values[number].value), ground).at(-1);
                if (!tried || apart(tried, place) > 0.5) continue; // a cun has 38 units or more
                const is = number === rightOf({ rule, values }, part) ? "right" : "wrong";
                found[is].push(`${code} ${part.name} ${values[number].words}`);
              }
            }
          }
          return found;
        }""",
        asked,
    )
    assert led["wrong"] == []
    parts = sum(len(point["parts"]) for one in asked for point in one["points"].values())
    assert len(led["right"]) == parts and sum(len(one["points"]) for one in asked) == len(drawn)
