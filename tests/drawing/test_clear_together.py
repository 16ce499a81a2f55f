"""Nothing is in the way of anything where many points or landmarks are shown."""

import re

import pytest
from drawings import FIVE, PLATES, WIDTHS, collisions, faults_of, label_name, layout

from acupress.body.load import load_plate
from acupress.drawing import figures
from acupress.drawing.gallery import show_landmarks
from acupress.facts import tables as table
from acupress.facts.tables import plate_names


@pytest.mark.parametrize("plate", PLATES)
def test_all_points_of_a_plate_fit_on_it_together(plate):
    # The lower back has twenty: at the narrower widths their numbers, or they, stand too close.
    widths = [width for width in WIDTHS if width is None or len(PLATES[plate]) < 10]
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


@pytest.mark.parametrize("name", plate_names())
def test_every_landmark_of_a_plate_is_named_with_a_key_where_there_is_no_room(name):
    plate = load_plate(name)
    figure = figures.show_plate(plate, landmarks="all", layers=(), width=3.4)
    words = [" ".join(text.split()).lstrip("0123456789 ") for text in told(figure)]
    names = table.load_landmarks().name[plate.on_page()]
    assert [name for name in names if name not in words] == []


def told(figure):
    """What is said on a drawing, the lines of a key's text joined."""
    words = {}
    for text in figure.axes[0].texts:
        name = re.sub(r"\.key\.\d+$", "", label_name(text.get_gid()))
        words[name] = f"{words.get(name, '')} {text.get_text()}"
    return words.values()


def test_a_number_of_the_key_stands_at_its_place():
    figure = figures.show_plate("back", landmarks="all", layers=(), width=3.4)
    texts = {text.get_gid(): text.get_text() for text in figure.axes[0].texts}
    keys = {gid: text for gid, text in texts.items() if gid.endswith(".key.0")}
    assert len(keys) == len(load_plate("back").on_page())
    for gid, text in keys.items():
        assert text.split()[0] == texts[gid.replace(".key.0", ".text.0")]
    seen = layout(figure).labels
    lowest = max(box[3] for name, box in seen.items() if ".key" not in name)
    assert min(seen[gid][1] for gid in keys) > lowest - 4


def test_points_side_by_side_are_named_where_they_are_while_there_is_room():
    """A key sends the eye to and fro: nine points of the neck need none."""
    neck = ["LI17", "LI18", "ST9", "ST10", "ST11", "ST12", "SI16", "CV22", "CV23"]
    figure = figures.show_points(neck, "head_anterior")
    assert not [text for text in figure.axes[0].texts if ".key." in text.get_gid()]
    assert collisions(figure) == []
