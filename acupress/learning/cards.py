"""What lessons show beside drawings and widgets: cautions, cards, checked answers, a forest plot.

All words come from the tables. They are escaped on the way into HTML, so a table can hold any text.
"""

from __future__ import annotations

import dataclasses
import html
import math
import re
import textwrap
from numbers import Real

import matplotlib as mpl
import matplotlib.style
import pandas as pd

from ..drawing import style
from ..drawing.figures import PlateFigure
from ..facts import tables

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
MINUS = "\N{MINUS SIGN}"
MARKS = {True: "✓", False: "✗", None: "…"}


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


@dataclasses.dataclass(frozen=True)
class Section:
    """One titled block of a card.

    Attributes
    ----------
    title : str
    items : sequence of str
    lead : str
        A sentence between title and items.
    ordered : bool
        Whether the items are steps.
    folded : bool
        Whether the items wait behind the title until it is opened.
    """

    title: str
    items: tuple
    lead: str = ""
    ordered: bool = False
    folded: bool = False

    def text(self):
        """Return the block as plain lines."""
        marks = (f"{i}." if self.ordered else "-" for i in range(1, len(self.items) + 1))
        items = [
            textwrap.fill(f"{mark} {item}", 96, subsequent_indent="  ")
            for mark, item in zip(marks, self.items, strict=True)
        ]
        return "\n".join([*filter(None, [self.title.upper(), self.lead]), *items])

    def html(self):
        """Return the block as HTML, its words escaped."""
        title = f'<p class="title">{html.escape(self.title)}</p>' if self.title else ""
        lead = f"<p>{html.escape(self.lead)}</p>" if self.lead else ""
        items = [html.escape(item) for item in self.items]
        if len(items) == 1 and not self.ordered:
            body = lead + f"<p>{items[0]}</p>"
        else:
            kind = "ol" if self.ordered else "ul"
            body = lead + f"<{kind}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{kind}>"
        if self.folded:
            summary = html.escape(self.title)
            return f"<details><summary>{summary}</summary>{body}</details>"
        return f"<div>{title}{body}</div>"


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
    columns = "".join(section.html() for section in open_sections)
    rest = "".join(section.html() for section in (*folded_sections, closing))
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
    sections = [
        Section(f"{_title(point)}: caution", (point.caution,)),
        Section("Where it is", (point.location,)),
        Section("Find it by touch", tuple(point.find.split(" | ")), ordered=True),
        Section("Press it", (point.press,)),
        Section("What tradition says (not proof that it works)", (point.tradition,)),
    ]
    if point.caveat:
        sections.append(Section("What is uncertain", (point.caveat,)))
    sections.append(Section("Sources", tuple(point.sources.split("; ")), folded=True))
    return _card(_title(point), sections, kind="plain")


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
    text = "\n\n".join(section.text() for section in sections)
    body = "".join(section.html() for section in sections) if body is None else body
    label = f' aria-label="{html.escape(name, quote=True)}"' if name else ""
    markup = f'<section class="acupress-notice {kind}"{label}>{body}</section>'
    return Card(text, f"<style>{CSS}</style>{markup}")


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


# --- exercises ------------------------------------------------------------------------------------


class Verdict(Card):
    """What :func:`check` says of an answer.

    Parameters
    ----------
    right : bool or None
        None: not answered yet.
    text : str
    """

    def __init__(self, right, text):
        mark = MARKS[right]
        self.right = right
        super().__init__(f"{mark} {text}", f'<p role="status">{mark} {html.escape(text)}</p>')


def check(answer, expected, tolerance=0.01):
    """Say whether an answer is right; never raises, so that a lesson runs through unanswered.

    Parameters
    ----------
    answer : object
        ``...`` means not answered yet. Codes may be written as anyone writes them, a list as codes
        with commas between, a number as text. A DataFrame stands for the codes of its rows.
    expected : str, number, or collection of str
        In a list the order counts; in a set or a table's index it does not.
    tolerance : float, optional
        How far a number may be off, as a part of the expected one.

    Returns
    -------
    Verdict

    Examples
    --------
    >>> check(..., "BL60")
    … Not answered yet: put your answer in place of the three dots and run the cell again.
    >>> check("ub-60", "BL60")
    ✓ Yes, that is right.
    >>> check(15, 16)
    ✗ Not yet: the right number is larger. Try again.
    """
    if answer is ...:
        return Verdict(
            None,
            "Not answered yet: put your answer in place of the three dots and run the cell again.",
        )
    if isinstance(expected, str):
        problem = _judge_word(answer, expected)
    elif isinstance(expected, Real):
        problem = _judge_number(answer, float(expected), tolerance)
    else:
        problem = _judge_words(answer, expected)
    if problem:
        return Verdict(False, f"Not yet: {problem} Try again.")
    return Verdict(True, "Yes, that is right.")


