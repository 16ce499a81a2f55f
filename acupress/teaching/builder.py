"""Put a plan together without writing code: stock widgets, and the plan they make."""

from __future__ import annotations

import ipywidgets

from ..facts.calls import says_what_it_takes
from ..facts.names import shown_code
from ..widgets.fallback import Noted
from ..widgets.keep_keys import keyed
from ..widgets.stock import Look
from .builder_class import Whole
from .builder_draft import Draft
from .builder_files import Files
from .builder_gather import Gather
from .builder_order import Order
from .builder_parts import box
from .builder_shown import Shown, summary

MOST_NAMED = 12  # points in one sentence


class PlanBuilder(Noted, ipywidgets.VBox):
    """Build a plan with fields and buttons: gather points, order them, say who is in the class.

    What it comes to, with its cautions and who leaves out what, is always in sight. What cannot be
    is answered beside its field, and the plan stays as it was.

    Parameters
    ----------
    plan : LessonPlan, pandas.DataFrame, str, or sequence of str, optional
        What to begin with: a plan to change, or points as ``LessonPlan`` takes them.
    points : pandas.DataFrame, str, or sequence of str, optional
        The points to choose from: the course's by default, or a table of one's own.
    title : str, optional

    Attributes
    ----------
    plan : LessonPlan
        What is seen, at any time; it asks for a point where there is none yet.

    Raises
    ------
    acupress.UnknownPoint
        No point is called this, or several are.
    ValueError
        What it should begin with can be no plan, or the title is none.

    Examples
    --------
    >>> builder = PlanBuilder(["LI4", "BL23"], title="Low back")
    >>> builder.plan
    LessonPlan('Low back', 2 points, 5 minutes: LI4, BL23)
    """

    what = "the builder of a plan"

    @says_what_it_takes
    def __init__(self, plan=None, *, points=None, title=None):
        self._draft = draft = Draft(plan, points, title)
        self._shown = Shown()
        self._order = Order(draft, self._changed)
        self._gather = Gather(draft, self._add, self._bring)
        self._whole = Whole(draft, self._changed)
        self._files = Files(draft, self._changed)
        self._shown.show(draft.plan)
        super().__init__(
            [
                Look(),
                box([self._gather.box, box([self._order.box, self._shown.amount])], "beside"),
                box([self._whole.box, self._shown.exclusions], "beside"),
                self._shown.cautions,
                self._files.box,
            ]
        )
        keyed(self).add_class("acupress-stock")

    @property
    def plan(self):
        """The plan as it is seen.

        Raises
        ------
        ValueError
            There is no point in it yet.
        """
        if self._draft.plan is None:
            raise ValueError("There is no plan yet: add a point to the class first.")
        return self._draft.plan

    def __repr__(self):
        """How much is in it."""
        plan = self._draft.plan
        return f"PlanBuilder({summary(plan) if plan else 'no points yet'})"

    def _add(self, codes):
        there = [code for code in codes if code in self._draft.state.entries]
        new = [code for code in codes if code not in there]
        if not new:
            return f"{_named(there)} in the class already."
        try:
            self._draft.add(new)
        except ValueError as error:
            return str(error)
        self._order.show(new[-1])
        self._changed()
        return f"{_named(new)} in the class now, which has {summary(self._draft.plan)}."

    def _bring(self, rows):
        """Let rows of one's own table be found."""
        try:
            self._draft.bring(rows)
        except ValueError as error:
            return str(error)
        self._changed()
        if rows.empty:
            return "No row of your table can be found yet."
        return f"{_named(rows.index)} in the list now, as your table has it."

    def _changed(self):
        """Show the class again after a change of it."""
        if self._gather.is_of_another_table():
            self._gather.renew()
        self._order.show()
        self._whole.show()
        self._shown.show(self._draft.plan)


def _named(codes):
    *most, last = map(shown_code, codes)
    if len(most) > MOST_NAMED:
        return f"{len(most) + 1} points are"
    return f"{', '.join(most)} and {last} are" if most else f"{last} is"
