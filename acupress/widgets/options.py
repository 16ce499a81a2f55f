"""Options of widgets: what is misspelt is refused, not silently left undone."""

from __future__ import annotations

import inspect

from ..facts.calls import did_you_mean


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
    TypeError: CountdownTimer has no option 'volum'. Did you mean volume? It takes: ...
    """
    known = options_of(widget)
    unknown = [name for name in options if name not in known]
    if not unknown:
        return
    named, hint = ", ".join(map(repr, unknown)), did_you_mean(unknown[:1], known, 1)
    raise TypeError(f"{widget.__name__} has no option {named}. {hint}It takes: {', '.join(known)}.")


def options_of(widget):
    """Return the names that a widget takes.

    Parameters
    ----------
    widget : type

    Returns
    -------
    list of str
    """
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
