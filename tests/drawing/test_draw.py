"""Drawings: where things lie on the page, what they are called, and what a saved file holds."""

import base64
import functools
import io
import os
import re
import subprocess
import sys
import threading
import warnings
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from acupress import locate
from acupress.__main__ import preview
from acupress.body.locate import LocateError, cun_length, locate_all
from acupress.body.plate import DRAWN, load_plate, plate_names
from acupress.drawing import artists as draw
from acupress.drawing import figures, style
from acupress.facts import tables as table

ROOT = Path(__file__).parents[2]
POINTS = table.load_points()
PLATES = POINTS.groupby("plate", sort=False).groups
WIDTHS = (4.4, figures.WIDTH, 7)  # inches: the picker's, a lesson's, a wide screen's
FIVE = ("LI4", "BL23", "BL40", "BL60", "KI3")
HTML = "</svg><img src=x onerror=alert(1)>\"'&amp;"
RADIUS = style.DOT / 2  # points


# What lies where, in points (1/72 inch) from the page's upper left ----------------------------


@pytest.fixture(autouse=True)
def no_warnings():
    """A warning is a fault: a missing glyph is one, which would be shown as a box."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@functools.cache
def shown(code, side="right", width=figures.WIDTH):
    """A point's figure: drawn once for all tests that only look at it."""
    return figures.show_point(code, side=side, width=width)


def gids(figure):
    return [artist.get_gid() for artist in figure.findobj(lambda a: a.get_gid() is not None)]


def layout(figure):
    """Everything of a drawing that can be in another thing's way."""
    (ax,) = figure.axes
    renderer, scale = FigureCanvasAgg(figure).get_renderer(), draw.points_per_unit(ax)
    origin = np.array([ax.get_xlim()[0], ax.get_ylim()[1]])
    size = figure.get_size_inches() * 72

    def box(artist):
        extent = artist.get_window_extent(renderer).get_points() * 72 / figure.dpi
        return np.array(
            [extent[0, 0], size[1] - extent[1, 1], extent[1, 0], size[1] - extent[0, 1]]
        )

    labels, leaders = {}, {}
    for text in ax.texts:
        labels[text.get_gid()] = box(text)
    for line in ax.lines:
        if line.get_gid().endswith(".leader"):
            ends = (np.column_stack(line.get_data()) - origin) * scale
            leaders[line.get_gid().replace(".leader", ".text")] = ends
    dots = {
        artist.get_gid(): (np.array(artist.center) - origin) * scale
        for artist in ax.patches
        if str(artist.get_gid()).startswith("dot.")
    }
    return SimpleNamespace(size=size, labels=labels, leaders=leaders, dots=dots)


def from_segment(place, ends):
    """How far a place is from a straight line between two ends."""
    way = ends[1] - ends[0]
    part = np.clip(np.dot(place - ends[0], way) / max(np.dot(way, way), 1e-12), 0, 1)
    return np.hypot(*(ends[0] + part * way - place))


def from_box(place, box):
    return np.hypot(*np.maximum(np.maximum(box[:2] - place, place - box[2:]), 0))


def meet(box, other):
    return (box[:2] < other[2:]).all() and (other[:2] < box[2:]).all()


def runs_into(ends, box):
    """Whether a straight line enters a box, by trying a place at every tenth of a point."""
    count = int(np.hypot(*(ends[1] - ends[0])) * 10) + 2
    places = np.linspace(*ends, count)
    return ((places > box[:2]) & (places < box[2:])).all(axis=1).any()


def cross(ends, other):
    def side(line, place):
        along, to = line[1] - line[0], place - line[0]
        return np.sign(along[0] * to[1] - along[1] * to[0])

    return (
        side(ends, other[0]) * side(ends, other[1]) <= 0
        and side(other, ends[0]) * side(other, ends[1]) <= 0
    )


def pairs(things):
    names = list(things)
    return [(one, other) for i, one in enumerate(names) for other in names[i + 1 :]]


