"""A page that was given away, in Chromium; also as it is printed there."""

import pytest
from accessible import no_violations
from given_page import *  # noqa: F403
from given_page import HERE, begin_session
from labdriver import LAPTOP, PHONE, new_page
from playwright.sync_api import expect


def test_it_prints_a_pdf_with_all_plates(given):
    page = given()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF-") and 3 <= pdf.count(b"/Type /Page\n") + pdf.count(
        b"/Type /Page/"
    )
    assert page.locator(".acupress-handed svg[role=group]").count() == 3, "drawn for the print"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it_by_day_and_by_night(given, scheme):
    page = given(
        PHONE | {"color_scheme": scheme, "bypass_csp": True}
    )  # the checker is no part of it
    no_violations(page, "html")
    begin_session(page)
    no_violations(page, "html")


def test_without_a_script_the_whole_text_is_there(browser, folder):
    page = new_page(browser, LAPTOP | {"java_script_enabled": False}, allowed=HERE)
    page.goto((folder / "class für alle.html").as_uri())
    expect(page.locator(".acupress-handed")).to_have_count(3)
    expect(page.locator(".acupress-handed").first).to_be_visible()
    expect(page.locator("#picker")).to_be_hidden()
    assert page.outside == []
    page.context.close()
