"""Outlines of a plate's file that need no library to be read: quickly, for they are many.

svgelements reads all that SVG knows, one segment after another, and that takes half of a lesson.
Plates are drawn with absolute moves, lines and curves: such an outline is read here, and
svgelements, which reads all else of its element, is given a place instead.
"""

from __future__ import annotations

import re

import numpy as np
from matplotlib.path import Path as Outline

ATTRIBUTE = re.compile(r'(?<=\s)d="([^"]*)"')
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")
NAME = "data-acupress-outline"  # by which an element is found again
STEPS = {"M": (1, Outline.LINETO), "L": (1, Outline.LINETO), "C": (3, Outline.CURVE4)}


def without_outlines(text):
    """Take the plain outlines out of an SVG text.

    Parameters
    ----------
    text : str
        Of a file whose page is not scaled, attributes in double quotes.

    Returns
    -------
    text : str
        The same, in which elements of a plain outline bear its number as `NAME`.
    outlines : list of matplotlib.path.Path
        Empty where anything in the file is moved or scaled.
    """
    outlines = []

    def taken(found):
        outline = plain_outline(found[1])
        if outline is None:
            return found[0]
        outlines.append(outline)
        return f'd="M0 0" {NAME}="{len(outlines) - 1}"'

    if "transform" in text or NAME in text:
        return text, []
    return ATTRIBUTE.sub(taken, text), outlines


def plain_outline(d):
    """An outline of absolute moves, lines, cubic curves and closings.

    Parameters
    ----------
    d : str
        As SVG writes it.

    Returns
    -------
    matplotlib.path.Path or None
        None where it is anything else.

    Examples
    --------
    >>> plain_outline("M1 2L3,4-5 6Z").vertices.tolist()
    [[1.0, 2.0], [3.0, 4.0], [-5.0, 6.0], [1.0, 2.0]]
    >>> plain_outline("M1 2l3 4") is None
    True
    """
    rest = NUMBER.sub("", d).replace(",", " ").split()
    letters = "".join(rest)
    # What follows a closing without a move, or a move without anything, is for svgelements.
    if not re.fullmatch(r"(?:M[LC]*Z?)+", letters):
        return None
    places, codes, start = [], [], 0
    for letter, written in COMMAND.findall(d):
        numbers = NUMBER.findall(written)
        if letter == "Z":
            if numbers:
                return None
            places, codes = [*places, *places[start : start + 2]], [*codes, Outline.CLOSEPOLY]
            continue
        step, code = STEPS[letter]
        count = len(numbers) // 2
        if not count or len(numbers) % (2 * step):
            return None
        if letter == "M":
            start = len(places)
        places += map(float, numbers)
        codes += [code] * count
        if letter == "M":
            codes[-count] = Outline.MOVETO
    return Outline(np.array(places, float).reshape(-1, 2), codes)
