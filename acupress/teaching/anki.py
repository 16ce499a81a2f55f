"""A plan as an Anki deck: plates without names in front; the point, its caution and rule behind."""

from __future__ import annotations

import hashlib
import io
import tempfile
from pathlib import Path

from PIL import Image

from ..body.load import load_plate
from ..body.locate import locate
from ..drawing.figures import show_point
from ..facts import safety
from ..facts.cards import sections_of
from ..facts.files import write_whole
from .as_html import as_attribute, as_html, plain, sections_html
from .bare_plate import bare_plate
from .making import each

NO_GENANKI = (
    "Anki decks are made by genanki, which is not installed: pip install genanki "
    '(in the course\'s own folder: pip install -e ".[anki]").'
)
MODEL = (
    1_794_202_611  # ids of ours, drawn once: Anki knows the kind of note and a deck again by them
)
DECKS = 1 << 30
FIELDS = ("Point", "Question", "Plate", "Answer", "Told")
FRONT = "<p>{{Question}}</p>{{Plate}}"
BACK = "<p>{{Point}}</p>{{Answer}}<div class=told>{{Told}}</div>"
LOOK = """
.card { font: 18px/1.4 sans-serif; text-align: center; }
.card img { max-width: 100%; max-height: 75vh; }
.told { max-width: 36em; margin: auto; text-align: left; }
"""
LARGEST, DPI, QUALITY = (720, 720), 150, 88  # pixels; JPEG, which every Anki shows
TOLD = ("Where it is", "How the rule finds it", "Find it by touch")


def write(plan, path):
    """Write a plan's deck.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path : str or path-like
    """
    try:
        import genanki
    except ImportError:
        raise ModuleNotFoundError(NO_GENANKI) from None
    deck = genanki.Deck(_id_of(plan.title), _name_of(plan.title), description=_signs(plan))
    front = {"name": "Where is it?", "qfmt": FRONT, "afmt": BACK}
    fields = [{"name": name} for name in FIELDS]
    model = genanki.Model(MODEL, "Acupress point", fields, [front], css=LOOK)
    with tempfile.TemporaryDirectory() as folder:
        for code in each(plan.codes, "Anki deck"):
            told = _note(code, plan.table, Path(folder))
            # The same point of another plan, or of this one later, is the same note.
            guid = genanki.guid_for(code, plan.table.plate[code])
            deck.add_note(genanki.Note(model, told, guid=guid))
        media = sorted(str(file) for file in Path(folder).glob("*.jpg"))
        file = Path(folder) / "deck.apkg"
        genanki.Package(deck, media).write_to_file(file)
        write_whole(path, file.read_bytes())


def _id_of(title):
    return DECKS + int(hashlib.sha256(title.encode()).hexdigest()[:7], 16)


def _name_of(title):
    """Two colons would make a deck within another."""
    return plain(title).replace("::", ": :")


def _signs(plan):
    """The stop signs: Anki shows them on the deck's own page."""
    signs = safety.stop_signs(plan.codes, plan.table)
    return sections_html(sign for sign in signs if sign.kind != "caution")


def _note(code, table, folder):
    point = table.loc[code]
    name, plate = safety.name_of(code, table), load_plate(point.plate)
    bare = f"acupress-{plate.name}.jpg"
    if not (folder / bare).exists():
        _save(bare_plate(plate, LARGEST).png, folder / bare)
    figure, answer, png = show_point(code, points=table), f"acupress-{code}.jpg", io.BytesIO()
    figure.savefig(png, format="png", dpi=DPI)
    _save(png.getvalue(), folder / answer)
    asked = f"Where is {name}? ({plate.title})"
    shown = _img(bare, f"{plate.title}, without names."), _img(answer, figure.alt)
    return [as_html(name), as_html(asked), *shown, sections_html(_sections(point, code, table))]


def _sections(point, code, table):
    """What is told of it: the caution first."""
    steps = [step.words for step in locate(code, points=table).steps]
    caution, *rest = sections_of(point, steps)
    return [caution, *(section for section in rest if section.title in TOLD)]


def _save(png, file):
    Image.open(io.BytesIO(png)).convert("RGB").save(file, quality=QUALITY)


def _img(name, alt):
    return f'<img src="{name}" alt="{as_attribute(alt)}">'
