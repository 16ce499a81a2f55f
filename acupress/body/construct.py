"""The geometry of a rule on a plate: from the start, along each move, to the place.

Points are few and moves are short, so places are plain complex numbers, x + y·i in plate units; y
runs down. ``None`` stands for a place that is nowhere: the plate lacks it, or a line is not met.
"""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

from .spans import cun_of, once_a_plate

FAR = 1e5  # plate units: longer than any page, so that a line drawn this far has no end
ON_LINE = 1e-6  # plate units: a start so near to a line counts as lying on it


class Ground(NamedTuple):
    """What rules refer to on a plate, as plain numbers.

    Attributes
    ----------
    places : dict of str to complex
        Landmarks that are points.
    lines : dict of str to list of complex
        Landmarks that are lines, as drawn.
    arrows : dict of str to complex
        Body directions, of length 1.
    cun : dict of str to float
        How long one cun of each span is.
    """

    places: dict
    lines: dict
    arrows: dict
    cun: dict


@once_a_plate
def ground_of(plate):
    """Return what rules refer to on a plate.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    Ground
    """
    return Ground(
        places={name: complex(*place.tolist()) for name, place in plate.landmarks.items()},
        lines={name: _vertices(line) for name, line in plate.lines.items()},
        arrows={name: complex(*arrow.tolist()) for name, arrow in plate.directions.items()},
        cun=cun_of(plate),
    )


def _vertices(line):
    """A line without vertices that repeat the one before: they have no direction."""
    return [place for place, _ in itertools.groupby(complex(*at) for at in line.tolist())]


class Places:
    """Where the points of a table lie on one plate; each is worked out when first asked for.

    Parameters
    ----------
    plate : acupress.body.plate.Plate
    rules : dict of str to acupress.facts.rule.Rule
        By code: the points, and those their rules start from.

    Attributes
    ----------
    plate : acupress.body.plate.Plate
    rules : dict of str to acupress.facts.rule.Rule
    """

    def __init__(self, plate, rules):
        self._ground = ground_of(plate)
        self.plate = plate
        self.rules = rules
        self._ways = {}

    def way(self, code):
        """A point's way: where it starts, and where each move of its rule ends, the last its place.

        Parameters
        ----------
        code : str

        Returns
        -------
        list of complex or None
        """
        if code not in self._ways:
            rule = self.rules[code]
            self._ways[code] = [None] * (len(rule.moves) + 1)  # a rule that needs itself: nowhere
            way = [self.place(rule.start)]
            for move in rule.moves:
                way.append(self._moved(way[-1], move))
            self._ways[code] = way
        return self._ways[code]

    def place(self, name):
        """Where a landmark or a point is.

        Parameters
        ----------
        name : str
            A landmark's id or a code.

        Returns
        -------
        complex or None
        """
        return self.way(name)[-1] if name in self.rules else self._ground.places.get(name)

    def seen(self, codes):
        """Where points are, of those that one sees on the plate's page.

        Parameters
        ----------
        codes : iterable of str

        Returns
        -------
        dict of str to complex
            By code, on the side that is drawn.
        """
        places = {code: self.way(code)[-1] for code in codes}
        return {
            code: place
            for code, place in places.items()
            if place is not None and self.plate.shows(place.real, place.imag)
        }

    def _moved(self, origin, move):
        goal = self.place(move.to)
        arrow = self._ground.arrows.get(move.to)
        if origin is None or (goal is None and arrow is None):
            return None
        if goal is not None:
            arrow = _unit(goal - origin)
        if move.via:
            return self._along_curve(origin, goal, move)
        if move.until:
            return self._stopped(origin, arrow, move)
        if move.cun is None:
            return None if goal is None else origin + (goal - origin) * move.fraction
        cun = self._ground.cun.get(move.span)
        return None if cun is None or arrow is None else origin + arrow * (move.cun * cun)

    def _stopped(self, origin, arrow, move):
        """Where a move meets a line, or the place between two lines."""
        lines = [self._line(ends) for ends in move.until]
        if arrow is None or None in lines:
            return None
        if len(lines) == 1:
            hit = _crossing(origin, arrow, lines[0], behind=False)
            part = 1 if move.fraction is None else move.fraction
            return None if hit is None else origin + (hit - origin) * part
        one, other = (_crossing(origin, arrow, line, behind=True) for line in lines)
        part = 0.5 if move.fraction is None else move.fraction
        return None if one is None or other is None else one + (other - one) * part

    def _line(self, ends):
        """A line as vertices, its ends drawn on straight beyond the page."""
        if len(ends) == 1:
            line = self._ground.lines.get(ends[0])
            if line is None:
                return None
            first, last = _unit(line[0] - line[1]), _unit(line[-1] - line[-2])
            return [line[0] + first * FAR, *line, line[-1] + last * FAR]
        start, end = self.place(ends[0]), self.place(ends[1])
        onward = self._ground.arrows.get(ends[1])
        if onward is None and start is not None and end is not None:
            onward = _unit(end - start)
        if start is None or onward is None:
            return None
        return [start - onward * FAR, start + onward * FAR]

    def _along_curve(self, start, goal, move):
        """The place a fraction of the way, or so many cun, along a curve toward `goal`."""
        curve, cun = self._ground.lines.get(move.via), self._ground.cun.get(move.span)
        if curve is None or goal is None or (move.fraction is None and cun is None):
            return None
        edges = [abs(b - a) for a, b in itertools.pairwise(curve)]
        lengths = [0.0, *itertools.accumulate(edges)]
        begin, end = (_passing(curve, lengths, place) for place in (start, goal))
        if move.fraction is not None:
            return _at_length(curve, lengths, begin + (end - begin) * move.fraction)
        return _at_length(curve, lengths, begin + math.copysign(move.cun * cun, end - begin))


