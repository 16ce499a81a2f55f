"""The gallery: every plate in every style, to look at in a notebook and as a PDF."""

import re

import pytest

from acupress.body.load import load_plate
from acupress.drawing import style
from acupress.drawing.gallery import save_gallery, show_gallery, show_styles


def captions(figure):
    return [text.get_text() for ax in figure.axes for text in ax.texts]


def test_a_plate_is_shown_in_every_style_then_layer_by_layer_then_with_its_landmarks():
    sheet, landmarks = show_gallery("hand_dorsum")
    layers = ["skin", "bones", "tendons", "creases", "detail"]
    assert captions(sheet) == [*style.PALETTES, *(f"{layer} alone" for layer in layers)]
    gids = [line.get_gid() for line in landmarks.axes[0].lines]
    marks = {gid.removeprefix("landmark.") for gid in gids if gid.startswith("landmark.")}
    assert marks == set(load_plate("hand_dorsum").on_page())


def test_a_layer_stands_alone_and_each_style_has_its_own_paper():
    sheet = show_styles(load_plate("foot_sole"))
    papers = [ax.get_facecolor() for ax in sheet.axes[: len(style.PALETTES)]]
    assert len(set(papers)) == len({palette.paper for palette in style.PALETTES.values()})
    for ax in sheet.axes[len(style.PALETTES) + 1 :]:
        gids = [patch.get_gid() for patch in ax.patches]
        assert gids and len({gid.split(".")[1] for gid in gids}) == 1


def test_captions_stand_on_one_line_whatever_their_letters():
    sheet = show_styles(load_plate("foot_sole"))
    captions = [text for ax in sheet.axes[: len(style.PALETTES)] for text in ax.texts]
    lines = {(text.get_position()[1], text.get_va()) for text in captions}
    assert len(captions) == len(style.PALETTES) and {va for _, va in lines} == {"baseline"}
    assert len(lines) == 1


def test_an_unknown_plate_is_answered_with_its_neighbour():
    with pytest.raises(ValueError, match="no plate 'foot_sol'. Did you mean foot_sole"):
        show_gallery(["hand_dorsum", "foot_sol"])


@pytest.mark.parametrize("nothing", [[], ()])
def test_no_plate_at_all_is_answered_with_the_way_to_all(nothing, tmp_path):
    for ask in (show_gallery, lambda plates: save_gallery(tmp_path / "a.pdf", plates)):
        with pytest.raises(ValueError, match="No plate is named: leave plates out for every"):
            ask(nothing)
    assert list(tmp_path.iterdir()) == []


def test_the_pdf_has_two_pages_a_plate_and_letters_in_it(tmp_path):
    told = []
    save_gallery(tmp_path / "plates.pdf", ["foot_sole"], lambda *said: told.append(said))
    pdf = (tmp_path / "plates.pdf").read_bytes()
    assert told == [(1, 1, "Sole of the right foot")]
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 2
    assert b"/FontFile2" in pdf
    assert [file.name for file in tmp_path.iterdir()] == ["plates.pdf"]


def test_a_gallery_that_breaks_off_leaves_the_old_file_as_it_was(tmp_path):
    (tmp_path / "plates.pdf").write_text("old")

    def stop(number, *_):
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_gallery(tmp_path / "plates.pdf", ["foot_sole", "foot_sole"], stop)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]
