"""The point picker and the rule stepper: in Python, and on a page without Jupyter."""

import json
import re

import pandas as pd
import pytest
import traitlets
from bare_page import set_traits, show, traits
from labdriver import PHONE, console_errors

from acupress import PointPicker, RuleStepper, load_points, load_spans, locate, show_point
from acupress.body.load import load_plate
from acupress.body.locate import LocateError
from acupress.drawing.stage import outline, stage, written
from acupress.facts.choice import chosen
from acupress.facts.pressing import taught
from acupress.facts.safety import caution_mark
from acupress.widgets.bundle import HERE, joined

POINTS = load_points()
FIVE = POINTS.loc[["LI4", "BL23", "BL40", "BL60", "KI3"]]
FEW = POINTS.loc[["BL60", "BL62", "BL23", "GV4", "LI4"]]
HTML = '</p><img src=x onerror="window.hacked=1"><b>&amp;\''
SECTION = {"title": HTML, "lead": HTML, "items": [HTML, HTML], "ordered": False, "folded": False,
           "kind": ""}  # fmt: skip


@pytest.fixture(scope="module")
def five():
    """One picker for all tests that leave it as it was."""
    return PointPicker(FIVE)


@pytest.fixture(scope="module")
def course():
    """What finds the points of the whole table."""
    codes, table = chosen(POINTS)
    return outline(codes, table, written(table))


@pytest.fixture(scope="module")
def whole():
    """All that the browser knows of some points."""
    return stage([*FIVE.index, "GV4", "BL58"])


# In Python ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("kunlun", "BL60"), ("UB 40", "BL40"), ("委中", "BL40"), ("K3", "KI3"), ("hé-gǔ", "LI4")],
)
def test_a_choice_may_be_written_in_many_ways(five, wanted, code):
    five.selected = wanted
    assert five.selected == code


@pytest.mark.parametrize("wanted", ["BL61", "", "nonsense", "<i>"])
def test_an_unknown_choice_is_refused_and_changes_nothing(five, wanted):
    five.selected = "KI3"
    with pytest.raises(traitlets.TraitError, match=re.escape(wanted or "''")):
        five.selected = wanted
    assert five.selected == "KI3"
    with pytest.raises(traitlets.TraitError, match=re.escape(wanted or "''")):
        PointPicker(FIVE, selected=wanted)


def test_an_unknown_choice_is_answered_with_the_nearest(five):
    with pytest.raises(
        traitlets.TraitError, match="Did you mean BL60 Kūnlún, BL40 Wěizhōng or BL23"
    ):
        five.selected = "BL"


def test_the_choice_can_be_observed(five):
    seen = []
    five.selected = "LI4"
    five.observe(lambda change: seen.append((change.old, change.new)), "selected")
    five.selected = "kunlun"
    five.selected = "BL60"  # no change
    five.unobserve_all("selected")
    assert seen == [("LI4", "BL60")]


def test_a_picker_starts_where_one_asks():
    picker = PointPicker(FIVE, selected="tai xi", side="left")
    assert (picker.selected, picker.side) == ("KI3", "left")
    assert repr(picker) == "PointPicker('KI3', 5 points)"


@pytest.mark.parametrize("side", ["up", "", None, "Left"])
def test_other_sides_are_refused(five, side):
    with pytest.raises(traitlets.TraitError, match="side"):
        five.side = side


@pytest.mark.parametrize("make", [PointPicker, stage, RuleStepper])
@pytest.mark.parametrize("points", [POINTS.iloc[:0], []])
def test_no_points_are_refused_with_the_remedy(make, points):
    with pytest.raises(ValueError, match="no points here: give at least one"):
        make(points)


def test_a_teachers_rows_keep_their_order():
    picker = PointPicker(POINTS.loc[["KI3", "BL58", "LI4"]])
    assert picker.stage["codes"] == picker.codes == ["KI3", "BL58", "LI4"]
    assert picker.selected == "KI3"


def test_a_teachers_change_is_what_one_sees():
    points = POINTS.loc[["BL23"]].assign(pinyin="My name", aside_cun=3.0)
    told = stage(points)["points"]["BL23"]
    assert told["pinyin"] == "My name"
    assert told["steps"][-1].startswith("3 cun lateral")


def test_a_point_whose_rule_starts_from_another_needs_not_bring_it():
    assert "BL60" in stage(POINTS.loc[["BL58"]])["points"]["BL58"]["steps"][0].replace("-", "")


def test_the_stage_is_plain_json_with_each_plate_once(whole):
    assert json.loads(json.dumps(whole, allow_nan=False)) == whole
    assert set(whole["points"]) == set(whole["codes"])
    assert set(whole["plates"]) == set(POINTS.plate[whole["codes"]])
    for code, told in whole["points"].items():
        over = whole["plates"][told["plate"]]["over"]
        spot = locate(code)
        steps = range(len(spot.steps))
        drawn = {(part["kind"], part["step"]) for part in over["marks"][code]}
        assert drawn >= {("construct", number) for number in steps}, code
        assert ("label", steps[-1]) in drawn
        assert (code, spot.side) in {(dot["code"], dot["side"]) for dot in over["dots"]}
        assert told["steps"] == [step.words for step in spot.steps]


def brought(picker):
    """The plates that a picker has drawn for the browser."""
    return {name for name, trait in picker.stage["brings"].items() if getattr(picker, trait)}


def test_a_plate_is_drawn_when_a_point_of_it_is_first_chosen():
    picker = PointPicker(FIVE)
    assert brought(picker) == {"hand_dorsum"}
    picker.selected = "BL60"
    assert brought(picker) == {"hand_dorsum", "ankle_lateral"}
    first = picker.plate_ankle_lateral
    picker.selected = "LI4"
    picker.selected = "BL60"
    assert picker.plate_ankle_lateral is first, "drawn once"
    picker.draw_all()
    assert brought(picker) == set(FIVE.plate)


def test_what_comes_one_by_one_is_the_whole_stage():
    picker, whole = PointPicker(FIVE), stage(FIVE)
    picker.draw_all()
    for name, trait in picker.stage["brings"].items():
        came = json.loads(getattr(picker, trait))
        plate = whole["plates"][name]
        assert came["drawn"] | {"over": came["over"], "fonts": came["fonts"]} == plate
        for code, told in came["points"].items():
            assert (picker.stage["points"][code] | told).items() <= whole["points"][code].items()


def test_a_plate_that_cannot_show_a_point_says_so_in_its_place():
    """The first at once; another when it is looked at, for only then is it drawn."""
    rows = POINTS.loc[["LI4", "BL60"]].copy()
    rows.loc["BL60", "plate"] = "foot_sole"
    picker = PointPicker(rows)
    picker.selected = "BL60"
    assert (
        "BL60 cannot be shown on the plate foot_sole" in json.loads(picker.plate_foot_sole)["fault"]
    )
    with pytest.raises(LocateError, match="BL60 cannot be shown"):
        PointPicker(rows, selected="BL60")


