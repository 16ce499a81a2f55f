"""Letters that go with a drawing: the fonts it is measured with are the fonts it is shown with."""

import base64
import io
import re

import matplotlib.font_manager as fonts
import pytest
from fontTools.ttLib import TTFont

from acupress.drawing import letters
from acupress.facts.tables import load_points

RULE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);'
    r'src:url\("data:font/woff;base64,([^"]+)"\) format\("woff"\);'
    r"unicode-range:(?:U\+[0-9A-F]+,?)+\}"
)


def faces(text):
    """(family, weight) → the font that goes with a text."""
    return {
        (family, int(weight)): TTFont(io.BytesIO(base64.b64decode(data)))
        for family, weight, data in RULE.findall(letters.font_css(text))
    }


def test_every_letter_of_every_name_goes_along_in_both_weights():
    points = load_points()
    text = "".join([*points.hanzi, *points.pinyin, *points.english, "⚠ 1.5 cun ‑ –"])
    found = faces(text)
    for weight in (400, 700):
        have = {c for (_, of), font in found.items() if of == weight for c in font.getBestCmap()}
        assert set(map(ord, text)) - have == set(), weight


def test_letters_are_as_wide_as_they_were_measured():
    for (family, weight), small in faces("BL-60 Kūnlún 崑崙").items():
        whole = TTFont(letters.faces()[family, weight])
        for code, name in small.getBestCmap().items():
            own = whole["hmtx"][whole.getBestCmap()[code]][0] / whole["head"].unitsPerEm
            assert small["hmtx"][name][0] / small["head"].unitsPerEm == own, chr(code)


def test_text_without_hanzi_brings_none():
    assert {family for family, _ in faces("Yintang")} == {"Acupress Sans"}
    assert letters.font_css("") == ""


def test_equal_letters_give_equal_rules():
    assert letters.font_css("委中 BL-40") == letters.font_css("04-LB 中委")


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_readers_plots_do_not_find_the_names_font_by_another_name(weight):
    found = fonts.findfont(
        fonts.FontProperties(family=["Noto Sans CJK TC", "sans-serif"], weight=weight)
    )
    assert "Acupress" not in found
