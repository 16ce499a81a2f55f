"""What stands where a widget was, when a saved lesson is opened without the kernel that made it."""

from __future__ import annotations

import html

from IPython import get_ipython
from IPython.display import HTML, display

NOTE = (
    '<p class="acupress-saved"><em>Here is {what}. You see nothing of it? Run this lesson, and it '
    "comes back: <strong>Run ▸ Run All Cells</strong>.</em></p>"
)


class Noted:
    """A widget with a sentence before it, for the day when the widget itself cannot show.

    Lab then writes "Error displaying widget: model not found", whatever else the widget's output
    holds: so the sentence is an output of its own, and base.css hides it beside a living widget.
    A class names its widget in ``what``.
    """

    what = "a widget"

    def _repr_mimebundle_(self, **kwargs):
        if getattr(get_ipython(), "kernel", None):
            display(HTML(NOTE.format(what=html.escape(self.what))))
        return super()._repr_mimebundle_(**kwargs)
