"""The point picker and the rule stepper."""

from __future__ import annotations

import json
from pathlib import Path

import anywidget
import traitlets

from ..body.locate import LocateError, refuse_not_drawn
from ..body.plate import PlateError
from ..body.words import counted
from ..drawing.stage import outline, plate_text, plates_of, stage, written
from ..facts.beside import load_meridians
from ..facts.choice import chosen
from ..facts.meridians import find_meridian
from ..facts.names import find_code, plain
from ..facts.tables import load_points
from . import options
from .bundle import joined, styles
from .fallback import Noted
from .values import Choice, Count, Switch, Text

ALL = "all"
STYLE = Path(__file__).parent / "picker.css"


class PointPicker(Noted, anywidget.AnyWidget):
    """Choose a point; its diagram and its card change together.

    Choose from the list, by searching (name, code, meridian, region or purpose; spelling, tones and
    hyphens are forgiven), with Previous and Next, or by pointing at a dot on the plate. All of it
    happens in the browser, on plates that were drawn once.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str, optional
        The points to choose from: rows of ``load_points()``, codes, or one code, however they are
        written. The course's own by default.
    selected : str, optional
        The point chosen at first, however it is written; the first by default.
    side : {"right", "left"}, optional
        The side of the body.
    labels, bone, tendon, crease : bool, optional
        What is shown on the plate.
    query : str, optional
        What is searched for.
    meridian, region : str, optional
        What the list is narrowed down to, as the table names it; a meridian may be written in many
        ways. ``"all"`` by default. In the browser there is a list for each where the points are
        many.
    dots : {"all", "region", "meridian", "point"}, optional
        Which other points of the plate show beside the chosen one: all, those of its region or of
        its meridian, or none.

    Attributes
    ----------
    selected : str
        Code of the chosen point: observe it, link it, or set it.
    side, labels, bone, tendon, crease, query, meridian, region, dots
        As above: observe, link or set them.
    codes : list of str
        The points to choose from.

    Raises
    ------
    ValueError
        There are no points, or one is there twice.
    acupress.UnknownPoint
        A point is not in the table; the message names the nearest.
    TypeError
        There is no such option.
    traitlets.TraitError
        `selected` was set to no point of the picker, `meridian` or `region` to what none of its
        points has; the message names the nearest, or what there is.

    Examples
    --------
    >>> picker = PointPicker(["LI4", "BL60"])
    >>> picker.selected
    'LI4'
    >>> picker.selected = "Kunlun"
    >>> picker.selected
    'BL60'
    """

    what = "the point picker"
    _esm = joined("picker.js")
    _css = styles("parts/base.css", "picker.css")
    stage = traitlets.Dict(read_only=True).tag(sync=True)
    selected = Text().tag(sync=True)
    side = Choice(("right", "left"), "right").tag(sync=True)
    labels = Switch(True).tag(sync=True)
    bone = Switch(True).tag(sync=True)
    tendon = Switch(True).tag(sync=True)
    crease = Switch(True).tag(sync=True)
    query = Text().tag(sync=True)
    meridian = Text(ALL).tag(sync=True)
    region = Text(ALL).tag(sync=True)
    dots = Choice(("all", "region", "meridian", "point"), "all").tag(sync=True)

    def __init__(self, points=None, selected=None, side="right", **others):
        options.refuse_unknown(type(self), others)
        self.codes, table = chosen(load_points() if points is None else points)
        self.points = table.loc[self.codes]
        selected = self.codes[0] if selected is None else self._known(selected)
        self._table = table.copy()  # what a lesson changes later is not in this picker
        self._said = written(self._table)
        brings = {name: f"plate_{name}" for name in plates_of(self.codes, table)}
        texts = {name: traitlets.Unicode(read_only=True).tag(sync=True) for name in brings.values()}
        traitlets.HasTraits.add_traits(self, **texts)
        self.set_trait("stage", outline(self.codes, self._table, self._said) | {"brings": brings})
        self._bring(selected)
        super().__init__(selected=selected, side=side, **others)

    def __repr__(self):
        """Say which point is chosen, of how many."""
        count = counted(len(self.codes), "point")
        return f"PointPicker({self.selected!r}, {count})"

    @traitlets.validate("selected")
    def _find(self, proposal):
        return self._known(proposal.value)

    @traitlets.validate("meridian", "region")
    def _narrow(self, proposal):
        name, wanted = proposal.trait.name, proposal.value
        known = {plain(value): value for value in (ALL, *self.points[name]) if value}
        found = known.get(plain(wanted)) or (name == "meridian" and _meridian(wanted, known))
        if not found:
            raise traitlets.TraitError(
                f"{name} is {wanted!r}; it must be 'all' or one that these points have: "
                f"{', '.join(list(known.values())[1:])}."
            )
        return found

    def draw_all(self):
        """Draw all plates now, not each when a point of it is first chosen.

        For what is to be shown without Python: a saved notebook, a page of its own.
        """
        for code in self.codes:
            self._bring(code)

    def _bring(self, code):
        """Draw the plate of a point for the browser, if it is not there yet."""
        name = self._table.plate[code]
        trait = self.stage["brings"].get(name)
        if trait and not getattr(self, trait):
            self.set_trait(trait, plate_text(name, self.codes, self._table, self._said))

    @traitlets.observe("selected")
    def _bring_chosen(self, change):
        """A plate that cannot be drawn is told of where one looks for it, not in a log."""
        try:
            self._bring(change.new)
        except (LocateError, PlateError) as error:
            trait = self.stage["brings"][self._table.plate[change.new]]
            self.set_trait(trait, json.dumps({"fault": str(error)}))

    def _known(self, wanted):
        try:
            return find_code(wanted, self.points)
        except KeyError as error:
            raise traitlets.TraitError(error.args[0]) from None


