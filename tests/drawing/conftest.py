"""A warning is a fault of a drawing."""

import warnings

import pytest


@pytest.fixture(autouse=True)
def no_warnings():
    """A warning is a fault: a missing glyph is one, which would be shown as a box."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
