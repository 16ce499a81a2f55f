"""People write a point in many ways: each finds this point, or is refused, never another one."""

from pathlib import Path

import pandas as pd
import pytest

from acupress import UnknownPoint, load_points, taught
from acupress.facts.csvfile import DATA
from acupress.facts.name_tables import who_names
from acupress.facts.names import find_code, shown_code, spellings
from acupress.facts.written import plain

# What books, charts, files and programs print, by kind; what is refused, with whom it must name.
FORMS = pd.read_csv(Path(__file__).parent / "written_forms.csv", dtype=str, keep_default_na=False)
FOUND = FORMS[FORMS.means != ""]
REFUSED = FORMS[FORMS.means == ""]


def text_of(name):
    return pd.read_csv(DATA / name, dtype=str, keep_default_na=False)


@pytest.mark.parametrize(
    ("written", "code"), list(zip(FOUND.written, FOUND.means, strict=True)), ids=FOUND.kind
)
def test_a_point_is_found_however_it_is_written(written, code):
    assert find_code(written, load_points()) == code


@pytest.mark.parametrize(
    ("written", "named", "kind"),
    list(zip(REFUSED.written, REFUSED.refused_naming.str.split(), REFUSED.kind, strict=True)),
    ids=REFUSED.kind,
)
def test_what_is_no_single_point_is_refused_and_all_it_could_be_are_named(written, named, kind):
    points = taught(load_points()) if kind == "not in the table" else load_points()
    with pytest.raises(UnknownPoint) as error:
        find_code(written, points)
    assert sorted(error.value.candidates) == sorted(named)
    assert all(code in str(error.value) for code in named)


@pytest.mark.parametrize(
    "written", ["BL\u00a060", "BL\u200b60", "BL\u201160", "BL\u221260", "\ufeffBL60", "B\u00adL60"]
)
def test_odd_blanks_and_dashes_of_files_and_web_pages_do_not_matter(written):
    assert find_code(written, load_points()) == "BL60"


def test_letters_keep_their_marks_however_these_are_coded():
    assert find_code("Du\u0308 3", load_points()) == find_code("D\u00fc3", load_points()) == "SI3"
    assert find_code("Du 3", load_points()) == "GV3"


@pytest.mark.parametrize("wanted", [None, 23, 2.5, ["BL60"], b"BL60", float("nan")], ids=repr)
def test_what_is_no_text_is_refused_in_a_sentence(wanted):
    with pytest.raises(
        UnknownPoint, match="^No point can be read from .*: write one as text, like"
    ):
        find_code(wanted, load_points())


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (
            "Weizong",
            "No point is called 'Weizong'. "
            "Did you mean BL40 Wěizhōng, BL39 Wěiyáng or BL50 Wèicāng?",
        ),
        ("IG3", "'IG3' can mean LI3 Sānjiān or SI3 Hòuxī: write one of these codes."),
        ("BL99", "No point is called 'BL99': BL has the points BL1 to BL67."),
        (
            "BL60 Hegu",
            "'BL60 Hegu' names several points: BL60 Kūnlún and LI4 Hégǔ. "
            "Write one of them, or give a list of codes.",
        ),
        (
            "BL2-3",
            'No point is called \'BL2-3\'. For several points give a list, like ["LI4", "BL60"].',
        ),
        ("", 'No point is called \'\'. Write a code like "BL60" or a name like "Kunlun".'),
    ],
)
def test_the_sentence_says_what_to_do(wanted, sentence):
    with pytest.raises(UnknownPoint) as error:
        find_code(wanted, load_points())
    assert str(error.value) == sentence


def test_a_point_of_the_whos_list_that_a_table_has_not_is_told_as_such():
    with pytest.raises(UnknownPoint) as error:
        find_code("ST25", taught(load_points()))
    assert str(error.value) == "ST25 Tiānshū is a point of the WHO's list, but not in this table."


def test_the_nearest_three_are_named_not_all():
    with pytest.raises(UnknownPoint) as error:
        find_code("Kulun", load_points())
    assert "BL60 Kūnlún" in str(error.value) and len(str(error.value)) < 150


def test_every_code_and_name_of_the_table_finds_its_point():
    points = load_points()
    for column in ("pinyin", "hanzi", "english"):
        names = points[column].map(plain)
        once = points.loc[~names.duplicated(keep=False), column]
        assert [find_code(name, points) for name in once] == once.index.to_list()
    for code in points.index:
        assert find_code(code, points) == find_code(shown_code(code), points) == code


def test_a_teachers_own_code_and_name_are_found_in_her_table():
    points = load_points().rename(index={"LI3": "ZZ1"})
    points.loc["ZZ1", ["pinyin", "hanzi"]] = ["Xīndiǎn", "新點"]
    assert find_code("zz-1", points) == find_code("xindian", points) == "ZZ1"
    assert find_code("新点", points) == "ZZ1"


