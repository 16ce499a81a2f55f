"""Read plates: the course's by name, others from their file.

A file that breaks the contract of ``plates/AUTHORING.md`` is refused, with all of its faults; those
that must be measured are told when the page, the groups and every form can be read.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path

from ..facts.calls import did_you_mean, says_what_it_takes, shown
from ..facts.tables import PLATES, plate_names
from . import marks, svgfile
from .contract import PlateError, faults_of_drawing, faults_of_file, root_of
from .plate import Plate
from .svgfile import SVG_NS


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
        return read_plate(name)
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
    return read_plate(PLATES / f"{name}.svg")


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


def read_plate(file):
    """Read and check a plate from an SVG file.

    Parameters
    ----------
    file : str or path-like
        A layered SVG that keeps the contract of ``plates/AUTHORING.md``.

    Returns
    -------
    Plate

    Raises
    ------
    FileNotFoundError
        There is no such file.
    PlateError
        With all that breaks the contract; what must be measured waits until the page, the groups
        and every form can be read.
    """
    file = Path(file)
    if not file.is_file():
        raise FileNotFoundError(f"There is no plate file '{file}'. Is it in another folder?")
    root = root_of(file)
    frame, faults = faults_of_file(root)
    if frame:  # the geometry cannot be trusted without it
        raise PlateError(file.name, [*frame, *faults])
    plate = _measured(file, root, faults)
    faults += faults_of_drawing(plate)
    if faults:
        raise PlateError(file.name, faults)
    return plate


def _measured(file, root, faults):
    """The plate of a file whose frame is sound; what is wrong with its forms goes to `faults`."""
    groups = svgfile.drawn_groups(file, root)
    _, _, width, height = svgfile.numbers(root.get("viewBox"))
    midline = float(root.get("data-midline")) if root.get("data-midline") else None
    return Plate(
        name=file.stem,
        title=" ".join(root.findtext(f"{SVG_NS}title", "").split()),
        description=" ".join(root.findtext(f"{SVG_NS}desc", "").split()),
        view=root.get("data-view"),
        width=width,
        height=height,
        mm=float(root.get("data-mm")),
        midline=midline,
        side="right",
        layers=svgfile.layers(groups, midline, faults),
        landmarks=marks.places(groups["landmarks"]),
        lines=marks.lines(groups["landmarks"], faults),
        rulers=marks.rulers(groups.get("spans", ()), faults),
        directions=marks.arrows(groups["directions"], faults),
        regions=marks.regions(groups.get("regions", ()), faults),
        quiet_bones=root.get("data-bones") == "lines",
    )
