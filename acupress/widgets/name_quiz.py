"""See a dot, name it."""

from __future__ import annotations

from ..learning.name_choices import name_choices, name_lookup
from ..learning.targets import targets
from .bundle import joined, styles
from .practice import Practice
from .values import Choice


class NameQuiz(Practice):
    """See a dot and name it, by typing or by choosing among its near neighbours.

    What is typed may be a code, a name or Chinese signs, with or without tones and hyphens. What
    could be two points, or is none that the plate shows, is asked again, and is no answer.

    Parameters
    ----------
    points, seed, progress
        As in :class:`acupress.widgets.practice.Practice`; the same seed offers the same names.
    answer : {"typed", "chosen"}, optional
        How one answers. Where it is typed, the names to choose from are the hint.

    Raises
    ------
    ValueError, acupress.LocateError, acupress.UnknownPoint, TypeError
        As in Practice.
    traitlets.TraitError
        `answer` is neither of the two.

    Examples
    --------
    >>> NameQuiz(["BL23", "BL60"], answer="chosen", progress=None)
    NameQuiz(2 points)
    """

    what = title = "a quiz on names"
    _esm = joined("name_quiz.js")
    _css = styles(
        *["parts/base.css", "picker.css", "parts/practice.css"],
        *["parts/choosing.css", "parts/beside.css", "parts/marks.css"],
    )
    answer = Choice(("typed", "chosen"), "typed").tag(sync=True)

    def plate_extras(self, name, codes):
        """The names that are offered for a plate's points, and where its dots are.

        Parameters
        ----------
        name : str
        codes : list of str

        Returns
        -------
        dict
            ``names``, as :func:`acupress.learning.name_choices.name_choices` makes them, and
            ``targets``, as :func:`acupress.learning.targets.targets` does.
        """
        names = name_choices(codes, self._table, name, self.seed_of_lists())
        return {"names": names, "targets": targets(codes, self._table)}

    def _outline(self):
        return super()._outline() | {"known": name_lookup(self._table)}
