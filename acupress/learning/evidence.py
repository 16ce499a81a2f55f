"""Evidence: published effects with their confidence intervals, as a forest plot."""

from __future__ import annotations

import math
import textwrap
from numbers import Real

import pandas as pd

from ..drawing import style
from ..drawing.svg import DescribedFigure
from ..facts.calls import says_what_it_takes, shown

MINUS = "\N{MINUS SIGN}"
READ = frozenset(
    "study n comparison outcome effect ci_low ci_high unit direction includes".split()
)  # columns
# Narrower than a plate, so that lettering stays legible on a phone.
FOREST_WIDTH = 3.8  # inches
# Points (1/72 inch): the page's margin, a line of lettering and how many letters go on it; a
# panel's title, the bar below each result's lettering, and the axis.
SIDE, LINE, LETTERS = 14, 12.5, 45
TITLE, BAR, AXIS = 30, 30, 42


@says_what_it_takes
def forest_plot(evidence, width=FOREST_WIDTH, palette="atlas"):
    """Draw published effects with their 95% confidence intervals, one panel for each unit.

    Figures in different units, or with good news on different sides, never share an axis. Results
    without a published interval are named below, not drawn, and so are pooled results that include
    a study drawn beside them: nobody is counted twice.

    Parameters
    ----------
    evidence : pandas.DataFrame
        Rows of ``data/evidence.csv``.
    width : float, optional
        Of the figure, in inches, from 2 to 40.
    palette : str or acupress.drawing.style.Palette, optional

    Returns
    -------
    acupress.drawing.svg.DescribedFigure

    Raises
    ------
    ValueError
        The evidence is no such table, or the width or palette cannot be used.

    Examples
    --------
    >>> from acupress.facts.tables import load_evidence
    >>> figure = forest_plot(load_evidence().query("study == 'Hsieh 2006'"))
    >>> figure.alt[:50]
    'Forest plot. RMDQ points: left of 0 is better: Hsi'
    """
    _refuse_no_evidence(evidence, width)
    whole = evidence.dropna(subset=["effect", "ci_low", "ci_high"])
    drawn = whole[~whole.includes.isin(whole.study)]
    panels = [panel for _, panel in drawn.groupby(["unit", "direction"], sort=False)]
    note = [*_counted_note(whole.drop(drawn.index)), *_left_out_note(evidence.drop(whole.index))]
    heights = [*map(_panel_height, panels), LINE * len(note) + SIDE]
    palette = style.palette_of(palette)
    with style.applied():
        figure = DescribedFigure(figsize=(width, sum(heights) / 72))
        figure.set_facecolor(palette.paper)
        figure.seen_whole = False
        for i, panel in enumerate(panels):
            _draw_panel(figure, panel, sum(heights[i:]), palette)
        _write(figure, heights[-1] - 4, note, palette)
    told = [f"{_favours(panel)}: {_results_words(panel)}." for panel in panels]
    figure.alt = " ".join(["Forest plot.", *told, *note])
    return figure


def _refuse_no_evidence(evidence, width):
    if not isinstance(evidence, pd.DataFrame) or not READ.issubset(evidence.columns):
        raise ValueError(
            f"forest_plot takes rows of the evidence, as load_evidence returns them, "
            f"not {shown(evidence)}."
        )
    if isinstance(width, bool) or not isinstance(width, Real) or not 2 <= width <= 40:
        raise ValueError(f"width is in inches, a number from 2 to 40, not {shown(width)}.")


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


def _counted_note(pooled):
    told = [
        f"Not drawn, because it includes {row.includes}: {row.study} against {row.comparison}, "
        f"{_figure_words(row)}."
        for row in pooled.itertuples()
    ]
    return [line for sentence in told for line in textwrap.wrap(sentence, LETTERS)]


def _left_out_note(left_out):
    if left_out.empty:
        return []
    studies = ", ".join(dict.fromkeys(left_out.study))
    return textwrap.wrap(f"Not drawn, no confidence interval seen: {studies}.", LETTERS)
