"""A ruler of one's own: a paper strip to fold into cun, or one drawn in true millimetres."""

from __future__ import annotations

import textwrap

from matplotlib.patches import Rectangle

from ..body.words import count_words, name_words
from ..drawing import style
from ..drawing.svg import DescribedFigure
from ..facts import tables
from ..facts.calls import did_you_mean, says_what_it_takes, shown
from .quantities import readings

WIDTH = 4.6  # inches, as a plate's: legible on a phone, and fits on any printer's paper
MM = 72 / 25.4  # points a millimetre
SIDE, LINE, STRIP, TICKS = 14, 13, 26, 16  # points: margin, a line, the strip's height, its numbers
LETTERS = 56  # on a line
SHADE = "#e4e4e4"
CHECKED = 50  # millimetres of the bar that shows whether paper is true to scale
SHORTEST, LONGEST = 8, 40  # millimetres a cun of a body may have, our own bounds: small child, tall
MOST = 18  # layers of paper that can be folded
FOLDS = {
    2: "Fold it in half.",
    3: "Fold it into three equal parts, as a letter.",
    5: "Roll it up flat, until five equal layers lie on each other.",
    7: "Roll it up flat, until seven equal layers lie on each other.",
}
ON_PAPER = (
    "On paper this is true to scale: save it as a PDF, print it at 100% and not to fit the page, "
    f"and measure the bar of {CHECKED} mm. A screen shows it in another size."
)


@says_what_it_takes
@style.applied()
def cun_ruler(span, millimetres=None):
    """Make a ruler for the cun of one's own body.

    Parameters
    ----------
    span : str
        The stretch it is for: an id of ``data/spans.csv``, such as ``"forearm"``.
    millimetres : float or str, optional
        How long this stretch is on one's own body: a number of millimetres, or a text with a unit
        such as ``"24 cm"``. Without it, how to fold a strip of paper into its cun.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
        Its `cun_mm` is how long one cun is, in millimetres; None without a length. Saved as a PDF
        and printed at 100% it is true to scale: ``figure.savefig("ruler.pdf")``.

    Raises
    ------
    ValueError
        There is no such span, or no body has such a length there.

    Examples
    --------
    >>> cun_ruler("forearm", "24 cm").cun_mm
    20.0
    >>> cun_ruler("forearm", 24)
    Traceback (most recent call last):
    ...
    ValueError: 24 mm for the forearm, palm side, make 2 mm a cun; a cun of a body is from 8 to 40 mm long. Did you mean "24 cm"? It is 12 cun from the middle of the palm-side wrist crease to the middle of the elbow crease.
    """  # noqa: E501 (the message is one line)
    row = _span(span)
    if millimetres is None:
        return _to_fold(span, row)
    return _to_scale(span, row, float(_length(millimetres, row) / row.cun))


def _span(span):
    spans = tables.load_spans()
    if not isinstance(span, str):
        raise ValueError(f'A span is a name like "forearm", not {shown(span)}.')
    if span not in spans.index:
        hint = did_you_mean([span], spans.index, 3)
        raise ValueError(f"There is no span {span!r}. {hint}Spans: {', '.join(spans.index)}.")
    return spans.loc[span]


def _length(given, row):
    """How many millimetres are meant, or a sentence that says what is odd about them."""
    values = readings(given, "mm")
    fitting = [value for value in values if SHORTEST <= value / row.cun <= LONGEST]
    if len(fitting) == 1:
        return fitting[0]
    if not values:
        raise ValueError(
            f"millimetres is how long your {row['name']} is: a number like 240, or with its unit "
            f'"24 cm", not {shown(given)}.'
        )
    (value, *_), many = values, f"{row.cun:g} {row.unit}"
    centimetres = SHORTEST <= value * 10 / row.cun <= LONGEST
    hint = f'Did you mean "{value:g} cm"? ' if centimetres else ""
    raise ValueError(
        f"{value:g} mm for the {row['name']}, make {value / row.cun:.3g} mm a {row.unit}; "
        f"a {row.unit} of a body is from {SHORTEST} to {LONGEST} mm long. {hint}"
        f"It is {many} {_ends(row)}. {row.note}".strip()
    )


def _ends(row):
    return f"from {name_words(row['from'])} to {name_words(row['to'])}"


# --- a strip to fold ------------------------------------------------------------------------------


def _to_fold(span, row):
    parts, folds = _folds(row.cun)
    steps = [f"Cut a strip of paper as long as the way {_ends(row)}.", *folds]
    if folds:
        each = count_words(row.cun / parts, span)
        steps.append(f"Open it: each of the {parts} parts is {each}.")
    elif row.cun == 1:
        steps.append(f"The whole strip is {count_words(1, span)}.")
    else:
        steps.append(
            f"{parts} parts cannot be folded well. Measure the strip, and divide by {row.cun:g}: "
            f'cun_ruler("{span}", millimetres) does it and draws the ruler.'
        )
    words = [f"{i}. {step}" for i, step in enumerate(steps, 1)]
    page = _Page([row.note] if row.note else [], words, _title(span, row))
    wide = page.width - 2 * SIDE
    page.draw_strip(0, row.cun, wide / row.cun, step=row.cun / parts if folds else row.cun)
    note = "Not to scale: it shows where the folds are." if folds else "Not to scale."
    return page.figure(note, None)