def collisions(figure):
    """Everything that is in another thing's way, in words."""
    seen = layout(figure)
    faults = [
        f"{name} leaves the page"
        for name, box in seen.labels.items()
        if (box[:2] < 0).any() or (box[2:] > seen.size).any()
    ]
    faults += [
        f"{one} lies on {other}"
        for one, other in pairs(seen.labels)
        if meet(seen.labels[one], seen.labels[other])
    ]
    faults += [
        f"{name} lies on {dot}"
        for name, box in seen.labels.items()
        for dot, place in seen.dots.items()
        if from_box(place, box) < RADIUS
    ]
    faults += [
        f"the leader of {name} runs through {dot}"
        for name, ends in seen.leaders.items()
        for dot, place in seen.dots.items()
        if from_segment(place, ends) < RADIUS
    ]
    faults += [
        f"the leader of {name} runs through {other}"
        for name, ends in seen.leaders.items()
        for other, box in seen.labels.items()
        if other != name and runs_into(ends, box)
    ]
    faults += [
        f"the leaders of {one} and {other} cross"
        for one, other in pairs(seen.leaders)
        if cross(seen.leaders[one], seen.leaders[other])
    ]
    return faults


def places_off_the_skin(figure, plate):
    """The dots of a drawing that do not lie inside the plate's skin."""
    return [
        dot.get_gid()
        for dot in figure.axes[0].patches
        if str(dot.get_gid()).startswith("dot.")
        and not any(shape.outline.contains_point(dot.center) for shape in plate.layers["skin"])
    ]


def faults_of(drawings):
    """(name, figure, plate) of each drawing → what is wrong, each fault with its drawing's name."""
    return [
        f"{name}: {fault}"
        for name, figure, plate in drawings
        for fault in [
            *collisions(figure),
            *(f"{dot} is off the skin" for dot in places_off_the_skin(figure, plate)),
        ]
    ]


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
    figure = figures.show_points(FIVE, "body_posterior", side, width=width)
    assert faults_of([("the five", figure, plate)]) == []


def test_the_overview_shows_the_five_in_the_order_they_are_taught():
    figure = figures.show_overview()
    names = [
        text.get_text() for text in figure.axes[0].texts if text.get_gid().startswith("label.")
    ]
    assert [name.split()[0] for name in names] == ["LI-4", "BL-23", "BL-40", "BL-60", "KI-3"]
    assert gids(figure) == gids(figures.show_points(FIVE, "body_posterior"))


# Sides ------------------------------------------------------------------------------------------


def dot_at(figure, gid):
    (dot,) = (dot for dot in figure.axes[0].patches if dot.get_gid() == gid)
    return np.array(dot.center)


@pytest.mark.parametrize("plate", PLATES)
def test_the_left_side_is_the_right_one_turned_over(plate):
    seen = load_plate(plate)
    axis = seen.width / 2 if seen.midline is None else seen.midline
    for code in POINTS.loc[PLATES[plate]].query("sides != 'midline'").index[:2]:
        right = dot_at(figures.show_point(code, labels=False), f"dot.{code}.right")
        left = dot_at(figures.show_point(code, side="left", labels=False), f"dot.{code}.left")
        assert left == pytest.approx([2 * axis - right[0], right[1]]), code


def test_a_plate_of_both_sides_shows_the_point_on_both():
    figure = figures.show_point("BL23", side="left")
    main, fellow = dot_at(figure, "dot.BL23.left"), dot_at(figure, "dot.BL23.right")
    assert main + fellow == pytest.approx([2 * load_plate("lower_back").midline, 2 * main[1]])
    on_midline = figures.show_point("GV4")
    assert [gid for gid in gids(on_midline) if gid.startswith("dot.")] == ["dot.GV4.midline"]


def test_one_side_has_one_dot():
    assert [g for g in gids(shown("BL60")) if g.startswith("dot.")] == ["dot.BL60.right"]


def test_the_title_names_the_side():
    assert "right" in shown("BL60").alt.split(".")[0]
    assert "left" in shown("BL60", "left").alt.split(".")[0]


@pytest.mark.parametrize("code", ["BL60", "BL23", "GV4"])
def test_other_sides_are_refused(code):
    with pytest.raises(ValueError, match='side is "right" or "left", not \'both\''):
        figures.show_point(code, side="both")


# Layers and gids --------------------------------------------------------------------------------


@pytest.mark.parametrize("plate", plate_names())
def test_a_layer_switches_off_itself_and_nothing_else(plate):
    whole = gids(figures.show_plate(plate))
    for layer in DRAWN:
        rest = gids(figures.show_plate(plate, layers=[name for name in DRAWN if name != layer]))
        assert rest == [gid for gid in whole if not gid.startswith(f"layer.{layer}.")], layer
    for layer in ("skin", "bone"):
        assert any(gid.startswith(f"layer.{layer}.") for gid in whole), layer


