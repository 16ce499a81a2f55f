"""The plan of a class: points in an order, how long, which side, in which position, for whom."""

from __future__ import annotations

import html

import pandas as pd

from ..body.words import counted
from ..facts.calls import says_what_it_takes, shown, yes_or_no
from ..facts.choice import chosen
from ..facts.classes import POSITIONS, positions_of
from ..facts.exclusions import table_of
from ..facts.pressing import refuse_to_press
from ..widgets import plan as session_plan
from . import exclusions, overview, positions, timeline
from .overview import SIDES_TOLD
from .products import Products
from .wishes import Wishes, text

PREPARE = 10  # seconds before each hold, as in a session


class LessonPlan(Products):
    """What a class presses, in which order, for how long, and who leaves out what.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str
        The points in their order: a table, rows of one, codes or one code, however they are
        written. Points of one's own table: ``load_points("mine.xlsx").loc[["BL23"]]``.
    title : str, optional
    hold : int or dict, optional
        Seconds of a hold, from 1 to 600: of all points, or by code. As the table says by default.
    sides : str or dict, optional
        ``"both"`` (right, then left), ``"together"``, ``"right"`` or ``"left"``, likewise.
    notes : dict, optional
        Words of one's own, by code; shown as text.
    positions : str or dict, optional
        ``"sitting"``, ``"standing"``, ``"prone"``, ``"supine"`` or ``"side"``, likewise; by default
        those of ``data/positions.csv`` that ask people to change as little as possible.
    group : str or sequence of str, optional
        Who is in the class that leaves points out: ``"pregnancy"``, ``"varicose veins"`` and
        others of ``data/groups.csv``.
    prepare : int, optional
        Seconds to get ready before each hold, from 0 to 600.
    grouped : bool, optional
        Whether points of one position are pressed together; False keeps the order given.

    Attributes
    ----------
    title : str
    codes : list of str
        The points in the order to press them.
    points : pandas.DataFrame
        Their rows in this order, with this plan's ``hold_seconds`` and ``sides``, its ``position``
        and ``note``: for whatever takes points.
    table : pandas.DataFrame
        The whole table behind them, with these rows in it.
    entries : pandas.DataFrame
        What one reads of the plan: indexed by code, with ``name``, ``position``, ``hold_seconds``,
        ``sides``, ``starts`` and ``minutes`` (in minutes, with the time to get ready), ``note``.
    group : list of str
    prepare : int
    seconds, minutes : float
        How long it takes: all holds, and the time to get ready before each.
    minutes_in_pairs : float
        The same for partners who press each other, one after the other.
    changes : int
        How often people change their position.

    Raises
    ------
    acupress.UnknownPoint
        No point is called this, or several are.
    ValueError
        There are no points, one is named twice, taught for locating only or shown by no plate; or
        what is said of them cannot be: all of it at once.

    Examples
    --------
    >>> plan = LessonPlan(["LI4", "GV2", "BL40"], title="Low back", hold=60, notes={"LI4": "Demo."})
    >>> plan
    LessonPlan('Low back', 3 points, 5.8 minutes: LI4, BL40, GV2)
    >>> list(plan.entries.position)
    ['sitting', 'sitting', 'lying on your side']
    """

    @says_what_it_takes
    def __init__(
        self, points, title="Acupressure", *, hold=None, sides=None, notes=None, positions=None,
        group=(), prepare=PREPARE, grouped=True,
    ):  # fmt: skip
        codes, table = chosen(points)
        refuse_to_press(codes, table)
        wishes, faults = Wishes(codes, table), []
        self.given = codes
        self.holds = wishes.each(hold, "hold", wishes.seconds)
        self.own_sides = wishes.each(sides, "sides", wishes.side)
        self.notes = wishes.each(notes, "notes", wishes.note)
        self.own_positions = wishes.each(positions, "positions", wishes.position)
        self.group = wishes.group(group)
        for read in (self._read_title, self._read_prepare, self._read_grouped):
            try:
                read({"title": title, "prepare": prepare, "grouped": grouped})
            except ValueError as error:
                faults.append(str(error).rstrip("."))
        faults += wishes.faults
        if faults:
            raise ValueError(f"This plan cannot be: {'; '.join(faults)}.")
        self._lay_out(table)

    def _read_title(self, given):
        self.title = text(given["title"], "title")

    def _read_prepare(self, given):
        prepare = given["prepare"]
        if isinstance(prepare, bool) or not isinstance(prepare, int) or not 0 <= prepare <= 600:
            raise ValueError(f"prepare is {shown(prepare)}: give whole seconds from 0 to 600")
        self.prepare = prepare

    def _read_grouped(self, given):
        self.grouped = yes_or_no(given["grouped"], "grouped")

    def _lay_out(self, table):
        """Order, positions, and the rows with what this plan says of them."""
        self.behind = table  # as it was given: what is saved
        regions = table.loc[self.given, "region"].items()
        self.possible = {code: positions_of(code, region) for code, region in regions}
        self.possible |= {code: (position,) for code, position in self.own_positions.items()}
        lay = positions.grouped if self.grouped else positions.in_given_order
        self.positions = lay(self.possible)
        self.codes = list(self.positions)
        table = table.assign(position="", note="")
        for column, said in (
            ("hold_seconds", self.holds), ("sides", self.own_sides), ("note", self.notes),
            ("position", self.positions),
        ):  # fmt: skip
            for code, value in said.items():
                table.at[code, column] = value
        self.table, self.points = table, table.loc[self.codes]

    @property
    def segments(self):
        """What happens when, as a session has it: see :func:`acupress.widgets.plan.plan`."""
        return self.segments_for()

    def segments_for(self, partners=False):
        """Return the same, for pairs if they press each other.

        Parameters
        ----------
        partners : bool, optional

        Returns
        -------
        list of dict
        """
        stops = session_plan.stops(
            {"code": code, "partner": "", "sides": row.sides, "seconds": int(row.hold_seconds)}
            for code, row in self.points.iterrows()
        )
        return session_plan.plan(stops, self.prepare, partners)

    @property
    def seconds(self):
        """How long it takes, in seconds."""
        return session_plan.whole_seconds(self.segments)

    @property
    def minutes(self):
        """How long it takes, in minutes."""
        return round(self.seconds / 60, 1)

    @property
    def minutes_in_pairs(self):
        """How long it takes partners who press each other: twice, and the change between."""
        return round(session_plan.whole_seconds(self.segments_for(partners=True)) / 60, 1)

    @property
    def changes(self):
        """How often people change their position."""
        return positions.changes(self.positions.values())

    @property
    def entries(self):
        """What one reads of the plan, a row for each point."""
        parts = pd.DataFrame(self.segments).assign(code=lambda made: made.codes.str[0])
        times = parts.groupby("code", sort=False).agg(
            start=("start", "min"), took=("seconds", "sum")
        )
        rows = self.points
        return pd.DataFrame(
            {
                "name": [f"{row.pinyin} {row.hanzi}".strip() for row in rows.itertuples()],
                "position": [POSITIONS.get(position, "") for position in rows.position],
                "hold_seconds": rows.hold_seconds.astype(int),
                "sides": rows.sides.map(SIDES_TOLD),
                "starts": (times.start / 60).round(1),
                "minutes": (times.took / 60).round(1),
                "note": rows.note,
            },
            index=rows.index,
        )

    def order(self):
        """Return the points grouped so that people change position as little as possible.

        Returns
        -------
        list of str
            Codes; within one position in the order given. A plan presses them in this order unless
            it was told ``grouped=False``.
        """
        return list(positions.grouped(self.possible))

    def show_timeline(self, width=timeline.WIDTH, partners=False):
        """Draw when each point is pressed, and in which position.

        Parameters
        ----------
        width : float, optional
            Of the figure, in inches.
        partners : bool, optional
            Whether partners press each other: twice, with a change of places between.

        Returns
        -------
        acupress.drawing.svg.DescribedFigure
        """
        return timeline.show(self, width, partners)

    def exclusions(self, group=None):
        """Say who leaves out which point, presses it lightly or asks first.

        Parameters
        ----------
        group : str or sequence of str, optional
            The plan's own group by default; everybody of ``data/groups.csv`` if it has none.

        Returns
        -------
        pandas.DataFrame
            A row for each person and point: ``who``, ``code``, ``does``, ``why`` and ``instead``,
            other points of the plan for them, with blanks between.

        Examples
        --------
        >>> plan = LessonPlan(["LI4", "SP6", "BL62"], group=["pregnancy", "varicose veins"])
        >>> plan.exclusions()[["who", "code", "does", "instead"]].iloc[-1].to_list()
        ['Varicose veins', 'SP6', 'leave out', 'LI4 BL62']
        """
        wishes = Wishes(self.codes, self.table)
        named = self.group if group is None else wishes.group(group)
        if wishes.faults:
            raise ValueError(f"{'; '.join(wishes.faults)}.")
        return table_of(self.points, named)

    def show_exclusions(self, group=None):
        """Show the same to be read, or read aloud.

        Parameters
        ----------
        group : str or sequence of str, optional
            As :meth:`exclusions` takes it.

        Returns
        -------
        acupress.learning.cards.Card
        """
        return exclusions.card_of_table(self.exclusions(group))

    def __len__(self):
        """How many points it has."""
        return len(self.codes)

    def __repr__(self):
        """Its title, points and length."""
        count = counted(len(self), "point")
        codes = ", ".join(self.codes)
        return f"LessonPlan({self.title!r}, {count}, {self.minutes:g} minutes: {codes})"

    def _repr_html_(self):
        times = "1 change" if self.changes == 1 else f"{self.changes} changes"
        told = f"{self.minutes:g} minutes, {times} of position"
        title = html.escape(self.title)
        return f"<p><strong>{title}</strong>: {told}</p>{overview.as_table(self.entries)}"
