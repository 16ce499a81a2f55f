"""What a teacher says of the points of a plan, read and checked: all that is wrong at once."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real

from ..facts import signs
from ..facts.calls import shown
from ..facts.classes import POSITIONS, people_called
from ..facts.names import UnknownPoint, find_code
from ..widgets.session import LONGEST_HOLD

SHORTEST_HOLD = 1  # seconds
SIDES = ("both", "together", "right", "left")  # of a point that is not on the midline
MOST_LETTERS = 2000  # of a note
OTHER_WORDS = {"face down": "prone", "lying face down": "prone", "on your back": "supine"} | {
    "lying on your back": "supine", "lying on the back": "supine", "on your side": "side",
    "lying on your side": "side", "lying on the side": "side",
}  # fmt: skip


class Wishes:
    """Reads what was wished for each point; `faults` lists what cannot be.

    Parameters
    ----------
    codes : list of str
        The points of the plan.
    table : pandas.DataFrame
    """

    def __init__(self, codes, table):
        self.codes, self.table, self.faults = codes, table.loc[codes], []

    def each(self, given, name, read):
        """Read an option that is one value for all points, or one for each that is named.

        Parameters
        ----------
        given : mapping or object
            Code, however it is written → value; or one value; or None.
        name : str
            What the option is called.
        read : callable
            Gives of a value and a code what it means, or raises ValueError.

        Returns
        -------
        dict of str to object
        """
        if given is None:
            return {}
        if not isinstance(given, Mapping):
            return self._read(dict.fromkeys(self.codes, given), name, read)
        return self._read(self._by_code(given, name), name, read)

    def _by_code(self, given, name):
        found = {}
        for key, value in given.items():
            try:
                code = find_code(key, self.table)
            except UnknownPoint:
                self.faults.append(f"{name} speaks of {shown(key)}, which is no point of this plan")
                continue
            if code in found:
                self.faults.append(f"{name} names {code} twice")
            found[code] = value
        return found

    def _read(self, given, name, read):
        made, faults = {}, []
        for code, value in given.items():
            try:
                made[code] = read(value, code)
            except ValueError as error:
                faults.append(f"{name} of {code} is {shown(value)}: {error}")
        self.faults += faults
        return made

    def seconds(self, value, code):
        """Read a length of a hold, in seconds."""
        is_number = isinstance(value, Real) and not isinstance(value, bool)
        if not is_number or not SHORTEST_HOLD <= value <= LONGEST_HOLD or value != int(value):
            raise ValueError(f"give whole seconds from {SHORTEST_HOLD} to {LONGEST_HOLD}")
        return int(value)

    def side(self, value, code):
        """Read which sides are pressed."""
        on_midline = self.table.at[code, "sides"] == "midline"
        allowed = ("midline",) if on_midline else SIDES
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"give {_one_of(allowed)}")
        return value

    def position(self, value, code):
        """Read how one sits, stands or lies."""
        wanted = " ".join(str(value).casefold().split())
        wanted = OTHER_WORDS.get(wanted, wanted)
        if not isinstance(value, str) or wanted not in POSITIONS:
            raise ValueError(f"give {_one_of(POSITIONS)}")
        return wanted

    def note(self, value, code):
        """Read a note: text, and shown as text."""
        if not isinstance(value, str) or len(value) > MOST_LETTERS:
            raise ValueError(f"give a text of at most {MOST_LETTERS} letters")
        if sign := signs.unshown(value):
            raise ValueError(signs.told(sign))
        return value.strip()

    def group(self, given):
        """Read who is in the class.

        Parameters
        ----------
        given : str or iterable of str

        Returns
        -------
        list of str
            Ids of :func:`acupress.facts.classes.groups`, each once.
        """
        try:
            return people_called(given)
        except ValueError as error:
            self.faults.append(str(error))
            return []


def text(value, name, most=200):
    """Return a line of text, or say in a ValueError that this is none."""
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise ValueError(f"{name} is {shown(value)}: give a text of 1 to {most} letters")
    if sign := signs.unshown(value):
        raise ValueError(f"{name} is {shown(value)}: {signs.told(sign)}")
    return " ".join(value.split())


def _one_of(words):
    *most, last = (repr(word) for word in words)
    return f"{', '.join(most)} or {last}" if most else last
