"""What is said for safety: every sign is there, one text in one place, and none can fall silent."""

import json

import pandas as pd
import pytest

from acupress.facts import safety, tables
from acupress.facts.tables import load_guidance, load_points

FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]


def advice(kind):
    return " ".join(load_guidance(kind).text)


@pytest.fixture(scope="module")
def points():
    return load_points()


@pytest.fixture
def told(points):
    return safety.gate(FIVE, points)


def question(told, kind):
    return next(asked for asked in told["questions"] if asked["kind"] == kind)


# --- the signs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sign",
    [
        "weakness or numbness in both legs",
        "(the saddle area)",
        "Trouble starting to pee, or losing control of your bladder or bowel",
        "Chest pain.",
        "serious accident",
        "sexual function",
        "Sudden tearing pain in your back or belly",
        "sudden breathlessness",
    ],
)
def test_emergency_signs_are_all_named(sign):
    assert sign in advice("emergency")


@pytest.mark.parametrize(
    "sign",
    [
        "Fever",
        "Weight loss you did not plan",
        "A lump, a swelling or a change in the shape of your back",
        "does not get better with rest, or is worse at night",
        "worse when you sneeze, cough or poo",
        "between your shoulder blades",
        "A minor fall or knock before the pain began, if you are over about 50",
        "one leg or calf newly swollen, hot, red or painful. It could be a clot",
        "New weakness or numbness of one leg, or a foot that drops",
        "if you have ever had cancer, if your immunity is lowered, if you inject drugs",
        "under about 20 or over about 55",
    ],
)
def test_signs_for_the_same_day_are_all_named(sign):
    assert sign in advice("urgent")


def test_osteoporosis_alone_sends_nobody_away():
    """It counts with a minor injury; by itself it is no sign."""
    for sign in [*load_guidance("emergency").text, *load_guidance("urgent").text]:
        if "osteoporosis" in sign or "steroid" in sign:
            assert "fall or knock" in sign


@pytest.mark.parametrize(
    "case",
    "platelets,INR,fragile skin,Blood-thinning,Heart disease,clots,chronic illness,Cancer,"
    "back injury,osteoporosis,arthritis,spinal injury,bone disease".split(","),
)
def test_what_to_ask_a_doctor_about_first_is_all_named(case):
    assert case in advice("ask_first")


@pytest.mark.parametrize(
    "place",
    "blistered skin,bruises,new scars or scar tissue,open wound,inflamed,tubes,varicose veins,"
    "suspected clot,behind the knee,broken bone,sprain,tumour,arteries of the neck,eyes,"
    "lymph nodes,Numb feet".split(","),
)
def test_places_to_leave_out_are_all_named(place):
    assert place in advice("avoid")


def test_a_possible_clot_is_never_only_left_unpressed(points):
    """Whoever speaks of a clot on the leg says to have it seen the same day."""
    (line,) = [text for text in load_guidance("avoid").text if "clot" in text]
    assert "doctor the same day" in line


def test_the_dose_is_the_articles():
    said = advice("press")
    assert "1 to 2 minutes, on both sides of the body, once or twice a day" in said
    assert "Gentle is enough: hard or deep pressure is neither needed nor recommended" in said
    assert "most tender place" in said and "Missing the exact spot is not a failure" in said


@pytest.mark.parametrize(
    "care", ["warm on your low back", "hips and hamstrings", "Keep moving", "Drink water"]
)
def test_aftercare_is_the_articles(care):
    assert care in advice("aftercare")


def test_reasons_of_the_aftercare_are_marked_as_the_clinics():
    reasons = ("alignment", "lubricates", "dehydrated")
    told = [text for text in load_guidance("aftercare").text if any(r in text for r in reasons)]
    assert len(told) == 3 and all("The clinic's reason:" in text for text in told)


def test_the_disclaimer_says_what_this_is_not():
    said = advice("disclaimer")
    assert "For education and information only: not medical advice, diagnosis or treatment" in said
    assert "no substitute for professional care" in said and "see a qualified professional" in said


def test_guidance_is_numbered_within_its_kind():
    for _, rows in load_guidance().groupby(["kind", "about"]):
        assert rows.order.astype(int).to_list() == list(range(1, len(rows) + 1))


# --- the gate -------------------------------------------------------------------------------------


def test_the_gate_is_plain_json_in_the_order_to_ask(told):
    assert json.loads(json.dumps(told)) == told
    kinds = [asked["kind"] for asked in told["questions"]]
    assert kinds == ["emergency", "urgent", "pregnancy", "ask_first"]


