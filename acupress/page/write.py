"""Write points as a page of its own: one HTML file that needs neither a kernel nor a network."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ..facts.calls import says_what_it_takes, shown
from ..facts.choice import chosen
from ..facts.files import write_whole
from ..facts.names import UnknownPoint, find_code
from ..teaching.wishes import Wishes
from ..widgets.session import GuidedSession
from .contents import contents
from .link import address_html, as_address

ENDINGS = (".html", ".htm")


@says_what_it_takes
def write_page(
    path, points, title="Acupressure", table=None, *,
    notes=None, group=(), prepare_seconds=10, address=None,
):  # fmt: skip
    """Write points as a page to give away: one file, opened by a double click.

    It works from a phone's download folder or a USB stick: what to heed before one presses, in
    which order points are pressed and who leaves out what, the point picker, each rule step by
    step, the guided session, the quizzes, and a handout when it is printed. The page asks no other
    computer for anything. Points for locating only, and those that no plate shows, are not in its
    session.

    Parameters
    ----------
    path : str or path-like
        The file to write; its ending is ``.html``. It is written whole or not at all.
    points : pandas.DataFrame, str, or sequence of str
        The points in their order: rows of a point table, codes, or one code.
    title : str, optional
        What stands above it.
    table : pandas.DataFrame, optional
        The point table that codes are looked up in; the course's own by default.
    notes : dict of str to str, optional
        Words of one's own, by code: they stand on the point's card, in the session and in the
        handout.
    group : str or sequence of str, optional
        Who is there that leaves points out, as :class:`acupress.LessonPlan` takes them; all those
        of ``data/groups.csv`` by default.
    prepare_seconds : float, optional
        How long the session gives to get ready before each hold, from 0 to 600 seconds.
    address : str, optional
        Where the page will be found, as a link with its QR code: ``"https://…"``; or a lesson's
        name, ``"04_guided_session"``, for where Binder opens it. The code needs segno, an optional
        package.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    ValueError
        There are no points, or one is there twice; the title or a note is no text, a note is for
        no point of the page; `address` is none, or `path` no HTML file's name.
    acupress.UnknownPoint
        A point is not in the table.
    acupress.LocateError
        A point's plate lacks something that its rule refers to.
    traitlets.TraitError
        `prepare_seconds` is out of its range.
    ModuleNotFoundError
        There is an address, and segno is not installed; the sentence says how to get it.
    OSError
        The file cannot be written, or its folder is not there.

    Examples
    --------
    >>> write_page("class.docx", ["BL23", "BL40"])
    Traceback (most recent call last):
    ...
    ValueError: 'class.docx' is no web page: give it the ending .html.
    """
    path = _as_path(path)
    codes, table = chosen(points, table)
    title, table = _as_title(title), _with_notes(table, codes, notes)
    seconds = GuidedSession.prepare_seconds.validate(None, prepare_seconds)
    link = address_html(as_address(address))
    made = contents(title, codes, table, _as_group(group, codes, table), seconds, link)
    write_whole(path, made.encode("utf-8"))
    return path


def _as_path(path):
    if not isinstance(path, str | os.PathLike) or not str(path).strip():
        raise ValueError(
            f"Give the name of the page to write, such as class.html, not {shown(path)}."
        )
    path = Path(path).expanduser()
    if path.suffix.lower() not in ENDINGS:
        raise ValueError(f"'{path}' is no web page: give it the ending .html.")
    return path


def _as_title(title):
    if not isinstance(title, str) or not title.strip():
        raise ValueError(f"title is {shown(title)}; it must be a text.")
    return title.strip()


def _as_group(group, codes, table):
    wishes = Wishes(codes, table)
    read = wishes.group(group)
    if wishes.faults:
        raise ValueError(f"{'; '.join(wishes.faults)}.")
    return read


def _with_notes(table, codes, notes):
    """The table with these notes at their points."""
    table = table.assign(note=table["note"] if "note" in table else "")
    for code, note in _as_notes(notes, table.loc[codes]).items():
        table.at[code, "note"] = note
    return table


def _as_notes(notes, rows):
    """Notes by code; what is wrong with any of them is told at once."""
    if notes is None:
        return {}
    if not isinstance(notes, Mapping):
        raise ValueError(f'notes is {shown(notes)}; it must be texts by code: {{"BL23": "…"}}.')
    read, faults = {}, []
    for name, note in notes.items():
        try:
            code = find_code(name, rows)
        except UnknownPoint as error:
            faults.append(f"notes: {error}")
            continue
        if isinstance(note, str):
            read[code] = note.strip()
        else:
            faults.append(f"The note for {code} is {shown(note)}; it must be a text.")
    if faults:
        raise ValueError(" ".join(faults))
    return read
