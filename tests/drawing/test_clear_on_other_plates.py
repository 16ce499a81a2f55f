"""Nothing is in the way of anything on the other plates that can show a point."""

import pytest
from drawings import POINTS, WIDTHS, faults_of, labels_on_contour

from acupress.body.load import load_plate
from acupress.body.locate import locate_all
from acupress.drawing import figures
from acupress.facts.tables import plate_names


@pytest.mark.parametrize("name", plate_names())
def test_nothing_is_in_the_way_on_any_other_plate_that_can_show_a_point(name):
    plate = load_plate(name)
    found = locate_all(POINTS, plate).query("side != 'left'")
    on_page = [plate.shows(spot.x, spot.y) for spot in found.itertuples()]
    codes = [code for code in found.code[on_page] if POINTS.plate[code] != name]
    drawings = [
        # Labels are placed by the outline, whether it is drawn or not.
        (f"{code}, {width} inches", figures.show_point(code, plate, width=width, layers=()), plate)
        for width in WIDTHS
        for code in codes
    ]
    assert faults_of(drawings) == []
    assert labels_on_contour(drawings[2 * len(codes) :]) == [], "at a lesson's width"
