"""Boxes of ipywidgets' own fields, in which keys reach the fields and not the notebook."""

from __future__ import annotations

import anywidget
import ipywidgets

from .bundle import joined, styles


class KeepKeys(anywidget.AnyWidget):
    """Shows nothing, and keeps the keys of the box that it is in: see :func:`keyed`."""

    _esm = joined("keep_keys.js")
    _css = styles("parts/base.css")


def keyed(box):
    """Let a box keep its keys: a notebook takes arrows and letters for commands of its own.

    Parameters
    ----------
    box : ipywidgets.Box

    Returns
    -------
    ipywidgets.Box
        The same, with one child more and the look that all widgets of the course share.
    """
    box.add_class("acupress").add_class("acupress-keys")
    nothing = ipywidgets.Layout(height="0", margin="0", flex="none", overflow="hidden")
    box.children = [*box.children, KeepKeys(layout=nothing)]
    return box
