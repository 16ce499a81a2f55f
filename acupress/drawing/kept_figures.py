"""Figures that were shown before: shown again as they are kept, and drawn only when need be.

To draw a figure, and to load what draws it, takes longer than all else of a lesson.
"""

from __future__ import annotations

import base64
import copy
import functools
import json
import sys

from ..facts.kept import found_text, kept_text


def shown_as_kept(function):
    """Let the figures that a function draws be shown as an earlier process left them.

    A call of plain words and numbers says all of its figures, until somebody changes something on
    one.

    Parameters
    ----------
    function : callable
        Draws a figure or a tuple of them.

    Returns
    -------
    callable
        What it gives for a call that was answered before are :class:`KeptFigure`.
    """

    @functools.wraps(function)
    def drawn(*given, **named):
        if not all(map(_is_plain, [*given, *named.values()])):
            return function(*given, **named)
        # Lists may be changed later, before their figure is drawn.
        given, named = copy.deepcopy((given, named))
        call = f"{function.__name__} {given!r} {sorted(named.items())!r}"

        @functools.cache
        def draw():
            return _called(function(*given, **named), call)

        alts = found_text(["figures", call])
        if alts is None:
            figures = draw()
            several = figures if isinstance(figures, tuple) else [figures]
            kept_text(["figures", call], lambda: json.dumps([one.alt for one in several]))
            return figures
        return _kept(json.loads(alts), call, draw)

    return drawn


def _is_plain(value):
    """Whether a value is what it is written as: no table, no file, nothing that may change."""
    if isinstance(value, (list, tuple)):
        return all(map(_is_plain, value))
    is_file = isinstance(value, str) and value.lower().endswith(".svg")
    return value is None or (isinstance(value, (str, int, float)) and not is_file)


def _called(figures, call):
    """Figures that know the call they come from, until something is changed on them."""
    for number, one in enumerate(figures if isinstance(figures, tuple) else [figures]):
        one.call, one.stale_callback = f"{call} {number}", _changed
    return figures


def _changed(figure, _):
    """The figure is no longer what its call says."""
    figure.call = None


def _kept(alts, call, draw):
    """What stands for the figures of a call, whose descriptions these are."""
    if len(alts) == 1:
        return KeptFigure(f"{call} 0", alts[0], draw)
    from .svg import DescribedFigures

    return DescribedFigures(
        KeptFigure(f"{call} {number}", alt, lambda number=number: draw()[number])
        for number, alt in enumerate(alts)
    )


class KeptFigure:
    """Stands for a figure that was shown before, and becomes it when anything else is asked of it.

    Parameters
    ----------
    call : str
        What it was drawn by, with its number.
    alt : str
        What it shows, for a reader who cannot see it.
    draw : callable
        Gives the :class:`acupress.drawing.svg.DescribedFigure`.
    """

    def __init__(self, call, alt, draw):
        vars(self).update(alt=alt, _call=call, _draw=draw)

    @property
    def __class__(self):
        """What it stands for, where anybody has loaded that; else nobody can ask for it."""
        svg = sys.modules.get("acupress.drawing.svg")
        return svg.DescribedFigure if svg else KeptFigure

    def _repr_mimebundle_(self, include=None, exclude=None):
        if "_figure" not in vars(self):
            shown = found_text(["shown", self._call, self.alt])
            if shown is not None:
                return bundle_of(shown, self.alt)
        return self._become()._repr_mimebundle_()

    def _repr_html_(self):
        return self._repr_mimebundle_()["text/html"]

    def __repr__(self):
        """Say what the figure says of itself."""
        return repr(self._become())

    def __getattr__(self, name):
        """Ask the figure."""
        if name.startswith(("_ipython_", "_repr_", "__")):  # what anybody asks of all there is
            raise AttributeError(name)
        return getattr(self._become(), name)

    def __setattr__(self, name, value):
        """Change the figure."""
        setattr(self._become(), name, value)

    def __reduce_ex__(self, protocol):
        """Copy the figure, or write it to a file."""
        return self._become().__reduce_ex__(protocol)

    def _become(self):
        """The figure, drawn once."""
        own = vars(self)
        if "_figure" not in own:
            own["_figure"] = own["_draw"]()
            del own["alt"]  # which is the figure's from now on
        return own["_figure"]


def bundle_of(shown, alt):
    """What a notebook gets of a figure.

    Parameters
    ----------
    shown : str
        JSON, with its ``html`` and its ``png``, as base64.
    alt : str
        Its description.

    Returns
    -------
    dict
    """
    shown = json.loads(shown)
    return {"text/html": shown["html"], "image/png": base64.b64decode(shown["png"]),
            "text/plain": alt}  # fmt: skip
