"""Numbers as people write them: ``"1,5"``, ``"40 / 16"``, ``"12 000"``, ``"three"``."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from numbers import Real

import pandas as pd

AROUND = " ()[]'\"“”„‚‘’`´=≈~"  # what people put around a number
NUMBER = r"(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?"
TIMES = "[*×x/÷]"
ONE_NUMBER = re.compile(rf"([-+]?)({NUMBER}(?:\s*{TIMES}\s*{NUMBER})*)\s*([^\W\d]*)\D*")
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
# How large each unit is beside others of its kind.
UNITS = {
    **dict.fromkeys(["mm", "millimetre", "millimeter"], ("length", 0.1)),
    **dict.fromkeys(["cm", "centimetre", "centimeter"], ("length", 1)),
    **dict.fromkeys(["m", "metre", "meter"], ("length", 100)),
    **dict.fromkeys(["s", "sec", "second"], ("time", 1 / 60)),
    **dict.fromkeys(["min", "minute"], ("time", 1)),
    **dict.fromkeys(["h", "hour"], ("time", 60)),
    "cun": ("cun", 1),
}


def readings(answer, unit=""):
    """Say what number an answer may mean.

    Parameters
    ----------
    answer : object
        A number, a text, or a table of one cell.
    unit : str, optional
        The unit that is asked for; an answer in another unit of its kind is converted.

    Returns
    -------
    list of float
        None if it is not one number; two where ``"12,500"`` can be read both ways.

    Examples
    --------
    >>> readings("40 / 16"), readings("12 000"), readings("27 mm", "cm"), readings("18 or 20")
    ([2.5], [12000.0], [2.7], [])
    """
    if isinstance(answer, str):
        return _in_text(unicodedata.normalize("NFKC", answer), unit)
    if isinstance(answer, pd.Series | pd.DataFrame):
        answer = answer.to_numpy()
    if getattr(answer, "size", 0) == 1 and hasattr(answer, "item"):
        answer = answer.item()
    if isinstance(answer, bool) or not isinstance(answer, Real | Decimal):
        return []
    try:
        value = float(answer)
    except OverflowError:
        value = math.inf if answer > 0 else -math.inf
    return [] if math.isnan(value) else [value]


def _in_text(text, unit):
    text = " ".join(re.sub("[−–]", "-", text).split()).strip(AROUND).rstrip(" .,;!")
    if text.lower() in WORDS:
        return [float(WORDS.index(text.lower()))]
    found = ONE_NUMBER.fullmatch(re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", text))
    factor = found and _factor(found[3], unit)
    if not factor:
        return []
    spelled = [found[2].replace(",", ".")]
    if re.search(r"\d[.,]\d{3}(?!\d)", found[2]):  # a decimal mark, or between thousands
        spelled.append(re.sub(r"[.,](?=\d{3}(?!\d))", "", found[2]).replace(",", "."))
    values = [_calculated(one) * factor for one in spelled]
    sign = -1 if found[1] == "-" else 1
    return [sign * value for value in values if not math.isnan(value)]


def _factor(given, wanted):
    """How many of the wanted unit one of the given is; None if they are of different kinds."""
    if not (given and wanted):
        return 1
    kind, size = UNITS.get(_singular(given), ("", 1))
    wanted_kind, wanted_size = UNITS.get(_singular(wanted), ("", 1))
    if not (kind and wanted_kind):
        return 1
    return size / wanted_size if kind == wanted_kind else None


def _singular(unit):
    return unit.lower() if len(unit) == 1 else unit.lower().removesuffix("s")


def _calculated(text):
    """Multiply and divide, from left to right; NaN where that cannot be."""
    first, *rest = re.findall(rf"{TIMES}|{NUMBER}", text)
    value = float(first)
    for sign, number in zip(rest[::2], rest[1::2], strict=True):
        if sign in "*×x":
            value *= float(number)
        else:
            value = value / float(number) if float(number) else math.nan
    return value
