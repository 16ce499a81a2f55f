"""What there is to read about a point, and in which order."""

import pytest

from acupress import load_points
from acupress.facts.cards import press_heading, sections_of

POINTS = load_points()


@pytest.mark.parametrize("code", POINTS.index)
def test_the_caution_comes_first_and_tradition_is_no_proof(code):
    point = POINTS.loc[code]
    first, *rest = sections_of(point, ["one step", "another"])
    assert (first.kind, first.items) == ("caution", (point.caution,))
    (tradition,) = (section for section in rest if section.kind == "tradition")
    assert tradition.items == (point.tradition,) and "not proof" in tradition.title
    assert all("".join(section.items) and section.title for section in rest)


@pytest.mark.parametrize("code", POINTS.index)
def test_a_card_tells_place_touch_and_press_as_the_table_says_in_this_order(code):
    point = POINTS.loc[code]
    told = sections_of(point, ["one step", "another"])
    assert [(section.title, list(section.items)) for section in told[1:5]] == [
        ("Where it is", [point.location]),
        ("How the rule finds it", ["one step", "another"]),
        ("Find it by touch", point.find.split(" | ")),
        (press_heading(point), [point.press]),
    ]
    assert (told[-1].title, list(told[-1].items)) == ("Sources", point.sources.split("; "))
    steps = [section.title for section in told if section.ordered]
    assert steps == ["How the rule finds it", "Find it by touch"]
    assert [section.title for section in told if section.folded] == ["Sources"]


@pytest.mark.parametrize("code", POINTS.index)
def test_what_is_uncertain_is_told_exactly_where_something_is(code):
    told = [section.items for section in sections_of(POINTS.loc[code], ["a"])
            if section.title == "What is uncertain"]  # fmt: skip
    caveat = POINTS.caveat[code]
    assert told == ([(caveat,)] if caveat else [])


@pytest.mark.parametrize(
    ("sides", "heading"),
    [
        ("both", "Press it for about 40 seconds, then the other side"),
        ("together", "Press it on both sides at once for about 40 seconds"),
        ("midline", "Press it for about 40 seconds"),
    ],
)
def test_how_long_to_press_goes_with_the_sides(sides, heading):
    point = POINTS.loc["LI4"].copy()
    point["sides"], point["hold_seconds"] = sides, 40
    assert press_heading(point) == heading


def test_the_pinch_is_told_with_its_partner():
    point = POINTS.loc["BL60"].copy()
    point["pair_with"], point["pair_press"] = "KI3", "Thumb on one side, finger on the other."
    told = {section.title: section.items for section in sections_of(point, ["a"])}
    assert told["Or press it together with KI-3"] == ("Thumb on one side, finger on the other.",)
