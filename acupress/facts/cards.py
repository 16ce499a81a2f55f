"""What there is to read about a point, as a list of sections: caution first, tradition marked.

A card in a notebook, plain text and a widget's panel all show this one list.
"""

from __future__ import annotations

import dataclasses

from . import advice, beside, tables
from .names import shown_code
from .own import FROM_THE_COURSE, steps_of
from .pressing import is_pressed
from .rule import RULE

TOLD = {  # columns that a card tells → what they are to a reader
    "location": "location",
    "find": "touch steps",
    "press": "how to press",
    "pair_press": "how to press the pair",
    "hold_seconds": "how long",
    "tradition": "tradition",
    "pregnancy": "pregnancy",
    "caution": "caution",
    "caveat": "doubts",
    "sources": "sources",
}
PRESSED = {  # a point's sides → where it is pressed, where that needs saying
    "together": "on both sides at once ",
    "right": "on the right side ",
    "left": "on the left side ",
}
TRADITION = "What tradition says (not proof that it works)"


@dataclasses.dataclass(frozen=True)
class Section:
    """One titled block of a card.

    Attributes
    ----------
    title : str
    items : sequence of str
    lead : str
        A sentence between title and items.
    ordered : bool
        Whether the items are steps.
    folded : bool
        Whether the items wait behind the title until it is opened.
    kind : {"", "emergency", "urgent", "ask_first", "caution", "note", "tradition"}
        What needs a look of its own.
    """

    title: str
    items: tuple
    lead: str = ""
    ordered: bool = False
    folded: bool = False
    kind: str = ""


def sections_of(point, steps, touch=None):
    """Tell all that the table says of one point, in the order in which it matters.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table; its name is the code. What ``attrs["from the course"]`` says of it
        is told, too.
    steps : sequence of str
        How its rule finds it, as ``Located.steps`` has it in words; none where no plate shows it.
    touch : sequence of str, optional
        How to find it by touch; the row's ``find`` by default.

    Returns
    -------
    list of Section
        Cautions first. Of a point for locating only that is what they begin with, and nothing is
        said of pressing.

    Examples
    --------
    >>> from acupress import load_points
    >>> [section.title for section in sections_of(load_points().loc["GV4"], ["…"])][:2]
    ['Before you press', 'Where it is']
    """
    touch = steps_of(point.find) if touch is None else touch
    sections = [
        _first(point),
        Section("From your teacher", _note(point), kind="note"),
        Section("Where it is", (point.location,)),
        Section("Where others put it", beside.other_places(point.name)),
        Section("Why no drawing shows it", _undrawn(point)),
        Section("How the rule finds it", tuple(steps), ordered=True),
        Section("Find it by touch", tuple(touch), ordered=True),
        *_pressing(point),
        Section("What is uncertain", (point.caveat,)),
        Section("From the course", (_from_the_course(point),)),
        Section("Sources", tuple(point.sources.split("; ")), folded=True),
    ]
    return [section for section in sections if "".join(section.items)]


def cautions_of(point):
    """All that is to be heeded at a point: its own caution, then those of its areas.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    tuple of str
        Where a point has no caution of its own, what lists say of it in pregnancy goes first. What
        the course says of a point for pressing is said in full there: its areas add nothing.

    Examples
    --------
    >>> from acupress import load_points
    >>> point = load_points().loc["LI4"].copy()
    >>> point["caution"], point["caution_areas"] = "", "eye"
    >>> [text.split(":")[0] for text in cautions_of(point)]
    ['Pregnant, or might be', 'At the eye']
    """
    own = point.caution or advice.in_pregnancy(point.pregnancy)
    if _is_said_in_full(point):
        return (own,)
    areas = (beside.areas().get(name, "") for name in point.get("caution_areas", "").split())
    return tuple(filter(None, (own, *areas)))


def _is_said_in_full(point):
    """Whether the caution is the course's own, of a point for pressing in the course's areas."""
    course = tables.course_points()
    if not is_pressed(point) or point.name not in course.index:
        return False
    told = ["caution", "caution_areas"]
    return all(point.get(column) == course.at[point.name, column] for column in told)


def _first(point):
    if is_pressed(point):
        return Section("Before you press", cautions_of(point), kind="caution")
    title, sentence = advice.for_locating_only()
    return Section(title, (sentence, *cautions_of(point)), kind="caution")


def _note(point):
    """A teacher's own words, where a plan has them."""
    note = point.get("note", "")
    return tuple(note.split("\n")) if isinstance(note, str) else ()


def _undrawn(point):
    reason = point.get("not_drawn", "")
    return (reason, f"Part of the body: {point.region}.") if reason else ()


def _pressing(point):
    if not is_pressed(point):
        return []
    return [
        Section(press_heading(point), (point.press,)),
        Section(_pair_heading(point), (point.get("pair_press", ""),)),
        Section(TRADITION, (point.tradition,), kind="tradition"),
    ]


def press_heading(point):
    """Say for how long a point is pressed, and whether one side follows the other.

    Parameters
    ----------
    point : pandas.Series
        A row of a point table.

    Returns
    -------
    str

    Examples
    --------
    >>> from acupress import load_points
    >>> press_heading(load_points().loc["LI4"])
    'Press it for about 90 seconds, then the other side'
    >>> press_heading(load_points().loc["GV4"])
    'Press it for about 90 seconds'
    """
    where = PRESSED.get(point.sides, "")
    after = ", then the other side" if point.sides == "both" else ""
    return f"Press it {where}for about {point.hold_seconds} seconds{after}"


def _from_the_course(point):
    """Say what of a teacher's point is the course's, and whose the rule is; nothing of others."""
    taken = point.attrs.get(FROM_THE_COURSE, {}).get(point.name, ())
    if not taken:
        return ""
    words = [words for column, words in TOLD.items() if column in taken]
    if any(column in RULE for column in taken):
        return f"{', '.join([*words, 'rule'])}."
    return f"{', '.join(words)}. The rule is this table's own." if words else ""


def _pair_heading(point):
    return f"Or press it together with {shown_code(point.pair_with)}"
