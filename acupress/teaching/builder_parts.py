"""Small parts of the builder of plans: headings, sentences, buttons, fields that answer."""

from __future__ import annotations

import html

import ipywidgets


def box(children, kind="", label=""):
    """Put widgets together.

    Parameters
    ----------
    children : sequence of ipywidgets.Widget
    kind : {"", "row", "beside", "ticks"}, optional
        One below the other, in a row that wraps, in columns, or as a grid of ticks.
    label : str, optional
        A heading above.

    Returns
    -------
    ipywidgets.VBox
    """
    head = [ipywidgets.HTML(f"<h3>{html.escape(label)}</h3>")] if label else []
    made = ipywidgets.VBox([*head, *children])
    if kind:
        made.add_class(f"acupress-{kind}")
    return made


def says(kind=""):
    """A place for a sentence, read out when it changes.

    Parameters
    ----------
    kind : {"", "wrong", "quiet"}, optional

    Returns
    -------
    ipywidgets.HTML
    """
    made = ipywidgets.HTML()
    made.add_class("acupress-says")
    if kind:
        made.add_class(f"acupress-{kind}")
    return made


def tell(place, sentence):
    """Write a sentence into its place, as text.

    Parameters
    ----------
    place : ipywidgets.HTML
        As :func:`says` gives it.
    sentence : str
    """
    place.value = f"<p>{html.escape(sentence)}</p>" if sentence else ""


def button(words, pressed, tooltip, style=""):
    """A button.

    Parameters
    ----------
    words : str
    pressed : callable
        Called without a value.
    tooltip : str
    style : {"", "primary"}, optional

    Returns
    -------
    ipywidgets.Button
    """
    made = ipywidgets.Button(description=words, tooltip=tooltip, button_style=style)
    made.on_click(lambda _: pressed())
    return made


def seconds(text):
    """Seconds as they are typed; what is no number is left to the plan to answer.

    Parameters
    ----------
    text : str

    Returns
    -------
    int, str or None
        None of a blank text.
    """
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 6 else text or None


class Field:
    """A widget that is asked for a value, and the sentence beside it if that cannot be.

    Parameters
    ----------
    widget : ipywidgets.ValueWidget
    put : callable
        Takes the value; raises ValueError with a sentence if it cannot be.

    Attributes
    ----------
    box : ipywidgets.VBox
    """

    def __init__(self, widget, put):
        self.widget, self._put, self._showing = widget, put, False
        self._wrong = says("wrong")
        self.box = box([widget, self._wrong])
        widget.observe(self._changed, "value")

    def show(self, value, **traits):
        """Show a value without asking for it.

        Parameters
        ----------
        value : object
        **traits
            Of the widget, set before: its options, for example.
        """
        self._showing = True
        try:
            for name, trait in traits.items():
                setattr(self.widget, name, trait)
            self.widget.value = value
        finally:
            self._showing = False
        tell(self._wrong, "")

    def _changed(self, change):
        if self._showing:
            return
        try:
            self._put(change["new"])
        except ValueError as error:
            tell(self._wrong, str(error))
