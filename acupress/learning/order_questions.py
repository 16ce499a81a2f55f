"""Stretches of a meridian to put in order, and what is said of where its numbers jump."""

from __future__ import annotations

import itertools
import random

from ..facts.beside import load_meridians
from ..facts.meridians import JUMPS
from ..facts.names import shown_code
from ..facts.written import split_code

SHORTEST, LONGEST = 5, 7  # points of a stretch


def order_questions(meridian, codes, table, seed):
    """Make a stretch around each point of a meridian, and its points in another order.

    Parameters
    ----------
    meridian : str
        Its code.
    codes : list of str
        Its points, in their order, as :func:`acupress.facts.meridians.points_along` gives them.
    table : pandas.DataFrame
        The table behind them.
    seed : int or str
        The same seed gives the same stretches in the same disorder.

    Returns
    -------
    dict
        Plain JSON. ``name`` of the meridian; ``called``: code → name and part of the body, without
        the number; ``stretches``: code → ``right``, the codes of its stretch in order, ``mixed``,
        the same in another, and ``said``, sentences on jumps and lines within it.

    Raises
    ------
    ValueError
        There are not even three points: nothing to put in order.

    Examples
    --------
    >>> from acupress import load_points
    >>> from acupress.facts.meridians import points_along
    >>> points = load_points()
    >>> made = order_questions("PC", points_along("PC", points), points, 1)
    >>> len(made["stretches"]), made["called"]["PC6"]
    (9, 'Nèiguān (inner pass), forearm')
    """
    name = load_meridians()["name"][meridian]
    if len(codes) < 3:
        raise ValueError(
            f"An OrderQuiz needs three points of the {name} meridian or more, not {len(codes)}."
        )
    called = {code: _called(table.loc[code]) for code in codes}
    stretches = {
        code: _stretch(code, codes, table, random.Random(f"{seed}/{code}")) for code in codes
    }
    return {"name": name, "called": called, "stretches": stretches}


def _called(point):
    return f"{point.pinyin} ({point.english}), {point.region}"


def _stretch(code, codes, table, rng):
    count = min(rng.randint(SHORTEST, LONGEST), len(codes))
    at = codes.index(code)
    first = rng.randint(max(at - count + 1, 0), min(at, len(codes) - count))
    right = codes[first : first + count]
    mixed = right
    while mixed == right:
        mixed = rng.sample(right, count)
    return {"right": right, "mixed": mixed, "said": list(_notes(right, table))}


# The Bladder runs down the back twice; the WHO's locations: these points 1.5 cun and 3 cun aside.
INNER, OUTER = range(11, 31), range(41, 55)


def _notes(stretch, table):
    """Say where the next number is not the next place, and which of its two lines this is."""
    for one, other in itertools.pairwise(stretch):
        if (one, other) in JUMPS:
            here, there = (f"{shown_code(code)} ({table.region[code]})" for code in (one, other))
            yield f"The numbers jump here: {here} is the end of a line, {there} begins another."
    numbers = {
        number for code in stretch for letters, number in [split_code(code)] if letters == "bl"
    }
    if numbers & {*INNER, *OUTER}:
        lines = [f"BL-{line[0]} to BL-{line[-1]}" for line in (INNER, OUTER)]
        yield (
            "The Bladder meridian runs down the back in two lines: "
            f"{lines[0]} is the inner one, 1.5 cun from the midline, and {lines[1]} the outer one, "
            "3 cun from it."
        )
