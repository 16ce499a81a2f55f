"""A sheet that is drawn from the top down, as high as it gets: words, boxes, lines, marks."""

from __future__ import annotations

import re
import textwrap

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ..drawing import style
from ..drawing.svg import DescribedFigure

WIDTH = 3.8  # inches: narrower than a plate, so that lettering stays legible on a phone
SIDE, LINE = 14, 13  # points: the margin, and from one line of words to the next
LETTERS, BOLD = 46, 34  # on a line
UNITS = re.compile(r"(\d) (cun|mm)\b")  # a number and its unit stay together


class Sheet:
    """A figure that grows downward while it is drawn on; all places are points from its top left.

    Parameters
    ----------
    title : str
    palette : acupress.drawing.style.Palette

    Attributes
    ----------
    y : float
        How far down it is drawn on.
    ax : matplotlib.axes.Axes
        The whole sheet, in points.
    """

    width = WIDTH * 72

    def __init__(self, title, palette):
        self.palette, self.y = palette, 6
        self._figure = DescribedFigure(figsize=(WIDTH, 1))
        self._figure.set_facecolor(palette.paper)
        self._figure.seen_whole = False  # it is read part by part
        self.ax = self._figure.add_axes((0, 0, 1, 1))
        self.ax.set_axis_off()
        self._told = []
        self.write(title, fontsize=style.TEXT_TITLE, fontweight="bold")

    def write(self, words, **look):
        """Write a sentence, broken where the sheet ends; the description has it too.

        Parameters
        ----------
        words : str
            What begins with ``1.`` is set as a step.
        **look
            Of the letters, as matplotlib takes it.
        """
        self._told.append(words if words.endswith((".", "?")) else f"{words}.")
        is_bold = look.get("fontweight") == "bold"
        indent = "    " if re.match(r"\d+\. ", words) else ""
        letters = BOLD if is_bold else LETTERS
        kept = UNITS.sub("\\1\N{NO-BREAK SPACE}\\2", words)
        for line in textwrap.wrap(kept, letters, subsequent_indent=indent):
            self.text(SIDE, self.y + 4, line, va="top", **look)
            self.y += LINE + 3 * is_bold
        self.y += 2

    def tell(self, words):
        """Say a sentence in the description alone: what is drawn says it by its place."""
        self._told.append(words)

    def text(self, x, y, words, **look):
        """Write a few words at a place; the description does not have them."""
        look = {"fontsize": style.TEXT_SMALL, "color": self.palette.ink, "va": "center"} | look
        self.ax.text(x, y, words, parse_math=False, **look)

    def box(self, x, y, wide, high, **look):
        """Draw a box by its upper left corner and its size."""
        look = {"linewidth": 0.8, "edgecolor": self.palette.ink, "facecolor": "none"} | look
        self.ax.add_artist(Rectangle((x, y), wide, high, **look))

    def line(self, xs, ys, **look):
        """Draw a line, or marks, through places."""
        self.ax.add_line(Line2D(xs, ys, **{"color": self.palette.ink, "linewidth": 1} | look))

    def arrow(self, x, y, way, begins, long):
        """Draw an arrow from a place on.

        Parameters
        ----------
        x, y : float
        way : array_like of shape (2,)
            Where it points, of any length.
        begins, long : float
            How far from the place it begins, and how long it is, in points.
        """
        way = np.asarray(way) / np.hypot(*way)
        begin, end = (x, y) + way * begins, (x, y) + way * (begins + long)
        look = {"arrowstyle": "-|>,head_width=0.18,head_length=0.3", "color": self.palette.guide}
        self.ax.annotate("", end, begin, arrowprops={**look, "shrinkA": 0, "shrinkB": 0})

    def figure(self, kind):
        """End the sheet below what was drawn last.

        Parameters
        ----------
        kind : str
            What its description begins with, such as ``"A ruler."``.

        Returns
        -------
        acupress.drawing.svg.DescribedFigure
        """
        height = self.y + 10
        self._figure.set_size_inches(WIDTH, height / 72)
        self.ax.set(xlim=(0, self.width), ylim=(height, 0))
        self._figure.alt = " ".join([kind, *self._told])
        return self._figure
