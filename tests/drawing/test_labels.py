"""Placing labels: geometry alone, on seeded random pages."""

import numpy as np
import pytest
from geometry import cross, from_box, from_segment, meet, pairs, runs_into

from acupress.drawing.labels import CELL, Label, Page, crowded_labels, place_labels

LONGEST = 216  # points (three inches): beyond that an eye loses a leader
PAGE = (8, 74, 366, 430)  # a lesson's page, in points
NONE = np.empty((0, 4))
NO_MARKS = np.empty((0, 3))


def trunk(page=PAGE, left=120, right=250):
    """A trunk in the middle of the page."""
    columns, rows = int(page[2] / CELL) + 1, int(page[3] / CELL) + 1
    x = np.arange(columns) * CELL
    return np.tile(((x > left) & (x < right)).astype(float), (rows, 1))


def page(keep_off=NO_MARKS, avoid_lines=NONE, skin=None, contour=None, keep_out=NONE):
    drawing = trunk() if skin is None else skin
    edges = np.abs(np.diff(drawing, axis=1, prepend=0)) * CELL
    return Page(PAGE, keep_off, avoid_lines, drawing, edges if contour is None else contour,
                keep_out)  # fmt: skip


def marks_at(places, radius=4.25):
    return np.array([(*place, radius) for place in places], float).reshape(-1, 3)


def random_labels(seed, count):
    random = np.random.default_rng(seed)
    places = [tuple(place) for place in random.uniform((125, 90), (245, 415), (count, 2))]
    sizes = random.uniform((30, 12), (85, 40), (count, 2))
    weights = np.where(np.arange(count) == 0, 1.6, 1.0)
    return [
        Label(*size, place, weight)
        for size, place, weight in zip(sizes, places, weights, strict=True)
    ]


def faults(labels, boxes, leaders, keep_off, avoid_lines):
    """Everything that is in the way of something, in words."""
    leaders = leaders.reshape(-1, 2, 2)
    lines = avoid_lines.reshape(-1, 2, 2)
    found = []
    for i, (label, box, leader) in enumerate(zip(labels, boxes, leaders, strict=True)):
        size = box[2:] - box[:2]
        if size != pytest.approx((label.width, label.height)):
            found.append(f"box {i} has another size")
        if (box[:2] < PAGE[:2]).any() or (box[2:] > np.add(PAGE[2:], 0.2)).any():
            found.append(f"box {i} leaves the page")
        if tuple(leader[0]) != label.place or from_box(leader[1], box) > 1e-6:
            found.append(f"leader {i} does not lead from what it names to its box")
        if np.hypot(*(leader[1] - leader[0])) > LONGEST:
            found.append(f"leader {i} is too long")
        for x, y, radius in keep_off:
            if from_box((x, y), box) < radius:
                found.append(f"box {i} lies on a mark")
            if (x, y) != label.place and from_segment((x, y), leader) < radius:
                found.append(f"leader {i} runs through a mark")
        found += [f"box {i} lies on a line" for line in lines if runs_into(line, box)]
    for i, j in pairs(range(len(labels))):
        if meet(boxes[i], boxes[j]):
            found.append(f"boxes {i} and {j} meet")
        if runs_into(leaders[i], boxes[j]) or runs_into(leaders[j], boxes[i]):
            found.append(f"a leader of {i} and {j} runs through the other's box")
        if labels[i].place != labels[j].place and cross(leaders[i], leaders[j]):
            found.append(f"leaders {i} and {j} cross")
    return found


@pytest.mark.parametrize("count", [1, 3, 8, 12])
@pytest.mark.parametrize("seed", range(6))
def test_nothing_meets_on_a_random_page(seed, count):
    labels = random_labels(seed, count)
    keep_off = apart = marks_at([label.place for label in labels])
    if count > 1:  # the few marks that lie within each other cannot be kept apart from leaders
        far = [min(np.hypot(*(a[:2] - b[:2])) for b in apart if b is not a) for a in apart]
        keep_off = apart[np.array(far) > 6]
    lines = np.array([[185, 90, 185, 200], [130, 300, 240, 320]], float)
    boxes, leaders = place_labels(labels, page(keep_off, lines))
    assert boxes.shape == leaders.shape == (count, 4)
    assert faults(labels, boxes, leaders, keep_off, lines) == []


