"""How a learner gets on: what was answered, what is due, and the same for other programs."""

from __future__ import annotations

import datetime
import os
import warnings
from pathlib import Path

import pandas as pd

from ..facts.calls import says_what_it_takes, shown
from .attempts import FIELDS, GOOD, attempts_of, rating_of
from .progress_file import read, why_not

OWN = "progress.jsonl"  # the file that quizzes keep beside the notebook
RETENTION = 0.9  # ask again when recall has fallen to this
MOST_DAYS = 90  # a course lasts weeks, not years
NIGHT = 4  # o'clock: when a day ends
NEW, REVIEW = 0, 2  # states of a card, as FSRS counts them
COLUMNS = [name for name in FIELDS if name != "schema"]
NUMBERS = ["error", "across", "along", "tolerance", "seconds"]
CARDS = ["due", "is_due", "recall", "stability", "difficulty", "last", "answers"]


@says_what_it_takes
def load_progress(path=None):
    """Read the answers that a quiz has kept.

    Damaged lines are set aside in a file of their own beside it, with a warning that says which.

    Parameters
    ----------
    path : str or path-like, optional
        The file, such as one that "Save my progress" made; by default `OWN`, beside the notebook.
        Before the first answer there is none: then nothing has been answered.

    Returns
    -------
    pandas.DataFrame
        One row an attempt, in the order of time:

        ``point``, ``plate``, ``side``, ``kind``
            What was asked, where it was answered, and which kind of question it was: ``"locate"``,
            ``"rule"``, ``"name"``, ``"order"`` or ``"caution"``.
        ``error``, ``across``, ``along``, ``tolerance``
            In cun: how far off the answer was; its parts, + lateral (radial, dorsal, anterior) and
            + up; what was allowed. Missing where no place was measured.
        ``correct``, ``hint``, ``reference``
            Whether it was right, whether there was a hint, and whether the question was drawn at
            random to measure how one gets on.
        ``time``, ``seconds``
            When (in UTC), and how long it took.
        ``rating``
            As FSRS counts: 1 again, 2 hard, 3 good.

    Raises
    ------
    FileNotFoundError
        There is no file of this name.
    ValueError
        It is no progress, or a newer version of the course has written it.

    See Also
    --------
    due : What is to be asked again, and when.
    """
    if path is None:
        if not Path(OWN).exists():
            return table_of([])
        path = OWN
    if not isinstance(path, str | os.PathLike) or not str(path):
        raise ValueError(f"A progress file is called like 'progress.jsonl', not {shown(path)}.")
    file = Path(path).expanduser()
    if not file.exists():
        raise FileNotFoundError(
            f"There is no file '{path}'. A quiz makes it with the first answer: is it in another "
            "folder?"
        )
    reading, notice = read(file)
    if notice:
        warnings.warn(notice, stacklevel=3)
    return table_of(reading.lines)


def table_of(lines):
    """The table of :func:`load_progress` from lines.

    Parameters
    ----------
    lines : iterable of str
        Attempts; the same line is the same attempt.

    Returns
    -------
    pandas.DataFrame
    """
    attempts = attempts_of(lines)
    table = pd.DataFrame(attempts, columns=COLUMNS)
    table["rating"] = [rating_of(attempt) for attempt in attempts]
    table["time"] = pd.to_datetime(table["time"].astype("int64"), unit="ms", utc=True)
    table[NUMBERS] = table[NUMBERS].astype(float)
    return table.astype({"correct": bool, "hint": bool, "reference": bool, "rating": int})


