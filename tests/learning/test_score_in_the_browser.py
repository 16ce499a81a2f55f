"""Python and the browser score with the same numbers: every point, every plate, both sides."""

import random

import pytest

from acupress import load_points, locate_all, plate_names
from acupress.body.load import load_plate
from acupress.learning.scoring import score_place
from acupress.learning.targets import targets

POINTS = load_points()
SCORE = """async tasks => {
    const { score } = await import("/acupress/widgets/parts/score.js");
    return tasks.map(([target, place, options]) => score(target, place, options));
}"""


def both(js_page, tasks):
    """Pairs of what Python and the browser say of (target, x, y, side, allowed)."""
    asked = [
        [target, {"x": x, "y": y}, {"side": side, "allowed": allowed}]
        for target, x, y, side, allowed in tasks
    ]
    ours = [score_place(*task) for task in tasks]
    return zip(ours, js_page.evaluate(SCORE, asked), strict=True)


@pytest.mark.parametrize("name", plate_names())
def test_both_score_alike_on_every_plate_and_both_sides(js_page, name):
    plate, dice = load_plate(name), random.Random(name)
    codes = dict.fromkeys(locate_all(POINTS, name).code)
    own = [code for code in codes if POINTS.plate[code] == name]
    tasks = []
    for target in targets(own or dice.sample([*codes], 12), plate=name).values():
        for side in ("right", "left"):
            for place in target["places"]:
                for spread in (0, 0.3, 1.5):
                    x, y = (place[z] + dice.gauss(0, spread) * target["unit"] for z in "xy")
                    tasks.append((target, x, y, side, dice.choice([0, 0.31, 0.94])))
            tasks += [(target, m["x"] + 1, m["y"] - 1, side, 0) for m in target["mistakes"]]
            tasks.append((target, dice.uniform(0, plate.width), 500.0, side, 0))
    sides = set()
    for python, browser in both(js_page, tasks):
        browser.pop("place")
        assert python | {"words": [*python["words"]]} == browser
        sides.add(python["side"])
    assert {"right", "left"} <= sides or sides == {"midline"}


def test_halves_are_rounded_alike(js_page):
    """At the edges of a digit the languages' own ways of rounding differ."""
    target = targets("BL23")["BL23"]
    for axis, unit in zip(target["axes"], ((1, 0), (0, 1)), strict=True):
        axis["x"], axis["y"] = unit
    here = target["places"][0] | {"x": 0.0, "y": 0.0}
    target |= {"places": [here], "mistakes": []}
    values = [0.005, 0.015, 0.025, 0.045, 0.05, 0.125, 0.25, 0.35, 0.375, 1.005, 2.675]
    tasks = [(target, s * v, s * w, "right", 0) for v in values for w in values for s in (1, -1)]
    for python, browser in both(js_page, tasks):
        browser.pop("place")
        assert python | {"words": [*python["words"]]} == browser