def test_the_same_labels_get_the_same_places():
    labels = random_labels(1, 8)
    marks = marks_at([label.place for label in labels])
    one, other = (place_labels(labels, page(marks)) for _ in "12")
    assert np.array_equal(one, other)


def test_labels_prefer_blank_paper_to_skin():
    label = Label(60, 20, (185, 250))
    ((left, _, right, _),), _ = place_labels([label], page())
    assert right <= 120 + CELL or left >= 250 - CELL


def test_without_skin_a_label_is_near_what_it_names():
    label = Label(60, 20, (185, 250))
    _, ((x0, y0, x1, y1),) = place_labels([label], page(skin=trunk() * 0))
    assert np.hypot(x1 - x0, y1 - y0) < 20


@pytest.mark.parametrize("count", [2, 3, 5])
def test_several_labels_may_name_one_place(count):
    labels = [Label(50 + i, 20, (185.0, 250.0)) for i in range(count)]
    marks = marks_at([(185.0, 250.0)])
    boxes, leaders = place_labels(labels, page(marks))
    assert faults(labels, boxes, leaders, marks, NONE) == []


def test_marks_in_a_tight_row_keep_their_own_leaders():
    labels = [Label(55, 26, (185.0, 150.0 + 9 * i)) for i in range(10)]
    marks = marks_at([label.place for label in labels], radius=4)
    boxes, leaders = place_labels(labels, page(marks))
    assert faults(labels, boxes, leaders, marks, NONE) == []


def test_no_labels_need_no_room():
    boxes, leaders = place_labels([], page())
    assert boxes.shape == leaders.shape == (0, 4)


@pytest.mark.parametrize(
    "labels",
    [
        [Label(60, 40, (185.0, 80.0 + 5 * i)) for i in range(40)],  # more than the page can hold
        [Label(400, 20, (185.0, 250.0))],  # wider than the page
        [Label(60, 400, (185.0, 250.0))],  # taller
        [Label(60, 20, (185.0, 2000.0))],  # names something far off the page
    ],
)
def test_too_much_for_a_page_gets_no_places(labels):
    assert place_labels(labels, page()) == (None, None)


def test_a_label_that_cannot_but_lie_on_the_drawing_keeps_off_its_contour():
    label = Label(100, 20, (185, 250))
    (box,), _ = place_labels([label], page(skin=trunk(left=60, right=300)))
    assert 60 + CELL <= box[0] and box[2] <= 300 - CELL


def test_no_label_lies_on_the_inset():
    inset = np.array([[260.0, 200.0, 366.0, 300.0]])
    (box,), (leader,) = place_labels([Label(60, 20, (240, 250))], page(keep_out=inset))
    assert not meet(box, inset[0]) and not runs_into(leader.reshape(2, 2), inset[0])


def test_a_count_stands_beside_what_it_counts_and_its_leader_crosses_no_way():
    ways = np.array([[185.0, 200.0, 185.0, 300.0], [150.0, 230.0, 182.0, 230.0]])
    count = Label(40, 17, (185.0, 250.0), 3.0, beside=True)
    _, ((x0, y0, x1, y1),) = place_labels([count], page(avoid_lines=ways))
    assert np.hypot(x1 - x0, y1 - y0) < 30
    assert not cross(np.array([(x0, y0), (x1, y1)]), ways[1].reshape(2, 2))


def test_a_leader_from_above_ends_at_the_text_of_a_short_first_line():
    label = Label(100, 30, (185, 100), first=30, last=100)
    lines = np.array([[100.0, 110.0, 300.0, 110.0]])
    (box,), (leader,) = place_labels([label], page(skin=trunk() * 0, avoid_lines=lines))
    if leader[3] == pytest.approx(box[1]):  # it comes from above
        text = (box[2] - 30, box[2]) if (box[0] + box[2]) / 2 < 185 else (box[0], box[0] + 30)
        assert text[0] <= leader[2] <= text[1]


def test_where_there_is_no_room_every_label_still_gets_a_place():
    labels = [Label(15, 15, (185.0, 80.0 + 2 * i)) for i in range(60)]
    boxes, leaders = crowded_labels(labels, page())
    assert boxes.shape == leaders.shape == (60, 4)
    assert (boxes[:, :2] >= PAGE[:2]).all() and (boxes[:, 2:] <= np.add(PAGE[2:], 0.2)).all()
