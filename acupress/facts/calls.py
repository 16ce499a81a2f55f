"""How a public function is called: what it does not take is answered with what it does."""

from __future__ import annotations

import difflib
import functools
import inspect

import numpy as np
import pandas as pd

SHOWN = 60  # characters of what was given


def says_what_it_takes(function):
    """Let a function answer values too many and misspelt names in a sentence.

    Parameters
    ----------
    function : callable

    Returns
    -------
    callable
        The same, but a call that does not fit raises a TypeError that names what the function
        takes, and the nearest name to one it does not know.

    Examples
    --------
    >>> @says_what_it_takes
    ... def show(plate, *, side=None): ...
    >>> show("back", "left")
    Traceback (most recent call last):
    ...
    TypeError: show takes 1 value without a name (plate), and 'left' is one more: give it by name. By name it takes side.
    """  # noqa: E501 (the message is one line)
    signature = inspect.signature(function)

    @functools.wraps(function)
    def called(*given, **named):
        try:
            signature.bind(*given, **named)
        except TypeError:
            raise TypeError(_what_is_wrong(function, given, named)) from None
        return function(*given, **named)

    return called


def _what_is_wrong(function, given, named):
    signature, name = inspect.signature(function), function.__name__
    if name == "__init__":  # called by the name of its class, and `self` is nobody's to give
        name, given = function.__qualname__.split(".")[-2], given[1:]
        signature = signature.replace(parameters=[*signature.parameters.values()][1:])
    parameters = signature.parameters.values()
    in_order = [one.name for one in parameters if one.kind is not one.KEYWORD_ONLY]
    by_name = [one.name for one in parameters if one.kind is one.KEYWORD_ONLY]
    unknown = [option for option in named if option not in signature.parameters]
    twice = [option for option in in_order[: len(given)] if option in named]
    if unknown:
        hint = did_you_mean(unknown[:1], signature.parameters, 1)
        takes = ", ".join(signature.parameters) or "nothing"
        return f"{name} has no option {unknown[0]!r}. {hint}It takes: {takes}."
    if len(given) > len(in_order):
        count = f"{len(in_order)} value{'s' if len(in_order) != 1 else ''} without a name"
        count = f"{count} ({', '.join(in_order)})" if in_order else "nothing in its brackets"
        way = f": give it by name. By name it takes {', '.join(by_name)}." if by_name else "."
        return f"{name} takes {count}, and {shown(given[len(in_order)])} is one more{way}"
    if twice:
        return f"{name} was given {twice[0]} twice: once by its place and once by its name."
    needed = [one.name for one in parameters if one.default is one.empty]
    lacking = [one for one in needed[len(given) :] if one not in named]
    return f"{name} needs {' and '.join(lacking)}: {name}({', '.join(needed)})."


def did_you_mean(unknown, known, most):
    """Ask for the nearest names to those that nobody knows.

    Parameters
    ----------
    unknown : iterable
        What was given for names.
    known : iterable of str
        All there are.
    most : int
        How many are told for each.

    Returns
    -------
    str
        A question that ends in a blank, or ``""`` where nothing is near.

    Examples
    --------
    >>> did_you_mean(["bones"], ["skin", "bone"], 2), did_you_mean(["bones"], ["skin"], 2)
    ('Did you mean bone? ', '')
    """
    known = list(known)
    near = [name for one in unknown for name in difflib.get_close_matches(str(one), known, most)]
    return f"Did you mean {' or '.join(dict.fromkeys(near))}? " if near else ""


def shortened(text):
    """Return a text that fits into a sentence.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Of 60 characters and a "…" at most.
    """
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def shown(value):
    """What was given, short enough for a sentence.

    Parameters
    ----------
    value : object

    Returns
    -------
    str
        Of 60 characters and a "…" at most.

    Examples
    --------
    >>> shown("left"), shown(None), shown(pd.DataFrame())
    ("'left'", 'None', 'a table of 0 rows')
    """
    if isinstance(value, pd.DataFrame):
        return f"a table of {len(value)} row{'s' if len(value) != 1 else ''}"
    return shortened(" ".join(repr(value).split()))


def yes_or_no(value, name):
    """Return an option that is on or off, and refuse anything else: ``"no"`` would count as yes.

    Parameters
    ----------
    value : object
    name : str
        What the option is called.

    Returns
    -------
    bool

    Raises
    ------
    ValueError

    Examples
    --------
    >>> yes_or_no("no", "labels")
    Traceback (most recent call last):
    ...
    ValueError: labels is True or False, not 'no'.
    """
    if not isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} is True or False, not {shown(value)}.")
    return bool(value)
