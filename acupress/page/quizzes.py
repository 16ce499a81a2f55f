"""The quizzes of a page: which ones its points allow, and what each needs beside the plates."""

from __future__ import annotations

import json

from ..facts.beside import load_meridians
from ..facts.meridians import points_along
from ..learning.caution_questions import has_caution
from ..widgets.caution_quiz import CautionQuiz
from ..widgets.locate_quiz import LocateQuiz
from ..widgets.name_quiz import NameQuiz
from ..widgets.order_quiz import OrderQuiz
from ..widgets.rule_quiz import RuleQuiz

QUIZZES = {"locate": LocateQuiz, "rule": RuleQuiz, "name": NameQuiz, "order": OrderQuiz,
           "caution": CautionQuiz}  # fmt: skip
NAMES = {
    "locate": "Where is it?", "rule": "What is its rule?", "name": "Which point is it?",
    "order": "In which order? ({meridian})", "caution": "Which caution has it?",
}  # fmt: skip
SHARED = {"codes", "points", "plates", "fonts", "brings"}  # of a stage: once in the page
DRAWN = {"drawn", "over", "points", "fonts"}  # what all parts need of a plate
FEWEST = 3  # points of a meridian: fewer have no order to find, says OrderQuiz
SEED = 1  # of the lists to choose from: the same points make the same page


def quizzes(rows, plates):
    """Make the quizzes of these points.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of a point table; a plate shows one of them at least.
    plates : dict
        Those of the page's stage; what the quizzes need of a plate is added to it.

    Returns
    -------
    list of dict
        Plain JSON, in the order to offer them: ``kind``, a key of `QUIZZES`; ``name``, how it is
        called in a list; ``codes``, which points it asks; ``stage``, what its own stage has beside
        the page's.
    """
    return [_told(kind, quiz, plates, named) for kind, quiz, named in _made(rows)]


def _made(rows):
    for kind in ("locate", "rule", "name"):
        yield kind, _quiz(kind, rows), ""
    for meridian, name in load_meridians()["name"].items():
        along = points_along(meridian, rows[rows.plate != ""])
        if len(along) >= FEWEST:
            yield "order", _quiz("order", meridian, rows), name
    if any(has_caution(row) for _, row in rows[rows.plate != ""].iterrows()):
        yield "caution", _quiz("caution", rows), ""


def _quiz(kind, *given):
    """A quiz that no kernel hears of: it is made to be asked what its browser code needs."""
    silent = type(f"Silent{QUIZZES[kind].__name__}", (QUIZZES[kind],), {"open": lambda self: None})
    return silent(*given, seed=SEED, progress=None)


def _told(kind, quiz, plates, meridian):
    if kind == "locate":
        quiz.draw_all()
        for name, trait in quiz.stage["brings"].items():
            told = json.loads(getattr(quiz, trait))
            plates[name] |= {what: told[what] for what in told.keys() - DRAWN}
    else:
        for name in quiz.stage["brings"]:
            here = [code for code in quiz.codes if quiz.points.plate[code] == name]
            plates[name] |= quiz.plate_extras(name, here)
    own = {what: quiz.stage[what] for what in quiz.stage.keys() - SHARED}
    called = NAMES[kind].format(meridian=meridian)
    return {"kind": kind, "name": called, "codes": quiz.codes, "stage": own}
