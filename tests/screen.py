"""Judge plates on the screen: skin inside the skin's outline, paper outside it.

Ids and clips fail without a word, so only pixels tell. Where the outline should be comes from
Python: the plate's skin, on the page that :func:`acupress.drawing.page.new_page` lays out.
"""

import dataclasses
import functools
import io

import labdriver
import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image

from acupress.body.load import load_plate
from acupress.drawing import light, page, stage, style
from acupress.facts import tables

STEP = 1 / 150  # of a drawing's width: how far apart samples are
EDGE = 3  # samples beside an outline that are not judged: contour, shade, rounding
# Lettering, ruler and inset lie on the paper, landmarks' halos and bright bones on the skin: so
# not all of it. A lost clip leaves no paper at all, another figure's clip cuts both. Where a cut
# end fades it is neither: nothing is judged there.
SKIN_AT_LEAST, PAPER_AT_LEAST = 0.93, 0.72

CLOSE = 0.02  # how near the shape on the screen is to the shape drawn
FEET = ("", "⚠", "⚠\n⚠")  # of many points the caution marks stand together in lines below

WIDGET = "application/vnd.jupyter.widget-view+json"
DRAWINGS = ".jp-OutputArea-output img[alt], .jp-OutputArea-output svg[aria-label]"
SEEN = f"""cell => {{
    const pane = cell.closest(".jp-Notebook").getBoundingClientRect();
    const drawings = [...cell.querySelectorAll("{DRAWINGS}")];
    // On a phone a wide plate is moved sideways within a box of its own.
    const around = (drawing) =>
        (drawing.closest(".acupress-wide") ?? cell).getBoundingClientRect();
    return drawings.map((drawing, index) => {{
        const box = drawing.getBoundingClientRect();
        return {{
            index, says: drawing.getAttribute("alt") ?? drawing.getAttribute("aria-label"),
            widget: drawing.localName === "svg" && drawing.closest(".acupress-plate") !== null,
            box: [box.left, box.top, box.width, box.height],
            pane: [Math.max(pane.left, around(drawing).left), pane.top,
                   Math.min(pane.right, around(drawing).right), pane.bottom],
        }};
    }}).filter(({{ box }}) => box[2] > 20);
}}"""
SHOW = f"""([cell, index, block, inline]) =>
    cell.querySelectorAll("{DRAWINGS}")[index].scrollIntoView({{ block, inline }})"""


PARTS = [("start", "nearest"), ("end", "nearest"), ("start", "start"), ("end", "start"),
         ("start", "end"), ("end", "end")]  # fmt: skip


@dataclasses.dataclass
class Judgement:
    """How much of a drawing is as it was drawn: shares of the samples seen on the screen."""

    says: str
    skin: float  # of those well inside the skin's outline, how many are not paper
    paper: float  # of those well outside, how many are

    @property
    def right(self):
        return self.skin >= SKIN_AT_LEAST and self.paper >= PAPER_AT_LEAST

    def __str__(self):
        return f"{self.says[:50]}: {self.skin:.0%} skin inside, {self.paper:.0%} paper outside"


@functools.cache
def titles():
    """Title of a plate's side → plate as seen from that side."""
    names = sorted(path.stem for path in tables.PLATES.glob("*.svg"))
    sides = (load_plate(name).at_side(side) for name in names for side in ("right", "left"))
    return {plate.title: plate for plate in sides}


def plate_of(says):
    """The plate that a description is of: it begins with the plate's title."""
    fitting = [title for title in titles() if says.startswith((f"{title}.", f"{title},"))]
    return titles()[max(fitting, key=len)] if fitting else None


@functools.cache
def samples(title, width, foot=""):
    """Places on a drawing that are well inside or well outside the skin.

    Returns
    -------
    aspect : float
        Height of the page by its width.
    places : ndarray, shape (n, 2)
        As shares of the page's width and height, from its upper left.
    inside : ndarray of bool, shape (n,)
    """
    plate = titles()[title]
    figure, ax = page.new_page(plate, width, foot=foot)
    size = figure.bbox.size
    across, down = round(1 / STEP), round(size[1] / size[0] / STEP)
    grid = np.stack(np.meshgrid((np.arange(across) + 0.5) / across, (np.arange(down) + 0.5) / down))
    shares = grid.reshape(2, -1).T
    on_plate = ax.transData.inverted().transform(
        np.column_stack([shares[:, 0], 1 - shares[:, 1]]) * size
    )
    skins = [shape.outline.contains_points(on_plate) for shape in plate.layers["skin"]]
    inside = np.any(skins, axis=0).reshape(down, across)
    padded = np.pad(inside, EDGE, mode="edge")
    moved = [
        padded[y : y + down, x : x + across]
        for y in range(2 * EDGE + 1)
        for x in range(2 * EDGE + 1)
    ]
    clear = np.all(moved, axis=0) & ~faded(plate, on_plate).reshape(down, across)
    clear |= ~np.any(moved, axis=0)
    return size[1] / size[0], shares[clear.ravel()], inside[clear]


