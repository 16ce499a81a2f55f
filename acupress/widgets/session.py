"""The guided session: safety first, then every point in turn."""

from __future__ import annotations

from pathlib import Path

import anywidget
import pandas as pd
import traitlets

from ..drawing.stage import stage
from ..facts import tables
from .bundle import joined
from .picker import STYLE
from .timer import Seconds

HERE = Path(__file__).parent
TOLD = ("emergency", "urgent", "pregnancy", "avoid", "press", "aftercare", "disclaimer")
STATES = ("gate", "refused", "ready", "running", "paused", "done")


class GuidedSession(anywidget.AnyWidget):
    """Every point held in turn, on the right and then the left side, with time to get ready.

    First it asks about signs that need a doctor, about pregnancy, and when not to press; whoever
    answers yes gets the reason instead of a session. The answers stay in the page, and every
    session asks anew. The browser keeps the time, as for `CountdownTimer`: exact while the kernel
    is busy or away, in a hidden tab, and when the page is loaded again.

    Parameters
    ----------
    points : pandas.DataFrame or list of str, optional
        The points in the order to press them: rows of ``load_points()``, or codes, however they are
        written. The five for low back pain by default.
    hold_seconds : float, optional
        How long to hold every point, from 1 to 3600 seconds; by default as the table says of each.
    prepare_seconds : float, optional
        How long to get ready before each hold, from 0 to 600 seconds.
    pinch : bool, optional
        Whether to press points that the table pairs (BL60 and KI3) together, as one hold.
    sound : bool, optional
        Tones at every change.
    volume : float, optional
        How loud, from 0 to 1.
    spoken : bool, optional
        Whether the browser's voice says what comes.

    Attributes
    ----------
    state : {"gate", "refused", "ready", "running", "paused", "done"}
        Read-only: only the answers given in the browser lead past the gate.
    reason : {"", "emergency", "urgent", "pregnancy"}
        Why it refused.
    code, side, phase : str
        What is held (``"BL60"``, in a pinch ``"BL60+KI3"``), on which side (``"right"``,
        ``"left"``, ``"midline"``), and whether to ``"prepare"`` or to ``"hold"``; blank before and
        after.
    turn, turns : int
        Which hold it is, from 1, and how many there are.
    seconds, remaining, elapsed : float
        The whole session, what is left of it and what is behind, in seconds.
    deadline : float or None
        While it runs: when it ends, in milliseconds since 1970 by the browser's clock.
    plan : list of dict
        What happens when: each with its kind, codes, side, turn, seconds and start.

    Raises
    ------
    ValueError
        There are no points, or one is unknown or named twice.
    traitlets.TraitError
        A length is out of its range.

    Examples
    --------
    >>> session = GuidedSession(["LI-4", "Kunlun", "KI3"], pinch=True)
    >>> session
    GuidedSession(3 points: LI4, BL60, KI3)
    >>> session.start()
    Traceback (most recent call last):
    ...
    RuntimeError: The safety questions come first: answer them in the session's panel.
    """

    _esm = joined("session.js")
    _css = "\n".join(
        file.read_text(encoding="utf-8")
        for file in (STYLE, HERE / "timer.css", HERE / "session.css")
    )

    stage = traitlets.Dict().tag(sync=True)
    guidance = traitlets.Dict().tag(sync=True)
    hold_seconds = Seconds(None, allow_none=True).tag(sync=True)
    prepare_seconds = Seconds(10, shortest=0, longest=600).tag(sync=True)
    pinch = traitlets.Bool(False).tag(sync=True)
    sound = traitlets.Bool(True).tag(sync=True)
    volume = traitlets.Float(0.5, min=0, max=1).tag(sync=True)
    spoken = traitlets.Bool(False).tag(sync=True)

    state = traitlets.Enum(STATES, "gate", read_only=True).tag(sync=True)
    reason = traitlets.Unicode("", read_only=True).tag(sync=True)
    passed_at = traitlets.Float(None, allow_none=True, read_only=True).tag(sync=True)
    plan = traitlets.List([], read_only=True).tag(sync=True)
    code = traitlets.Unicode("", read_only=True).tag(sync=True)
    side = traitlets.Unicode("", read_only=True).tag(sync=True)
    phase = traitlets.Unicode("", read_only=True).tag(sync=True)
    turn = traitlets.Int(0, read_only=True).tag(sync=True)
    turns = traitlets.Int(0, read_only=True).tag(sync=True)
    seconds = traitlets.Float(0, read_only=True).tag(sync=True)
    remaining = traitlets.Float(0, read_only=True).tag(sync=True)
    deadline = traitlets.Float(None, allow_none=True, read_only=True).tag(sync=True)

    def __init__(self, points=None, hold_seconds=None, prepare_seconds=10, pinch=False, **traits):
        self.points = _chosen(points)
        if pinch and not _pair(self.points):
            raise ValueError(
                "pinch=True presses two points together that the table pairs, as BL60 and KI3; "
                f"choose both. Chosen: {', '.join(self.points.index)}."
            )
        super().__init__(
            stage=stage(self.points),
            guidance={kind: list(tables.load_guidance(kind).text) for kind in TOLD},
            hold_seconds=hold_seconds,
            prepare_seconds=prepare_seconds,
            pinch=pinch,
            **traits,
        )

    @property
    def elapsed(self):
        """Seconds of the plan that are behind."""
        return self.seconds - self.remaining

    def start(self):
        """Begin, once the safety questions are answered in the browser.

        Raises
        ------
        RuntimeError
            They are not, or the session is over: every session asks them anew.
        """
        if self.state in ("gate", "refused", "done"):
            raise RuntimeError(
                "The safety questions come first: answer them in the session's panel."
            )
        if self.state == "ready":
            self.set_trait("state", "running")  # the browser sets the deadline by its own clock

    def pause(self):
        """Halt a running session."""
        if self.state == "running":
            self.set_trait("state", "paused")

    def resume(self):
        """Go on with a paused session."""
        if self.state == "paused":
            self.set_trait("state", "running")

    def reset(self):
        """End it and go back to the safety questions."""
        with self.hold_sync():
            self.set_trait("passed_at", None)
            self.set_trait("deadline", None)
            self.set_trait("reason", "")
            self.set_trait("state", "gate")

    def __repr__(self):
        """Say which points it goes through."""
        count = "1 point" if len(self.points) == 1 else f"{len(self.points)} points"
        return f"GuidedSession({count}: {', '.join(self.points.index)})"


def _chosen(points):
    if points is None:
        return tables.back_pain_five(tables.load_points())
    if not isinstance(points, pd.DataFrame):
        course = tables.load_points()
        points = course.loc[_known([points] if isinstance(points, str) else points, course)]
    missing = set(tables.load_points().columns) - set(points.columns)
    if missing:
        raise ValueError(
            f"These are no rows of a point table: {', '.join(sorted(missing))} is missing. "
            "Take points from load_points()."
        )
    if points.empty:
        raise ValueError("There are no points to press: choose at least one.")
    twice = points.index[points.index.duplicated()]
    if len(twice):
        raise ValueError(f"Named twice: {', '.join(twice.unique())}. Name each point once.")
    return points


def _known(names, course):
    codes, complaints = [], []
    for name in names:
        try:
            codes.append(tables.find_code(name, course))
        except KeyError as error:
            complaints.append(error.args[0])
    if complaints:
        raise ValueError("\n".join(complaints))
    return codes


def _pair(points):
    return [code for code, partner in points.pair_with.items() if partner in points.index]
