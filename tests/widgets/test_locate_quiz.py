"""The locate quiz, played whole: by mouse, by finger and by keyboard alone, wide and narrow."""

import json

import pytest
import traitlets
from accessible import no_violations
from bare_page import press, show, traits
from labdriver import LAPTOP, console_errors

from acupress import LocateError, load_points, locate
from acupress.body.load import load_plate
from acupress.body.spans import cun_of
from acupress.widgets.locate_quiz import LocateQuiz

POINTS = load_points()
WIDE = {"viewport": {"width": 1366, "height": 768}}
NARROW = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
PLATE = ".acupress-locate .acupress-plate svg"


@pytest.fixture(scope="module")
def opened(new_page, files_url):
    """Show a quiz on a page of its own: `opened(["BL23"], NARROW)`."""

    def open_quiz(points, device=LAPTOP, side="right", **options):
        page = new_page(device)
        page.goto(files_url + "/")
        quiz = LocateQuiz(points, progress=None, seed=options.pop("seed", 1), side=side, **options)
        show(page, quiz)
        page.wait_for_selector(f"{PLATE}[role=application]")
        return page

    return open_quiz


def on_screen(page, code, across=0.0, down=0.0, of=None):
    """Where on the page a point of a plate lies, or so many cun beside it, as one sees it."""
    asked = of or code
    name = POINTS.plate[asked]
    side = traits(page, "side")[0]
    spot, plate = locate(code, name), load_plate(name)
    cun = cun_of(plate)[POINTS.span[asked] or POINTS.aside_span[asked] or "leg_outer"]
    drawn = json.loads(traits(page, f"plate_{name}")[0])["drawn"]
    x = drawn["left"] + drawn["scale"] * (spot.x + across * cun)
    if plate.midline is None and side == "left":
        x = drawn["width"] - x
    y = drawn["top"] + drawn["scale"] * (spot.y + down * cun)
    page.locator(PLATE).scroll_into_view_if_needed()
    return page.locator(PLATE).evaluate(
        """(svg, [x, y]) => {
            const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
            return [at.x, at.y];
        }""",
        [x, y],
    )


def said(page):
    return page.locator(".acupress-practice-feedback").inner_text()


def cross(page):
    """The box of the cross on the screen; None where it is not seen."""
    return page.locator(".acupress-marks path.acupress-ink").bounding_box()


# By mouse ---------------------------------------------------------------------------------------


def test_a_click_at_the_computed_place_is_nothing_off(opened):
    page = opened("BL23", WIDE)
    page.mouse.click(*on_screen(page, "BL23"))
    press(page, "Confirm")
    assert "✓ Right." in said(page)
    assert "0.0 cun off: just there." in said(page)


@pytest.mark.parametrize("side", [1, -1])
def test_one_cun_outward_reads_one_cun_too_lateral_on_either_side(opened, side):
    page = opened("BL23", WIDE)
    # 2.5 cun from the midline; GV4 is on it.
    page.mouse.click(*on_screen(page, "GV4", across=2.5 * side, of="BL23"))
    press(page, "Confirm")
    assert "✗ Not yet." in said(page)
    assert "1.0 cun off: 1.0 cun too lateral." in said(page)


def test_gv4_clicked_for_bl23_is_told_with_the_step_that_was_missed(opened):
    page = opened("BL23", WIDE)
    page.mouse.click(*on_screen(page, "GV4", of="BL23"))
    press(page, "Confirm")
    assert "1.5 cun off: 1.5 cun too medial." in said(page)
    assert "A step is missing: 1.5 cun lateral (outward). GV-4" in said(page)
    assert "The rule: start at the lower edge of the L2" in said(page)
    assert "⚠ Before you press: Pregnant" in said(page)


