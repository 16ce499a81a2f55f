"""A field for one file, which the browser reads and sends once."""

from __future__ import annotations

import anywidget

from .bundle import joined, styles
from .values import Count, Text


class FileChoice(anywidget.AnyWidget):
    """Choose a file; it is sent to `taken` and kept nowhere.

    ipywidgets' own field keeps the file in the notebook's state, and one too large for the line to
    the kernel cuts that line without a word: here the browser says so before it sends.

    Parameters
    ----------
    taken : callable
        Called with a file's name and its bytes.
    label : str
        What is to be chosen.
    accept : str
        Endings of files, commas between them.
    most : int
        Megabytes that are sent.
    otherwise : str
        What to do with a larger one, in a sentence.
    """

    _esm = joined("file_choice.js")
    _css = styles("parts/base.css", "file_choice.css")
    label = Text().tag(sync=True)
    accept = Text().tag(sync=True)
    most = Count(5).tag(sync=True)
    otherwise = Text().tag(sync=True)

    def __init__(self, taken, **options):
        super().__init__(**options)
        self.on_msg(lambda _, told, buffers: taken(str(told.get("file", "")), bytes(buffers[0])))
