"""Whatever stands in a table's cells or a plan's fields is shown as text, on every product."""

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET

import labdriver
import numpy as np
import openpyxl
import pandas as pd
import pypdf
import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from PIL import Image

import acupress as ap
from acupress.body.export import as_csv, as_geojson, as_json
from acupress.facts import signs
from acupress.teaching import paper

HOSTILE = (
    '=HYPERLINK("http://x.invalid","y") @SUM(1) </style></svg></script>'
    '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"> ]]> <![CDATA[x]]> '
    r'#eval("1") #image("x") $x^2$ \ \(y\) *b* _i_ @ref <lab> // /* `r` {{Told}} ${1} [sound:x] '
    "&amp; &#60; 'q' e\u200frtl"
)
LONG = "W" * 120
COLUMNS = (
    "english region location press caution caveat sources tradition pair_press meridian".split()
)
CODES = ["BL23", "LI4"]


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module")
def points():
    """Two rows of which every text is hostile, as they come out of a workbook."""
    cells = {"code": CODES, **{name: [HOSTILE] * 2 for name in COLUMNS}}
    cells |= {"pinyin": [f"{HOSTILE[:60]} {LONG}"] * 2, "find": [" | ".join([HOSTILE] * 3)] * 2}
    content = io.BytesIO()
    pd.DataFrame(cells).to_excel(content, index=False)
    book = openpyxl.load_workbook(content)
    for line in book.active.iter_rows(min_row=2):
        for cell in line:
            cell.data_type = "s"  # typed as text, with the sign before it that says so
    content = io.BytesIO()
    book.save(content)
    own = ap.OwnTable()
    own.upload._handle_custom_msg({"file": f"{HOSTILE}.xlsx"}, [content.getvalue()])
    assert own.faults == [] and list(own.table.index) == CODES
    assert own.table.english["LI4"] == own.table.press["LI4"] == HOSTILE
    own.row.value = "LI4"
    return own


@pytest.fixture(scope="module")
def plan(points):
    notes = dict.fromkeys(CODES, f"{HOSTILE} {LONG}")
    return ap.LessonPlan(points.table, title=HOSTILE[:190], notes=notes, group="pregnancy")


def test_a_browser_shows_it_as_text_and_runs_nothing(points, plan, tmp_path):
    plan.page(tmp_path / "page.html")
    figure = ap.show_point("LI4", points=plan.table)
    figure.savefig(tmp_path / "figure.svg")
    ET.parse(tmp_path / "figure.svg")
    parts = [points.told.value, points.preview.value, points.look.value, figure._repr_html_()]
    parts += [one._repr_html_() for one in (
        plan, plan.show_exclusions(), plan.show_timeline(), ap.point_card("LI4", plan.table),
        ap.before_you_press(plan.points), ap.self_check("LI4", plan.table),
    )]  # fmt: skip
    with labdriver.chromium() as browser:
        page = labdriver.new_page(browser, allowed="file:|data:|blob:|about:")
        page.set_content("<!doctype html><meta charset=utf-8>" + "\n".join(parts))
        shown = squeezed(page.locator("body").inner_text())
        assert shown.count(squeezed(HOSTILE)) > 20 and squeezed(LONG) in shown
        strange = "document.querySelectorAll('script, img:not([src^=\"data:image/\"])').length"
        assert page.evaluate(f"[window.hacked === undefined, {strange}]") == [True, 0]
        page.goto((tmp_path / "figure.svg").as_uri())
        assert page.evaluate("window.hacked === undefined")
        page.goto((tmp_path / "page.html").as_uri())
        page.wait_for_selector("html.acupress-lives")
        assert page.evaluate("[window.hacked === undefined, document.images.length]") == [True, 0]
        assert page.title().startswith(HOSTILE[:100])
        assert page.outside == [] and labdriver.console_errors(page) == []


