"""A teacher's own table in a notebook: uploaded or named, read row by row, shown as text."""

from __future__ import annotations

import dataclasses

import ipywidgets
import pandas as pd
import traitlets

from ..body.locate import locate_or_say_why
from ..drawing.figures import show_point
from ..facts.calls import says_what_it_takes
from ..facts.columns import COLUMNS
from ..facts.complaint import Complaint, TableError
from ..facts.csvfile import Cells, cells_in
from ..facts.names import shown_code
from ..facts.tables import cells_of_points, read_points
from ..learning.cards import point_card
from ..widgets.fallback import Noted
from ..widgets.file_choice import FileChoice
from ..widgets.keep_keys import keyed
from . import own_table_html as words

ROWS = 50  # on one page of the preview
TALL = ipywidgets.Layout(min_height="44px", width="auto")
WIDE = ipywidgets.Layout(width="auto")


class OwnTable(Noted, ipywidgets.VBox):
    """Upload a table of your own, or name one: every row is shown with what is wrong in it.

    The file is read and left as it is; nothing in it is run, and no file is written. Rows that are
    good can be used at once: ``own.table`` is a point table for whatever takes points.

    Parameters
    ----------
    file : str or path-like, optional
        A file beside the notebook, ``.csv`` or ``.xlsx``, as :func:`acupress.load_points` takes it;
        a button reads it again. Without it one chooses a file in the browser.

    Attributes
    ----------
    table : pandas.DataFrame
        The good rows, as :func:`acupress.load_points` gives them; observe it to hear of new ones.
        It has no rows before a file is read.
    faults : list of acupress.facts.complaint.Complaint
        What is wrong, by row, column and value, with its remedy.

    Raises
    ------
    FileNotFoundError, IsADirectoryError, ValueError
        There is no such file, it is a folder, or this is no name of one.

    Examples
    --------
    >>> own = OwnTable()
    >>> own
    OwnTable(no table yet)
    >>> len(own.table)
    0
    """

    what = "a place for a table of your own"
    table = traitlets.Instance(pd.DataFrame, read_only=True)

    @says_what_it_takes
    def __init__(self, file=None):
        self.file, self.reading, self.page = file, None, 0
        self._make_parts()
        super().__init__(children=self._parts())
        keyed(self)
        self._show_nothing()
        if file is not None:
            self._read(lambda: cells_of_points(_not_a_frame(file)))

    def __repr__(self):
        """Say what was read."""
        return f"OwnTable({words.count_of(self.reading)})"

    @property
    def faults(self):
        """What is wrong with the table, by row."""
        return [] if self.reading is None else self.reading.faults

    # --- parts ------------------------------------------------------------------------------------

    def _make_parts(self):
        self.upload = FileChoice(
            lambda name, content: self._read(lambda: cells_in(content, name, COLUMNS)),
            label="Choose a table", accept=".csv,.tsv,.txt,.xlsx,.xlsm",
            most=words.LARGEST, otherwise=words.OTHERWISE,
        )  # fmt: skip
        self.again = _button("Read again", "The file may have changed since")
        self.told, self.preview, self.look = (ipywidgets.HTML(layout=WIDE) for _ in range(3))
        self.earlier = _button("Earlier rows")
        self.later = _button("Later rows")
        self.turn = ipywidgets.HBox([self.earlier, self.later])
        self.row = ipywidgets.Dropdown(
            description="Look at", style={"description_width": "initial"},
            layout=ipywidgets.Layout(height="44px", width="min(100%, 26rem)"),
        )  # fmt: skip
        self.again.on_click(lambda _: self._read(lambda: cells_of_points(self.file)))
        self.earlier.on_click(lambda _: self._turn_to(self.page - 1))
        self.later.on_click(lambda _: self._turn_to(self.page + 1))
        self.row.observe(self._look_at, "value")

    def _parts(self):
        source = self.upload if self.file is None else self.again
        intro = ipywidgets.HTML(words.intro(self.file), layout=WIDE)
        return [intro, source, self.told, self.preview, self.turn, self.row, self.look]

    def _show_nothing(self):
        self.set_trait("table", _refused("", []).points)
        self.told.value = self.preview.value = ""
        self.turn.layout.display = "none"
        self._offer_rows([])

    # --- reading ----------------------------------------------------------------------------------

    def _read(self, cells):
        """Read anew: whatever comes of it stands in place of what was shown before."""
        fresh = self.reading is None
        try:
            self.reading = placed(read_points(cells()))
        except TableError as error:
            self.reading = _refused(error.file, error.complaints)
        except (OSError, ValueError) as error:
            if fresh:
                raise
            fault = Complaint("file_is_readable", 1, "", "", str(error))
            self.reading = _refused(str(self.file), [fault])
        self.set_trait("table", self.reading.points)
        self.told.value = words.summary(self.reading)
        self._turn_to(0)

    # --- showing ----------------------------------------------------------------------------------

    def _turn_to(self, page):
        lines = words.lines_of(self.reading)
        last = max(len(lines) - 1, 0) // ROWS
        self.page = min(max(page, 0), last)
        here = lines[self.page * ROWS : (self.page + 1) * ROWS]
        self.preview.value = words.preview(here, len(lines), self.reading)
        self.turn.layout.display = "" if last else "none"
        self.earlier.disabled, self.later.disabled = self.page == 0, self.page == last
        self._offer_rows([line.code for line in here if line.ready])

    def _offer_rows(self, codes):
        self.row.unobserve(self._look_at, "value")
        names = [(f"{shown_code(code)} {self.table.pinyin[code]}", code) for code in codes]
        self.row.options = [("a row with its picture …", ""), *names]
        self.row.value = ""
        self.row.layout.display = "" if codes else "none"
        self.look.value = ""
        self.row.observe(self._look_at, "value")

    def _look_at(self, change):
        code = change.new
        if not code:
            self.look.value = ""
            return
        card = point_card(code, self.table)._repr_html_()
        drawn = self.table.not_drawn[code] == ""
        self.look.value = words.side_by_side(card, "<p>Drawing …</p>" if drawn else "")
        if drawn:
            picture = show_point(code, points=self.table)._repr_html_()
            self.look.value = words.side_by_side(card, picture)


def placed(reading):
    """The same reading, but a rule that leads to no place on its plate is a fault too.

    Parameters
    ----------
    reading : acupress.facts.reading.Reading

    Returns
    -------
    acupress.facts.reading.Reading
    """
    if reading.points.empty:
        return reading
    row_of = {code: row for row, code in reading.raw["code"].items()}
    start = reading.points["start"]
    faults = [
        Complaint("rules_lead_to_a_place", int(row_of[code]), "start", start[code], str(found))
        for code, found in locate_or_say_why(reading.points).items()
        if isinstance(found, Exception)
    ]
    return reading.without(faults) if faults else reading


def _refused(name, faults):
    """What was read of a file of which nothing can be read."""
    return dataclasses.replace(read_points(Cells(name, [["code"]])), faults=faults)


def _not_a_frame(file):
    if isinstance(file, pd.DataFrame):
        raise ValueError("OwnTable takes the name of a file; a table that is loaded needs no more.")
    return file


def _button(name, tooltip=""):
    return ipywidgets.Button(description=name, tooltip=tooltip or name, layout=TALL)
