"""What is drawn reaches the browser as a list of parts."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from acupress import load_plate
from acupress.drawing.ground import _draw
from acupress.drawing.parts import Parts, path_text


@pytest.fixture
def page():
    """An empty page of 100 by 50 points, and what draws on it."""
    figure = Figure(figsize=(100 / 72, 50 / 72), dpi=72)
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, 100), ylim=(50, 0))
    ax.set_axis_off()
    return ax, Parts(100, 50)


def test_a_path_is_written_each_place_from_the_one_before():
    M, L, Q, C, Z = Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE4, Path.CLOSEPOLY
    places = [[10, 10], [30, 10], [30, 5], [40, 5], [45, 0], [50, 0], [0, 0]]
    assert path_text(places, [M, L, L, C, C, C, Z]) == "M1 1l2 0 0-.5c1 0 1.5-.5 2-.5z"
    assert path_text([[0, 0], [10, 20], [30, 0]], [M, Q, Q]) == "M0 0q1 2 3 0"
    assert path_text([[0, 0], [0, 0], [10, 0]], [M, L, L]) == "M0 0l1 0", "no step, no letter"


def test_a_line_is_where_it_was_drawn_and_looks_so(page):
    ax, parts = page
    line = ax.add_line(Line2D([10, 30], [20, 20], color="#ff0000", linewidth=2, linestyle="--"))
    parts.draw(line, kind="way")
    (part,) = parts.parts
    assert (part["kind"], part["d"]) == ("way", "M10 20l20 0")
    look = parts.looks[part["look"][0]]
    assert "stroke:#ff0000" in look and "stroke-width:2" in look and "stroke-dasharray" in look


def test_a_line_with_a_halo_is_one_part_in_two_looks(page):
    ax, parts = page
    halo = [withStroke(linewidth=5, foreground="#ffffff")]
    parts.draw(ax.add_line(Line2D([0, 9], [5, 5], color="k", path_effects=halo)), kind="way")
    (part,) = parts.parts
    below, above = (parts.looks[number] for number in part["look"])
    assert "#ffffff" in below and "#000000" in above


def test_lines_alike_become_one_and_others_do_not(page):
    ax, parts = page
    for y, color in ((1, "k"), (2, "k"), (3, "r")):
        parts.draw(ax.add_line(Line2D([0, 9], [y, y], color=color)), kind="way")
    assert [part["d"].count("M") for part in parts.parts] == [2, 1]


def test_a_text_stays_text_and_ends_where_it_is_flush(page):
    ax, parts = page
    for where in ("left", "right"):
        parts.draw(ax.text(50, 25, "<b> & Kūnlún", fontsize=10, ha=where), kind="label")
    assert [part["text"] for part in parts.parts] == ["<b> & Kūnlún"] * 2
    assert [part["x"] for part in parts.parts] == [50, 50]
    looks = [parts.looks[part["look"][0]] for part in parts.parts]
    assert ["text-anchor:end" in look for look in looks] == [False, True]


def test_a_picture_lies_where_it_was_drawn_and_is_clipped(page):
    ax, parts = page
    pixels = np.zeros((4, 4, 4), np.uint8)
    picture = ax.imshow(pixels, extent=(20, 60, 40, 10), aspect="auto")
    picture.set_clip_path(Path([(20, 10), (60, 10), (20, 40), (20, 10)]), ax.transData)
    parts.draw(picture, kind="layer")
    (part,) = parts.parts
    assert part["image"].startswith("data:image/webp;base64,")
    for name, value in {"x": 20, "y": 10, "width": 40, "height": 30}.items():
        assert part[name] == pytest.approx(value, abs=1)
    assert parts.clips[part["clip"]].startswith("M20 10")


def test_a_form_is_clipped_by_a_box_but_not_by_the_page(page):
    ax, parts = page
    for box in (None, (0, 0, 100, 50), (10, 10, 20, 20)):
        form = ax.add_patch(Rectangle((0, 0), 99, 49))
        if box:
            x, y, wide, high = box
            form.set_clip_path(Rectangle((x, y), wide, high, transform=ax.transData))
        parts.draw(form, kind="layer")
    assert ["clip" in part for part in parts.parts] == [False, False, True]


def test_the_drawing_below_all_points_tells_what_its_parts_are():
    drawn = _draw(load_plate("ankle_lateral"), 4.4)
    kinds = {part["kind"] for part in drawn["parts"]}
    assert kinds == {"layer", "title", "fade", "inset"}
    layers = {part["code"] for part in drawn["parts"] if part["kind"] == "layer"}
    assert {"skin", "bone", "tendon"} <= layers
    assert {part["side"] for part in drawn["parts"] if part["kind"] == "title"} == {"right", "left"}
    assert all(number < len(drawn["looks"]) for p in drawn["parts"] for number in p.get("look", ()))