@pytest.mark.parametrize("kind", ["handout", "cards", "poster", "quiz"])
def test_papers_show_it_as_text_within_their_margins(plan, tmp_path, monkeypatch, kind):
    made = []
    monkeypatch.setattr(paper, "write", lambda path, *told: made.extend(told))
    getattr(plan, kind)(tmp_path / "paper.pdf")
    pdf = pypdf.PdfReader(io.BytesIO(paper.compiled(*made)))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert squeezed(HOSTILE[:60]) in squeezed(text) and "\u200b" not in text
    assert LONG in squeezed(text)
    pages = paper.compiled(*made, format="png", pdf_standards=[], ppi=50)
    for page in pages if isinstance(pages, list) else [pages]:
        pixels = np.array(Image.open(io.BytesIO(page)).convert("L"))
        edge = int(4 / 25.4 * 50)  # cards are cut at 5 mm
        assert (pixels[:, :edge] > 250).all() and (pixels[:, -edge:] > 250).all()


def test_moodle_and_anki_take_it_as_text(plan, tmp_path):
    plan.moodle(tmp_path / "quiz.xml")
    written = (tmp_path / "quiz.xml").read_text(encoding="utf-8")
    texts = [element.text or "" for element in ET.fromstring(written).iter("text")]
    shown = squeezed(html.unescape(re.sub("<[^>]*>", "", " ".join(texts))))
    assert squeezed(HOSTILE[:60]) in shown and not re.search("<(script|img src=x)", " ".join(texts))
    plan.anki(tmp_path / "deck.apkg")
    anki = Collection(str(tmp_path / "collection.anki2"))
    request = ImportAnkiPackageRequest(
        package_path=str(tmp_path / "deck.apkg"), options=ImportAnkiPackageOptions()
    )
    anki.import_anki_package(request)
    made = " ".join(anki.get_card(one).render_output().answer_text for one in anki.find_cards(""))
    anki.close()
    assert squeezed(HOSTILE) in squeezed(html.unescape(re.sub("<[^>]*>", "", made)))
    assert not re.search("<(script|img src=x)", made)


def test_a_plan_is_kept_as_it_was_written(plan, tmp_path):
    plan.save(tmp_path / "plan.json")
    again = ap.load_plan(tmp_path / "plan.json")
    assert again.title == plan.title and again.notes == plan.notes
    assert again.points[COLUMNS].equals(plan.points[COLUMNS])


def test_an_export_that_a_spreadsheet_opens_begins_no_cell_as_a_formula():
    row = dict.fromkeys("plate side own x y width height mm_per_unit span cun_units".split())
    texts = [HOSTILE, "@SUM(1)", "+1", "-1", "\t=1", "a = b", '"; =1']
    rows = [{"code": "LI4", **row, "not_drawn": text} for text in texts]
    cells = [one["not_drawn"] for one in csv.DictReader(io.StringIO(as_csv(rows)))]
    assert cells == [f"'{text}" for text in texts[:5]] + texts[5:]
    assert [one["not_drawn"] for one in json.loads(as_json(rows))] == texts
    features = json.loads(as_geojson(rows)["not_drawn"])["features"]
    assert [one["properties"]["not_drawn"] for one in features] == texts


@pytest.mark.parametrize(
    "sign", ["\0", "\a", "\x1b", "\x85", "\u202e", "\u2067", "\ufffe", "\ud800"]
)
def test_what_nothing_can_show_is_refused_where_it_comes_in(sign):
    told = f"U+{ord(sign):04X}"
    table = pd.DataFrame({"code": CODES, "press": ["Press.", f"Press{sign}here."]})
    with pytest.raises(ap.TableError, match=rf"row 3, column press: .*\({re.escape(told)}\)"):
        ap.load_points(table)
    for wish in ({"title": f"a{sign}b"}, {"notes": f"a{sign}b"}):
        with pytest.raises(ValueError, match=re.escape(told)):
            ap.LessonPlan(CODES, **wish)
    assert signs.unshown(HOSTILE + " תרגול\u200f عربي \n\t") == ""
