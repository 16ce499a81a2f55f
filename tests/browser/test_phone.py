"""Lessons on a phone: in Notebook 7, where README leads a phone."""

import pytest
from labdriver import LESSONS, PHONE, cell_errors, run_all, stderr_outputs, too_wide
from screen import judge


@pytest.mark.parametrize("name", LESSONS)
def test_a_phone_shows_the_lesson_without_pushing_it_sideways(open_lesson, alone, name):
    page = alone(open_lesson(name, PHONE))
    run_all(page)
    assert too_wide(page) == []
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
