"""WHO locations beyond the course's table, written as rules: forms and landmarks suffice for them.

``who_rules.csv`` holds drafts for those who will extend the table: a row for each point and plate.
The plates' landmarks must go on carrying them, and every dot must fall on the body.
EX-HN1 is not WHO's: 1 cun before, behind and beside GV20 is general knowledge, unverified.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from acupress import load_plate, load_points, locate_all
from acupress.body.locate import missing
from acupress.facts.columns import CUNS, FRACTIONS, WHOLE_NUMBERS
from acupress.facts.rule import as_number

DRAFTS = pd.read_csv(Path(__file__).parent / "who_rules.csv", dtype=str, keep_default_na=False)
PLATES = sorted(set(DRAFTS.plate))
EDGE = 0.012  # of the page's longer side: points on a contour may lie this far off it


def as_points(drafts):
    """The drafts as the course's table holds rules, with its own points to start from."""
    numbers = {name: drafts[name].map(as_number) for name in (*FRACTIONS, *CUNS)}
    course = load_points()
    drafts = drafts.assign(**numbers, sides="both").set_index("code")
    drafts = drafts.reindex(columns=course.columns.drop(list(WHOLE_NUMBERS)), fill_value="")
    return pd.concat([drafts, course.loc[course.index.difference(drafts.index)]])


@pytest.mark.parametrize("name", PLATES)
def test_every_draft_finds_its_point_on_its_plate(name):
    plate, drafts = load_plate(name), DRAFTS[DRAFTS.plate == name]
    points = as_points(drafts)
    lacking = {code: missing(points.loc[code], points, plate) for code in drafts.code}
    assert not any(lacking.values()), lacking
    found = locate_all(points, plate).query("side != 'left'").set_index("code").loc[drafts.code]
    margin = EDGE * max(plate.width, plate.height)
    off = [spot.Index for spot in found.itertuples() if not near_skin(plate, spot, margin)]
    assert off == []


def near_skin(plate, spot, margin):
    ring = margin * np.column_stack([np.cos(np.arange(8)), np.sin(np.arange(8))])
    places = np.vstack([ring, [0, 0]]) + (spot.x, spot.y)
    inside = [shape.outline.contains_points(places).any() for shape in plate.layers["skin"]]
    return plate.shows(spot.x, spot.y) and any(inside)


def test_the_drafts_and_the_table_cover_nearly_all_of_the_361():
    assert len(set(DRAFTS.code) | set(load_points().index)) >= 356
