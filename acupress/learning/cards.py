"""What lessons show beside drawings and widgets: cautions and cards, from the tables.

What is said of points and of safety comes from the tables; only headings stand in the code. Every
word is escaped on the way into HTML, so a table can hold any text.
"""

from __future__ import annotations

import dataclasses
import html
import json
import re
import textwrap
from collections.abc import Iterable, Mapping

import pandas as pd

from ..body.locate import locate
from ..body.needs import not_drawn
from ..body.touch import sections_at
from ..drawing.letters import hanzi_css
from ..facts import safety
from ..facts.calls import says_what_it_takes, shown
from ..facts.cards import Section
from ..facts.choice import chosen
from ..facts.kept import kept_text
from ..facts.pressing import is_pressed

# Colours follow the notebook's theme; the red bar is never the only sign, each block has a title.
CSS = """
.acupress-notice { border: 1px solid var(--jp-border-color1, #bdbdbd);
  border-left: 6px solid #b3181f; border-radius: 4px;
  padding: 4px 16px 10px; margin: 4px 2px; max-width: 62rem;
  font-family: "Acupress Names", var(--jp-content-font-family, system-ui, sans-serif);
  font-size: 14px; line-height: 1.5; overflow-wrap: anywhere; }
.acupress-notice.plain { border-left-color: var(--jp-brand-color1, #17456b); }
.acupress-notice.stop .columns > div:first-child .title { display: inline-block; color: #fff;
  background: #b3181f; border-radius: 3px; padding: 0 8px; print-color-adjust: exact; }
.acupress-notice .columns { columns: 2 280px; column-gap: 28px; }
.acupress-notice .columns > div:not(.caution) { break-inside: avoid; }
.acupress-notice li { break-inside: avoid; }
.acupress-notice .title { break-after: avoid; }
.acupress-notice .title, .acupress-notice summary { font-weight: 700; margin: 10px 0 2px; }
.acupress-notice summary { cursor: pointer; padding: 4px 0; }
.acupress-notice p, .acupress-notice ul, .acupress-notice ol { margin: 2px 0 4px; }
.acupress-notice ul, .acupress-notice ol { padding-left: 1.4em; }
.acupress-notice .columns > div:first-child .title { margin-top: 0; }
/* On paper nothing can be opened: what is folded is printed. */
@media print { .acupress-notice details::details-content { content-visibility: visible; } }
"""


class Card:
    """Something to read: HTML in a notebook, plain text elsewhere.

    Parameters
    ----------
    text : str
        What a terminal shows.
    html : str
        What a notebook shows.
    """

    def __init__(self, text, html):
        self.text, self.html = text, html

    def __repr__(self):
        """Plain text."""
        return self.text

    def _repr_html_(self):
        return self.html


@says_what_it_takes
def before_you_press(points):
    """Show the stop signs, from the table: red flags, pregnancy, when to ask, when not to press.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str
        The points about to be pressed: a table, codes or one code. Each one's caution is shown.

    Returns
    -------
    Card

    Raises
    ------
    ValueError
        There are no points, or one is given twice.
    UnknownPoint
        No point is called this.

    Examples
    --------
    >>> print(before_you_press(["LI4"]).text.splitlines()[0])
    EMERGENCY: GET HELP NOW
    """
    sections = safety.stop_signs(*chosen(points))
    columns = "".join(section_html(section) for section in sections[:-1] if not section.folded)
    folded = "".join(section_html(section) for section in sections if section.folded)
    body = f'<div class="columns">{columns}</div>{folded}{section_html(sections[-1])}'
    return card_of("Before you press", sections, body, kind="stop")


@says_what_it_takes
def point_card(code, points=None):
    """Show all that the table says of one point: caution first, then how to find and press it.

    A point that is taught for locating only says so first; one that no plate shows is told in
    words.

    Parameters
    ----------
    code : str
        The point, however it is written; or one row of a table.
    points : pandas.DataFrame, optional
        The point table it is looked up in; the course's own by default.

    Returns
    -------
    Card

    Raises
    ------
    UnknownPoint
        No point is called this, or several are.
    ValueError
        Several points are named.
    LocateError
        The point's plate lacks something that its rule refers to.

    Examples
    --------
    >>> print(point_card("UB40").text.splitlines()[0])
    BL-40 WĚIZHŌNG 委中: CAUTION
    """
    if points is None and isinstance(code, str):  # the course's own: to read its plate takes longer
        kept = kept_text(["card", code], lambda: json.dumps(vars(_point_card(code, points))))
        return Card(**json.loads(kept))
    return _point_card(code, points)


