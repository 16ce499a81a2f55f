"""A plan as a printed quiz: mark a point, name a dot, put in order, choose the caution; a key."""

from __future__ import annotations

import base64
import dataclasses
import io
import random
from itertools import islice

from PIL import Image, ImageDraw

from ..body.load import load_plate
from ..drawing import style
from ..facts import safety
from ..facts.calls import shown
from ..learning.targets import targets
from . import paper
from .bare_plate import bare_plate
from .making import each
from .quiz_words import caution_part, name_question, order_part

TEMPLATE = "quiz.typ"
LARGEST = 900, 900  # pixels: a plate is printed some eight centimetres wide
DOT, RING = 9, 3  # pixels
QUALITY = 90  # of JPEG
HOW = "Practise where points are; before you press any, read the stop signs of the handout."


def write(plan, path, seed=1, key=True, size="A4", grey=False):
    """Write a plan's quiz.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path, seed, key, size, grey
        As :meth:`acupress.LessonPlan.quiz` takes them; `size` is its `paper`.
    """
    paper.write(path, TEMPLATE, *contents(plan, seed, key, size, grey))


def contents(plan, seed=1, key=True, size="A4", grey=False):
    """Gather what a quiz asks and answers.

    Parameters
    ----------
    plan, seed, key, size, grey
        As :func:`write` takes them.

    Returns
    -------
    told : dict
        Plain JSON, as ``quiz.typ`` reads it.
    pictures : dict of str to bytes
        SVG files by name.

    Raises
    ------
    ValueError
        An option cannot be: all at once.
    """
    faults = paper.paper_faults(size, key=key, grey=grey)
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        faults.append(f"seed is a whole number from 0, like 1, not {shown(seed)}")
    paper.refuse(faults)
    codes = random.Random(f"{seed}").sample(plan.codes, len(plan))
    half = (len(codes) + 1) // 2  # a dot that is to be named would answer where to mark it
    plates, going = _Plates(plan, grey), each(codes, "Quiz")
    parts = [
        _part("Mark the point", [plates.mark(code) for code in islice(going, half)]),
        _part("Name the dot", [plates.name(code, seed) for code in going]),
        _part("Put in order", order_part(codes, plan.table, seed)),
        _part("Choose", caution_part(codes, plan.table, seed)),
    ]
    parts = [part for part in parts if part["questions"]]
    asked = [question for part in parts for question in part["questions"]]
    for number, question in enumerate(asked, 1):
        question["number"] = number
    told = {
        "paper": paper.paper_of(size), "grey": bool(grey), "title": plan.title, "about": HOW,
        "variant": f"Variant {seed}", "parts": parts, "key": bool(key),
    }  # fmt: skip
    if not key:  # nor may it be found in the file
        for question in asked:
            del question["answer"]
    used = {one["picture"] for one in asked if "picture" in one}
    used |= {one["answer"]["picture"] for one in asked if "picture" in one.get("answer", ())}
    return told, {name: png for name, png in plates.pictures.items() if name in used}


def _part(title, questions):
    return {"title": title, "questions": questions}


class _Plates:
    """Questions on plates, and their pictures; each plate is drawn once."""

    def __init__(self, plan, grey):
        self.table, self.pictures, self.grey = plan.table, {}, grey
        self.targets = targets(plan.codes, plan.table)
        palette = style.palette_of("line" if grey else "atlas")
        self.palette = dataclasses.replace(palette, paper="#ffffff")
        self.bare = {}

    def mark(self, code):
        name, bare, title = self._told(code)
        places, plain = self.targets[code]["places"], f"{self.table.plate[code]}.svg"
        self.pictures[plain] = _as_svg(Image.open(io.BytesIO(bare.png)))
        self.pictures[f"{code}-key.svg"] = self._dotted(code, places, with_circle=True)
        both = ", on both sides" if len(places) > 1 else ""
        within = f"Right within the circle: {self.targets[code]['tolerance']:g} cun."
        answer = {
            "words": f"{name}. {within}",
            "picture": f"{code}-key.svg", "alt": f"{title}, with {name} marked.",
        }  # fmt: skip
        asked = {"words": f"Mark {name}{both}.", "picture": plain, "alt": f"{title}, unmarked."}
        return asked | {"answer": answer}

    def name(self, code, seed):
        _, _, title = self._told(code)
        place = self.targets[code]["places"][0]
        # Its file must not be called by the answer.
        picture = f"dot-{len(self.pictures)}.svg"
        self.pictures[picture] = self._dotted(code, [place])
        asked = name_question(code, self.table, seed)
        return asked | {"picture": picture, "alt": f"{title}, with one dot."}

    def _told(self, code):
        plate = self.table.plate[code]
        if plate not in self.bare:
            self.bare[plate] = bare_plate(plate, LARGEST, self._circles(plate), self.palette)
        return safety.name_of(code, self.table), self.bare[plate], load_plate(plate).title

    def _circles(self, plate):
        return [
            (place["x"], place["y"], target["tolerance"] * target["unit"])
            for target in self.targets.values() if target["plate"] == plate
            for place in target["places"]
        ]  # fmt: skip

    def _dotted(self, code, places, with_circle=False):
        bare, target = self._told(code)[1], self.targets[code]
        picture = Image.open(io.BytesIO(bare.png))
        pen, colour = ImageDraw.Draw(picture), "black" if self.grey else "#b3181f"
        for place in places:
            x, y = bare.pixel(place["x"], place["y"])
            if with_circle:
                r = target["tolerance"] * target["unit"] * bare.scale
                pen.ellipse((x - r, y - r, x + r, y + r), outline=colour, width=RING)
            for r, ink in ((DOT + RING, "white"), (DOT, colour)):
                pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)
        return _as_svg(picture)


def _as_svg(picture):
    """A picture as typst takes it from memory: no file there may be anything but text."""
    (wide, tall), file = picture.size, io.BytesIO()
    picture.save(file, "jpeg", quality=QUALITY)
    data = base64.b64encode(file.getvalue()).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}">'
        f'<image width="{wide}" height="{tall}" href="data:image/jpeg;base64,{data}"/></svg>'
    ).encode()
