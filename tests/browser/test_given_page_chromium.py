"""A page that was given away, in Chromium; also as it is printed there."""

import io
import json

import pypdf
import pytest
from accessible import no_violations
from bare_page import press
from given_page import *  # noqa: F403
from given_page import CODES, HERE, LIVES, POINTS, begin_session, part
from labdriver import LAPTOP, PHONE, new_page
from playwright.sync_api import expect

from acupress.facts.safety import stop_signs


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_stop_signs_first_then_each_point_whole_on_a_page(given, paper):
    page = given()
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    text = " ".join(pages).replace("\N{NON-BREAKING HYPHEN}", "-")
    first, *_, last = stop_signs(CODES, POINTS)
    assert first.title in pages[0][:300], "seen at once"
    order = [first.title, last.title, "How to press", "Slowly.", "After pressing"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert page.locator(".acupress-handed svg[role=group]").count() == 3, "drawn for the print"
    for code in CODES[:2]:
        [whole] = [text for text in pages if " ".join(POINTS.press[code].split()) in text]
        assert " ".join(POINTS.caution[code].split()) in whole


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


def test_on_paper_there_is_nothing_to_press(given):
    """Firefox's driver shows no page as it is printed."""
    page = given()
    page.emulate_media(media="print")
    for place in ("#picker", "#stepper", "#session", "#quiz", "nav"):
        expect(page.locator(place)).to_be_hidden()
    signs, first = page.locator("#before"), page.locator(".acupress-handed").first
    expect(first).to_be_visible()
    box = signs.bounding_box()
    assert box["y"] + box["height"] <= first.bounding_box()["y"]


def test_answers_go_along_as_a_file_and_are_taken_from_one(given, tmp_path):
    """Firefox's driver saves no file."""
    page, file = given(), tmp_path / "progress.jsonl"
    quiz = part(page, "quiz")
    for name in ("Where is it?", "Which point is it?"):
        quiz.locator(".acupress-which select").select_option(label=name)
        quiz.get_by_role("button", name="I don't know").click()
    quiz.get_by_text("My progress", exact=True).click()
    with page.expect_download() as saved:
        press(page, "Save my progress")
    saved.value.save_as(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["kind"] for line in lines) == ["locate", "name"]
    page.evaluate("localStorage.clear()")
    page.reload()
    page.wait_for_selector(LIVES)
    quiz.get_by_text("My progress", exact=True).click()
    quiz.locator("input[type=file]").set_input_files(file)
    expect(quiz.get_by_text("“progress.jsonl”: 2 answers taken.")).to_be_visible()
