"""Nothing is in the way of anything where a point is shown on its own plate."""

import pytest
from drawings import PLATES, WIDTHS, faults_of, labels_on_contour, shown

from acupress.body.load import load_plate


@pytest.mark.parametrize("plate", PLATES)
def test_nothing_is_in_the_way_of_anything_when_one_point_is_shown(plate):
    codes = PLATES[plate]
    wanted = [(code, "right", width) for width in WIDTHS for code in codes]
    wanted += [(code, "left", WIDTHS[0]) for code in codes[::3]]
    drawings = [
        (
            f"{code}, {side}, {width} inches",
            shown(code, side, width),
            load_plate(plate).at_side(side),
        )
        for code, side, width in wanted
    ]
    assert faults_of(drawings) == []
    assert labels_on_contour(drawings[2 * len(codes) : 3 * len(codes)]) == [], "at a lesson's width"
