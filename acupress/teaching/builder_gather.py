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

    Attributes
    ----------
    box : ipywidgets.VBox
    """

    def __init__(self, draft, add):
        self._draft, self._add = draft, add
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
        for part in (self.search, self.meridian, self.region, self.condition):
            part.observe(lambda _: self._find(), "value")
        self.found.observe(lambda _: self._tell(), "value")
        self.pick.observe(lambda _: self._show_picker(), "value")
        self.box = box(
            [
                self.search, box([self.meridian, self.region, self.condition], "row"), self.found,
                box([self.add_one, self.add_all, self.pick], "row"), self.says, self.told,
                self.picking,
            ], label="1. Gather points",
        )  # fmt: skip
        self.renew()

    def renew(self):
        """Look through the points again: there may be others."""
        table = self._table = self._draft.state.table
        self._told = {code: listed(code, table.loc[code]) for code in self._draft.choices}
        rows = table.loc[self._draft.choices]
        was = self.meridian.value or ALL, self.region.value or ALL
        self.meridian.options = _options("all", rows.meridian)
        self.region.options = _options("all", rows.region)
        self._narrow_down_to(*was)
        self._picker, self.pick.value = None, False
        self._find()

    def _narrow_down_to(self, *wanted):
        for part, value in zip((self.meridian, self.region), wanted, strict=True):
            if value in [one for _, one in part.options]:
                part.value = value

    def _codes(self):
        """The codes that fit, best first; without a search those that can be pressed go first."""
        fits = [code for code in self._told if self._is_wanted(self._table.loc[code])]
        if self.search.value.strip():
            return search(self.search.value, {code: self._told[code] for code in fits})
        return sorted(fits, key=lambda code: not is_pressed(self._table.loc[code]))

    def _is_wanted(self, point):
        return (
            self.meridian.value in (ALL, point.meridian)
            and self.region.value in (ALL, point.region)
            and self._is_given(point)
        )

    def _is_given(self, point):
        wanted = self.condition.value
        if wanted == FIVE:
            return pd.notna(point.back_pain_order)
        return wanted == ALL or is_pressed(point) and is_given_for(wanted, point.tradition)

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
        return [code for code in codes if is_pressed(self._table.loc[code])]

    def _line(self, code):
        point = self._table.loc[code]
        line = f"{shown_code(code)} {point.pinyin}, {point.english}".strip(", ")
        return line if is_pressed(point) else f"{line} — for locating only"

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
        locating = [code for code in codes if not is_pressed(self._table.loc[code])]
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
            self._picker = PointPicker(self._table.loc[self._can_be_added(self._told)])
        take = button(
            "Add the point picked", lambda: self.put([self._picker.selected]),
            "Put it at the end of the class", "primary",
        )  # fmt: skip
        self.picking.children = (self._picker, take)


def _options(everything, values):
    """What one chooses among: all of it first, then each value once."""
    return [(everything, ALL), *((one, one) for one in dict.fromkeys(values) if one)]
