"""The plan of a guided session: what is held when. parts/plan.js says the same in the browser."""

from __future__ import annotations

import itertools

# What one does in turn, by what the table says of a point's `sides`.
TURNS = {"both": ["right", "left"], "together": ["both"], "midline": ["midline"]}
TURNS |= {"right": ["right"], "left": ["left"]}  # where a teacher's plan says so
PRESSERS = ("A", "B")  # of two partners, who presses first, and who then
CHANGE = 30  # seconds to change places; no source, and the class may go on sooner


def stops(points, hold_seconds=None, pinch=False):
    """Points in their order as stops, each pressed in one place.

    Parameters
    ----------
    points : iterable of dict
        Each with ``code``, ``partner`` (the code it is pinched with, or blank), ``sides``
        (``"both"``, ``"together"``, ``"midline"``, ``"right"`` or ``"left"``) and ``seconds``.
    hold_seconds : float, optional
        How long to hold every point; by default as each says.
    pinch : bool, optional
        Whether a point and its partner become one stop, held as long as the longer of the two, on
        one ankle and then the other.

    Returns
    -------
    list of dict
        Each with ``codes``, ``sides`` and ``seconds``.

    Examples
    --------
    >>> stops([{"code": "BL23", "partner": "", "sides": "together", "seconds": 90}])
    [{'codes': ['BL23'], 'sides': ['both'], 'seconds': 90}]
    """
    made = []
    for point in points:
        seconds = point["seconds"] if hold_seconds is None else hold_seconds
        partner = point["partner"] if pinch else ""
        shared = next((stop for stop in made if partner and stop["codes"][0] == partner), None)
        if shared is None:
            turns = list(TURNS[point["sides"]])
            made.append({"codes": [point["code"]], "sides": turns, "seconds": seconds})
            continue
        shared["codes"].append(point["code"])
        shared["seconds"] = max(shared["seconds"], seconds)
        if "midline" not in shared["sides"]:
            shared["sides"] = list(TURNS["both"])
    return made


def plan(stops, prepare_seconds, partners=False):
    """Lay stops out in time: for each of their sides a time to get ready, then a hold.

    Parameters
    ----------
    stops : list of dict
        As `stops` gives them.
    prepare_seconds : float
        Before each hold; 0 leaves it out.
    partners : bool, optional
        Whether one of two presses the other, through all of it; then they change places, and it
        comes again.

    Returns
    -------
    list of dict
        Segments without gaps, each with ``kind`` (``"prepare"``, ``"hold"`` or ``"change"``),
        ``codes``, ``side``, ``turn`` (from 0), ``seconds`` and ``start``; of partners with
        ``presser`` (``"A"`` or ``"B"``), and the side is that of the other, who is pressed.

    Examples
    --------
    >>> stop = {"codes": ["GV4"], "sides": ["midline"], "seconds": 60}
    >>> [(segment["kind"], segment["start"]) for segment in plan([stop], 10)]
    [('prepare', 0), ('hold', 10)]
    >>> whole_seconds(plan([stop], 10)), whole_seconds(plan([stop], 10, partners=True))
    (70, 170)
    """
    turns = [(stop, side) for stop in stops for side in stop["sides"]]
    rounds = [{"presser": presser} for presser in PRESSERS] if partners else [{}]
    made, start = [], 0
    for turn, (who, (stop, side)) in enumerate(itertools.product(rounds, turns)):
        changes = CHANGE if turn and turn == len(turns) else 0
        for kind, seconds in (
            ("change", changes), ("prepare", prepare_seconds), ("hold", stop["seconds"]),
        ):  # fmt: skip
            if seconds > 0:
                made.append(
                    {"kind": kind, "codes": stop["codes"], "side": side, "turn": turn}
                    | {"seconds": seconds, "start": start} | who
                )  # fmt: skip
                start += seconds
    return made


def whole_seconds(plan):
    """How long a plan takes.

    Parameters
    ----------
    plan : list of dict
        As :func:`plan` gives it.

    Returns
    -------
    float
        Seconds; 0 for an empty plan.
    """
    return plan[-1]["start"] + plan[-1]["seconds"] if plan else 0


def turns_in(plan):
    """How many holds a plan has.

    Parameters
    ----------
    plan : list of dict
        As :func:`plan` gives it.

    Returns
    -------
    int
    """
    return plan[-1]["turn"] + 1 if plan else 0
