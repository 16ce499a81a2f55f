"""What all papers of a plan share: pictures, sections, options, and the way to a tagged PDF."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from ..body.locate import locate
from ..body.words import counted
from ..drawing import letters, style
from ..drawing.figures import show_point
from ..facts import safety
from ..facts.advice import Words
from ..facts.calls import shown, yes_or_no
from ..facts.cards import Section
from ..facts.files import write_whole
from ..facts.kept import kept_text

HERE = Path(__file__).parent
SHARED = "parts.typ"
PAPERS = {"A4": "a4", "letter": "us-letter"}  # as one says it → as typst does
SAID = {"note", "position", "hold_seconds", "press", "tradition", "sources"}  # in no drawing
NO_TYPST = (
    "Handouts, quizzes, cards and posters are made by typst, which is not installed: "
    'pip install typst (in the course\'s own folder: pip install -e ".[print]").'
)


def write(path, template, told, pictures):
    """Write a paper as PDF, whole or not at all.

    Parameters
    ----------
    path : str or path-like
    template : str
        The file in this folder that lays it out.
    told : dict
        What it says: plain JSON.
    pictures : dict of str to bytes
        SVG files by name.
    """
    write_whole(path, compiled(template, told, pictures))


def compiled(template, told, pictures, **options):
    """Compile a paper to a PDF that screen readers can read (PDF/UA-1).

    Parameters
    ----------
    template, told, pictures
        As :func:`write` takes them.
    **options
        As ``typst.compile`` takes them.

    Returns
    -------
    bytes

    Raises
    ------
    ModuleNotFoundError
        typst is not installed.
    """
    try:
        import typst
    except ImportError:
        raise ModuleNotFoundError(NO_TYPST) from None
    files = {
        "main": (HERE / template).read_bytes(),
        SHARED: (HERE / SHARED).read_bytes(),
        "content.json": json.dumps(told, ensure_ascii=False).encode(),
    }
    options = {"format": "pdf", "pdf_standards": ["ua-1"]} | options
    fonts = [str(letters.shipped()), str(letters.HERE)]
    return typst.compile(files | pictures, font_paths=fonts, ignore_system_fonts=True, **options)


def paper_faults(paper, papers=PAPERS, **switches):
    """What is wrong with options that all papers have.

    Parameters
    ----------
    paper : str
    papers : dict of str to str, optional
        The ones there are.
    **switches : bool
        Options that are on or off.

    Returns
    -------
    list of str
    """
    faults = []
    if paper_of(paper, papers) is None:
        faults.append(f"paper is {' or '.join(map(repr, papers))}, not {shown(paper)}")
    for name, value in switches.items():
        try:
            yes_or_no(value, name)
        except ValueError as error:
            faults.append(str(error).rstrip("."))
    return faults


def refuse(faults):
    """Refuse options that cannot be, all at once.

    Parameters
    ----------
    faults : list of str

    Raises
    ------
    ValueError
        There are any.
    """
    if faults:
        raise ValueError(f"{'; '.join(faults)}.")


def paper_of(paper, papers=PAPERS):
    """Typst's name of a paper, however its capitals are written; None if there is no such one."""
    known = {name.casefold(): own for name, own in papers.items()}
    return known.get(paper.casefold()) if isinstance(paper, str) else None


def drawn(code, table, grey=False, labels=True):
    """Draw a point for paper.

    Parameters
    ----------
    code : str
    table : pandas.DataFrame
    grey, labels : bool, optional

    Returns
    -------
    dict
        ``svg``, its description ``alt``, and ``tall``: its height as part of its width.
    """
    spot = locate(code, points=table)
    row = [f"{value}" for value in table.loc[code].drop(list(SAID), errors="ignore")]
    steps = [step.words for step in spot.steps]
    what = ["paper", code, str(grey), str(labels), *row, repr((spot.x, spot.y)), *steps]
    return json.loads(kept_text(what, lambda: _draw(code, table, grey, labels)))


def _draw(code, table, grey, labels):
    palette = style.palette_of("line" if grey else "atlas")
    on_paper = dataclasses.replace(palette, paper="#ffffff")
    figure = show_point(code, points=table, palette=on_paper, labels=labels)
    wide, tall = figure.get_size_inches()
    svg = figure.svg().replace("'Acupress Sans'", "'DejaVu Sans'")  # typst has the fonts by name
    return json.dumps({"svg": svg, "alt": figure.alt, "tall": tall / wide})


def stop_signs(plan):
    """All but the cautions of the points: each stands at its point, before how to press it."""
    signs = safety.stop_signs(plan.codes, plan.table)
    return [as_dict(section) for section in signs if section.kind != "caution"]


def presses(section):
    """Whether a section of a card tells how to press."""
    return section.title.startswith("Press ")


def closing():
    """What stands at the end: what to do afterwards, and what this is not."""
    words = Words()
    disclaimer = Section(words.frame("disclaimer", "title"), words.lines("disclaimer"))
    return Section("Afterwards", words.lines("aftercare")), disclaimer


def about(plan):
    """The line under the title."""
    count = counted(len(plan), "point")
    return f"{count}, {plan.minutes:g} minutes. Read the signs on this page before you press."


def as_dict(section):
    """A section as plain JSON."""
    return dataclasses.asdict(section) | {"items": list(section.items)}
