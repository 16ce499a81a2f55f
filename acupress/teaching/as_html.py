"""Text for programs that read HTML, Moodle and Anki: shown there as it was written."""

from __future__ import annotations

import html
import re

# What those programs read as more than text: formulas, fields of their own, addresses of files.
MARKS = re.compile(r"[\\$\[\]{}@]")
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # nor XML's


def plain(text):
    """Take out what no XML file may hold.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    return NO_TEXT.sub("", text)


def as_html(text):
    r"""Write a text so that it is shown as it is, whatever is in it.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Marks that such programs would read as a formula stand alone, so that they are read as text.

    Examples
    --------
    >>> as_html("<b>2 & 3")
    '&lt;b&gt;2 &amp; 3'
    >>> as_html(r"\(x")
    '<span>\\</span>(x'
    """
    return MARKS.sub(r"<span>\g<0></span>", html.escape(plain(text)))


def as_attribute(text):
    """Write a text as the value of an attribute, where nothing can stand alone.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> as_attribute('"[x]"')
    '&quot;&#91;x&#93;&quot;'
    """
    return MARKS.sub(lambda mark: f"&#{ord(mark[0])};", html.escape(plain(text)))


def sections_html(sections):
    """Write sections of a card one below another.

    Parameters
    ----------
    sections : iterable of acupress.facts.cards.Section

    Returns
    -------
    str
    """
    return "".join(_section(section) for section in sections)


def _section(section):
    kind, items = "ol" if section.ordered else "ul", section.items
    told = f"<p><strong>{as_html(section.title)}</strong></p>"
    if len(items) == 1:
        return f"{told}<p>{as_html(items[0])}</p>"
    return f"{told}<{kind}>{''.join(f'<li>{as_html(item)}</li>' for item in items)}</{kind}>"