def test_a_picker_keeps_the_points_it_was_given():
    """What a lesson changes in its table later is in no plate that is drawn later."""
    rows = POINTS.copy()
    picker, should = PointPicker(rows, selected="LI4"), PointPicker(POINTS, selected="BL60")
    rows.loc["BL60", "pinyin"] = "My name"
    picker.selected = "BL60"
    assert picker.plate_ankle_lateral == should.plate_ankle_lateral


def test_a_stepper_stays_between_its_first_and_last_step():
    stepper = RuleStepper("BL58")
    steps = len(locate("BL58").steps)
    assert (stepper.step, repr(stepper)) == (0, f"RuleStepper('BL58', step 1 of {steps})")
    stepper.step = 99
    assert stepper.step == steps - 1
    stepper.step = 1
    with pytest.raises(traitlets.TraitError):
        stepper.step = -1
    assert stepper.step == 1
    assert RuleStepper("BL58", step=99).step == steps - 1


MINE = POINTS.copy()
# A teacher's own BL60 lies 1 cun higher; the rule of BL58 starts from it.
MINE.loc["BL60", ["aside", "aside_cun", "aside_span"]] = ["proximal", 1.0, "leg_outer"]


@pytest.mark.parametrize("rows", [MINE.loc[["BL58"]], MINE.loc[["BL58", "BL60"]]])
def test_a_teachers_own_table_stands_behind_its_rows(rows):
    spot = locate("BL58", points=MINE)
    assert locate("BL58").steps[0].end.tolist() != spot.steps[0].end.tolist()
    should, course = (over_of(stage("BL58", table), "BL58") for table in (MINE, None))
    assert middle_of(should, "BL58") != middle_of(course, "BL58")
    picked = came(PointPicker(rows), "BL58")["over"]
    steppers = RuleStepper("BL58", points=MINE), RuleStepper(rows.iloc[:1])
    for over in (picked, *(over_of(stepper.stage, "BL58") for stepper in steppers)):
        assert middle_of(over, "BL58") == middle_of(should, "BL58")


def came(picker, code):
    """What a picker has drawn for the browser of a point's plate."""
    return json.loads(
        getattr(picker, picker.stage["brings"][picker.stage["points"][code]["plate"]])
    )


def over_of(told, code):
    return told["plates"][told["points"][code]["plate"]]["over"]


def middle_of(over, code):
    (dot,) = [dot for dot in over["dots"] if (dot["code"], dot["side"]) == (code, "right")]
    return dot["x"], dot["y"]


@pytest.mark.parametrize("points", ["BL60", ["ub-60"], POINTS.loc[["BL60"]], pd.Index(["BL60"])])
def test_points_are_a_table_a_list_or_one_code(points):
    assert PointPicker(points).codes == ["BL60"]
    assert RuleStepper(points).code == "BL60"
    assert stage(points)["codes"] == ["BL60"]


def test_a_stepper_builds_one_point():
    with pytest.raises(ValueError, match="builds one point, here are 2: BL60, KI3"):
        RuleStepper(["BL60", "KI3"])


@pytest.mark.parametrize(
    ("make", "option", "near"),
    [(PointPicker, "lables", "labels"), (PointPicker, "palete", ""), (RuleStepper, "sied", "side"),
     (RuleStepper, "labels", "")],
)  # fmt: skip
def test_a_misspelt_option_is_refused_with_the_nearest(make, option, near):
    said = f"{make.__name__} has no option '{option}'." + (f" Did you mean {near}?" * bool(near))
    with pytest.raises(TypeError, match=re.escape(said)):
        make("BL60", **{option: True})


@pytest.mark.parametrize("make", [PointPicker, RuleStepper])
def test_what_was_drawn_cannot_be_replaced(make):
    with pytest.raises(traitlets.TraitError, match="read-only"):
        make("BL60").stage = {}


def test_a_plate_drawn_before_is_nobodys_to_change():
    first = stage(FIVE)
    for plate in first["plates"].values():
        plate["titles"].clear()
        plate["parts"].clear()
        plate["over"]["dots"].clear()
    again = stage(FIVE)["plates"]
    assert all(p["titles"] and p["parts"] and p["over"]["dots"] for p in again.values())


OTHERS = {
    "pinyin": "My name",
    "hanzi": "我",
    "pregnancy": "none named",
    "aside_cun": 2.0,
    "sides": "midline",
}


@pytest.mark.parametrize("column", OTHERS)
def test_a_teachers_own_row_never_gets_the_drawing_of_the_courses(column):
    course, mine = stage("BL23"), POINTS.loc[["BL23"]].assign(**{column: OTHERS[column]})
    assert stage(mine)["plates"] != course["plates"]
    assert stage("BL23") == course


def test_a_plate_of_another_width_or_with_other_points_is_another_drawing():
    assert stage("BL60", width=6)["plates"] != stage("BL60")["plates"]
    of_two, of_one = stage(["BL60", "BL62"]), stage("BL60")
    assert set(over_of(of_two, "BL60")["marks"]) == {"BL60", "BL62"}
    assert {dot["code"] for dot in over_of(of_one, "BL60")["dots"]} == {"BL60"}


def test_the_ruler_is_the_one_that_a_figure_of_the_point_shows():
    told = stage(["BL37", "ST36"])
    for code in told["codes"]:
        point = POINTS.loc[code]
        figure = show_point(code)
        names = [text.get_text() for text in figure.axes[0].texts]
        span = load_spans().name[told["points"][code]["ruler"]]
        assert any(span in name for name in names), (code, point.plate)
        assert told["plates"][point.plate]["over"]["rulers"][told["points"][code]["ruler"]]


def test_a_stepper_refuses_a_point_that_no_plate_shows_with_the_reason():
    with pytest.raises(LocateError, match="^CV1 cannot be drawn: .* point_card"):
        RuleStepper("CV1")


def test_a_stepper_refuses_an_unknown_point_with_the_nearest():
    with pytest.raises(KeyError, match="Did you mean BL60 Kūnlún"):
        RuleStepper("Kunlum")


@pytest.mark.parametrize(
    ("name", "wanted", "found"),
    [("meridian", "UB", "Bladder"), ("meridian", "bladder meridian", "Bladder"),
     ("meridian", "kidney", "Kidney"), ("region", "Low Back", "low back"),
     ("region", "all", "all")],
)  # fmt: skip
def test_points_are_narrowed_down_by_a_meridian_or_a_region_however_written(name, wanted, found):
    picker = PointPicker(FIVE, **{name: wanted})
    assert getattr(picker, name) == found


