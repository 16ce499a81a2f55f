"""The point picker and the rule stepper."""

from __future__ import annotations

from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets

from ..drawing.stage import stage
from ..facts import tables
from .bundle import joined

STYLE = Path(__file__).parent / "picker.css"
SWITCHES = {"labels": "Labels", "bone": "Bones", "tendon": "Tendons", "crease": "Creases"}


class PlateAndCard(anywidget.AnyWidget):
    """A plate one can point at, with the card of the chosen point.

    Choosing, hiding labels and layers and changing side happen in the browser, on plates that
    matplotlib drew once.

    Attributes
    ----------
    selected : str
        Code of the chosen point.
    side : str
        ``"right"`` or ``"left"``.
    labels, bone, tendon, crease : bool
        What is shown.
    query : str
        What is searched for; the points found are offered as buttons.
    index, side_index : int
        The same choices as positions, which is how a ``Dropdown`` speaks.
    """

    _esm = joined("picker.js")
    _css = STYLE.read_text(encoding="utf-8")
    stage = traitlets.Dict().tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)
    side = traitlets.Enum(("right", "left"), "right").tag(sync=True)
    index = traitlets.Int(0, allow_none=True).tag(sync=True)
    side_index = traitlets.Int(0, allow_none=True).tag(sync=True)
    query = traitlets.Unicode().tag(sync=True)
    labels = traitlets.Bool(True).tag(sync=True)
    bone = traitlets.Bool(True).tag(sync=True)
    tendon = traitlets.Bool(True).tag(sync=True)
    crease = traitlets.Bool(True).tag(sync=True)

    def __repr__(self):
        """Say which point is chosen."""
        return f"PlateAndCard({self.selected!r})"


class PointPicker(widgets.VBox):
    """Choose a point; its diagram and its card change together.

    Choose from the list, by searching (name, code, meridian, region or purpose; spelling, tones and
    hyphens are forgiven), with Previous and Next, or by clicking a dot on the plate.

    Parameters
    ----------
    points : pandas.DataFrame, optional
        The points to choose from, as ``load_points`` gives them; the course's own by default.
    selected : str, optional
        The point chosen at first, however it is written; the first by default.
    side : {"right", "left"}, optional

    Attributes
    ----------
    selected : str
        Code of the chosen point: observe it, link it, or set it.
    side : str
        ``"right"`` or ``"left"``.
    view : PlateAndCard
        The plate and card, with the switches as traits.

    Raises
    ------
    ValueError
        There are no points.
    traitlets.TraitError
        `selected` is no point of the table; the message names the nearest.

    Examples
    --------
    >>> points = tables.load_points().loc[["LI4", "BL60"]]
    >>> picker = PointPicker(points)
    >>> picker.selected
    'LI4'
    >>> picker.selected = "Kunlun"
    >>> picker.selected
    'BL60'
    """

    selected = traitlets.Unicode().tag(sync=True)
    side = traitlets.Enum(("right", "left"), "right").tag(sync=True)

    def __init__(self, points=None, selected=None, side="right", **kwargs):
        self.points = tables.load_points() if points is None else points
        if isinstance(self.points, list):
            course = tables.load_points()
            self.points = course.loc[[tables.find_code(code, course) for code in self.points]]
        drawn = stage(
            self.points
        )  # refuses an empty table before anything asks for its first point
        selected = self._known(selected if selected is not None else self.points.index[0])
        index = int(self.points.index.get_loc(selected))
        self.view = PlateAndCard(
            stage=drawn, selected=selected, index=index, side=side, side_index=int(side == "left")
        )
        super().__init__(selected=selected, side=side, **kwargs)
        self.children = [self._controls(), self.view]
        # Linked in the browser only: a link in Python too would answer the browser with its own
        # past choices whenever the kernel is late.
        for name in ("selected", "side"):
            widgets.jslink((self, name), (self.view, name))

    def __repr__(self):
        """Say which point is chosen, of how many."""
        return f"PointPicker({self.selected!r}, {len(self.points)} points)"

    @traitlets.validate("selected")
    def _find(self, proposal):
        return self._known(proposal.value)

    def _known(self, wanted):
        try:
            return tables.find_code(wanted, self.points)
        except KeyError as error:
            raise traitlets.TraitError(error.args[0]) from None

    def _controls(self):
        wide = widgets.Layout(width="auto", flex="1 1 260px", max_width="420px")
        style = {"description_width": "50px"}
        search = widgets.Text(
            description="Search",
            placeholder="name, code, body part or purpose",
            layout=wide,
            style=style,
        )
        names = [
            (f"{tables.shown_code(code)} {name}", code) for code, name in self.points.pinyin.items()
        ]
        choose = widgets.Dropdown(
            options=names, value=self.selected, description="Point", layout=wide, style=style
        )
        narrow = widgets.Layout(width="160px")
        sides = widgets.Dropdown(
            options=["right", "left"],
            value=self.side,
            description="Side",
            layout=narrow,
            style=style,
        )
        widgets.jslink((search, "value"), (self.view, "query"))
        widgets.jslink((self.view, "index"), (choose, "index"))
        widgets.jslink((self.view, "side_index"), (sides, "index"))
        row = widgets.Layout(flex_flow="row wrap", align_items="center")
        return widgets.VBox(
            [
                widgets.HBox([search, choose], layout=row),
                widgets.HBox([sides, *map(self._switch, SWITCHES)], layout=row),
            ]
        )

    def _switch(self, name):
        box = widgets.Checkbox(
            value=True,
            description=SWITCHES[name],
            indent=False,
            layout=widgets.Layout(width="100px"),
        )
        widgets.jslink((self.view, name), (box, "value"))
        return box


class RuleStepper(anywidget.AnyWidget):
    """Build a point's rule one step at a time: landmark, line, cun count, point.

    Parameters
    ----------
    code : str
        The point, however it is written.
    points : pandas.DataFrame, optional
        A point table; the course's own by default.
    side : {"right", "left"}, optional

    Attributes
    ----------
    step : int
        The step shown, from 0.

    Examples
    --------
    >>> RuleStepper("Shenshu")
    RuleStepper('BL23', step 1 of 2)
    """

    _esm = joined("stepper.js")
    _css = STYLE.read_text(encoding="utf-8")
    stage = traitlets.Dict().tag(sync=True)
    side = traitlets.Enum(("right", "left"), "right").tag(sync=True)
    step = traitlets.Int(0, min=0).tag(sync=True)

    def __init__(self, code, points=None, side="right", **kwargs):
        points = tables.load_points() if points is None else points
        self.code = tables.find_code(code, points)
        super().__init__(stage=stage(points.loc[[self.code]]), side=side, **kwargs)

    def __repr__(self):
        """Say which point is built, and how far."""
        steps = len(self.stage["points"][self.code]["steps"])
        return f"RuleStepper({self.code!r}, step {self.step + 1} of {steps})"

    @traitlets.validate("step")
    def _within(self, proposal):
        return min(proposal.value, len(self.stage["points"][self.code]["steps"]) - 1)
