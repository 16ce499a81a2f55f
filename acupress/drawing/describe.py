"""What figures say in words: to a reader who cannot see them, and below a plate of many points."""

from __future__ import annotations

from ..facts.cards import cautions_of
from ..facts.names import shown_code
from ..facts.safety import caution_mark, is_marked


def caution_lines(codes, table):
    """Write the marks that points bear on a drawing, each with its points, a line each.

    Parameters
    ----------
    codes : list of str
    table : pandas.DataFrame

    Returns
    -------
    str
        Empty where none bears a mark.
    """
    codes = [code for code in codes if is_marked(table.pregnancy[code])]
    marks = table.pregnancy[codes].map(caution_mark)
    return "\n".join(
        f"{mark}: {', '.join(shown_code(code) for code in codes if marks[code] == mark)}"
        for mark in dict.fromkeys(marks)
    )


def describe(plate, spot, points):
    """Say what a figure of a point shows, for a reader who cannot see it.

    Parameters
    ----------
    plate : Plate
    spot : acupress.body.construction.Located
        The point on this plate.
    points : pandas.DataFrame

    Returns
    -------
    str
    """
    point = points.loc[spot.code]
    cautions = " ".join(cautions_of(point))
    said = (
        f"{plate.title}. {shown_code(spot.code)} {point.pinyin}, {point.english}: start at "
        f"{spot.words}. {point.location}"
    )
    return f"{said} Caution: {cautions}" if cautions else said


def not_drawn_lines(reasons):
    """Say which points a figure leaves out, and why.

    Parameters
    ----------
    reasons : dict of str to str
        By code, as :func:`acupress.body.needs.not_drawn` gives them.

    Returns
    -------
    str
        A line each; empty where all are drawn.
    """
    return "\n".join(
        f"{shown_code(code)} is not drawn: {reason}" for code, reason in reasons.items()
    )


def other_places(others, code):
    """Say where else a point is put, a line for each place.

    Parameters
    ----------
    others : list of acupress.body.alternatives.Alternative
    code : str

    Returns
    -------
    str
    """
    if not others:
        return f"No other place of {shown_code(code)} is on record here."
    marks = (
        "○" if other.spot else f"Not on this drawing (the plate {other.plate} shows it):"
        for other in others
    )
    told = (f"{other.name}: {other.location}" for other in others)
    return "\n".join(map(" ".join, zip(marks, told, strict=True)))


def describe_all(plate, codes, table):
    """Say which points a figure of several shows, each with its caution, and what the plate is.

    Parameters
    ----------
    plate : Plate
    codes : list of str
    table : pandas.DataFrame

    Returns
    -------
    str
    """
    rows = [table.loc[code] for code in codes]
    names = [f"{shown_code(point.name)} {point.pinyin} ({_marked(point)})" for point in rows]
    word = "point" if len(names) == 1 else "points"
    return f"{plate.title}, with {len(names)} {word}: {', '.join(names)}. {plate.description}"


def _marked(point):
    """What the mark of a point's caution says, without its sign."""
    words = caution_mark(point.pregnancy).lstrip("⚠ ")
    return words[:1].upper() + words[1:]
