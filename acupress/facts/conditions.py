"""What tradition gives a point for, as a short list of conditions; none of it is proof."""

from __future__ import annotations

import functools
import re

from .beside import table_beside


@functools.cache
def conditions():
    """Conditions that tradition gives points for, with the words that tell them.

    Returns
    -------
    dict of str to tuple of str
        From ``data/conditions.csv``; shared, so not to be changed.

    Examples
    --------
    >>> conditions()["sciatica"]
    ('sciatica', 'sciatic')
    """
    rows = table_beside("conditions.csv", ("condition", "words", "source"))
    return {row.condition: tuple(row.words.split(" | ")) for row in rows.itertuples()}


def is_given_for(condition, tradition):
    """Whether what tradition says of a point names a condition.

    Parameters
    ----------
    condition : str
        A key of :func:`conditions`.
    tradition : str
        The point's text of that column. A sentence with "not" in it gives it for nothing.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_given_for("sciatica", "Notes give it for sciatica."), is_given_for("sciatica", "")
    (True, False)
    >>> is_given_for("low back pain", "It is not named for the low back.")
    False
    """
    words = "|".join(map(re.escape, conditions()[condition]))
    sentences = re.split(r"(?<=[.;])\s+", tradition)
    return any(
        re.search(rf"\b({words})\b", sentence, re.IGNORECASE)
        for sentence in sentences
        if not re.search(r"\bnot\b", sentence, re.IGNORECASE)
    )
