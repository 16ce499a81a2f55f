"""What is due on which day, as a calendar of the weeks to come."""

from __future__ import annotations

import datetime

from ..drawing import style
from ..facts.names import shown_code
from .error_chart import day_words
from .sheet import SIDE, Sheet

WEEKS = 5
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
HIGH = 32  # points: a day's height
NAMED = 12  # points that are named for a day at most
LINES = 4  # days that are told in words
KINDS = {"locate": "place", "rule": "rule", "name": "name", "order": "order", "caution": "caution"}


def due_calendar(due, now, palette=style.ATLAS):
    """Draw how many points are due on each day.

    Parameters
    ----------
    due : pandas.Series
        When each is due, local, indexed by kind of question and point.
    now : datetime.datetime
        Local. What has been due before is due today.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    today = now.date()
    days = due.dt.date.map(lambda day: max(day, today))
    sheet = Sheet("When each point is due", palette)
    sheet.write(
        "A number in a day: so many questions are due. Which one is asked first is the quiz's to "
        "choose."
    )
    for line in _told(days, today):
        sheet.write(line)
    _draw(sheet, days.value_counts(), today)
    return sheet.figure("A calendar.")


def _told(days, today):
    """The next days in words, today first."""
    first = sorted({today, *days})[:LINES]
    lines = [f"{_day_name(day, today)}: {_points(days.index[days == day])}" for day in first]
    later = sum(days > first[-1])
    return [*lines, f"After that: {later} more"] if later else lines


def _day_name(day, today):
    near = {0: "Today", 1: "Tomorrow"}.get((day - today).days)
    return near or f"{DAYS[day.weekday()]} {day_words(day)}"


def _points(cards):
    """The points of some cards, each with the kinds of its questions."""
    if not len(cards):
        return "nothing"
    kinds = {}
    for kind, point in cards:
        kinds.setdefault(point, []).append(KINDS.get(kind, kind))
    named = [f"{shown_code(point)} ({', '.join(of)})" for point, of in kinds.items()]
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return ", ".join(named[:NAMED]) + more


def _draw(sheet, counts, today):
    wide = (sheet.width - 2 * SIDE) / 7
    sheet.y += 8
    for i, name in enumerate(DAYS):
        sheet.text(SIDE + wide * (i + 0.5), sheet.y + 4, name, ha="center")
    sheet.y += 12
    monday = today - datetime.timedelta(days=today.weekday())
    for i in range(7 * WEEKS):
        day = monday + datetime.timedelta(days=i)
        x, y = SIDE + wide * (i % 7), sheet.y + HIGH * (i // 7)
        _draw_day(sheet, x, y, wide, day, today, counts.get(day, 0))
    sheet.y += HIGH * WEEKS


def _draw_day(sheet, x, y, wide, day, today, count):
    palette, is_today = sheet.palette, day == today
    look = {"linewidth": 2, "zorder": 3} if is_today else {"edgecolor": palette.quiet}
    sheet.box(x, y, wide, HIGH, gid=f"day.{day}", **look)
    number = day_words(day) if day.day == 1 else f"{day.day}"
    sheet.text(x + 4, y + 8, number, color=palette.ink if day >= today else palette.quiet)
    if count:
        look = {"fontweight": "bold", "fontsize": style.TEXT_TITLE, "color": palette.point}
        sheet.text(x + wide - 5, y + HIGH - 9, f"{count}", ha="right", gid=f"due.{day}", **look)