def test_her_name_that_is_also_another_points_is_refused():
    points = load_points().rename(index={"LI3": "ZZ1"})
    points.loc["ZZ1", "pinyin"] = "Hégǔ"
    with pytest.raises(UnknownPoint, match="'Hegu' can mean LI4 Hégǔ or ZZ1"):
        find_code("Hegu", points)


# --- what a search in the browser looks through ---------------------------------------------------


def test_what_is_found_by_letters_or_name_is_found_in_a_search():
    """A search compares plain text; remarks and mixtures are not for it."""
    points = load_points()
    kinds = "letters|meridian in words|pinyin|Wade-Giles|signs|Korean|gloss"
    for form in FOUND[FOUND.kind.str.contains(kinds)].itertuples():
        if not form.written.startswith(("no.", "Point")):
            keys = [plain(key) for key in spellings(form.means, points.loc[form.means])]
            assert plain(form.written) in keys, form


def test_no_spelling_leads_to_another_point():
    points = load_points()
    for code, row in points.iterrows():
        for spelling in spellings(code, row):
            try:
                assert find_code(spelling, points) == code, spelling
            except UnknownPoint as error:  # two spots of one name, or names alike but for tones
                assert len(error.candidates) > 1 and code in error.candidates, spelling


def test_letters_that_could_be_another_meridians_are_no_spelling():
    points = load_points()
    assert "ig3" not in spellings("LI3", points.loc["LI3"])
    assert "ig3" not in spellings("SI3", points.loc["SI3"])
    assert "b60" in spellings("BL60", points.loc["BL60"])  # SP has no 60th point


# --- the tables of names --------------------------------------------------------------------------


def test_the_names_are_those_of_the_whos_361_points_and_of_the_courses():
    names = text_of("names.csv").set_index("code")
    counts = names.index.str.extract("^([A-Z]+)", expand=False).value_counts().to_dict()
    assert counts == {
        "LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67, "KI": 27, "PC": 9,
        "TE": 23, "GB": 44, "LR": 14, "GV": 28, "CV": 24, "EX": 2,
    }  # fmt: skip
    points = load_points()
    of = [code if code in names.index else code.rstrip("ab") for code in points.index]
    assert names.hanzi[of].to_list() == points.hanzi.to_list()
    assert names.pinyin[of].map(plain).to_list() == points.pinyin.map(plain).to_list()


def test_no_two_points_share_their_chinese_signs_whichever_form_is_written():
    names, signs = text_of("names.csv"), text_of("signs.csv")
    assert signs.written.is_unique and (signs.written.str.len() == 1).all()
    same = names.hanzi.map(lambda name: name.translate(str.maketrans(dict(signs.values[:, :2]))))
    assert same.is_unique


def test_letters_mean_meridians_and_each_row_has_its_source():
    letters = text_of("meridian_letters.csv")
    assert set(letters.meridian) == set(
        "LU LI ST SP HT SI BL KI PC TE GB LR GV CV".split()
    )  # fmt: skip
    assert not letters.duplicated(["letters", "meridian"]).any()
    for name in ("names.csv", "signs.csv", "meridian_letters.csv"):
        assert (text_of(name).source != "").all()


@pytest.mark.parametrize(
    ("code", "meridian"),
    [
        *[("LU1", "Lung"), ("LI1", "Large Intestine"), ("ST1", "Stomach"), ("SP1", "Spleen")],
        *[("HT1", "Heart"), ("SI1", "Small Intestine"), ("BL1", "Bladder"), ("KI1", "Kidney")],
        *[("PC1", "Pericardium"), ("TE1", "Triple Energizer"), ("GB1", "Gallbladder")],
        *[("LR1", "Liver"), ("GV1", "Governor Vessel"), ("CV1", "Conception Vessel")],
    ],
)
def test_a_points_meridian_is_called_as_the_who_calls_it(code, meridian):
    assert who_names()[code][2] == meridian


def test_the_courses_meridians_are_called_as_those_of_the_whos_list():
    called = {code: names[2] for code, names in who_names().items()}
    points = load_points()
    of = [code if code in called else code.rstrip("ab") for code in points.index]
    assert points.meridian.to_list() == [called[code] for code in of]


def test_a_name_that_a_table_writes_without_tones_still_means_all_who_are_called_so():
    mine = load_points().rename(index={"BL23": "GB32"})
    mine.loc["GB32", "pinyin"] = "Zhongdu"
    with pytest.raises(UnknownPoint) as error:
        find_code("zhongdu", mine)
    assert error.value.candidates == ["GB32", "LR6"]