def test_a_points_own_caution_is_told_and_what_holds_for_most_only_without_one(opened):
    page = opened(["GV5", "BL35"])
    told = {}
    for _ in range(2):
        press(page, "I don't know")
        told[traits(page, "selected")[0]] = said(page)
        press(page, "Next")
    general = "⚠ For locating only: This course teaches this point for locating only"
    assert general in told["BL35"] and general not in told["GV5"]
    assert "⚠ For locating only: " in told["GV5"] and "Do not press hard on the" in told["GV5"]


def test_a_second_click_moves_the_cross_until_it_is_confirmed(opened):
    page = opened("BL60", WIDE)
    page.mouse.click(*on_screen(page, "BL60", across=1))
    first = cross(page)
    page.mouse.click(*on_screen(page, "BL60"))
    assert cross(page) != first
    assert said(page) == ""
    press(page, "Confirm")
    assert "0.0 cun off" in said(page)
    page.mouse.click(*on_screen(page, "BL60", across=1))  # too late
    assert "0.0 cun off" in said(page)


def test_the_plate_shows_nothing_that_tells_the_place_until_it_is_answered(opened):
    page = opened(["BL23", "GV4", "BL25"], WIDE)
    visible = """svg => [...svg.querySelectorAll("[data-kind]")]
        .filter((part) => getComputedStyle(part).visibility === "visible")
        .map((part) => part.dataset.kind)"""
    seen = page.locator(PLATE).evaluate(visible)
    assert not {"dot", "construct", "label", "leader"} & set(seen)
    label = page.locator(PLATE).get_attribute("aria-label")
    assert label.startswith(load_plate("lower_back").title)
    assert "arrow keys" in label
    assert not any(word in label for word in ("BL", "GV", "spinous", "Shèn", "L2"))
    press(page, "I don't know")
    page.wait_for_timeout(2500)
    assert {"dot", "construct", "label"} <= set(page.locator(PLATE).evaluate(visible))


def test_the_two_places_are_joined_by_a_line_at_the_same_zoom(opened):
    page = opened("BL23", WIDE)
    before = page.locator(PLATE).bounding_box()
    mark, truth = on_screen(page, "BL23", 1, 1), on_screen(page, "BL23")
    page.mouse.click(*mark)
    press(page, "Confirm")
    after = page.locator(PLATE).bounding_box()
    assert (after["width"], after["height"]) == (before["width"], before["height"])
    assert on_screen(page, "BL23") == pytest.approx(truth, abs=1)
    box = page.locator(".acupress-marks line.acupress-ink").bounding_box()
    assert box["width"] == pytest.approx(abs(mark[0] - truth[0]), abs=4)
    assert box["height"] == pytest.approx(abs(mark[1] - truth[1]), abs=4)


def test_the_rule_is_replayed_step_by_step_and_again_when_asked(opened):
    page = opened("BL23", WIDE)
    press(page, "I don't know")
    assert "1 of 2: the lower edge of the L2" in page.locator(".acupress-locate").inner_text()
    page.get_by_text("2 of 2: 1.5 cun lateral").wait_for()
    press(page, "Replay the rule")
    page.get_by_text("1 of 2: the lower edge of the L2").wait_for()


def test_a_hint_names_the_start_and_shows_it(opened):
    page = opened("BL23", WIDE, seed=None)
    press(page, "Hint")
    assert (
        "Start here: the lower edge of the L2 spinous process." in page.locator("body").inner_text()
    )
    assert page.locator(f"{PLATE} [data-code=BL23][data-kind=dot]").first.is_hidden()
    label = page.locator(PLATE).get_attribute("aria-label")
    assert "arrow keys" in label and "BL" not in label


# By finger --------------------------------------------------------------------------------------


def test_a_tap_puts_the_cross_which_is_nudged_and_then_confirmed(opened):
    page = opened("BL60", NARROW)
    page.touchscreen.tap(*on_screen(page, "BL60", across=0.3))
    assert "a fingertip on this screen" in page.locator(".acupress-locate").inner_text()
    for _ in range(3):
        page.get_by_role("button", name="Cross 0.1 cun left").tap()
    page.get_by_role("button", name="Confirm").tap()
    assert "✓ Right." in said(page)
    assert "0.0 cun off" in said(page)


