"""One's own cun, as somebody with a tape measure uses it."""

import pytest
import traitlets
from accessible import no_violations
from bare_page import set_traits, show, traits
from labdriver import console_errors

import acupress as ap


@pytest.fixture
def field(page):
    show(page, ap.OwnCun("forearm"))
    return page.get_by_label("On me it is")


def found(page):
    return page.locator(".acupress-found").inner_text()


@pytest.mark.parametrize("typed", ["24", "24.0", "24,0", " 24 "])
def test_a_length_in_centimetres_gives_the_millimetres_of_a_cun(page, field, typed):
    field.fill(typed)
    assert found(page) == "One cun of your forearm, palm side is 20 mm."
    assert traits(page, "cun_mm") == [20]
    rows = [row.inner_text().split() for row in page.get_by_role("row").all()]
    assert dict(zip(*rows, strict=True))["1.5"] == "30"


def test_the_field_and_the_printed_ruler_agree(page, field):
    spans = {span["id"]: span["cun"] for span in ap.OwnCun().spans}
    for name, cun in spans.items():
        page.get_by_label("Stretch").select_option(name)
        page.get_by_label("Unit").select_option("mm")
        field.fill(f"{cun * 21:g}")
        assert traits(page, "cun_mm") == [pytest.approx(ap.cun_ruler(name, cun * 21).cun_mm)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2.4", "That would be 2 mm a cun; a cun of a body is 8 to 40 mm long."),
        ("240", "That would be 200 mm a cun; a cun of a body is 8 to 40 mm long. Is it 240 mm?"),
        ("about 24", "Write a number, like 24 or 24.5."),
        ("<b>2</b>", "Write a number, like 24 or 24.5."),
        ("", ""),
    ],
)
def test_what_no_body_has_is_answered_and_gives_no_cun(page, field, typed, said):
    field.fill("24")
    field.fill(typed)
    assert found(page) == said and traits(page, "cun_mm") == [None]
    assert page.get_by_role("table").count() == 0


def test_by_keyboard_alone_and_saved_lessons_show_it_again(page, field):
    field.focus()
    page.keyboard.type("24")
    page.keyboard.press("Tab")
    page.keyboard.press("m")
    assert traits(page, "unit", "cun_mm") == ["mm", None]
    set_traits(page, unit="cm", length="25")
    assert field.input_value() == "25"
    assert found(page) == "One cun of your forearm, palm side is 20.8 mm."


@pytest.mark.parametrize("width", [360, 1366])
def test_everybody_can_read_and_use_it(page, field, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.get_by_label("Stretch").select_option("leg_inner_to_condyle")
    field.fill("40")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    no_violations(page, ".acupress-own-cun")
    assert console_errors(page) == []


def test_no_span_of_this_name_names_the_nearest():
    with pytest.raises(traitlets.TraitError, match=r"no span 'forarm' .* Did you mean .*forearm"):
        ap.OwnCun("forarm")
    with pytest.raises(traitlets.TraitError, match="finger_breadth"):
        ap.OwnCun("finger_breadth")
