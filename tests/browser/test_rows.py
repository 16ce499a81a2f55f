"""Several figures: side by side where there is room, one below another on a phone."""

import labdriver
import pytest

from acupress.drawing.svg import DescribedFigure, DescribedFigures

LAPTOP = {"viewport": {"width": 1366, "height": 700}}
SIZES = [(4.6, 5), (4.6, 5), (8.6, 9), (4.6, 5)]  # inches: the third is wide for a phone
BOXES = """() => [...document.querySelectorAll("img")].map(img => {
    const box = (img.closest(".acupress-wide") ?? img).getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom]; })"""


@pytest.fixture(params=[LAPTOP, labdriver.PHONE], ids=["laptop", "phone"])
def seen(request, new_page):
    """Where each figure is on the page, and how wide the page is."""
    page = new_page(request.param)
    figures = DescribedFigures(DescribedFigure(figsize=size) for size in SIZES)
    head = '<meta name="viewport" content="width=device-width">'
    page.set_content(f"<!doctype html>{head}{figures._repr_html_()}")
    page.wait_for_function("() => [...document.images].every(img => img.complete)")
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    return page.evaluate(BOXES), page.viewport_size["width"]


def test_figures_stand_in_rows_as_wide_as_the_page(seen):
    boxes, page = seen
    assert all(0 <= left < right <= page for left, _, right, _ in boxes), "nothing is cut off"
    together = [one[1] == other[1] for one, other in zip(boxes, boxes[1:], strict=False)]
    assert together == ([True, False, True] if page > 1000 else [False] * 3)
    for (_, _, right, bottom), (left, top, _, _) in zip(boxes, boxes[1:], strict=False):
        assert left >= right or top >= bottom, "none lies on another"
