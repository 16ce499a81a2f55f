"""The presenter: a point's rule built before a class, key by key, nothing told unasked."""

from __future__ import annotations

import anywidget
import traitlets

from ..body.locate import refuse_not_drawn
from ..body.words import counted
from ..drawing.stage import stage
from ..facts.advice import Words
from ..facts.choice import chosen
from ..facts.tables import load_points
from . import options
from .bundle import joined, styles
from .fallback import Noted
from .values import Choice, Count, Switch


class Presenter(Noted, anywidget.AnyWidget):
    """Show points to a class: a bare plate, and each key reveals what comes next.

    First stands the caution, then each key adds a step of the point's rule, then the dot, then the
    name, then comes the next point. Space, → and Page Down reveal, ← and Page Up take back, as the
    clickers of presenters do; N shows names, L the labels of landmarks, B the bones.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str, optional
        The points in their order: rows of a table, codes, or one code, however they are written.
        The course's own by default.
    side : {"right", "left"}, optional
        The side of the body.
    names, labels, bones : bool, optional
        What is shown without being asked for.
    at : int, optional
        Which point is shown at first, from 0; the last if there are not so many.
    shown : int, optional
        How much of it is revealed, from 0: the steps of its rule, its dot, its name.

    Attributes
    ----------
    codes : list of str
    side, names, labels, bones, at, shown
        As above: observe, link or set them.

    Raises
    ------
    ValueError
        There are no points, or no plate can show one (acupress.LocateError).
    acupress.UnknownPoint
        A point is not in the table; the message names the nearest.
    TypeError
        There is no such option.

    Examples
    --------
    >>> Presenter(["LI4", "Kunlun"])
    Presenter(2 points: LI4, BL60)
    """

    what = "the presenter"
    _esm = joined("presenter.js")
    _css = styles("parts/base.css", "picker.css", "presenter.css")
    stage = traitlets.Dict(read_only=True).tag(sync=True)
    caution = traitlets.Unicode(read_only=True).tag(sync=True)
    side = Choice(("right", "left"), "right").tag(sync=True)
    names = Switch(False).tag(sync=True)
    labels = Switch(False).tag(sync=True)
    bones = Switch(False).tag(sync=True)
    at = Count(0).tag(sync=True)
    shown = Count(0).tag(sync=True)

    def __init__(self, points=None, side="right", **others):
        options.refuse_unknown(type(self), others)
        self.codes, table = chosen(load_points() if points is None else points)
        refuse_not_drawn(self.codes, table)
        self.set_trait("stage", stage(self.codes, table))
        self.set_trait("caution", Words().frame("practice", "caution"))
        super().__init__(side=side, **others)

    def __repr__(self):
        """Say which points it shows."""
        count = counted(len(self.codes), "point")
        return f"Presenter({count}: {', '.join(self.codes)})"
