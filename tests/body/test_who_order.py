"""Each meridian runs in its order, on every plate that shows three of its points in a row."""

import functools

import numpy as np
import pytest

from acupress import load_meridians, load_points, plate_names
from acupress.body.locate import locate_everywhere

SHARP = 95  # degrees
ZIGZAGS = {  # where the WHO's own places turn back, and why
    "LU2": "LU1 lies below LU2, and both above the arm",
    "ST8": "from the cheek up to the hairline, and down to the neck",
    "ST11": "from the neck out over the collarbone, and down the chest",
    "ST12": "from the neck out over the collarbone, and down the chest",
    "ST39": "ST40 lies beside ST38, higher than ST39",
    "ST40": "ST40 lies beside ST38, higher than ST39",
    "SP20": "up the chest, and down to the armpit's line",
    "SI10": "round the shoulder blade",
    "SI11": "round the shoulder blade",
    "SI12": "round the shoulder blade",
    "SI13": "round the shoulder blade",
    "SI18": "from the neck to the cheek, and back to the ear",
    "BL30": "down beside the sacrum, and up again to its first hole",
    "BL31": "down beside the sacrum, and up again to its first hole",
    "BL41": "from the hollow of the knee up to the back's outer line",
    "BL61": "behind the heel, and forward under the ankle bone",
    "BL62": "behind the heel, and forward under the ankle bone",
    "KI3": "round the inner ankle bone",
    "KI4": "round the inner ankle bone",
    "KI6": "round the inner ankle bone",
    "KI7": "from the tendon to the bone, and back to the calf",
    "KI8": "from the tendon to the bone, and back to the calf",
    "TE6": "TE7 lies beside TE6",
    "TE7": "TE7 lies beside TE6",
    "TE20": "round the ear",
    "TE21": "round the ear",
    "GB2": "from the eye back to the ear, and up to the temple",
    "GB4": "up to the hairline, and down the temple",
    "GB7": "along the temple, and up over the ear",
    "GB9": "over the ear, and down behind it",
    "GB14": "from the hairline down to the brow, and up again",
    "GB27": "along the hip bone's corner",
    "GB35": "GB36 lies beside GB35, across the fibula",
}


@functools.cache
def shown():
    """By plate: a point's code → its place, of the right side and the midline."""
    tables = locate_everywhere(load_points())
    right = {name: table[table.side != "left"] for name, table in tables.items()}
    return {
        name: {row.code: complex(row.x, row.y) for row in table.itertuples()}
        for name, table in right.items()
    }


def turns(meridian):
    """Each point between its two neighbours, and by how many degrees the way turns there."""
    count = load_meridians()["count"][meridian]
    for name in plate_names():
        places = [shown()[name].get(f"{meridian}{n}") for n in range(1, count + 1)]
        for n, (a, b, c) in enumerate(zip(places, places[1:], places[2:], strict=False), 2):
            if None not in (a, b, c) and a != b != c:
                yield f"{meridian}{n}", name, abs(np.degrees(np.angle((c - b) / (b - a))))


@pytest.mark.parametrize("meridian", load_meridians().index)
def test_a_meridian_turns_back_only_where_it_does(meridian):
    sharp = [(code, name) for code, name, turn in turns(meridian) if turn > SHARP]
    assert [one for one in sharp if one[0] not in ZIGZAGS] == []


def test_every_declared_zigzag_is_one():
    sharp = {code for one in load_meridians().index for code, _, turn in turns(one) if turn > SHARP}
    assert ZIGZAGS.keys() - sharp == set()
