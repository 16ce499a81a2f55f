"""Plates: the course's by name, others from their file."""

from __future__ import annotations

import functools
import os

from ..facts.calls import did_you_mean, says_what_it_takes, shown
from ..facts.tables import PLATES, plate_names
from .plate import Plate


@says_what_it_takes
def load_plate(name):
    """Load one of the course's plates by name, or a plate file of one's own.

    Parameters
    ----------
    name : str or path-like
        The plate's name, as :func:`plate_names` lists it, or an SVG file: ``"mine.svg"``.

    Returns
    -------
    Plate
        The right side. The course's plates are read once and shared; a file is read each time.

    Raises
    ------
    ValueError
        No plate has this name.
    FileNotFoundError
        There is no such file.
    PlateError
        The drawing breaks the contract.

    Examples
    --------
    >>> load_plate("ankle_lateral").view
    'lateral'
    """
    if isinstance(name, os.PathLike) or str(name).lower().endswith(".svg"):
        return _read(name)
    if not isinstance(name, str):
        raise ValueError(
            f'A plate is a name like "back" or an SVG file, not {shown(name)}. '
            f"Plates: {', '.join(plate_names())}."
        )
    return _course_plate(name)


@functools.cache
def _course_plate(name):
    names = plate_names()
    if name not in names:
        hint = did_you_mean([name], names, 3)
        raise ValueError(f"There is no plate {name!r}. {hint}Plates: {', '.join(names)}.")
    return _read(PLATES / f"{name}.svg")


def _read(file):
    from .plate_file import read_plate  # only now: what shows what was drawn before reads none

    return read_plate(file)


def as_plate(plate):
    """Return the plate itself, loading it where a name or a file is given.

    Parameters
    ----------
    plate : Plate, str or path-like

    Returns
    -------
    Plate

    Raises
    ------
    ValueError, FileNotFoundError, PlateError
        As :func:`load_plate`.
    """
    return plate if isinstance(plate, Plate) else load_plate(plate)
