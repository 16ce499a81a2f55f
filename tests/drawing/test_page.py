"""A plate's page: its title, its ruler, and where on the body it is."""

import re

import numpy as np
import pytest
from drawings import POINTS, gids, shown
from matplotlib.backends.backend_agg import FigureCanvasAgg

from acupress.body.load import load_plate
from acupress.body.locate import cun_length
from acupress.drawing import figures, style
from acupress.drawing.inset import inset_boxes
from acupress.drawing.silhouette import on_drawing
from acupress.drawing.svg import SCREEN
from acupress.facts import tables as table
from acupress.facts.tables import plate_names

CLOSE_UPS = [name for name in plate_names() if not name.startswith("body_")]


@pytest.mark.parametrize("plate", ["lower_back", "hand_dorsum", "ankle_lateral"])
def test_a_close_up_says_where_on_the_body_it_is(plate):
    figure = figures.show_plate(plate)
    (ring,) = (artist for artist in figure.axes[0].artists + figure.axes[0].patches
               if artist.get_gid() == "inset.ring")  # fmt: skip
    (left, right), (bottom, top) = figure.axes[0].get_xlim(), figure.axes[0].get_ylim()
    x, y = ring.center
    assert left < x - ring.radius and x + ring.radius < right
    assert top < y - ring.radius and y + ring.radius < bottom


@pytest.mark.parametrize("width", [3.4, 4.4])
@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize("name", [name for name in plate_names() if "body" not in name])
def test_title_and_ruler_keep_clear_of_the_inset_and_of_each_other(name, side, width):
    figure = figures.show_plate(name, side=side, layers=(), width=width)
    renderer = FigureCanvasAgg(figure).get_renderer()
    title, ruler_name = (text.get_window_extent(renderer) for text in figure.axes[0].texts)
    inset = [patch.get_window_extent(renderer) for patch in figure.axes[0].get_children()
             if str(patch.get_gid()).startswith("inset.")]  # fmt: skip
    assert inset and not title.overlaps(ruler_name)
    assert not any(box.overlaps(text) for box in inset for text in (title, ruler_name))
    assert max(title.x1, ruler_name.x1) <= figure.bbox.x1


@pytest.mark.parametrize("name", CLOSE_UPS)
def test_the_small_body_stands_on_paper_not_on_skin(name):
    plate = load_plate(name)
    ((left, top, right, bottom),) = inset_boxes(figures.show_plate(plate, layers=()).axes[0])
    across, down = np.linspace(left, right, 30), np.linspace(top, bottom, 60)
    share = on_drawing(plate, np.stack(np.meshgrid(across, down), axis=-1)).mean()
    assert share < 0.1


def test_a_whole_body_has_no_inset():
    assert "inset.ring" not in gids(figures.show_plate("body_posterior"))


def ruler(figure):
    """Left and right end of each of the ruler's bars, in plate units, and what stands above."""
    bars = sorted(
        (artist for artist in figure.axes[0].get_children()
         if re.fullmatch(r"ruler\.\d", str(artist.get_gid()))),
        key=lambda bar: bar.get_x(),
    )  # fmt: skip
    (name,) = (text for text in figure.axes[0].texts if text.get_gid() == "ruler.name")
    ends = np.array([(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars])
    return ends, " ".join(name.get_text().split())  # on a narrow page the name takes two rows


def assert_bars_are_cuns(ends, cun):
    assert np.diff(ends, axis=1).ravel() == pytest.approx([cun] * len(ends))
    assert ends[1:, 0] == pytest.approx(ends[:-1, 1]), "no gap between them"


@pytest.mark.parametrize("width", [3.4, None])
@pytest.mark.parametrize("name", plate_names())
def test_each_bar_of_a_ruler_is_one_cun_and_they_touch(name, width):
    plate = load_plate(name)
    ends, said = ruler(figures.show_plate(plate, layers=(), width=width))
    (span,) = (row.Index for row in table.load_spans().itertuples()
               if said.endswith(f", by the {row.name}"))  # fmt: skip
    assert said.startswith(f"{len(ends)} ")
    assert_bars_are_cuns(ends, cun_length(span, plate))


@pytest.mark.parametrize(
    ("code", "span"), [("BL37", "thigh_back"), ("BL23", "back_width"), ("BL58", "leg_outer")]
)
def test_the_ruler_beside_a_point_shows_the_cun_it_is_counted_in(code, span):
    plate = load_plate(POINTS.plate[code])
    ends, said = ruler(shown(code))
    assert table.load_spans().name[span] in said
    assert_bars_are_cuns(ends, cun_length(span, plate))


@pytest.mark.parametrize("name", CLOSE_UPS)
def test_a_cun_is_well_seen_on_every_close_up(name):
    figure = figures.show_plate(name, layers=())
    (left, right), _ = ruler(figure)[0][0], None
    (begin, _), (end, _) = figure.axes[0].transData.transform([(left, 0), (right, 0)]) / figure.dpi
    shown = SCREEN * figure.zoom  # pixels an inch, where a screen has room for it
    assert (end - begin) * shown >= 39.5


@pytest.mark.parametrize("name", plate_names())
def test_the_letters_of_a_plate_seen_whole_on_a_laptop_are_11_pixels_high(name):
    figure = figures.show_plate(name, layers=())
    assert 560 / (figure.get_figheight() * 72) * style.TEXT_SMALL >= 11 - 0.05


def test_three_cun_of_the_shin_are_well_seen_where_a_phone_shows_st36_at_360_pixels():
    figure = shown("ST36")
    ends, said = ruler(figure)
    assert said.startswith("3 cun") and table.load_spans().name["shin"] in said
    ends = [(ends[0][0], 0), (ends[-1][1], 0)]
    (left, _), (right, _) = figure.axes[0].transData.transform(ends)
    assert (right - left) / figure.bbox.width * 360 >= 40


def test_the_paper_a_cut_body_fades_into_hides_no_ruler():
    artists = {
        a.get_gid(): a for a in figures.show_point("BL23").axes[0].get_children() if a.get_gid()
    }
    bars = [artists[f"ruler.{number}"] for number in range(3)]
    assert all(bar.get_zorder() > artists["fade"].get_zorder() for bar in bars)
