"""Nothing is in the way of anything where many points or landmarks are shown."""

import pytest
from drawings import FIVE, PLATES, WIDTHS, collisions, faults_of, layout

from acupress.body.load import load_plate
from acupress.drawing import figures
from acupress.drawing.gallery import show_landmarks
from acupress.facts.tables import plate_names


@pytest.mark.parametrize("plate", PLATES)
def test_all_points_of_a_plate_fit_on_it_together(plate):
    # The lower back has twenty: they fit the width of a lesson, not that of the picker.
    widths = [width for width in WIDTHS if width > 5 or len(PLATES[plate]) < 10]
    drawings = [
        (
            f"all at {width} inches",
            figures.show_points(PLATES[plate], width=width),
            load_plate(plate),
        )
        for width in widths
    ]
    assert faults_of(drawings) == []
    for _, figure, _ in drawings:
        assert {gid.split(".")[1] for gid in layout(figure).dots} == set(PLATES[plate])


@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_five_fit_on_the_whole_body(width, side):
    plate = load_plate("body_posterior").at_side(side)
    figure = figures.show_points(FIVE, "body_posterior", side=side, width=width)
    assert faults_of([("the five", figure, plate)]) == []


@pytest.mark.parametrize("plate", [name for name in plate_names() if "body" not in name])
def test_the_illustrators_preview_names_every_landmark(plate):
    assert collisions(show_landmarks(load_plate(plate))) == []


def test_too_many_labels_for_a_page_are_refused_with_the_remedy():
    with pytest.raises(ValueError, match="no room for 20 labels.*wider or show fewer"):
        figures.show_points(PLATES["lower_back"], width=3.4)
