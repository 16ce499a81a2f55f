"""Drawings: where things lie on the page, what they are called, and what a saved file holds."""

import base64
import dataclasses
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
from geometry import cross, from_box, from_segment, meet, pairs, runs_into
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from acupress import locate
from acupress.body.load import load_plate
from acupress.body.locate import LocateError, cun_length, locate_all
from acupress.body.svgfile import DRAWN
from acupress.drawing import artists as draw
from acupress.drawing import figures, style
from acupress.drawing.gallery import show_landmarks
from acupress.drawing.lettering import point_letterings
from acupress.facts import tables as table
from acupress.facts.tables import plate_names

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
    figure = figures.show_points(FIVE, "body_posterior", side=side, width=width)
    assert faults_of([("the five", figure, plate)]) == []


def test_the_overview_shows_the_five_in_the_order_they_are_taught():
    figure = figures.show_overview()
    names = [
        text.get_text() for text in figure.axes[0].texts if text.get_gid().startswith("label.")
    ]
    assert [name.split()[0] for name in names] == ["LI-4", "BL-23", "BL-40", "BL-60", "KI-3"]
    dots = [gid.split(".")[1] for gid in gids(figure) if gid.startswith("dot.")]
    assert list(dict.fromkeys(dots)) == list(FIVE)


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


@pytest.mark.parametrize("side", ["right", "left"])
def test_title_description_and_dot_are_of_the_side_shown(side):
    figure = shown("BL60", side)
    titles = {t.get_gid(): " ".join(t.get_text().split()) for t in figure.axes[0].texts}
    assert titles[f"title.{side}"] == f"Outer side of the {side} ankle and foot"
    assert figure.alt.startswith(f"Outer side of the {side} ankle and foot. ")
    assert [gid for gid in gids(figure) if gid.startswith("dot.")] == [f"dot.BL60.{side}"]


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
    with pytest.raises(ValueError, match="There is no layer 'muscles'. Layers: skin, bone, tendon"):
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
    assert collisions(show_landmarks(load_plate(plate))) == []


@pytest.mark.parametrize("plate", ["lower_back", "hand_dorsum", "ankle_lateral"])
def test_a_close_up_says_where_on_the_body_it_is(plate):
    figure = figures.show_plate(plate)
    (ring,) = (artist for artist in figure.axes[0].artists + figure.axes[0].patches
               if artist.get_gid() == "inset.ring")  # fmt: skip
    (left, right), (bottom, top) = figure.axes[0].get_xlim(), figure.axes[0].get_ylim()
    x, y = ring.center
    assert left < x - ring.radius and x + ring.radius < right
    assert top < y - ring.radius and y + ring.radius < 0 < bottom


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
    assert max(title.x1, ruler_name.x1) <= min(box.x0 for box in inset)


def test_a_whole_body_has_no_inset():
    assert "inset.ring" not in gids(figures.show_plate("body_posterior"))


# Words --------------------------------------------------------------------------------------------


MARKS = {
    "avoid": "⚠ not in pregnancy",
    "disputed": "⚠ not in pregnancy",
    "none named": "⚠ read the caution",
}


def texts(figure):
    return [text.get_text() for text in figure.axes[0].texts]


@pytest.mark.parametrize("plate", PLATES)
def test_a_label_names_the_point_and_marks_its_caution(plate):
    for code in PLATES[plate]:
        point = POINTS.loc[code]
        (name,) = (text for text in texts(shown(code)) if point.pinyin in text.split("\n"))
        code_and_hanzi, pinyin, *mark = name.split("\n")
        assert code_and_hanzi == f"{table.shown_code(code)} {point.hanzi}"
        assert " ".join(mark) == MARKS[point.pregnancy], code


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


def names_with_marks(figure):
    """Code → the mark that stands with a point's name."""
    names = [text.get_text().split() for text in figure.axes[0].texts
             if text.get_gid().startswith("label.")]  # fmt: skip
    return {name[0]: " ".join(name[3:]) for name in names}


@pytest.mark.parametrize("codes", [["BL39", "BL40"], PLATES["lower_back"][:8]])
def test_each_of_a_few_points_bears_the_mark_of_its_caution(codes):
    figure = figures.show_points(codes)
    assert names_with_marks(figure) == {
        table.shown_code(code): MARKS[POINTS.pregnancy[code]] for code in codes
    }
    assert "foot" not in gids(figure)


