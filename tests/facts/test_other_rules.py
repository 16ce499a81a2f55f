"""Rules for other plates and other places of a point keep what the points' own rules keep."""

import pandas as pd
import pytest

from acupress import load_caution_areas, load_meridians, load_points
from acupress.facts import tables
from acupress.facts.beside import load_alternatives, load_views
from acupress.facts.name_tables import who_names
from acupress.facts.rule_checks import RULE_CHECKS

POINTS = load_points()
OTHERS = {"views": load_views(), "alternatives": load_alternatives()}
ON_PLATES = [
    pytest.param(rows.reset_index(drop=True), id=f"{name} of {plate}")
    for name, table in OTHERS.items()
    for plate, rows in table.groupby("plate")
]


@pytest.mark.parametrize("rows", ON_PLATES)
def test_their_rules_name_what_is_there_and_can_be_followed_on_their_plate(rows):
    raw = rows.assign(not_drawn="")
    raw.index += 2
    faults = [str(fault) for check in RULE_CHECKS for fault in check(raw, tables._known())]
    assert faults == []


def test_a_view_is_of_another_plate_than_the_points_own_and_there_is_one_for_each():
    views = OTHERS["views"]
    assert not views.duplicated(["code", "plate"]).any()
    assert [code for code, plate in zip(views.code, views.plate, strict=True)
            if POINTS.plate[code] == plate] == []  # fmt: skip


def test_other_places_are_of_points_that_the_who_left_undecided():
    assert set(OTHERS["alternatives"].code) == {"GB30", "LI19", "LI20", "PC8", "PC9", "GV26"}


def test_the_fourteen_meridians_have_the_whos_points():
    meridians, names = load_meridians(), pd.Series({code: n[2] for code, n in who_names().items()})
    assert meridians["count"].sum() == 361 and len(meridians) == 14
    for code, row in meridians.iterrows():
        on_it = [point for point in names.index if point.rstrip("0123456789") == code]
        assert len(on_it) == row["count"] and set(names[on_it]) == {row["name"]}
        assert set(POINTS.meridian[on_it]) == {row["name"]}


def test_every_area_of_care_is_some_points_and_says_what_to_mind():
    areas = load_caution_areas()
    assert set(areas.index) == {name for cell in POINTS.caution_areas for name in cell.split()}
    assert (areas.text.str.len() > 20).all() and areas.text.str.endswith(".").all()
