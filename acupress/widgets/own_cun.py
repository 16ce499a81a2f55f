"""One's own cun: type how long a stretch of the body is, read how long its cun are."""

from __future__ import annotations

import anywidget
import traitlets

from ..body.words import name_words
from ..facts.calls import did_you_mean, shown
from ..facts.tables import load_spans
from ..learning.ruler import LONGEST, SHORTEST
from .bundle import joined, styles
from .fallback import Noted
from .options import refuse_unknown
from .values import Choice, Number, Text


class OwnCun(Noted, anywidget.AnyWidget):
    """Type how long a stretch of one's own body is, and read how many millimetres its cun are.

    The browser divides, so it answers at once, also on a page without code.

    Parameters
    ----------
    span : str, optional
        The stretch chosen at first: an id of ``data/spans.csv``.

    Attributes
    ----------
    span : str
        As above: observe, link or set it.
    length : str
        What was typed, a number; `unit` is ``"cm"`` or ``"mm"``.
    cun_mm : float or None
        How long one cun is, in millimetres, as soon as the browser has worked it out.

    Raises
    ------
    traitlets.TraitError
        There is no such span; the message names the nearest.
    TypeError
        There is no such option.

    See Also
    --------
    acupress.cun_ruler : The same as a strip to print, or to fold.

    Examples
    --------
    >>> OwnCun("forearm")
    OwnCun('forearm', not measured yet)
    """

    what = "a field for the length of a stretch of your body"
    _esm = joined("own_cun.js")
    _css = styles("parts/base.css", "exercise.css", "own_cun.css")
    spans = traitlets.List(read_only=True).tag(sync=True)
    bounds = traitlets.List(read_only=True).tag(sync=True)  # of a cun of a body, millimetres
    span = Text().tag(sync=True)
    length = Text().tag(sync=True)
    unit = Choice(("cm", "mm"), "cm").tag(sync=True)
    cun_mm = Number(None, SHORTEST, LONGEST, allow_none=True).tag(sync=True)

    def __init__(self, span="forearm", **others):
        refuse_unknown(type(self), others)
        table = load_spans()
        told = [_told(name, row) for name, row in table[table["unit"] == "cun"].iterrows()]
        self.set_trait("spans", told)
        self.set_trait("bounds", [SHORTEST, LONGEST])
        super().__init__(span=span, **others)

    def __repr__(self):
        """Say for which span, and what came of it."""
        measured = f"1 cun is {self.cun_mm:.1f} mm" if self.cun_mm else "not measured yet"
        return f"OwnCun({self.span!r}, {measured})"

    @traitlets.validate("span")
    def _known(self, proposal):
        names = [span["id"] for span in self.spans]
        if proposal.value in names:
            return proposal.value
        hint = did_you_mean([proposal.value], names, 3)
        raise traitlets.TraitError(
            f"There is no span {shown(proposal.value)} that is counted in cun. {hint}".strip()
        )


def _told(name, row):
    ends = f"from {name_words(row['from'])} to {name_words(row['to'])}"
    return {"id": name, "name": row["name"], "cun": row["cun"], "ends": ends, "note": row["note"]}