@pytest.mark.parametrize("width", [None, 7])
def test_the_marks_of_many_points_stand_below_the_plate(width):
    codes = [*PLATES["lower_back"][:7], "BL36", "GB30"]
    figure = figures.show_points(codes, width=width)
    assert set(names_with_marks(figure).values()) == {""}
    (foot,) = (text for text in figure.axes[0].texts if text.get_gid() == "foot")
    told = " ".join(foot.get_text().split()).removeprefix("⚠ ").split(" ⚠ ")
    expected = {}
    for code in codes:
        expected.setdefault(MARKS[POINTS.pregnancy[code]], []).append(table.shown_code(code))
    assert told == [f"{mark[2:]}: {', '.join(of)}" for mark, of in expected.items()]
    assert faults_of([("nine", figure, load_plate("lower_back"))]) == []


def test_without_names_nothing_is_marked_but_the_description_warns():
    figure = figures.show_points(PLATES["lower_back"], labels=False)
    assert "foot" not in gids(figure)
    assert figure.alt.count("(Not in pregnancy)") == 18


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("BL23", ["1.5 cun"]),
        ("GV4", []),
        ("BL58", ["7 cun"]),
        ("EX-B7", ["3.5 cun"]),
    ],
)
def test_a_counted_way_is_lettered_with_its_count(code, counts):
    assert [text for text in texts(shown(code)) if text.endswith(" cun")] == counts


def test_a_count_in_finger_breadths_is_no_cun():
    spot = locate("BL23")
    counted = dataclasses.replace(spot.steps[1], cun=1.0, count="1 finger breadth")
    spot = dataclasses.replace(spot, steps=(spot.steps[0], counted))
    said = [item.text for item in point_letterings(load_plate("lower_back"), spot, POINTS)]
    assert "1 finger\nbreadth" in said and not any(text.endswith("cun") for text in said)


def test_the_description_of_several_points_names_each_with_its_mark():
    alt = figures.show_points(["BL60", "BL62"]).alt
    assert "BL-60 Kūnlún (Not in pregnancy), BL-62 Shēnmài (Read the caution)" in alt
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
    # No element whose id another figure could have.
    assert page.tags == ["style", "img", "template", "p"]
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
    assert page.tags == ["style", "img", "template", "p"]
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
ODD_SETTINGS = {name: odd for name, odd in ODD_SETTINGS.items() if name in mpl.rcParams}


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
        figures.show_points(["KI1", "LI4"], "foot_sole")


def test_an_unknown_point_is_refused_with_the_nearest():
    with pytest.raises(KeyError, match="'Kunlan'. Did you mean BL60 Kūnlún"):
        figures.show_point("Kunlan")


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


# The ruler ---------------------------------------------------------------------------------------

CLOSE_UPS = [name for name in plate_names() if not name.startswith("body_")]


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
    assert (end - begin) * figures.SCREEN >= 39.5  # pixels, at the size a notebook shows it


# What is asked for -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "points", [POINTS.loc[["BL60", "BL62"]], ["bl 60", "Shenmai"], ("BL-60", "BL-62")]
)
def test_points_are_taken_as_a_table_or_a_list(points):
    dots = {gid for gid in gids(figures.show_points(points)) if gid.startswith("dot.")}
    assert dots == {"dot.BL60.right", "dot.BL62.right"}


@pytest.mark.parametrize("point", ["Kunlun", ["BL60"], POINTS.loc[["BL60"]]])
@pytest.mark.parametrize("show", [figures.show_point, figures.show_points, figures.show_overview])
def test_one_point_is_taken_however_it_comes(show, point):
    assert "dot.BL60.right" in gids(show(point, labels=False, layers=()))


def test_a_teachers_row_is_drawn_by_her_rule():
    hers = POINTS.loc[["BL23"]].assign(aside_cun=3.0)
    right = dot_at(figures.show_points(hers, labels=False), "dot.BL23.right")
    course = dot_at(figures.show_points("BL23", labels=False), "dot.BL23.right")
    assert right[0] > course[0]


