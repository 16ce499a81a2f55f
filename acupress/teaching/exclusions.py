"""Who leaves out which point of a plan, why, and what they press instead: as a card."""

from __future__ import annotations

from ..facts.cards import Section
from ..facts.exclusions import sections
from ..learning.cards import card_of


def card_of_table(table):
    """Return it as a card: a section for each person, advice first.

    Parameters
    ----------
    table : pandas.DataFrame
        As :func:`acupress.facts.exclusions.table_of` gives it.

    Returns
    -------
    acupress.learning.cards.Card
    """
    nobody = [Section("Nobody leaves a point out", ("Read the cautions of each all the same.",))]
    return card_of("Who leaves out what", sections(table) or nobody, kind="stop")