def _point_card(code, points):
    codes, table = chosen(code, points)
    if len(codes) > 1:
        raise ValueError(f"point_card tells of one point, not of {len(codes)}: call it for each.")
    code = codes[0]
    title, point = safety.name_of(code, table), table.loc[code]
    spot = None if not_drawn([code], table) else locate(code, points=table)
    first, *rest = sections_at(point, spot, table)
    return card_of(title, [with_name(first, title, point), *rest], kind="plain")


def with_name(first, title, point):
    """The first section of a point's card, with the point's name before its title.

    Parameters
    ----------
    first : acupress.facts.cards.Section
    title : str
        The point's name.
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    acupress.facts.cards.Section
    """
    begins = "caution" if is_pressed(point) else first.title[:1].lower() + first.title[1:]
    return dataclasses.replace(first, title=f"{title}: {begins}")


@says_what_it_takes
def show_texts(texts, names=None):
    """Show texts of a table as a list that wraps between words on any screen.

    Parameters
    ----------
    texts : str or iterable
        Such as a column, or the complaints about a table; a text by itself is one line.
    names : iterable, optional
        What each text is about.

    Returns
    -------
    Card

    Raises
    ------
    ValueError
        These are no texts, or not as many names.

    Examples
    --------
    >>> show_texts(["Fever.", "Chest pain."])
    - Fever.
    - Chest pain.
    """
    texts = _as_list(texts, "texts")
    if names is not None:
        names = _as_list(names, "names")
        if len(names) != len(texts):
            raise ValueError(f"There are {len(texts)} texts but {len(names)} names for them.")
        texts = [f"{name}: {text}" for name, text in zip(names, texts, strict=True)]
    return card_of("", [Section("", tuple(map(str, texts)))], kind="plain")


def _as_list(texts, what):
    if isinstance(texts, str):
        return [texts]
    if isinstance(texts, Iterable) and not isinstance(texts, pd.DataFrame | Mapping | bytes):
        return list(texts)
    raise ValueError(
        f"show_texts takes a text, a list of texts or a column as {what}, not {shown(texts)}."
    )


def card_of(name, sections, body=None, kind=""):
    """Make a card of sections.

    Parameters
    ----------
    name : str
        What a screen reader calls it; ``""`` for nothing.
    sections : sequence of acupress.facts.cards.Section
    body : str, optional
        Their HTML; by default one below the other.
    kind : {"", "plain", "stop"}
        Its look.

    Returns
    -------
    Card
    """
    text = "\n\n".join(_text(section) for section in sections)
    body = "".join(section_html(section) for section in sections) if body is None else body
    label = f' aria-label="{html.escape(name, quote=True)}"' if name else ""
    markup = f'<section class="acupress-notice {kind}"{label}>{body}</section>'
    return Card(text, f"<style>{hanzi_css(text)}{CSS}</style>{markup}")


def _text(section):
    """A block as plain lines."""
    marks = (f"{i}." if section.ordered else "-" for i in range(1, len(section.items) + 1))
    items = [
        textwrap.fill(f"{mark} {item}", 96, subsequent_indent="  ")
        for mark, item in zip(marks, section.items, strict=True)
    ]
    return "\n".join([*filter(None, [section.title.upper(), section.lead]), *items])


def section_html(section):
    """Write a block as HTML, its words escaped.

    Parameters
    ----------
    section : acupress.facts.cards.Section

    Returns
    -------
    str
    """
    title, lead, *items = (
        _unbroken(html.escape(words)) for words in (section.title, section.lead, *section.items)
    )
    body = f"<p>{lead}</p>" if lead else ""
    if len(items) == 1 and not section.ordered:
        body += f"<p>{items[0]}</p>"
    else:
        kind = "ol" if section.ordered else "ul"
        body += f"<{kind}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{kind}>"
    if section.folded:
        return f"<details><summary>{title}</summary>{body}</details>"
    heading = f'<p class="title">{title}</p>' if title else ""
    return f'<div class="{section.kind}">{heading}{body}</div>'


def _unbroken(text):
    """Keep codes in one line: the hyphen of ``BL-60`` becomes one that does not break."""
    return re.sub(r"\b([A-Z]{2})-(?=[0-9A-Z])", "\\1\N{NON-BREAKING HYPHEN}", text)