def test_points_of_several_plates_are_shown_on_several_plates(tmp_path):
    shown = figures.show_points(["LI4", "BL60", "BL62"])
    assert [[gid for gid in gids(figure) if gid.startswith("dot.")] for figure in shown] == [
        ["dot.LI4.right"], ["dot.BL60.right", "dot.BL62.right"],
    ]  # fmt: skip
    bundle = shown._repr_mimebundle_()
    assert bundle["text/html"].count("<img ") == 2 == bundle["text/plain"].count("Whole") + 2
    sizes = [figure.get_size_inches() * 100 for figure in shown]
    picture = Image.open(io.BytesIO(bundle["image/png"]))
    assert picture.height == pytest.approx(sum(size[1] for size in sizes), abs=2)
    for ending in ("png", "svg", "pdf"):
        shown.savefig(tmp_path / f"both.{ending}")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "both-1.png", "both-1.svg", "both-2.png", "both-2.svg", "both.pdf",
    ]  # fmt: skip
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "both.pdf").read_bytes())) == 2


def test_the_overview_takes_the_views_that_show_the_points():
    assert "from the right side" in figures.show_overview("ST36").alt
    behind, beside = figures.show_overview(["ST36", "LI4", "BL23"], side="left", labels=False)
    assert behind.alt.startswith("Whole body from behind, with 2 points: LI-4")
    assert "left side, with 1 point: ST-36" in beside.alt
    with pytest.raises(LocateError, match="No view of the whole body shows KI-1: show_points"):
        figures.show_overview(["KI1", "BL23"])


@pytest.mark.parametrize("show", [figures.show_points, figures.show_overview])
def test_a_point_asked_for_twice_is_refused(show):
    with pytest.raises(ValueError, match="BL23 is there more than once"):
        show(["BL23", "Shenshu"])


def test_several_points_are_not_one():
    with pytest.raises(ValueError, match="one point: for 2 there is show_points"):
        figures.show_point(["BL23", "BL24"])


def test_one_landmark_is_one_and_all_are_all():
    def marked(landmarks):
        figure = figures.show_plate("ankle_lateral", landmarks=landmarks, labels=False)
        return [gid for gid in gids(figure) if gid.startswith("landmark.")]

    one = ["landmark.lateral_malleolus"]
    assert marked("lateral_malleolus") == marked(["lateral_malleolus"] * 2) == one
    assert len(marked("all")) == len(load_plate("ankle_lateral").on_page())
    for wanted in ("lateral_maleolus", ["lateral_maleolus"]):
        with pytest.raises(ValueError, match="'lateral_maleolus'. Did you mean lateral_malleolus"):
            marked(wanted)


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ({"layers": 7}, "There is no layer 7. Layers: skin"),
        ({"side": ""}, 'side is "right" or "left", not \'\''),
        ({"palette": ["dark"]}, "no palette"),
        ({"width": "wide"}, "width is in inches, a number from 2 to 40, not 'wide'"),
    ],
)
@pytest.mark.parametrize(
    "show",
    [
        lambda **option: figures.show_point("BL60", **option),
        lambda **option: figures.show_points(["BL60"], **option),
        lambda **option: figures.show_overview(["BL60"], **option),
        lambda **option: figures.show_plate("ankle_lateral", **option),
    ],
    ids=["point", "points", "overview", "plate"],
)
def test_nonsense_for_an_option_is_answered_with_what_it_takes(show, option, sentence):
    with pytest.raises(ValueError, match=sentence):
        show(**option)


def test_a_point_beyond_the_page_is_refused_kindly():
    with pytest.raises(LocateError, match="GV2 would lie beyond the page of the plate thigh_post"):
        figures.show_point("GV2", "thigh_posterior")
    with pytest.raises(LocateError, match="GV2 would lie beyond the page of the plate thigh_post"):
        figures.show_points(["BL37", "GV2"], "thigh_posterior")


def test_the_contour_is_heavier_on_the_side_away_from_the_light():
    figure = figures.show_plate("ankle_medial")
    line, shade = (
        next(a for a in figure.axes[0].patches if a.get_gid() == gid)
        for gid in ("layer.skin.0", "layer.skin.0.shade")
    )
    moved = shade.get_path().vertices - line.get_path().vertices
    assert (moved > 0).all()  # to the right and down: the light comes from the upper left
    assert shade.get_zorder() < line.get_zorder()
