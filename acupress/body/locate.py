"""A rule and a plate give a point: landmarks, then a line, then a count of cun, then the place.

Everything is computed for a whole table at once (:func:`locate_all`); :func:`locate` is the same
computation for one point, told as steps. Coordinates are plate units, x to the right and y down.
"""

from __future__ import annotations

import dataclasses
import graphlib
import itertools

import numpy as np
import pandas as pd

from ..facts import checks as rules
from ..facts import tables
from .plate import Plate, load_plate, nearest_on, span_ends

FAR = 1e5  # plate units: longer than any page, so that a line drawn this far has no end

# How a body direction is said to a learner, beside its anatomical name.
PLAIN_DIRECTION = {
    "superior": "up",
    "inferior": "down",
    "medial": "toward the midline",
    "lateral": "outward",
    "anterior": "forward",
    "posterior": "backward",
    "proximal": "up the limb",
    "distal": "down the limb",
    "radial": "toward the thumb side",
    "ulnar": "toward the little-finger side",
    "dorsal": "toward the back of it",
    "palmar": "toward the palm",
    "plantar": "toward the sole",
}
PLAIN_FRACTION = {
    1 / 2: "halfway",
    1 / 3: "one third of the way",
    2 / 3: "two thirds of the way",
    1 / 4: "a quarter of the way",
    3 / 4: "three quarters of the way",
}


class LocateError(ValueError):
    """A plate lacks something that a point's rule refers to."""


@dataclasses.dataclass(frozen=True, eq=False)
class Step:
    """One step of a construction.

    Attributes
    ----------
    words : str
        What to do, as a learner reads it.
    start, end : ndarray of shape (2,)
        Where the step begins and ends, in plate units. A step that only names a landmark begins and
        ends there.
    cun : float
        How many cun it counts; NaN where it counts none.
    refers_to : tuple of str
        The landmarks, lines and points it names.
    guides : tuple of ndarray of shape (2, 2)
        Straight lines between landmarks that the step stops at.
    """

    words: str
    start: np.ndarray
    end: np.ndarray
    cun: float
    refers_to: tuple
    guides: tuple = ()


@dataclasses.dataclass(frozen=True)
class Located:
    """Where a point is on a plate, and how one gets there.

    Attributes
    ----------
    code : str
        The point.
    x, y : float
        Its place, in plate units.
    side : str
        ``"right"``, ``"left"`` or ``"midline"``.
    plate : str
        Name of the plate.
    steps : tuple of Step
        The construction: the landmark it starts from, then one or two moves.
    """

    code: str
    x: float
    y: float
    side: str
    plate: str
    steps: tuple = dataclasses.field(repr=False)

    @property
    def words(self):
        """The whole construction as one sentence."""
        return ", then ".join(step.words for step in self.steps)


def locate(code, plate=None, side=None, points=None):
    """Locate one point.

    Parameters
    ----------
    code : str
        The point, however it is written (see :func:`acupress.tables.find_code`).
    plate : Plate or str, optional
        Where to locate it; its own close-up plate by default.
    side : {"right", "left"}, optional
        The side of the body; right by default. Points on the midline have none.
    points : pandas.DataFrame, optional
        A point table; the course's own by default.

    Returns
    -------
    Located

    Raises
    ------
    KeyError
        No point is called this.
    LocateError
        The plate lacks a landmark, a span or a direction that the rule refers to.

    References
    ----------
    WHO Standard Acupuncture Point Locations in the Western Pacific Region, 2008: points are given
    by landmarks and by proportional counts between them.

    Examples
    --------
    >>> spot = locate("BL23")
    >>> spot.plate, spot.side
    ('lower_back', 'right')
    >>> print(spot.words)
    the lower edge of the L2 spinous process, then 1.5 cun lateral (outward)
    """
    points = tables.load_points() if points is None else points
    code = tables.find_code(code, points)
    plate = as_plate(plate if plate is not None else points.plate[code])
    midline = points.sides[code] == "midline"
    plate = plate.at_side(side or plate.side) if not midline else plate
    _raise_if_missing(points.loc[[code]], points, plate)
    chain = _with_references(code, points)
    places = _construct(points.loc[chain], plate)
    if places.loc[code].isna().any():
        raise LocateError(
            f"{code} has no place on the plate {plate.name}: a move of its rule meets nothing. "
            "Check its direction and the line it goes until, in the table and on the plate."
        )
    return Located(
        code=code,
        x=float(places.at[code, "x"]),
        y=float(places.at[code, "y"]),
        side="midline" if midline else plate.side,
        plate=plate.name,
        steps=_steps(points.loc[code], places, plate),
    )


