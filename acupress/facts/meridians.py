"""How people write a meridian, and the order of its points."""

from __future__ import annotations

import re

from .beside import load_meridians
from .calls import did_you_mean, shown
from .name_tables import letters_mean
from .written import NOISE, plain, split_code, tidy

# Where the next number is not the next place: the numbers go on at another stretch of the way.
# From the WHO's locations: BL31 lies above BL30, BL41 far above BL40, ST9 far below ST8.
JUMPS = {("BL30", "BL31"), ("BL40", "BL41"), ("ST8", "ST9")}


def find_meridian(wanted):
    """Find a meridian by code or name, however it is written.

    Parameters
    ----------
    wanted : str
        ``"BL"``, ``"UB"``, ``"Bladder"``, ``"bladder meridian"``, ``"Blase"``, ``"膀胱"``, ….

    Returns
    -------
    str
        The code, as ``data/meridians.csv`` has it.

    Raises
    ------
    ValueError
        No meridian is called this, or several are; the sentence names those there are.

    Examples
    --------
    >>> find_meridian("UB"), find_meridian("Governor Vessel"), find_meridian("Zu Taiyang")
    ('BL', 'GV', 'BL')
    """
    meridians = load_meridians()
    found = _meaning(wanted, meridians) if isinstance(wanted, str) and wanted.strip() else set()
    if len(found) == 1:
        return found.pop()
    known = [f"{code} {name}" for code, name in meridians["name"].items()]
    if found:
        can = " or ".join(name for name in known if name.split()[0] in found)
        raise ValueError(f"{shown(wanted)} can mean {can}: write one of these.")
    hint = did_you_mean([wanted], [*meridians["name"], *meridians.index], 1)
    raise ValueError(f"There is no meridian {shown(wanted)}. {hint}Meridians: {', '.join(known)}.")


def _meaning(wanted, meridians):
    if wanted in meridians.index:
        return {wanted}
    words = [word for word in re.findall(r"\w+", tidy(wanted)) if word not in NOISE]
    found = letters_mean("".join(words)) & set(meridians.index)
    if found:
        return found
    whole = plain("".join(words))
    forms = meridians[["name", "pinyin", "hanzi"]].map(plain)
    same = forms.eq(whole).any(axis=1)
    part = forms.apply(lambda column: column.str.contains(whole, regex=False)).any(axis=1)
    part &= len(whole) > 1
    return set(meridians.index[same]) or set(meridians.index[part])


def points_along(meridian, points):
    """The points of a meridian, in the order of their numbers.

    Parameters
    ----------
    meridian : str
        Its code: ``"BL"``.
    points : pandas.DataFrame
        A point table.

    Returns
    -------
    list of str
        Codes; empty where the table has none of them.

    Examples
    --------
    >>> from acupress import load_points
    >>> points_along("KI", load_points())[:2]
    ['KI1', 'KI2']
    """
    numbers = {code: split_code(code)[1] for code in points.index if _letters(code) == meridian}
    return sorted(numbers, key=numbers.get)


def _letters(code):
    return re.match("[A-Z]*", code)[0]