def _folds(cun):
    """Into how many parts a strip is folded, and how; no folds where that cannot be done."""
    parts = round(cun if float(cun).is_integer() else 2 * cun)
    factors, rest = [], parts
    for prime in sorted(FOLDS, reverse=True):  # halves last: they fold what is thick
        while rest % prime == 0:
            factors.append(prime)
            rest //= prime
    if rest > 1 or parts > MOST:
        return parts, []
    return parts, [
        sentence if i == 0 else sentence.replace("it ", "all of that ", 1)
        for i, sentence in enumerate(FOLDS[factor] for factor in factors)
    ]


# --- a strip in millimetres -----------------------------------------------------------------------


def _to_scale(span, row, cun_mm):
    one = f"1 {row.unit} is {cun_mm:.1f} mm"
    words = [f"{row.cun * cun_mm:g} mm {_ends(row)}: {one}."]
    page = _Page(words, [ON_PAPER], _title(span, row))
    wide, scale = page.width - 2 * SIDE, cun_mm * MM
    most = int(wide / scale)
    begins = range(0, int(-(-row.cun // most) * most), most)
    for begin in begins:
        page.draw_strip(begin, min(begin + most, row.cun), scale, step=0.5)
    if len(begins) > 1:
        page.write("Cut the pieces out and glue them together where the numbers are equal.")
    page.draw_bar(CHECKED * MM, f"{CHECKED} mm")
    return page.figure("", cun_mm)


def _title(span, row):
    name = row["name"]
    return f"{name[:1].upper()}{name[1:]}: {count_words(row.cun, span)}"


class _Page:
    """What is drawn from the top of a page down; its figure is as high as that needs."""

    width = WIDTH * 72
    palette = style.PALETTES["line"]  # black on white: made to be printed

    def __init__(self, above, below, title):
        self.drawn, self.y, self.told = [], 6, []
        self.write(title, fontsize=style.TEXT_TITLE, fontweight="bold")
        for words in above + below:
            self.write(words)

    def write(self, words, **look):
        self.told.append(words if words.endswith((".", "?")) else f"{words}.")
        look = {"fontsize": style.TEXT_SMALL, "va": "top"} | look
        indent = "    " if _numbered(words) else ""
        for line in textwrap.wrap(words, LETTERS, subsequent_indent=indent):
            self.drawn.append(("text", (SIDE, self.y + 4, line), look))
            self.y += LINE + (3 if "fontweight" in look else 0)

    def draw_strip(self, begin, end, scale, step):
        """A piece of the strip, from one count to another, `scale` points a cun."""
        self.y += 10
        parts = round((end - begin) / step)
        for i in range(parts):
            at = begin + i * step
            box = (SIDE + (at - begin) * scale, self.y, step * scale, STRIP)
            face = SHADE if int(at) % 2 else "none"  # whole cun are told apart at a glance
            self.drawn.append(("box", box, {"gid": f"strip.{at:g}", "facecolor": face}))
        for i in range(parts + 1):
            at = begin + i * step
            if float(at).is_integer() or i == parts:
                x = SIDE + (at - begin) * scale
                look = {"fontsize": style.TEXT_SMALL, "va": "top", "ha": "center"}
                self.drawn.append(("text", (x, self.y + STRIP + 3, f"{at:g}"), look))
        self.y += STRIP + TICKS

    def draw_bar(self, wide, words):
        self.y += 8
        self.drawn.append(("box", (SIDE, self.y, wide, 4), {"gid": "bar", "facecolor": "none"}))
        look = {"fontsize": style.TEXT_SMALL, "va": "center"}
        self.drawn.append(("text", (SIDE + wide + 6, self.y + 2, words), look))
        self.y += 8

    def figure(self, note, cun_mm):
        if note:
            self.write(note)
        height = self.y + 10
        figure = DescribedFigure(figsize=(WIDTH, height / 72))
        figure.set_facecolor(self.palette.paper)
        figure.seen_whole, figure.cun_mm = False, cun_mm
        ax = figure.add_axes((0, 0, 1, 1), xlim=(0, self.width), ylim=(height, 0))
        ax.set_axis_off()
        for kind, place, look in self.drawn:
            if kind == "text":
                ax.text(*place, color=self.palette.ink, parse_math=False, **look)
            else:
                x, y, wide, high = place
                look = {"linewidth": 0.8, "edgecolor": self.palette.ink} | look
                ax.add_artist(Rectangle((x, y), wide, high, **look))
        figure.alt = " ".join(["A ruler.", *self.told])
        return figure


def _numbered(words):
    return words[:1].isdigit() and words[1:3] == ". "
