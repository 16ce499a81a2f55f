"""How far off is still right: from the published scatter of trained people's marks, or declared."""

from __future__ import annotations

import math
from numbers import Real

from ..body.spans import all_spans
from ..facts import tables
from ..facts.calls import shown

DEFAULT = 0.5  # cun: ours, no study behind it; the published ones lie around it
NOTHING = ": nothing is published for this point."
LEAST = 0.1  # cun: a step of the cross


def tolerance_of(code, plate, cun, room, missed):
    """How far from a point a mark still counts as right.

    Where a study gives the skin area that held 68% of trained doctors' marks, it is the radius of a
    circle of that area: who comes as near as two of three doctors knows the point. (The area of 95%
    would count marks beyond the next point, at ST38, as right.) The study gives square centimetres
    on one man, not his cun; we take his cun to be that of the body our plate draws, the plate's
    ``mm`` times its plate units a cun. Elsewhere it is :data:`DEFAULT`, our own choice, and no more
    than half the way to where one lands who leaves out a step of the rule. It is never more than
    half the way to the nearest other point, so that no place is right for two.

    Parameters
    ----------
    code : str
    plate : acupress.body.plate.Plate
    cun : (float, str)
        Plate units a cun around the point, and the id of the span whose cun that is.
    room, missed : float
        How far, in cun, the nearest other point of the plate is, and where a missed step leads.

    Returns
    -------
    tolerance : float
        In cun, two digits.
    why : str
        One sentence that says where it comes from.

    References
    ----------
    Molsberger et al. 2012, Eur J Pain 16:1264-1270 (abstract): 71 doctors marked points on one man.
    """
    wide, why = _published(code, cun[0] * plate.mm, cun[1]) or _declared(missed)
    half = max(room / 2, LEAST)
    if half < wide:
        return _floor(half), f"Half the way to the nearest other point. {why}"
    return _floor(wide), why


def _declared(missed):
    half = max(missed / 2, LEAST)
    if half < DEFAULT:
        return (
            half,
            "Half the way to where a missed step leads: nothing is published for this point.",
        )
    choice = f"{DEFAULT:g} cun is this course's own choice"
    return DEFAULT, f"{choice}: nothing is published for this point."


def _published(code, millimetres, span):
    scatter = tables.load_scatter()
    if code not in scatter.index:
        return None
    radius = math.sqrt(scatter.area68_cm2[code] / math.pi)  # cm
    why = (
        f"68% of the marks of 71 doctors lay in {scatter.area68_cm2[code]:g} cm², a circle of "
        f"{radius:.1f} cm around their middle ({scatter.source[code]}); a cun there "
        f"({all_spans()[span]['name']}) is taken as {millimetres / 10:.1f} cm, as on our plate."
    )
    return radius * 10 / millimetres, why


def _floor(cun):
    """Two digits, never more than it was."""
    return math.floor(cun * 100 + 1e-9) / 100


def check_tolerance(tolerance):
    """Return a teacher's tolerance, and refuse what is none.

    Parameters
    ----------
    tolerance : float or None
        In cun; None where the teacher gives none.

    Returns
    -------
    float or None

    Raises
    ------
    ValueError
        It is no number from 0.05 to 5.
    """
    if tolerance is None:
        return None
    is_number = isinstance(tolerance, Real) and not isinstance(tolerance, bool)
    if not is_number or not 0.05 <= tolerance <= 5:
        raise ValueError(
            f"tolerance is a number of cun from 0.05 to 5, like 0.5, not {shown(tolerance)}."
        )
    return _floor(float(tolerance))
