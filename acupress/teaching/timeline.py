"""A plan as a picture: when each point is pressed, and how people sit or lie meanwhile."""

from __future__ import annotations

import itertools
from numbers import Real

from ..drawing import style
from ..drawing.svg import DescribedFigure
from ..facts.calls import shown, yes_or_no
from ..facts.classes import POSITIONS
from ..facts.names import shown_code
from ..widgets.plan import whole_seconds

WIDTH = 4.0  # inches: a phone shows no more at letters that can be read
ROW, HEAD, LEVEL, FOOT, SIDE = 24, 40, 14, 58, 12  # points (1/72 inch), SIDE beside and between
LETTERING = 11  # points
NAMES = 0.45  # of the width, at most: the names of the points
AXIS = "minutes: get ready (pale), press (full),\nright (R) and left (L)"
IN_PAIRS = "minutes: get ready (pale), press (full);\nin the gap partners change places"
TURN = {"right": "R", "left": "L", "both": "R+L", "midline": ""}  # written into a hold


def show(plan, width=WIDTH, partners=False):
    """Draw a plan's timeline.

    Parameters
    ----------
    plan : acupress.LessonPlan
    width : float, optional
        Of the figure, in inches, from 4 to 40.
    partners : bool, optional
        Whether it is pressed in pairs: twice, with a change of places between.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
        Its ``alt`` tells the same in words.

    Raises
    ------
    ValueError
        The width cannot be used.
    """
    if isinstance(width, bool) or not isinstance(width, Real) or not 4 <= width <= 40:
        raise ValueError(f"width is in inches, a number from 4 to 40, not {shown(width)}.")
    parts = plan.segments_for(yes_or_no(partners, "partners"))
    palette = style.palette_of("atlas")
    with style.applied():
        figure = DescribedFigure(figsize=(width, 1))
        figure.set_facecolor(palette.paper)
        figure.seen_whole = False
        wide, names = width * 72, _names(figure, plan, width * 72)
        long = whole_seconds(parts) / 60
        per_minute = (wide - names - SIDE) / long
        pressed = [_pressing(parts, one) for one in dict.fromkeys(p.get("presser") for p in parts)]
        stretches = [part for own in pressed for part in _stretches(plan, own)]
        levels = _levels(figure, stretches, per_minute, long)
        head = HEAD + LEVEL * (1 + max(level for level, _ in levels))
        tall = head + ROW * len(plan) + FOOT
        figure.set_size_inches(width, tall / 72)
        box = (names / wide, FOOT / tall, (wide - names - SIDE) / wide, ROW * len(plan) / tall)
        ax = figure.add_axes(box, facecolor="none", xlim=(0, long), ylim=(len(plan), 0), yticks=[])
        _write_head(figure, plan, tall, palette)
        _draw_positions(ax, stretches, levels, palette)
        for row, code in enumerate(plan.codes):
            _draw_row(ax, row, code, palette, parts)
            look = {"color": palette.ink, "fontsize": LETTERING}
            y = tall - head - ROW * (row + 0.5)
            _write(figure, _name(plan, code), SIDE, y, names - 2 * SIDE, **look)
        _draw_axis(ax, palette)
        edge = SIDE / wide
        figure.text(
            edge, 6 / tall, IN_PAIRS if partners else AXIS, color=palette.quiet,
            fontsize=LETTERING, va="bottom", linespacing=1.15,
        )  # fmt: skip
    figure.alt = words(plan, partners)
    return figure


def words(plan, partners=False):
    """Tell a timeline in words.

    Parameters
    ----------
    plan : acupress.LessonPlan
    partners : bool, optional
        As :func:`show` takes it.

    Returns
    -------
    str
    """
    rows = plan.entries.itertuples()
    told = (
        f"From minute {row.starts:g}: {shown_code(row.Index)} {row.name}, "
        f"{row.hold_seconds} seconds, {row.sides}{row.position and f', {row.position}'}."
        for row in rows
    )
    minutes = plan.minutes_in_pairs if partners else plan.minutes
    again = " Then partners change places, and it comes again." if partners else ""
    return f"{plan.title}: {minutes:g} minutes. {' '.join(told)}{again}"


def _pressing(parts, presser):
    """What one of two partners does, the change of places left out."""
    return [part for part in parts if part.get("presser") == presser and part["kind"] != "change"]


def _name(plan, code):
    return f"{shown_code(code)} {plan.table.at[code, 'pinyin']}"


