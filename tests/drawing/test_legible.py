"""Lettering that can be read: on a phone, off the contours, its leaders at its words."""

import numpy as np
import pytest
from drawings import PLATES, POINTS, SOME, WIDTHS, label_name, layout, shown
from geometry import cross, from_box

from acupress.body.load import load_plate
from acupress.drawing import figures, style
from acupress.drawing.lettering import filled
from acupress.drawing.page import WIDTH, header_height
from acupress.facts.tables import load_landmarks, plate_names

PHONE = 360  # pixels
LEAST = 11  # pixels


def test_lettering_of_a_lesson_is_legible_on_a_phone():
    sizes = [style.TEXT, style.TEXT_NAME, style.TEXT_TITLE, style.TEXT_SMALL]
    assert min(sizes) * PHONE / (WIDTH * 72) >= LEAST


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("plate", plate_names())
def test_the_header_takes_an_eighth_of_the_page_at_most(plate, width):
    figure = figures.show_plate(plate, layers=(), width=width)
    high = figure.get_figheight() * 72
    wide = figure.get_figwidth() * 72
    assert header_height(load_plate(plate), wide) <= high / 8 + 0.1
    bars = [bar for bar in figure.axes[0].patches if str(bar.get_gid()).startswith("ruler.")]
    top = figure.axes[0].get_ylim()[1]
    low = max((bar.get_y() + bar.get_height() - top) * scale_of(figure.axes[0]) for bar in bars)
    assert low <= high / 8 and max(box[3] for box in layout(figure).labels.values()) <= low


@pytest.mark.parametrize("plate", SOME)
def test_one_leading_and_one_size_of_a_kind_on_every_plate(plate):
    for code in SOME[plate]:
        for lines in layout(shown(code)).lines.values():
            feet = [line[3] for line in lines]
            if len(feet) > 1:
                # Letters with and without descenders end at other heights: of a line's foot.
                assert np.diff(feet) == pytest.approx(style.LEADING, abs=3.2), code
        texts = [text for text in shown(code).axes[0].texts if ".text." in text.get_gid()]
        baselines = {}
        for text in texts:
            baselines.setdefault(label_name(text.get_gid()), []).append(text.get_position()[1])
        for heights in baselines.values():
            apart = np.diff(heights) * scale_of(shown(code).axes[0])
            assert apart == pytest.approx(np.full(len(apart), style.LEADING)), code


def scale_of(ax):
    left, right = ax.get_xlim()
    return ax.get_figure().get_figwidth() * 72 / (right - left)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("plate", PLATES)
def test_a_leader_ends_at_a_line_of_its_text(plate, width):
    far = []
    for code in (PLATES if width is None else SOME)[plate]:
        seen = layout(shown(code, width=width))
        for name, ends in seen.leaders.items():
            distance = min(from_box(ends[1], line) for line in seen.lines[name])
            if distance > 8:
                far.append(f"{code}, {name}: {distance:.0f} points")
    assert far == []


@pytest.mark.parametrize("plate", PLATES)
def test_lines_left_of_what_they_name_are_flush_right(plate):
    for code in PLATES[plate]:
        seen = layout(shown(code))
        for name, ends in seen.leaders.items():
            lines = np.array(seen.lines[name])
            if lines[:, 2].max() < ends[0, 0]:
                assert lines[:, 2] == pytest.approx(lines[:, 2].max(), abs=1.5), f"{code}, {name}"


@pytest.mark.parametrize("plate", PLATES)
def test_a_count_stands_beside_what_it_counts(plate):
    far = []
    for code in PLATES[plate]:
        figure = shown(code)
        seen = layout(figure)
        words = {label_name(t.get_gid()): t.get_text() for t in figure.axes[0].texts}
        for name, ends in seen.leaders.items():
            if words[name].endswith(" cun") and np.hypot(*(ends[1] - ends[0])) > 60:
                far.append(f"{code}: {words[name]}")
    assert far == []


@pytest.mark.parametrize("plate", PLATES)
def test_the_leader_of_a_count_crosses_no_construction(plate):
    """But where a point lies between two lines, these are left and right of all that is counted."""
    crossed = []
    for code in PLATES[plate]:
        if " & " in POINTS.aside_until[code]:
            continue
        figure = shown(code)
        seen, (ax,) = layout(figure), figure.axes
        origin = np.array([ax.get_xlim()[0], ax.get_ylim()[1]])
        words = {label_name(t.get_gid()): t.get_text() for t in ax.texts}
        ways = [
            (np.column_stack(line.get_data()) - origin) * scale_of(ax)
            for line in ax.lines
            if line.get_gid().startswith(("construct.", "landmark."))
        ]
        for name, ends in seen.leaders.items():
            if words[name].endswith(" cun"):
                pieces = [piece for way in ways for piece in zip(way[:-1], way[1:], strict=True)]
                crossed += [code for piece in pieces if cross(ends, np.array(piece))]
    assert crossed == []


def test_no_word_is_broken():
    names = load_landmarks().name
    for name in names:
        assert filled(name).split() == name.split()
    assert "sternocleidomastoid" in filled("border of the sternocleidomastoid muscle").split("\n")
