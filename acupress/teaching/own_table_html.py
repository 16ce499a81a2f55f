"""The words that :class:`acupress.OwnTable` shows, as HTML in which every cell is text."""

from __future__ import annotations

import base64
import dataclasses
import html
from pathlib import Path

from ..body.locate import locate_or_say_why
from ..facts.calls import did_you_mean, shortened
from ..facts.columns import COLUMNS, PLACE
from ..facts.names import shown_code
from ..facts.own import FROM_THE_COURSE, WAITS
from ..facts.template import template_csv, template_xlsx

STYLE = """<style>
.acupress-own { line-height: 1.5; color: var(--jp-content-font-color1, #1c2329);
  font-size: 14px; overflow-wrap: anywhere; max-width: 62rem; }
.acupress-own p { margin: 4px 0; }
.acupress-own a { color: var(--jp-content-link-color, #0b57a4); text-decoration: underline;
  display: inline-block; padding: 10px 12px 10px 0; }
.acupress-own table { border-collapse: collapse; width: 100%; text-align: left; }
.acupress-own caption { text-align: left; padding: 6px 0; }
.acupress-own :is(th, td) { border-top: 1px solid var(--jp-border-color1, #8a8f94);
  padding: 6px 8px 6px 0; vertical-align: top; }
.acupress-own :is(th, td):not(:last-child) { overflow-wrap: normal; }
.acupress-own ul { margin: 0; padding-left: 1.2em; }
.acupress-own .quiet { color: var(--jp-content-font-color2, #4f5b66); }
.widget-html-content:has(> .acupress-own) { min-width: 0; flex: 1 1 0; }
.acupress-own .beside { display: flex; flex-wrap: wrap; gap: 12px; }
.acupress-own .beside > * { flex: 1 1 17rem; min-width: 0; }
</style>"""
TEXT = "text/csv"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 5  # megabytes that a notebook's line to its kernel surely carries
OTHERWISE = 'Put it beside the notebook, and write ap.OwnTable("its name.xlsx").'
MOST_LISTED = 20


@dataclasses.dataclass(frozen=True)
class Line:
    """One row of the preview.

    Attributes
    ----------
    row : int
        As a spreadsheet counts.
    code : str
    ready : bool
    told : tuple of acupress.facts.complaint.Complaint
        What is wrong with it, or what it waits for.
    """

    row: int
    code: str
    ready: bool
    told: tuple


def count_of(reading):
    """Say how many rows there are and how many of them are good.

    Parameters
    ----------
    reading : acupress.facts.reading.Reading or None

    Returns
    -------
    str
    """
    if reading is None:
        return "no table yet"
    lines = lines_of(reading)
    good = sum(line.ready for line in lines)
    rows = f"{len(lines)} row{'' if len(lines) == 1 else 's'}"
    return f"{reading.name}: {rows}, {good} ready, {len(lines) - good} not yet"


def lines_of(reading):
    """The rows of the preview, in the order of the file.

    Parameters
    ----------
    reading : acupress.facts.reading.Reading

    Returns
    -------
    list of Line
    """
    told = {}
    for fault in [*reading.faults, *reading.waits]:
        told.setdefault(fault.row, []).append(fault)
    rows = sorted(reading.rows.keys() | {row for row in told if row > 1})
    return [
        Line(row, reading.rows.get(row, ""), row not in told, tuple(told.get(row, ())))
        for row in rows
    ]


def intro(file):
    """What one can do here, and the template.

    Parameters
    ----------
    file : str, path-like or None

    Returns
    -------
    str
    """
    if file is not None:
        name = f"<strong>{_text(Path(str(file)).name)}</strong>"
        return _box(f"<p>Your table {name}: it is read, and not changed.</p>")
    links = [_link("acupress-template.csv", TEXT, template_csv())]
    try:
        links.insert(0, _link("acupress-template.xlsx", WORKBOOK, template_xlsx()))
    except ModuleNotFoundError:
        pass  # without what reads workbooks, the text alone
    return _box(
        "<p><strong>Your own table</strong>, .xlsx or .csv. A column <em>code</em> is enough for "
        "points that the course knows. Your file is read, and not changed.</p>"
        f"<p>Begin with the template: {' '.join(links)}</p>"
    )


