"""What the browser is told of a point: what finds it in a list, and what there is to read of it."""

from __future__ import annotations

import dataclasses

from ..body.load import load_plate
from ..body.touch import sections_at
from ..facts.cards import Section, cautions_of
from ..facts.names import plain, shown_code, spellings
from ..facts.own import steps_of
from ..facts.pressing import is_pressed
from ..facts.safety import caution_mark
from .over import ruler_of

# What goes without saying: parts/card.js fills it in.
SECTION = {field.name: field.default for field in dataclasses.fields(Section)}


def listed(code, point):
    """What finds a point among others; small, for it travels before any plate is shown.

    Parameters
    ----------
    code : str
    point : pandas.Series
        Its row of a point table.

    Returns
    -------
    dict
        ``mark`` says in a line that there is a caution. ``keys`` are the words it is searched by,
        ``words``, after these, those of its place and its touch steps; both with blanks between.
    """
    return {
        "code": code,
        "shown": shown_code(code),
        "pinyin": point.pinyin,
        "meridian": point.meridian,
        "region": point.region,
        "plate": point.plate,
        "not_drawn": point.get("not_drawn", ""),
        "mark": _mark(point.pregnancy),
        "keys": " ".join(_search_keys(code, point)),
        "words": " ".join(_words(point.location, point.find)),
    }


def told(point, spot, table):
    """What there is to read of a point.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.
    spot : acupress.body.construction.Located or None
        Where it is on its plate; None where no plate shows it.
    table : pandas.DataFrame
        The table behind it.

    Returns
    -------
    dict
        ``card`` lists the sections to read; ``ruler`` is the span whose cun its plate's ruler
        shows.
    """
    steps = [step.words for step in spot.steps] if spot else []
    sections = sections_at(point, spot, table)
    return {
        "hanzi": point.hanzi,
        "english": point.english,
        "location": point.location,
        "ruler": ruler_of(load_plate(point.plate), point) if point.plate else None,
        "steps": steps,
        "card": [_section(section) for section in sections],
    }


def pressing(point):
    """What one is told while pressing a point, or building its rule.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    dict
    """
    return {
        "find": steps_of(point.find),
        "press": point.press,
        "pair_press": point.get("pair_press", ""),
        "pair_with": point.pair_with,
        "caution": " ".join(cautions_of(point)),
        "sides": point.sides,
        "hold_seconds": int(point.hold_seconds) if is_pressed(point) else None,
        "note": point.get("note", ""),  # a teacher's own, where a plan has one
    }


def _mark(pregnancy):
    """A caution in a line that leads to it: "⚠ not in pregnancy, read the caution"."""
    mark, read = caution_mark(pregnancy), caution_mark("none named")
    return mark if mark == read else f"{mark}, {read.removeprefix('⚠ ')}"


def _section(section):
    said = dataclasses.asdict(section) | {"items": list(section.items)}
    return {name: value for name, value in said.items() if SECTION[name] != value}


def _search_keys(code, point):
    """Plain words under which a point is found: how it is written, its place and its purpose."""
    number = code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
    words = [point.meridian, point.meridian + number]
    for text in (point.english, point.meridian, point.region, point.tradition):
        words += text.split()
    return list(dict.fromkeys([*spellings(code, point), *_words(*words)]))


def _words(*texts):
    """Words as the browser's search compares them, each once."""
    words = [plain(word) for text in texts for word in text.split()]
    return [word for word in dict.fromkeys(words) if word]
