"""Errors over time, point by point, with their direction; and what reference questions measure."""

from __future__ import annotations

import math

import numpy as np

from ..body.words import counted
from ..drawing import style
from ..facts.names import shown_code
from .sheet import SIDE, Sheet

MOST = 16  # attempts of a point that are drawn, the last ones
HIGH, LEFT, DATES = 62, 52, 18  # points: a chart's height, where it begins, the room for dates
LATELY = 5  # attempts that count as "lately"
SLIGHT = 0.1  # cun: a way shorter than that has no direction
ARROW = 11  # points
MARK = {"markersize": 6, "linestyle": "none", "markeredgewidth": 1.3}


def error_chart(answers, targets, names, note="", palette=style.ATLAS):
    """Draw how far off each point was said to be, over time, and which way.

    Parameters
    ----------
    answers : pandas.DataFrame
        Attempts with an error, in the order of time, local in `time`.
    targets : dict of str to dict
        By point, as :func:`acupress.learning.targets.targets` gives them: which way is which. A
        point that has none is drawn without directions.
    names : mapping of str to str
        By point, what it is called.
    note : str, optional
        What is not shown.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    sheet = Sheet("How far off you were", palette)
    _key(sheet)
    if note:
        sheet.write(note)
    for code, own in answers.groupby("point", sort=False):
        sheet.y += 8
        sheet.write(f"{shown_code(code)} {names.get(code, '')}".strip(), fontweight="bold")
        sheet.write(_summary(own, targets.get(code)))
        _draw(sheet, own.tail(MOST), code, targets.get(code))
    return sheet.figure("Your errors.")


def reference_chart(answers, palette=style.ATLAS):
    """Draw what reference questions measured: the errors of each day, and their median.

    Parameters
    ----------
    answers : pandas.DataFrame
        All attempts at reference questions, in the order of time, local in `time`.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    sheet = Sheet("What you know: the reference questions", palette)
    sheet.write(
        "Every tenth question is drawn at random and asked without help. These alone measure "
        "learning: the others were chosen for you."
    )
    if answers.empty:
        sheet.write("There is none among your answers yet.")
        return sheet.figure("Reference questions.")
    sheet.write(f"{sum(answers.correct)} of {counted(len(answers), 'answer')} right")
    measured = answers.dropna(subset=["error"])
    if len(measured):
        days = [(day, own.error.median(), len(own)) for day, own in _days(measured)]
        told = [f"{day} {median:.1f} cun ({count})" for day, median, count in days]
        told = told if len(told) < 4 else [told[0], "…", *told[-2:]]
        sheet.write(f"Median error, day by day, of so many answers: {', '.join(told)}")
        _draw_days(sheet, measured)
    return sheet.figure("Reference questions.")


def _key(sheet):
    """What the marks mean, drawn as they are below."""
    sheet.y += 4
    marks = [(4, "o", "right"), (52, "x", "missed"), (110, "D", "a reference question")]
    for x, marker, words in marks:
        sheet.line([SIDE + x], [sheet.y + 6], marker=marker, **MARK)
        sheet.text(SIDE + x + 8, sheet.y + 6, words)
    sheet.y += 14
    sheet.write(
        "A diamond is open where missed. Ring: with a hint. The arrow points where the mark lay, "
        "as on the plate. Dashed: as far off as is still right. The last ones are on the right."
    )


def _summary(own, target):
    times = counted(len(own), "answer")
    last = own.error.iloc[-1]
    if len(own) > LATELY:
        first, lately = own.error.head(LATELY).median(), own.error.tail(LATELY).median()
        far = f"median error {first:.1f} cun at first, {lately:.1f} lately"
    else:
        far = f"the last {last:.1f} cun off"
    return f"{times}, {far}{mostly(own.tail(LATELY), target)}"


def mostly(own, target):
    """Tell which way some answers lay on the whole.

    Parameters
    ----------
    own : pandas.DataFrame
        Attempts at one point, with their `across` and `along` in cun.
    target : dict or None
        As :func:`acupress.learning.targets.targets` gives it.

    Returns
    -------
    str
        The end of a sentence; ``""`` if they lay around the point, or no plate draws it.
    """
    if target is None:
        return ""
    ways = []
    for axis in target["axes"]:
        part = own[axis["name"]].mean()
        if abs(part) >= SLIGHT:
            ways.append(axis["too_more"] if part > 0 else axis["too_less"])
    return f"; on the whole {' and '.join(ways)}" if ways else ""


