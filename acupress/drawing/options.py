"""What figures take: one name or several, each known; nonsense is answered with what there is."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..facts.calls import did_you_mean, shown


def picked(wanted, known, what):
    """Return the names that are wanted, each once, and refuse those that nobody knows.

    Parameters
    ----------
    wanted : str or iterable of str
        One name or several; an empty list or tuple asks for none.
    known : iterable of str
        All there are.
    what : str
        What such a name names, in one word.

    Returns
    -------
    list of str

    Raises
    ------
    ValueError
        Naming each unknown name, the nearest known ones and all there are; or a dictionary
        or table is given, of which nobody knows what is meant.

    Examples
    --------
    >>> picked("bone", ["skin", "bone"], "layer")
    ['bone']
    >>> picked(["bones"], ["skin", "bone"], "layer")
    Traceback (most recent call last):
    ...
    ValueError: There is no layer 'bones'. Did you mean bone? Layers: skin, bone.
    """
    known = list(known)
    if isinstance(wanted, Mapping | pd.DataFrame):
        raise ValueError(
            f"{what.capitalize()}s are given as a name or a list of names, not {shown(wanted)}."
        )
    try:
        names = [wanted] if isinstance(wanted, str) else list(dict.fromkeys(wanted))
    except TypeError:
        names = [wanted]
    unknown = [name for name in names if name not in known]
    if not unknown:
        return names
    hint = did_you_mean(unknown, known, 2)
    raise ValueError(
        f"There is no {what} {' or '.join(map(shown, unknown))}. {hint}"
        f"{what.capitalize()}s: {', '.join(known)}."
    )
