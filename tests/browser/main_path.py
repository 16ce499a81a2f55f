"""The way of every learner: open lesson 00, run it, follow "Next" to the last, all left open.

The tests run once for each browser, from a file of its own, so that they can run side by side.
"""

import labdriver
import pytest
from labdriver import LESSONS, ask_kernel, bring_to_front, front, run_all
from screen import judge

FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]
ONCE_MORE = f"""
import ipywidgets
one, two, three = (ap.PointPicker(points.loc[{FIVE}]) for _ in range(3))
tabs = ipywidgets.Tab([one, two], titles=["One", "Two"])
ipywidgets.VBox([tabs, ipywidgets.Accordion([three], titles=["Three"])])
"""


@pytest.fixture(scope="module")
def way(open_lesson):
    """Walk the whole way; what was noted on it by lesson."""
    page = open_lesson(LESSONS[0])
    page.notes = {}
    for name in LESSONS:
        if name != LESSONS[0]:
            labdriver.follow_next(page)
        run_all(page)
        if name.startswith("03"):
            labdriver.add_cell(page, ONCE_MORE)
        labdriver.scroll_through(page)
        errors, stderr = labdriver.cell_errors(page), labdriver.stderr_outputs(page)
        page.notes[name] = {"path": front(page), "errors": errors, "stderr": stderr}
        # What a saved lesson says where a widget was. All these widgets are alive.
        page.notes[name]["saved"] = page.locator(".acupress-saved:visible").all_inner_texts()
    return page


def go_to(way, name):
    bring_to_front(way, way.notes[name]["path"])
    labdriver.scroll_through(way)


def wrong(judgements):
    assert judgements, "no plate is seen"
    return [str(judgement) for judgement in judgements if not judgement.right]


def test_next_leads_through_all_lessons(way):
    paths = [note["path"].rpartition("/")[2] for note in way.notes.values()]
    assert paths == [f"{name}.ipynb" for name in LESSONS]


def test_no_cell_fails_or_complains(way):
    complaints = {name: note["errors"] + note["stderr"] for name, note in way.notes.items()}
    assert complaints == {name: [] for name in LESSONS}


def test_no_living_widget_is_said_to_be_gone(way):
    assert {name: note["saved"] for name, note in way.notes.items()} == {n: [] for n in LESSONS}


@pytest.mark.parametrize("name", [name for name in LESSONS if name[:2] not in ("05", "08")])
def test_every_plate_looks_as_it_was_drawn(way, name):
    """Lesson 05 draws plots only, lesson 08 strips of paper."""
    go_to(way, name)
    assert wrong(judge(way)) == []


def test_a_picker_in_a_hidden_tab_or_a_fold_disturbs_none(way):
    go_to(way, "03_five_points")
    way.get_by_role("tab", name="Two", exact=True).click()
    way.get_by_text("Three", exact=True).click()
    for code in FIVE:
        ask_kernel(way, f"one.selected = two.selected = three.selected = {code!r}")
        way.wait_for_timeout(300)
        assert wrong(judge(way, last_only=True)) == [], code
    assert wrong(judge(way)) == [], "nor is any other disturbed"
    way.get_by_role("tab", name="One", exact=True).click()
    assert wrong(judge(way)) == []


def test_the_browser_has_nothing_to_complain_about(way):
    assert labdriver.console_errors(way) == []


def test_nothing_comes_from_other_computers(way):
    assert way.outside == []