def _judge_word(answer, expected):
    """Say what is wrong with one word or code; "" if nothing is."""
    if not isinstance(answer, str):
        return 'the answer is a word, so write it in quotes, such as "BL60".'
    given, points = _same(answer), tables.load_points()
    if given == _same(expected):
        return ""
    if expected in points.index and given not in points.index:
        return f"no point of the table is called {_short(answer)}."
    return f"{_short(answer)} is not it."


def _judge_words(answer, expected):
    in_order = isinstance(expected, list | tuple)
    wanted = [_same(word) for word in expected]
    given = [_same(word) for word in _as_words(answer)]
    extra = [word for word in given if word not in wanted]
    missing = [word for word in wanted if word not in given]
    if not given:
        return 'the answer is a list of codes, such as ["BL23", "KI3"].'
    if extra or missing:
        found = len(wanted) - len(missing)
        strange = f", and {len(extra)} that do not belong: {', '.join(extra)}" if extra else ""
        return f"{found} of {len(wanted)} found{strange}."
    return "all are there, in another order." if in_order and given != wanted else ""


def _judge_number(answer, expected, tolerance):
    value = _as_number(answer)
    if value is None:
        return "the answer is a number, such as 1.5."
    if math.isclose(value, expected, rel_tol=tolerance, abs_tol=1e-9):
        return ""
    return f"the right number is {'larger' if value < expected else 'smaller'}."


def _same(word):
    """Write a code or a word the one way; what is no point stays a plain word."""
    try:
        return tables.find_code(word, tables.load_points())
    except KeyError:
        return tables.plain(str(word))


def _as_words(answer):
    if isinstance(answer, pd.DataFrame):
        return list(answer.index)
    if isinstance(answer, str):
        return [word for word in re.split(r"[,;]", answer) if word.strip()]
    try:
        return list(answer)
    except TypeError:
        return []


def _as_number(answer):
    """Read the number in ``1.5``, ``"1,5"`` or ``"1.5 cun"``; None if there is none."""
    if isinstance(answer, str):
        found = re.match(r"\s*([-+]?\d+(?:[.,]\d+)?)", answer.replace(MINUS, "-"))
        return float(found[1].replace(",", ".")) if found else None
    try:
        value = float(answer)
    except (TypeError, ValueError):
        return None
    return None if math.isnan(value) else value


def _short(answer):
    return textwrap.shorten(str(answer), 40, placeholder="…")


# --- evidence -------------------------------------------------------------------------------------


# Narrower than a plate, so that lettering stays legible on a phone.
FOREST_WIDTH = 3.8  # inches
# Points (1/72 inch): the page's margin, a line of lettering and how many letters go on it; a
# panel's title, the bar below each result's lettering, and the axis.
SIDE, LINE, LETTERS = 14, 12.5, 45
TITLE, BAR, AXIS = 30, 30, 42


