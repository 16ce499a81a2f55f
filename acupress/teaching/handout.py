"""A plan as a handout: a tagged PDF with stop signs first, then each point with its plate."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from pathlib import Path

from ..body.locate import locate
from ..body.touch import touch_steps
from ..drawing import letters, style
from ..drawing.figures import show_point
from ..drawing.kept import kept_text
from ..facts import safety
from ..facts.advice import Words
from ..facts.calls import shown, yes_or_no
from ..facts.cards import Section, sections_of
from ..facts.classes import POSITIONS
from ..facts.files import write_whole
from ..facts.names import shown_code

PAPERS = {"a4": "a4", "letter": "us-letter"}  # as one says it, in small letters → as typst does
TEMPLATE = Path(__file__).with_name("handout.typ")
LONG = ("Where it is", "Where others put it", "What is uncertain", "From the course", "Sources")
NO_TYPST = (
    "A handout is made by typst, which is not installed: pip install typst "
    '(in the course\'s own folder: pip install -e ".[print]").'
)
WIDE = {1: 50, 2: 44}  # the plate's width, in hundredths of the page, by points a page
TALL = {1: 66, 2: 58}  # its height at most, in hundredths of the page's width


def write(plan, path, paper="A4", points_a_page=1, large=False, grey=False):
    """Write a plan's handout.

    Parameters
    ----------
    plan : acupress.LessonPlan
    path, paper, points_a_page, large, grey
        As :meth:`acupress.LessonPlan.handout` takes them.
    """
    content, files = contents(plan, paper, points_a_page, large, grey)
    content = json.dumps(content, ensure_ascii=False).encode()
    write_whole(path, compiled(TEMPLATE, {"content.json": content} | files))


def compiled(template, files, **options):
    """Compile a typst template to a PDF that screen readers can read (PDF/UA-1).

    Parameters
    ----------
    template : pathlib.Path
    files : dict of str to bytes
        What it reads, by name.
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
    options = {"format": "pdf", "pdf_standards": ["ua-1"]} | options
    fonts = [str(letters.SHIPPED), str(letters.HERE)]
    return typst.compile(
        {"main": template.read_bytes()} | files, font_paths=fonts, ignore_system_fonts=True,
        **options,
    )  # fmt: skip


def contents(plan, paper="A4", points_a_page=1, large=False, grey=False):
    """Gather what a handout says and shows.

    Parameters
    ----------
    plan, paper, points_a_page, large, grey
        As :func:`write` takes them.

    Returns
    -------
    told : dict
        Plain JSON, as ``handout.typ`` reads it.
    pictures : dict of str to bytes
        SVG files by name.

    Raises
    ------
    ValueError
        An option cannot be: all at once.
    """
    look = _checked(paper, points_a_page, large, grey)
    table, pictures, points = plan.table, {}, []
    for code in plan.codes:
        point, picture = table.loc[code], f"{code}.svg"
        drawn = _drawn(code, table, "line" if look["grey"] else "atlas")
        pictures[picture] = drawn["svg"].encode()
        wide, tall = WIDE[look["points_a_page"]], TALL[look["points_a_page"]]
        wide = min(wide, tall / drawn["tall"])
        points.append(
            _told(point, plan, look)
            | {"picture": picture, "alt": drawn["alt"], "wide": round(wide, 1)}
        )
    told = look | {
        "title": plan.title,
        "about": _about(plan),
        "notes": "Notes",
        "stop": [_section(section) for section in _stop_signs(plan)],
        "points": points,
        "last": [_section(section) for section in _last(plan, look)],
    }
    return told, pictures


def _checked(paper, points_a_page, large, grey):
    faults = []
    if not isinstance(paper, str) or paper.casefold() not in PAPERS:
        faults.append(f"paper is 'A4' or 'letter', not {shown(paper)}")
    if isinstance(points_a_page, bool) or points_a_page not in (1, 2):
        faults.append(f"points_a_page is 1 or 2, not {shown(points_a_page)}")
    for name, value in (("large", large), ("grey", grey)):
        try:
            yes_or_no(value, name)
        except ValueError as error:
            faults.append(str(error).rstrip("."))
    if large is True and points_a_page == 2:
        faults.append("two points a page leave no room for large print: choose one of them")
    if faults:
        raise ValueError(f"{'; '.join(faults)}.")
    return {
        "paper": PAPERS[paper.casefold()], "points_a_page": int(points_a_page),
        "large": bool(large), "grey": bool(grey),
    }  # fmt: skip


def _drawn(code, table, palette):
    """A point's picture: its SVG for typst, its description, its height as part of its width."""
    spot = locate(code, points=table)
    row = [f"{value}" for value in table.loc[code].drop("note")]
    steps = [step.words for step in spot.steps]
    what = ["handout", code, palette, *row, repr((spot.x, spot.y)), *steps]
    return json.loads(kept_text(what, lambda: _draw(code, table, palette)))


def _draw(code, table, palette):
    on_paper = dataclasses.replace(style.palette_of(palette), paper="#ffffff")
    figure, made = show_point(code, points=table, palette=on_paper), io.StringIO()
    figure.savefig(made, format="svg")
    wide, tall = figure.get_size_inches()
    svg = re.sub("@font-face{[^}]*}", "", made.getvalue())  # typst has the fonts by name
    svg = svg.replace("'Acupress Sans'", "'DejaVu Sans'")
    return json.dumps({"svg": svg, "alt": figure.alt, "tall": tall / wide})


def _told(point, plan, look):
    """Name and sections of a point: first what is heeded and done, then how it is found."""
    spot = locate(point.name, points=plan.table)
    steps = [step.words for step in spot.steps]
    sections = sections_of(point, steps, touch_steps(point, spot, plan.table))
    if point.note:
        sections.insert(1, Section("From your teacher", tuple(point.note.split("\n")), kind="note"))
    if _is_short(look):
        sections = [one for one in sections if one.title not in LONG and one.kind != "tradition"]
    first = [one for one in sections if one.kind in ("caution", "note") or _presses(one)]
    below = [one for one in sections if one not in first]
    position = POSITIONS.get(point.position, "")
    return {
        "name": safety.name_of(point.name, plan.table),
        "under": " · ".join(filter(None, [point.english, point.region, position])),
        "first": [_section(one) for one in first],
        "then": [_section(one) for one in below],
    }


def _is_short(look):
    """Whether each point tells only what one needs to press it."""
    return look["large"] or look["points_a_page"] == 2


def _presses(section):
    return section.title.startswith("Press ")


def _stop_signs(plan):
    """All but the cautions of the points: each stands at its point, before how to press it."""
    signs = safety.stop_signs(plan.codes, plan.table)
    return [section for section in signs if section.kind != "caution"]


def _last(plan, look):
    """Aftercare, sources where the points had no room for them, disclaimer."""
    words = Words()
    yield Section("Afterwards", words.lines("aftercare"))
    if _is_short(look):
        rows = plan.points.sources
        yield Section("Sources", tuple(f"{shown_code(code)}: {rows[code]}" for code in rows.index))
    yield Section(words.frame("disclaimer", "title"), words.lines("disclaimer"))


def _about(plan):
    count = "1 point" if len(plan) == 1 else f"{len(plan)} points"
    return f"{count}, {plan.minutes:g} minutes. Read the signs on this page before you press."


def _section(section):
    return dataclasses.asdict(section) | {"items": list(section.items)}
