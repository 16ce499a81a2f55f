"""Whole quizzes in Firefox, where keys, lists and files can behave differently."""

import labdriver
import pytest
from whole_quizzes import *  # noqa: F403


@pytest.fixture(scope="module")
def browser():
    with labdriver.firefox() as browser:
        yield browser
