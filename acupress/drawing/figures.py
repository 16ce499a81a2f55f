"""Whole figures: a point, several points, a plate, the overview, each with its description.

All take the same options by name, and points however they come: a table, a list, one code. What
draws them is loaded when there is something to draw: it takes as long as all else of a lesson.
"""

from __future__ import annotations

from ..body.shape import DRAWN as ALL_LAYERS
from ..facts.calls import says_what_it_takes
from .kept_figures import shown_as_kept


@says_what_it_takes
@shown_as_kept
def show_point(
    code, plate=None, *, side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas", points=None, alternatives=False,
):  # fmt: skip
    """Draw where a point is and how its rule finds it.

    Parameters
    ----------
    code : str
        The point, however it is written; or one row of a table.
    plate : Plate, str or path-like, optional
        The view: a plate, its name or a file; the point's own close-up by default.
    side : {"right", "left"}, optional
        The side of the body; right by default.
    layers : str or sequence of str, optional
        Any of ``skin``, ``bone``, ``tendon``, ``crease``, ``detail``; all by default, none with
        an empty list.
    labels : bool, optional
        Whether landmarks, counts and the point are named.
    latin : bool, optional
        Whether landmarks go by their anatomical Latin names, not their plain English ones.
    width : float, optional
        Of the figure, in inches. Lettering keeps its size. By default wide enough for a cun of the
        plate to be well seen; see :func:`acupress.drawing.page.good_width`.
    palette : str or acupress.drawing.style.Palette, optional
        ``"atlas"``, ``"umber"`` or ``"ivory"`` for another skin, ``"line"`` for printing in grey,
        ``"dark"`` for a dark page.
    points : pandas.DataFrame, optional
        The point table it is looked up in; the course's own by default.
    alternatives : bool, optional
        Whether to show, as open discs, where else the point is put: places that the WHO left
        undecided.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure
        Save it as PNG, SVG or PDF with ``savefig``.

    Raises
    ------
    acupress.UnknownPoint
        No point is called this, or several are.
    LocateError
        The plate cannot show it, or not on its page.
    ValueError
        The figure is too narrow for its labels, an option is unknown, or several points are named.

    Examples
    --------
    >>> figure = show_point("BL60")
    >>> "BL-60 Kūnlún" in figure.alt
    True
    """
    from . import whole

    return whole.point(
        code, plate, side, layers, labels, latin, width, palette, points, alternatives
    )


@says_what_it_takes
@shown_as_kept
def show_points(
    codes, plate=None, *, side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas", points=None,
):  # fmt: skip
    """Draw several points: on one plate, or each on its own.

    Parameters
    ----------
    codes : pandas.DataFrame, sequence of str, or str
        The points: rows of a point table, codes however they are written, or one code.
    plate : Plate, str or path-like, optional
        The view to show all of them on; by default each point is shown on its own close-up.
    side, layers, labels, latin, width, palette, points
        As in :func:`show_point`. No landmarks are named here, so `latin` changes nothing.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure or acupress.drawing.svg.DescribedFigures
        One figure; or, for points of several plates, a tuple of them that a notebook shows in
        rows and that ``savefig`` saves together.
        The mark of its caution stands at each point, or, from `MANY` points on, below the plate.

    Raises
    ------
    acupress.UnknownPoint, LocateError
        As :func:`show_point`.
    ValueError
        No points are named, or one twice; or as :func:`show_point`.

    Examples
    --------
    >>> [figure.alt.split(",")[0] for figure in show_points(["BL60", "BL62", "KI3"])]
    ['Outer side of the right ankle and foot', 'Inner side of the right ankle and foot']
    """
    from . import whole

    return whole.points_together(codes, plate, side, layers, labels, latin, width, palette, points)


@says_what_it_takes
@shown_as_kept
def show_plate(
    plate, *, landmarks=(), side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas",
):  # fmt: skip
    """Draw a plate, with landmarks if wanted and without points.

    Parameters
    ----------
    plate : Plate, str or path-like
    landmarks : str or sequence of str, optional
        Ids of landmarks to show by name, or one; none by default. ``"all"`` shows those that lie
        on the page.
    side, layers, labels, latin, width, palette
        As in :func:`show_point`.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure

    Raises
    ------
    ValueError
        The plate has no such landmark, or as :func:`show_point`.
    """
    from . import whole

    return whole.plate_alone(plate, landmarks, side, layers, labels, latin, width, palette)


@says_what_it_takes
@shown_as_kept
def show_overview(
    codes=None, *, side=None, layers=ALL_LAYERS, labels=True, latin=False, width=None,
    palette="atlas", points=None,
):  # fmt: skip
    """Draw points on the whole body; the five for low back pain by default.

    Parameters
    ----------
    codes : pandas.DataFrame, sequence of str, or str, optional
        As in :func:`show_points`.
    side, layers, labels, latin, width, palette, points
        As in :func:`show_points`.

    Returns
    -------
    acupress.drawing.svg.DescribedFigure or acupress.drawing.svg.DescribedFigures
        From behind, from the front or from the side, as the points can be seen; several views
        where no one shows them all. Points that no plate can show are told in words below them.

    Raises
    ------
    LocateError
        No view of the whole body shows a point.
    acupress.UnknownPoint, ValueError
        As :func:`show_points`.
    """
    from . import whole

    return whole.overview(codes, side, layers, labels, latin, width, palette, points)
