"""How people write a point: codes and names, found however they are written."""

from __future__ import annotations

import re
import unicodedata

# Other letters in use for the WHO's meridian codes, as books and charts print them.
OTHER_LETTERS = {
    "K": "KI", "KID": "KI", "B": "BL", "UB": "BL", "SJ": "TE", "TB": "TE", "TW": "TE", "P": "PC",
    "H": "HT", "LIV": "LR", "LV": "LR", "DU": "GV", "REN": "CV", "G": "GB", "S": "ST", "L": "LU",
}  # fmt: skip


class UnknownPoint(KeyError, ValueError):
    """No point, or no single point, is meant by what was written.

    Attributes
    ----------
    candidates : list of str
        The codes that could be meant; empty if none could.
    """

    def __init__(self, sentence, candidates=()):
        super().__init__(sentence)
        self.candidates = list(candidates)

    def __str__(self):
        """The sentence alone: a KeyError would show it in quotes."""
        return self.args[0]


def find_code(wanted, points):
    """Find a point by code or name, however it is written.

    Parameters
    ----------
    wanted : str
        ``"LI-4"``, ``"li 4"``, ``"UB40"``, ``"K3"``, ``"Weizhong"``, ``"委中"``, ….
    points : pandas.DataFrame
        A point table.

    Returns
    -------
    str
        The code, as the table writes it.

    Raises
    ------
    UnknownPoint
        No point is called this, or several are; the message names the nearest.

    Examples
    --------
    >>> from acupress import load_points
    >>> find_code("Ub 40", load_points()), find_code("kūn-lún", load_points())
    ('BL40', 'BL60')
    """
    key = plain(str(wanted))
    by_code = {plain(code): code for code in points.index}
    code = by_code.get(key) or by_code.get(_with_who_letters(key))
    if code:
        return code
    named = points.index[
        (points.pinyin.map(plain) == key)
        | (points.hanzi.map(plain) == key)
        | (points.english.map(plain) == key)
    ]
    if key and len(named) == 1:
        return named[0]
    near = list(named) or [code for name, code in by_code.items() if key and name.startswith(key)]
    hint = f"Did you mean {', '.join(near)}?" if near else f"Codes: {', '.join(points.index)}."
    raise UnknownPoint(f"No single point is called {wanted!r}. {hint}", near)


def plain(text):
    """Reduce a name to what people agree on: no tones, hyphens, spaces or capitals.

    Examples
    --------
    >>> plain("Wěi-zhōng"), plain("LI-4"), plain("委中")
    ('weizhong', 'li4', '委中')
    """
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def shown_code(code):
    """A code as the course shows it: ``BL60`` → ``BL-60``.

    Examples
    --------
    >>> shown_code("BL60"), shown_code("EX-UE7a")
    ('BL-60', 'EX-UE7a')
    """
    return code if "-" in code else re.sub(r"(?<=[A-Z])(?=\d)", "-", code)


def _with_who_letters(key):
    letters, number = re.fullmatch(r"([a-z]*)(.*)", key).groups()
    return OTHER_LETTERS.get(letters.upper(), letters).lower() + number
