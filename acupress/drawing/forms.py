"""All forms of a plate in one word, by which to know it again."""

from __future__ import annotations

import functools

from ..facts.kept import digest


@functools.lru_cache(maxsize=64)
def forms(plate):
    """The digest of all shapes of a plate, as text.

    Parameters
    ----------
    plate : acupress.body.plate.Plate

    Returns
    -------
    str
    """
    shapes = [(layer, shape) for layer, those in plate.layers.items() for shape in those]
    parts = [f"{plate.width} {plate.height}"]
    for layer, shape in shapes:
        look = shape.filled, shape.width, shape.relief, shape.height, shape.muscle
        codes = shape.outline.codes
        parts += [f"{layer} {look}", shape.outline.vertices.tobytes()]
        parts += [b"" if codes is None else codes.tobytes()]
    return digest(parts)