def _draw(sheet, own, code, target):
    top, right = sheet.y + 10, sheet.width - SIDE
    allowed = own.tolerance.median()
    most = _scale(sheet, top, max(own.error.max(), 1.5 * allowed), allowed)
    step = (right - LEFT - 20) / max(len(own), MOST // 2)
    places = [LEFT + 14 + step * i for i in range(len(own))]
    _draw_dates(sheet, own, places, top)
    for x, one in zip(places, own.itertuples(), strict=True):
        y = top + HIGH * (1 - one.error / most)
        _draw_mark(sheet, x, y, one, f"mark.{code}.{one.Index}")
        if target is not None and one.error >= SLIGHT:
            sheet.arrow(x, y, way_of(target, one.across, one.along), 4, ARROW)
    sheet.y = top + HIGH + DATES


def _scale(sheet, top, most, allowed=None):
    """Draw the axis of a chart: cun, from 0 to what its top is."""
    most = math.ceil(most * 2) / 2 or 0.5
    right, quiet = sheet.width - SIDE, {"color": sheet.palette.quiet, "ha": "right"}
    sheet.line([LEFT, LEFT, right], [top, top + HIGH, top + HIGH], linewidth=0.8)
    sheet.text(LEFT - 4, top, f"{most:g} cun", **quiet)
    sheet.text(LEFT - 4, top + HIGH, "0", **quiet)
    if allowed is not None and not np.isnan(allowed):
        y = top + HIGH * (1 - allowed / most)
        sheet.line([LEFT, right], [y, y], linestyle=(0, (4, 3)), gid="allowed")
        if top + 12 < y < top + HIGH - 12:
            sheet.text(LEFT - 4, y, f"{allowed:g}", **quiet)
    return most


def _draw_mark(sheet, x, y, one, gid):
    palette = sheet.palette
    shape = "D" if one.reference else "o" if one.correct else "x"
    face = palette.guide if one.correct else palette.paper
    look = MARK | {"marker": shape, "color": palette.guide, "markerfacecolor": face}
    sheet.line([x], [y], gid=gid, zorder=4, **look)
    if one.hint:
        ring = {"marker": "o", "markersize": 11, "markerfacecolor": "none"}
        sheet.line([x], [y], color=palette.guide, **{**MARK, **ring, "markeredgewidth": 0.8})


def _draw_dates(sheet, own, places, top):
    """Where a day begins: a fine line, and the date where there is room for it."""
    room = 0
    for i, (day, before) in enumerate(
        zip(own.time.dt.date, [None, *own.time.dt.date], strict=False)
    ):
        if day == before:
            continue
        x = places[i] - 8
        if i:
            sheet.line([x, x], [top, top + HIGH], linewidth=0.5, color=sheet.palette.quiet)
        if x >= room:
            sheet.text(x, top + HIGH + 10, day_words(day), color=sheet.palette.quiet)
            room = x + 44


def day_words(day):
    """A day as it is written in charts.

    Parameters
    ----------
    day : datetime.date

    Returns
    -------
    str

    Examples
    --------
    >>> import datetime
    >>> day_words(datetime.date(2026, 11, 3))
    '3 Nov'
    """
    return f"{day.day} {MONTHS[day.month - 1]}"


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _days(measured):
    for day, own in measured.groupby(measured.time.dt.date):
        yield day_words(day), own


def _draw_days(sheet, measured):
    """A column of marks for each day, with a bar at the median."""
    top, days = sheet.y + 10, list(_days(measured))[-MOST // 2 :]
    most = _scale(sheet, top, measured.error.max())
    step = (sheet.width - SIDE - LEFT) / max(len(days), 4)
    for i, (day, own) in enumerate(days):
        x = LEFT + step * (i + 0.5)
        for one in own.itertuples():
            _draw_mark(sheet, x, top + HIGH * (1 - one.error / most), one, f"reference.{one.Index}")
        y = top + HIGH * (1 - own.error.median() / most)
        sheet.line([x - 12, x + 12], [y, y], linewidth=2, gid=f"median.{i}")
        sheet.text(x, top + HIGH + 10, day, ha="center", color=sheet.palette.quiet)
    sheet.y = top + HIGH + DATES
    sheet.write("Marks: filled where right, open where missed. Bars: the median of the day.")


def way_of(target, across, along):
    """The way from a point to a mark, on the plate's side that is drawn.

    Parameters
    ----------
    target : dict
        As :func:`acupress.learning.targets.targets` gives it.
    across, along : float
        In cun.

    Returns
    -------
    ndarray of shape (2,)
        In plate units, x to the right and y down.
    """
    parts = zip(target["axes"], (across, along), strict=True)
    return sum(part * axis["unit"] ** 2 * np.array([axis["x"], axis["y"]]) for axis, part in parts)
