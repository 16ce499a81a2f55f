"""Lessons on a phone: in Notebook 7, where README leads a phone, and without their code."""

import pytest
from labdriver import PHONE, ROOT, cell_errors, run_all, stderr_outputs
from screen import judge

LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))


# Wider than its place: one must push the lesson sideways to see it.
TOO_WIDE = """() => [...document.querySelectorAll(".jp-OutputArea-output")]
    .filter(output => output.scrollWidth > output.clientWidth + 1)
    .map(output => output.textContent.slice(0, 80))"""


@pytest.mark.parametrize("name", LESSONS)
def test_a_phone_shows_the_lesson_without_pushing_it_sideways(open_lesson, name):
    page = open_lesson(name, PHONE)
    run_all(page)
    assert page.evaluate(TOO_WIDE) == []
    assert page.locator(".jp-mod-outputsScrolled").count() == 0, "stop signs in a box of few lines"
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    assert (cell_errors(page), stderr_outputs(page)) == ([], [])
    assert [str(seen) for seen in judge(page) if not seen.right] == []
    onward = page.get_by_role("link").last
    onward.scroll_into_view_if_needed()
    box = onward.bounding_box()
    assert 0 <= box["x"] and box["x"] + box["width"] <= 360, "what comes next is beside the screen"
    with page.expect_popup() as opened:
        onward.tap()
    following = LESSONS[(LESSONS.index(name) + 1) % len(LESSONS)]  # the last leads to the first
    assert opened.value.url.partition("?")[0].endswith(f"/{following}.ipynb")
    opened.value.close()


@pytest.mark.parametrize("name", LESSONS)
def test_a_phone_shows_the_lesson_without_code(open_without_code, name):
    page = open_without_code(name, PHONE)
    assert page.locator(".jp-OutputArea-output").count() > 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.get_by_text("Traceback (most recent call last)").count() == 0
    assert page.locator(".jp-CodeMirrorEditor, .jp-InputArea-editor").count() == 0
    assert page.evaluate(TOO_WIDE) == []
