"""The guided session in Lab: what Python is told of it."""

import labdriver
from bare_page import press
from bare_session import pass_the_questions
from playwright.sync_api import expect

CELLS = [
    "from acupress.widgets.session import GuidedSession\nseen = []",
    "session = GuidedSession(['LI4', 'BL60'], hold_seconds=60, sound=False)\n"
    "session.observe(lambda change: seen.append(change.new), 'state')\nsession",
    "print(session.state, session.code, session.side, session.phase, session.turn, session.turns)",
    "session.pause()\nprint(seen)",
]


def test_in_lab_python_follows_the_session(lab, new_page):
    labdriver.write_notebook(lab.root / "session.ipynb", CELLS)
    page = new_page()
    labdriver.open_notebook(page, lab, "session.ipynb")
    page.set_default_timeout(20_000)
    labdriver.run_cell(page, 0)
    labdriver.run_cell(page, 1)
    pass_the_questions(page)
    press(page, "Begin")
    press(page, "Press now")
    for _ in range(10):  # what the page tells waits for a kernel at leisure
        labdriver.run_cell(page, 2)
        if " hold " in labdriver.cell_outputs(page)[2][0]["text"]:
            break
    labdriver.run_cell(page, 3)
    expect(page.get_by_role("button", name="Resume")).to_be_visible()
    outputs = [cell[0]["text"].strip() for cell in labdriver.cell_outputs(page)[2:]]
    assert outputs == ["running LI4 right hold 1 4", "['ready', 'running', 'paused']"]
    assert labdriver.console_errors(page) == []
    lab.stop_kernels()
