"""A page that was given away, in Firefox, where the same fault can look different."""

import labdriver
import pytest
from given_page import *  # noqa: F403


@pytest.fixture(scope="module")
def browser():
    with labdriver.firefox() as browser:
        yield browser
