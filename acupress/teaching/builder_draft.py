"""A class while it is put together: what was said of it so far, and the last plan that could be."""

from __future__ import annotations

import dataclasses
import itertools

import pandas as pd

from ..facts.choice import chosen
from ..facts.classes import POSITIONS
from ..facts.names import shown_code
from ..facts.tables import load_points
from .plan import PREPARE, LessonPlan

SAID = ("hold", "sides", "position", "note")  # of an entry; what is not said is as the table has it


@dataclasses.dataclass(frozen=True)
class State:
    """All that was said of a class; never changed, only replaced.

    Attributes
    ----------
    table : pandas.DataFrame
        The points to choose from.
    entries : dict of str to dict of str to object
        Code → what is said of it, by the names of `SAID`; in their order.
    title : str
    group : tuple of str
    prepare : int
    grouped : bool
    """

    table: pd.DataFrame
    entries: dict
    title: str = "Acupressure"
    group: tuple = ()
    prepare: int = PREPARE
    grouped: bool = True

    def plan(self):
        """Return its plan; None where it has no points."""
        entries = self.entries or {"LI4": {}}  # a stand-in: the rest is to be read all the same
        said = {
            name: {code: entry[name] for code, entry in entries.items() if name in entry}
            for name in SAID
        }
        plan = LessonPlan(
            self.table.loc[list(entries)], self.title, hold=said["hold"], sides=said["sides"],
            positions=said["position"], notes=said["note"], group=list(self.group),
            prepare=self.prepare, grouped=self.grouped,
        )  # fmt: skip
        return plan if self.entries else None


def state_of(plan):
    """What an existing plan says, in whole.

    Parameters
    ----------
    plan : acupress.LessonPlan

    Returns
    -------
    State
    """
    said = dict(
        zip(SAID, (plan.holds, plan.own_sides, plan.own_positions, plan.notes), strict=True)
    )
    entries = {
        code: {name: values[code] for name, values in said.items() if code in values}
        for code in plan.given
    }
    return State(
        plan.behind, entries, plan.title, tuple(plan.group), plan.prepare, plan.grouped
    )  # fmt: skip


_FIELDS = dataclasses.fields(State)


class Draft:
    """A class that is changed step by step; a step that cannot be changes nothing.

    Parameters
    ----------
    plan : acupress.LessonPlan, pandas.DataFrame, str or sequence of str, optional
        What it begins with: a plan, or whatever `LessonPlan` takes as points.
    points : pandas.DataFrame, str or sequence of str, optional
        The points to choose from; the course's by default.
    title : str, optional

    Attributes
    ----------
    state : State
    plan : acupress.LessonPlan or None
    choices : list of str
        Codes of the points to choose from.
    """

    def __init__(self, plan=None, points=None, title=None):
        self.choices, table = chosen(load_points() if points is None else points)
        state = State(table, {})
        if plan is not None:
            begun = plan if isinstance(plan, LessonPlan) else _plan_of(plan, points)
            self.choices = list(dict.fromkeys([*begun.given, *self.choices]))
            state = dataclasses.replace(state_of(begun), table=chosen(begun.behind, table)[1])
        self.state = state if title is None else dataclasses.replace(state, title=title)
        self.plan = self.state.plan()
        self._rest, self._before = (self.choices, self.state.table), []

    def change(self, **said):
        """Change what is said of the class, if a plan can be made of it.

        Parameters
        ----------
        **said
            Attributes of :class:`State`.

        Raises
        ------
        ValueError
            No plan can be made of it; nothing is changed.
        """
        state = dataclasses.replace(self.state, **said)
        plan = state.plan()
        self._before.append((self.state, self.choices))
        self.state, self.plan = state, plan

    def say(self, code, **said):
        """Change what is said of one point; None: as the table has it.

        Parameters
        ----------
        code : str
        **said
            Names of `SAID`.
        """
        entry = self.state.entries[code] | said
        entry = {name: value for name, value in entry.items() if value is not None}
        self.change(entries=self.state.entries | {code: entry})

    def add(self, codes):
        """Put points at the end of the class.

        Parameters
        ----------
        codes : list of str
        """
        new = {code: {} for code in codes if code not in self.state.entries}
        self.change(entries=self.state.entries | new)

    def remove(self, code):
        """Take a point out of the class.

        Parameters
        ----------
        code : str
        """
        entries = {one: said for one, said in self.state.entries.items() if one != code}
        self.change(entries=entries)

    def move(self, code, step):
        """Move a point one place in the order in which points are pressed.

        Where points of one position are kept together, the last of them takes the others along.

        Parameters
        ----------
        code : str
        step : {-1, 1}
            Up or down.

        Returns
        -------
        str
            What happened, as a sentence.
        """
        order, positions = self.plan.codes, self.plan.positions
        at, to = order.index(code), order.index(code) + step
        if not 0 <= to < len(order):
            return f"{shown_code(code)} is {'first' if step < 0 else 'last'} already."
        if self.state.grouped and positions[order[to]] != positions[code]:
            blocks = [list(block) for _, block in itertools.groupby(order, positions.get)]
            at = next(i for i, block in enumerate(blocks) if code in block)
            blocks[at], blocks[at + step] = blocks[at + step], blocks[at]
            self._put(itertools.chain(*blocks))
            where = POSITIONS.get(positions[code], "in any position")
            way = "before" if step < 0 else "after"
            return f"Points of one position stay together: all {where} now come {way} the others."
        order = list(order)
        order[at], order[to] = order[to], order[at]
        self._put(order)
        return f"{shown_code(code)} is number {to + 1} now."

    def _put(self, order):
        self.change(entries={code: self.state.entries[code] for code in order})

    def open(self, plan):
        """Go on with another plan.

        Parameters
        ----------
        plan : acupress.LessonPlan
        """
        table = chosen(plan.behind, self.state.table)[1]
        said = {field.name: getattr(state_of(plan), field.name) for field in _FIELDS}
        self.change(**said | {"table": table})
        self.choices = list(dict.fromkeys([*plan.given, *self.choices]))

    def bring(self, rows):
        """Let rows of one's own table be found, in place of others that were brought before.

        Parameters
        ----------
        rows : pandas.DataFrame
        """
        choices, table = self._rest
        used = [code for code in self.state.entries if code not in table.index]
        if used:  # what is in the class stays, even if its row is in no table any more
            table = chosen(self.state.table.loc[used], table)[1]
        codes = rows.index.to_list()
        self.change(table=chosen(rows, table)[1] if codes else table)
        self.choices = list(dict.fromkeys([*codes, *used, *choices]))

    def undo(self):
        """Take the last step back.

        Returns
        -------
        bool
            Whether there was one.
        """
        if not self._before:
            return False
        self.state, self.choices = self._before.pop()
        self.plan = self.state.plan()
        return True


def _plan_of(given, points):
    """A plan of points as people give them, looked up first in what there is to choose from."""
    codes, table = chosen(given, None if points is None else chosen(points)[1])
    return LessonPlan(table.loc[codes])
