"""What figures take: one name or several, each known; nonsense is answered with what there is."""

from __future__ import annotations

import difflib


def picked(wanted, known, what):
    """Return the names that are wanted, each once, and refuse those that nobody knows.

    Parameters
    ----------
    wanted : str or iterable of str
        One name or several.
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
        Naming each unknown name, the nearest known ones and all there are.

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
    try:
        names = [wanted] if isinstance(wanted, str) else list(dict.fromkeys(wanted))
    except TypeError:
        names = [wanted]
    unknown = [name for name in names if name not in known]
    if not unknown:
        return names
    near = [name for one in unknown for name in difflib.get_close_matches(str(one), known, 2)]
    hint = f" Did you mean {' or '.join(dict.fromkeys(near))}?" if near else ""
    raise ValueError(
        f"There is no {what} {' or '.join(map(repr, unknown))}.{hint} "
        f"{what.capitalize()}s: {', '.join(known)}."
    )