@pytest.mark.parametrize("name", ["meridian", "region"])
@pytest.mark.parametrize("wanted", ["Lung", "nowhere", ""])
def test_what_no_point_has_is_answered_with_what_there_is(five, name, wanted):
    has = "Large Intestine, Bladder, Kidney" if name == "meridian" else "hand, low back"
    with pytest.raises(
        traitlets.TraitError, match=f"{name} is '{wanted}'; it must be 'all' .*{has}"
    ):
        setattr(five, name, wanted)
    assert getattr(five, name) == "all"


# Search, in the browser -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def find(js_page, course):
    """Search the whole table: `find("weizong")` gives codes, best first."""
    js_page.evaluate("stage => { window.stage = stage; }", course)
    search = (
        "import('/acupress/widgets/parts/search.js').then(({ search }) => search(query, stage))"
    )
    return lambda query: js_page.evaluate(f"query => {search}", query)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        *[("Kūnlún", "BL60"), ("kun-lun", "BL60"), ("kunlung", "BL60"), ("KUNLUN ", "BL60")],
        *[("weizong", "BL40"), ("wei zhong", "BL40"), ("ub40", "BL40"), ("委中", "BL40")],
        *[("bl-40", "BL40"), ("Bl 40", "BL40"), ("li4", "LI4"), ("K3", "KI3"), ("taixi", "KI3")],
        *[("joined valley", "LI4"), ("shen shu", "BL23"), ("腎俞", "BL23")],
    ],
)
def test_a_point_is_found_however_it_is_written(find, query, code):
    assert find(query)[0] == code


@pytest.mark.parametrize("query", ["hamstring", "hamstrings", "sciatic"])
def test_a_point_is_found_by_its_purpose(find, query):
    assert "BL40" in find(query)


def test_points_are_found_by_meridian_and_place(find):
    assert set(POINTS[POINTS.meridian == "Bladder"].index) <= set(find("bladder"))
    assert set(POINTS[POINTS.meridian == "Kidney"].index) <= set(find("kidney"))
    assert {"BL60", "KI3"} <= set(find("ankle"))
    assert "BL40" in find("back of knee")
    assert {"BL60", "KI3"} <= set(find("ankl"))  # while one is still typing


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("malleolus", {"BL60", "KI3"}),  # said where the point lies
        ("Achilles", {"BL60", "KI3"}),
        ("tendon", {"BL60", "KI3"}),
        ("heel", {"BL40"}),  # said of how to find it
        ("knuckle", {"LI4", "SI3"}),
    ],
)
def test_points_are_found_by_words_of_where_they_are_and_how_to_find_them(find, query, codes):
    assert codes <= set(find(query))


def test_names_come_before_words_of_the_place(find):
    found = find("valley")  # LI4's name; others are found in a valley of the hand
    named = [code for code in found if "valley" in POINTS.english[code]]
    assert "LI4" in named and found[: len(named)] == named
    assert len(found) > len(named)


@pytest.mark.parametrize("query", ["bladder 40", "Bladder-40", "bladder40"])
def test_a_meridian_and_a_number_name_their_point_first(find, query):
    assert find(query)[0] == "BL40"


@pytest.mark.parametrize("letters", ["KI", "ki", "LI", "SI", "GV"])
def test_letters_alone_name_their_meridians_points_first(find, letters):
    own = [code for code in POINTS.index if re.fullmatch(letters.upper() + r"\d+", code)]
    assert own and find(letters)[: len(own)] == own


def test_every_point_is_found_first_by_its_own_code_and_hanzi(find):
    missed = [code for code in POINTS.index if find(code)[0] != code]
    # Two points share the name 腰痛點: either may come first.
    missed += [code for code, hanzi in POINTS.hanzi.items() if code not in find(hanzi)[:2]]
    assert missed == []


@pytest.mark.parametrize("query", ["xyzzy", "qqqqqqqq", "BL999", "li99", "???", "", "   "])
def test_nonsense_finds_nothing(find, query):
    assert find(query) == []


def test_letters_that_are_wrong_are_counted(js_page):
    slips = js_page.evaluate(
        "async () => { const { slips, plain } = await import('/acupress/widgets/parts/search.js');"
        "return [slips('', ''), slips('abc', 'abc'), slips('abc', 'abd'), slips('', 'abc'),"
        "slips('weizong', 'weizhong'), slips('ab', 'ba'), plain('Hé-Gǔ 合谷!')]; }"
    )
    assert slips == [0, 0, 1, 3, 1, 2, "hegu合谷"]


# Parts, in the browser ------------------------------------------------------------------------

ENTRIES = ["picker.js", "stepper.js", "timer.js", "session.js", "locate_quiz.js"]


@pytest.mark.parametrize("entry", ENTRIES)
def test_joined_parts_are_one_module(js_page, entry):
    code = joined(entry)
    assert not re.search(r"^import\b", code, re.MULTILINE)
    kinds = js_page.evaluate(
        """async code => {
        const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
        const given = (await import(address)).default;
        return typeof (typeof given === "function" ? await given() : given).render; }""",
        code,
    )
    assert kinds == "function"


def test_every_part_loads_by_itself(js_page):
    for file in sorted(HERE.rglob("*.js")):
        address = f"/acupress/widgets/{file.relative_to(HERE).as_posix()}"
        js_page.evaluate("address => import(address).then(() => true)", address)
    assert console_errors(js_page) == []


def test_text_stays_text(js_page):
    seen = js_page.evaluate(
        """async html => {
        const { make } = await import("/acupress/widgets/parts/dom.js");
        const given = { title: html, hidden: true, "aria-busy": false };
        const box = make("p", given, html, null, "", make("i", {}, html));
        document.body.append(box);
        const { textContent, title, children, hidden } = box;
        return [textContent, title, children.length, hidden, box.hasAttribute("aria-busy")];
        }""",
        HTML,
    )
    assert seen == [HTML + HTML, HTML, 1, True, False]


def test_html_in_a_table_is_shown_as_text_on_the_card(js_page, whole):
    point = {
        name: HTML if isinstance(value, str) else value
        for name, value in whole["points"]["BL60"].items()
    } | {"card": [SECTION | {"items": [HTML]}, SECTION | {"folded": True}, SECTION]}
    seen = js_page.evaluate(
        """async point => {
        const { pointCard } = await import("/acupress/widgets/parts/card.js");
        const card = pointCard(point);
        document.body.append(card);
        await new Promise((done) => setTimeout(done, 50));
        const made = card.querySelectorAll("img, b, script").length;
        return [made, window.hacked ?? null, card.textContent];
        }""",
        point,
    )
    assert seen[:2] == [0, None]
    assert seen[2].count(HTML) == 6 + 3 + 4 + 4


def test_html_in_a_table_is_shown_as_text_on_the_plate_and_all_around(new_page, files_url):
    page = new_page()
    page.goto(files_url + "/")
    changed = dict.fromkeys(
        ["pinyin", "english", "location", "caution"], "<img src=x onerror=alert(1)>"
    )
    show(page, PointPicker(POINTS.loc[["KI1"]].assign(**changed)), query="ki1")
    page.wait_for_timeout(50)
    assert page.locator("img").count() == 0
    assert "<img src=x" in page.locator("h3").inner_text()
    assert "<img src=x" in page.locator(".acupress-found button").inner_text()


