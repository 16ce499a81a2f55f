"""Decks for Anki, read again by Anki itself: pictures, text as text, the same notes each time."""

import html.parser
import re
import sys
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from PIL import Image

import acupress as ap
from acupress.facts.advice import Words

HOSTILE = r'<script>alert(1)</script> =1+1 \(x^2\) [latex]x[/latex] [sound:x.mp3] {{Told}} & "q"'


class Shown(html.parser.HTMLParser):
    """What one reads of HTML, its elements and pictures."""

    def __init__(self, text):
        super().__init__()
        self.words, self.tags, self.pictures = "", set(), {}
        self.feed(text)

    def handle_data(self, data):
        self.words += data

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "img":
            self.pictures[dict(attrs)["src"]] = dict(attrs)["alt"]


@pytest.fixture
def anki(tmp_path):
    (tmp_path / "anki").mkdir()
    collection = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield collection
    collection.close()


def imported(anki, path):
    """Import a deck; how many notes are new, changed and known already."""
    options = ImportAnkiPackageOptions()
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    log = anki.import_anki_package(request).log
    return len(log.new), len(log.updated), len(log.duplicate)


def cards(anki):
    """Question and answer of each card, as Anki renders it."""
    for number in anki.find_cards("", order="c.due"):
        made = anki.get_card(number).render_output()
        yield Shown(made.question_text), Shown(made.answer_text)


@pytest.fixture(scope="module")
def plan():
    return ap.LessonPlan(["BL23", "GV4"], title="Low::back <b>")


@pytest.fixture(scope="module")
def made(plan, tmp_path_factory):
    path = tmp_path_factory.mktemp("anki") / "deck.apkg"
    plan.anki(path)
    return path


def test_anki_imports_it_once_and_knows_it_again(made, anki):
    assert imported(anki, made) == (2, 0, 0)
    assert imported(anki, made) == (0, 0, 2)
    assert {deck.name for deck in anki.decks.all_names_and_ids()} == {"Default", "Low: :back <b>"}


def test_a_point_of_another_plan_is_the_same_note(made, anki, tmp_path):
    ap.LessonPlan(["GV4"], title="Another").anki(tmp_path / "other.apkg")
    imported(anki, made)
    new, updated, known = imported(anki, tmp_path / "other.apkg")
    assert (new, updated + known, anki.note_count()) == (0, 1, 2)


def test_all_its_pictures_are_there_and_open(made, anki):
    imported(anki, made)
    found = anki.media.check()
    assert not list(found.missing) and not list(found.unused)
    for front, back in cards(anki):
        assert len(front.pictures) == len(back.pictures) == 1
        for name, alt in (front.pictures | back.pictures).items():
            with Image.open(Path(anki.media.dir()) / name) as picture:
                picture.load()
            assert picture.format == "JPEG" and min(picture.size) > 300 and alt


def test_the_front_asks_and_the_back_tells_caution_then_rule(made, anki, plan):
    imported(anki, made)
    for code, (front, back) in zip(plan.codes, cards(anki), strict=True):
        point, words = plan.points.loc[code], back.words
        steps = [step.words for step in ap.locate(code).steps]
        assert f"Where is {code[:2]}-{code[2:]} {point.pinyin}" in front.words
        places = [words.index(told) for told in (point.caution, point.location, *steps)]
        assert places[0] == min(places)
        assert point.location not in front.words + " ".join(front.pictures.values())


def test_the_stop_signs_stand_on_the_decks_own_page(made, anki):
    imported(anki, made)
    told = Shown(anki.decks.by_name("Low: :back <b>")["desc"]).words
    assert [line for line in Words().lines("urgent") if line not in told] == []


def test_what_a_table_says_is_shown_as_text(anki, tmp_path):
    table = ap.load_points().loc[["BL23"]].copy()
    table["pinyin"], table["location"], table["caution"] = "<b>x</b>", HOSTILE, f"Stop. {HOSTILE}"
    ap.LessonPlan(table, title=HOSTILE).anki(tmp_path / "deck.apkg")
    assert imported(anki, tmp_path / "deck.apkg") == (1, 0, 0)
    ((front, back),) = cards(anki)
    assert "<b>x</b>" in front.words and back.words.count(HOSTILE) == 2
    assert front.tags | back.tags <= {"p", "strong", "ol", "ul", "li", "span", "div", "img"}
    (number,) = anki.find_cards("")
    card = anki.get_card(number).render_output()
    assert not re.search(r"\\\(|\[latex|\[sound", card.answer_text)
    assert not card.answer_av_tags and "latex" not in str(card.css)


def test_without_genanki_one_sentence_says_how_to_get_it(plan, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(ModuleNotFoundError, match="pip install genanki"):
        plan.anki(tmp_path / "x.apkg")
    assert not list(tmp_path.iterdir())
