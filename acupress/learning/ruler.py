"""A ruler of one's own: a paper strip to fold into cun, or one drawn in true millimetres."""

from __future__ import annotations

import math

from ..body.words import count_words, name_words
from ..drawing import style
from ..facts import tables
from ..facts.calls import did_you_mean, says_what_it_takes, shown
from .quantities import readings
from .sheet import SIDE, Sheet

PRINTED = style.PALETTES["line"]  # black on white
MM = 72 / 25.4  # points a millimetre
STRIP, NUMBERS = 26, 16  # points: how high the strip is, and the numbers below it
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
    sheet = Sheet(_title(span, row), PRINTED)
    for words in [row.note] * bool(row.note) + [f"{i}. {step}" for i, step in enumerate(steps, 1)]:
        sheet.write(words)
    wide = sheet.width - 2 * SIDE
    _draw_strip(sheet, 0, row.cun, wide / row.cun, row.cun / parts if folds else row.cun)
    sheet.write("Not to scale: it shows where the folds are." if folds else "Not to scale.")
    return _ruler(sheet, None)


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
    sheet, scale = Sheet(_title(span, row), PRINTED), cun_mm * MM
    sheet.write(f"{row.cun * cun_mm:g} mm {_ends(row)}: 1 {row.unit} is {cun_mm:.1f} mm.")
    sheet.write(ON_PAPER)
    most = int((sheet.width - 2 * SIDE) / scale)
    begins = range(0, math.ceil(row.cun), most)
    for begin in begins:
        _draw_strip(sheet, begin, min(begin + most, row.cun), scale, 0.5)
    if len(begins) > 1:
        sheet.write("Cut the pieces out and glue them together where the numbers are equal.")
    _draw_bar(sheet, CHECKED * MM, f"{CHECKED} mm")
    return _ruler(sheet, cun_mm)


def _ruler(sheet, cun_mm):
    figure = sheet.figure("A ruler.")
    figure.cun_mm = cun_mm
    return figure


def _title(span, row):
    name = row["name"]
    return f"{name[:1].upper()}{name[1:]}: {count_words(row.cun, span)}"


def _draw_strip(sheet, begin, end, scale, step):
    """Draw a piece of the strip, from one count to another, `scale` points a cun."""
    sheet.y += 10
    parts = round((end - begin) / step)
    for i in range(parts + 1):
        at = begin + i * step
        x = SIDE + (at - begin) * scale
        if i < parts:  # whole cun are told apart at a glance
            face = SHADE if int(at) % 2 else "none"
            sheet.box(x, sheet.y, step * scale, STRIP, facecolor=face, gid=f"strip.{at:g}")
        if float(at).is_integer() or i == parts:
            sheet.text(x, sheet.y + STRIP + 3, f"{at:g}", va="top", ha="center")
    sheet.y += STRIP + NUMBERS


def _draw_bar(sheet, wide, words):
    sheet.y += 8
    sheet.box(SIDE, sheet.y, wide, 4, gid="bar")
    sheet.text(SIDE + wide + 6, sheet.y + 2, words)
    sheet.y += 8