@pytest.mark.parametrize(
    "show", [figures.show_point, lambda *_, **options: figures.show_plate("foot_sole", **options)]
)
def test_unknown_layers_are_refused_by_name(show):
    with pytest.raises(
        ValueError, match=r"No layer \['muscles'\]: the layers are skin, bone, tendon"
    ):
        show("KI1", layers=["skin", "muscles"])


def test_without_labels_no_text_but_the_header_is_left():
    figure = figures.show_point("BL58", labels=False)
    assert {text.get_gid() for text in figure.axes[0].texts} == {"title.right", "ruler.name"}
    assert any(gid.startswith("construct.BL58.") for gid in gids(figure))


@pytest.mark.parametrize("plate", PLATES)
def test_every_step_dot_and_name_of_a_point_can_be_found_by_its_gid(plate):
    for code in PLATES[plate]:
        spot, have = locate(code), gids(shown(code))
        steps = {int(gid.split(".")[2]) for gid in have if gid.startswith(f"construct.{code}.")}
        assert steps == set(range(len(spot.steps))), code
        assert f"dot.{code}.{spot.side}" in have
        assert f"label.{len(spot.steps) - 1}.0.text" in have, f"{code}'s name appears with its dot"
        told_apart = [
            gid for gid in have if gid.startswith(("dot.", "construct.", "label.", "layer."))
        ]
        assert len(set(told_apart)) == len(told_apart), code


@pytest.mark.parametrize("plate", PLATES)
def test_a_counted_way_has_a_tick_at_its_ends_and_at_each_whole_cun(plate):
    for code in PLATES[plate]:
        figure = shown(code)
        for number, step in enumerate(locate(code).steps):
            ticks = [
                np.column_stack(line.get_data()).mean(axis=0)
                for line in figure.axes[0].lines
                if line.get_gid().startswith(f"construct.{code}.{number}.")
                and line.get_linewidth() == 1.6
            ]
            expected = 0 if np.isnan(step.cun) else int(np.ceil(step.cun)) + 1
            assert len(ticks) == expected, f"{code}, step {number}"
            if ticks:
                assert ticks[0] == pytest.approx(step.start) and ticks[-1] == pytest.approx(
                    step.end
                )


def test_the_ticks_of_bl58_are_one_cun_apart():
    figure = figures.show_point("BL58", labels=False)
    way = [line for line in figure.axes[0].lines if line.get_gid().startswith("construct.BL58.1.")]
    ticks = [np.mean(line.get_data(), axis=1) for line in way if line.get_linewidth() == 1.6]
    apart = np.hypot(*np.diff(ticks, axis=0).T)
    assert len(ticks) == 8
    assert apart == pytest.approx([cun_length("leg_outer", "leg_posterior")] * 7)


def test_landmarks_are_shown_by_name():
    figure = figures.show_plate("foot_sole", landmarks=["mt1_head", "heel_back"])
    assert {"landmark.mt1_head", "landmark.heel_back"} <= set(gids(figure))
    shown = [" ".join(text.get_text().split()) for text in figure.axes[0].texts]
    assert set(table.load_landmarks().name[["mt1_head", "heel_back"]]) <= set(shown)


@pytest.mark.parametrize("plate", [name for name in plate_names() if "body" not in name])
def test_the_illustrators_preview_names_every_landmark(plate):
    assert collisions(preview(load_plate(plate))) == []


@pytest.mark.parametrize("plate", ["lower_back", "hand_dorsum", "ankle_lateral"])
def test_a_close_up_says_where_on_the_body_it_is(plate):
    figure = figures.show_plate(plate)
    (ring,) = (artist for artist in figure.axes[0].artists + figure.axes[0].patches
               if artist.get_gid() == "inset.ring")  # fmt: skip
    (left, right), (bottom, top) = figure.axes[0].get_xlim(), figure.axes[0].get_ylim()
    x, y = ring.center
    assert left < x - ring.radius and x + ring.radius < right
    assert top < y - ring.radius and y + ring.radius < 0 < bottom


def test_a_whole_body_has_no_inset():
    assert "inset.ring" not in gids(figures.show_plate("body_posterior"))


# Words --------------------------------------------------------------------------------------------


def texts(figure):
    return [text.get_text() for text in figure.axes[0].texts]


