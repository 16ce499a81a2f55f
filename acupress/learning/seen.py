"""See how one gets on: what is due, how far off one was, one's marks on the plate."""

from __future__ import annotations

import datetime
from numbers import Real

import pandas as pd

from ..body.locate import LocateError
from ..body.plate import PlateError
from ..drawing import style
from ..drawing.svg import DescribedFigures
from ..facts import tables
from ..facts.calls import says_what_it_takes, shown
from ..facts.choice import chosen
from .cards import Section, card_of
from .cloud import cloud
from .due_calendar import due_calendar
from .error_chart import error_chart, reference_chart
from .overview import by_need, overview
from .progress import NIGHT, due
from .ruler import LONGEST, SHORTEST
from .targets import targets

NIGHTLY = datetime.timedelta(hours=NIGHT)  # so long after midnight a day ends
MOST = 6  # points whose marks are drawn unless others are asked for: who need repeating most
READ = frozenset(
    "time point plate side kind error across along tolerance correct hint reference "
    "rating seconds".split()
)  # columns
NOTHING_YET = (
    "There are no answers here yet, so there is nothing to see. Answer a few questions first, for "
    "example with ap.LocateQuiz(points); then load the progress and show it again."
)


@says_what_it_takes
@style.applied()
def show_progress(progress, points=None, cun_mm=None, now=None):
    """Show how one gets on: what is due when, errors over time, one's marks on the plate.

    Parameters
    ----------
    progress : pandas.DataFrame
        Attempts, as ``load_progress("progress.jsonl")`` gives them.
    points : pandas.DataFrame, str, or sequence of str, optional
        The points to show; by default all that were answered, and of six the marks: of those
        that need repeating most.
    cun_mm : float, optional
        How long a cun is on one's own body, in millimetres, as ``cun_ruler`` tells it: the
        published scatter is drawn to that scale. By default as on the body that the plate draws.
    now : datetime.datetime, optional
        With its time zone; the present by default. What is due is told for then.

    Returns
    -------
    acupress.drawing.svg.DescribedFigures
        A calendar; all points in rows, those that need repeating first; errors point by point;
        each plate with the marks on it; last, apart, the reference questions. A card that says so
        where there are no answers yet.

    Raises
    ------
    ValueError
        `progress` is no such table, or an option cannot be used.
    acupress.UnknownPoint
        No point is called this.
    """
    _refuse(progress, cun_mm, now)
    table = tables.course_points()
    if points is not None:
        codes, table = chosen(points)
        progress = progress[progress.point.isin(codes)]
    if progress.empty:
        return card_of("Your progress", [Section("Your progress", (NOTHING_YET,))], kind="plain")
    now = now or datetime.datetime.now().astimezone()
    when = _days(due(progress, now)["due"], now)
    answers = progress.assign(time=_days(progress.time, now)).sort_values("time")
    answers = answers.reset_index(drop=True)
    needs = by_need(answers, when)
    figures = [due_calendar(when, now - NIGHTLY), overview(answers, needs)]
    measured = answers.dropna(subset=["error", "across", "along"])
    pointed = [code for code in needs if code in set(measured.point)]
    if points is None:
        measured = measured[measured.point.isin(pointed[:MOST])]
    if len(measured):
        place = {code: number for number, code in enumerate(pointed)}
        measured = measured.sort_values("point", key=lambda own: own.map(place), kind="stable")
        drawn = _plates(measured, table)
        known = {code: target for one in drawn.values() for code, target in one.items()}
        note = _left_out(len(pointed)) if points is None else ""
        figures.append(error_chart(measured, known, table.pinyin, note))
        for plate, own in drawn.items():
            here = measured[(measured.plate == plate) & measured.point.isin(own)]
            figures.append(cloud(here, plate, own, table, cun_mm))
    figures.append(reference_chart(answers[answers.reference]))
    return DescribedFigures(figures)


def _refuse(progress, cun_mm, now):
    if not isinstance(progress, pd.DataFrame) or not READ.issubset(progress.columns):
        raise ValueError(
            "show_progress takes what load_progress returns, such as "
            f'load_progress("progress.jsonl"), not {shown(progress)}.'
        )
    is_length = isinstance(cun_mm, Real) and not isinstance(cun_mm, bool)
    if cun_mm is not None and not (is_length and SHORTEST <= cun_mm <= LONGEST):
        raise ValueError(
            f"cun_mm is how many millimetres a cun of your body has, a number from {SHORTEST} to "
            f"{LONGEST}, not {shown(cun_mm)}. ap.cun_ruler tells it."
        )
    if now is not None and not (isinstance(now, datetime.datetime) and now.tzinfo):
        raise ValueError(f"now is a time with its time zone, not {shown(now)}.")


def _days(times, now):
    """Times as local ones of the day they count for: a day ends at night."""
    return times.dt.tz_convert(now.tzinfo) - NIGHTLY


def _left_out(count):
    if count <= MOST:
        return ""
    return (
        f"Shown are the {MOST} that need repeating most, of {count}. Others are shown if you name "
        'them: ap.show_progress(progress, ["BL23", "BL25"]).'
    )


def _plates(measured, table):
    """By plate, the targets of the points that were answered there; without what is not known."""
    drawn = {}
    for (plate, code), _ in measured.groupby(["plate", "point"], sort=False):
        try:
            target = targets(code, table, plate=plate)
        except (LocateError, PlateError, ValueError, KeyError):  # of a table of one's own, once
            continue
        if target:
            drawn.setdefault(plate, {}).update(target)
    return drawn