# The picker on a page ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few():
    return PointPicker(FEW)


@pytest.fixture
def page(new_page, files_url):
    page = new_page()
    page.goto(files_url + "/")
    return page


@pytest.fixture
def phone(new_page, files_url):
    """Open an empty page as wide as a phone."""
    page = new_page(PHONE)
    page.goto(files_url + "/")
    page.evaluate(
        """() => document.head.append(Object.assign(document.createElement("meta"),
            { name: "viewport", content: "width=device-width, initial-scale=1" }))"""
    )
    return page


# A dot's middle on the screen, or null where it does not show.
DOT = """([code, side]) => {
    const which = `[data-kind=dot][data-code=${code}][data-side=${side}]`;
    const dot = document.querySelector(which);
    if (!dot || getComputedStyle(dot).visibility === "hidden") return null;
    const box = dot.querySelector("path").getBoundingClientRect(); // Firefox errs on groups
    return [box.x + box.width / 2, box.y + box.height / 2];
}"""
# Kinds and codes of everything that shows: {"label": ["BL60"], …}.
SHOWN = """() => {
    const shown = {};
    for (const part of document.querySelectorAll("#view0 .acupress-plate svg [data-kind]")) {
        const { kind, code } = part.dataset;
        const see = getComputedStyle(part).visibility !== "hidden";
        if (see && code && !(shown[kind] ??= []).includes(code)) shown[kind].push(code);
    }
    return shown;
}"""
# Of each text that shows: its words, whether it reads from left to right, and its box.
# Until a drawing's own font is loaded, texts have the widths of another.
LETTERS_ARE_THERE = "async () => { await document.fonts.ready; }"
TEXTS = """() => [...document.querySelectorAll("#view0 .acupress-plate svg text")]
    .filter((text) => getComputedStyle(text).visibility !== "hidden")
    .map((text) => {
        const to = text.getScreenCTM(), box = text.getBoundingClientRect();
        const page = text.ownerSVGElement.getBoundingClientRect();
        return { words: text.textContent, upright: to.a > 0 && to.d > 0,
            inside: box.left >= page.left && box.right <= page.right
                && box.top >= page.top && box.bottom <= page.bottom,
            left: box.left - page.left, right: page.right - box.right }; })"""


def near(page, code, side="right", dx=0, dy=0):
    x, y = page.evaluate(DOT, [code, side])
    page.mouse.click(x + dx, y + dy)


def test_one_point_shows_with_its_own_lines_and_labels(page, few):
    show(page, few)
    shown = page.evaluate(SHOWN)
    assert shown["construct"] == shown["label"] == ["BL60"]
    assert shown["dot"] == ["BL60", "BL62"], "the others can be clicked"
    assert "BL-60 Kūnlún" in page.locator("h3").inner_text()
    assert page.get_by_role("combobox", name="Point").input_value() == "BL60"
    assert console_errors(page) == []


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (-15, 0), (0, 12)])
def test_a_click_beside_a_dot_chooses_it(page, few, dx, dy):
    show(page, few)
    near(page, "BL62", dx=dx, dy=dy)
    assert traits(page, "selected") == ["BL62"]
    assert page.evaluate("() => saved.length") > 0
    assert page.evaluate(SHOWN)["label"] == ["BL62"]
    assert "Shēnmài" in page.locator("h3").inner_text()


def test_a_click_between_two_dots_chooses_the_nearer(page, few):
    show(page, few, selected="BL62")
    here, there = (page.evaluate(DOT, [code, "right"]) for code in ("BL60", "BL62"))
    for part, code in ((0.4, "BL60"), (0.6, "BL62"), (0.45, "BL60")):
        page.mouse.click(*(a + part * (b - a) for a, b in zip(here, there, strict=True)))
        assert traits(page, "selected") == [code]


@pytest.mark.parametrize(("away", "hit"), [(24, True), (30, False)])
def test_a_click_reaches_as_far_as_a_fingertip_and_no_further(page, few, away, hit):
    show(page, few, selected="LI4")
    near(page, "LI4", dx=0)
    set_traits(page, selected="BL60")
    show_alone = "() => saved.length"
    before = page.evaluate(show_alone)
    near(page, "BL62", dy=away)
    assert (traits(page, "selected") == ["BL62"]) is hit
    assert (page.evaluate(show_alone) > before) is hit


def test_a_click_hits_on_the_left_side_too(page, few):
    show(page, few, side="left")
    near(page, "BL62")
    assert traits(page, "selected") == ["BL62"]


def test_the_faint_dot_of_the_other_side_is_not_clicked(page, few):
    show(page, few, selected="GV4")
    assert page.evaluate(DOT, ["BL23", "left"]) is None
    near(page, "BL23")
    assert traits(page, "selected") == ["BL23"]
    assert page.evaluate(DOT, ["BL23", "left"]) is not None, "a chosen point shows on both sides"


def test_a_dot_is_chosen_by_keyboard(page, few):
    show(page, few)
    page.locator("[data-kind=dot][data-code=BL62][data-side=right]").focus()
    page.keyboard.press("Enter")
    assert traits(page, "selected") == ["BL62"]


def test_previous_and_next_go_around(page, few):
    show(page, few)
    page.get_by_role("button", name="Previous point").click()
    assert traits(page, "selected") == ["LI4"]
    page.get_by_role("button", name="Next point").click()
    page.get_by_role("button", name="Next point").click()
    assert traits(page, "selected") == ["BL62"]


def test_switches_hide_what_they_name(page, few):
    show(page, few)
    before = page.evaluate(SHOWN)
    assert set(before["layer"]) >= {"skin", "bone", "tendon", "crease"}
    set_traits(page, bone=False, crease=False)
    assert set(page.evaluate(SHOWN)["layer"]) == set(before["layer"]) - {"bone", "crease"}
    set_traits(page, bone=True, crease=True, labels=False)
    assert page.evaluate(SHOWN) == {
        name: codes for name, codes in before.items() if name not in ("label", "leader")
    }
    set_traits(page, labels=True)
    assert page.evaluate(SHOWN) == before


def test_what_is_searched_for_is_offered_and_chosen(page, few):
    show(page, few)
    set_traits(page, query="hegu")
    page.locator(".acupress-found button").first.click()
    assert traits(page, "selected", "query") == ["LI4", ""], "what was found has made room"
    assert page.locator(".acupress-found").is_hidden()
    assert page.evaluate("() => document.activeElement.ariaLabel") == "Point"
    set_traits(page, query="<i>nobody</i>")
    assert page.locator(".acupress-count-found").inner_text() == (
        "No point fits “<i>nobody</i>”. Try a code, a name or a body part."
    )
    set_traits(page, query="")
    assert page.locator(".acupress-finder").inner_text() == ""


