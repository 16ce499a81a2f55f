"""The countdown timer: one hold."""

from __future__ import annotations

import anywidget
import traitlets

from .bundle import joined, styles
from .fallback import Noted
from .options import refuse_unknown
from .values import Choice, Moment, Number, Seconds, Switch, Text


class CountdownTimer(Noted, anywidget.AnyWidget):
    """A countdown for one hold, with sound.

    The browser keeps the time, by the moment of its end, not by counting. So it stays exact while
    the kernel is busy, away or restarted, in a hidden tab, when the page is loaded again, and when
    someone sets the computer's clock.

    Parameters
    ----------
    seconds : float, optional
        How long, from 1 to 3600 seconds. The course holds a point for 60 to 120.
    label : str, optional
        What it is for, shown above the digits.
    sound : bool, optional
        Tones in the last three seconds and at the end.
    volume : float, optional
        How loud, from 0 to 1.
    spoken : bool, optional
        Whether the browser's voice says how it goes.

    Attributes
    ----------
    seconds : float
        A new length counts at once where nothing runs, else from the next start.
    state : {"ready", "running", "paused", "done"}
    remaining : float
        Seconds left; while it runs, as the digits show it.
    deadline : float or None
        While it runs: when it ends, in milliseconds since 1970 by the browser's clock.

    Raises
    ------
    traitlets.TraitError
        A value is out of its range.
    TypeError
        There is no such option.

    Examples
    --------
    >>> CountdownTimer(seconds=60, label="BL-60, right side")
    CountdownTimer(seconds=60, label='BL-60, right side')
    >>> CountdownTimer(seconds=0)
    Traceback (most recent call last):
    ...
    traitlets.traitlets.TraitError: seconds is 0; it must be a number of seconds from 1 to 3600.
    """

    what = "the countdown timer"
    _esm = joined("timer.js")
    _css = styles("parts/base.css", "timer.css")

    seconds = Seconds(90).tag(sync=True)
    label = Text("").tag(sync=True)
    state = Choice(("ready", "running", "paused", "done"), "ready").tag(sync=True)
    remaining = Seconds(90, shortest=0).tag(sync=True)
    deadline = Moment().tag(sync=True)
    sound = Switch(True).tag(sync=True)
    volume = Number(0.5, 0, 1).tag(sync=True)
    spoken = Switch(False).tag(sync=True)

    def __init__(self, seconds=90, label="", **traits):
        refuse_unknown(CountdownTimer, traits)
        super().__init__(seconds=seconds, label=label, **traits)

    def start(self):
        """Start from the full length, whatever it does now."""
        with self.hold_sync():
            self.deadline = None  # the browser sets it: this computer's clock may differ
            self.remaining = self.seconds
            self.state = "running"

    def pause(self):
        """Halt a running countdown."""
        if self.state == "running":
            self.state = "paused"

    def resume(self):
        """Go on with a paused countdown."""
        if self.state == "paused":
            self.state = "running"

    def reset(self):
        """Go back to the full length and wait."""
        with self.hold_sync():
            self.state = "ready"
            self.remaining = self.seconds

    @traitlets.observe("seconds")
    def _take_new_length(self, change):
        if self.state == "ready":
            self.remaining = self.seconds

    def __repr__(self):
        """Say how long and what for."""
        return f"CountdownTimer(seconds={self.seconds:g}, label={self.label!r})"
