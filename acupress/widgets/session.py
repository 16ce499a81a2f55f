"""The guided session: safety first, then every point in turn."""

from __future__ import annotations

import anywidget
import traitlets

from ..body.words import counted
from ..drawing.stage import stage
from ..facts import safety
from ..facts.aloud import class_gate
from ..facts.choice import chosen
from ..facts.classes import people_called
from ..facts.pressing import back_pain_five, refuse_to_press
from ..facts.tables import load_points
from . import bundle, plan
from .fallback import Noted
from .options import refuse_unknown
from .values import Number, Seconds, Switch

STATES = ("gate", "ready", "running", "paused", "done")
LONGEST_HOLD = 600  # seconds


class GuidedSession(Noted, anywidget.AnyWidget):
    """Every point held in turn, with time to get ready before each.

    A point is held on the right and then the left side; one that the table presses on both sides
    at once, or on the midline, is held once. First the session asks about signs that need a doctor,
    about pregnancy, what to ask a doctor first, and which places and points to leave out; whoever
    answers yes gets the reason instead of a session. Every session asks anew, and answers count for
    six hours. The browser keeps the time, as for `CountdownTimer`: exact while the kernel is busy
    or away, in a hidden tab, and when the page is loaded again.

    The answers stay in the page. What Python, and so a saved notebook, is told: that the questions
    are passed and when, which points were left out (not why), and how far the session is. Whoever
    is refused looks to Python like someone who has not answered yet.

    Parameters
    ----------
    points : pandas.DataFrame or list of str, optional
        The points in the order to press them: a table, rows of one, codes or one code, however they
        are written. The five for low back pain by default.
    hold_seconds : float, optional
        How long to hold every point, from 1 to 600 seconds; by default as the table says of each.
        Of more than 120 seconds the panel says that the article advises 1 to 2 minutes.
    prepare_seconds : float, optional
        How long to get ready before each hold, from 0 to 600 seconds.
    pinch : bool, optional
        Whether to press points that the table pairs (BL60 and KI3) together, as one hold.
    group : str or sequence of str, optional
        Makes it the session of a class: who is in it that leaves points out, as ``LessonPlan``
        takes them; of an empty list all whom the table knows. In place of the questions there is a
        text to read aloud to everybody, who leaves out what among it; nobody answers, and the
        teacher alone ticks that it was read. All is written larger, and a presenter's keys work.
    partners : bool, optional
        Whether one of two presses the other through all of it, then changes places with them; for
        groups only, for both have to be told what one person is asked.
    sound : bool, optional
        Tones at every change.
    volume : float, optional
        How loud, from 0 to 1.
    spoken : bool, optional
        Whether the browser's voice says what comes.

    Attributes
    ----------
    state : {"gate", "ready", "running", "paused", "done"}
        Read-only: only the answers given in the browser lead past the gate.
    left_out : list of str
        Codes of the points that were left out in the browser; read-only.
    code, side, phase : str
        What is held (``"BL60"``, in a pinch ``"BL60+KI3"``), on which side (``"right"``,
        ``"left"``, ``"midline"``, ``"both"``) of whoever is pressed, and whether to ``"prepare"``,
        to ``"hold"`` or to ``"change"`` places; blank before and after.
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
        There are no points, or one is unknown, named twice, taught for locating only or shown by no
        plate; or the pinch lacks its two points; or nobody is called so.
    traitlets.TraitError
        A length is out of its range.
    TypeError
        There is no such option.

    Examples
    --------
    >>> session = GuidedSession(["LI-4", "Kunlun", "KI3"], pinch=True)
    >>> session
    GuidedSession(3 points: LI4, BL60, KI3)
    >>> session.turns, session.seconds
    (4, 400.0)
    >>> session.start()
    Traceback (most recent call last):
    ...
    RuntimeError: The safety questions come first: answer them in the session's panel.
    """

    what = "the guided session"
    _esm = bundle.joined("session.js")
    _css = bundle.styles("parts/base.css", "picker.css", "timer.css", "session.css")

    stage = traitlets.Dict(read_only=True).tag(sync=True)
    gate = traitlets.Dict(read_only=True).tag(sync=True)
    aloud = traitlets.Dict(read_only=True).tag(sync=True)  # what a class hears; {} of one person
    hold_seconds = Seconds(None, longest=LONGEST_HOLD, allow_none=True).tag(sync=True)
    prepare_seconds = Seconds(10, shortest=0, longest=600).tag(sync=True)
    pinch = Switch(False).tag(sync=True)
    partners = Switch(False).tag(sync=True)
    sound = Switch(True).tag(sync=True)
    volume = Number(0.5, 0, 1).tag(sync=True)
    spoken = Switch(False).tag(sync=True)

    state = traitlets.Enum(STATES, "gate", read_only=True).tag(sync=True)
    asked = traitlets.Int(0, read_only=True).tag(sync=True)  # how often reset() asked anew
    passed_at = traitlets.Float(None, allow_none=True, read_only=True).tag(sync=True)
    left_out = traitlets.List(traitlets.Unicode(), read_only=True).tag(sync=True)
    plan = traitlets.List([], read_only=True).tag(sync=True)
    code = traitlets.Unicode("", read_only=True).tag(sync=True)
    side = traitlets.Unicode("", read_only=True).tag(sync=True)
    phase = traitlets.Unicode("", read_only=True).tag(sync=True)
    turn = traitlets.Int(0, read_only=True).tag(sync=True)
    turns = traitlets.Int(0, read_only=True).tag(sync=True)
    seconds = traitlets.Float(0, read_only=True).tag(sync=True)
    remaining = traitlets.Float(0, read_only=True).tag(sync=True)
    deadline = traitlets.Float(None, allow_none=True, read_only=True).tag(sync=True)

    def __init__(
        self, points=None, hold_seconds=None, prepare_seconds=10, pinch=False, *, group=None,
        partners=False, **traits,
    ):  # fmt: skip
        refuse_unknown(GuidedSession, traits)
        codes, table = chosen(back_pain_five(load_points()) if points is None else points)
        refuse_to_press(codes, table)
        self.points = table.loc[codes]
        # Before the rest: the browser must hear of all that it needs at once.
        self.set_trait("gate", safety.gate(codes, table))
        if group is not None:
            self.set_trait("aloud", class_gate(codes, table, people_called(group)))
        self.set_trait("stage", stage(codes, table))
        self.partners = partners
        self.hold_seconds, self.prepare_seconds, self.pinch = hold_seconds, prepare_seconds, pinch
        self._make_plan()
        super().__init__(**traits)

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
        if self.state in ("gate", "done"):
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
        """End it and go back to the first of the safety questions."""
        with self.hold_sync():
            self.set_trait("passed_at", None)
            self.set_trait("deadline", None)
            self.set_trait("left_out", [])
            self.set_trait("state", "gate")
            self.set_trait("asked", self.asked + 1)

    def __repr__(self):
        """Say which points it goes through."""
        count = counted(len(self.points), "point")
        return f"GuidedSession({count}: {', '.join(self.points.index)})"

    @traitlets.validate("pinch")
    def _needs_a_pair(self, proposal):
        """Refuse to pinch one point alone."""
        partners = set(self.points.pair_with)
        if proposal.value and not partners & set(self.points.index):
            raise traitlets.TraitError(
                "pinch=True presses two points together that the table pairs, as BL60 and KI3; "
                f"choose both. Chosen: {', '.join(self.points.index)}."
            )
        return proposal.value

    @traitlets.validate("partners")
    def _needs_a_group(self, proposal):
        """Refuse to let somebody be pressed who was told nothing."""
        if proposal.value and not self.aloud:
            raise traitlets.TraitError(
                "partners=True needs a group, for both partners have to hear what is to be heeded: "
                "GuidedSession(points, group=[], partners=True)."
            )
        return proposal.value

    @traitlets.observe("pinch", "partners", "hold_seconds", "prepare_seconds", "left_out")
    def _remake_plan(self, change):
        """As the browser does, which may not be there."""
        if self.plan and self.state in ("gate", "ready"):
            self._make_plan()

    def _make_plan(self):
        pressed = self.points.drop(index=self.left_out)
        stops = plan.stops(
            [
                {"code": code, "partner": row.pair_with, "sides": row.sides}
                | {"seconds": int(row.hold_seconds)}
                for code, row in pressed.iterrows()
            ],
            hold_seconds=self.hold_seconds,
            pinch=self.pinch,
        )
        made = plan.plan(stops, self.prepare_seconds, self.partners)
        self.set_trait("plan", made)
        self.set_trait("turns", plan.turns_in(made))
        self.set_trait("seconds", plan.whole_seconds(made))
        self.set_trait("remaining", plan.whole_seconds(made))
