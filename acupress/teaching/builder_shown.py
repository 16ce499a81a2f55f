"""What a plan comes to, always in sight while it is built: minutes, exclusions, cautions."""

from __future__ import annotations

import html

import ipywidgets

from ..body.words import counted
from ..learning.cards import before_you_press
from .builder_parts import box, says

NOTHING = "No point is in the class yet: choose one above and press “Add this point”."


class Shown:
    """The parts of the builder that only show.

    Attributes
    ----------
    amount, exclusions, cautions : ipywidgets.Widget
        Minutes with a timeline, who leaves out what, and what comes before the first press.
    """

    def __init__(self):
        self.summary = says()
        self.timeline, self.exclusions, self.cautions = (ipywidgets.HTML() for _ in range(3))
        self.amount = box([self.summary, self.timeline])

    def show(self, plan):
        """Show what a plan comes to.

        Parameters
        ----------
        plan : acupress.LessonPlan or None
        """
        if plan is None:
            self.summary.value = f"<p>{NOTHING}</p>"
            self.timeline.value = self.exclusions.value = self.cautions.value = ""
            return
        self.summary.value = f"<p><strong>{html.escape(plan.title)}</strong>: {summary(plan)}</p>"
        self.cautions.value = before_you_press(plan.points)._repr_html_()
        self.exclusions.value = _exclusions(plan)
        self.timeline.value = plan.show_timeline()._repr_html_()


def summary(plan):
    """Say in a line how much a plan is.

    Parameters
    ----------
    plan : acupress.LessonPlan

    Returns
    -------
    str
    """
    points, changes = counted(len(plan), "point"), counted(plan.changes, "change")
    return f"{points}, {plan.minutes:g} minutes, {changes} of position"


def _exclusions(plan):
    card = plan.show_exclusions()._repr_html_()
    if plan.group:
        return card
    told = "Nobody is ticked: who might leave something out"
    return f"<details><summary>{told}</summary>{card}</details>"
