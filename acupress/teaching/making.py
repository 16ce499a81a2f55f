"""How far something is that takes long to make: a bar in a notebook, a line in a terminal."""

from __future__ import annotations

import contextlib
import sys
import time

from ..learning.cards import Card

FEW = 8  # things are made before one wonders
PATIENCE = 1  # seconds


def each(things, what):
    """Go through things one by one; where they are many and it lasts, a bar shows how far it is.

    It is gone at the end, and lessons get nothing on stderr. Where output goes to a file there is
    none.

    Parameters
    ----------
    things : iterable
    what : str
        What is made of them, in a word.

    Yields
    ------
    object
        Each of the things.
    """
    things, begun, show = list(things), time.monotonic(), None
    with contextlib.ExitStack() as undo:
        for number, thing in enumerate(things):
            lasts = len(things) > FEW and time.monotonic() - begun >= PATIENCE
            if lasts and show is None:
                show = _bar(undo)
            if lasts:
                show(what, number, len(things))
            yield thing


def _bar(undo):
    """What shows how far it is, and is undone at the end."""
    if _is_notebook():
        return _in_a_notebook(undo)
    if sys.stderr is not None and sys.stderr.isatty():
        return _in_a_terminal(undo)
    return lambda what, number, count: None


def _is_notebook():
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return hasattr(shell, "kernel")


def _in_a_notebook(undo):
    """The browser's own bar: no widget, so that a saved notebook keeps nothing of it."""
    from IPython.display import display

    place = display(Card("", ""), display_id=True)
    undo.callback(lambda: place.update(Card("", "")))

    def show(what, number, count):
        words = f"{what}: {number} of {count}"
        bar = f'<progress value="{number}" max="{count}"></progress>'
        place.update(Card(words, f"<label>{words} {bar}</label>"))

    return show


def _in_a_terminal(undo):
    """One line that is written over."""
    undo.callback(lambda: print(f"\r{'':40}\r", end="", file=sys.stderr, flush=True))

    def show(what, number, count):
        words = f"{what}: {number} of {count}"
        print(f"\r{words:<40}", end="", file=sys.stderr, flush=True)

    return show
