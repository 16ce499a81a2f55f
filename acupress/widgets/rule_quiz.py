"""Put a point's rule together from its parts."""

from __future__ import annotations

from ..learning.rule_choices import rule_choices
from ..learning.targets import targets
from .bundle import joined, styles
from .practice import Practice


class RuleQuiz(Practice):
    """Put a point's rule together: landmark, direction, count, span, each chosen from a list.

    The plate shows where that rule leads, right or wrong, and words say which part was not right
    and how far off it leads. All is said in words: who cannot see the plate needs no picture of it.

    Parameters
    ----------
    points, seed, progress
        As in :class:`acupress.widgets.practice.Practice`; the same seed offers the same lists.

    Raises
    ------
    ValueError, acupress.LocateError, acupress.UnknownPoint, TypeError
        As in Practice.

    Examples
    --------
    >>> RuleQuiz(["BL23", "BL60"], progress=None)
    RuleQuiz(2 points)
    """

    what = title = "a quiz on rules"
    _esm = joined("rule_quiz.js")
    _css = styles(
        *["parts/base.css", "picker.css", "parts/practice.css"],
        *["parts/choosing.css", "parts/beside.css", "parts/marks.css"],
    )

    def plate_extras(self, name, codes):
        """The lists for the rules of a plate's points, and what scores the places they lead to.

        Parameters
        ----------
        name : str
        codes : list of str

        Returns
        -------
        dict
            ``rules``, as :func:`acupress.learning.rule_choices.rule_choices` makes them, and
            ``targets``, as :func:`acupress.learning.targets.targets` does.
        """
        rules = rule_choices(codes, self._table, name, self.seed_of_lists())
        return {"rules": rules, "targets": targets(codes, self._table)}