def _names(figure, plan, wide):
    """How much room the names of the points take, in points, with what is beside them."""
    widest = max(_wide(figure, _name(plan, code), LETTERING) for code in plan.codes)
    return min(widest + 2 * SIDE, NAMES * wide)


def _wide(figure, words, size, **look):
    """How wide words are, in points."""
    text = figure.text(0, 0, words, fontsize=size, parse_math=False, **look)
    wide = _taken(text)
    text.remove()
    return wide


def _taken(text):
    """How wide a text stands on its figure, in points."""
    return text.get_window_extent().width / text.figure.dpi * 72


def _write(figure, words, x, y, room, **look):
    """Write words at a place in points, as much of them as has room: all are in the alt text."""
    wide, tall = figure.get_size_inches() * 72
    text = figure.text(x / wide, y / tall, words, va="center", parse_math=False, **look)
    while _taken(text) > room and len(words) > 1:
        words = words[:-1].rstrip()
        text.set_text(f"{words}…")


def _write_head(figure, plan, tall, palette):
    room = figure.get_figwidth() * 72 - 2 * SIDE
    look = {"color": palette.ink, "fontsize": 12, "fontweight": "bold"}
    _write(figure, plan.title, SIDE, tall - 18, room, **look)


def _stretches(plan, parts):
    """How people sit or lie, and from when to when: one after another, in minutes."""
    spans = {code: (start, start + took) for code, start, took in _times(plan, parts)}
    for position, codes in itertools.groupby(plan.codes, key=plan.positions.get):
        codes = list(codes)
        told = POSITIONS.get(position, "any position")
        yield told, spans[codes[0]][0], spans[codes[-1]][1]


def _levels(figure, stretches, per_minute, long):
    """How high the name of each stretch stands, and where it begins, so that none meets another."""
    taken, found = [], []
    for told, start, _ in stretches:
        wide = _wide(figure, told, LETTERING)
        left = max(0, min(start * per_minute + 3, long * per_minute - wide))
        level = next((i for i, end in enumerate(taken) if end + 6 <= left), len(taken))
        taken[level : level + 1] = [left + wide]
        found.append((level, left))
    return found


def _draw_positions(ax, stretches, levels, palette):
    """A band for each stretch that people stay as they are, its name above."""
    for i, ((told, start, end), (level, left)) in enumerate(zip(stretches, levels, strict=True)):
        if i % 2:
            ax.axvspan(start, end, color=palette.skin, alpha=0.35, linewidth=0)
        if i:
            ax.axvline(start, color=palette.ink, linewidth=1, linestyle=(0, (4, 3)))
        ax.annotate(
            told, (0, 1), (left, 8 + LEVEL * level), xycoords="axes fraction",
            textcoords="offset points", annotation_clip=False, color=palette.quiet,
            fontsize=LETTERING,
        )  # fmt: skip


def _times(plan, parts):
    for code in plan.codes:
        own = [part for part in parts if part["codes"][0] == code]
        yield code, own[0]["start"] / 60, sum(part["seconds"] for part in own) / 60


def _draw_row(ax, row, code, palette, parts):
    long = ax.get_xlim()[1]
    own = [part for part in parts if part["codes"][0] == code and part["kind"] != "change"]
    holds = [part for part in own if part["kind"] == "hold"]
    per_minute = ax.get_position().width * ax.figure.get_figwidth() * 72 / long
    bold = {"fontsize": LETTERING, "fontweight": "bold", "va": "center"}
    for part in own:
        color = palette.point if part in holds else palette.paper
        start, took = part["start"] / 60, part["seconds"] / 60
        ax.barh(row + 0.5, took, 0.62, start, color=color, edgecolor=palette.point, linewidth=0.8)
    for part in holds:
        turn, start, took = TURN[part["side"]], part["start"] / 60, part["seconds"] / 60
        wide = _wide(ax.figure, turn, LETTERING, fontweight="bold")
        if wide + 2 < took * per_minute:
            ax.text(start + took / 2, row + 0.5, turn, color=palette.paper, ha="center", **bold)
        elif len(holds) == 1:  # beside it there is room
            ends = start + took + (wide + 4) / per_minute > long
            at = own[0]["start"] / 60 - 4 / per_minute if ends else start + took + 4 / per_minute
            align = "right" if ends else "left"
            ax.text(at, row + 0.5, turn, color=palette.point, ha=align, **bold)


def _draw_axis(ax, palette):
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(palette.quiet)
    ax.tick_params(colors=palette.quiet, labelsize=LETTERING)
