"""Values that widgets take: what does not fit is answered in one sentence."""

from __future__ import annotations

import numbers

import traitlets

from ..facts.calls import shown

SHORTEST, LONGEST = 1, 3600  # seconds; clock.js says the same to those who type


class _Told:
    """A trait that says in our words what it takes; a class gives them as `words`."""

    def validate(self, owner, value):
        """Give the value, or say what it must be.

        Parameters
        ----------
        owner : traitlets.HasTraits
            Whose value it is.
        value : object

        Returns
        -------
        object

        Raises
        ------
        traitlets.TraitError
            The value does not fit.
        """
        try:
            return super().validate(owner, value)
        except traitlets.TraitError:
            self.refuse(value)

    def refuse(self, value):
        """Say what the value must be.

        Parameters
        ----------
        value : object

        Raises
        ------
        traitlets.TraitError
            Always.
        """
        raise traitlets.TraitError(f"{self.name} is {shown(value)}; it must be {self.words}.")


class Text(_Told, traitlets.Unicode):
    """A text."""

    words = "a text"


class Lines(_Told, traitlets.List):
    """Some lines of text."""

    words = "a list of texts"

    def __init__(self):
        super().__init__(traitlets.Unicode())


class Switch(_Told, traitlets.Bool):
    """On or off."""

    words = "True or False"


class Choice(_Told, traitlets.Enum):
    """One of a few words."""

    @property
    def words(self):
        """The words as a sentence names them."""
        return " or ".join(map(repr, self.values))

    def validate(self, owner, value):
        """Give the word, or say which there are.

        Parameters
        ----------
        owner : traitlets.HasTraits
            Whose value it is.
        value : object

        Returns
        -------
        str

        Raises
        ------
        traitlets.TraitError
            There is no such word.
        """
        if not isinstance(value, str):
            self.refuse(value)  # a table cannot even be compared with a word
        return super().validate(owner, value)


class Count(_Told, traitlets.Int):
    """A whole number from 0.

    Parameters
    ----------
    default_value : int
    """

    words = "a whole number from 0"

    def __init__(self, default_value):
        super().__init__(default_value, min=0)


class Number(_Told, traitlets.Float):
    """A number.

    Parameters
    ----------
    default_value : float
    least, most : float
        The limits, which belong to what is allowed.
    **options
        As :class:`traitlets.Float` takes them.
    """

    unit = ""

    def __init__(self, default_value, least, most, **options):
        super().__init__(default_value, **options)
        self.least, self.most = least, most
        self.words = f"a number{self.unit} from {least} to {most}"
        self.words += ", or None" if self.allow_none else ""

    def validate(self, owner, value):
        """Give the number as a float, or say what it must be.

        Parameters
        ----------
        owner : traitlets.HasTraits
            Whose value it is.
        value : object

        Returns
        -------
        float or None
            None only where the trait allows it.

        Raises
        ------
        traitlets.TraitError
            The value is no real number, or not between the limits.
        """
        if value is None and self.allow_none:
            return None
        is_number = isinstance(value, numbers.Real) and not isinstance(value, bool)
        # Not `value < least or …`: NaN is neither smaller nor larger than anything.
        if not is_number or not self.least <= value <= self.most:
            self.refuse(value)
        return float(value)


class Seconds(Number):
    """A length of time.

    Parameters
    ----------
    default_value : float
        Seconds, like the limits.
    shortest, longest : float, optional
        The limits, which belong to what is allowed.
    **options
        As :class:`traitlets.Float` takes them.
    """

    unit = " of seconds"

    def __init__(self, default_value, shortest=SHORTEST, longest=LONGEST, **options):
        super().__init__(default_value, shortest, longest, **options)


class Moment(_Told, traitlets.Float):
    """A moment by the browser's clock, or none."""

    words = "a number of milliseconds since 1970, or None"

    def __init__(self):
        super().__init__(None, allow_none=True)
