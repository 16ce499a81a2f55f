"""Where a page is found, or more of it: an address to press or to type, and its QR code to scan."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

from ..facts.calls import shown

BINDER = "https://mybinder.org/v2/gh/acupress/acupress/main?urlpath="
LESSONS = Path(__file__).parents[2] / "notebooks"  # a wheel has none
LONGEST = 300  # characters: more make a code too fine to scan off paper
NO_SEGNO = (
    "A QR code is made by segno, which is not installed: pip install 'acupress[print]'. "
    "Without an address the page needs none."
)


def as_address(given):
    """Read the address that a page tells of.

    Parameters
    ----------
    given : str or None
        One that begins with ``https://`` or ``http://``; or a lesson's name: where Binder opens
        exactly that lesson.

    Returns
    -------
    str
        ``""`` for none.

    Raises
    ------
    ValueError
        It is neither.

    Examples
    --------
    >>> as_address("04_guided_session")
    'https://mybinder.org/v2/gh/acupress/acupress/main?urlpath=lab%2Ftree%2Fnotebooks%2F04_guided_session.ipynb'
    """  # noqa: E501 (the address is one line)
    if given is None:
        return ""
    if isinstance(given, str) and re.fullmatch(r"\d\d_\w+", given, re.ASCII):
        return BINDER + quote(f"lab/tree/notebooks/{_lesson(given)}.ipynb", safe="")
    if not isinstance(given, str) or not _is_of_the_web(given):
        raise ValueError(
            f"address is {shown(given)}; give what begins with https://, or a lesson's name such "
            "as 04_guided_session."
        )
    if len(given) > LONGEST:
        raise ValueError(f"address has {len(given)} characters; a QR code takes {LONGEST} here.")
    return given


def _lesson(name):
    there = sorted(file.stem for file in LESSONS.glob("[0-9]*.ipynb"))
    if there and name not in there:
        raise ValueError(f"There is no lesson '{name}'. There are: {', '.join(there)}.")
    return name


def _is_of_the_web(text):
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_whole = text.isprintable() and " " not in text
    return is_whole and parts.scheme in ("https", "http") and bool(parts.hostname)


def address_html(address):
    """Write an address as a link with its QR code.

    Parameters
    ----------
    address : str
        As :func:`as_address` gives it.

    Returns
    -------
    str
        HTML; nothing for no address.

    Raises
    ------
    ModuleNotFoundError
        segno is not installed.
    """
    if not address:
        return ""
    try:
        import segno
    except ImportError:
        raise ModuleNotFoundError(NO_SEGNO) from None
    words = html.escape(address)
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    named = '<div role="img" aria-label="QR code of this address">'
    link = f'<a href="{words}" rel="noreferrer">{words}</a>'
    return f'<div class="acupress-address">{named}{drawn}</div>{link}</div>'
