"""The main path in Chromium."""

from main_path import *  # noqa: F403
