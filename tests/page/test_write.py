"""A page of one's points: one file, whole, that holds what it needs and asks nobody for more."""

import base64
import hashlib
import html.parser
import json
import os
import re
import sys
from urllib.parse import unquote

import pytest
import segno
import traitlets
from labdriver import ROOT

from acupress import LessonPlan, UnknownPoint, load_points
from acupress.__main__ import main
from acupress.facts.safety import name_of, stop_signs
from acupress.page.contents import SHEETS
from acupress.page.link import as_address
from acupress.page.quizzes import QUIZZES
from acupress.page.script import one_script
from acupress.page.write import write_page
from acupress.widgets.bundle import styles

POINTS = load_points()
TWO = ["BL60", "KI3"]
HOSTILE = '</script><script>hacked=1</script><img src=x onerror="hacked=1"><!--&amp;\'$title'
TEXTS = "pinyin hanzi english region location find press tradition caution caveat sources".split()
MEGABYTE = 2**20
ADDRESS = 'https://example.org/class.html?for="you"&<b>'


class Page(html.parser.HTMLParser):
    """What a browser would make of a page: its tags, its words and its scripts."""

    def __init__(self, text):
        super().__init__()
        self.text, self.tags, self.said, self.scripts, self.inside = text, [], [], {}, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.inside = dict(attributes).get("type", "") if tag == "script" else tag

    def handle_data(self, data):
        if self.inside in ("module", "application/json"):
            self.scripts[self.inside] = self.scripts.get(self.inside, "") + data
        elif self.inside != "style":
            self.said.append(data)

    def handle_endtag(self, tag):
        self.inside = ""

    @property
    def data(self):
        return json.loads(self.scripts["application/json"])

    @property
    def words(self):
        return " ".join("".join(self.said).replace("\N{NON-BREAKING HYPHEN}", "-").split())


