"""The tables' schema, data/datapackage.json, says what the files hold and the loader asks."""

import json
import re

import pandas as pd
import pytest

from acupress import TableError, load_points
from acupress.facts import checks, columns, csvfile, tables
from acupress.facts.csvfile import DATA
from acupress.facts.rule import DIRECTIONS

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
SCHEMAS = {resource["path"]: resource["schema"] for resource in PACKAGE["resources"]}
FILES = {resource["name"]: resource["path"] for resource in PACKAGE["resources"]}
FIELDS = [
    pytest.param(path, field, id=f"{path} {field['name']}")
    for path, schema in SCHEMAS.items()
    for field in schema["fields"]
]
FORMS = {"string": ".+", "integer": "-?[0-9]+", "number": r"-?[0-9]+(\.[0-9]+)?"}
LOADERS = {
    "landmarks.csv": tables._landmarks,
    "spans.csv": tables._spans,
    "guidance.csv": tables._guidance,
    "evidence.csv": tables._evidence,
}


def cells_of(path):
    return pd.read_csv(DATA / path, dtype=str, keep_default_na=False)


def fits(cell, field):
    """Whether a cell is one that its field allows."""
    limits = field.get("constraints", {})
    if not cell:
        return not limits.get("required", False)
    number = field["type"] != "string" and re.fullmatch(FORMS[field["type"]], cell)
    return bool(
        re.fullmatch(FORMS[field["type"]], cell)
        and cell in limits.get("enum", [cell])
        and re.fullmatch(limits.get("pattern", ".*"), cell)
        and (not number or limits.get("minimum", -1e9) <= float(cell))
        and (not number or float(cell) <= limits.get("maximum", 1e9))
    )


def test_every_table_is_in_the_schema_with_its_columns_in_order():
    assert SCHEMAS.keys() == {file.name for file in DATA.glob("*.csv")}
    for path, schema in SCHEMAS.items():
        assert [field["name"] for field in schema["fields"]] == list(cells_of(path)), path


@pytest.mark.parametrize(("path", "field"), FIELDS)
def test_every_cell_is_what_its_field_allows(path, field):
    cells = cells_of(path)[field["name"]]
    assert [cell for cell in cells if not fits(cell, field)] == []
    if field.get("constraints", {}).get("unique"):
        assert cells[cells != ""].is_unique


@pytest.mark.parametrize("path", SCHEMAS)
def test_keys_are_unique_and_foreign_keys_are_found(path):
    schema, cells = SCHEMAS[path], cells_of(path)
    assert not cells.duplicated(schema["primaryKey"]).any()
    for key in schema.get("foreignKeys", ()):
        there = cells_of(FILES.get(key["reference"]["resource"], path))
        assert set(cells[key["fields"]]) - {""} <= set(there[key["reference"]["fields"]]), key


@pytest.mark.parametrize(("path", "field"), FIELDS)
def test_each_column_is_described_as_the_readme_does(path, field):
    readme = (DATA / "README.md").read_text(encoding="utf-8").replace("\\|", "|")
    section = readme.partition(f"\n## {path}")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if f"`{field['name']}`" in line.split(" | ")[0]]
    assert any(f"| {field['description']} |" in row for row in rows)


# --- the loader -----------------------------------------------------------------------------------


def refused(field):
    """Cells that a field does not allow."""
    limits = field.get("constraints", {})
    cells = [""] if limits.get("required") else []
    cells += ["nonsense"] if {"enum", "pattern"} & limits.keys() else []
    cells += ["many"] if field["type"] != "string" else []
    cells += [str(limits["minimum"] - 1)] if "minimum" in limits else []
    return cells + ([str(limits["maximum"] + 1)] if "maximum" in limits else [])


def test_the_loader_knows_the_columns_and_words_of_the_schema():
    points = {field["name"]: field for field in SCHEMAS["points.csv"]["fields"]}
    assert points.keys() == set(columns.COLUMNS)
    for column, words in columns.WORDS.items():
        assert points[column]["constraints"]["enum"] == list(words)
    assert points["code"]["constraints"]["pattern"] == checks.CODE
    for column in columns.FRACTIONS:
        assert points[column]["constraints"]["pattern"] == checks.FRACTION
    needed = {
        name for name, field in points.items() if field.get("constraints", {}).get("required")
    }
    assert needed == set(columns.NEEDED)
    spans = {field["name"]: field for field in SCHEMAS["spans.csv"]["fields"]}
    assert spans["direction"]["constraints"]["enum"] == list(DIRECTIONS)


@pytest.mark.parametrize(
    ("column", "cell"),
    [(field["name"], cell) for field in SCHEMAS["points.csv"]["fields"] for cell in refused(field)],
)
def test_the_loader_refuses_in_a_point_what_the_schema_refuses(tmp_path, column, cell):
    rows = cells_of("points.csv").head(5)
    rows.loc[1, column] = cell
    rows.to_csv(tmp_path / "mine.csv", index=False)
    with pytest.raises(TableError) as error:
        load_points(tmp_path / "mine.csv")
    assert [fault for fault in error.value.complaints if fault.row == 3 and fault.column == column]


@pytest.mark.parametrize("key", SCHEMAS["points.csv"]["foreignKeys"], ids=lambda key: key["fields"])
def test_the_loader_refuses_in_a_point_what_no_other_table_has(tmp_path, key):
    rows = cells_of("points.csv").head(5)
    rows.loc[1, key["fields"]] = "nowhere"
    rows.to_csv(tmp_path / "mine.csv", index=False)
    with pytest.raises(TableError) as error:
        load_points(tmp_path / "mine.csv")
    assert key["fields"] in {fault.column for fault in error.value.complaints}


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ("landmarks.csv", "kind"),
        ("spans.csv", "cun"),
        ("spans.csv", "unit"),
        ("guidance.csv", "order"),
        ("evidence.csv", "n"),
        ("evidence.csv", "effect"),
        ("evidence.csv", "ci_low"),
        ("evidence.csv", "ci_high"),
    ],
)
def test_the_loader_refuses_in_a_small_table_what_the_schema_refuses(
    tmp_path, monkeypatch, path, column
):
    [field] = [field for field in SCHEMAS[path]["fields"] if field["name"] == column]
    rows = cells_of(path)
    assert not fits("nonsense", field)
    rows.loc[0, column] = "nonsense"
    rows.to_csv(tmp_path / path, index=False)
    monkeypatch.setattr(csvfile, "DATA", tmp_path)
    with pytest.raises(TableError, match=f"row 2, column {column}"):
        LOADERS[path].__wrapped__()