def faded(plate, places):
    """Whether each place, in plate units, is where a cut end fades into the paper."""
    picture = light.fade_picture(plate, style.ATLAS)
    if picture is None:
        return np.full(len(places), False)
    rows, columns = picture.pixels.shape[:2]
    left, right, bottom, top = picture.extent
    x = (places[:, 0] - left) / (right - left) * columns
    y = (places[:, 1] - top) / (bottom - top) * rows
    x, y = x.astype(int).clip(0, columns - 1), y.astype(int).clip(0, rows - 1)
    return picture.pixels[y, x, 3] > 0


def is_paper(colours):
    """Whether each colour is the paper's."""
    paper = np.array(to_rgb(style.ATLAS.paper)) * 255
    return np.abs(colours - paper).max(axis=-1) <= 5


def judge(page, last_only=False):
    """Look at every drawing of the notebook in front, one cell after the other, or of its last.

    A cell is scrolled to first: some versions of Lab take cells off the page that are not on the
    screen.
    """
    judgements = []
    cells = list(enumerate(labdriver.cell_outputs(page)))
    for index, outputs in cells[-1:] if last_only else cells:
        figures_held = sum(html(output).count("<img alt=") for output in outputs)
        if figures_held or any(WIDGET in output.get("data", {}) for output in outputs):
            cell = labdriver.scroll_to_cell(page, index)
            seen = page.evaluate(SEEN, cell)
            assert sum(not one["widget"] for one in seen) >= figures_held, f"cell {index} lacks one"
            judgements += [_judge(page, cell, one) for one in seen if plate_of(one["says"])]
    return judgements


def html(output):
    """What an output shows, as HTML: a notebook keeps text whole or line by line."""
    return "".join(output.get("data", {}).get("text/html", ""))


def is_wide(seen):
    """Whether a drawing is wider than its place: then it is moved sideways."""
    return seen["box"][2] > seen["pane"][2] - seen["pane"][0] + 1


def _judge(page, cell, seen):
    title = plate_of(seen["says"]).title
    aspect = seen["box"][3] / seen["box"][2]
    widths = (stage.WIDTH, None) if seen["widget"] else (None,)
    pages = (samples(title, width, foot) for foot in FEET for width in widths)
    places, inside = next((rest for drawn, *rest in pages if abs(drawn - aspect) < CLOSE), (0, 0))
    assert np.any(places), f"{title} is {aspect:.2f} high, drawn {samples(title, None)[0]:.2f}"
    looked = np.full(len(places), False)
    paper = np.full(len(places), False)
    for block, inline in PARTS[2:] if is_wide(seen) else PARTS[:2]:  # a tall one is not seen whole
        page.evaluate(SHOW, [cell, seen["index"], block, inline])
        labdriver.wait_until_still(page, cell)
        now = next(one for one in page.evaluate(SEEN, cell) if one["index"] == seen["index"])
        (left, top, width, height), pane = now["box"], now["pane"]
        on_screen = places * (width, height) + (left, top)
        visible = np.all((on_screen > pane[:2]) & (on_screen < pane[2:]), axis=1)
        if visible.any():
            paper[visible], looked[visible] = is_paper(_colours(page, on_screen[visible])), True
        if looked.all():
            break
    assert looked.mean() > 0.6, f"most of {title} cannot be scrolled into view"
    return Judgement(
        seen["says"], 1 - paper[looked & inside].mean(), paper[looked & ~inside].mean()
    )


def _colours(page, places):
    """The colour of each place on the screen; no more of it than holds them is looked at."""
    low, high = np.floor(places.min(axis=0)), np.floor(places.max(axis=0)) + 1
    part = dict(zip(("x", "y", "width", "height"), map(float, (*low, *(high - low))), strict=True))
    picture = Image.open(io.BytesIO(page.screenshot(clip=part))).convert("RGB")
    scale = picture.width / part["width"]
    x, y = ((places - low) * scale).astype(int).T
    return np.asarray(picture, dtype=float)[y, x]