def test_enter_takes_the_first_that_was_found_and_escape_none(page, few):
    show(page, few)
    field = page.get_by_role("searchbox", name="Search for a point")
    field.fill("bladder")
    assert page.locator(".acupress-count-found").inner_text() == "3 points found"
    assert page.locator(".acupress-found button").count() == 3
    field.press("Escape")
    assert (field.input_value(), traits(page, "selected")) == ("", ["BL60"])
    field.fill("shen mai")
    assert page.locator(".acupress-count-found").inner_text() == "1 point found"
    field.press("Enter")
    assert (field.input_value(), traits(page, "selected")) == ("", ["BL62"])
    field.fill("nobody")
    field.press("Enter")
    assert traits(page, "selected") == ["BL62"]


def test_all_that_was_found_is_offered(page):
    show(page, PointPicker(), query="bladder")
    count = page.locator(".acupress-found button").count()
    assert count >= (POINTS.meridian == "Bladder").sum() > 12
    assert page.locator(".acupress-count-found").inner_text() == f"{count} points found"


def test_the_list_the_side_and_the_switches_change_what_python_reads(page, few):
    show(page, few)
    page.get_by_role("combobox", name="Point").select_option("GV-4 Mìngmén")
    page.get_by_role("combobox", name="Side").select_option("left")
    for name in ("Labels", "Bones", "Tendons", "Creases"):
        page.get_by_role("checkbox", name=name).uncheck()
    shown = traits(page, "selected", "side", "labels", "bone", "tendon", "crease")
    assert shown == ["GV4", "left", False, False, False, False]
    assert page.evaluate("() => saved.at(-1).crease") is False


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_python_sets_is_shown(page, few, when):
    """Each option, set before there is a page and after."""
    options = {"selected": "KI3" if "KI3" in FEW.index else "LI4", "side": "left", "query": "hegu",
               "labels": False, "bone": False, "tendon": False, "crease": False}  # fmt: skip
    show(page, few, **(options if when == "before" else {}))
    if when == "after":
        set_traits(page, **options)
    assert page.get_by_role("combobox", name="Point").input_value() == options["selected"]
    assert page.get_by_role("combobox", name="Side").input_value() == "left"
    assert page.get_by_role("searchbox").input_value() == "hegu"
    assert page.locator("input:checked").count() == 0
    assert "Hégǔ" in page.locator("h3").inner_text()
    assert page.evaluate(SHOWN)["layer"] and "bone" not in page.evaluate(SHOWN)["layer"]
    assert page.locator("[data-kind=title][data-side=left]").last.is_visible()


def test_a_plate_still_to_come_is_told_of_kindly_and_shown_when_it_comes(page):
    """While Python is busy, all that was seen goes on answering."""
    show(page, PointPicker(FIVE), selected="BL60")
    page.evaluate("() => { isBusy = true; }")
    at_once = page.evaluate("""() => {
        model.set("selected", "KI3");
        return document.querySelector(".acupress-blank").innerText; }""")
    assert at_once == "", "what comes at once needs no word"
    assert page.get_by_role("article").get_attribute("aria-label") == "KI-3 Tàixī"
    page.get_by_text("The plate is still to come: Python is busy.").first.wait_for()
    assert page.locator(".acupress-plate svg").count() == 0, "no other point's plate stands there"
    set_traits(page, selected="BL60")
    assert page.evaluate(SHOWN)["label"] == ["BL60"]
    assert POINTS.caution["BL60"] in page.locator("article").inner_text()
    set_traits(page, selected="KI3")
    page.evaluate("() => bring()")
    assert page.evaluate(SHOWN)["label"] == ["KI3"]
    assert POINTS.caution["KI3"] in page.locator("article").inner_text()
    assert page.locator(".acupress-blank").count() == 0
    assert console_errors(page) == []


def test_a_plate_that_cannot_be_drawn_says_why(page):
    show(page, PointPicker(FIVE))
    page.evaluate("() => { isBusy = true; }")
    set_traits(page, selected="KI3", plate_ankle_medial='{"fault": "KI3 <b>cannot</b> be shown."}')
    assert page.locator(".acupress-blank").inner_text() == "KI3 <b>cannot</b> be shown."


@pytest.fixture(scope="module")
def many():
    """More points than a short list has, of several meridians and regions."""
    plates = ["lower_back", "ankle_lateral", "ankle_medial", "foot_dorsum"]
    return PointPicker(POINTS[POINTS.plate.isin(plates)])


def shown_codes(page):
    options = page.get_by_role("combobox", name="Point").locator("option").all()
    return [option.get_attribute("value") for option in options]


def test_a_short_list_has_no_filters(page, few):
    show(page, few)
    assert page.locator(".acupress-filters").is_hidden()
    assert page.get_by_role("combobox", name="Dots").count() == 0


def test_a_long_list_is_narrowed_down_by_meridian_and_region(page, many):
    show(page, many)
    page.evaluate(HEAR)
    rows = many.points
    bladder = rows.index[rows.meridian == "Bladder"].to_list()
    page.get_by_role("combobox", name="Meridian").select_option("Bladder")
    assert traits(page, "meridian") == ["Bladder"]
    assert shown_codes(page) == bladder
    assert traits(page, "selected")[0] in bladder
    said = f"{len(bladder)} points: Bladder. BL-22 Sānjiāoshū, 1 of {len(bladder)}"
    assert told(page)[0][-1] == said
    seen = []
    for _ in bladder:
        page.get_by_role("button", name="Next point").click()
        seen += traits(page, "selected")
    assert sorted(seen) == sorted(bladder), "Next walks what is left, once around"
    both = rows.index[(rows.meridian == "Bladder") & (rows.region == "sacrum")].to_list()
    page.get_by_role("combobox", name="Region").select_option("sacrum")
    assert shown_codes(page) == both
    page.get_by_role("searchbox").fill("back")
    found = page.locator(".acupress-found button").all_inner_texts()
    assert all("sacrum" in name for name in found), "search stays within"
    page.get_by_role("searchbox").fill("")
    page.get_by_role("combobox", name="Meridian").select_option("all")
    page.get_by_role("combobox", name="Region").select_option("all")
    assert shown_codes(page) == many.codes
    assert console_errors(page) == []


def test_a_filter_that_leaves_nothing_says_so_and_keeps_the_point(page, many):
    show(page, many)
    before = traits(page, "selected")
    set_traits(page, meridian="Governor Vessel", region="ankle")
    assert "No point is on the Governor Vessel meridian and in the region ankle." in (
        page.locator(".acupress-filters").inner_text()
    )
    assert shown_codes(page) == traits(page, "selected") == before


