"""What one can touch: the point picker, the rule stepper, the countdown timer, the guided session."""

from .picker import PointPicker, RuleStepper
from .session import GuidedSession
from .timer import CountdownTimer

__all__ = ["CountdownTimer", "GuidedSession", "PointPicker", "RuleStepper"]
