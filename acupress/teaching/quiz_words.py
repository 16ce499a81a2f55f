"""Questions of a printed quiz that are asked in words; the quizzes on the screen ask the same."""

from __future__ import annotations

import random

from ..facts import safety
from ..facts.meridians import points_along
from ..facts.names import shown_code
from ..learning.caution_questions import caution_questions, has_caution
from ..learning.name_choices import OTHERS, nearest, places_on
from ..learning.order_questions import order_questions

LETTERS = "ABCDEFGH"
LEAST = 3  # points of a meridian that can be put in order


def name_question(code, table, seed):
    """Ask what a dot is called, among its neighbours' names.

    Parameters
    ----------
    code : str
    table : pandas.DataFrame
    seed : int

    Returns
    -------
    dict
        ``words``, ``options``, and ``answer`` with its ``words``. Without a neighbour there are no
        options: one alone would be the answer.
    """
    near = nearest(code, places_on(table.plate[code], table))[:OTHERS]
    if not near:
        return _asked("What is the point at the dot called?", [], f"{safety.name_of(code, table)}.")
    offered = random.Random(f"{seed}/{code}").sample([code, *near], len(near) + 1)
    options = [safety.name_of(one, table) for one in offered]
    right = offered.index(code)
    return _asked("What is the point at the dot called?", options, _letter(right, options))


def order_part(codes, table, seed):
    """Ask for the order of a stretch of one point's meridian.

    Parameters
    ----------
    codes : list of str
        Points of the plan: the first whose meridian is long enough.
    table : pandas.DataFrame
    seed : int

    Returns
    -------
    list of dict
        One question as :func:`name_question` gives it, or none.
    """
    for code in codes:
        meridian = code.rstrip("0123456789")
        along = points_along(meridian, table)
        if code in along and len(along) >= LEAST:
            return [_order(code, order_questions(meridian, along, table, seed))]
    return []


def _order(code, made):
    stretch, called = made["stretches"][code], made["called"]
    options = [called[one] for one in stretch["mixed"]]
    letters = ", ".join(LETTERS[stretch["mixed"].index(one)] for one in stretch["right"])
    codes = f"{shown_code(stretch['right'][0])} to {shown_code(stretch['right'][-1])}"
    words = f"Put these points of the {made['name']} meridian in the order of their numbers."
    return _asked(words, options, " ".join([f"{letters} ({codes}).", *stretch["said"]]))


def caution_part(codes, table, seed):
    """Ask for the caution of each point, or for the point of each caution.

    Parameters
    ----------
    codes : list of str
    table : pandas.DataFrame
    seed : int

    Returns
    -------
    list of dict
        As :func:`name_question` gives it.
    """
    wanted = [code for code in codes if has_caution(table.loc[code])]
    made = caution_questions(wanted, table, seed)
    questions = [_caution(made["points"][code], made["texts"]) for code in wanted]
    return random.Random(f"{seed}/order").sample(questions, len(questions))


def _caution(asked, texts):
    options = [texts[number] for number in asked["options"]]
    about, said = texts[asked["about"]], [texts[number] for number in asked["said"]]
    words = f"Which caution has {about}?"
    if asked["asks"] == "point":
        words = f"Which point has this caution? “{about}”"
    return _asked(words, options, " ".join([f"{LETTERS[asked['right']]}.", *said]))


def _letter(right, options):
    return f"{LETTERS[right]}. {options[right]}"


def _asked(words, options, answer):
    return {"words": words, "options": options, "answer": {"words": answer}}