def locate_all(points, plate):
    """Locate every point of a table that a plate can show, on the sides it shows.

    Parameters
    ----------
    points : pandas.DataFrame
        A point table.
    plate : Plate or str

    Returns
    -------
    pandas.DataFrame
        Columns ``code``, ``side``, ``x``, ``y`` (plate units); first one side, then the other.
        Points whose landmarks the plate does not carry are left out.
    """
    plate = as_plate(plate)
    found = []
    for side in plate.sides:
        seen = plate.at_side(side)
        places = _construct(points, seen).dropna(subset=["x", "y"])
        midline = points.sides[places.index] == "midline"
        if side != plate.sides[0]:
            places = places[~midline]
        places = places.assign(side=np.where(midline[places.index], "midline", side))
        found.append(places.reset_index(names="code")[["code", "side", "x", "y"]])
    return pd.concat(found, ignore_index=True)


def cun_length(span, plate):
    """How long one cun of a span is on a plate.

    Parameters
    ----------
    span : str
        Id of the span in ``data/spans.csv``.
    plate : Plate or str

    Returns
    -------
    float
        Plate units; NaN where the plate shows neither the span nor a ruler of it.

    Examples
    --------
    >>> from acupress.body.plate import load_plate
    >>> plate = load_plate("ankle_lateral")
    >>> bool(0 < cun_length("leg_outer", plate) < plate.height / 3)
    True
    """
    plate = as_plate(plate)
    if span in plate.rulers:
        ends, cun = plate.rulers[span]
    else:
        row = tables.load_spans().loc[span]
        ends, cun = span_ends(plate, row), row.cun
        if ends is None:
            return float("nan")
    return float(np.hypot(*(ends[1] - ends[0])) / cun)


def as_plate(plate):
    """Return the plate itself, loading it where a name is given."""
    return plate if isinstance(plate, Plate) else load_plate(plate)


def missing(point, points, plate):
    """What a plate lacks for a point.

    Parameters
    ----------
    point : pandas.Series
        A row of the point table.
    points : pandas.DataFrame
        The table it belongs to.
    plate : Plate or str

    Returns
    -------
    list of str
        Each thing lacking, in words; empty when the plate can show the point.
    """
    plate = as_plate(plate)
    lacking = []
    for code in _with_references(point.name, points):
        row = points.loc[code]
        names = [name for column in ("start", "toward", "aside", "via") if (name := row[column])]
        for cell in (row.until, row.aside_until):
            names += [end for line in rules.parts_of_line(cell) for end in line if end]
        have = plate.landmarks.keys() | plate.lines.keys() | set(points.index)
        for name in names:
            if name in rules.DIRECTIONS:
                if name not in plate.directions:
                    lacking.append(f"direction {name}")
            elif name not in have:
                lacking.append(f"landmark {name}")
        lacking += [
            f"span {span}"
            for span in (row.span, row.aside_span)
            if span and np.isnan(cun_length(span, plate))
        ]
    return list(dict.fromkeys(lacking))


def _raise_if_missing(chosen, points, plate):
    faults = [
        f"{code} cannot be shown on the plate {plate.name}: it lacks {', '.join(lacking)}."
        for code, row in chosen.iterrows()
        if (lacking := missing(row, points, plate))
    ]
    if faults:
        remedy = "Draw what is lacking on the plate, or choose another plate for the point."
        raise LocateError("\n".join([*faults, remedy]))


# --- the computation ------------------------------------------------------------------------------


def _construct(points, plate):
    """Start, middle and place of every point; NaN where the plate lacks something.

    Points that start from other points wait until those are known; each generation is one
    vectorised step.
    """
    codes = set(points.index)
    sorter = graphlib.TopologicalSorter(
        {code: names & codes for code, names in zip(points.index, _references(points), strict=True)}
    )
    sorter.prepare()
    known = dict(plate.landmarks)
    generations = []
    while sorter.is_active():
        ready = sorter.get_ready()
        rows = points.loc[list(ready)]
        start = _lookup(rows.start, known)
        middle = _move(start, rows, rules.MOVE, known, plate)
        end = _move(middle, rows, (*rules.ASIDE, None), known, plate)
        known.update(zip(rows.index, end, strict=True))
        names = ["start_x", "start_y", "middle_x", "middle_y", "x", "y"]
        generations.append(
            pd.DataFrame(np.hstack([start, middle, end]), index=rows.index, columns=names)
        )
        sorter.done(*ready)
    return pd.concat(generations).reindex(points.index)


