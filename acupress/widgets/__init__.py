"""What one can touch: point picker, rule stepper, countdown timer, guided session."""

from .picker import PointPicker, RuleStepper
from .session import GuidedSession
from .timer import CountdownTimer

__all__ = ["CountdownTimer", "GuidedSession", "PointPicker", "RuleStepper"]
