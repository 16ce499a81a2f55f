"""What can I touch? Point picker, rule stepper, countdown timer, guided session."""
