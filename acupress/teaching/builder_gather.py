"""Gather points for a class: by search, meridian, part of the body, tradition, or on the plates."""

from __future__ import annotations

import ipywidgets
import pandas as pd

from ..drawing.told import listed
from ..facts.advice import for_locating_only
from ..facts.cards import sections_of
from ..facts.conditions import conditions, is_given_for
from ..facts.names import shown_code
from ..facts.pressing import is_pressed
from ..facts.safety import name_of
from ..learning.cards import card_of, with_name
from ..widgets.picker import PointPicker
from .builder_parts import box, button, says, tell
from .builder_search import search
from .own_table import OwnTable

ALL = ""
FIVE = "low back pain: the five of this course"
TOGETHER = 12  # points: more are not added at once, for nobody has looked at them


class Gather:
    """The part of the builder that finds points and adds them.

    Parameters
    ----------
    draft : acupress.teaching.builder_draft.Draft
    add : callable
        Adds a list of codes to the class; returns what happened, as a sentence.
    bring : callable
        Lets rows of one's own table be found; returns what happened, likewise.

    Attributes
    ----------
    box : ipywidgets.VBox
    """

    def __init__(self, draft, add, bring):
        self._draft, self._add, self._bring = draft, add, bring
        self.search = ipywidgets.Text(
            description="Search for a point", placeholder="BL23, shenshu, heel, sleep …"
        )
        self.meridian = ipywidgets.Dropdown(description="Meridian")
        self.region = ipywidgets.Dropdown(description="Part of the body")
        self.condition = ipywidgets.Dropdown(
            description="Tradition gives it for",
            options=_options("anything", [FIVE, *conditions()]),
        )
        self.found = ipywidgets.Select(description="Points that fit", rows=8)
        self.told = ipywidgets.HTML()
        self.says = says()
        self.add_one = button(
            "Add this point", self._add_found, "Put it at the end of the class", "primary"
        )
        self.add_all = button("Add all", self._add_all, "Put all that fit at the end of the class")
        self._picker = None
        self.pick = ipywidgets.ToggleButton(
            description="Pick on the plates", tooltip="Show the plates and choose a point on them"
        )
        self.picking = box([])
        self._own = None
        self.mine = ipywidgets.ToggleButton(
            description="A table of my own",
            tooltip="Open a table of your own: its rows can be found",
        )
        self.owning = box([])
        for part in (self.search, self.meridian, self.region, self.condition):
            part.observe(lambda _: self._find(), "value")
        self.found.observe(lambda _: self._tell(), "value")
        self.pick.observe(lambda _: self._show_picker(), "value")
        self.mine.observe(lambda _: self._show_own(), "value")
        narrow = box([self.meridian, self.region, self.condition], "row")
        buttons = box([self.add_one, self.add_all, self.pick, self.mine], "row")
        below = [self.says, self.picking, self.owning, self.told]
        self.box = box([self.search, narrow, self.found, buttons, *below], label="1. Gather points")
        self.renew()

    def is_of_another_table(self):
        """Whether there are other points to choose from than those it shows."""
        return self._table is not self._draft.state.table

    def renew(self):
        """Look through the points again: there may be others."""
        self._table = self._draft.state.table
        self._rows = self._table.loc[self._draft.choices].to_dict("index")
        self._keys = None
        for part, name in ((self.meridian, "meridian"), (self.region, "region")):
            was, values = part.value, [row[name] for row in self._rows.values()]
            part.options = _options("all", values)
            part.value = was if was in values else ALL
        self._picker, self.pick.value = None, False
        self._find()

    def _codes(self):
        """The codes that fit, best first; without a search those that can be pressed go first."""
        fits = [code for code, row in self._rows.items() if self._is_wanted(row)]
        if self.search.value.strip():
            keys = self._search_keys()
            return search(self.search.value, {code: keys[code] for code in fits})
        return sorted(fits, key=lambda code: not is_pressed(self._rows[code]))

    def _search_keys(self):
        """What finds each point; put together when somebody first searches: it takes a while."""
        if self._keys is None:
            self._keys = {code: listed(code, self._table.loc[code]) for code in self._rows}
        return self._keys

    def _is_wanted(self, row):
        return (
            self.meridian.value in (ALL, row["meridian"])
            and self.region.value in (ALL, row["region"])
            and self._is_given(row)
        )

    def _is_given(self, row):
        wanted = self.condition.value
        if wanted == FIVE:
            return pd.notna(row["back_pain_order"])
        return wanted == ALL or is_pressed(row) and is_given_for(wanted, row["tradition"])

    def _find(self):
        codes = self._codes()
        self.found.options = [(self._line(code), code) for code in codes]
        self.found.value = codes[0] if codes else None
        self.found.description = f"Points that fit: {len(codes)}"
        tell(
            self.says, "" if codes else "No point fits: write it otherwise, or choose “all” above."
        )
        can = self._can_be_added(codes)
        self.add_all.description = f"Add all {len(can)}"
        self.add_all.layout.display = None if 1 < len(can) <= TOGETHER else "none"
        self._tell()

    def _can_be_added(self, codes):
        return [code for code in codes if is_pressed(self._rows[code])]

    def _line(self, code):
        row = self._rows[code]
        line = f"{shown_code(code)} {row['pinyin']}, {row['english']}".strip(", ")
        return line if is_pressed(row) else f"{line} — for locating only"

    def _tell(self):
        """What one reads of a point before adding it: cautions first, or why it cannot be."""
        code = self.found.value
        if code is None:
            self.told.value = ""
            return
        point = self._table.loc[code]
        first, *rest = sections_of(point, [])
        kept = [one for one in rest if one.title == "Where it is" or one.kind == "tradition"]
        name = name_of(code, self._table)
        card = card_of(name, [with_name(first, name, point), *kept], kind="plain")
        self.told.value = card._repr_html_()

    def _add_found(self):
        self.put([self.found.value] if self.found.value else [])

    def _add_all(self):
        self.put(self._can_be_added(self._codes()))

    def put(self, codes):
        """Add points, and say what happened.

        Parameters
        ----------
        codes : list of str
        """
        if not codes:
            return tell(self.says, "No point is chosen.")
        locating = [code for code in codes if not is_pressed(self._rows[code])]
        if locating:
            title, why = for_locating_only()
            names = ", ".join(map(shown_code, locating))
            return tell(self.says, f"{names} cannot be added. {title}: {why}")
        return tell(self.says, self._add(codes))

    def _show_picker(self):
        if not self.pick.value:
            self.picking.children = ()
            return
        if self._picker is None:
            self._picker = PointPicker(self._table.loc[self._can_be_added(self._rows)])
        take = button(
            "Add the point picked", lambda: self.put([self._picker.selected]),
            "Put it at the end of the class", "primary",
        )  # fmt: skip
        self.picking.children = (self._picker, take)

    def _show_own(self):
        if not self.mine.value:
            self.owning.children = ()
            return
        if self._own is None:
            self._own = OwnTable()
            self._own.observe(lambda change: tell(self.says, self._bring(change.new)), "table")
        self.owning.children = (self._own,)


def _options(everything, values):
    """What one chooses among: all of it first, then each value once."""
    return [(everything, ALL), *((one, one) for one in dict.fromkeys(values) if one)]
