"""The frame of all quizzes: which points they ask, and the file that keeps the answers."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

import anywidget
import traitlets

from ..body.load import load_plate
from ..body.locate import LocateError, refuse_not_drawn
from ..body.near import near_on
from ..body.plate import PlateError
from ..body.words import counted
from ..drawing.stage import outline, plate_text, plates_of, written
from ..facts.advice import Words
from ..facts.calls import shown
from ..facts.choice import chosen
from ..facts.tables import load_points
from ..learning import progress_file
from ..learning.attempts import attempt_of
from .bundle import styles
from .fallback import Noted
from .options import refuse_unknown
from .values import Lines, Text

NEAR = 2  # cun: points that lie nearer are taken for each other


class Practice(Noted, anywidget.AnyWidget):
    """A quiz: it asks one point after the other, and remembers when to ask again.

    The base of all quizzes; each says how it asks. What comes next is what is due, then what will
    be answered right about four times in five, then a point that is easily taken for the last one;
    every tenth is drawn at random and without help, to measure how one gets on. All of it happens
    in the browser. Answers are kept there until they stand in the file.

    Parameters
    ----------
    points : pandas.DataFrame, str, or sequence of str, optional
        The points to ask: rows of ``load_points()``, codes, or one code, however they are written.
        The course's own by default. Those that no plate shows are left out.
    seed : int, optional
        A whole number from 0: whoever has the same gets the same questions in the same order,
        whatever they know. By default one is asked what one needs.
    progress : str or path-like, optional
        The file that keeps the answers, beside the notebook. None keeps none, the browser neither.

    Attributes
    ----------
    codes : list of str
        The points that are asked.
    selected : str
        The code that is asked now, ``""`` before the first question.
    trouble : str
        What went wrong with the file, a sentence; ``""`` if nothing did.

    Raises
    ------
    ValueError
        There are no points, or one is there twice; the seed is no whole number from 0, or
        `progress` no file's name.
    acupress.LocateError
        No plate shows any of the points.
    acupress.UnknownPoint
        A point is not in the table; the message names the nearest.
    TypeError
        There is no such option.
    """

    what = title = "a quiz"
    shows_plates = True  # whether its questions need the drawings
    _css = styles("parts/base.css", "picker.css", "parts/practice.css")
    stage = traitlets.Dict(read_only=True).tag(sync=True)
    seed = traitlets.Int(None, allow_none=True, read_only=True).tag(sync=True)
    selected = Text().tag(sync=True)
    keeps = traitlets.Bool(True, read_only=True).tag(sync=True)  # whether answers are to be kept
    file = traitlets.Unicode("", read_only=True).tag(sync=True)  # the name of the progress file
    history = traitlets.Unicode("", read_only=True).tag(sync=True)  # all that stands in it
    answered = Lines().tag(sync=True)  # lines that wait for the file
    kept = traitlets.List(traitlets.Unicode(), read_only=True).tag(sync=True)  # that now do
    trouble = traitlets.Unicode("", read_only=True).tag(sync=True)

    def __init__(self, points=None, seed=None, progress="progress.jsonl", **others):
        refuse_unknown(type(self), others)
        codes, self._table = chosen(load_points() if points is None else points)
        self._said = written(self._table)
        drawn = [code for code in codes if self._table.plate[code]]
        if not drawn:
            refuse_not_drawn(codes, self._table)
        self.codes = drawn
        self.points = self._table.loc[drawn]
        self.set_trait("seed", _as_seed(seed))
        self._keep_in(progress)
        plates = plates_of(drawn, self._table) if self.shows_plates else []
        brings = {name: f"plate_{name}" for name in plates}
        texts = {name: traitlets.Unicode(read_only=True).tag(sync=True) for name in brings.values()}
        traitlets.HasTraits.add_traits(self, **texts)
        self.set_trait("stage", self._outline() | {"brings": brings})
        super().__init__(**others)
        self.on_msg(self._hear)

    def __repr__(self):
        """Say how many points are asked."""
        count = counted(len(self.codes), "point")
        return f"{type(self).__name__}({count})"

    # --- the plates ---

    def plate_extras(self, name, codes):
        """What a kind of question needs of a plate, beside the drawing.

        Parameters
        ----------
        name : str
            Of the plate.
        codes : list of str
            The points asked on it.

        Returns
        -------
        dict
            Plain JSON; the browser finds it in ``stage.plates[name]``.
        """
        return {}

    def seed_of_lists(self):
        """A seed for what is made here in Python: the quiz's own, or another each time.

        Returns
        -------
        int
        """
        return secrets.randbits(32) if self.seed is None else self.seed

    def draw_all(self):
        """Draw all plates now, not each when a point of it is first asked.

        For what is to be shown without Python: a saved notebook, a page of its own.
        """
        for code in self.codes:
            self._bring(code)

    def _outline(self):
        caution = Words().frame("practice", "caution")
        told = outline(self.codes, self._table, self._said)
        return told | {"title": self.title, "caution": caution}

    def _bring(self, code):
        """Draw the plate of a point for the browser, if it is not there yet."""
        name = self._table.plate[code]
        trait = self.stage["brings"].get(name)
        if not trait or getattr(self, trait):
            return
        here = [one for one in self.codes if self._table.plate[one] == name]
        near = near_on(load_plate(name), here, NEAR, self._table)
        more = {"near": near} | self.plate_extras(name, here)
        text = plate_text(name, self.codes, self._table, self._said)
        self.set_trait(trait, f"{text[:-1]},{json.dumps(more)[1:]}")

    @traitlets.validate("selected")
    def _asked(self, proposal):
        return proposal.value if proposal.value in ("", *self.codes) else self.selected

    @traitlets.observe("selected")
    def _bring_asked(self, change):
        """A plate that cannot be drawn is told of where one looks for it, not in a log."""
        if change.new not in self.codes:
            return
        try:
            self._bring(change.new)
        except (LocateError, PlateError) as error:
            trait = self.stage["brings"][self._table.plate[change.new]]
            self.set_trait(trait, json.dumps({"fault": str(error)}))

    # --- the file ---

    def get_state(self, key=None, drop_defaults=False):
        """What the browser gets; whoever asks for all of it gets the file as it now stands."""
        lines = self._read() if key is None and self._path else None
        state = super().get_state(key, drop_defaults)
        return state if lines is None else state | {"history": "\n".join(lines)}

    def _keep_in(self, progress):
        if progress is not None and not isinstance(progress, str | os.PathLike):
            raise ValueError(
                f"progress is a file's name like 'progress.jsonl', or None, not {shown(progress)}."
            )
        self._path = None if progress is None else Path(progress).expanduser().absolute()
        self._written = set()  # the lines that this quiz has added
        self._read_to = 0  # so much of the file is known, in bytes
        self._hindrance = ""  # why it could not, the last time
        self.set_trait("keeps", self._path is not None)
        self.set_trait("file", self._path.name if self._path else "")

    def _read(self):
        """The lines of the file; what is wrong with it is told in the quiz."""
        if not self._read_to:  # before it is read: twice does no harm, never would
            _, self._read_to = progress_file.added(self._path, 0)
        try:
            reading, notice = progress_file.read(self._path)
        except progress_file.ProgressError as error:
            self.set_trait("trouble", f"{error} Answers stay in this browser.")
            self._path = None  # nothing is added to what cannot be read
            return []
        if notice:
            self.set_trait("trouble", notice)
        return reading.lines

    def _hear(self, _widget, message, _buffers):
        """Tell a page that asks what others have written meanwhile."""
        if isinstance(message, dict) and message.get("wants") == "lines of others" and self._path:
            self.set_trait("kept", self._of_others() or self.kept)

    def _of_others(self):
        """The lines that another notebook has added to the file since this one looked."""
        lines, self._read_to = progress_file.added(self._path, self._read_to)
        return [line for line in lines if line not in self._written]

    @traitlets.observe("answered")
    def _keep(self, change):
        """Write what is new, and name what stands in the file."""
        if self._path is None or not change.new:
            return
        lines = [line for line in dict.fromkeys(change.new) if isinstance(attempt_of(line), dict)]
        new = [line for line in lines if line not in self._written]
        try:
            if new:
                progress_file.append(self._path, new)
        except OSError as error:
            self._hindrance = (
                f"{self._path.name} cannot be written: {progress_file.why_not(self._path, error)}. "
                "Your answers stay in this browser: “Save my progress” takes them along."
            )
            self.set_trait("trouble", self._hindrance)
            return
        if self.trouble == self._hindrance:
            self.set_trait("trouble", "")
        self._written.update(new)
        self.set_trait("kept", [*lines, *self._of_others()])


def _as_seed(seed):
    if seed is None:
        return None
    if isinstance(seed, bool) or not hasattr(seed, "__index__") or not 0 <= int(seed) < 2**32:
        raise ValueError(f"seed is a whole number from 0, or None, not {shown(seed)}.")
    return int(seed)