@pytest.mark.parametrize("plate", PLATES)
def test_a_label_names_the_point_and_marks_its_caution(plate):
    for code in PLATES[plate]:
        point = POINTS.loc[code]
        (name,) = (text for text in texts(shown(code)) if point.pinyin in text.split("\n"))
        code_and_hanzi, pinyin, *mark = name.split("\n")
        assert code_and_hanzi == f"{table.shown_code(code)} {point.hanzi}"
        assert mark[0].startswith("⚠ not in" if point.pregnancy == "avoid" else "⚠"), code


@figures.in_style
def test_the_bundled_fonts_have_every_character_of_every_name():
    figure, _ = figures.new_page(load_plate("foot_sole"), 7)
    for i, text in enumerate([*POINTS.hanzi, *POINTS.pinyin, *table.load_landmarks().name]):
        draw.write(figure.axes[0], 10, 10 + i, text, style.TEXT_NAME, "k")
    figure.savefig(io.BytesIO(), format="png")  # warns, and so fails, where a glyph is missing


@pytest.mark.parametrize("hanzi", ["鑫龘", "合鑫", "한글", ""])
def test_characters_without_a_glyph_are_left_out(hanzi):
    points = POINTS.loc[["LI4"]].assign(hanzi=hanzi)
    figure = figures.show_point("LI4", points=points)
    figure.savefig(io.BytesIO(), format="png")
    assert "LI-4" in [text.split("\n")[0] for text in texts(figure)]


@pytest.mark.parametrize("plate", PLATES)
def test_the_description_says_point_place_rule_and_caution(plate):
    for code in PLATES[plate]:
        point, alt = POINTS.loc[code], shown(code).alt
        told = [table.shown_code(code), point.pinyin, point.english, point.location, point.caution]
        told += [step.words for step in locate(code).steps] + [load_plate(plate).title]
        assert [words for words in told if words not in alt] == []


def test_the_description_of_several_points_names_each():
    alt = figures.show_points(["BL60", "BL62"]).alt
    assert "BL-60 Kūnlún" in alt and "BL-62 Shēnmài" in alt
    assert load_plate("ankle_lateral").description in alt


# Files and notebooks ------------------------------------------------------------------------------


@functools.cache
def saved(format):
    file = io.BytesIO()
    figures.show_point("BL60").savefig(file, format=format)
    return file.getvalue()


def test_a_png_has_the_size_asked_for_and_the_dot_in_its_colour():
    file = io.BytesIO()
    figure = figures.show_point("BL60", width=6)
    figure.savefig(file, dpi=100)
    picture = Image.open(file).convert("RGB")
    assert picture.width == 600
    (place,) = layout(figure).dots.values()
    red = tuple(round(part * 255) for part in mpl.colors.to_rgb(style.ATLAS.point))
    assert picture.getpixel(tuple(int(part * 100 / 72) for part in place)) == pytest.approx(
        red, abs=6
    )


def test_an_svg_keeps_its_letters():
    svg = saved("svg").decode()
    lettering = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    for words in ("BL-60", "崑崙", "Kūnlún", "Outer side of the right ankle"):
        assert words in lettering


def test_a_pdf_embeds_fonts_that_can_be_searched_and_printed():
    pdf = saved("pdf")
    assert pdf.count(b"/Type3") == 0, "shapes instead of letters"
    assert pdf.count(b"/FontFile") == 3
    fonts = b" ".join(re.findall(rb"/BaseFont /(\S+)", pdf))
    assert b"DejaVuSans" in fonts and b"AcupressNames" in fonts


