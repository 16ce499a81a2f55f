"""Whole quizzes in Chromium."""

from whole_quizzes import *  # noqa: F403
