"""What stands in a page: its points, their plates once for all, and what each part begins with."""

from __future__ import annotations

import hashlib
import html
from pathlib import Path

import anywidget

from ..body.needs import not_drawn
from ..drawing.letters import hanzi_css
from ..drawing.stage import stage
from ..facts.advice import for_locating_only
from ..facts.names import shown_code
from ..facts.pressing import is_pressed
from ..facts.safety import gate, name_of
from ..learning.cards import before_you_press
from ..teaching.making import each
from ..widgets.bundle import styles
from ..widgets.picker import PointPicker, RuleStepper
from ..widgets.session import GuidedSession
from .handout import handout, plan_of
from .markup import as_json, page_html
from .quizzes import QUIZZES, quizzes
from .script import one_script

SHEET = Path(__file__).parent / "page.css"
SHEETS = (
    "parts/base.css", "picker.css", "timer.css", "session.css", "parts/practice.css",
    "locate_quiz.css", "parts/choosing.css", "parts/beside.css", "parts/marks.css",
)  # fmt: skip


def contents(title, codes, table, group, prepare_seconds, address):
    """Make a page.

    Parameters
    ----------
    title : str
    codes : list of str
    table : pandas.DataFrame
        As :func:`acupress.facts.choice.chosen` gives both; ``note`` and ``position`` may be among
        the columns.
    group : sequence of str
        Who is there that leaves points out: ids of :func:`acupress.facts.classes.groups`.
    prepare_seconds : float
        To get ready before each hold of the session.
    address : str
        HTML of where the page is found.

    Returns
    -------
    str
        HTML.
    """
    undrawn = not_drawn(codes, table)
    drawn = [code for code in codes if code not in undrawn]
    held = [code for code in drawn if is_pressed(table.loc[code])]
    data = {
        "codes": codes,
        "drawn": drawn,
        "held": held,
        "stage": stage(codes, table, through=lambda plates: each(plates, "Page, plates")),
    }
    data["values"] = {
        "picker": _beginning(PointPicker),
        "stepper": _beginning(RuleStepper),
        "session": _beginning(GuidedSession)
        | {"gate": gate(held, table), "prepare_seconds": prepare_seconds},
    }
    if drawn:
        data["quizzes"] = quizzes(table.loc[codes], data["stage"]["plates"])
        data["values"] |= {one["kind"]: _beginning(QUIZZES[one["kind"]]) for one in data["quizzes"]}
    data["id"] = hashlib.sha256(as_json(data).encode()).hexdigest()[:12]  # of all of it
    before, read = before_you_press(table.loc[codes]).html, handout(codes, table)
    plan = plan_of(table.loc[held], group) if held else ""
    return page_html(
        title, data, one_script("page/page.js"), _parts(codes, drawn, held), plan,
        styles=_styles(read), before=before, handout=read, address=address,
        points=html.escape(", ".join(name_of(code, table) for code in codes)),
    )  # fmt: skip


def _beginning(widget):
    """The values that a widget begins with, by name; none is made, for a kernel would show it."""
    traits = widget.class_traits(sync=True)
    own = traits.keys() - anywidget.AnyWidget.class_traits(sync=True).keys()
    return {name: traits[name].default() for name in sorted(own - {"stage"})}


def _parts(codes, drawn, held):
    """Which parts the page has, and what is said before each."""
    parts = {"picker": ""}
    if drawn:
        parts["stepper"] = ""
    if held:
        left = [shown_code(code) for code in codes if code not in held]
        words = f"Not among them: {', '.join(left)}. {for_locating_only()[1]}" if left else ""
        parts["session"] = f"<p>{html.escape(words)}</p>" if words else ""
    return parts | ({"quiz": ""} if drawn else {})


def _styles(read):
    return "\n".join([hanzi_css(read), styles(*SHEETS), SHEET.read_text(encoding="utf-8")])