@says_what_it_takes
def due(progress, now=None):
    """What is to be asked again, and when: replayed from the answers.

    By FSRS-6, the free spaced repetition scheduler, with its default parameters: a point is due
    when the probability of recalling it has fallen to 0.9, after 90 days at most. An answer further
    off than the tolerance counts as Again, further than half of it or with a hint as Hard, else as
    Good. The browser works it out alike.

    Parameters
    ----------
    progress : pandas.DataFrame
        As :func:`load_progress` gives it, or rows of it.
    now : datetime.datetime or pandas.Timestamp, optional
        With a time zone, which says what is today; this moment, on this computer, by default.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``kind`` of question and ``point``, what is due first, first: ``due``, when (in
        UTC); ``is_due``, whether that is today or before, a day ending at four at night;
        ``recall``, the probability of recalling it now;
        ``stability``, the days after which that is 0.9; ``difficulty``, from 1 to 10; ``last``,
        when it was last answered; ``answers``, how often.

    Raises
    ------
    ValueError
        `progress` is no such table, or `now` no moment with a time zone.
    """
    _refuse_no_progress(progress)
    now = _moment(now)
    until = _end_of_day(now)
    # It takes a moment to load, and most lessons do without.
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=MOST_DAYS,
        enable_fuzzing=False,
    )
    rows = {}
    for (kind, point), answers in progress.sort_values("time", kind="stable").groupby(
        ["kind", "point"], sort=False
    ):
        card = Card(card_id=0)  # else it waits a millisecond for a number of its own
        for time, rating in zip(answers["time"], answers["rating"], strict=True):
            card, _ = scheduler.review_card(card, Rating(rating), _as_utc(time))
        recall = scheduler.get_card_retrievability(card, _as_utc(now))
        measured = recall, card.stability, card.difficulty, card.last_review, len(answers)
        rows[kind, point] = (card.due, card.due <= until, *measured)
    index = pd.MultiIndex.from_tuples(rows, names=["kind", "point"]) if rows else _no_cards()
    table = pd.DataFrame(list(rows.values()), index=index, columns=CARDS)
    for name in ("due", "last"):
        table[name] = pd.to_datetime(table[name], utc=True)
    return table.astype({"is_due": bool, "answers": int}).sort_values("due", kind="stable")


@says_what_it_takes
def to_review_log(progress, path):
    """Write the answers as a review log that programs for FSRS read, as FSRS Optimizer does.

    Parameters
    ----------
    progress : pandas.DataFrame
        As :func:`load_progress` gives it, or rows of it.
    path : str or path-like
        The CSV file to write; one that is there already is replaced.

    Returns
    -------
    pathlib.Path
        The file. Its columns: ``card_id``, kind and point as in ``"locate BL23"``; ``review_time``,
        milliseconds since 1970 in UTC; ``review_rating``, from 1 to 3; ``review_state``, 0 for the
        first answer and 2 later; ``review_duration``, milliseconds.

    Raises
    ------
    ValueError
        `progress` is no such table, or `path` no file's name.
    """
    _refuse_no_progress(progress)
    if not isinstance(path, str | os.PathLike) or not str(path):
        raise ValueError(f"A review log is called like 'reviews.csv', not {shown(path)}.")
    answers = progress.sort_values("time", kind="stable")
    ids = answers["kind"] + " " + answers["point"]
    log = pd.DataFrame({
        "card_id": ids,
        "review_time": [round(time.timestamp() * 1000) for time in answers["time"]],
        "review_rating": answers["rating"],
        "review_state": ids.duplicated().map({False: NEW, True: REVIEW}),
        "review_duration": (answers["seconds"] * 1000).round().astype("Int64"),
    })  # fmt: skip
    file = Path(path).expanduser()
    try:
        log.to_csv(file, index=False, lineterminator="\n")
    except OSError as error:
        raise ValueError(f"'{path}' cannot be written: {why_not(file, error)}.") from None
    return file


def _refuse_no_progress(progress):
    if not isinstance(progress, pd.DataFrame):
        raise ValueError(
            f"progress is a table that load_progress gives, not {shown(progress)}: "
            'load_progress("progress.jsonl").'
        )
    missing = [name for name in ("kind", "point", "time", "rating", "seconds")
               if name not in progress]  # fmt: skip
    if missing:
        raise ValueError(
            f"progress is a table that load_progress gives; this one lacks {', '.join(missing)}."
        )
    wrong = [value for value in progress["rating"] if value not in range(1, GOOD + 1)]
    if wrong or not isinstance(progress["time"].dtype, pd.DatetimeTZDtype):
        raise ValueError(
            "progress is a table that load_progress gives; in this one time or rating was changed."
        )


def _moment(now):
    if now is None:
        return datetime.datetime.now().astimezone()
    if not isinstance(now, datetime.datetime) or now is pd.NaT or now.tzinfo is None:
        raise ValueError(
            "now is a moment with a time zone, like "
            f"pandas.Timestamp('2026-12-01 08:00', tz='UTC'), not {shown(now)}."
        )
    return now.to_pydatetime(warn=False) if isinstance(now, pd.Timestamp) else now


def _end_of_day(now):
    """When the day ends; whoever practises in the evening is asked again in the morning."""
    end = now.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    return end if end > now else end + datetime.timedelta(days=1)


def _as_utc(time):
    """As the scheduler takes it: a plain moment, in the one time zone it knows."""
    time = time.to_pydatetime(warn=False) if isinstance(time, pd.Timestamp) else time
    return time.astimezone(datetime.UTC)


def _no_cards():
    return pd.MultiIndex.from_arrays([[], []], names=["kind", "point"])
