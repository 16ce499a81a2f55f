"""Cards: the stop signs before one presses, and all that the table says of a point."""

import html
import re

import pytest

import acupress as ap
from acupress.facts.cards import cautions_of
from acupress.learning import cards


@pytest.fixture(scope="module")
def points():
    return ap.load_points()


@pytest.fixture(scope="module")
def five(points):
    return points.dropna(subset="back_pain_order")


@pytest.fixture(scope="module")
def said(points):
    """What a reader sees of each point's card, made once for the tests that read all of them."""
    return {code: words_of(cards.point_card(code, points)._repr_html_()) for code in points.index}


def plain(text):
    """Words without line breaks and without the hyphens that keep a code together."""
    return " ".join(text.replace("\N{NON-BREAKING HYPHEN}", "-").split())


def words_of(markup):
    """What a reader sees of some HTML."""
    return plain(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL)))


# Before you press ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["emergency", "urgent", "pregnancy", "ask_first", "avoid", "disclaimer"]
)
def test_every_stop_sign_of_the_table_is_shown(five, kind):
    card = cards.before_you_press(five)
    for advice in ap.load_guidance(kind).text:
        assert plain(advice) in words_of(card._repr_html_())
        assert plain(advice) in plain(repr(card))


def test_every_points_own_caution_is_shown(five):
    shown = words_of(cards.before_you_press(five)._repr_html_())
    assert [code for code in five.index if plain(five.caution[code]) not in shown] == []


def test_emergencies_come_first_and_are_never_folded(five):
    markup = cards.before_you_press(five)._repr_html_()
    assert markup.index("Emergency") < markup.index("Urgent") < markup.index("<details>")


def test_the_cautions_of_the_points_stand_open(five):
    markup = cards.before_you_press(five)._repr_html_()
    opened = words_of(re.sub(r"<details>.*?</details>", "", markup, flags=re.DOTALL))
    assert [code for code in five.index if plain(five.caution[code]) not in opened] == []


def test_one_code_and_a_list_are_taken_like_a_table(five):
    assert repr(cards.before_you_press("hegu")) == repr(cards.before_you_press(five.loc[["LI4"]]))
    assert repr(cards.before_you_press(list(five.index))) == repr(cards.before_you_press(five))


@pytest.mark.parametrize("advice", ["Gentle is enough", "Stop at sharp pain"])
def test_how_to_press_stands_on_the_stop_card(five, advice):
    assert advice in words_of(cards.before_you_press(five)._repr_html_())


def test_points_are_grouped_by_what_pregnancy_lists_say(five):
    shown = words_of(cards.before_you_press(five)._repr_html_())
    assert "On every list seen that names points: LI-4." in shown
    assert "On some lists, or in a region that one list warns of: BL-23, BL-60." in shown
    assert "On no list seen, which does not prove it safe: BL-40, KI-3." in shown


def test_a_point_for_locating_only_is_told_as_such_on_the_stop_card(points):
    mine = points.copy()
    mine.loc["BL22", ["press", "find", "tradition", "caution"]] = ""
    shown = words_of(cards.before_you_press(mine.loc[["BL22", "LI4"]])._repr_html_())
    assert "BL-22 Sānjiāoshū 三焦俞. This course teaches this point for locating only" in shown


# Cards --------------------------------------------------------------------------------------


def test_a_card_tells_the_caution_before_how_to_find_the_point(points, said):
    for code, shown in said.items():
        told = [plain(caution) for caution in cautions_of(points.loc[code])]
        assert all(caution in shown.partition("Where it is")[0] for caution in told), code
        assert ("Find it by touch" in shown) == (points.not_drawn[code] == ""), code


def test_a_card_of_a_point_for_locating_only_builds_its_touch_steps(points):
    mine = points.copy()
    mine.loc["BL22", ["press", "find", "tradition", "caution"]] = ""
    text = plain(repr(cards.point_card("BL22", mine)))
    assert text.startswith("BL-22 SĀNJIĀOSHŪ 三焦俞: FOR LOCATING ONLY")
    assert "FIND IT BY TOUCH 1. Find the lower edge of the L1 spinous process." in text
    assert "PRESS IT" not in text and "TRADITION" not in text


def test_a_card_of_a_point_that_no_plate_shows_is_words_alone(points):
    mine = points.copy()
    mine.loc["BL22", ["press", "find", "tradition", "caution", "plate", "start", "aside"]] = ""
    mine.loc["BL22", "not_drawn"] = "It lies inside the lip."
    text = plain(repr(cards.point_card("BL22", mine)))
    assert "WHY NO DRAWING SHOWS IT - It lies inside the lip." in text
    assert points.location["BL22"] in text and "FIND IT BY TOUCH" not in text


def test_a_card_marks_tradition_as_tradition(points):
    text = repr(cards.point_card("BL23"))
    assert text.index("NOT PROOF") < text.index("The clinic article uses it")


def test_text_from_a_table_is_shown_as_text(points):
    nasty = points.copy()
    nasty.loc["BL60", ["caution", "tradition", "pinyin"]] = "<script>alert('x')</script> & <b>"
    shown = cards.point_card("BL60", nasty), cards.before_you_press(nasty.loc[["BL60"]])
    for card in (*shown, cards.show_texts(nasty.caution, names=nasty.pinyin)):
        assert "<script>" not in card._repr_html_()
        assert "&lt;script&gt;" in card._repr_html_()


def test_a_card_finds_a_point_however_it_is_written():
    assert repr(cards.point_card("委中")) == repr(cards.point_card("UB-40"))


def test_a_card_says_what_is_uncertain_exactly_where_something_is(points, said):
    for code, shown in said.items():
        assert ("What is uncertain" in shown) == (points.caveat[code] != ""), code
        assert plain(points.caveat[code]) in shown


def test_a_text_by_itself_is_one_line():
    assert repr(cards.show_texts("abc")) == "- abc"


def test_texts_keep_their_names():
    assert repr(cards.show_texts(["low"], names=["Hsieh 2006"])) == "- Hsieh 2006: low"


@pytest.mark.parametrize("card", [ap.point_card("LI4"), ap.before_you_press(["LI4", "BL60"])])
def test_a_card_brings_the_letters_of_every_hanzi_in_it(card):
    covered = "".join(re.findall(r"unicode-range:([^}]*)", card.html))
    hanzi = {letter for letter in card.text if "\u4e00" <= letter <= "\u9fff"}
    assert hanzi and all(f"U+{ord(letter):X}" in covered for letter in hanzi)
