"""Finding a point on one's own body: a card to go through, from the tables' own words."""

import html
import re

import pytest

import acupress as ap
from acupress.body.needs import not_drawn
from acupress.body.touch import CHECKS
from acupress.facts import beside
from acupress.facts.cards import cautions_of

POINTS = ap.load_points()
PRESSED = ap.taught(POINTS).index
FEEL = ap.load_landmarks().feel
FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]
SOME = [*FIVE, "BL58", "EX-B7", "GV20", "ST17", "BL1", "CV17", "SP6"]


def plain(text):
    return " ".join(html.unescape(text).replace("\N{NON-BREAKING HYPHEN}", "-").split())


def words_of(card):
    styles_and_tags = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)
    return plain(styles_and_tags.sub(" ", card._repr_html_()))


@pytest.fixture(scope="module")
def cards():
    return {code: ap.self_check(code) for code in [*PRESSED, *SOME]}


def test_cautions_come_before_anything_one_does(cards):
    for code, card in cards.items():
        before = words_of(card).partition("Posture")[0]
        assert [one for one in cautions_of(POINTS.loc[code]) if plain(one) not in before] == [], (
            code
        )


def test_a_point_for_locating_only_is_told_as_such_first(cards):
    for code in set(cards) - set(PRESSED):
        assert "FOR LOCATING ONLY" in cards[code].text.splitlines()[0], code


@pytest.mark.parametrize("code", FIVE)
def test_posture_way_and_feeling_are_the_tables_own_touch_steps_in_their_order(cards, code):
    posture, *way, check = POINTS.find[code].split(" | ")
    shown = words_of(cards[code])
    check = check.removeprefix("Check: ")
    told = [shown.index(plain(one)) for one in (posture, *way, check[0].upper() + check[1:])]
    assert told == sorted(told)


def test_every_landmark_of_the_rule_is_told_in_order_with_how_it_feels(cards):
    for code, card in cards.items():
        shown = words_of(card)
        named = dict.fromkeys(name for step in ap.locate(code).steps for name in step.refers_to)
        places = [shown.index(plain(FEEL.get(name) or POINTS.location[name])) for name in named]
        assert places == sorted(places), code


def test_what_is_confirmed_is_the_place_the_other_side_and_the_nearest_neighbour(cards):
    for code, card in cards.items():
        confirm = words_of(card).partition("How to confirm it")[2]
        check = CHECKS["midline" if POINTS.sides[code] == "midline" else "both"]
        assert check.removeprefix("Check: ")[1:] in confirm
        near = ap.neighbours(code)
        if len(near):
            assert plain(POINTS.location[near.index[0]]) in confirm, code
        assert plain(POINTS.location[code]) in words_of(card)


def test_every_part_of_the_body_that_is_drawn_has_a_posture():
    undrawn = not_drawn(list(POINTS.index), POINTS)
    drawn = set(POINTS.region[~POINTS.index.isin(undrawn)])
    assert drawn - {"perineum"} == set(beside.postures())


def test_where_the_table_has_no_touch_steps_the_posture_is_that_of_the_part_of_the_body(cards):
    assert not POINTS.find["GV20"]
    assert beside.postures()["head"] in words_of(cards["GV20"])


def test_a_point_without_a_place_on_any_plate_is_words_alone_and_nobody_is_led_there():
    text = plain(repr(ap.self_check("CV1")))
    assert "leave it out" in text and POINTS.location["CV1"] in text
    assert "POSTURE" not in text and "FEEL" not in text


def test_text_from_a_table_is_shown_as_text():
    nasty = POINTS.copy()
    nasty.loc["BL60", ["caution", "find"]] = "<b>x</b>", "Sit. | <i>Feel</i>. | Check: <u>soft</u>."
    shown = ap.self_check("BL60", nasty)._repr_html_()
    assert not re.search("<(b|i|u)>", shown) and "&lt;i&gt;Feel" in shown


def test_it_is_for_one_point():
    assert repr(ap.self_check("委中")) == repr(ap.self_check(POINTS.loc[["BL40"]]))
    with pytest.raises(ValueError, match="^self_check is for one point, not for 2"):
        ap.self_check(["LI4", "BL60"])