def written(path, *given, **named):
    return Page(write_page(path, *given, **named).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    return written(tmp_path_factory.mktemp("page") / "class.html", TWO, "Two ankles")


def test_five_points_are_less_than_a_megabyte(tmp_path):
    five = ["LI4", "BL23", "BL40", "BL60", "KI3"]
    assert write_page(tmp_path / "five.html", five).stat().st_size < MEGABYTE


def test_nothing_of_it_lies_elsewhere(two):
    links = [attributes.get(name) for _, attributes in two.tags for name in ("href", "src")]
    assert {link for link in links if link and link[0] != "#"} == {"data:,"}
    named = set(re.findall(r"url\(.(\w+):", two.text)) | set(re.findall(r"@import.*", two.text))
    assert named == {"data"}
    assert not re.search(r"^\s*(import|export)\b", two.scripts["module"], re.MULTILINE)


def test_it_lets_a_browser_run_its_own_script_only_and_ask_nobody(two):
    [policy] = [a["content"] for _, a in two.tags if a.get("http-equiv")]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    digest = hashlib.sha256(two.scripts["module"].encode()).digest()
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"
    assert set(rules["img-src"].split() + rules["font-src"].split()) == {"data:"}
    assert "connect-src" not in rules, "what is not named is not allowed"


def test_the_stop_signs_come_before_everything_one_can_touch(two):
    places = [attributes.get("id") for _, attributes in two.tags if attributes.get("id")]
    assert places.index("before") < min(places.index(f"acupress-{name}") for name in
                                        ("picker", "stepper", "session"))  # fmt: skip
    for section in stop_signs(TWO, POINTS):
        assert section.title in two.words
        assert all(item in two.words for item in section.items)


def test_a_plate_stands_in_it_once(two):
    plates = two.data["stage"]["plates"]
    assert sorted(plates) == ["ankle_lateral", "ankle_medial"]
    for plate in plates.values():
        relief = max((part.get("image", "") for part in plate["parts"]), key=len)
        assert len(relief) > 1000 and two.text.count(relief) == 1


def test_without_a_script_one_reads_all_that_the_table_says(two):
    assert two.text.index("<h1>Two ankles</h1>") < two.text.index('id="before"')
    for code in TWO:
        row = POINTS.loc[code]
        assert name_of(code, POINTS) in two.words
        for said in (row.english, row.location, row.caution, row.press, row.tradition, row.sources):
            assert " ".join(said.split()) in two.words


def test_text_of_a_table_is_text_in_the_page(tmp_path):
    rows = POINTS.loc[["BL60"]].assign(**{name: HOSTILE for name in TEXTS})
    page = written(tmp_path / "page.html", rows, HOSTILE, notes={"BL60": HOSTILE})
    assert [a.get("type") for tag, a in page.tags if tag == "script"] == [
        "application/json", "module",
    ]  # fmt: skip
    assert "img" not in {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name[:2] == "on"]
    assert page.data["stage"]["points"]["BL60"]["caution"] == HOSTILE
    assert HOSTILE in page.words


def test_notes_of_ones_own_stand_at_their_point_wherever_it_is_shown(tmp_path):
    note = "Show it on the skeleton."
    page = written(tmp_path / "page.html", TWO, notes={"K-3": note})
    assert note in page.words[page.words.rindex("KI-3 Tàixī") :]
    told = page.data["stage"]["points"]
    assert told["KI3"]["note"] == note and told["BL60"]["note"] == ""
    cards = {code: [section for section in told[code]["card"] if note in section["items"]]
             for code in TWO}  # fmt: skip
    assert [len(cards[code]) for code in TWO] == [0, 1]


def test_a_plans_page_names_its_positions_and_who_leaves_out_what_before_any_point(tmp_path):
    plan = LessonPlan(["GV2", "LI4", "BL40"], group="varicose veins", notes={"LI4": "Slowly."})
    page = Page(plan.page(tmp_path / "page.html").read_text(encoding="utf-8"))
    told = page.words.split("In this order")[1].split("Look at each point")[0]
    for code, entry in plan.entries.iterrows():
        assert f"{name_of(code, POINTS)}: {entry.position}, {entry.sides}" in told
    assert "Varicose veins. Leave out: BL-40. Instead of them: GV-2, LI-4." in told
    point = page.words[page.words.rindex("GV-2 Yāoshū") :]
    assert point.index("lying on your side") < point.index(POINTS.press["GV2"])
    assert page.data["stage"]["points"]["LI4"]["note"] == "Slowly."


def test_each_quiz_looks_as_it_does_in_a_notebook():
    """Its rules are all in the page's sheets."""
    there = styles(*SHEETS)
    for quiz in QUIZZES.values():
        missing = [rule for rule in str(quiz._css).split("\n}\n") if rule.strip() not in there]
        assert missing == [], quiz.__name__


def test_it_has_each_quiz_that_its_points_allow(tmp_path):
    def offered(codes):
        quizzes = written(tmp_path / "page.html", codes).data["quizzes"]
        return [(quiz["kind"], quiz["codes"]) for quiz in quizzes]

    back = ["BL23", "BL40", "BL60", "LI4"]
    kinds = ("locate", "rule", "name")
    assert offered(back) == [*((kind, back) for kind in kinds), ("order", back[:3]),
                             ("caution", back)]  # fmt: skip
    assert [kind for kind, _ in offered("KI3")] == [*kinds, "caution"], "one has no order"


def test_points_for_locating_only_are_not_in_its_session(tmp_path):
    page = written(tmp_path / "page.html", ["BL60", "BL61"])
    assert page.data["held"] == ["BL60"]
    assert [point["code"] for point in page.data["stage"]["points"].values()] == ["BL60", "BL61"]
    assert "Not among them: BL-61." in page.words
    alone = written(tmp_path / "page.html", "BL61")
    assert "acupress-session" not in {attributes.get("id") for _, attributes in alone.tags}


def test_a_point_that_no_plate_shows_is_told_in_words(tmp_path):
    code = POINTS.index[POINTS.not_drawn != ""][0]
    page = written(tmp_path / "page.html", [code])
    assert POINTS.not_drawn[code] in page.words
    places = {attributes.get("id") for _, attributes in page.tags}
    assert "acupress-picker" in places and "acupress-stepper" not in places


def test_the_same_plan_gives_the_same_file(tmp_path, two):
    again = write_page(tmp_path / "again.html", TWO, "Two ankles").read_text(encoding="utf-8")
    assert again == two.text


@pytest.mark.parametrize(
    ("path", "points", "options", "words"),
    [
        ("class.pdf", TWO, {}, "give it the ending .html"),
        ("", TWO, {}, "Give the name of the page to write"),
        ("no folder/class.html", TWO, {}, "There is no folder"),
        ("class.html", [], {}, "There are no points"),
        ("class.html", ["BL60", "BL 60"], {}, "BL60 is there more than once"),
        ("class.html", TWO, {"title": " "}, "title is ' '; it must be a text"),
        ("class.html", TWO, {"notes": "Slowly."}, "notes is 'Slowly.'; it must be texts by code"),
        ("class.html", TWO, {"notes": {"KI3": 3}}, "The note for KI3 is 3"),
        ("class.html", TWO, {"notes": {"LI4": "x"}}, "notes: "),
        (
            "class.html",
            TWO,
            {"group": "tall"},
            "group names 'tall', of whom the table says nothing",
        ),
        ("class.html", TWO, {"prepare_seconds": -1}, "prepare_seconds is -1"),
        ("class.html", TWO, {"notse": {}}, "Did you mean notes"),
    ],
)
def test_what_cannot_be_a_page_is_refused_in_a_sentence(tmp_path, path, points, options, words):
    refused = (ValueError, OSError, TypeError, traitlets.TraitError)
    with pytest.raises(refused, match=re.escape(words)) as error:
        write_page(tmp_path / path if path else path, points, **options)
    assert len(str(error.value)) < 400 and not list(tmp_path.iterdir())


def test_all_that_is_wrong_with_notes_is_told_at_once(tmp_path):
    with pytest.raises(ValueError, match="LI4.*The note for KI3"):
        write_page(tmp_path / "class.html", TWO, notes={"LI4": "x", "KI3": None})


def test_an_unknown_point_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(UnknownPoint, match="BL6"):
        write_page(tmp_path / "class.html", ["BL601"])


def test_it_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    file = tmp_path / "class.html"
    file.write_text("as it was")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_page(file, TWO)
    assert [one.name for one in tmp_path.iterdir()] == ["class.html"]
    assert file.read_text() == "as it was"


def test_each_module_of_its_script_keeps_its_names_to_itself():
    script = one_script("page/page.js")
    modules = re.findall(r'^modules\["(.*)"\] = ', script, re.MULTILINE)
    assert modules[-1] == "page/page.js" and len(set(modules)) == len(modules)
    taken = re.findall(r'= modules\["(.*)"\];', script)
    assert all(modules.index(name) >= 0 for name in taken)


def test_an_address_is_a_link_with_its_code(tmp_path):
    page = written(tmp_path / "page.html", "BL60", address=ADDRESS)
    [link] = [a["href"] for tag, a in page.tags if tag == "a" and a["href"][0] != "#"]
    assert link == ADDRESS and ADDRESS in page.words
    code = segno.make(ADDRESS, error="m", micro=False).svg_inline(
        border=4, light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    assert code in page.text


def test_the_address_of_a_lesson_is_where_the_readme_opens_it():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.search(r"\((https://mybinder\S+lab/tree/notebooks/00_start_here\.ipynb)\)", readme)
    assert unquote(as_address("00_start_here")) == told[1]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("javascript:alert(1)", "give what begins with https://"),
        ("file:///home/me/class.html", "give what begins with https://"),
        ("https://", "give what begins with https://"),
        ("https://a b", "give what begins with https://"),
        (3, "address is 3"),
        ("99_nothing", "There is no lesson '99_nothing'. There are: 00_start_here"),
        ("https://example.org/" + "x" * 300, "address has 320 characters"),
    ],
)
def test_what_is_no_address_is_refused(tmp_path, address, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        write_page(tmp_path / "class.html", TWO, address=address)
    assert not list(tmp_path.iterdir())


def test_without_segno_a_sentence_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'acupress\[print\]'"):
        write_page(tmp_path / "class.html", TWO, address="https://example.org")
    assert write_page(tmp_path / "class.html", TWO).exists()


def test_the_command_line_writes_a_page(tmp_path, capsys):
    file = tmp_path / "class.html"
    assert main(["page", str(file), "UB60", "Taixi"]) == 0
    assert Page(file.read_text(encoding="utf-8")).data["codes"] == TWO
    assert str(file) in capsys.readouterr().out
    assert main(["page", str(file)]) == 2
    assert "page needs a file and points" in capsys.readouterr().out
    assert main(["page", str(file), "BL601"]) == 2
    assert "No point is called" in capsys.readouterr().out
