"""The class's picture: how far off learners are at each point, which way, and what to repeat."""

from __future__ import annotations

import math

import numpy as np

from ..body.locate import LocateError
from ..body.plate import PlateError
from ..body.words import counted
from ..drawing import style
from ..facts.calls import says_what_it_takes
from ..facts.choice import chosen
from ..facts.names import shown_code
from ..facts.tables import course_points
from ..learning.error_chart import LATELY, SLIGHT, mostly, way_of
from ..learning.sheet import SIDE, Sheet
from ..learning.targets import targets
from .class_files import read_class

MOST = 12  # points that are drawn unless others are asked for
LANES, LANE, ARROW = 4, 11, 9  # points: rows of marks over an axis, how far apart, how long
END = 34  # points: the room right of an axis
MEASURED = ["error", "across", "along"]


@says_what_it_takes
@style.applied()
def show_class(files, points=None):
    """Show how a class gets on, from its learners' progress files: what to repeat with all.

    No learner is named, and no file is changed. What cannot be read is skipped; the picture's last
    sentence lists it.

    Parameters
    ----------
    files : str or path-like, or sequence of these
        A folder with the files that "Save my progress" made, or the files.
    points : pandas.DataFrame, str, or sequence of str, optional
        The points to show; by default those that most learners have to repeat, twelve at most.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
        Point by point, what most have to repeat first: a mark for each learner, as far right as
        the median error of the last five answers is large, its arrow the way they lay. A learner
        has to repeat a point whose last answer, to any kind of question, was wrong.

    Raises
    ------
    ValueError
        No file can be read, or nobody has answered a question about these points.
    acupress.UnknownPoint
        No point is called this.
    """
    answers, faults = read_class(files)
    codes, table = (None, course_points()) if points is None else chosen(points)
    if codes is not None:
        answers = answers[answers.point.isin(codes)]
        if answers.empty:
            raise ValueError("Nobody has answered a question about these points yet.")
    answers = answers.sort_values("time", kind="stable")
    again = _again(answers)
    order = list(again.sort_values("share", ascending=False, kind="stable").index)
    drawn = order[:MOST] if codes is None else order
    sheet = Sheet("How the class gets on", style.ATLAS)
    _introduce(sheet, answers, len(order) - len(drawn))
    for code in drawn:
        _draw_point(sheet, code, answers[answers.point == code], again.loc[code], table)
    if faults:
        sheet.y += 8
        sheet.write(f"Not all could be read. {'; '.join(faults)}.")
    return sheet.figure("A class.")


def _again(answers):
    """By point: how many learners have answered, and how many of them have to repeat it."""
    last = answers.groupby(["point", "learner", "kind"], sort=False).correct.last()
    right = last.groupby(["point", "learner"], sort=False).all()
    counts = right.groupby("point", sort=False).agg(["size", "sum"])
    counts["again"] = counts["size"] - counts["sum"]
    return counts.assign(share=counts["again"] / counts["size"])


def _introduce(sheet, answers, others):
    learners = answers.learner.nunique()
    sheet.write(f"{counted(learners, 'learner')}, {counted(len(answers), 'answer')}")
    sheet.write(
        f"A mark is one learner: the median of the last {LATELY} answers. Further right is "
        "further off; the arrow points where the answers lay, as on the plate. Dashed: as far off "
        "as is still right. Filled: within that."
    )
    if others:
        sheet.write(f"Shown are {MOST} points of {MOST + others}, what most have to repeat first.")


def _draw_point(sheet, code, own, again, table):
    name = table.pinyin.get(code, "")
    measured = own.dropna(subset=MEASURED)
    target = _target(code, measured, table)
    sheet.y += 8
    sheet.write(f"{shown_code(code)} {name}".strip(), fontweight="bold")
    told = f"To be repeated by {again['again']:g} of {counted(int(again['size']), 'learner')}"
    if measured.empty:
        sheet.write(f"{told}; nobody was asked where it is")
        return
    lately = measured.groupby("learner").tail(LATELY)
    each = lately.groupby("learner")[[*MEASURED, "tolerance"]].median().sort_values("error")
    far = f"median error {each.error.median():.1f} cun"
    sheet.write(f"{told}; {far}{mostly(each, target)}")
    _draw_marks(sheet, code, each, target)


def _target(code, measured, table):
    """Which way is which, on the plate most answers were given on; None if none draws it."""
    plates = measured.plate.dropna().mode()
    if plates.empty or code not in table.index:
        return None
    try:
        return targets(code, table, plate=plates[0]).get(code)
    except (LocateError, PlateError, ValueError, KeyError):  # of a table of one's own, once
        return None


def _draw_marks(sheet, code, each, target):
    palette, high = sheet.palette, LANES * LANE + 8
    allowed = each.tolerance.median()
    most = math.ceil(2 * np.nanmax([each.error.max(), 1.2 * allowed])) / 2 or 0.5
    long, top = sheet.width - SIDE - END - SIDE, sheet.y + 4
    bottom = top + high
    sheet.line([SIDE, SIDE + long], [bottom, bottom], linewidth=0.8)
    ends = {0: "0", long: f"{most:g} cun"}
    if not np.isnan(allowed):
        x = allowed / most * long
        sheet.line([SIDE + x] * 2, [top, bottom], linestyle=(0, (4, 3)), gid=f"allowed.{code}")
        ends |= {x: f"{allowed:g}"} if 30 < x < long - 40 else {}
    for x, words in ends.items():
        sheet.text(SIDE + x, bottom + 9, words, color=palette.quiet, ha="center")
    for i, one in enumerate(each.itertuples()):
        x, y = SIDE + one.error / most * long, bottom - 8 - LANE * (i % LANES)
        face = palette.guide if one.error <= allowed else palette.paper
        sheet.line(
            [x], [y], marker="o", markersize=6, linestyle="none", markeredgewidth=1.3,
            color=palette.guide, markerfacecolor=face, gid=f"learner.{code}.{i}", zorder=4,
        )  # fmt: skip
        if target is not None and math.hypot(one.across, one.along) >= SLIGHT:
            sheet.arrow(x, y, way_of(target, one.across, one.along), 3, ARROW)
    sheet.y = bottom + 18
