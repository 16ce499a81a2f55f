"""A plan as questions for Moodle: where is the point? A marker is dragged onto a plate.

The format is Moodle XML, question type "drag and drop markers"; a place is right within the
tolerance. Its rules: coordinates are whole positive numbers of pixels, and a zone lies within its
picture (``question/type/ddmarker/shapes.php`` of Moodle).
"""

from __future__ import annotations

import base64
import html
import xml.etree.ElementTree as ET

from ..body.load import load_plate
from ..body.locate import locate
from ..facts import safety
from ..facts.cards import Section, sections_of
from ..facts.files import write_whole
from ..facts.names import shown_code
from ..learning.targets import targets
from .as_html import as_html, plain, sections_html
from .bare_plate import bare_plate

LARGEST = 600, 400  # pixels: Moodle makes a larger picture smaller, and zones would be elsewhere
FOUND = "How the rule finds it"
GRADES = {"defaultgrade": "1.0000000", "penalty": "0.3333333", "hidden": "0"}
COMBINED = {
    "correctfeedback": "Right.",
    "partiallycorrectfeedback": "One side is right.",
    "incorrectfeedback": "Not yet.",
}


def write(plan, path, tolerance=None):
    """Write a plan's questions.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path, tolerance
        As :meth:`acupress.LessonPlan.moodle` takes them.
    """
    quiz = ET.Element("quiz")
    quiz.append(_category(plan.title))
    sought = targets(plan.codes, plan.table, tolerance)
    pictures = {name: _picture(name, sought) for name in {one["plate"] for one in sought.values()}}
    for code, target in sought.items():
        quiz.append(_question(code, target, pictures[target["plate"]], plan.table))
    ET.indent(quiz)
    write_whole(path, ET.tostring(quiz, encoding="utf-8", xml_declaration=True))


def _picture(name, sought):
    """One for all points of a plate, with room for their zones."""
    circles = [
        (place["x"], place["y"], target["tolerance"] * target["unit"])
        for target in sought.values() if target["plate"] == name
        for place in target["places"]
    ]  # fmt: skip
    return bare_plate(name, LARGEST, circles)


def _category(title):
    """A category of its own; a stroke in its name would make another within it."""
    question = ET.Element("question", type="category")
    name = html.escape(plain(title), quote=False).replace("/", "//")
    _text(ET.SubElement(question, "category"), f"$course$/top/{name}")
    return question


def _question(code, target, picture, table):
    plate, name = load_plate(target["plate"]), safety.name_of(code, table)
    sides = " It is on both sides: mark both." if len(target["places"]) > 1 else ""
    asked = f"{plate.title}. Where is {name}? Drag its marker there.{sides}"
    question = ET.Element("question", type="ddmarker")
    _text(ET.SubElement(question, "name"), f"Where is {shown_code(code)}?")
    _html(question, "questiontext", f"<p>{as_html(asked)}</p>")
    _html(question, "generalfeedback", sections_html(_told(code, target, table)))
    for tag, value in GRADES.items():
        ET.SubElement(question, tag).text = value
    for tag, words in COMBINED.items():
        _html(question, tag, f"<p>{words}</p>")
    for tag in ("shownumcorrect", "showmisplaced"):
        ET.SubElement(question, tag)
    file = ET.SubElement(question, "file", name=f"{plate.name}.png", encoding="base64")
    file.text = base64.b64encode(picture.png).decode()
    _marker(question, name, target, picture)
    return question


def _told(code, target, table):
    """What is read after the answer: the caution first, then the rule, then what was right."""
    steps = [step.words for step in locate(code, points=table).steps]
    caution, *rest = sections_of(table.loc[code], steps)
    rule = [section for section in rest if section.title == FOUND]
    near = f"Up to {target['tolerance']:g} cun from the place. {target['from']}"
    return [caution, *rule, Section("What counts as right", (near,))]


def _marker(question, name, target, picture):
    drag = ET.SubElement(question, "drag")
    ET.SubElement(drag, "no").text = "1"
    _text(drag, html.escape(plain(name)))  # Moodle reads it as HTML
    if len(target["places"]) > 1:
        ET.SubElement(drag, "infinite")  # versions without a number of markers know only this
    radius = max(1, round(target["tolerance"] * target["unit"] * picture.scale))
    for number, place in enumerate(target["places"], 1):
        x, y = map(round, picture.pixel(place["x"], place["y"]))
        drop = ET.SubElement(question, "drop")
        ET.SubElement(drop, "no").text = str(number)
        ET.SubElement(drop, "shape").text = "circle"
        ET.SubElement(drop, "coords").text = f"{x},{y};{radius}"
        ET.SubElement(drop, "choice").text = "1"


def _html(parent, tag, words):
    _text(ET.SubElement(parent, tag, format="html"), words)


def _text(parent, words):
    ET.SubElement(parent, "text").text = words
