"""What lessons show beside drawings and widgets: cautions and cards, from the tables.

All words come from the tables. They are escaped on the way into HTML, so a table can hold any text.
"""

from __future__ import annotations

import dataclasses
import html
import textwrap

from ..body.locate import locate
from ..facts import tables
from ..facts.cards import Section, sections_of

# Colours follow the notebook's theme; the red bar is never the only sign, each block has a title.
CSS = """
.acupress-notice { border: 1px solid var(--jp-border-color1, #bdbdbd);
  border-left: 6px solid #b3181f; border-radius: 4px;
  padding: 4px 16px 10px; margin: 4px 2px; max-width: 62rem;
  font-size: 14px; line-height: 1.5; overflow-wrap: anywhere; }
.acupress-notice.plain { border-left-color: var(--jp-brand-color1, #17456b); }
.acupress-notice.stop .columns > div:first-child .title { display: inline-block; color: #fff;
  background: #b3181f; border-radius: 3px; padding: 0 8px; }
.acupress-notice .columns { display: grid; column-gap: 28px;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr)); }
.acupress-notice .title, .acupress-notice summary { font-weight: 700; margin: 10px 0 2px; }
.acupress-notice summary { cursor: pointer; padding: 4px 0; }
.acupress-notice p, .acupress-notice ul, .acupress-notice ol { margin: 2px 0 4px; }
.acupress-notice ul, .acupress-notice ol { padding-left: 1.4em; }
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


def before_you_press(points):
    """Show the stop signs, from the table: red flags, pregnancy, when not to press.

    Parameters
    ----------
    points : pandas.DataFrame
        The points about to be pressed; each one's caution is shown.

    Returns
    -------
    Card

    Examples
    --------
    >>> points = tables.load_points()
    >>> print(before_you_press(points.loc[["LI4"]]).text.splitlines()[0])
    EMERGENCY: GET HELP NOW
    """
    rule, *reasons = _advice("pregnancy")
    avoid = _advice("avoid")
    cautions = [f"{_title(point)}. {point.caution}" for _, point in points.iterrows()]
    open_sections = (
        Section(
            "Emergency: get help now",
            _advice("emergency"),
            "999 or A&E in the UK. Back pain with any of these:",
        ),
        Section(
            "Urgent: ask a doctor today",
            _advice("urgent"),
            "Your GP or 111 in the UK. Back pain with any of these:",
        ),
        Section("Pregnant, or might be", (rule, *_pregnancy_groups(points))),
        Section("While you press", _advice("press")[-2:]),
    )
    folded_sections = (
        Section("Why, in pregnancy", reasons, folded=True),
        Section(f"When not to press: {len(avoid)} situations", avoid, folded=True),
        Section(f"The cautions of these points: {len(cautions)}", cautions, folded=True),
    )
    closing = Section("What this is, and is not", _advice("disclaimer"))
    sections = (*open_sections, *folded_sections, closing)
    columns = "".join(_html(section) for section in open_sections)
    rest = "".join(_html(section) for section in (*folded_sections, closing))
    body = f'<div class="columns">{columns}</div>{rest}'
    return _card("Before you press", sections, body, kind="stop")


def point_card(code, points=None):
    """Show all that the table says of one point: caution first, then how to find and press it.

    Parameters
    ----------
    code : str
        The point, however it is written.
    points : pandas.DataFrame, optional
        A point table; the course's own by default.

    Returns
    -------
    Card

    Raises
    ------
    KeyError
        No point is called this.

    Examples
    --------
    >>> print(point_card("UB40").text.splitlines()[0])
    BL‑40 WĚIZHŌNG 委中: CAUTION
    """
    points = tables.load_points() if points is None else points
    point = points.loc[tables.find_code(code, points)]
    spot = locate(point.name, points=points)
    caution, *rest = sections_of(point, [step.words for step in spot.steps])
    caution = dataclasses.replace(caution, title=f"{_title(point)}: caution")
    return _card(_title(point), [caution, *rest], kind="plain")


def show_texts(texts, names=None):
    """Show texts of a table as a list that wraps between words on any screen.

    Parameters
    ----------
    texts : iterable
        Such as a column, or the complaints about a table.
    names : iterable, optional
        What each text is about.

    Returns
    -------
    Card

    Examples
    --------
    >>> show_texts(["Fever.", "Chest pain."])
    - Fever.
    - Chest pain.
    """
    if names is not None:
        texts = [f"{name}: {text}" for name, text in zip(names, texts, strict=True)]
    return _card("", [Section("", tuple(map(str, texts)))], kind="plain")


def _card(name, sections, body=None, kind=""):
    text = "\n\n".join(_text(section) for section in sections)
    body = "".join(_html(section) for section in sections) if body is None else body
    label = f' aria-label="{html.escape(name, quote=True)}"' if name else ""
    markup = f'<section class="acupress-notice {kind}"{label}>{body}</section>'
    return Card(text, f"<style>{CSS}</style>{markup}")


def _text(section):
    """A block as plain lines."""
    marks = (f"{i}." if section.ordered else "-" for i in range(1, len(section.items) + 1))
    items = [
        textwrap.fill(f"{mark} {item}", 96, subsequent_indent="  ")
        for mark, item in zip(marks, section.items, strict=True)
    ]
    return "\n".join([*filter(None, [section.title.upper(), section.lead]), *items])


def _html(section):
    """A block as HTML, its words escaped."""
    title = f'<p class="title">{html.escape(section.title)}</p>' if section.title else ""
    lead = f"<p>{html.escape(section.lead)}</p>" if section.lead else ""
    items = [html.escape(item) for item in section.items]
    if len(items) == 1 and not section.ordered:
        body = lead + f"<p>{items[0]}</p>"
    else:
        kind = "ol" if section.ordered else "ul"
        body = lead + f"<{kind}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{kind}>"
    if section.folded:
        return f"<details><summary>{html.escape(section.title)}</summary>{body}</details>"
    return f"<div>{title}{body}</div>"


def _advice(kind):
    return tuple(tables.load_guidance(kind).text)


def _title(point):
    return f"{_unbroken(point.name)} {point.pinyin} {point.hanzi}".strip()


def _unbroken(code):
    """Show a code so that no line ends within it."""
    return tables.shown_code(code).replace("-", "\N{NON-BREAKING HYPHEN}")


def _pregnancy_groups(points):
    """Which of these points lists name, as sentences; groups without points are left out."""
    told = {
        "avoid": "On every list seen that names points",
        "disputed": "On some lists, or in a region that one list warns of",
        "none named": "On no list seen, which does not prove it safe",
    }
    for word, sentence in told.items():
        codes = [_unbroken(code) for code in points.index[points.pregnancy == word]]
        if codes:
            yield f"{sentence}: {', '.join(codes)}."
