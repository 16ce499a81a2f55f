"""Flash cards turn over to their own answers; a poster has its stop signs beside the points."""

import io

import pdfua
import pypdf
import pytest

import acupress as ap
from acupress.facts.advice import Words
from acupress.teaching import cards, paper, poster

MM = 72 / 25.4  # in points
FIELDS = ("location", "caution", "press")


def squeezed(text):
    return "".join(text.split())


def pages_of(file):
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(file).pages]


@pytest.fixture(scope="module")
def plan():
    return ap.LessonPlan(["BL23", "BL60", "BL62"], title="Low <back>")


@pytest.fixture(scope="module")
def made(plan, tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    plan.cards(folder / "cards.pdf")
    plan.poster(folder / "poster.pdf")
    return folder


@pytest.mark.parametrize("name", ["cards.pdf", "poster.pdf"])
def test_a_checker_for_accessible_pdf_finds_nothing(name, made):
    assert [one.message for one in pdfua.validate(made / name).findings] == []


def test_cards_come_after_the_stop_signs_and_say_what_the_table_says(made, plan):
    signs, empty, front, back = pages_of(made / "cards.pdf")
    assert len(empty) < 200, "the first front is printed on a sheet of its own"
    assert squeezed(Words().lines("emergency")[0]) in signs
    for point in plan.points.itertuples():
        for words in (point.location, point.caution, point.press):
            assert squeezed(words) in back
        assert back.index(squeezed(point.caution)) < back.index(squeezed(point.press))
        assert squeezed(point.pinyin) not in front and point.hanzi not in front


def test_a_card_turned_over_its_long_edge_has_its_answer_behind(made):
    def places(page, what):
        found = {}

        def visit(text, matrix, at, font, size):
            for code in what:
                if code in squeezed(text):
                    found.setdefault(code, (at[4] + matrix[4], at[5] + matrix[5]))

        page.extract_text(visitor_text=visit)
        return found

    _, _, front, back = pypdf.PdfReader(made / "cards.pdf").pages
    names = places(back, ["BL-23", "BL-60", "BL-62"])
    assert set(names) == {"BL-23", "BL-60", "BL-62"}
    middle = float(back.mediabox.width) / 2
    # In front the first card is left and the second right of it; behind, the other way round.
    assert names["BL-23"][0] > middle > names["BL-60"][0]
    assert names["BL-62"][0] > middle


def test_what_is_too_much_for_one_card_goes_on_behind_the_same_picture(tmp_path):
    points = ap.load_points().loc[["BL23", "BL60", "BL62"]].copy()
    for field in FIELDS:
        points.loc["BL60", field] = " ".join([f"{field}word"] * 90)
    ap.LessonPlan(points, title="Long").cards(tmp_path / "cards.pdf")
    _, _, _, back = pypdf.PdfReader(tmp_path / "cards.pdf").pages
    rows = {}

    def visit(text, matrix, at, font, size):
        for words in ("BL-62", "locationword", "cautionword", "pressword"):
            if words in squeezed(text):  # margins apart, three rows share the height
                from_top = float(back.mediabox.height) - at[5] * matrix[3] - matrix[5] - 14 * MM
                high = (float(back.mediabox.height) - 28 * MM) / 3
                rows.setdefault(words, set()).add(int(from_top // high))

    back.extract_text(visitor_text=visit)
    # BL-60 takes the second card, the third and the fourth.
    assert rows == {"locationword": {0}, "cautionword": {1}, "pressword": {1}, "BL-62": {2}}
    told = squeezed(back.extract_text())
    assert [told.count(f"{field}word") for field in FIELDS] == [90] * 3
    assert "(1of3)" in told and "(3of3)" in told


def test_what_stands_for_a_cards_picture_does_not_give_the_answer_away(plan):
    told, _ = cards.contents(plan)
    for card, code in zip(told["cards"], plan.codes, strict=True):
        assert code not in card["alt"].replace("-", "")
        assert plan.points.pinyin[code] not in card["alt"] and card["alt"]


def test_a_poster_is_one_page_with_all_of_it(made, plan):
    (page,) = pages_of(made / "poster.pdf")
    words = Words()
    for kind in ("emergency", "urgent", "pregnancy", "ask_first", "avoid", "aftercare"):
        lines = words.lines(kind) if kind != "pregnancy" else words.lines(kind, "rule")
        assert [line for line in lines if squeezed(line) not in page] == []
    for point in plan.points.itertuples():
        assert squeezed(point.caution) in page and squeezed(point.press) in page


@pytest.mark.parametrize("count", [1, 4, 8])
@pytest.mark.parametrize("size", ["A3", "tabloid"])
def test_all_words_of_a_poster_stand_above_its_foot(count, size):
    codes = ["BL23", "BL60", "BL62", "BL22", "BL24", "BL25", "BL26", "GB39"][:count]
    title = (
        "合谷 A long day: the back, the legs, the hands, and what else helps" if count > 4 else "A"
    )
    made = poster.contents(ap.LessonPlan(codes, title), size)
    file = paper.compiled(poster.TEMPLATE, *made)
    (page,) = pypdf.PdfReader(io.BytesIO(file)).pages
    lows = []

    def visit(text, matrix, at, font, size):
        if text.strip():
            lows.append(at[5] + matrix[5])

    page.extract_text(visitor_text=visit)
    assert min(lows) > 25  # points: nothing runs off the foot of the page


def test_options_that_cannot_be_are_refused(plan, tmp_path):
    with pytest.raises(ValueError, match="paper is 'A3' or 'tabloid', not 'A4'"):
        plan.poster(tmp_path / "x.pdf", paper="A4")
    many = ap.LessonPlan(ap.taught(ap.load_points()).index[:9])
    with pytest.raises(ValueError, match="a poster has room for 8 points, and this plan has 9"):
        many.poster(tmp_path / "x.pdf")
    with pytest.raises(ValueError, match="grey is True or False, not 1"):
        plan.cards(tmp_path / "x.pdf", grey=1)
    assert not list(tmp_path.iterdir())
