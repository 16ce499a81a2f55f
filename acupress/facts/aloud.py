"""What a teacher reads aloud before a group presses: the same facts as a session asks one person.

A text for all, so that nobody has to answer: stop signs first, in screens short enough to be read
from the last row. Every sentence about safety comes from the tables, as in ``safety.py``.
"""

from __future__ import annotations

from . import exclusions
from .advice import Words
from .cards import Section
from .safety import gate, stop_signs

LETTERS = 420  # of a screen's lines: in letters of a 26th of 768 pixels they fit below their title


def class_gate(codes, table, group=()):
    """Return all that is read aloud to a group, and who leaves out which point.

    Parameters
    ----------
    codes : list of str
        The points about to be pressed: codes of `table`.
    table : pandas.DataFrame
        The point table they come from.
    group : sequence of str, optional
        Who is in it: keys of :func:`acupress.facts.classes.groups`; whoever leaves out one of these
        points, or presses it lightly, by default.

    Returns
    -------
    dict
        Plain JSON. ``screens``: in the order to read them, each with its ``kind``, ``title``,
        ``part`` (``"2 of 3"``, or ``""``), ``lead``, ``lines`` and ``then``, what those do whom it
        concerns. ``tick``: ``title``, ``ask`` and the two ``ticks`` without which nobody begins.
        ``pairs``: what partners heed. ``leavers``: code → what is shown at its hold.

    Examples
    --------
    >>> from acupress import load_points
    >>> told = class_gate(["LI4", "KI3"], load_points(), ["pregnancy"])
    >>> told["screens"][0]["title"], told["screens"][0]["then"][-1]
    ('Emergency: get help now', 'Do not press any points.')
    >>> told["leavers"]
    {'LI4': ['Pregnant, or might be: leave out LI-4. Instead of it, once it is agreed to: KI-3.']}
    """
    words, rows = Words(), table.loc[codes]
    people = exclusions.table_of(rows, group)
    if not group:
        people = people[people.who.isin(_concerned(people))]
    return {
        "screens": [
            *_signs(codes, table, words),
            *_pages(Section(words.frame("avoid", "title"), words.lines("avoid"))),
            *_all_pages(exclusions.sections(people, why=False)),  # the cautions follow in full
            *_all_pages(_rest(codes, table, words)),
        ],
        "tick": {
            "title": words.frame("group", "title"),
            "ask": words.frame("group", "ask"),
            "ticks": list(words.frames("group", "tick")),
        },
        "pairs": words.frame("group", "pairs"),
        "leavers": exclusions.at_each_point(people),
    }


def _concerned(people):
    return set(people.who[people.does.isin(exclusions.AT_THE_POINT)])


def _signs(codes, table, words):
    """The screens of the four questions: whom they concern does what `then` says."""
    for question in gate(codes, table)["questions"]:
        kind = question["kind"]
        is_sign = kind in ("emergency", "urgent")
        rule = words.lines(kind, "rule") if kind == "pregnancy" else []
        then = words.frames(kind, "call") + (words.frames(kind, "refusal") if is_sign else [])
        lead, lines = words.frame(kind, "lead"), [*rule, *question["lines"]]
        yield from _pages(Section(question["title"], lines, lead, kind=kind), then)


def _rest(codes, table, words):
    """The cautions of the points, how to press, and what all this is not."""
    wanted = [words.frame(kind, "title") for kind in ("points", "press", "disclaimer")]
    told = {section.title: section for section in stop_signs(codes, table)}
    return [told[title] for title in wanted]


def _all_pages(sections):
    return [page for section in sections for page in _pages(section)]


def _pages(section, then=()):
    """Screens of a section: as few as hold its lines, none much fuller than the others."""
    fewest = len(_split(section.items, LETTERS))
    even = len(" ".join(section.items)) // fewest
    tries = (_split(section.items, most) for most in range(even, LETTERS, 20))
    pages = next((made for made in tries if len(made) == fewest), _split(section.items, LETTERS))
    for number, lines in enumerate(pages, 1):
        part = f"{number} of {fewest}" if fewest > 1 else ""
        yield {"kind": section.kind, "title": section.title, "part": part, "lead": section.lead,
               "lines": lines, "then": list(then)}  # fmt: skip


def _split(lines, most):
    """Lines in parts of so many letters at most; a longer line is a part by itself."""
    parts = [[]]
    for line in lines:
        if parts[-1] and len(" ".join([*parts[-1], line])) > most:
            parts.append([])
        parts[-1].append(line)
    return parts
