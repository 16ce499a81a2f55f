"""The located points for those who draw their own: every point, every plate, with its scale."""

import csv
import io
import json

import pytest

from acupress import load_plate, load_points, locate, plate_names
from acupress.__main__ import main
from acupress.body.export import as_csv, as_geojson, as_json, located_rows

POINTS = load_points()


@pytest.fixture(scope="module")
def rows():
    return located_rows()


def test_every_point_is_there_on_its_own_plate_or_with_the_reason(rows):
    own = {row["code"] for row in rows if row["own"]}
    reasons = {row["code"]: row["not_drawn"] for row in rows if row["not_drawn"]}
    assert reasons == POINTS.not_drawn[POINTS.not_drawn != ""].to_dict()
    assert own | reasons.keys() == set(POINTS.index) and not own & reasons.keys()


def test_a_row_says_where_a_point_is_and_how_large_the_plate_is(rows):
    [row] = [row for row in rows if row["code"] == "BL23" and row["own"] and row["side"] == "right"]
    spot, plate = locate("BL23"), load_plate(row["plate"])
    assert (row["x"], row["y"]) == pytest.approx((spot.x, spot.y), abs=0.01)
    assert (row["width"], row["height"], row["mm_per_unit"]) == (
        plate.width, plate.height, plate.mm,
    )  # fmt: skip
    middle = plate.landmarks["spinous_l2_lower"][0]
    assert row["span"] == "back_width"
    assert abs(row["x"] - middle) == pytest.approx(1.5 * row["cun_units"], abs=0.1)


def test_csv_and_json_hold_the_same_rows(rows):
    table = list(csv.DictReader(io.StringIO(as_csv(rows))))
    told = json.loads(as_json(rows))
    assert told == rows and len(table) == len(rows)
    assert [line["code"] for line in table] == [row["code"] for row in rows]
    assert {line["own"] for line in table} == {"yes", "no", ""}
    assert float(table[0]["x"]) == rows[0]["x"]


def test_geojson_is_a_collection_a_plate_in_millimetres_with_y_up(rows):
    made = {name: json.loads(text) for name, text in as_geojson(rows).items()}
    assert set(made) <= {*plate_names(), "not_drawn"}
    spot, plate = locate("BL60"), load_plate("ankle_lateral")
    [feature] = [
        one for one in made["ankle_lateral"]["features"] if one["properties"]["code"] == "BL60"
    ]
    x, y = feature["geometry"]["coordinates"]
    assert (x, y) == pytest.approx(
        (spot.x * plate.mm, (plate.height - spot.y) * plate.mm), abs=0.01
    )
    page = pytest.approx([plate.width * plate.mm, plate.height * plate.mm])
    assert made["ankle_lateral"]["plate_mm"] == page
    assert all(one["geometry"] is None for one in made["not_drawn"]["features"])


def test_the_command_writes_a_file_a_folder_or_to_the_screen(tmp_path, capsys):
    assert main(["table", "--format", "csv"]) == 0
    head, *_ = capsys.readouterr().out.splitlines()
    assert head.startswith("code,plate,side,own,x,y")
    file = tmp_path / "points.json"
    assert main(["table", "--format", "json", str(file)]) == 0
    assert len(json.loads(file.read_text(encoding="utf-8"))) > 361
    assert main(["table", "--format", "geojson", str(tmp_path / "plates")]) == 0
    assert (tmp_path / "plates" / "hand_dorsum.geojson").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["table"], "table needs a format: table --format csv or json or geojson."),
        (["table", "csv"], "table needs a format: table --format csv or json or geojson."),
        (["table", "--format", "xml"], "There is no format 'xml': choose csv, json, geojson."),
        (["table", "--format", "geojson"], "GeoJSON has a file for each plate: name a folder"),
        (
            ["table", "--format", "csv", "/no/such/a.csv"],
            "There is no folder '/no/such' to write 'a.csv' in.",
        ),
    ],
)
def test_what_the_command_cannot_do_is_said_in_a_line(arguments, said, capsys):
    assert main(arguments) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(said)


def test_the_columns_are_explained_to_those_who_use_the_table_elsewhere(rows):
    from acupress.facts.csvfile import DATA

    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Use the table elsewhere")[2].partition("\n## ")[0]
    assert [name for name in rows[0] if f"`{name}`" not in section] == []
