"""A handout is a PDF that prints whole, that screen readers read, and that says what tables say."""

import io
import sys

import numpy as np
import pdfua
import pypdf
import pytest
from PIL import Image

import acupress as ap
from acupress.facts.advice import Words
from acupress.facts.names import shown_code
from acupress.teaching import handout, paper

NOTE = "We try <b>this</b> #emph[slowly] $x$ \\pagebreak() 合谷 =1+1"
LOOKS = {
    "A4": {},
    "letter": {"paper": "letter"},
    "two a page": {"points_a_page": 2},
    "large": {"large": True},
    "grey": {"grey": True},
}


def squeezed(text):
    """A text without its blanks: where a line breaks is the page's concern."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def plan():
    return ap.LessonPlan(
        ["BL23", "BL60", "KI3"], title="Low <back> #1", notes={"BL60": NOTE},
        group=["pregnancy", "sprain"],
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("handouts")
    for name, look in LOOKS.items():
        plan.handout(folder / f"{name}.pdf", **look)
    return folder


def text_of(file):
    return squeezed(" ".join(page.extract_text() for page in pypdf.PdfReader(file).pages))


@pytest.mark.parametrize("look", LOOKS)
def test_a_checker_for_accessible_pdf_finds_nothing(look, made):
    assert [
        f"{one.rule_id} {one.message}" for one in pdfua.validate(made / f"{look}.pdf").findings
    ] == []


@pytest.mark.parametrize("look", LOOKS)
def test_its_text_is_the_tables_and_the_guidances(look, made, plan):
    text = text_of(made / f"{look}.pdf")
    for code, point in plan.points.iterrows():
        told = [point.pinyin, point.hanzi, *point.find.split(" | "), point.press, point.caution]
        told += [step.words for step in ap.locate(code).steps]
        told += point.sources.split("; ") + (
            [] if look in ("two a page", "large") else [point.location]
        )
        assert [words for words in told if squeezed(words) not in text] == [], code
    words = Words()
    for kind in (
        "emergency",
        "urgent",
        "pregnancy",
        "ask_first",
        "avoid",
        "aftercare",
        "disclaimer",
    ):
        assert [line for line in words.lines(kind) if squeezed(line) not in text] == [], kind


@pytest.mark.parametrize("look", LOOKS)
def test_it_names_positions_and_who_leaves_out_what_before_any_point(look, made, plan):
    text = text_of(made / f"{look}.pdf")
    begins = min(text.index(squeezed(point.press)) for point in plan.points.itertuples())
    for code, entry in plan.entries.iterrows():
        told = f"{shown_code(code)} {entry['name']}: {entry.position}, {entry.sides}"
        assert text.index(squeezed(told)) < begins
    for who, those in plan.exclusions().groupby("who", sort=False):
        left_out = those.code[those.does == "leave out"]
        told = f"{who}. Leave out: {', '.join(map(shown_code, left_out))}."
        assert text.index(squeezed(told)) < begins
    assert text.index("Insteadofthem:BL-23,KI-3.") < begins


@pytest.mark.parametrize("look", LOOKS)
def test_stop_signs_come_before_any_point_and_its_caution_before_its_press(look, made, plan):
    text, words = text_of(made / f"{look}.pdf"), Words()
    last_sign = max(text.index(squeezed(line)) for line in words.lines("urgent"))
    for point in plan.points.itertuples():
        assert last_sign < text.index(squeezed(point.caution)) < text.index(squeezed(point.press))
    assert text.index(squeezed(words.lines("aftercare")[0])) > text.index(squeezed(point.press))


def test_what_a_teacher_writes_is_text(made):
    text = text_of(made / "A4.pdf")
    assert squeezed(NOTE) in text and "Low<back>#1" in text
    assert pypdf.PdfReader(made / "A4.pdf").metadata.title == "Low <back> #1"


@pytest.mark.parametrize("look", LOOKS)
def test_all_its_letters_travel_with_it(look, made):
    names = set()
    for page in pypdf.PdfReader(made / f"{look}.pdf").pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            names.add(inner["/BaseFont"].split("+")[-1])
    assert {"DejaVuSans", "DejaVuSans-Bold"} <= names
    assert {name for name in names if name.startswith("AcupressNames")}


@pytest.mark.parametrize(("look", "size"), [("A4", (595, 842)), ("letter", (612, 792))])
def test_the_page_has_the_size_that_is_asked_for(look, size, made):
    box = pypdf.PdfReader(made / f"{look}.pdf").pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == size


def test_two_points_share_a_page_and_one_has_its_own(made, plan):
    def page_of(look, code):
        pages = pypdf.PdfReader(made / f"{look}.pdf").pages
        press = squeezed(plan.points.press[code])
        return next(i for i, page in enumerate(pages) if press in squeezed(page.extract_text()))

    assert page_of("two a page", "BL60") == page_of("two a page", "KI3")
    assert page_of("A4", "BL23") + 1 == page_of("A4", "BL60")


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_stands_in_the_margins(look, plan):
    look = {"size": "letter"} if look == "letter" else LOOKS[look]
    made = handout.contents(plan, **look)
    pages = paper.compiled(handout.TEMPLATE, *made, format="png", pdf_standards=[], ppi=50)
    for page in pages:
        pixels = np.array(Image.open(io.BytesIO(page)).convert("L"))
        edge = int(13 / 25.4 * 50)  # the margins are 15 to 17 mm
        assert (pixels[:, :edge] > 250).all() and (pixels[:, -edge:] > 250).all()
        assert (pixels[: int(12 / 25.4 * 50)] > 250).all()


def test_a_grey_handout_has_no_colour(plan):
    made = handout.contents(plan, grey=True)
    pages = paper.compiled(handout.TEMPLATE, *made, format="png", pdf_standards=[], ppi=30)
    for page in pages:
        pixels = np.array(Image.open(io.BytesIO(page)).convert("RGB")).astype(int)
        assert np.ptp(pixels, axis=2).max() <= 40  # the ink of the engraving is nearly black


def test_options_that_cannot_be_are_refused_together(plan, tmp_path):
    with pytest.raises(ValueError) as error:
        plan.handout(tmp_path / "x.pdf", paper="A3", points_a_page=3, large="yes")
    assert str(error.value) == (
        "paper is 'A4' or 'letter', not 'A3'; large is True or False, not 'yes'; "
        "points_a_page is 1 or 2, not 3."
    )
    with pytest.raises(ValueError, match="two points a page leave no room for large print"):
        plan.handout(tmp_path / "x.pdf", points_a_page=2, large=True)
    assert not list(tmp_path.iterdir())


def test_without_typst_one_sentence_says_how_to_get_it(plan, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ModuleNotFoundError, match="pip install typst"):
        plan.handout(tmp_path / "x.pdf")
    assert not list(tmp_path.iterdir())
