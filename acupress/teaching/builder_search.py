"""Search points as the picker does: widgets/parts/search.js says the same in the browser."""

from __future__ import annotations

import functools
import math
import re

from ..facts.written import plain

TOLD = 10  # worse than any slip in a name


def search(query, told):
    """Find points by code, name, place or purpose, forgiving tones, hyphens and slips.

    Parameters
    ----------
    query : str
    told : dict of str to dict
        Code → what finds it, as :func:`acupress.drawing.told.listed` tells.

    Returns
    -------
    list of str
        The codes that fit, best first; equals in the order of `told`.
    """
    words, whole = [word for word in map(plain, query.split()) if word], plain(query)
    if not whole:
        return []
    marks = {code: _misfit(code, point, words, whole) for code, point in told.items()}
    return sorted((code for code, mark in marks.items() if mark < math.inf), key=marks.get)


def _misfit(code, point, words, whole):
    """How badly a point fits: 0 is perfect, below it stands what is asked for by its code."""
    if plain(code) == whole:
        return -2
    if re.sub(r"\d.*", "", plain(code)) == whole:
        return -1
    keys = point["keys"].split()
    named = min(_best(whole, keys), max(_best(word, keys) for word in words) + 0.5)
    return min(named, max(_told(word, keys, point["words"].split()) for word in words))


def _best(word, keys):
    return min((_fit(word, key) for key in keys), default=math.inf)


def _told(word, keys, words):
    """Words of a text must stand there as typed, from their beginning."""
    has = any(one == word or len(word) > 3 and one.startswith(word) for one in words)
    return TOLD if has or word in keys else math.inf


@functools.lru_cache(maxsize=2**16)  # points share most of their words
def _fit(word, key):
    if key == word:
        return 0
    if key.startswith(word):
        return 1
    if len(word) > 2 and word in key:
        return 2
    allowed = 0 if len(word) < 4 or re.search(r"\d", word) else 1 if len(word) < 7 else 2
    if not allowed or abs(len(word) - len(key)) > allowed:
        return math.inf
    return 2 + _slips(word, key, allowed)


def _slips(one, other, allowed):
    """How many letters are wrong, missing or too many; infinite above what is allowed."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        following = [i]
        for j, against in enumerate(other, 1):
            following.append(min(row[j] + 1, following[-1] + 1, row[j - 1] + (letter != against)))
        if min(following) > allowed:
            return math.inf
        row = following
    return row[-1] if row[-1] <= allowed else math.inf
