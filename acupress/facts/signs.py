"""Signs that no page, paper or file can show: what holds one is refused where it comes in."""

from __future__ import annotations

import re

# Control signs, and what is no letter in any writing: XML, fonts and files in UTF-8 refuse them.
# Then those that turn the letters after them round, whoever wrote these (Unicode's report 36 on
# security, section 2): a writing from right to left needs none of them.
UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)


def unshown(text):
    r"""The first sign of a text that cannot be shown.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Its number in Unicode, or ``""``.

    Examples
    --------
    >>> unshown("Hégǔ\n合谷"), unshown("a bell: \a")
    ('', 'U+0007')
    """
    found = UNSHOWN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def told(sign):
    """What to do about such a sign.

    Parameters
    ----------
    sign : str
        As :func:`unshown` gives it.

    Returns
    -------
    str
    """
    return f"it holds an invisible sign that nothing can show ({sign}): type the text anew"
