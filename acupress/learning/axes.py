"""The two axes in which an error is told: across and along the body or limb, in its words."""

from __future__ import annotations

import math

from ..body.spans import all_spans, cun_of
from ..body.words import move_words, name_words
from ..facts.rule import DIRECTIONS

OTHER = {"right": "left", "left": "right"}
# The first of each pair counts as more. Which of them a plate's axes are called by: what the rule
# itself says goes first, then this order.
ALONG = ("superior", "proximal", "anterior")
ALONG_LIMB = ("proximal", "superior", "anterior")
ACROSS = ("lateral", "dorsal", "radial", "anterior")
ACROSS_HAND = ("dorsal", "radial", "lateral", "anterior")
TOO = {
    "superior": "too high",
    "inferior": "too low",
    "lateral": "too lateral",
    "medial": "too medial",
}


def far_off(axes, way):
    """How long a way is in cun.

    Parameters
    ----------
    axes : list of dict
        As :func:`axes_of` gives them.
    way : complex
        In plate units.

    Returns
    -------
    float
    """
    return math.hypot(*(axis["x"] * way.real + axis["y"] * way.imag for axis in axes))


def axes_of(rule, way, plate, home, main, is_midline):
    """The two axes around a point, each counted in the cun that its rule counts there.

    Parameters
    ----------
    rule : acupress.facts.rule.Rule
    way : list of complex
        As :meth:`acupress.body.construct.Places.way` gives it.
    plate, home : acupress.body.plate.Plate
        The plate it is looked at on, and its own.
    main : (float, str)
        Plate units a cun around the point, and its span: for an axis along which its rule counts
        nothing.
    is_midline : bool

    Returns
    -------
    list of dict
        Across, then along, as :func:`acupress.learning.targets.targets` has them. They stand at a
        right angle, along the one that the plate has an arrow for.
    """
    seen = {name: complex(*plate.directions[name]) for name in plate.directions}
    named = [name for name in rule.directions if name in seen]
    known = [name for name in seen if name in home.directions] or list(seen)
    upward = _first(ALONG if plate.midline is not None else ALONG_LIMB, named, known)
    up = seen[upward]
    beside = [name for name, arrow in seen.items() if abs(_dot(arrow, up)) < 0.7]
    outward = _first(
        ACROSS if "superior" in seen or plate.midline is not None else ACROSS_HAND,
        [name for name in named if name in beside],
        [name for name in known if name in beside] or beside,
    )
    out = up * 1j if _dot(up * 1j, seen[outward]) > 0 else up * -1j
    moves = list(zip(rule.moves, way, way[1:], strict=False))
    across = _axis("across", outward, out, _count(moves, out, up, plate, main))
    along = _axis("along", upward, up, _count(moves, up, out, plate, main))
    for axis, this, other in ((across, out, up), (along, up, out)):
        axis["again"] = _decides(rule, moves, this, other)
    if is_midline and plate.midline is not None:
        across |= _of_midline(plate.side, OTHER[plate.side])
    return [across, along]


def _of_midline(more, less):
    """What an axis across the midline is called: nothing is lateral of it to one side only."""
    return {
        "more": more,
        "less": less,
        "too_more": f"too far to the {more}",
        "too_less": f"too far to the {less}",
        "again": "it lies on the midline",
    }


def _first(order, *given):
    """The direction an axis is called by: the first of `order` whose axis is among those given."""
    for names in given:
        for name in order:
            if name in names or (DIRECTIONS[name].opposite in names and name in given[-1]):
                return name
    return next(iter(given[-1]))


def _dot(one, other):
    return one.real * other.real + one.imag * other.imag


def _axis(name, more, arrow, counted):
    unit, span = counted
    less = next(
        (d.name for d in DIRECTIONS.values() if d.opposite == more), DIRECTIONS[more].opposite
    )
    less = less or "palmar"
    return {
        "name": name,
        "x": round(arrow.real / unit, 9),
        "y": round(arrow.imag / unit, 9),
        "unit": round(unit, 4),
        "span": span,
        "more": more,
        "less": less,
        "too_more": _too(more),
        "too_less": _too(less),
    }


def _too(name):
    return TOO.get(name) or f"too {name} ({DIRECTIONS[name].words})"


def _count(moves, this, other, plate, main):
    """The cun that the rule counts along an axis; else the one of the point."""
    cun = cun_of(plate)
    for move, start, end in moves:
        is_along = abs(_dot(end - start, this)) > abs(_dot(end - start, other))
        if move.cun and is_along and move.span in cun and all_spans()[move.span]["unit"] == "cun":
            return cun[move.span], move.span
    return main


def _decides(rule, moves, this, other):
    """The step that says where the point is along an axis; its start where no move does."""
    for move, start, end in reversed(moves):
        if abs(_dot(end - start, this)) > abs(_dot(end - start, other)):
            return move_words(move)
    return name_words(rule.start)
