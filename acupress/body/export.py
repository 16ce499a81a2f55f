"""The located points of every plate as a table, for those who draw their own.

Nothing is lost on the way: a row says how large the plate is and how long a millimetre and a cun
are on it, and a point that no plate can show has a row with the reason.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from ..facts.files import write_whole
from ..facts.tables import load_points
from .load import load_plate
from .locate import locate_everywhere
from .needs import cells, not_drawn, read_rules, rules_on
from .spans import cun_of, ruler_span

FORMULA = tuple("=+-@\t\r\n")
FORMS = ("csv", "json", "geojson")
NOT_DRAWN = "not_drawn"  # the name of the GeoJSON file of points without a place


def located_rows():
    """Every point of the course on every plate that shows it.

    Returns
    -------
    list of dict
        ``code``; ``plate``; ``side``; ``own``, whether it is the point's own plate; ``x`` and
        ``y`` in plate units, from the page's top left corner, y down; ``width`` and ``height`` of
        the page in plate units; ``mm_per_unit``, the millimetres of a plate unit on the body that
        was drawn; ``span`` and ``cun_units``: in which span the point is counted there, and the
        plate units of one cun of it (None where the plate shows none); ``not_drawn``, why no plate
        shows it (all before it but the code are None then).

    Examples
    --------
    >>> row = next(row for row in located_rows() if row["code"] == "BL60" and row["own"])
    >>> row["plate"], row["side"], row["span"]
    ('ankle_lateral', 'right', 'leg_outer')
    """
    points = load_points()
    codes, rules = points.index.to_list(), read_rules(points)
    own = dict(zip(codes, cells("plate", codes, points), strict=True))
    rows = []
    for name, found in locate_everywhere(points).items():
        plate, on_plate = load_plate(name), rules_on(name, rules)
        page = {"width": plate.width, "height": plate.height, "mm_per_unit": plate.mm}
        for code, side, x, y in found.itertuples(index=False):
            row = {"code": code, "plate": name, "side": side, "own": own[code] == name}
            row |= {"x": round(x, 2), "y": round(y, 2), **page}
            rows.append(row | _scale(plate, on_plate[code]) | {"not_drawn": ""})
    order = {code: at for at, code in enumerate(codes)}
    rows.sort(key=lambda row: (row["plate"], order[row["code"]]))
    blank = dict.fromkeys(rows[0])
    undrawn = not_drawn(codes, points).items()
    return rows + [blank | {"code": code, "not_drawn": reason} for code, reason in undrawn]


def _scale(plate, rule):
    """The span a rule counts in, and how long its cun is on a plate."""
    span = next(iter(rule.spans), None) or ruler_span(plate)
    return {"span": span, "cun_units": round(cun_of(plate)[span], 3) if span else None}


def as_csv(rows):
    """The rows as CSV.

    A text that a spreadsheet would take for a formula begins with a quote, as OWASP's page on CSV
    injection advises; numbers stay numbers.

    Parameters
    ----------
    rows : list of dict
        As :func:`located_rows` gives them.

    Returns
    -------
    str
    """
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    table.writeheader()
    for row in rows:
        row = row | {"own": "" if row["own"] is None else "yes" if row["own"] else "no"}
        table.writerow({name: _no_formula(cell) for name, cell in row.items()})
    return text.getvalue()


def _no_formula(cell):
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_json(rows):
    """The rows as a JSON list, a row a line.

    Parameters
    ----------
    rows : list of dict

    Returns
    -------
    str
    """
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"


def as_geojson(rows):
    """The rows as GeoJSON, a collection for each plate.

    Coordinates are millimetres on the plate, from its bottom left corner, y up: a drawing's and no
    place on earth.

    Parameters
    ----------
    rows : list of dict

    Returns
    -------
    dict of str to str
        By the plate's name the text of a FeatureCollection, with the plate's size in millimetres
        beside its features; under ``"not_drawn"`` the points that have no place.

    Examples
    --------
    >>> plates = as_geojson(located_rows())
    >>> json.loads(plates["ankle_lateral"])["features"][0]["geometry"]["type"]
    'Point'
    """
    collections = {}
    for row in rows:
        name = row["plate"] or NOT_DRAWN
        made = collections.setdefault(name, {"type": "FeatureCollection", "name": name})
        if row["plate"]:
            made["plate_mm"] = [_mm(row["width"], row), _mm(row["height"], row)]
            made["mm_per_unit"] = row["mm_per_unit"]
        made.setdefault("features", []).append(_feature(row))
    return {name: json.dumps(made, ensure_ascii=False) + "\n" for name, made in collections.items()}


def _feature(row):
    told = {"code": row["code"], "not_drawn": row["not_drawn"]}
    if not row["plate"]:
        return {"type": "Feature", "geometry": None, "properties": told}
    told = {name: row[name] for name in ("code", "plate", "side", "own", "span")}
    told["cun_mm"] = None if row["cun_units"] is None else _mm(row["cun_units"], row)
    place = [_mm(row["x"], row), _mm(row["height"] - row["y"], row)]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": place},
        "properties": told,
    }


def _mm(units, row):
    return round(units * row["mm_per_unit"], 2)


def export(form, target=None):
    """Write the located points in one of `FORMS`.

    Parameters
    ----------
    form : {"csv", "json", "geojson"}
    target : str or path-like, optional
        The file to write; of ``"geojson"`` the folder, which gets a file for each plate.

    Returns
    -------
    str
        The text, if there is no target; else what was written.

    Raises
    ------
    ValueError
        There is no such form, or GeoJSON has no folder to go to.
    OSError
        It cannot be written.
    """
    if form not in FORMS:
        raise ValueError(f"There is no format '{form}': choose {', '.join(FORMS)}.")
    rows = located_rows()
    if form == "geojson":
        return _export_folder(as_geojson(rows), target)
    text = as_csv(rows) if form == "csv" else as_json(rows)
    if target is None:
        return text
    write_whole(target, text.encode("utf-8"))
    return f"{len(rows)} rows: {target}\n"


def _export_folder(collections, target):
    if target is None:
        raise ValueError(
            "GeoJSON has a file for each plate: name a folder for them, like "
            "'table --format geojson points'."
        )
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in collections.items():
        write_whole(folder / f"{name}.geojson", text.encode("utf-8"))
    return f"{len(collections)} files: {target}\n"
