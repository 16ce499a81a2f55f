"""A page that was given away, opened as a file: it answers without a kernel and without a network.

The tests run once for each browser, from a file of its own, so that they can run side by side.
"""

import re

import bare_page
import pytest
from bare_page import press
from labdriver import LAPTOP, console_errors, new_page
from playwright.sync_api import expect

from acupress import load_points
from acupress.facts.safety import gate, stop_signs
from acupress.page.write import write_page

POINTS = load_points()
CODES = ["BL60", "KI3", "BL61"]  # the last is for locating only
HERE = "file:|data:|blob:|about:"
LIVES = "html.acupress-lives"  # once all its parts are there
MIDDLE = """dot => {
    dot.ownerSVGElement.scrollIntoView({ block: "center" });
    // Of the path: Firefox does not count its transform into the box of the group around it.
    const { x, y, width, height } = dot.querySelector("path").getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""
HOSTILE = '</script><script>hacked=1</script><img src=x onerror="hacked=1"><!--&amp;\''
TEXTS = "pinyin hanzi english region location find press tradition caution caveat sources".split()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """As a phone keeps what it was sent: blanks and other letters in the name."""
    folder = tmp_path_factory.mktemp("Meine Übungen")
    write_page(folder / "class für alle.html", CODES, "Two ankles", notes={"BL60": "Slowly."})
    rows = POINTS.loc[["BL60"]].assign(**{name: HOSTILE for name in TEXTS})
    write_page(folder / "hostile.html", rows, HOSTILE, notes={"BL60": HOSTILE})
    return folder


@pytest.fixture
def given(browser, folder):
    """Open the page: `given({…})`; it must ask nobody for anything, and end without complaint."""
    pages = []

    def open_page(device=LAPTOP, name="class für alle.html", **options):
        page = new_page(browser, device | options, allowed=HERE)
        pages.append(page)
        page.clock.install(time=bare_page.START)
        page.goto((folder / name).as_uri())
        page.clock.pause_at(bare_page.START + 10)
        page.wait_for_selector(LIVES)
        return page

    yield open_page
    said = [console_errors(page) for page in pages]
    outside = [page.outside for page in pages]
    for page in pages:
        page.context.close()
    assert said == [[]] * len(pages) and outside == [[]] * len(pages)


def part(page, name):
    return page.locator(f"#acupress-{name}")


def begin_session(page):
    """Answer all its questions with no, and begin."""
    session = part(page, "session")
    for question in gate(CODES[:2], POINTS)["questions"]:
        session.get_by_role("button", name=question["no"], exact=True).click()
    session.get_by_role("checkbox", name=gate(CODES[:2], POINTS)["places"]["tick"]).check()
    for name in ("Continue", "Begin"):
        session.get_by_role("button", name=name, exact=True).click()


def test_the_stop_signs_are_read_before_all_else(given):
    page = given()
    first = stop_signs(CODES, POINTS)[0]
    sign = page.get_by_text(first.title).first
    assert sign.bounding_box()["y"] < 400, "seen when the page opens"
    tops = [page.locator(f"#{name}").bounding_box()["y"] for name in
            ("before", "picker", "stepper", "session")]  # fmt: skip
    assert tops == sorted(tops)


def test_one_chooses_a_point_and_its_steps_follow(given):
    page = given()
    picker, stepper = part(page, "picker"), part(page, "stepper")
    expect(picker.locator("svg[role=group]")).to_be_visible()
    picker.get_by_label("Point", exact=True).select_option("KI3")
    expect(picker.get_by_role("heading", level=3)).to_contain_text("KI-3 Tàixī")
    expect(picker.locator("svg[role=group]")).to_have_attribute("aria-label", re.compile("KI-3"))
    expect(stepper.locator(".acupress-where")).to_contain_text("KI-3 Tàixī, step 1 of")
    stepper.get_by_role("button", name="Next step ▶").click()
    expect(stepper.locator(".acupress-where")).to_contain_text("KI-3 Tàixī, step 2 of")
    stepper.get_by_role("combobox").select_option("BL61")
    expect(stepper.locator(".acupress-where")).to_contain_text("BL-61")
    expect(stepper.locator("svg[role=group]")).to_have_count(1)


def test_a_dot_on_the_plate_can_be_chosen(given):
    page = given()
    picker = part(page, "picker")
    dot = picker.locator("[data-kind=dot][data-code=BL61]").first
    x, y = dot.evaluate(MIDDLE)
    page.mouse.click(x, y)
    expect(picker.get_by_role("heading", level=3)).to_contain_text("BL-61")


def test_a_session_asks_then_holds_each_point_in_its_time(given):
    page = given()
    begin_session(page)
    session = part(page, "session")
    expect(session.get_by_role("heading", level=3)).to_contain_text("BL-60 Kūnlún")
    expect(session.get_by_text("Hold 1 of 4")).to_be_visible()
    page.clock.run_for(11_000)
    expect(session.locator(".acupress-phase")).to_contain_text("Press")
    page.clock.run_for(4 * 100_000)
    expect(session.get_by_role("heading", level=3)).to_contain_text("The session is over")


def test_one_answer_of_yes_ends_in_the_reason_and_no_session(given):
    page = given()
    question = gate(CODES[:2], POINTS)["questions"][0]
    session = part(page, "session")
    session.get_by_role("button", name=question["yes"], exact=True).click()
    expect(session.get_by_role("heading", level=3)).to_have_text(question["refusal"]["title"])


def test_loaded_again_it_goes_on_where_one_was(given):
    page = given()
    part(page, "picker").get_by_label("Point", exact=True).select_option("BL61")
    part(page, "stepper").get_by_role("combobox").select_option("KI3")
    part(page, "stepper").get_by_role("button", name="Next step ▶").click()
    begin_session(page)
    page.clock.run_for(20_000)
    page.reload()
    page.wait_for_selector(LIVES)
    expect(part(page, "picker").get_by_label("Point", exact=True)).to_have_value("BL61")
    expect(part(page, "stepper").locator(".acupress-where")).to_contain_text("KI-3 Tàixī, step 2")
    expect(part(page, "session").get_by_text("Hold 1 of 4")).to_be_visible()
    expect(part(page, "session").locator(".acupress-phase")).to_contain_text("Press")


def test_another_tab_knows_nothing_of_it(given):
    page = given()
    begin_session(page)
    other = given()
    expect(part(other, "session").get_by_text("question 1 of 5")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1366])
def test_it_fits_the_screen(given, width):
    page = given({"viewport": {"width": width, "height": 740}})
    begin_session(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, "nothing to move sideways for"


def test_to_be_printed_each_point_gets_its_plate_and_what_is_folded_opens(given):
    page = given()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    handed = page.locator(".acupress-handed")
    assert handed.count() == 3
    for at, code in enumerate(CODES):
        plate = handed.nth(at).locator("svg[role=group]")
        expect(plate).to_have_attribute("aria-label", re.compile(f"{code[:2]}-{code[2:]}"))
    expect(handed.first).to_contain_text("Slowly.")
    expect(page.locator("#before details").first).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#before details").first).not_to_have_attribute("open", "")


def test_text_of_a_table_stays_text(given):
    page = given(name="hostile.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    begin = part(page, "session").get_by_role("button").first
    press(page, begin.inner_text())
    assert page.evaluate("[window.hacked === undefined, document.images.length]") == [True, 0]


def test_the_quiz_tells_how_far_off_one_was_and_remembers_it(given):
    page = given()
    quiz = part(page, "quiz")
    plate = quiz.locator("svg[role]").first
    plate.scroll_into_view_if_needed()
    box = plate.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    press(page, "Confirm")
    expect(quiz.get_by_text(re.compile(r"\d cun off")).first).to_be_visible()
    for _ in range(2):
        quiz.get_by_text("My progress", exact=True).click()
        expect(quiz.get_by_text("1 answer so far.")).to_be_visible()
        expect(quiz.get_by_text("Kept in this browser only")).to_be_visible()
        page.reload()
        page.wait_for_selector(LIVES)


def test_each_quiz_is_chosen_from_one_list_and_all_share_what_was_answered(given):
    page = given()
    quiz = part(page, "quiz")
    practise = quiz.locator(".acupress-which select")
    names = practise.locator("option").all_inner_texts()
    assert len(names) == 4, "two points have no order to find"
    for name in names:
        practise.select_option(label=name)
        quiz.get_by_role("button", name="I don't know").click()
        expect(quiz.locator(".acupress-practice-feedback")).to_contain_text("Not yet.")
        expect(quiz.locator(".acupress-practice-parts")).to_have_count(1)
    page.reload()
    page.wait_for_selector(LIVES)
    expect(practise.locator("option:checked")).to_have_text(names[-1])
    quiz.get_by_text("My progress", exact=True).click()
    expect(quiz.get_by_text("4 answers so far.")).to_be_visible()
