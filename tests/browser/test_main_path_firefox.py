"""The main path in Firefox, where the same fault can look different."""

import labdriver
import pytest
from main_path import *  # noqa: F403


@pytest.fixture(scope="module")
def browser():
    with labdriver.firefox() as browser:
        yield browser
