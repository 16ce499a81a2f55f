"""Places that the WHO left undecided, shown beside the point."""

import numpy as np
import pytest

from acupress import load_plate, load_points, show_point
from acupress.body.alternatives import alternatives_on
from acupress.facts.beside import load_alternatives

PLACES = list(load_alternatives().itertuples())


def open_discs(figure):
    discs = {artist.get_gid(): artist for artist in figure.axes[0].get_children()}
    return [disc for gid, disc in discs.items() if str(gid).startswith("other.")]


def texts(figure):
    return " ".join(text.get_text().replace("\n", " ") for text in figure.axes[0].texts)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.code} {place.name}")
def test_every_other_place_is_found_on_its_plate_and_is_another(place):
    plate, points = load_plate(place.plate), load_points()
    found = [one for one in alternatives_on(plate, place.code, points) if one.name == place.name]
    assert [(one.location, one.plate) for one in found] == [(place.location, place.plate)]
    assert found[0].spot and plate.shows(found[0].spot.x, found[0].spot.y)


def test_another_place_is_an_open_disc_with_its_name_and_told_in_words():
    place = next(row for row in load_alternatives().itertuples() if row.code == "GB30")
    figure = show_point("GB30", place.plate, alternatives=True)
    [disc] = open_discs(figure)
    [spot] = [one.spot for one in alternatives_on(load_plate(place.plate), "GB30", load_points())]
    assert np.allclose(disc.center, (spot.x, spot.y)) and disc.get_facecolor() != (0, 0, 0, 0)
    assert place.name in texts(figure)
    assert f"○ {place.name}: {place.location}" in figure.alt


def test_on_a_plate_that_cannot_show_it_another_place_is_told_in_words():
    figure = show_point("GB30", alternatives=True)
    assert open_discs(figure) == []
    assert "Not on this drawing (the plate" in figure.alt and "Not on this drawing" in texts(figure)


def test_without_asking_and_without_other_places_nothing_is_drawn():
    assert open_discs(show_point("GB30")) == []
    figure = show_point("BL60", alternatives=True)
    assert open_discs(figure) == [] and "No other place of BL-60 is on record" in figure.alt
    with pytest.raises(ValueError, match="alternatives is True or False, not 'yes'"):
        show_point("BL60", alternatives="yes")
