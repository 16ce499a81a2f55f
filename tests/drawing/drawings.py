"""What is on a drawing: its artists by gid, and whatever lies in another thing's way."""

import functools
import re
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import unquote

import numpy as np
from geometry import cross, from_box, from_segment, meet, pairs, runs_into
from matplotlib.backends.backend_agg import FigureCanvasAgg

from acupress.drawing import artists as draw
from acupress.drawing import figures, style
from acupress.drawing.silhouette import contour
from acupress.facts import tables as table

POINTS = table.load_points()
PLATES = {plate: list(codes) for plate, codes in POINTS.groupby("plate").groups.items() if plate}
SOME = {plate: codes[::5] for plate, codes in PLATES.items()}  # where one in five tells enough
WIDTHS = (3.4, 4.4, None)  # inches: a narrow print's, the picker's, a lesson's
HIDDEN = 6  # points of contour that a label may hide
FIVE = ("LI4", "BL23", "BL40", "BL60", "KI3")
RADIUS = style.DOT / 2  # points


@functools.cache
def shown(code, side="right", width=None):
    """A point's figure without its plate's layers: drawn once for all tests that only look at it.

    Labels are placed by the plate's outline, whether it is drawn or not.
    """
    return figures.show_point(code, side=side, width=width, layers=())


def gids(figure):
    return [artist.get_gid() for artist in figure.findobj(lambda a: a.get_gid() is not None)]


def dot_at(figure, gid):
    (dot,) = (dot for dot in figure.axes[0].patches if dot.get_gid() == gid)
    return np.array(dot.center)


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

    labels, lines, leaders = {}, {}, {}
    for text in ax.texts:
        name = label_name(text.get_gid())
        lines.setdefault(name, []).append(box(text))
    for name, boxes in lines.items():
        boxes = np.array(boxes)
        labels[name] = np.hstack([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    for line in ax.lines:
        if line.get_gid().endswith(".leader"):
            ends = (np.column_stack(line.get_data()) - origin) * scale
            leaders[label_name(line.get_gid())] = ends
    dots = {
        artist.get_gid(): (np.array(artist.center) - origin) * scale
        for artist in ax.patches
        if str(artist.get_gid()).startswith("dot.")
    }
    return SimpleNamespace(size=size, labels=labels, lines=lines, leaders=leaders, dots=dots)


def label_name(gid):
    """What the parts of one label have in common; a text of its own is its own."""
    return re.sub(r"\.(text\.\d+|leader|paper)$", "", gid)


def said(figure):
    """Each label of a drawing as it is read, its lines joined."""
    words = {}
    for text in figure.axes[0].texts:
        words.setdefault(label_name(text.get_gid()), []).append(text.get_text())
    return ["\n".join(lines) for lines in words.values()]


def contour_hidden(figure, plate):
    """How many points of the skin's contours lie under each label's paper."""
    ax = figure.axes[0]
    places = contour(plate)
    hidden = {}
    for paper in ax.patches:
        if str(paper.get_gid()).endswith(".paper"):
            low = np.array(paper.get_xy())
            under = (places > low) & (places < low + (paper.get_width(), paper.get_height()))
            hidden[paper.get_gid()] = under.all(axis=1).sum() * draw.points_per_unit(ax)
    return hidden


def labels_on_contour(drawings):
    """(name, figure, plate) of each drawing → the labels that hide too much of a contour."""
    return [
        f"{name}: {gid} hides {length:.0f} points"
        for name, figure, plate in drawings
        for gid, length in contour_hidden(figure, plate).items()
        if length > HIDDEN
    ]


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
        and not are_next_lines(one, other, seen.labels)
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


def are_next_lines(one, other, boxes):
    """Whether two lines of a key are neighbours: a tail may reach as low as an accent is high."""
    (_, top, _, bottom), (_, over, _, under) = boxes[one], boxes[other]
    return ".key." in one and ".key." in other and min(bottom, under) - max(top, over) < 1


def faults_of(drawings):
    """(name, figure, plate) of each drawing → what is wrong, each fault with its drawing's name."""
    return [f"{name}: {fault}" for name, figure, _ in drawings for fault in collisions(figure)]


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
    return picture_in(figure._repr_html_())


def picture_in(html):
    """The SVG that HTML shows as a picture, as text."""
    (source,) = (v for tag, name, v in Tags(html).attributes if name == "src")
    kind, _, data = source.partition(",")
    assert kind == "data:image/svg+xml"
    return unquote(data)