def _references(points):
    """The names in each rule that could be other points."""
    cells = points[["start", "toward", "until", "aside", "aside_until"]].to_numpy()
    for row in cells:
        yield {end for cell in row for line in rules.parts_of_line(cell) for end in line}


def _with_references(code, points):
    """A point's code with those its rule needs, itself last."""
    chain = [code]
    for current in chain:
        names = next(_references(points.loc[[current]]))
        chain += [name for name in names if name in points.index and name not in chain]
    return chain[::-1]


def _lookup(names, known):
    nowhere = np.full(2, np.nan)
    return np.array([known.get(name, nowhere) for name in names]).reshape(-1, 2)


def _move(origin, rows, columns, known, plate):
    """Carry each origin along its move; rows without a move stay where they are."""
    to, until, fraction, cun, span, via = (rows[name] if name else None for name in columns)
    goal = _lookup(to, known)
    arrow = _lookup(to, plate.directions)
    towards_place = ~to.isin(rules.DIRECTIONS).to_numpy()
    arrow[towards_place] = _unit(goal - origin)[towards_place]
    part = fraction.to_numpy(float)[:, None]
    by_cun = origin + arrow * (cun * span.map(_cun_lengths(span, plate))).to_numpy(float)[:, None]
    by_part = origin + (goal - origin) * part
    moved = np.where(~np.isnan(cun.to_numpy(float))[:, None], by_cun, by_part)
    for cell in set(until) - {""}:
        here = (until == cell).to_numpy()
        moved[here] = _stop_at(cell, origin[here], arrow[here], part[here], known, plate)
    if via is not None:
        for row in np.flatnonzero(via != ""):
            length = cun.iloc[row] * _cun_lengths(span, plate)[span.iloc[row]]
            moved[row] = _along_curve(
                plate.lines.get(via.iloc[row]), origin[row], goal[row], part[row], length
            )
    return np.where((to == "").to_numpy()[:, None], origin, moved)


def _cun_lengths(spans, plate):
    return {span: cun_length(span, plate) if span else np.nan for span in set(spans)}


def _unit(vectors):
    """Vectors of length 1 in the same directions; NaN where there is none."""
    length = np.hypot(*vectors.T)[:, None]
    return np.divide(vectors, length, out=np.full_like(vectors, np.nan), where=length > 0)


def _stop_at(cell, origin, arrow, part, known, plate):
    """Where moves meet a line, or the place between two lines."""
    lines = [_line(ends, known, plate) for ends in rules.parts_of_line(cell)]
    if any(line is None for line in lines):
        return np.full_like(origin, np.nan)
    if len(lines) == 1:
        hit = _crossing(origin, arrow, lines[0], behind=False)
        return origin + (hit - origin) * np.where(np.isnan(part), 1, part)
    one, other = (_crossing(origin, arrow, line, behind=True) for line in lines)
    return one + (other - one) * np.where(np.isnan(part), 0.5, part)


def _line(ends, known, plate):
    """A line as vertices, its ends drawn on straight beyond the page."""
    if len(ends) == 1:
        line = plate.lines.get(ends[0])
        if line is None:
            return None
        first, last = _unit(np.array([line[0] - line[1], line[-1] - line[-2]]))
        return np.vstack([line[0] + first * FAR, line, line[-1] + last * FAR])
    start = known.get(ends[0])
    onward = plate.directions.get(ends[1])
    if onward is None and start is not None and ends[1] in known:
        onward = _unit((known[ends[1]] - start)[None])[0]
    if start is None or onward is None:
        return None
    return np.array([start - onward * FAR, start + onward * FAR])


