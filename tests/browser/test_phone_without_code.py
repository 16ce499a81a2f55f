"""Lessons on a phone without their code, as the no-code view shows them."""

import pytest
from labdriver import LESSONS, PHONE, too_wide


@pytest.mark.parametrize("name", LESSONS)
def test_a_phone_shows_the_lesson_without_code(open_without_code, alone, name):
    page = alone(open_without_code(name, PHONE))
    assert page.locator(".jp-OutputArea-output").count() > 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.get_by_text("Traceback (most recent call last)").count() == 0
    assert page.locator(".jp-CodeMirrorEditor, .jp-InputArea-editor").count() == 0
    assert too_wide(page) == []
