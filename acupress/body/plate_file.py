"""Read a plate from its file.

A file that breaks the contract of ``plates/AUTHORING.md`` is refused, with all of its faults; those
that must be measured are told when the page, the groups and every form can be read.
"""

from __future__ import annotations

from pathlib import Path

from . import marks, svgfile
from .contract import faults_of_drawing, faults_of_file, root_of
from .plate import Plate, PlateError
from .svgfile import SVG_NS


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