def test_dots_of_a_plate_are_thinned_and_what_is_hidden_is_not_pressed(page, many):
    show(page, many, selected="BL23", dots="all")
    rows = many.points
    here = set(rows.index[rows.plate == rows.plate["BL23"]])
    assert set(page.evaluate(SHOWN)["dot"]) == here
    for which, same in (("meridian", rows.meridian), ("region", rows.region)):
        page.get_by_role("combobox", name="Dots").select_option(which)
        assert set(page.evaluate(SHOWN)["dot"]) == {c for c in here if same[c] == same["BL23"]}
    place = page.evaluate(DOT, ["BL25", "right"])
    page.get_by_role("combobox", name="Dots").select_option("point")
    assert page.evaluate(SHOWN)["dot"] == ["BL23"]
    page.mouse.click(*place)
    assert traits(page, "selected", "dots") == ["BL23", "point"]


# As when Python changes both in one message: told of the one, a view can already read the other.
SIDE_AND_POINT_AT_ONCE = """() => {
  const { get } = model;
  model.get = (name) => (name === "selected" ? "BL60" : get(name));
  model.set("side", "left");
  model.get = get;
  model.set("selected", "BL60");
}"""


def test_the_card_follows_a_point_that_comes_in_one_message_with_its_side(page, few):
    show(page, few)
    page.evaluate(SIDE_AND_POINT_AT_ONCE)
    assert page.get_by_role("combobox", name="Point").input_value() == "BL60"
    assert page.get_by_role("article").get_attribute("aria-label") == "BL-60 Kūnlún"


@pytest.mark.parametrize("wrong", ["kunlun", "", "nonsense", None])
def test_an_unknown_code_from_a_linked_widget_changes_nothing(page, few, wrong):
    show(page, few, selected="BL62")
    set_traits(page, selected=wrong)
    assert page.evaluate(SHOWN)["label"] == ["BL62"]
    assert page.get_by_role("combobox", name="Point").input_value() == "BL62"
    page.get_by_role("button", name="Next point").click()
    assert traits(page, "selected") == ["BL23"]
    assert console_errors(page) == []


@pytest.mark.parametrize("code", FEW.index)
def test_the_left_side_is_turned_over_and_its_texts_stand_upright(page, few, code):
    show(page, few, selected=code)
    set_traits(page, side="left")
    texts = page.evaluate(TEXTS)
    shown = load_plate(FEW.plate[code]).mirrored().title
    title = next(t for t in texts if t["words"].split()[0] == shown.split()[0])
    assert title["left"] < 60, "the title keeps its corner"
    assert [t["words"] for t in texts if not (t["upright"] and t["inside"])] == []
    assert any(t["words"].startswith(FEW.pinyin[code]) for t in texts)
    middles = {}
    for side in ("right", "left"):
        set_traits(page, side=side)
        ring = page.locator("[data-kind=inset]").last.bounding_box()
        drawing = page.locator(".acupress-plate svg").bounding_box()
        middles[side] = (ring["x"] + ring["width"] / 2 - drawing["x"]) / drawing["width"]
    # Its corner is free of skin: over there the same corner is so, turned over.
    assert middles["left"] == pytest.approx(1 - middles["right"], abs=0.01)


def test_a_left_side_drawn_before_it_is_on_the_page_is_right_too(page, few):
    """Notebooks render a widget first and put it on the page then; a tab shows it later still."""
    css, code = str(few._css), str(few._esm)
    show(page, few, side="left")  # on the page from the start: what it should be
    page.evaluate(LETTERS_ARE_THERE)
    should = page.evaluate(TEXTS)
    page.evaluate(
        """async ([code, css]) => {
        document.querySelector("#view0").remove();
        const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
        const el = document.createElement("div");
        el.id = "view0";
        (await import(address)).default().render({ model, el });
        await new Promise((done) => setTimeout(done, 50));
        document.body.append(el);
        await new Promise((done) => setTimeout(done, 200));
        }""",
        [code, css],
    )
    page.evaluate(LETTERS_ARE_THERE)
    seen = page.evaluate(TEXTS)
    assert [(t["words"], round(t["left"])) for t in seen] == [
        (t["words"], round(t["left"])) for t in should
    ]


def test_two_views_of_one_picker_go_together(page, few):
    show(page, few, views=2)
    ids = page.evaluate(
        "() => [...document.querySelectorAll('.acupress-plate svg [id]')].map(e => e.id)"
    )
    assert ids and len(set(ids)) == len(ids), "each drawing has ids of its own"
    set_traits(page, selected="LI4")
    assert page.locator("h3").all_inner_texts()[0] == page.locator("h3").all_inner_texts()[1]
    page.evaluate("() => closeViews[0]()")
    set_traits(page, selected="BL62")
    assert "Shēnmài" in page.locator("#view1 h3").inner_text()
    assert console_errors(page) == []


# What a screen reader was told, of each view, since this began to listen.
HEAR = """() => {
    const lines = [...document.querySelectorAll("[role=status]")];
    window.told = lines.map(() => []);
    lines.forEach((line, i) => new MutationObserver(() => line.textContent &&
        told[i].push(line.textContent)).observe(line, { childList: true, characterData: true }));
}"""


def told(page):
    return page.evaluate("() => new Promise((done) => setTimeout(() => done(told)))")


def test_a_change_is_told_to_a_screen_reader_by_one_view(page, few):
    """By the one where someone acts; of what Python does, by one that is seen."""
    show(page, few, views=3)
    page.evaluate("() => { view0.style.display = 'none'; }")
    page.evaluate(HEAR)
    set_traits(page, selected="LI4")
    assert told(page) == [[], ["LI-4 Hégǔ, 5 of 5"], []]
    page.locator("#view2").get_by_role("button", name="Next point").click()
    assert told(page)[1:] == [["LI-4 Hégǔ, 5 of 5"], ["BL-60 Kūnlún, 1 of 5"]]
    page.locator("#view1").get_by_role("button", name="Previous point").click()
    assert told(page)[1] == ["LI-4 Hégǔ, 5 of 5"] * 2, "said again, it is heard again"
    page.locator("#view2").get_by_role("searchbox").fill("bladder")
    set_traits(page, selected="BL62")  # where one acted last
    assert told(page)[1:] == [
        ["LI-4 Hégǔ, 5 of 5"] * 2,
        ["BL-60 Kūnlún, 1 of 5", "3 points found", "BL-62 Shēnmài, 2 of 5"],
    ]
    page.evaluate("() => closeViews[2]()")
    set_traits(page, selected="BL23")
    assert told(page)[1][-1] == "BL-23 Shènshū, 3 of 5"


def test_a_step_is_told_by_one_view_and_nothing_when_it_appears(page):
    show(page, RuleStepper("BL58"), views=2)
    assert page.get_by_role("status").all_text_contents() == ["", ""]
    page.evaluate(HEAR)
    page.locator("#view1").get_by_role("button", name="Next step").click()
    first, second = told(page)
    assert first == [] and len(second) == 1 and "step 2 of 3" in second[0]