def test_a_finger_gets_full_credit_as_exactly_as_it_can_point(opened):
    """BL23 allows 0.49 cun; a finger, 15 pixels wide, about 0.9 on a narrow page."""
    page = opened("BL23", NARROW)
    page.touchscreen.tap(*on_screen(page, "BL23", across=0.7))
    page.get_by_role("button", name="Confirm").tap()
    assert "✓ Right." in said(page)
    assert "cun, a fingertip on this screen." in said(page)


def test_a_mouse_points_more_exactly_than_a_finger(opened):
    page = opened("BL23", {"viewport": NARROW["viewport"]})
    page.mouse.click(*on_screen(page, "BL23", across=0.7))
    press(page, "Confirm")
    assert "✗ Not yet." in said(page)
    assert "Full credit within 0.49 cun." in said(page)


def test_a_narrow_page_holds_plate_and_buttons_without_moving_sideways(opened):
    page = opened("BL60", NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(PLATE).bounding_box()["width"] > 250
    for button in page.locator(".acupress-locate button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] + box["height"] < 740, "seen together with the plate"


# By keyboard alone ------------------------------------------------------------------------------


def focus_plate(page):
    """Go to the plate with Tab."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "application":
            return
    raise AssertionError("Tab does not lead to the plate")


@pytest.mark.parametrize("device", [WIDE, NARROW])
def test_a_quiz_is_played_by_keyboard_alone(opened, device):
    page = opened(["BL23", "BL60"], device)
    for number in (1, 2):
        if number == 1:
            focus_plate(page)
        assert page.evaluate("document.activeElement.getAttribute('role')") == "application"
        page.keyboard.press("Enter")  # the cross begins in the middle
        assert cross(page) is not None
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Shift+ArrowUp")
        page.keyboard.press("Enter")
        assert "cun off" in said(page)
        assert page.evaluate("document.activeElement.textContent") == "Next"
        page.keyboard.press("Enter")
    assert "Question 3" in page.locator("body").inner_text()
    assert console_errors(page) == []


def test_an_arrow_moves_the_cross_a_tenth_of_a_cun_and_with_shift_a_whole_one(opened):
    page = opened("BL23", WIDE)
    cun = on_screen(page, "BL23", across=1)[0] - on_screen(page, "BL23")[0]
    focus_plate(page)
    page.keyboard.press("Enter")
    here = cross(page)
    for key, way, far in (("ArrowRight", "x", 0.1), ("ArrowDown", "y", 0.1),
                          ("Shift+ArrowLeft", "x", -1), ("Shift+ArrowUp", "y", -1)):  # fmt: skip
        page.keyboard.press(key)
        moved = cross(page)[way] - here[way]
        assert moved == pytest.approx(far * cun, abs=0.2), key
        here = cross(page)


def test_the_keys_give_the_place_exactly_and_no_finger_is_allowed_for(opened):
    page = opened("BL23", NARROW)
    focus_plate(page)
    page.keyboard.press("ArrowUp")
    assert "Full credit within 0.49 cun." in page.locator(".acupress-locate").inner_text()


def test_the_cross_stays_on_the_page_and_is_large_enough(opened):
    page = opened("BL60", NARROW)
    focus_plate(page)
    for _ in range(40):
        page.keyboard.press("Shift+ArrowUp")
    box, plate = cross(page), page.locator(PLATE).bounding_box()
    assert min(box["width"], box["height"]) >= 24
    assert box["y"] + box["height"] / 2 == pytest.approx(plate["y"], abs=2)


def test_where_the_cross_is_goes_to_a_screen_reader(opened):
    page = opened("BL23", WIDE)
    focus_plate(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+ArrowLeft")
    page.locator(".acupress-unseen", has_text="Cross 1.0 cun to the left").wait_for(
        state="attached"
    )


# What is asked, and of which side -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "prompt"),
    [("name", "Where is Shènshū?"), ("code", "Where is BL-23?"), ("hanzi", "Where is 腎俞?"),
     ("rule", "Where does this lead? Start at the lower edge of the L2 spinous process, "
              "then 1.5 cun lateral (outward).")],
)  # fmt: skip
def test_a_point_is_asked_for_by_its_name_code_hanzi_or_rule(opened, ask, prompt):
    page = opened("BL23", ask=ask)
    assert page.locator(".acupress-practice-prompt").inner_text() == prompt


def test_of_two_points_of_one_name_the_code_says_which(opened):
    page = opened(["EX-UE7a", "EX-UE7b"])
    assert "Yāotòngdiǎn (EX-UE7" in page.locator(".acupress-practice-prompt").inner_text()


def test_a_plate_of_one_side_is_turned_over_for_the_other(opened):
    page = opened("BL60", WIDE, side="left")
    assert (
        page.locator(PLATE).get_attribute("aria-label").startswith("Outer side of the left ankle")
    )
    page.mouse.click(*on_screen(page, "BL60"))
    press(page, "Confirm")
    assert "0.0 cun off" in said(page)
    page = opened("BL60", WIDE)
    page.get_by_role("combobox", name="Side").select_option("left")
    page.mouse.click(*on_screen(page, "BL60", across=0.8))
    press(page, "Confirm")
    assert "0.8 cun off: 0.8 cun too anterior (forward)." in said(page)
    assert traits(page, "side") == ["left"]


def test_the_attempt_that_is_kept_says_where_and_how_far(new_page, files_url, tmp_path):
    page = new_page(WIDE)
    page.goto(files_url + "/")
    show(page, LocateQuiz("BL23", seed=1, progress=tmp_path / "mine.jsonl"))
    page.mouse.click(*on_screen(page, "BL23", across=-0.8, down=0.3))
    press(page, "Confirm")
    (line,) = traits(page, "answered")[0]
    attempt = json.loads(line)
    told = ["point", "plate", "side", "kind", "tolerance", "correct", "hint", "reference"]
    assert [attempt[name] for name in told] == [
        *["BL23", "lower_back", "right", "locate", 0.49, False, False, False]
    ]
    assert attempt["error"] == pytest.approx(0.85, abs=0.05)
    assert attempt["across"] == pytest.approx(-0.8, abs=0.05)
    assert attempt["along"] == pytest.approx(-0.3, abs=0.05)


# In Python ----------------------------------------------------------------------------------------


def test_points_that_no_plate_draws_are_left_out_with_a_sentence(opened):
    page = opened(["BL60", "CV1", "GV28"])
    text = page.locator(".acupress-locate").inner_text()
    assert "Not asked here, because no plate can draw it: CV-1: " in text and "GV-28: " in text
    assert LocateQuiz(["BL60"], progress=None).stage["left_out"] == ""
    with pytest.raises(LocateError, match="CV1 cannot be drawn"):
        LocateQuiz("CV1", progress=None)


def test_a_teachers_tolerance_goes_to_the_browser():
    quiz = LocateQuiz("BL23", tolerance=0.8, progress=None)
    quiz.draw_all()
    assert json.loads(quiz.plate_lower_back)["targets"]["BL23"]["tolerance"] == 0.8
    with pytest.raises(ValueError, match="tolerance is a number of cun"):
        LocateQuiz("BL23", tolerance=-1, progress=None)


@pytest.mark.parametrize("option", [{"ask": "colour"}, {"side": "up"}])
def test_other_ways_to_ask_and_other_sides_are_refused(option):
    with pytest.raises(traitlets.TraitError, match="it must be"):
        LocateQuiz("BL23", progress=None, **option)


@pytest.mark.parametrize("device", [WIDE, NARROW])
def test_no_screen_breaks_a_rule_of_accessibility(opened, device):
    page = opened("BL60", device)
    no_violations(page)
    page.mouse.click(*on_screen(page, "BL60", across=1))
    no_violations(page)
    press(page, "Confirm")
    page.wait_for_timeout(1500)
    no_violations(page)
