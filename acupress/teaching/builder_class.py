"""What is said of the class as a whole: its title, who is in it, how it is pressed."""

from __future__ import annotations

import ipywidgets

from ..facts.classes import groups
from .builder_parts import Field, box, seconds


class Whole:
    """The part of the builder for title, group, time to get ready and grouping.

    Parameters
    ----------
    draft : acupress.teaching.builder_draft.Draft
    changed : callable
        Called after each change.

    Attributes
    ----------
    box : ipywidgets.VBox
    """

    def __init__(self, draft, changed):
        self._draft, self._changed = draft, changed
        late = {"continuous_update": False}
        self.title = self._field(ipywidgets.Text(description="Title", **late), "title")
        prepare = ipywidgets.Text(description="Seconds to get ready before each hold", **late)
        self.prepare = self._field(prepare, "prepare", seconds)
        grouped = ipywidgets.Checkbox(
            description="Keep points of one position together, so that people change it least",
            indent=False,
        )
        self.grouped = self._field(grouped, "grouped")
        self.group = {name: self._tick(name, row["name"]) for name, row in groups().items()}
        who = ipywidgets.HTML(
            "<h4>Who is in the group?</h4><p>Tick whom you know of; ask all of them as a group, "
            "for it is nobody's business who it is.</p>"
        )
        self.box = box(
            [
                self.title.box, self.prepare.box, self.grouped.box, who,
                box([tick.box for tick in self.group.values()], "ticks"),
            ], label="3. Say what the class is",
        )  # fmt: skip
        self.show()

    def show(self):
        """Show what is said now."""
        state = self._draft.state
        self.title.show(state.title)
        self.prepare.show(str(state.prepare))
        self.grouped.show(state.grouped)
        for name, tick in self.group.items():
            tick.show(name in state.group)

    def _field(self, widget, name, read=lambda value: value):
        def put(value):
            self._draft.change(**{name: read(value)})
            self._changed()

        return Field(widget, put)

    def _tick(self, name, words):
        def put(is_there):
            others = tuple(one for one in self._draft.state.group if one != name)
            self._draft.change(group=(*others, name) if is_there else others)
            self._changed()

        return Field(ipywidgets.Checkbox(description=words, indent=False), put)
