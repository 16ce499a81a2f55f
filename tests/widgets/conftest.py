"""Pages of the two widths that quizzes are played at."""

import labdriver
import pytest
from quizzing import DEVICES


@pytest.fixture(params=DEVICES)
def any_page(request, new_page, files_url):
    """Open an empty page on a phone, then on a desktop; it must end without complaint.

    `page.act` is how one presses there: `"tap"` or `"click"`.
    """
    page = new_page(DEVICES[request.param])
    page.goto(files_url + "/")
    page.act = "tap" if request.param == "phone" else "click"
    yield page
    assert labdriver.console_errors(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()