def forest_plot(evidence, width=FOREST_WIDTH, palette=style.ATLAS):
    """Draw published effects with their 95% confidence intervals, one panel for each unit.

    Figures in different units, or with good news on different sides, never share an axis. Results
    without a published interval are named below, not drawn.

    Parameters
    ----------
    evidence : pandas.DataFrame
        Rows of ``data/evidence.csv``.
    width : float, optional
        Of the figure, in inches.
    palette : acupress.drawing.style.Palette, optional

    Returns
    -------
    acupress.drawing.figures.PlateFigure

    Examples
    --------
    >>> figure = forest_plot(tables.load_evidence().query("study == 'Hsieh 2006'"))
    >>> figure.alt[:50]
    'Forest plot. RMDQ points: left of 0 is better: Hsi'
    """
    drawn = evidence.dropna(subset=["effect", "ci_low", "ci_high"])
    panels = [panel for _, panel in drawn.groupby(["unit", "direction"], sort=False)]
    note = _left_out_note(evidence.drop(drawn.index))
    heights = [*map(_panel_height, panels), LINE * len(note) + SIDE]
    with mpl.style.context(style.SHEET):
        figure = PlateFigure(figsize=(width, sum(heights) / 72))
        figure.set_facecolor(palette.paper)
        for i, panel in enumerate(panels):
            _draw_panel(figure, panel, sum(heights[i:]), palette)
        _write(figure, heights[-1] - 4, note, palette)
    told = [f"{_favours(panel)}: {_results_words(panel)}." for panel in panels]
    figure.alt = " ".join(["Forest plot.", *told, *note])
    return figure


def _panel_height(panel):
    return TITLE + sum(LINE * len(_label(row)) + BAR for row in panel.itertuples()) + AXIS


def _draw_panel(figure, panel, top, palette):
    """One axis with its results, from `top` (points above the figure's bottom) down."""
    width, height = figure.get_size_inches() * 72
    tall = _panel_height(panel) - TITLE - AXIS
    _write(figure, top - 12, [_favours(panel)], palette, fontweight="bold")
    box = (SIDE / width, (top - TITLE - tall) / height, 1 - 2 * SIDE / width, tall / height)
    ax = figure.add_axes(box, facecolor="none", ylim=(tall, 0), yticks=[])  # y: points down
    y = 0
    for row in panel.itertuples():
        label = _label(row)
        _write(figure, top - TITLE - y, label, palette)
        y += LINE * len(label) + BAR
        bar = y - BAR / 2 - 2
        line = {"color": palette.guide, "linewidth": 2, "gid": f"interval.{row.Index}"}
        ax.plot([row.ci_low, row.ci_high], [bar, bar], **line)
        square = {"color": palette.point, "markersize": 7, "gid": f"effect.{row.Index}"}
        ax.plot([row.effect], [bar], "s", **square)
        zero = {"color": palette.ink, "linewidth": 1, "gid": f"zero.{row.Index}"}
        ax.plot([0, 0], [bar - 8, bar + 8], zorder=1, **zero)
    ends = [0, *panel.ci_low, *panel.ci_high]
    room = 0.06 * (max(ends) - min(ends))
    ax.set_xlim(min(ends) - room, max(ends) + room)
    ax.locator_params(axis="x", nbins=6)
    ax.tick_params(axis="x", labelsize=style.TEXT_SMALL, colors=palette.ink)
    ax.spines[["top", "left", "right"]].set_visible(False)


def _write(figure, y, lines, palette, **look):
    """Letter some lines at the left margin, from `y` (points above the figure's bottom) down."""
    width, height = figure.get_size_inches() * 72
    for i, line in enumerate(lines):
        place = SIDE / width, (y - LINE * i) / height
        figure.text(*place, line, va="top", fontsize=style.TEXT_SMALL, color=palette.ink, **look)


def _favours(panel):
    side = "left" if panel.direction.iloc[0].startswith("negative") else "right"
    unit = panel.unit.iloc[0]
    return f"{unit[0].upper()}{unit[1:]}: {side} of 0 is better"


def _label(row):
    """Who found how much of what against what, as lines."""
    people = "" if math.isnan(row.n) else f", {row.n:.0f} people"
    found = textwrap.wrap(f"{row.outcome}, against {row.comparison}", LETTERS)
    return [f"{row.study}{people}", *found, _figure_words(row)]


def _figure_words(row):
    figures = (row.effect, row.ci_low, row.ci_high)
    places = max(len(f"{figure:g}".partition(".")[2]) for figure in figures)
    effect, low, high = (f"{figure:.{places}f}".replace("-", MINUS) for figure in figures)
    return f"{effect} ({low} to {high})"


def _results_words(panel):
    return "; ".join(" ".join(_label(row)) for row in panel.itertuples())


def _left_out_note(left_out):
    if left_out.empty:
        return []
    studies = ", ".join(dict.fromkeys(left_out.study))
    return textwrap.wrap(f"Not drawn, no confidence interval seen: {studies}.", LETTERS)
