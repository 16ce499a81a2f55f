"""What a class needs beside the points: how people sit or lie, and who leaves a point out."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from .advice import Words
from .beside import table_beside
from .calls import did_you_mean, shown
from .cards import cautions_of

POSITIONS = {  # the table's word → how one says it
    "sitting": "sitting",
    "standing": "standing",
    "prone": "lying face down",
    "supine": "lying on your back",
    "side": "lying on your side",
}
DOES = (
    "leave out",
    "ask first",
    "press lightly",
)  # with a point, the strictest first


def positions_of(code, region):
    """How one sits, stands or lies to press a point, what suits best first.

    Parameters
    ----------
    code, region : str
        Of the point; what is said of the code goes before what is said of the region.

    Returns
    -------
    tuple of str
        Words of `POSITIONS`; empty where nothing is known.

    Examples
    --------
    >>> positions_of("BL23", "low back"), positions_of("GV2", "sacrum")
    (('standing', 'sitting'), ('side',))
    """
    known = _positions()
    return known.get(code) or known.get(region, ())


@functools.cache
def _positions():
    rows = table_beside(
        "positions.csv",
        ("about", "positions", "source"),
        positions=rf"({_any_of(POSITIONS)})( \| ({_any_of(POSITIONS)}))*",
    )
    return {row.about: tuple(row.positions.split(" | ")) for row in rows.itertuples()}


@functools.cache
def groups():
    """People who leave out points, press them lightly or ask first.

    Returns
    -------
    dict of str to dict of str to str
        By id, from ``data/groups.csv``; shared, so not to be changed. ``says`` is the course's
        advice for them.

    Examples
    --------
    >>> groups()["varicose veins"]["says"]
    'Do not press on varicose veins.'
    """
    columns = ("id", "name", "also", "pregnancy", "regions", "words", "does", "others")
    does = rf"({_any_of(DOES)})?"
    rows = table_beside("groups.csv", (*columns, "guidance", "source"), does=does, others=does)
    advice = Words().table.text
    return {row["id"]: row | {"says": advice[row["guidance"]]} for row in rows.to_dict("records")}


def group_called(name):
    """The id of people, by their id, their name or another word for them.

    Parameters
    ----------
    name : str

    Returns
    -------
    str or None
        None if the table knows none of this name.

    Examples
    --------
    >>> group_called("Pregnant"), group_called("blood_thinners"), group_called("tall")
    ('pregnancy', 'blood thinners', None)
    """
    wanted = " ".join(str(name).replace("_", " ").casefold().split())
    for group, row in groups().items():
        if wanted in (group, row["name"].casefold(), *filter(None, row["also"].split(" | "))):
            return group
    return None


def people_called(given):
    """Read who is in a class.

    Parameters
    ----------
    given : str or sequence of str
        Names as :func:`group_called` knows them.

    Returns
    -------
    list of str
        Keys of :func:`groups`, each once.

    Raises
    ------
    ValueError
        These are no names, or some are not known: all of them at once.

    Examples
    --------
    >>> people_called("Pregnant"), people_called(["thinners", "cancer"])
    (['pregnancy'], ['blood thinners', 'illness'])
    """
    if not isinstance(given, str | Sequence) or isinstance(given, bytes):
        raise ValueError(f"group is {shown(given)}: name people, such as 'pregnancy'")
    found, faults = {}, []
    for name in [given] if isinstance(given, str) else given:
        group = group_called(name)
        if group is None:
            hint = did_you_mean([name], groups(), 1)
            faults.append(
                f"group names {shown(name)}, of whom the table says nothing. {hint}"
                f"It knows: {', '.join(groups())}"
            )
        found[group] = True
    if faults:
        raise ValueError("; ".join(faults))
    return list(found)


def what_to_do(group, point):
    """What people of a group do with a point, and why.

    Parameters
    ----------
    group : str
        A key of :func:`groups`.
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    does : str
        A word of `DOES`, or ``""``: they press it like everybody.
    why : str
        The point's own words where its cautions speak of them, else the course's advice.

    Examples
    --------
    >>> from acupress import load_points
    >>> what_to_do("varicose veins", load_points().loc["SP6"])
    ('leave out', 'Not over varicose veins.')
    """
    row, cautions = groups()[group], " ".join(cautions_of(point))
    words = [*_split(row["words"]), *(["pregnan"] if row["pregnancy"] else [])]
    said = [s for s in _sentences(cautions) if any(word in s.casefold() for word in words)]
    meant = (
        point.pregnancy in _split(row["pregnancy"])
        or point.region in _split(row["regions"])
        or any(word in cautions.casefold() for word in _split(row["words"]))
    )
    does = row["does"] if meant and row["does"] else row["others"]
    return does, (" ".join(said) or row["says"]) if does else ""


def _sentences(text):
    return [sentence.rstrip(".") + "." for sentence in text.split(". ") if sentence]


def _split(cell):
    return [word for word in cell.split(" | ") if word]


def _any_of(words):
    return "|".join(words)
