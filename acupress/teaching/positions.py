"""How people sit, stand or lie through a class, and the order in which they change it least."""

from __future__ import annotations

import itertools

from ..facts.classes import POSITIONS


def grouped(possible):
    """Give each point a position, and put those of one position together.

    As few positions as will do; among these, those that suit most points best. The positions come
    in the order in which the points first ask for them, and within one the points keep theirs.

    Parameters
    ----------
    possible : dict of str to sequence of str
        Code → its positions, what suits best first; empty where any will do.

    Returns
    -------
    dict of str to str
        Code → position, in the order to press them; ``""`` only where no point asks for any.

    Examples
    --------
    >>> grouped({"BL57": ["sitting"], "GV2": ["side"], "BL23": ["standing", "sitting"]})
    {'BL57': 'sitting', 'BL23': 'sitting', 'GV2': 'side'}
    """
    few = _fewest([positions for positions in possible.values() if positions])
    taken = {code: _best(positions, few) for code, positions in possible.items()}
    order = list(dict.fromkeys(position for position in taken.values() if position))
    first = order[0] if order else ""
    taken = {code: position or first for code, position in taken.items()}
    return dict(sorted(taken.items(), key=lambda one: order.index(one[1]) if order else 0))


def in_given_order(possible):
    """Give each point a position without moving it: people stay as they are where they can.

    Parameters
    ----------
    possible : dict of str to sequence of str
        As :func:`grouped` takes them.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> in_given_order({"BL57": ["sitting"], "BL23": ["standing", "sitting"]})
    {'BL57': 'sitting', 'BL23': 'sitting'}
    """
    taken, now = {}, ""
    for code, positions in possible.items():
        now = now if now in positions or not positions else positions[0]
        taken[code] = now
    return taken


def changes(positions):
    """How often people change their position.

    Parameters
    ----------
    positions : iterable of str
        In their order.

    Returns
    -------
    int

    Examples
    --------
    >>> changes(["sitting", "sitting", "side"])
    1
    """
    return max(0, len(list(itertools.groupby(positions))) - 1)


def _fewest(wanted):
    """The smallest set of positions that serves all; of several the one that suits best."""
    for count in range(1, len(POSITIONS) + 1):
        sets = [
            few
            for few in itertools.combinations(POSITIONS, count)
            if all(set(few) & set(positions) for positions in wanted)
        ]
        if sets:
            return min(sets, key=lambda few: _unease(few, wanted))
    return tuple(POSITIONS)


def _unease(few, wanted):
    return sum(min(at for at, one in enumerate(them) if one in few) for them in wanted)


def _best(positions, few):
    return next((position for position in positions if position in few), "")
