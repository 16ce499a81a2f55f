"""The checks of a point table: each has a sentence and examples, and the course keeps them all."""

import pandas as pd
import pytest

from acupress.facts import checks as rules
from acupress.facts import tables as table
from acupress.facts.columns import NEEDED, PRESSING
from acupress.facts.complaint import Complaint

CHECKS = {check.__name__: check for check in rules.CHECKS}

SAYS_NOTHING = ["nan", "NaN", "-", "–", "n/a", "N/A", "#N/A", "TODO", "?", "none", "x", "…", "0"]

# What breaks each check: cells of a point, by code, changed in the course's table.
BROKEN = {
    "codes_are_well_formed": [
        {"BL23": {"code": code}} for code in ("BL-23", "Bl23", "BL 23", "BL0", "23")
    ],
    "codes_are_unique": [{"BL23": {"code": "LI4"}}],
    "nothing_needed_is_blank": [{"BL23": {column: ""}} for column in NEEDED[1:]],
    "points_are_drawn_or_say_why": [
        {"BL23": {"plate": ""}},
        {"BL60": {"start": "", "toward": "", "fraction": ""}},
        {"BL22": {"not_drawn": "It lies where no plate can show it."}},
    ],
    "pressing_is_told_whole_or_not_at_all": [
        *({"BL22": {column: ""}} for column in PRESSING),
        {"BL22": dict.fromkeys(PRESSING, "") | {"tradition": "Old texts name it."}},
        {"BL60": dict.fromkeys(PRESSING, "")},  # it has a partner to press it with
    ],
    "signs_can_be_shown": [
        {"BL23": {"caution": "Stop\x0b here."}},
        {"BL60": {"english": "\u202eturned round"}},
    ],
    "caution_areas_are_known": [{"BL23": {"caution_areas": "eye knee"}}],
    "numbers_are_numbers": [
        {"BL23": {"aside_cun": "1,5"}},
        {"BL23": {"aside_cun": "3/2"}},
        {"BL60": {"fraction": "half"}},
        {"BL60": {"fraction": "1/0"}},
        *({"BL60": {"fraction": date}} for date in ("01-Feb", "1. Feb", "Feb 01", "2026-02-01")),
        {"BL60": {"hold_seconds": "1.5"}},
        {"BL60": {"back_pain_order": "first"}},
    ],
    "numbers_are_in_range": [
        {"BL23": {"aside_cun": "75.5"}},
        {"BL60": {"fraction": "1.01"}},
        {"BL60": {"hold_seconds": "9"}},
        {"BL60": {"hold_seconds": "601"}},
        {"BL60": {"back_pain_order": "0"}},
    ],
    "words_are_from_their_list": [
        {"BL23": {"sides": "two"}},
        {"BL23": {"pregnancy": "yes"}},
        {"BL23": {"plate": "upper_back"}},
    ],
    "places_are_known": [
        {"BL23": {"start": "medial"}},
        {"BL23": {"start": "posterior_midline"}},
        {"BL60": {"toward": "BL99"}},
        {"BL23": {"aside": "sideways"}},
    ],
    "lines_are_known": [
        {"SP6": {"aside_until": cell}}
        for cell in (
            "medial_malleolus",
            "medial_malleolus >",
            "> superior",
            "superior > medial_malleolus",
            "tibia_medial_border > superior",
            "medial_malleolus > achilles_medial > superior",
            "tibia_medial_border &",
            "tibia_medial_border & nowhere",
            "tibia_medial_border & achilles_front_border & posterior_midline",
        )
    ]
    + [{"BL60": {"via": "lateral_malleolus"}}],
    "spans_are_known": [
        {"BL23": {"aside_span": "back"}},
        {"BL23": {"aside_span": ""}},
        {"BL23": {"aside_cun": ""}},
        {"BL37": {"span": ""}},
    ],
    "moves_are_complete": [
        {"BL60": {"toward": ""}},
        {"BL60": {"fraction": ""}},
        {"BL60": {"cun": "1", "span": "leg_outer"}},
        {"BL60": {"toward": "posterior"}},
        {"BL60": {"toward": "lateral_malleolus"}},
        {"SP6": {"aside": ""}},
        {"SP6": {"aside_cun": "1", "aside_span": "leg_inner"}},
        {"BL60": {"via": "achilles_lateral_border", "fraction": "", "until": "popliteal_crease"}},
        {"BL60": {"via": "achilles_lateral_border", "until": "popliteal_crease"}},
        {"BL60": {"via": "achilles_lateral_border", "toward": "posterior"}},
    ],
    "references_do_not_circle": [
        {"BL22": {"start": "BL22"}},
        {"BL22": {"start": "BL24"}, "BL24": {"start": "BL22"}},
        {"SP6": {"aside_until": "KI7 > superior"}, "KI7": {"start": "SP6"}},
    ],
    "landmarks_are_on_the_plate": [
        {"BL62": {"toward": "medial_malleolus"}},
        {"BL23": {"plate": "hand_dorsum"}},
        {"BL23": {"aside_span": "leg_outer"}},
        {"BL58": {"start": "LI4"}},
        {"BL58": {"plate": "arm_anterior"}},
    ],
    "texts_say_something": [{"BL23": {"caution": cell}} for cell in SAYS_NOTHING]
    + [{"BL60": {"pair_press": cell}} for cell in SAYS_NOTHING]
    + [{"BL23": {column: "#NAME?"}} for column in ("english", "press", "sources")],
    "letters_are_whole": [
        {"BL23": {"hanzi": "??"}},
        {"BL23": {"pinyin": "Sh?nsh?"}},
        {"BL23": {"pinyin": "ShÃ¨nshÅ«"}},
        {"BL23": {"caution": "Not here â€“ never."}},
        {"BL60": {"pair_press": "Pinch â€“ gently."}},
        {"BL23": {"hanzi": "è…Žä¿ž"}},
        {"BL23": {"find": "Sit. | Feel the tip\ufffd. | Press."}},
    ],
    "steps_are_three_or_more": [{"BL23": {"find": "Sit. | Press."}}],
    "partners_are_points": [{"BL60": {"pair_with": "BL99"}}],
    "orders_are_unique": [{"BL24": {"back_pain_order": "2"}}],
}
EXAMPLES = [(name, cells) for name, examples in BROKEN.items() for cells in examples]