def _crossing(origin, arrow, line, behind):
    """The nearest place where rays meet a polyline; NaN where they do not.

    Parameters
    ----------
    origin, arrow : ndarray of shape (n, 2)
        Where the rays begin, and their unit directions.
    line : ndarray of shape (m, 2)
    behind : bool
        Whether the ray counts backward too.
    """
    a, edge = line[:-1], np.diff(line, axis=0)
    cross = arrow[:, None, 0] * edge[:, 1] - arrow[:, None, 1] * edge[:, 0]
    gap = a[None] - origin[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        along = (gap[..., 0] * edge[:, 1] - gap[..., 1] * edge[:, 0]) / cross
        on_edge = (gap[..., 0] * arrow[:, None, 1] - gap[..., 1] * arrow[:, None, 0]) / cross
    valid = np.isfinite(along) & (on_edge >= -1e-9) & (on_edge <= 1 + 1e-9)
    valid &= behind | (along >= -1e-6)
    distance = np.where(valid, np.abs(along), np.inf)
    nearest = distance.argmin(axis=1)
    rows = np.arange(len(origin))
    way = np.where(valid[rows, nearest], along[rows, nearest], np.nan)
    return origin + arrow * way[:, None]


def _along_curve(curve, start, goal, part, far):
    """The place a fraction of the way, or so far, along a curve from `start` toward `goal`."""
    if curve is None or np.isnan(start).any() or np.isnan(goal).any():
        return np.full(2, np.nan)
    length = np.concatenate([[0], np.hypot(*np.diff(curve, axis=0).T).cumsum()])
    from_, to = (_passing(curve, length, place) for place in (start, goal))
    at = from_ + (np.sign(to - from_) * far if np.isnan(part[0]) else (to - from_) * part[0])
    return np.array([np.interp(at, length, curve[:, axis]) for axis in (0, 1)])


def _passing(curve, length, place):
    """How far along a curve it passes nearest to a place."""
    near = [nearest_on(a, b, place) for a, b in itertools.pairwise(curve)]
    edge = np.argmin([np.hypot(*(spot - place)) for spot in near])
    return length[edge] + np.hypot(*(near[edge] - curve[edge]))


# --- the construction in words --------------------------------------------------------------------


def _steps(row, places, plate):
    start, middle, end = (
        places.loc[row.name, [x, y]].to_numpy(float)
        for x, y in (("start_x", "start_y"), ("middle_x", "middle_y"), ("x", "y"))
    )
    steps = [Step(_name(row.start), start, start, float("nan"), (row.start,))]
    known = plate.landmarks | dict(zip(places.index, places[["x", "y"]].to_numpy(), strict=True))
    moves = ((start, middle, rules.MOVE[:4], row.via), (middle, end, rules.ASIDE[:4], ""))
    for begin, finish, columns, via in moves:
        to, until, fraction, cun = (row[column] for column in columns)
        if to:
            lines = [line for line in rules.parts_of_line(until) if line[0]]
            named = [to, *(end for line in lines for end in line)]
            named += [via] if via else []
            refers_to = tuple(name for name in named if name not in rules.DIRECTIONS)
            guides = tuple(
                np.array([known[ends[0]], known.get(ends[1], finish)])
                for ends in lines
                if len(ends) == 2
            )
            words = _move_words(to, until, fraction, cun, via)
            steps.append(Step(words, begin, finish, float(cun), refers_to, guides))
    return tuple(steps)


def _move_words(to, until, fraction, cun, via):
    where = f"{to} ({PLAIN_DIRECTION[to]})" if to in rules.DIRECTIONS else f"toward {_name(to)}"
    along = f" along {_name(via)}" if via else ""
    if not np.isnan(cun):
        return f"{cun:g} cun{along} {where}"
    if "&" in until:
        one, other = (_line_name(ends) for ends in rules.parts_of_line(until))
        if np.isnan(fraction) or fraction == 1 / 2:
            return f"{where} to midway between {one} and {other}"
        return f"{where} to {_fraction_words(fraction)} from {one} to {other}"
    if until:
        line = _line_name(rules.parts_of_line(until)[0])
        part = "" if np.isnan(fraction) or fraction == 1 else f"{_fraction_words(fraction)} "
        return f"{part}{where} to {line}"
    return f"{_fraction_words(fraction)}{along} to {_name(to)}"


def _fraction_words(fraction):
    for value, words in PLAIN_FRACTION.items():
        if np.isclose(fraction, value, atol=0.005):
            return words
    return f"{fraction:.0%} of the way"


def _line_name(ends):
    if len(ends) == 1:
        return _name(ends[0])
    if ends[1] in rules.DIRECTIONS:
        return f"the line {PLAIN_DIRECTION[ends[1]]} from {_name(ends[0])}"
    return f"the line from {_name(ends[0])} to {_name(ends[1])}"


def _name(name):
    """What a landmark or a point is called."""
    landmarks = tables.load_landmarks()
    return f"the {landmarks.name[name]}" if name in landmarks.index else tables.shown_code(name)
