"""Learners' progress files, read for a class: none is changed, and whose each is, is not kept."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from ..facts.calls import shown
from ..learning.attempts import read_attempts
from ..learning.progress import table_of
from ..learning.progress_file import SUFFIX, why_not

LARGEST = 20_000_000  # bytes: a hundred thousand answers


def read_class(files):
    """Read the answers of a class.

    Parameters
    ----------
    files : str or path-like, or sequence of these
        A folder, whose ``.jsonl`` files are read, or files.

    Returns
    -------
    answers : pandas.DataFrame
        As ``load_progress`` gives them, of all together; ``learner`` counts from 0.
    faults : list of str
        Which files were skipped and why, and what is missing from others.

    Raises
    ------
    ValueError
        Nothing of it can be read.
    """
    read = [(path.name, *_read(path)) for path in _paths(files)]
    faults = [f"{shown(name)}: {fault}" for name, _, fault in read if fault]
    tables, known = [], []
    for name, lines, _ in sorted(read, key=lambda one: -len(one[1])):  # a later copy comes first
        if lines and any(other.issuperset(lines) for other in known):
            faults.append(f"{shown(name)}: all its answers are in another file, skipped")
        elif lines:
            known.append(set(lines))
            tables.append(table_of(lines).assign(learner=len(tables)))
    if not tables:
        raise ValueError(f"No answers can be read. {'; '.join(faults)}.")
    return pd.concat(tables, ignore_index=True), faults


def _paths(files):
    is_one = isinstance(files, str | os.PathLike)
    if not is_one and not isinstance(files, list | tuple):
        raise ValueError(f"show_class takes a folder, or a list of files, not {shown(files)}.")
    named = [files] if is_one else list(files)
    strange = [one for one in named if not isinstance(one, str | os.PathLike) or not str(one)]
    if strange or not named:
        raise ValueError(
            "show_class takes a folder, or the names of progress files such as "
            f"['one.jsonl', 'two.jsonl'], not {shown(strange[0] if strange else files)}."
        )
    paths = [Path(one).expanduser() for one in named]
    if is_one and paths[0].is_dir():
        paths = sorted(path for path in paths[0].iterdir() if path.suffix.lower() == SUFFIX)
        if not paths:
            raise ValueError(f"In the folder {shown(str(files))} there is no {SUFFIX} file.")
    return paths


def _read(path):
    """The lines of a file that are answers, and what is wrong with it."""
    try:
        if path.stat().st_size > LARGEST:
            return [], "too large for a progress file, skipped"
        reading = read_attempts(path.read_bytes().decode("utf-8", "replace"))
    except FileNotFoundError:
        return [], "there is no such file"
    except (OSError, ValueError) as error:  # ValueError: no file can have such a name
        return [], f"skipped, {why_not(path, error) if isinstance(error, OSError) else 'no name'}"
    if reading.newer:
        return [], "written by a newer version of this course, skipped"
    if not reading.lines:
        return [], "holds no answers of this course, skipped"
    lost = len(reading.damaged) + (reading.cut is not None)
    left = f"{lost} of {lost + len(reading.lines)} lines cannot be read, the others count"
    return reading.lines, left if lost else ""
