"""A card on a page: its characters are drawn with the font that it brings along."""

import pytest

from acupress import back_pain_five, load_points, point_card
from acupress.drawing.letters import faces, letters_of


@pytest.mark.parametrize("code", back_pain_five(load_points()).index)
def test_no_character_of_a_cards_title_is_a_box(new_page, code):
    page = new_page()
    page.set_content(point_card(code)._repr_html_())
    page.evaluate("async () => { await document.fonts.ready; }")
    title = page.locator(".title").first
    inspector = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        inspector.send(f"{domain}.enable")
    root = inspector.send("DOM.getDocument")["root"]["nodeId"]
    node = inspector.send("DOM.querySelector", {"nodeId": root, "selector": ".title"})["nodeId"]
    fonts = inspector.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    hanzi = letters_of(faces()["Acupress Names", 700])
    ours = sum(font["glyphCount"] for font in fonts if font["isCustomFont"])
    assert ours == sum(letter in hanzi for letter in title.inner_text())
