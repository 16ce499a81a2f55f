"""Keys pressed in a widget stay there: none of JupyterLab's one-key commands is carried out.

Lab's own list of commands says which keys, and every control of every widget is tried with each.
"""

import string

import labdriver
import pytest

from acupress.facts import safety
from acupress.facts.tables import load_points

WIDGETS = {
    "picker": "ap.PointPicker(['BL60', 'KI3'])",
    "stepper": "ap.RuleStepper('BL60')",
    "presenter": "ap.Presenter('BL60')",
    "timer": "ap.CountdownTimer(60)",
    "session": "ap.GuidedSession(['BL60', 'KI3'])",
    "session in a hold": "ap.GuidedSession(['BL60', 'KI3'], sound=False)",
    "exercise": "ap.Exercise('BL60', hint='Behind the ankle bone.')",
}
# Lab's names of keys are Playwright's, letters aside. A press of these may act, so they come last.
ACTING = ["Delete", "Backspace", "Escape", "Enter", " "]
TYPED = [*string.ascii_lowercase, *string.digits]

ONE_KEY = """() => jupyterapp.commands.keyBindings
    .map(({ keys }) => keys)
    .filter(keys => !keys.some(key => /\\b(Accel|Alt|Cmd|Ctrl|Meta)\\b/.test(key)))"""

# Marks a widget's controls and says what each is. What is hidden or disabled takes no focus.
CONTROLS = """widget => {
    const may = "button, input, select, textarea, summary, a[href], [tabindex]";
    return [...widget.querySelectorAll(may)]
        .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()
            && one.getClientRects().length > 0)
        .map((one, at) => {
            one.dataset.keys = at;
            const name = one.ariaLabel || one.textContent || one.name;
            return [at, one.localName, one.type ?? "", name];
        });
}"""
# The notebook and the focus, as they are now.
NOW = """widget => {
    const { content } = jupyterapp.shell.currentWidget;
    const told = cell => [cell.id, cell.type, cell.sharedModel.source];
    return {
        notebook: [
            [...content.model.cells].map(told), content.activeCellIndex, content.mode,
            content.selectedCells.length, document.querySelectorAll(".jp-Dialog").length,
        ],
        there: widget.isConnected,
        within: widget.contains(document.activeElement),
        value: document.activeElement.value,
    };
}"""
# Gives a control the focus and tells how all is then; nothing where it takes none.
FOCUS = f"""([widget, at]) => {{
    const one = widget.querySelector(`[data-keys="${{at}}"]`);
    if (!one?.isConnected || one.disabled || !one.checkVisibility()) return null;
    one.focus({{ preventScroll: true }});
    if (one.matches("input[type=text], input:not([type]), textarea")) one.select();
    return document.activeElement === one ? ({NOW})(widget) : null;
}}"""
# A question left open, such as "Restart kernel?", would swallow all keys that follow.
UNDO = """async () => {
    document.querySelectorAll(".jp-Dialog .jp-mod-reject").forEach(button => button.click());
    const cells = jupyterapp.shell.currentWidget.content.model.sharedModel;
    while (cells.canUndo()) cells.undo();
}"""


@pytest.fixture(scope="module")
def page(lab, new_page):
    """A notebook with each widget in a cell of its own."""
    cells = ["import acupress as ap", *WIDGETS.values(), "'the end'"]
    labdriver.write_notebook(lab.root / "keys.ipynb", cells)
    page = new_page()
    labdriver.open_notebook(page, lab, "keys.ipynb")
    labdriver.run_all(page)
    assert labdriver.cell_errors(page) == []
    page.set_default_timeout(20_000)
    return page


def keys_to_try(page):
    """Every sequence that Lab carries out without a modifier, then all letters and digits."""
    sequences = {tuple(keys) for keys in page.evaluate(ONE_KEY)}
    named = [[as_playwright(key) for key in keys] for keys in sorted(sequences)]
    assert ["d", "d"] in named and ["x"] in named, "Lab's list is read wrongly"
    every = [*named, *([key] for key in TYPED)]
    first = [keys for keys in every if keys[0] not in ACTING and "Tab" not in keys[0]]
    return first + [[key] for key in ACTING]


def as_playwright(key):
    *modifiers, name = key.split(" ")
    if len(name) == 1 and not modifiers:
        name = name.lower()
    return "+".join([*modifiers, {"Space": " "}.get(name, name)])


@pytest.mark.parametrize("name", WIDGETS)
def test_no_key_reaches_the_notebook(page, name):
    at = 1 + list(WIDGETS).index(name)
    labdriver.run_cell(page, at)
    output = f"() => jupyterapp.shell.currentWidget.content.widgets[{at}].outputArea.node"
    widget = page.evaluate_handle(output)
    if name == "session in a hold":
        begin_to_press(page)
    controls = page.evaluate(CONTROLS, widget)
    assert controls, "there is nothing to press"
    wrong = [
        f"{told[1:]}: {' '.join(keys)} {said}"
        for told in controls
        for keys in keys_to_try(page)
        if (said := press(page, widget, told, keys))
    ]
    assert wrong == []


def begin_to_press(page):
    """Answer the last session's questions, tick its places, begin."""
    session = page.locator(".acupress-session").last
    gate = safety.gate(["BL60", "KI3"], load_points())
    for answer in [question["no"] for question in gate["questions"]]:
        session.get_by_role("button", name=answer, exact=True).click()
    session.get_by_role("checkbox", name=gate["places"]["tick"]).first.check()
    for answer in ("Continue", "Begin", "Press now"):
        session.get_by_role("button", name=answer, exact=True).click()


def press(page, widget, told, keys):
    """Press keys on a control; what went wrong, or nothing."""
    at, tag, kind, _ = told
    before = page.evaluate(FOCUS, [widget, at])
    if before is None:
        return ""  # an earlier press has done its work and taken the control away
    for key in keys:
        page.keyboard.press(key)
    after = page.evaluate(NOW, widget)
    if after["notebook"] != before["notebook"]:
        page.evaluate(UNDO)
        return "reaches the notebook"
    if not after["there"]:
        return "takes the widget away"
    if not after["within"] and keys != ["Escape"]:
        return "takes the focus out of the widget"
    if kind == "text" and keys[0] in TYPED and after["value"] != keys[0] * len(keys):
        return f"writes {after['value']!r}"
    return ""