def test_a_phone_shows_the_picker_without_pushing_it_sideways(phone, few):
    show(phone, few, query="bladder")
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 360
    x, y = phone.evaluate(DOT, ["BL62", "right"])
    phone.touchscreen.tap(x + 8, y)
    assert traits(phone, "selected") == ["BL62"]
    buttons = [button for button in phone.locator("button").all() if button.is_visible()]
    assert min(button.bounding_box()["height"] for button in buttons) >= 44
    plate = phone.locator(".acupress-plate svg").bounding_box()
    assert plate["y"] + plate["height"] < 740, "search, name and plate are one screen"


def test_dots_too_near_for_a_finger_are_offered_by_name(new_page, files_url):
    phone = new_page(PHONE)
    phone.goto(files_url + "/")
    phone.evaluate(
        """() => document.head.append(Object.assign(document.createElement("meta"),
            { name: "viewport", content: "width=device-width, initial-scale=1" }))"""
    )
    show(phone, PointPicker(["LI4", "BL31", "BL32", "BL33", "BL34", "BL27"]), selected="BL27")
    x, y = phone.evaluate(DOT, ["BL32", "right"])
    phone.touchscreen.tap(x, y)
    offers = phone.get_by_role("group", name="Which of these points?").get_by_role("button")
    names = offers.all_inner_texts()
    assert names[0] == "BL-32 Cìliáo" and 2 <= len(names) <= 5
    assert traits(phone, "selected") == ["BL27"], "nothing is chosen unasked"
    assert min(offer.bounding_box()["height"] for offer in offers.all()) >= 44
    offers.nth(1).tap()
    assert traits(phone, "selected")[0].replace("BL", "BL-") == names[1].split()[0]
    assert offers.count() == 0
    phone.touchscreen.tap(*phone.evaluate(DOT, ["BL27", "right"]))
    x, y = phone.evaluate(DOT, ["BL32", "right"])
    phone.mouse.click(x, y)
    assert traits(phone, "selected") == ["BL32"], "a mouse is exact"


@pytest.mark.parametrize("sort", [False, True])
def test_a_saved_notebook_keeps_the_order_and_the_points(page, sort):
    """Notebooks are written with sorted keys."""
    picker = PointPicker(["LI4", "BL60", "BL23"])
    saved = json.loads(json.dumps(picker.stage, sort_keys=sort))
    show(page, picker, stage=saved, selected="BL60")
    assert "BL-60" in page.locator("h3").inner_text()
    options = page.get_by_role("combobox", name="Point").locator("option").all_inner_texts()
    assert [name.split()[0] for name in options] == ["LI-4", "BL-60", "BL-23"]
    page.get_by_role("combobox", name="Point").select_option("BL-23 Shènshū")
    assert "BL-23" in page.locator("h3").inner_text()
    assert POINTS.caution["BL23"] in page.locator("article").inner_text()
    page.get_by_role("button", name="Next point").click()
    assert traits(page, "selected") == ["LI4"]


def test_no_two_drawings_on_a_page_share_an_id(page, few):
    """Each widget loads a module of its own; the first one's drawing lies in a hidden tab."""
    show(page, few)
    page.evaluate("() => { view0.id = 'other'; other.hidden = true; }")
    show(page, RuleStepper("BL60"), step=9)
    show(page, few)
    ids = page.evaluate("() => [...document.querySelectorAll('svg [id]')].map(({ id }) => id)")
    assert len(ids) > 5 and len(set(ids)) == len(ids)
    lost = page.evaluate(
        """() => [...document.querySelectorAll("svg *")].flatMap((one) => [...one.attributes])
        .map(({ localName: name, value }) =>
            name === "href" ? value : value.match(/url\\((#.*?)\\)/)?.[1])
        .filter((to) => to?.startsWith("#") && !document.getElementById(to.slice(1)))"""
    )
    assert lost == [], "what a drawing refers to is its own"


def test_the_ruler_shown_is_the_chosen_points(page):
    show(page, PointPicker(["BL37", "BL39", "ST36"]))
    rulers = {}
    for code in ("BL37", "ST36", "BL39"):
        set_traits(page, selected=code)
        rulers[code] = [t["words"] for t in page.evaluate(TEXTS) if "cun, by the" in t["words"]]
    told = stage(["BL37", "BL39", "ST36"])["points"]
    for code, words in rulers.items():
        assert len(words) == 1
        assert words[0].endswith(load_spans().name[told[code]["ruler"]]), code


def test_it_fills_the_screen_and_escape_leaves(page, few):
    show(page, few)
    small = page.locator(".acupress-plate svg").bounding_box()
    page.get_by_role("button", name="Fill the screen").click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    large = page.locator(".acupress-plate svg").bounding_box()
    assert large["height"] > small["height"]
    page.get_by_role("button", name="Leave full screen").click()
    page.wait_for_function("() => document.fullscreenElement === null")
    # A browser that gives no screen to a part of a page: the window is filled.
    page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(); }")
    page.get_by_role("button", name="Fill the screen").click()
    page.wait_for_function("() => view0.getBoundingClientRect().height === innerHeight")
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="Fill the screen").is_visible()
    assert page.locator(".acupress-filled").count() == 0


@pytest.mark.parametrize("size", [(1100, 647), (1530, 960), (300, 640)])
def test_a_plate_is_seen_whole(new_page, files_url, few, size):
    """In what Lab leaves of a laptop's screen, of a large one, of a phone's."""
    page = new_page({"viewport": {"width": size[0], "height": size[1]}})
    page.goto(files_url + "/")
    show(page, few)
    for code in few.codes:
        set_traits(page, selected=code)
        box = page.locator(".acupress-plate svg").bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= size[1], code
        if size[0] > 1000:
            assert box["width"] > 0.35 * size[0] or box["height"] > 0.7 * size[1], code


def test_beside_another_widget_it_keeps_its_width(page, few):
    show(page, few)
    page.evaluate(
        """() => { const row = document.createElement("div");
        row.style.display = "flex"; row.append(view0);
        row.insertAdjacentHTML("beforeend", "<div style='width:2000px'>beside</div>");
        document.body.append(row); }"""
    )
    assert page.locator("#view0").bounding_box()["width"] >= 220


def test_what_was_pointed_at_is_forgotten_with_its_plate(page, few):
    show(page, few)
    page.mouse.move(*page.evaluate(DOT, ["BL62", "right"]))
    assert "BL-62" in page.locator(".acupress-pointed").inner_text()
    set_traits(page, selected="LI4")
    assert page.locator(".acupress-pointed").is_hidden()


