"""What there is to read about a point, and in which order."""

import pytest

from acupress import load_points, taught
from acupress.facts.beside import areas, other_places
from acupress.facts.cards import cautions_of, press_heading, sections_of
from acupress.facts.columns import PRESSING, WITH_PRESSING

POINTS = taught(load_points())


def locating_only(code, **cells):
    """A point as the table has those that are not taught for pressing."""
    point = POINTS.loc[code].copy()
    point[[*PRESSING, *WITH_PRESSING]] = ""
    for column, cell in cells.items():
        point[column] = cell
    return point


@pytest.mark.parametrize("code", POINTS.index)
def test_the_caution_comes_first_and_tradition_is_no_proof(code):
    point = POINTS.loc[code]
    first, *rest = sections_of(point, ["one step", "another"])
    assert (first.kind, first.items) == ("caution", cautions_of(point))
    assert first.items[0] == point.caution
    (tradition,) = (section for section in rest if section.kind == "tradition")
    assert tradition.items == (point.tradition,) and "not proof" in tradition.title
    assert all("".join(section.items) and section.title for section in rest)


@pytest.mark.parametrize("code", POINTS.index)
def test_a_card_tells_place_touch_and_press_as_the_table_says_in_this_order(code):
    point = POINTS.loc[code]
    told = sections_of(point, ["one step", "another"])
    told = [section for section in told if section.title != "Where others put it"]
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


# --- points for locating only, and points that no plate shows -------------------------------------


def test_a_point_for_locating_only_says_so_first_and_nothing_of_pressing():
    first, *rest = sections_of(locating_only("BL60", caution="Mind it."), ["a"], ["Feel it."])
    assert (first.title, first.kind) == ("For locating only", "caution")
    assert first.items[0].startswith("This course teaches this point for locating only")
    assert first.items[1:] == ("Mind it.",)
    assert [section.title for section in rest] == [
        "Where it is", "How the rule finds it", "Find it by touch", "What is uncertain", "Sources",
    ]  # fmt: skip


def test_a_card_tells_the_points_own_caution_and_then_those_of_its_areas():
    name = next(iter(areas()))
    for point in (locating_only("BL60"), POINTS.loc["BL60"].copy()):
        point["caution"], point["caution_areas"] = "Its own.", name
        assert sections_of(point, ["a"])[0].items[-2:] == ("Its own.", areas()[name])


@pytest.mark.parametrize(("word", "begins"), [("avoid", "Pregnant"), ("disputed", "Pregnant")])
def test_what_lists_say_in_pregnancy_is_told_where_the_point_has_no_caution(word, begins):
    said = cautions_of(locating_only("BL60", pregnancy=word))
    assert len(said) == 1 and said[0].startswith(begins)
    assert cautions_of(locating_only("BL60", pregnancy="none named")) == ()


def test_a_point_that_no_plate_shows_is_told_in_words_with_its_region_and_the_reason():
    point = locating_only("BL60", not_drawn="It lies inside the lip.", region="Face", caveat="")
    told = {section.title: section.items for section in sections_of(point, [], [])}
    assert list(told)[1:3] == ["Where it is", "Why no drawing shows it"]
    assert told["Why no drawing shows it"] == ("It lies inside the lip.", "Part of the body: Face.")
    assert "How the rule finds it" not in told and "Find it by touch" not in told


def test_where_the_who_left_a_point_undecided_its_other_places_are_told():
    told = {section.title: section.items for section in sections_of(POINTS.loc["GB30"], ["a"])}
    assert told["Where others put it"] == other_places("GB30") != ()
    assert "Where others put it" not in {s.title for s in sections_of(POINTS.loc["BL60"], ["a"])}
