"""The one way to take points: a table, rows of one, codes, one code; never without their table."""

import copy
import pickle

import pandas as pd
import pytest

from acupress import LocateError, TableError, UnknownPoint, load_points
from acupress.facts.choice import chosen


@pytest.fixture
def mine():
    """A teacher's table: her BL60, from which BL58's rule starts, is not the course's."""
    points = load_points()
    points.loc["BL60", "fraction"] = 0.125
    return points


@pytest.mark.parametrize(
    "given",
    [
        ["LI-4", "Kunlun"],
        ("li 4", "崑崙"),
        pd.Index(["LI4", "BL60"]),
        pd.Series(["LI4", "BL60"]),
        iter(["LI4", "BL60"]),
    ],
    ids=lambda given: type(given).__name__,
)
def test_codes_are_taken_in_any_spelling_and_keep_their_order(given):
    codes, table = chosen(given)
    assert codes == ["LI4", "BL60"]
    pd.testing.assert_frame_equal(table, load_points())


def test_one_code_and_a_whole_table_are_taken():
    assert chosen("Weizhong")[0] == ["BL40"]
    codes, table = chosen(load_points())
    assert codes == load_points().index.to_list()
    pd.testing.assert_frame_equal(table, load_points())


WAYS_TO_TAKE_BL58 = {
    "loc": lambda t: t.loc[["BL58"]],
    "query": lambda t: t.query("code == 'BL58'"),
    "mask": lambda t: t[t.pinyin == "Fēiyáng"],
    "head": lambda t: t.loc["BL58":].head(1),
    "sorted tail": lambda t: t.sort_values("pinyin").loc[["BL58"]],
    "copy": lambda t: t.loc[["BL58"]].copy(),
    "deepcopy": lambda t: copy.deepcopy(t.loc[["BL58"]]),
    "pickle": lambda t: pickle.loads(pickle.dumps(t.loc[["BL58"]])),
    "another column": lambda t: t.loc[["BL58"]].assign(notes="mine"),
    "concat": lambda t: pd.concat([t.loc[["BL58"]], t.loc[["LI4"]]]).iloc[[0]],
    "filter": lambda t: t.filter(items=["BL58"], axis=0),
    "group": lambda t: t.groupby("meridian").get_group("Bladder").loc[["BL58"]],
    "code as a column": lambda t: t.reset_index().query("code == 'BL58'"),
    "code as a column and back": lambda t: t.reset_index().set_index("code").loc[["BL58"]],
    "twice": lambda t: t.drop("LI4").drop("BL60").loc[["BL58"]],
}


@pytest.mark.parametrize("take", WAYS_TO_TAKE_BL58.values(), ids=WAYS_TO_TAKE_BL58)
def test_rows_taken_out_of_a_table_find_what_they_start_from_there(mine, take):
    codes, table = chosen(take(mine))
    assert codes == ["BL58"]
    assert table.fraction["BL60"] == 0.125  # not the course's
    assert table.index.is_unique and len(table) == len(mine)


def test_a_change_in_a_copy_stays_in_the_copy(mine):
    copied = mine.copy()
    copied.loc["BL60", "fraction"] = 0.75
    assert chosen(copied.loc[["BL58"]])[1].fraction["BL60"] == 0.75
    assert chosen(mine.loc[["BL58"]])[1].fraction["BL60"] == 0.125


def test_given_rows_win_then_their_table_then_the_named_one_then_the_courses(mine):
    named = load_points()
    named.loc[["BL58", "BL60", "KI3"], "english"] = "named"
    rows = mine.drop("KI3").loc[["BL58"]].assign(english="given")
    table = chosen(rows, named.drop("LI4"))[1]
    assert table.english["BL58"] == "given"
    assert table.fraction["BL60"] == 0.125
    own = pd.DataFrame(mine.drop("KI3").loc[["BL58"]])  # a plain frame has no table behind it
    assert chosen(own, named.drop("LI4"))[1].english["KI3"] == "named"
    assert chosen(own, named.drop("LI4"))[1].english["LI4"] == load_points().english["LI4"]


def test_codes_are_looked_up_in_the_named_table_first_and_then_in_the_courses(mine):
    assert chosen("BL60", mine)[1].fraction["BL60"] == 0.125
    assert chosen(["BL58"], mine.loc[["BL58"]])[1].fraction["BL60"] == 0.125
    assert chosen("Kunlun", mine.loc[["LI4"]])[0] == ["BL60"]


def test_a_table_with_columns_of_its_own_leaves_no_cell_undefined(mine):
    table = chosen(mine.loc[["BL58"]].assign(notes="mine"))[1]
    assert table.notes["BL58"] == "mine" and set(table.notes.drop("BL58")) == {""}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([], "There are no points here: give at least one."),
        (["LI4", "Hegu"], "LI4 is there more than once: give each point once."),
        (None, "No points can be read from None: give a point table, a list"),
        (23, "No points can be read from int 23"),
        ({"LI4": 1}, "No points can be read from dict"),
        ({"LI4"}, "No points can be read from set"),
        (b"LI4", "No points can be read from bytes"),
    ],
    ids=repr,
)
def test_what_is_no_choice_is_refused_in_one_sentence(given, sentence):
    with pytest.raises(ValueError) as error:
        chosen(given)
    assert str(error.value).startswith(sentence) and "\n" not in str(error.value)


def test_senseless_frames_are_refused_in_one_sentence():
    points = load_points()
    for given, sentence in [
        (points.iloc[:0], "There are no points here"),
        (points.loc[["BL60", "BL60"]], "BL60 is there more than once"),
        (points[["plate", "pinyin"]], "This is no whole point table: meridian, hanzi,"),
        (points.drop(columns="caution"), "This is no whole point table: caution is missing."),
        (points.loc["BL60"], "This is one row without its table: give points.loc[['BL60']]."),
    ]:
        with pytest.raises(ValueError, match="^" + sentence.replace("[", r"\[")):
            chosen(given)
    with pytest.raises(ValueError, match="^table is a list: give a point table"):
        chosen("LI4", ["LI4"])


@pytest.mark.parametrize("given", [["nowhere"], ["LI4", None], "nowhere", [23]], ids=repr)
def test_an_unknown_point_is_one_error_whichever_one_expects(given):
    for expected in (UnknownPoint, KeyError, ValueError):
        with pytest.raises(expected) as error:
            chosen(given)
        assert str(error.value).startswith("No ") and str(error.value).endswith((".", "?"))


def test_errors_survive_a_pickle():
    for error in (
        UnknownPoint("No such point.", ["LI4"]),
        TableError("mine.csv", []),
        LocateError("No way."),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert str(again) == str(error) and vars(again) == vars(error)


def test_rows_put_together_from_halves_of_a_table_are_taken(mine):
    left, right = mine.iloc[:, :12].head(2), mine.iloc[:, 12:].head(2)
    assert chosen(left.join(right))[0] == mine.index[:2].to_list()


def test_a_name_that_only_the_course_gives_is_found_behind_ones_own_table(mine):
    assert chosen(load_points().english["LI4"], mine.loc[["BL60"]])[0] == ["LI4"]
