"""The class as a list: its order, and what is said of each point."""

from __future__ import annotations

import ipywidgets

from ..facts.classes import POSITIONS
from ..facts.names import shown_code
from ..facts.safety import caution_mark, is_marked
from .builder_parts import Field, box, button, says, seconds, tell
from .overview import SIDES_TOLD
from .wishes import SIDES

AS_TOLD = ""  # blank: as the table says, or as suits the class


class Order:
    """The part of the builder that orders points and says what is special about each.

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
        self._draft, self._changed, self._showing = draft, changed, False
        self.points = ipywidgets.Select(description="The class, in order", rows=8)
        self.says = says()
        self.buttons = [
            button("▲ Up", lambda: self._move(-1), "Press the chosen point earlier"),
            button("▼ Down", lambda: self._move(1), "Press the chosen point later"),
            button("✕ Remove", self._remove, "Take the chosen point out of the class"),
            button("↶ Undo", self._undo, "Take the last change back"),
        ]
        self.hold = self._field(ipywidgets.Text, "Seconds to hold", "hold", seconds)
        self.hold_all = button(
            "Hold all as long", self._hold_all, "Hold every point of the class for as many seconds"
        )
        self.sides = self._field(ipywidgets.Dropdown, "Sides", "sides")
        self.position = self._field(ipywidgets.Dropdown, "Position", "position")
        self.note = self._field(
            ipywidgets.Textarea, "Note of your own", "note",
            placeholder="For example: slide forward on the chair first.", rows=2,
        )  # fmt: skip
        self.head = ipywidgets.HTML()
        self.chosen = box([
            self.head, box([self.hold.box, self.hold_all], "row"),
            box([self.sides.box, self.position.box], "row"), self.note.box,
        ])  # fmt: skip
        self.points.observe(lambda _: self._showing or self._show_chosen(), "value")
        self.box = box(
            [self.points, box(self.buttons, "row"), self.says, self.chosen],
            label="2. Put them in order",
        )
        self.show()

    def _field(self, kind, description, name, read=lambda value: value or None, **traits):
        """A field of the chosen point; what it says is kept only if a plan can be made of it."""
        if kind is not ipywidgets.Dropdown:
            traits["continuous_update"] = False

        def put(value):
            self._draft.say(self.points.value, **{name: read(value)})
            self._changed()

        return Field(kind(description=description, **traits), put)

    def show(self, chosen=None):
        """Show the class as it is now.

        Parameters
        ----------
        chosen : str, optional
            The point to choose; the one chosen before by default.
        """
        plan, was = self._draft.plan, chosen or self.points.value
        codes = plan.codes if plan else []
        lines = [(self._line(at, code), code) for at, code in enumerate(codes, 1)]
        self._showing = True
        self.points.options = lines
        self.points.value = was if was in codes else codes[-1] if codes else None
        self._showing = False
        self._show_chosen()

    def _line(self, at, code):
        row, point = self._draft.plan.entries.loc[code], self._draft.plan.points.loc[code]
        mark = caution_mark(point.pregnancy) if is_marked(point.pregnancy) else ""
        # A list cuts what is longer than it is wide: positions stand on the timeline below.
        said = [mark, f"{row.hold_seconds} s", row.sides, "note" if row.note else ""]
        return f"{at}. {shown_code(code)} {point.pinyin}: {', '.join(filter(None, said))}"

    def _show_chosen(self):
        code, plan = self.points.value, self._draft.plan
        self.chosen.layout.display = "none" if code is None else None
        if code is None:
            return
        entry, row = self._draft.state.entries[code], self._draft.state.table.loc[code]
        self.head.value = f"<h4>{shown_code(code)}: what you say of it</h4>"
        self.hold.show(
            str(entry.get("hold", "")), placeholder=f"{int(row.hold_seconds)}, as the table says"
        )
        sides = ["midline"] if row.sides == "midline" else SIDES
        told = [(SIDES_TOLD[one], one) for one in sides]
        as_told = (f"as the table says: {SIDES_TOLD[row.sides]}", AS_TOLD)
        self.sides.show(entry.get("sides", AS_TOLD), options=[as_told, *told])
        best = POSITIONS.get(plan.positions[code], "any") if "position" not in entry else "best"
        suits = (f"what suits the class: {best}", AS_TOLD)
        positions = [(words, one) for one, words in POSITIONS.items()]
        self.position.show(entry.get("position", AS_TOLD), options=[suits, *positions])
        self.note.show(entry.get("note", ""))

    def _act(self, act, nothing="No point of the class is chosen."):
        """Do something with the chosen point, and say what happened."""
        if self.points.value is None:
            return tell(self.says, nothing)
        try:
            sentence, chosen = act(self.points.value)
        except ValueError as error:
            return tell(self.says, str(error))
        self.show(chosen)
        self._changed()
        return tell(self.says, sentence)

    def _move(self, step):
        self._act(lambda code: (self._draft.move(code, step), code))

    def _remove(self):
        def act(code):
            codes = self._draft.plan.codes
            at = codes.index(code)
            self._draft.remove(code)
            after = codes[at + 1] if at + 1 < len(codes) else None
            return f"{shown_code(code)} is taken out. Undo brings it back.", after

        self._act(act)

    def _hold_all(self):
        def act(code):
            said = {"hold": int(self._draft.plan.points.at[code, "hold_seconds"])}
            entries = self._draft.state.entries
            self._draft.change(entries={one: entry | said for one, entry in entries.items()})
            return f"Every point is held for {said['hold']} seconds.", code

        self._act(act)

    def _undo(self):
        done = self._draft.undo()
        self.show()
        self._changed()
        tell(self.says, "The last change is taken back." if done else "There is no change yet.")