class Tags(HTMLParser):
    """The tags, attributes and plain text of an HTML text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.said = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, *attribute) for attribute in attributes]

    def handle_data(self, data):
        self.said.append(data)


def drawn(figure):
    """The SVG that a figure shows in a notebook, as text."""
    (source,) = (v for tag, name, v in Tags(figure._repr_html_()).attributes if name == "src")
    kind, _, data = source.partition(",")
    assert kind == "data:image/svg+xml;base64"
    return base64.b64decode(data).decode()


def test_a_notebook_shows_a_picture_of_its_own_with_its_description():
    figure = figures.show_point("BL60")
    page = Tags(figure._repr_html_())
    img = {name: value for tag, name, value in page.attributes if tag == "img"}
    assert page.tags == ["img", "template", "p"], "no element whose id another figure could have"
    assert img["alt"] == figure.alt
    assert "max-height:80vh" in img["style"], "a plate is seen whole"
    wide = re.search(r'<svg width="(\d+)" height="(\d+)"', drawn(figure))
    assert int(wide[1]) == round(figure.get_figwidth() * figures.SCREEN)
    assert f"max-width:min(100%,{wide[1]}px)" in img["style"], "never larger than drawn"


def test_hosts_without_html_show_a_picture_or_the_description():
    figure = figures.show_point("BL60")
    bundle = figure._repr_mimebundle_()
    assert bundle["text/html"] == figure._repr_html_()
    assert bundle["text/plain"] == figure.alt
    assert Image.open(io.BytesIO(bundle["image/png"])).width == int(figure.get_figwidth() * 100)


@pytest.mark.parametrize("column", ["pinyin", "hanzi", "english", "location", "caution"])
def test_html_in_a_teachers_table_is_text(column):
    points = POINTS.loc[["BL60"]].assign(**{column: HTML})
    figure = figures.show_point("BL60", points=points)
    page, picture = Tags(figure._repr_html_()), Tags(drawn(figure))
    assert page.tags == ["img", "template", "p"]
    assert {"script", "img"}.isdisjoint(picture.tags) and picture.tags.count("svg") == 1
    events = [a for a in page.attributes + picture.attributes if a[1].startswith("on")]
    assert events == []
    (alt,) = (value for tag, name, value in page.attributes if (tag, name) == ("img", "alt"))
    assert HTML in alt or column == "hanzi"
    if column == "pinyin":
        assert HTML in picture.said


def test_a_formula_in_a_name_is_text():
    points = POINTS.loc[["BL60"]].assign(pinyin=r"$\frac{1}{2}$ & 100%_^{")
    figure = figures.show_point("BL60", points=points)
    figure.savefig(io.BytesIO(), format="pdf")
    assert r"$\frac{1}{2}$ & 100%_^{" in Tags(drawn(figure)).said


def test_numbers_in_a_name_are_not_rounded():
    points = POINTS.loc[["BL60"]].assign(pinyin="3.14159")
    assert "3.14159" in Tags(drawn(figures.show_point("BL60", points=points))).said


def test_equal_drawings_are_equal_text():
    assert figures.to_svg(figures.show_point("LI4")) == figures.to_svg(figures.show_point("LI4"))


def test_equal_drawings_are_equal_files():
    first, second = io.BytesIO(), io.StringIO()
    for file in (first, second):
        figures.show_point("LI4").savefig(file, format="svg")
    assert first.getvalue().decode() == second.getvalue()


def test_matplotlib_is_left_as_it_was():
    before, backend, shown = dict(mpl.rcParams), plt.get_backend(), plt.get_fignums()
    figure = figures.show_point("BL23")
    for format in ("svg", "png", "pdf"):
        figure.savefig(io.BytesIO(), format=format)
    figure._repr_mimebundle_()
    figures.show_overview()
    assert dict(mpl.rcParams) == before
    assert (plt.get_backend(), plt.get_fignums()) == (backend, shown)


def test_threads_that_draw_change_no_settings_and_lose_no_letters():
    before, pictures = dict(mpl.rcParams), []

    def draw_twice(code):
        for _ in range(2):
            pictures.append((code, figures.to_svg(figures.show_point(code))))

    threads = [threading.Thread(target=draw_twice, args=(code,)) for code in ("BL60", "LI4", "KI3")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pictures) == 6
    assert [code for code, svg in pictures if POINTS.hanzi[code] not in svg] == []
    assert dict(mpl.rcParams) == before


ODD_SETTINGS = {
    "image.origin": "lower", "image.interpolation": "nearest", "image.resample": False,
    "image.cmap": "gray", "image.aspect": "equal", "lines.marker": "o", "lines.linewidth": 9,
    "lines.linestyle": ":", "lines.dash_capstyle": "projecting", "lines.scale_dashes": False,
    "patch.linewidth": 7, "patch.force_edgecolor": True, "patch.edgecolor": "lime",
    "patch.facecolor": "lime", "text.usetex": True, "text.color": "lime", "text.hinting": "none",
    "text.parse_math": True, "figure.autolayout": True, "figure.dpi": 55,
    "figure.facecolor": "lime",
    "figure.constrained_layout.use": True, "axes.facecolor": "lime", "axes.grid": True,
    "axes.xmargin": 0.4, "path.sketch": (1, 100, 2), "path.simplify": False, "path.snap": False,
    "font.style": "italic", "font.family": ["serif"], "font.weight": "bold",
    "font.stretch": "condensed",
    "savefig.transparent": True, "savefig.facecolor": "lime", "savefig.bbox": "tight",
    "savefig.dpi": 30, "svg.image_inline": False, "svg.fonttype": "path", "svg.hashsalt": "x",
    "svg.id": "x", "agg.path.chunksize": 3,
}  # fmt: skip


def test_no_setting_of_the_readers_reaches_a_plate(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # some settings write files where the reader is

    def made():
        return drawn(figures.show_point("BL60"))

    plain, differing = made(), []
    for name, value in ODD_SETTINGS.items():
        with mpl.rc_context({name: value}):
            differing += [name] * (made() != plain)
    with mpl.rc_context(ODD_SETTINGS):
        differing += ["all together"] * (made() != plain)
    assert differing == []
    assert list(tmp_path.iterdir()) == []


def test_a_figure_says_nothing_beside_itself(tmp_path):
    """matplotlib logs what it does about fonts: a red box below the first figure of a lesson."""
    code = (
        "import acupress as ap\nfigure = ap.show_point('BL60')\nfigure._repr_mimebundle_()\n"
        "figure.savefig('a.pdf'); figure.savefig('a.svg')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "MPLCONFIGDIR": str(tmp_path)},
    )  # fmt: skip
    said = [line for line in ran.stderr.splitlines() if "building the font cache" not in line]
    assert (ran.returncode, ran.stdout, said) == (0, "", [])


def test_a_plate_that_cannot_show_a_point_is_refused_with_what_it_lacks():
    with pytest.raises(ValueError, match="LI4 cannot be shown on the plate foot_sole: it lacks"):
        figures.show_points(["KI1", "LI4"])


def test_an_unknown_point_is_refused_with_the_nearest():
    with pytest.raises(KeyError, match="Did you mean BL60, BL62"):
        figures.show_point("BL6")


def test_too_many_labels_for_a_page_are_refused_with_the_remedy():
    with pytest.raises(ValueError, match="no room for 20 labels.*wider or show fewer"):
        figures.show_points(PLATES["lower_back"], width=3.4)


@pytest.mark.parametrize("palette", style.PALETTES)
def test_every_palette_keeps_lettering_legible(palette):
    """Contrast of at least 4.5 between text and the paper behind it (WCAG AA)."""
    tones = style.palette_of(palette)
    for name in ("ink", "quiet", "point"):
        assert contrast(getattr(tones, name), tones.paper) >= 4.5, name
    figure = figures.show_point("LI4", palette=palette, labels=False)
    assert figure.get_facecolor() == mpl.colors.to_rgba(tones.paper)


def contrast(one, other):
    light, dark = sorted((luminance(tone) for tone in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(tone):
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in mpl.colors.to_rgb(tone)
    ]
    return np.dot(linear, (0.2126, 0.7152, 0.0722))


def test_an_unknown_palette_is_answered_with_the_known():
    with pytest.raises(ValueError, match="no palette 'sepia': there are atlas, umber"):
        figures.show_plate("foot_sole", palette="sepia")


def test_landmarks_go_by_their_latin_names_if_wanted():
    named = texts(figures.show_point("BL23", latin=True))
    assert any("processus" in text for text in named)
    # The web of the toes has no Latin name in use: it keeps its plain one.
    assert any("web" in text for text in texts(figures.show_point("KI1", latin=True)))


@pytest.mark.parametrize("name", [name for name in plate_names() if not name.startswith("body_")])
def test_a_cun_is_well_seen_on_every_close_up(name):
    plate = load_plate(name)
    figure = figures.show_plate(plate, layers=())
    span = draw.ruler_span(plate)
    shown = cun_length(span, plate) * draw.points_per_unit(figure.axes[0]) / 72 * figures.SCREEN
    assert shown >= 39.5  # pixels, at the size a notebook shows it


def test_a_point_beyond_the_page_is_refused_kindly():
    with pytest.raises(LocateError, match="GV2 would lie beyond the page of the plate thigh_post"):
        figures.show_point("GV2", "thigh_posterior")


def test_the_contour_is_heavier_on_the_side_away_from_the_light():
    figure = figures.show_plate("ankle_medial")
    line, shade = (
        next(a for a in figure.axes[0].patches if a.get_gid() == gid)
        for gid in ("layer.skin.0", "layer.skin.0.shade")
    )
    moved = shade.get_path().vertices - line.get_path().vertices
    assert (moved > 0).all()  # to the right and down: the light comes from the upper left
    assert shade.get_zorder() < line.get_zorder()
