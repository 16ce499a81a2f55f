"""All points that were answered, in rows: which need repeating, and which are known."""

from __future__ import annotations

from ..drawing import style
from ..facts.names import shown_code
from .error_chart import MARK
from .progress import GOOD
from .sheet import SIDE, Sheet

COLUMNS, HIGH = 4, 31  # points in a row, and how high a row is in points
LAST, APART = 6, 8.5  # answers that are drawn of a point, and how far apart in points
GROUPS = {1: "Missed last time", 2: "Right, but only just or with a hint", GOOD: "Right last time"}


def by_need(answers, when):
    """The points in the order in which they need repeating.

    Parameters
    ----------
    answers : pandas.DataFrame
        Attempts in the order of time.
    when : pandas.Series
        When each is due, indexed by kind of question and point.

    Returns
    -------
    dict of str to int
        Point → how its last answer was rated, the worst first, and among equals what is due first;
        where several kinds of question were asked, the one that went worst counts.
    """
    last = answers.groupby(["kind", "point"]).rating.last()
    worst = last.groupby("point").min()
    first = when.groupby("point").min()
    order = sorted(worst.index, key=lambda point: (worst[point], first[point], point))
    return {point: int(worst[point]) for point in order}


def overview(answers, needs, palette=style.ATLAS):
    """Draw all points in rows, those that need repeating first, each with its last answers.

    Parameters
    ----------
    answers : pandas.DataFrame
        Attempts of all kinds, in the order of time.
    needs : dict of str to int
        As :func:`by_need` gives it.
    palette : acupress.drawing.style.Palette

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
    """
    sheet = Sheet("All points you were asked", palette)
    sheet.write(
        "The first need repeating most. Filled: right; a cross: missed; the last answer is on the "
        "right. All kinds of questions count."
    )
    lately = answers.groupby("point").correct.apply(lambda own: list(own[-LAST:]))
    for rating, title in GROUPS.items():
        codes = [code for code, rated in needs.items() if rated == rating]
        if codes:
            sheet.y += 6
            sheet.write(f"{title}: {len(codes)}", fontweight="bold")
            sheet.tell(f"{', '.join(map(shown_code, codes))}.")
            _draw(sheet, codes, lately)
    return sheet.figure("Your points.")


def _draw(sheet, codes, lately):
    wide = (sheet.width - 2 * SIDE) / COLUMNS
    for at, code in enumerate(codes):
        x, y = SIDE + wide * (at % COLUMNS), sheet.y + HIGH * (at // COLUMNS)
        sheet.text(x, y + 7, shown_code(code), gid=f"point.{code}")
        for marker, is_right in (("o", True), ("x", False)):
            xs = [x + 4 + APART * i for i, one in enumerate(lately[code]) if one == is_right]
            look = MARK | {"marker": marker, "color": sheet.palette.guide}
            sheet.line(xs, [y + 19] * len(xs), gid=f"last.{code}.{marker}", **look)
    sheet.y += HIGH * -(-len(codes) // COLUMNS)