def _unit(way):
    """The same way with length 1; ``None`` where it has none."""
    length = abs(way)
    return way / length if length else None


def _cross(one, other):
    return one.real * other.imag - one.imag * other.real


def _crossing(origin, arrow, line, behind):
    """The nearest place where a ray meets a polyline; ``None`` where it does not.

    Parameters
    ----------
    origin, arrow : complex
        Where the ray begins, and its direction.
    line : list of complex
    behind : bool
        Whether the ray counts backward too.
    """
    nearest = None
    for a, b in itertools.pairwise(line):
        edge, gap = b - a, a - origin
        slant = _cross(arrow, edge)
        if not slant:  # along the edge, or an edge without length
            continue
        along, on_edge = _cross(gap, edge) / slant, _cross(gap, arrow) / slant
        met = -1e-9 <= on_edge <= 1 + 1e-9 and (behind or along >= -ON_LINE)
        if met and (nearest is None or abs(along) < abs(nearest)):
            nearest = along
    return None if nearest is None else origin + arrow * nearest


def _passing(curve, lengths, place):
    """How far along a curve it passes nearest to a place."""
    near = [(_nearest_on(a, b, place), a) for a, b in itertools.pairwise(curve)]
    edge = min(range(len(near)), key=lambda number: abs(near[number][0] - place))
    spot, begin = near[edge]
    return lengths[edge] + abs(spot - begin)


def _nearest_on(a, b, place):
    """The place on the stretch from `a` to `b` that is nearest to `place`."""
    way, gap = b - a, place - a
    square = way.real * way.real + way.imag * way.imag
    along = (gap.real * way.real + gap.imag * way.imag) / max(square, 1e-12)
    return a + min(max(along, 0), 1) * way


def _at_length(curve, lengths, far):
    """The place so far along a curve; its end where the curve is shorter."""
    for (a, b), (start, end) in zip(
        itertools.pairwise(curve), itertools.pairwise(lengths), strict=True
    ):
        if far <= end and end > start:
            return a + (b - a) * (max(far - start, 0) / (end - start))
    return curve[-1]
