"""What stock widgets lack: the course's look, and changes that are read out."""

from __future__ import annotations

import anywidget

from .bundle import joined, styles


class Look(anywidget.AnyWidget):
    """A part without a look of its own, to be a child of a box with the class ``acupress``.

    In that box it lets screen readers hear what changes in parts with the class ``acupress-says``;
    :func:`acupress.widgets.keep_keys.keyed` keeps its keys.

    Examples
    --------
    >>> import ipywidgets
    >>> box = ipywidgets.VBox([Look()])
    >>> box.add_class("acupress")._dom_classes
    ('acupress',)
    """

    _esm = joined("stock.js")
    _css = styles("stock.css")