def summary(reading):
    """What came of reading, in a sentence or two.

    Parameters
    ----------
    reading : acupress.facts.reading.Reading

    Returns
    -------
    str
    """
    said = [f"<strong>{_text(count_of(reading))}.</strong>"]
    above = [fault for fault in reading.faults if fault.row == 1]
    said += [f"{_text(str(fault))}." for fault in above]
    wrong = [str(line.row) for line in lines_of(reading) if not line.ready]
    if wrong:
        more = f" and {len(wrong) - MOST_LISTED} more" if len(wrong) > MOST_LISTED else ""
        said.append(
            f"To mend: row{'' if len(wrong) == 1 else 's'} {', '.join(wrong[:MOST_LISTED])}{more}. "
            "Mend them in your spreadsheet, save, and give the file again; what is ready can be "
            "used meanwhile."
        )
    strange = [name for name in reading.headings if name not in COLUMNS]
    for name in strange[:MOST_LISTED]:
        longer = [column for column in COLUMNS if name and column.startswith(name.lower())]
        hint = did_you_mean([*longer[:1], name][:1], COLUMNS, 1)
        said.append(f"The column {_text(repr(shortened(name)))} is yours alone: the course does "
                    f"not read it. {_text(hint)}")  # fmt: skip
    if len(reading.sheets) > 1:
        said.append(f"Of {len(reading.sheets)} sheets the first is read, "
                    f"{_text(repr(shortened(reading.sheets[0])))}.")  # fmt: skip
    return _box("".join(f"<p>{one}</p>" for one in said), 'role="alert"')


def preview(lines, count, reading):
    """A part of the rows as a table.

    Parameters
    ----------
    lines : list of Line
        Those that are shown.
    count : int
        How many there are.
    reading : acupress.facts.reading.Reading

    Returns
    -------
    str
    """
    if not lines:
        return ""
    ready = [line.code for line in lines if line.ready]
    spots = locate_or_say_why(reading.points.loc[ready]) if ready else {}
    rows = "".join(_row(line, reading, spots.get(line.code)) for line in lines)
    part = f"Rows {lines[0].row} to {lines[-1].row}, of {count}" if len(lines) < count else "Rows"
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Row", "Point", "As it is read"))
    return _box(
        f"<table><caption>{part}, counted as your spreadsheet counts them</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def side_by_side(card, figure):
    """A card, with its caution first, and a picture.

    Parameters
    ----------
    card, figure : str
        HTML, in which every text is escaped already.

    Returns
    -------
    str
    """
    return _box(f'<div class="beside"><div>{card}</div><div>{figure}</div></div>')


def _row(line, reading, spot):
    name = _text(shortened(line.code)) if line.code else "–"
    if line.ready:
        point = reading.points.loc[line.code]
        name = f"{shown_code(line.code)}<br>{_text(shortened(point.pinyin))}"
        said = _ready(point, spot, reading)
    elif line.told[0].check == WAITS:
        said = f"<strong>Waits.</strong> {_text(line.told[0].remedy)}."
    else:
        said = "".join(f"<li>{_text(_fault(one))}</li>" for one in line.told)
        said = f"<strong>To mend:</strong><ul>{said}</ul>"
    return f'<tr><th scope="row">{line.row}</th><td>{name}</td><td>{said}</td></tr>'


def _ready(point, spot, reading):
    where = spot.words if spot is not None else f"not drawn: {point['not_drawn']}"
    taken = reading.points.attrs.get(FROM_THE_COURSE, {}).get(point.name, ())
    shown = [name for name in COLUMNS[1:] if name in reading.headings and name not in PLACE]
    cells = reading.raw_of(point.name)[shown].drop(list(taken), errors="ignore")
    hers = [f"{column}: {shortened(cell)}" for column, cell in cells.items() if cell]
    yours = f'<br><span class="quiet">Yours: {_text(" · ".join(hers))}</span>' if hers else ""
    return f"<strong>Ready.</strong> {_text(where)}{yours}"


def _fault(fault):
    column = f"{fault.column}: " if fault.column else ""
    stands = f"{shortened(fault.value)!r} – " if fault.column or fault.value else ""
    return f"{column}{stands}{fault.remedy}"


def _link(name, kind, content):
    data = base64.b64encode(content).decode()
    return f'<a download="{name}" href="data:{kind};base64,{data}">{name}</a>'


def _text(text):
    """A text as it is: what would turn the letters after it round stays inside."""
    return f"<bdi>{html.escape(str(text))}</bdi>"


def _box(content, role=""):
    return f'{STYLE}<div class="acupress-own" {role}>{content}</div>'