@pytest.fixture
def course():
    """The course's table as text."""
    raw = pd.read_csv(table.DATA / "points.csv", dtype=str, keep_default_na=False)
    raw.index += 2
    return raw


@pytest.fixture
def raw(course):
    """Its points for pressing, which have all columns filled."""
    return course[course.press != ""].copy()


@pytest.fixture(scope="module")
def known():
    return table._known()


def change(raw, cells_of_code):
    rows = {code: raw.index[raw.code == code][0] for code in cells_of_code}
    for code, cells in cells_of_code.items():
        for column, value in cells.items():
            raw.loc[rows[code], column] = value
    return set(rows.values())


@pytest.mark.parametrize("name", CHECKS)
def test_the_course_keeps_every_rule(course, known, name):
    assert [str(fault) for fault in CHECKS[name](course, known)] == []


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_in_one_sentence_what_it_asks(name):
    sentence = CHECKS[name].__doc__.splitlines()[0]  # what it yields may stand below
    assert sentence.endswith(".") and len(sentence) > 20


def test_every_check_has_an_example_that_breaks_it():
    without_rows = {"there_are_points"}  # broken below, not by a cell
    assert set(BROKEN) | without_rows == set(CHECKS)


@pytest.mark.parametrize(("name", "cells"), EXAMPLES, ids=[f"{n}-{c}" for n, c in EXAMPLES])
def test_a_broken_rule_is_found_in_its_row_and_nowhere_else(raw, known, name, cells):
    rows = change(raw, cells)
    found = list(CHECKS[name](raw, known))
    assert found and {fault.row for fault in found} <= rows
    assert {fault.check for fault in found} == {name}
    assert set(found) <= set(rules.complaints(raw, known))


def test_a_doubled_column_is_found_and_a_missing_code_with_what_is_there_instead(raw):
    broken = raw.rename(columns={"caveat": "press"})
    [fault] = rules.headings_are_clear(broken)
    assert (fault.column, fault.row) == ("press", 1) and "twice" in fault.remedy
    [fault] = rules.headings_are_clear(raw[["pinyin", "plate"]])
    assert fault.remedy.endswith(
        "no column is called code; the headings here are: 'pinyin', 'plate'"
    )


def test_a_table_without_rows_is_found_and_nothing_else_about_it(raw, known):
    assert [fault.check for fault in rules.complaints(raw[:0], known)] == ["there_are_points"]


@pytest.mark.parametrize(
    "cell",
    [
        "tibia_medial_border",
        "medial_malleolus > achilles_medial",
        "medial_malleolus > superior",
        "KI3>superior",
        "tibia_medial_border & achilles_front_border",
        "medial_malleolus > superior & tibia_medial_border",
    ],
)
def test_every_way_to_name_a_line_is_understood(raw, known, cell):
    change(raw, {"SP6": {"aside_until": cell}})
    assert rules.complaints(raw, known) == []


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1/3", 1 / 3), ("1 of 3", 1 / 3), ("6/14", 6 / 14), ("0.25", 0.25), ("0", 0), ("07", 7)],
)
def test_fractions_and_decimals_are_numbers(cell, number):
    assert rules.as_number(cell) == number


@pytest.mark.parametrize(
    "cell", ["", "1/0", "1/-3", "-1", "1,5", ".5", "1/2/3", "½", "1 / 2", "inf"]
)
def test_anything_else_is_no_number(cell):
    assert pd.isna(rules.as_number(cell))


def test_a_complaint_reads_as_one_line():
    complaint = Complaint("check", 4, "cun", "1,5", "write a decimal point, not a comma")
    assert str(complaint) == "row 4, column cun: '1,5' – write a decimal point, not a comma"
