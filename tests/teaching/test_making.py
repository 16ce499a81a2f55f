"""Who waits sees how far it is; who need not wait is shown nothing."""

import io
import sys

import IPython
import IPython.display
import pytest

from acupress.teaching import making
from acupress.teaching.making import each

MANY = list(range(making.FEW + 2))


@pytest.fixture
def slow(monkeypatch):
    monkeypatch.setattr(making, "PATIENCE", 0)


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Place:
    """What a notebook shows in one place of a cell's output, one after the other."""

    def __init__(self, shown):
        self.seen = [shown]

    def update(self, shown):
        self.seen.append(shown)


def test_a_terminal_has_one_line_that_is_gone_at_the_end(slow, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(each(MANY, "Handout")) == MANY
    said = sys.stderr.getvalue()
    assert "Handout: 9 of 10" in said and "\n" not in said
    assert said.rstrip("\r").split("\r")[-1].strip() == ""


def test_a_notebook_has_a_bar_that_is_gone_at_the_end_and_nothing_on_stderr(
    slow, monkeypatch, capsys
):
    class Shell:
        kernel = None

    places = []
    monkeypatch.setattr(IPython, "get_ipython", Shell)
    monkeypatch.setattr(
        IPython.display,
        "display",
        lambda shown, display_id: places.append(Place(shown)) or places[0],
    )
    assert list(each(MANY, "Page")) == MANY
    first, *bars, last = [shown._repr_html_() for shown in places[0].seen]
    assert first == last == "" and len(bars) == len(MANY)
    assert '<label>Page: 3 of 10 <progress value="3" max="10">' in bars[3]
    assert capsys.readouterr() == ("", "")


def test_a_few_things_and_a_file_get_none(slow, monkeypatch, capsys):
    assert list(each(MANY, "Page")) == MANY  # what is said here goes to no terminal
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(each(MANY[: making.FEW], "Page")) == MANY[: making.FEW]
    assert capsys.readouterr().err == sys.stderr.getvalue() == ""


def test_a_bar_is_gone_where_it_ends_early(slow, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(ZeroDivisionError):
        for number in each(MANY, "Cards"):
            number / (number - 3)
    del number
    assert sys.stderr.getvalue().split("\r")[-2].strip() == ""