def _meridian(wanted, known):
    """The table's name of a meridian that is written in another way."""
    try:
        name = load_meridians()["name"][find_meridian(wanted)]
    except ValueError:
        return None
    return known.get(plain(name))


class RuleStepper(Noted, anywidget.AnyWidget):
    """Build a point's rule one step at a time: landmark, line, cun count, point.

    Parameters
    ----------
    code : str
        The point, however it is written.
    points : pandas.DataFrame, optional
        A point table; the course's own by default.
    side : {"right", "left"}, optional
        The side of the body.
    step : int, optional
        The step shown at first, from 0; the last if there are not so many.

    Attributes
    ----------
    code : str
        The point's code.
    side, step
        As above: observe, link or set them.

    Raises
    ------
    ValueError
        There is more than one point, or no plate can show it (acupress.LocateError).
    acupress.UnknownPoint
        The point is not in the table; the message names the nearest.
    TypeError
        There is no such option.

    Examples
    --------
    >>> RuleStepper("Shenshu")
    RuleStepper('BL23', step 1 of 2)
    """

    what = "the rule, step by step"
    _esm = joined("stepper.js")
    _css = styles("parts/base.css", "picker.css")
    stage = traitlets.Dict(read_only=True).tag(sync=True)
    side = Choice(("right", "left"), "right").tag(sync=True)
    step = Count(0).tag(sync=True)

    def __init__(self, code, points=None, side="right", **others):
        options.refuse_unknown(type(self), others)
        codes, table = chosen(code, points)
        if len(codes) > 1:
            raise ValueError(
                f"A RuleStepper builds one point, here are {len(codes)}: {', '.join(codes)}."
            )
        refuse_not_drawn(codes, table)
        (self.code,) = codes
        self.set_trait("stage", stage(codes, table))
        super().__init__(side=side, **others)

    def __repr__(self):
        """Say which point is built, and how far."""
        return f"RuleStepper({self.code!r}, step {self.step + 1} of {self._steps()})"

    def _steps(self):
        return len(self.stage["points"][self.code]["steps"])

    @traitlets.validate("step")
    def _within(self, proposal):
        return min(proposal.value, self._steps() - 1)
