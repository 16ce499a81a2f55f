"""What one can touch: the point picker, the rule stepper, the countdown timer, the guided session."""

from .picker import PointPicker, RuleStepper

__all__ = ["PointPicker", "RuleStepper"]
