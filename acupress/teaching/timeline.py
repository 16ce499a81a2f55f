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

WIDTH = 7.0  # inches
ROW, HEAD, FOOT, SIDE = 24, 66, 40, 12  # points (1/72 inch): a row, title, axis, margin
NAMES, LETTERS = 128, 22  # points, for the names of the points, and how many letters go there
LETTERING, LETTER = 9.5, 7  # points: letters, and how wide one in a hold is
LATE = 0.75  # of the time: a position that begins later is named towards the left
AXIS = "minutes: get ready (pale), press (full), right (R) and left (L)"
IN_PAIRS = "minutes: get ready (pale), press (full); in the gap partners change places"
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
    tall = HEAD + ROW * len(plan) + FOOT
    with style.applied():
        figure = DescribedFigure(figsize=(width, tall / 72))
        figure.set_facecolor(palette.paper)
        figure.seen_whole = False
        wide = width * 72
        box = (NAMES / wide, FOOT / tall, (wide - NAMES - SIDE) / wide, ROW * len(plan) / tall)
        ax = figure.add_axes(
            box,
            facecolor="none",
            xlim=(0, whole_seconds(parts) / 60),
            ylim=(len(plan), 0),
            yticks=[],
        )
        _write_head(figure, plan, tall, palette)
        for presser in dict.fromkeys(part.get("presser") for part in parts):
            _draw_positions(ax, plan, _pressing(parts, presser), palette)
        for row, code in enumerate(plan.codes):
            _draw_row(ax, plan, row, code, palette, parts)
        _draw_axis(ax, palette, IN_PAIRS if partners else AXIS)
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


def _write_head(figure, plan, tall, palette):
    """The title, as much of it as has room: all of it is in the figure's words."""
    edge = SIDE / (figure.get_figwidth() * 72)
    head = figure.text(
        edge, 1 - 18 / tall, plan.title, parse_math=False,
        color=palette.ink, fontsize=12, fontweight="bold", va="center",
    )  # fmt: skip
    kept, room = plan.title, (1 - 2 * edge) * figure.bbox.width
    while head.get_window_extent().width > room:
        kept = kept[:-2].rstrip()
        head.set_text(f"{kept}…")


def _draw_positions(ax, plan, parts, palette):
    """A band for each stretch that people stay as they are, its name above."""
    spans = {code: (start, start + took) for code, start, took in _times(plan, parts)}
    stretches = itertools.groupby(plan.codes, key=plan.positions.get)
    for i, (position, codes) in enumerate(stretches):
        codes = list(codes)
        start, end = spans[codes[0]][0], spans[codes[-1]][1]
        is_late = start > LATE * ax.get_xlim()[1]
        if i % 2:
            ax.axvspan(start, end, color=palette.skin, alpha=0.35, linewidth=0)
        if i:
            ax.axvline(start, color=palette.ink, linewidth=1, linestyle=(0, (4, 3)))
        ax.annotate(
            POSITIONS.get(position, "any position"), (end if is_late else start, 0),
            (0 if is_late else 3, 20 - 12 * (i % 2)), ha="right" if is_late else "left",
            annotation_clip=False, textcoords="offset points", color=palette.quiet,
            fontsize=LETTERING,
        )  # fmt: skip


def _times(plan, parts):
    for code in plan.codes:
        own = [part for part in parts if part["codes"][0] == code]
        yield code, own[0]["start"] / 60, sum(part["seconds"] for part in own) / 60


def _draw_row(ax, plan, row, code, palette, parts):
    name = f"{shown_code(code)} {plan.table.at[code, 'pinyin']}"
    name = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    ax.annotate(
        name, (0, row + 0.5), (-NAMES + SIDE, 0), va="center",
        xycoords=("axes fraction", "data"), textcoords="offset points", annotation_clip=False,
        color=palette.ink, fontsize=LETTERING, parse_math=False,
    )  # fmt: skip
    for part in parts:
        if part["codes"][0] != code or part["kind"] == "change":
            continue
        is_hold = part["kind"] == "hold"
        start, long = part["start"] / 60, part["seconds"] / 60
        color = palette.point if is_hold else palette.paper
        ax.barh(row + 0.5, long, 0.62, start, color=color, edgecolor=palette.point, linewidth=0.8)
        turn = TURN[part["side"]]
        if is_hold and len(turn) * LETTER < long / ax.get_xlim()[1] * _wide(ax):
            ax.text(
                start + long / 2, row + 0.5, turn, color=palette.paper,
                fontsize=LETTERING - 1, fontweight="bold", ha="center", va="center",
            )  # fmt: skip


def _wide(ax):
    """How wide an axis is, in points."""
    return ax.get_position().width * ax.figure.get_figwidth() * 72


def _draw_axis(ax, palette, told):
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(palette.quiet)
    ax.tick_params(colors=palette.quiet, labelsize=LETTERING)
    ax.set_xlabel(told, color=palette.quiet, fontsize=LETTERING)
