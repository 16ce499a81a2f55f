"""The file of attempts: lines are only ever added to it, each whole or not at all."""

from __future__ import annotations

import contextlib
import datetime
import os
from pathlib import Path

from .attempts import Reading, read_attempts

try:
    import msvcrt
except ImportError:  # not on Windows
    msvcrt = None

NEW_LINE, BLANK = b"\n", b" "
LOCKED = 2**30  # a byte beyond any file of answers: whoever holds it writes
SUFFIX = ".jsonl"  # whose lines may be set aside even if none is an answer


class ProgressError(ValueError):
    """A progress file cannot be used; the message says why and what to do."""


def append(path, lines):
    """Add lines to the end of a file.

    One write for all of them, at the end wherever that is by then, so that two notebooks can write
    to one file; they are on the disk before this returns. If the file's last line was cut off, a
    new one is begun.

    Parameters
    ----------
    path : str or path-like
        The file; it is made if there is none.
    lines : sequence of str

    Raises
    ------
    OSError
        They could not be written whole.
    """
    text = "".join(f"{line}\n" for line in lines).encode()
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o666)
    try:
        with _alone(file):
            if _is_cut(file):
                text = NEW_LINE + text
            if os.write(file, text) < len(text):
                raise OSError("the disk is full")
            os.fsync(file)
    finally:
        os.close(file)


def read(path):
    """Read a file of attempts, and set aside what is damaged in it.

    Parameters
    ----------
    path : str or path-like

    Returns
    -------
    reading : Reading
        Empty if there is no file yet.
    notice : str
        What was wrong with the file and what was done about it; ``""`` if nothing was.

    Raises
    ------
    ProgressError
        The file cannot be opened, or a newer version of the course has written to it.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Reading([], [], None, None), ""
    except OSError as error:
        raise ProgressError(f"{path.name} cannot be read: {why_not(path, error)}.") from None
    reading = read_attempts(content.decode("utf-8", "replace"))
    if reading.newer:
        raise ProgressError(
            f"{path.name}, line {reading.newer.line}: written by a newer version of this course "
            f"(form {reading.newer.schema}). The file stays as it is: update the course to read it."
        )
    if reading.damaged and not reading.lines and path.suffix != SUFFIX:
        raise ProgressError(
            f"{path.name} holds no answers of this course, and stays as it is: name another file."
        )
    notices = [_set_aside(path, content, reading)] if reading.damaged else []
    if reading.cut:
        notices.append(
            f"{path.name}, line {reading.cut}: the last answer was cut off while it was written, "
            "and is lost."
        )
    if notices:
        notices.append(f"All other answers are here: {len(reading.lines)}.")
    return reading, " ".join(notices)


def added(path, start):
    """Read the lines that were added to a file since it was looked at.

    Parameters
    ----------
    path : str or path-like
    start : int
        How much of it was read then, in bytes. A file that is shorter now is another one.

    Returns
    -------
    lines : list of str
        Attempts; what is damaged is left to :func:`read`.
    end : int
        Up to where it is read now: a line that somebody is writing comes whole the next time.
    """
    try:
        with Path(path).open("rb") as file:
            file.seek(start if start <= os.fstat(file.fileno()).st_size else 0)
            begin, content = file.tell(), file.read()
    except OSError:
        return [], start
    whole = content[: content.rfind(NEW_LINE) + 1]
    return read_attempts(whole.decode("utf-8", "replace")).lines, begin + len(whole)


def why_not(path, error):
    """Why a file could not be used, as a part of a sentence.

    Parameters
    ----------
    path : pathlib.Path
    error : OSError

    Returns
    -------
    str
    """
    return "it is a folder" if path.is_dir() else (error.strerror or str(error)).lower()


@contextlib.contextmanager
def _alone(file):
    """One writer at a time where it takes two steps to write at the end: on Windows."""
    if msvcrt is None:
        yield
        return
    os.lseek(file, LOCKED, os.SEEK_SET)
    msvcrt.locking(file, msvcrt.LK_LOCK, 1)
    try:
        yield
    finally:
        os.lseek(file, LOCKED, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)


def _is_cut(file):
    """Whether the last line has no end."""
    size = os.lseek(file, 0, os.SEEK_END)
    if not size:
        return False
    os.lseek(file, size - 1, os.SEEK_SET)
    return os.read(file, 1) != NEW_LINE


def _set_aside(path, content, reading):
    """Keep damaged lines in a file of their own and blank them out.

    The file keeps its length, so that what another notebook adds meanwhile is not overwritten.
    """
    named = ", ".join(map(str, reading.damaged[:5])) + (" …" if len(reading.damaged) > 5 else "")
    where = f"{path.name}, line{'s' if len(reading.damaged) > 1 else ''} {named}: damaged."
    rows = content.split(NEW_LINE)
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row) + 1)
    try:
        aside = _new_file(path, [rows[number - 1] for number in reading.damaged])
        with path.open("r+b") as file:
            for number in reading.damaged:
                file.seek(starts[number - 1])
                file.write(BLANK * len(rows[number - 1]))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return f"{where} The file cannot be changed: it stays as it is."
    return f"{where} What stood there was moved to {aside.name} beside it."


def _new_file(path, rows):
    """Write damaged rows beside a file, under a name that there is not yet."""
    now = datetime.datetime.now(datetime.UTC)
    for number in range(1000):
        name = f"{path.stem}.damaged-{now:%Y%m%dT%H%M%S}{f'-{number}' if number else ''}"
        aside = path.with_name(name + path.suffix)
        try:
            with aside.open("xb") as file:
                file.write(NEW_LINE.join(rows) + NEW_LINE)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            continue
        return aside
    raise OSError("no free name")
