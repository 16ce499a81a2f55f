"""A drawn form of a plate, and how it is turned over.

Nothing here loads matplotlib, whose paths the outlines are: who shows what was drawn before needs
none of it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.path import Path as Outline

DRAWN = ("skin", "bone", "tendon", "crease", "detail")


@dataclasses.dataclass(frozen=True)
class Shape:
    """One drawn element of a layer.

    Attributes
    ----------
    outline : matplotlib.path.Path
        Its form, in plate units.
    filled : bool
        Whether its inside counts.
    width : float
        Breadth of its line, in plate units; 0 for none.
    relief : str
        ``"ridge"``, ``"hollow"`` or ``""`` for an element that is drawn as it is.
    height : float
        How strongly a ridge rises or a hollow sinks, 0 to 1.
    muscle : bool
        Whether, among the tendons, it is the belly that one comes from.
    """

    outline: Outline
    filled: bool
    width: float
    relief: str = ""
    height: float = 0.5
    muscle: bool = False

    def mirrored(self, axis):
        """Return its mirror image across the vertical at `axis`.

        Parameters
        ----------
        axis : float
            In plate units.

        Returns
        -------
        Shape
        """
        outline = type(self.outline)(flip(self.outline.vertices, axis), self.outline.codes)
        return dataclasses.replace(self, outline=outline)


def flip(places, axis):
    """Mirror places, an array of shape (…, 2), across the vertical at `axis`.

    Parameters
    ----------
    places : ndarray of shape (…, 2)
    axis : float
        An x, in plate units.

    Returns
    -------
    ndarray of the same shape
    """
    return places * (-1, 1) + (2 * axis, 0)
