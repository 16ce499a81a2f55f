"""Points that no plate can show: refused with the reason, or told in words beside the others."""

import pytest

from acupress import (
    LocateError,
    load_points,
    show_meridian,
    show_overview,
    show_point,
    show_points,
)

POINTS = load_points()
UNDRAWN = POINTS.not_drawn[POINTS.not_drawn != ""]


def words_on(figure):
    return " ".join(" ".join(text.get_text() for text in figure.axes[0].texts).split())


@pytest.mark.parametrize("code", UNDRAWN.index)
@pytest.mark.parametrize("show", [show_point, show_points, show_overview])
def test_a_point_that_no_plate_shows_is_refused_with_its_reason_and_what_to_read(show, code):
    with pytest.raises(LocateError) as error:
        show(code)
    assert f"{code} cannot be drawn: {UNDRAWN[code]}" in str(error.value)
    assert f'Where it is in words: point_card("{code}")' in str(error.value)


def test_several_of_them_are_told_in_one_sentence_each():
    with pytest.raises(LocateError) as error:
        show_points(["LI4", "CV1", "GV1"])
    assert str(error.value).count("cannot be drawn") == 2


def test_an_overview_draws_the_others_and_tells_of_these_in_words():
    figure = show_overview(["LI4", "CV1"])
    told = f"CV-1 is not drawn: {UNDRAWN['CV1']}"
    assert told in words_on(figure) and figure.alt.endswith(told)
    assert "with 1 point: LI-4" in figure.alt


def test_a_meridians_way_tells_of_those_of_its_points_that_are_not_drawn():
    figure = show_meridian("CV", "trunk_anterior")
    told = f"CV-1 is not drawn: {UNDRAWN['CV1']}"
    assert told in words_on(figure) and figure.alt.endswith(told)
    assert "not drawn" not in show_meridian("KI", "foot_sole").alt
