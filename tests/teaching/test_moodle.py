"""Questions for Moodle, read by its own rules: whole pixels, zones within pictures, text as text.

The rules are those of question/type/ddmarker/questiontype.php and shapes.php of Moodle.
"""

import base64
import html.parser
import io
import re
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

import acupress as ap
from acupress.body.load import load_plate
from acupress.learning.targets import targets

HOSTILE = (
    r'<script>alert(1)</script> =1+1 \(x^2\) $$x$$ {mlang} [tex]x[/tex] & "quoted" @@PLUGINFILE@@'
)


class Shown(html.parser.HTMLParser):
    """What one reads of HTML, and the elements it is made of."""

    def __init__(self, text):
        super().__init__()
        self.words, self.tags = "", set()
        self.feed(text)

    def handle_data(self, data):
        self.words += data

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)


class Question:
    """A question as Moodle imports it."""

    def __init__(self, element):
        self.asked = element.findtext("questiontext/text")
        self.feedback = element.findtext("generalfeedback/text")
        self.picture = Image.open(io.BytesIO(base64.b64decode(element.findtext("file"))))
        self.choices = {drag.findtext("no"): drag for drag in element.findall("drag")}
        self.drops = [Zone(drop) for drop in element.findall("drop")]
        self.markers = [drag.findtext("text") for drag in self.choices.values()]
        self.is_infinite = all(drag.find("infinite") is not None for drag in self.choices.values())


class Zone:
    """A circle, read as shapes.php does: blanks aside, "x,y;r", each of digits only."""

    def __init__(self, element):
        assert element.findtext("shape") == "circle"
        self.choice, self.number = element.findtext("choice"), element.findtext("no")
        place, radius = re.sub(r"\s", "", element.findtext("coords")).split(";")
        numbers = [*place.split(","), radius]
        assert len(numbers) == 3 and all(re.fullmatch("[0-9]+", one) for one in numbers)
        self.x, self.y, self.radius = map(int, numbers)

    def is_inside(self, size):
        corners = [(self.x - self.radius, self.y - self.radius)]
        corners += [(self.x + self.radius, self.y + self.radius)]
        return all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in corners)


def questions(path):
    return [Question(one) for one in ET.parse(path).getroot() if one.get("type") == "ddmarker"]


@pytest.fixture(scope="module")
def plan():
    return ap.LessonPlan(["LI4", "BL23", "GV4", "BL60", "BL40"], title="Low/back <1>")


@pytest.fixture(scope="module")
def made(plan, tmp_path_factory):
    path = tmp_path_factory.mktemp("moodle") / "quiz.xml"
    plan.moodle(path)
    return path


def test_there_is_one_question_a_point_in_a_category_of_the_plans_title(made, plan):
    category, *asked = ET.parse(made).getroot()
    assert category.findtext("category/text") == "$course$/top/Low//back &lt;1&gt;"
    names = [f"Where is {code[:2]}-{code[2:]}?" for code in plan.codes]
    assert [one.findtext("name/text") for one in asked] == names


def test_pictures_open_and_are_no_larger_than_moodle_leaves_them(made):
    for question in questions(made):
        assert question.picture.format == "PNG"
        wide, tall = question.picture.size
        assert wide <= 600 and tall <= 400 and (wide >= 598 or tall >= 398)


def test_zones_lie_within_their_picture_and_name_a_marker(made):
    for question in questions(made):
        for zone in question.drops:
            assert zone.is_inside(question.picture.size) and zone.choice in question.choices


@pytest.mark.parametrize("tolerance", [None, 0.3])
def test_zones_are_where_the_rule_computes_the_place_as_wide_as_the_tolerance(
    tolerance, plan, tmp_path
):
    plan.moodle(tmp_path / "q.xml", tolerance=tolerance)
    sought = targets(plan.codes, plan.table, tolerance).items()
    for (code, target), question in zip(sought, questions(tmp_path / "q.xml"), strict=True):
        # The page of these plates holds their zones, so it fills the picture.
        scale = question.picture.size[0] / load_plate(target["plate"]).width
        assert len(question.drops) == len(target["places"])
        for zone, place in zip(question.drops, target["places"], strict=True):
            spot = ap.locate(code, side=place["side"].replace("midline", "right"))
            assert abs(zone.x - spot.x * scale) <= 1 and abs(zone.y - spot.y * scale) <= 1, code
            assert abs(zone.radius - target["tolerance"] * target["unit"] * scale) <= 1, code


def test_a_zone_that_reaches_over_the_plates_edge_gets_room(tmp_path):
    ap.LessonPlan(["BL60"]).moodle(tmp_path / "q.xml", tolerance=5)
    (question,) = questions(tmp_path / "q.xml")
    assert question.drops[0].is_inside(question.picture.size)


def test_where_the_plate_shows_both_sides_both_are_asked_for(made, plan):
    by_code = dict(zip(plan.codes, questions(made), strict=True))
    assert len(by_code["BL23"].drops) == 2 and by_code["BL23"].is_infinite
    assert "both sides" in by_code["BL23"].asked and "both sides" not in by_code["LI4"].asked
    assert len(by_code["LI4"].drops) == len(by_code["GV4"].drops) == 1


def test_the_answer_tells_the_caution_first_then_the_rule_in_steps(made, plan):
    for code, question in zip(plan.codes, questions(made), strict=True):
        told = Shown(question.feedback).words
        steps = [step.words for step in ap.locate(code).steps]
        places = [told.index(words) for words in (plan.points.caution[code], *steps)]
        assert places[0] == min(places) and "cun from the place" in told


def test_what_a_table_says_is_shown_as_text(tmp_path):
    table = ap.load_points().loc[["BL23"]].copy()
    table["pinyin"], table["caution"] = HOSTILE, f"Stop. {HOSTILE}"
    ap.LessonPlan(table, title=HOSTILE).moodle(tmp_path / "q.xml")
    (question,) = questions(tmp_path / "q.xml")
    for text in (question.feedback, question.asked, *question.markers):
        shown = Shown(text)
        assert HOSTILE in shown.words
        assert shown.tags <= {"p", "strong", "ol", "ul", "li", "span"}
    for text in (question.feedback, question.asked):  # nor are they formulas or other filters' own
        assert not re.search(r"\\[([]|\$\$|\[tex|@@|\{m", text)


def test_it_is_written_whole_or_not_at_all_and_says_what_cannot_be(plan, tmp_path):
    with pytest.raises(ValueError, match="^tolerance is a number of cun from 0.05 to 5"):
        plan.moodle(tmp_path / "q.xml", tolerance="near")
    with pytest.raises(FileNotFoundError, match="There is no folder"):
        plan.moodle(tmp_path / "nowhere" / "q.xml")
    assert not list(tmp_path.iterdir())