@pytest.mark.parametrize("name", ["Next point", "Point", "Labels", "Search for a point", "dot"])
def test_no_key_leaves_the_widget_but_the_one_that_saves(page, few, name):
    show(page, few)
    page.evaluate(
        """() => { window.heard = [];
        document.addEventListener("keydown", ({ key }) => heard.push(key)); }"""
    )
    part = (page.locator("[data-kind=dot][tabindex='0']") if name == "dot"
            else page.get_by_label(name, exact=True).first)  # fmt: skip
    part.focus()
    for key in [*"xdb7", "ArrowDown", "Enter", "Escape", "Delete", "Shift+Enter", " ", "Escape"]:
        page.keyboard.press(key)
    assert page.evaluate("() => heard") == []
    assert page.evaluate("() => document.activeElement.hasAttribute('data-lm-suppress-shortcuts')")
    page.keyboard.press("Control+s")
    assert page.evaluate("() => heard") == ["s"]


def test_the_plate_says_what_it_shows(page, few):
    show(page, few, side="left", selected="BL60")
    svg = page.locator(".acupress-plate svg")
    assert svg.get_attribute("role") == "group"
    said = svg.get_attribute("aria-label")
    assert "left" in said and "BL-60 Kūnlún" in said and FEW.location["BL60"] in said
    pressed = page.locator("[aria-pressed=true]")
    assert pressed.get_attribute("aria-label") == "BL-60 Kūnlún"


# The stepper on a page --------------------------------------------------------------------------


def test_a_rule_is_built_step_by_step(page):
    stepper = RuleStepper("BL58")
    show(page, stepper)
    back = page.get_by_role("button", name="Back")
    onward = page.get_by_role("button", name="Next step")
    assert back.get_attribute("aria-disabled") == "true"
    assert page.evaluate(DOT, ["BL58", "right"]) is None
    steps = [len(page.evaluate(PARTS))]
    onward.focus()
    while onward.get_attribute("aria-disabled") != "true":
        page.keyboard.press("Enter")
        steps.append(len(page.evaluate(PARTS)))
    assert onward.evaluate("button => button === document.activeElement"), "the focus stays"
    page.keyboard.press("Enter")
    assert traits(page, "step") == [len(steps) - 1]
    assert len(steps) == len(locate("BL58").steps)
    assert steps == sorted(set(steps)), "each step adds to the drawing"
    assert page.evaluate(DOT, ["BL58", "right"]) is not None, "the dot comes last"
    back.click()
    assert traits(page, "step") == [len(steps) - 2]
    assert page.locator("[aria-current=step]").count() == 1
    assert console_errors(page) == []


def test_a_stepper_follows_what_python_sets_after_it_is_shown(page):
    show(page, RuleStepper("BL58"))
    set_traits(page, side="left")
    assert page.locator("[data-kind=title][data-side=left]").last.is_visible()
    set_traits(page, step=9)  # as a linked slider may
    assert "step 3 of 3" in page.locator(".acupress-where").inner_text()
    assert page.evaluate(DOT, ["BL58", "right"]) is not None
    page.get_by_role("button", name="Back").click()
    assert traits(page, "step") == [1]
    set_traits(page, step=-4)
    assert "step 1 of 3" in page.locator(".acupress-where").inner_text()
    assert console_errors(page) == []


def test_closed_views_hear_nothing_more(page, few):
    for widget in (few, RuleStepper("BL58")):
        show(page, widget)
        assert page.evaluate("heard()") > 0
        # What is closed no longer stands on the page: whether it still changes is told by itself.
        page.evaluate("() => { window.gone = document.querySelector('#view0'); closeViews[0](); }")
        before = page.evaluate("() => gone.textContent")
        set_traits(page, side="left", selected="LI4", step=1)
        assert page.evaluate("() => gone.textContent") == before
        assert page.evaluate("heard()") == 0
    assert console_errors(page) == []


def test_a_point_pressed_on_both_sides_at_once_shows_both_dots(js_page, whole):
    """As the session shows it: two dots chosen, one to be tabbed to, the page not turned."""
    js_page.evaluate(
        """async stage => {
        const { plateView } = await import("/acupress/widgets/parts/plate_view.js");
        window.view = plateView(stage, { onpick() {} });
        document.body.replaceChildren(view.element);
        }""",
        whole,
    )
    chosen = """side => {
        view.show("BL23", side);
        const dots = [...document.querySelectorAll(".acupress-chosen")];
        return dots.filter((dot) => getComputedStyle(dot).visibility !== "hidden")
            .map((dot) => `${dot.dataset.code} ${dot.dataset.side}`).sort(); }"""
    assert js_page.evaluate(chosen, "both") == ["BL23 left", "BL23 right"]
    assert js_page.locator("[data-kind=title][data-side=right]").last.is_visible()
    assert js_page.locator("[data-kind=dot][tabindex='0']").count() == 1
    assert js_page.locator("[data-kind=axes]").get_attribute("transform") is None
    assert js_page.evaluate(chosen, "right") == ["BL23 right"]


PARTS = """() => [...document.querySelectorAll("[data-kind=construct]")]
    .map((part, i) => [part, i])
    .filter(([part]) => getComputedStyle(part).visibility !== "hidden").map(([, i]) => i)"""


def test_a_point_beyond_its_plates_page_is_refused():
    strayed = POINTS.loc[["PC4"]].assign(plate="hand_palm")
    with pytest.raises(LocateError, match="PC4 would lie beyond the page"):
        PointPicker(strayed)


ON_SCREEN = """selector => {
    const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return top >= 0 && bottom > top && bottom <= innerHeight;
}"""
LINE, CAUTION = ".acupress-picker-caution", ".acupress-card-caution"


def test_a_phone_shows_that_there_is_a_caution_above_each_whole_plate(phone):
    one_a_plate = {plate: code for code, plate in taught(POINTS).plate.items()}
    show(phone, PointPicker(POINTS.loc[list(one_a_plate.values())]))
    for code in one_a_plate.values():
        set_traits(phone, selected=code)
        line = phone.locator(LINE)
        assert line.inner_text().startswith(caution_mark(POINTS.pregnancy[code]))
        assert line.inner_text().endswith("read the caution")
        assert phone.evaluate(ON_SCREEN, LINE), code
        assert phone.evaluate(ON_SCREEN, ".acupress-plate svg"), code
        plate = phone.locator(".acupress-plate svg").bounding_box()
        assert line.bounding_box()["y"] + line.bounding_box()["height"] <= plate["y"], code


def test_the_line_above_a_phones_plate_leads_to_the_caution(phone, few):
    show(phone, few, selected="LI4")
    assert not phone.evaluate(ON_SCREEN, CAUTION)
    phone.locator(LINE).tap()
    assert phone.evaluate(ON_SCREEN, CAUTION)
    assert POINTS.caution["LI4"] in phone.evaluate("() => document.activeElement.textContent")


def test_a_wide_page_shows_the_caution_itself_beside_the_plate(page, few):
    show(page, few, selected="LI4")
    assert page.evaluate(ON_SCREEN, CAUTION)
    assert page.locator(LINE).is_hidden()
