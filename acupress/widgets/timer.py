"""The countdown timer: one hold."""

from __future__ import annotations

import numbers

import anywidget
import traitlets

from .bundle import joined, styles
from .fallback import Noted
from .options import refuse_unknown

SHORTEST, LONGEST = 1, 3600  # seconds; clock.js says the same to those who type


class Seconds(traitlets.Float):
    """A length of time.

    Parameters
    ----------
    default_value : float
        Seconds, like the limits.
    shortest, longest : float, optional
        The limits, which belong to what is allowed.
    **options
        As :class:`traitlets.Float` takes them.
    """

    def __init__(self, default_value, shortest=SHORTEST, longest=LONGEST, **options):
        super().__init__(default_value, **options)
        self.shortest, self.longest = shortest, longest

    def validate(self, owner, value):
        """Give the length as a float, or say what is wrong with it.

        Parameters
        ----------
        owner : traitlets.HasTraits
            Whose length it is.
        value : object

        Returns
        -------
        float or None
            None only where the trait allows it.

        Raises
        ------
        traitlets.TraitError
            The value is no real number, or not between the limits.
        """
        if value is None and self.allow_none:
            return None
        is_number = isinstance(value, numbers.Real) and not isinstance(value, bool)
        # Not `value < shortest or …`: NaN is neither smaller nor larger than anything.
        if not is_number or not self.shortest <= value <= self.longest:
            raise traitlets.TraitError(
                f"{self.name} is {value!r}; it must be a number of seconds "
                f"from {self.shortest} to {self.longest}."
            )
        return float(value)


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
    label = traitlets.Unicode("").tag(sync=True)
    state = traitlets.Enum(("ready", "running", "paused", "done"), "ready").tag(sync=True)
    remaining = Seconds(90, shortest=0).tag(sync=True)
    deadline = traitlets.Float(None, allow_none=True).tag(sync=True)
    sound = traitlets.Bool(True).tag(sync=True)
    volume = traitlets.Float(0.5, min=0, max=1).tag(sync=True)
    spoken = traitlets.Bool(False).tag(sync=True)

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
