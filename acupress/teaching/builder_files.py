"""Write what is made of a plan into a folder, and open a plan that was saved."""

from __future__ import annotations

import tempfile
from pathlib import Path

import ipywidgets

from ..widgets.file_choice import FileChoice
from .builder_parts import box, button, says, tell
from .plan_load import load_plan

FOLDER, NAME = "my_class", "class"
PRODUCTS = {  # what is made → how its file's name ends, what it is called, ticked at first
    "save": (".json", "the plan itself, to open it again", True),
    "page": (".html", "a page to give away", True),
    "handout": (".pdf", "a handout", True),
    "cards": ("_cards.pdf", "flash cards", False),
    "poster": ("_poster.pdf", "a poster", False),
    "quiz": ("_quiz.pdf", "a printed quiz", False),
    "moodle": ("_moodle.xml", "questions for Moodle", False),
    "anki": (".apkg", "a deck for Anki", False),
}


class Files:
    """The part of the builder that writes and opens files.

    Parameters
    ----------
    draft : acupress.teaching.builder_draft.Draft
    opened : callable
        Called when a plan was opened.

    Attributes
    ----------
    box : ipywidgets.VBox
    """

    def __init__(self, draft, opened):
        self._draft, self._opened = draft, opened
        self.folder = ipywidgets.Text(FOLDER, description="Folder", continuous_update=False)
        self.name = ipywidgets.Text(NAME, description="Name of the files", continuous_update=False)
        self.ticks = {
            name: ipywidgets.Checkbox(ticked, description=f"{words} ({end})", indent=False)
            for name, (end, words, ticked) in PRODUCTS.items()
        }
        self.write = button("Write the files", self._ask, "Write all that is ticked", "primary")
        self.replace = button(
            "Write over them", lambda: self._write(), "Replace the files that are there already"
        )
        self.load = button("Open the plan of this name", self._load, "Read it from the folder")
        self.upload = FileChoice(
            self._take, label="Open a plan from this computer", accept=".json",
            otherwise="A plan is much smaller: is it another file?",
        )  # fmt: skip
        self.progress = ipywidgets.IntProgress(description="Writing")
        self.says, self.written = says(), ipywidgets.VBox()
        self._hide(self.replace, self.progress)
        self.box = box(
            [
                box([self.folder, self.name], "row"), box(list(self.ticks.values()), "ticks"),
                box([self.write, self.replace, self.load], "row"), self.upload,
                self.progress, self.says,
            ], label="4. Keep it, hand it out",
        )  # fmt: skip

    def _hide(self, *parts):
        for part in parts:
            part.layout.display = "none"

    def _file(self, name):
        return Path(self.folder.value.strip()).expanduser() / (
            self.name.value.strip() + PRODUCTS[name][0]
        )

    def _wanted(self):
        return [name for name, tick in self.ticks.items() if tick.value]

    def _ask(self):
        """Write, unless a file would be written over: that is asked for first."""
        self._hide(self.replace)
        if fault := self._fault():
            return tell(self.says, fault)
        there = [str(self._file(name)) for name in self._wanted() if self._file(name).exists()]
        if there:
            self.replace.layout.display = None
            return tell(
                self.says,
                f"There already: {', '.join(there)}. Press “Write over them”, or change the name.",
            )
        return self._write()

    def _fault(self):
        if self._draft.plan is None:
            return "There is no plan yet: add a point to the class first."
        if not self._wanted():
            return "Nothing is ticked to be written."
        return self._name_fault()

    def _name_fault(self):
        name = self.name.value.strip()
        if not name or name != Path(name).name or name.startswith("."):
            return "The name of the files is a word or two without / and not beginning with a dot."
        return ""

    def _write(self):
        self._hide(self.replace)
        wanted, told = self._wanted(), []
        self.progress.max, self.progress.layout.display = len(wanted), None
        for done, name in enumerate(wanted):
            self.progress.value = done
            tell(self.says, f"{done + 1} of {len(wanted)}: {PRODUCTS[name][1]} …")
            told.append(self._one(name))
        self._hide(self.progress)
        tell(self.says, " ".join(told))

    def _one(self, name):
        """Write one file; return what is to be said of it."""
        file = self._file(name)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            getattr(self._draft.plan, name)(file)
        except (ModuleNotFoundError, ValueError, OSError) as error:
            return f"Not written: {PRODUCTS[name][1]}. {error}"
        size = max(1, file.stat().st_size // 1000)
        return f"Written: {file} ({size} kB)."

    def _load(self):
        fault = self._name_fault()
        return tell(self.says, fault) if fault else self._open(self._file("save"))

    def _take(self, name, content):
        """Open a file that the browser sent, as if it lay in a folder."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / (Path(name).name or "plan.json")
            file.write_bytes(content)
            self._open(file)

    def _open(self, file):
        try:
            plan = load_plan(file)
            self._draft.open(plan)
        except (ValueError, OSError) as error:
            return tell(self.says, str(error))
        self._opened()
        return tell(self.says, f"{file.name} is open. “Undo” brings back what was here before.")