def test_every_question_has_its_words_and_a_refusal(told):
    for asked in told["questions"]:
        assert all(asked[part] for part in ("title", "ask", "yes", "no", "lines"))
        assert asked["refusal"]["title"] and asked["refusal"]["lines"]
    assert all(told["places"].values())


def test_a_long_hold_is_one_longer_than_the_article_advises(told):
    assert told["long_hold"]["over"] == 120
    assert "the clinic article's 1 to 2 minutes" in told["long_hold"]["text"]
    assert "stop sooner whenever it feels like enough" in told["long_hold"]["text"]


def test_every_line_of_advice_reaches_the_session(told):
    said = json.dumps(told, ensure_ascii=False)
    for kind in ("emergency", "urgent", "pregnancy", "ask_first", "avoid", "press", "aftercare"):
        for text in load_guidance(kind).text:
            assert json.dumps(text, ensure_ascii=False)[1:-1] in said, text


def test_agreement_leads_on_where_a_doctor_can_agree(told):
    agreed = {asked["kind"]: bool(asked["agreed"]) for asked in told["questions"]}
    assert agreed == {"emergency": False, "urgent": False, "pregnancy": True, "ask_first": True}


@pytest.mark.parametrize("kind", ["emergency", "urgent"])
def test_one_sign_is_enough(told, kind):
    assert "any one of these" in question(told, kind)["ask"]
    assert "One sign is enough to ask" in advice("framework")


def test_help_is_named_for_anyone_anywhere(told):
    lines = " ".join(question(told, "emergency")["refusal"]["lines"])
    assert "112 in Europe, 911 in North America, 999 in the UK" in lines
    assert "Do not press any points" in lines
    assert "the same day (in the UK" in " ".join(question(told, "urgent")["refusal"]["lines"])


def test_pregnancy_reasons_are_those_of_the_points_chosen(points):
    lines = " ".join(
        question(safety.gate(["SP6", "BL57"], points), "pregnancy")["refusal"]["lines"]
    )
    assert "SP-6" in lines and "BL-57" in lines and "without your midwife's or doctor's" in lines
    assert "LI-4" not in lines and "BL-23" not in lines


def test_pregnancy_words_group_the_points(told):
    assert question(told, "pregnancy")["lines"] == [
        "On every list seen that names points: LI-4.",
        "On some lists, or in a region that one list warns of: BL-23, BL-60.",
        "On no list seen, which does not prove it safe: BL-40, KI-3.",
    ]


# --- the stop signs -------------------------------------------------------------------------------


def test_card_and_session_say_the_same(points, told):
    for section in safety.stop_signs(FIVE, points):
        asked = [one for one in told["questions"] if one["title"] == section.title]
        if asked and asked[0]["kind"] != "pregnancy":
            assert asked[0]["lines"] == list(section.items)
            assert section.lead.startswith(asked[0]["refusal"]["lines"][0])


def test_cautions_of_the_points_stand_open(points):
    opened = [section for section in safety.stop_signs(FIVE, points) if not section.folded]
    said = " ".join(item for section in opened for item in section.items)
    assert all(points.caution[code] in said for code in FIVE)


def changed(**cells):
    """The guidance with one row more, and the file's lines in another order."""
    row = {"about": "", "shown": "how", "order": 99, "source": "a test", **cells}
    more = pd.DataFrame([row], index=["new_row"])
    return pd.concat([more, load_guidance().iloc[::-1]])


def test_a_row_more_or_other_lines_first_never_silence_gentle_is_enough(monkeypatch, points):
    table = changed(kind="press", text="Trim your nails first.")
    monkeypatch.setattr(tables, "load_guidance", lambda kind=None: table)
    shown = [item for section in safety.stop_signs(FIVE, points) for item in section.items]
    assert any(item.startswith("Gentle is enough") for item in shown)
    assert any(item.startswith("Stop at sharp pain") for item in shown)
    assert "Trim your nails first." not in shown
    assert "Trim your nails first." in safety.gate(FIVE, points)["how"]


def test_guidance_comes_in_its_order_whatever_the_lines_of_the_file():
    for kind in ("emergency", "urgent", "press"):
        assert load_guidance(kind).order.astype(int).is_monotonic_increasing


# --- the marks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("avoid", "⚠ not in pregnancy"),
        ("disputed", "⚠ not in pregnancy"),
        ("none named", "⚠ read the caution"),
    ],
)
def test_a_mark_says_what_the_pregnancy_word_means(word, mark):
    assert safety.caution_mark(word) == mark


def test_every_pregnancy_word_of_the_table_has_its_mark(points):
    assert all(safety.caution_mark(word) for word in points.pregnancy.unique())
    with pytest.raises(KeyError, match="safe"):
        safety.caution_mark("safe")
