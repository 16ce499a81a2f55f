"""The course's advice, ``data/guidance.csv``, asked by its kind and by where a row is shown."""

from __future__ import annotations

import functools

from . import tables


class Words:
    """The texts of the guidance table, as it stands now."""

    def __init__(self):
        self.table = tables.load_guidance()

    def lines(self, kind, shown=None):
        """All advice of a kind.

        Parameters
        ----------
        kind : str
        shown : str, optional
            Only what is shown there.

        Returns
        -------
        list of str
            In their order.
        """
        rows = self.table[self.table.kind == kind]
        return list((rows if shown is None else rows[rows.shown == shown]).text)

    def frames(self, about, shown, kind="frame"):
        """The words around a kind of advice: titles, questions, answers.

        Parameters
        ----------
        about : str
            The kind they stand around.
        shown : str
            Where they are shown.
        kind : str, optional
            ``"pregnancy_word"`` for what a word of that column means.

        Returns
        -------
        list of str
        """
        rows = self.table
        here = (rows.kind == kind) & (rows.about == about) & (rows.shown == shown)
        return list(rows.text[here])

    def frame(self, about, shown):
        """The same as one text, blank where there is none.

        Parameters
        ----------
        about, shown : str

        Returns
        -------
        str
        """
        return " ".join(self.frames(about, shown))

    def pregnancy(self, word, shown):
        """What a word of the column ``pregnancy`` means.

        Parameters
        ----------
        word : str
        shown : str
            ``"mark"`` or ``"group"``.

        Returns
        -------
        str

        Raises
        ------
        KeyError
            The table says nothing of it.
        """
        told = self.frames(word, shown, kind="pregnancy_word")
        if not told:
            raise KeyError(f"data/guidance.csv says nothing of the pregnancy word {word!r}.")
        return told[0]


@functools.cache
def for_locating_only():
    """What is said of a point that the course does not teach to press.

    Returns
    -------
    title, sentence : str
    """
    words = Words()
    return words.frame("locating", "title"), " ".join(words.lines("locating"))


@functools.cache
def in_pregnancy(word):
    """What lists say of a point in pregnancy, as a sentence; blank where none names it.

    Parameters
    ----------
    word : str
        Of the column ``pregnancy``.

    Returns
    -------
    str

    Examples
    --------
    >>> in_pregnancy("avoid"), in_pregnancy("none named")
    ('Pregnant, or might be: on every list seen that names points.', '')
    """
    words = Words()
    if word == "none named":
        return ""
    said = words.pregnancy(word, "group")
    return f"{words.frame('pregnancy', 'title')}: {said[0].lower()}{said[1:]}."
