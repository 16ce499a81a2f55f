"""Options of widgets: what is misspelt is refused, not silently left undone."""

from __future__ import annotations

import difflib
import inspect


def refuse_unknown(widget, options):
    """Refuse options that a widget does not have.

    traitlets would take them and do nothing.

    Parameters
    ----------
    widget : type
        A class of widgets. Its options are what its ``__init__`` names and its synced traits.
    options : iterable of str
        The names of the options given.

    Raises
    ------
    TypeError
        Naming the nearest option and all there are.

    Examples
    --------
    >>> from acupress import CountdownTimer
    >>> refuse_unknown(CountdownTimer, ["volume"])
    >>> refuse_unknown(CountdownTimer, ["volum"])
    Traceback (most recent call last):
    ...
    TypeError: CountdownTimer has no option 'volum'. Did you mean 'volume'? ...
    """
    known = _options_of(widget)
    unknown = [name for name in options if name not in known]
    if not unknown:
        return
    near = difflib.get_close_matches(unknown[0], known, 1, 0.65)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    named = ", ".join(map(repr, unknown))
    raise TypeError(
        f"{widget.__name__} has no option {named}.{hint} Its options: {', '.join(known)}."
    )


def _options_of(widget):
    named = [
        name
        for name, parameter in inspect.signature(widget.__init__).parameters.items()
        if name != "self" and parameter.kind is not parameter.VAR_KEYWORD
    ]
    traits = [
        name
        for name, trait in widget.class_traits(sync=True).items()
        if not name.startswith("_") and not trait.read_only
    ]
    return list(dict.fromkeys([*named, *traits]))
