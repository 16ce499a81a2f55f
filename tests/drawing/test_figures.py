"""Whole figures: what is asked for, which plate and side are shown, and what is refused."""

import io
import re

import pytest
from drawings import FIVE, PLATES, POINTS, dot_at, gids, said, shown
from PIL import Image

from acupress.body.load import load_plate
from acupress.body.locate import LocateError
from acupress.drawing import figures
from acupress.facts import tables as table


def test_the_overview_shows_the_five_in_the_order_they_are_taught():
    figure = figures.show_overview()
    first = [text for text in figure.axes[0].texts if text.get_gid().endswith(".text.0")]
    names = [text.get_text().split()[0] for text in first]
    assert names == ["LI-4", "BL-23", "BL-40", "BL-60", "KI-3"]
    dots = [gid.split(".")[1] for gid in gids(figure) if gid.startswith("dot.")]
    assert list(dict.fromkeys(dots)) == list(FIVE)


@pytest.mark.parametrize("plate", PLATES)
def test_the_left_side_is_the_right_one_turned_over(plate):
    seen = load_plate(plate)
    axis = seen.width / 2 if seen.midline is None else seen.midline
    for code in POINTS.loc[PLATES[plate]].query("sides != 'midline'").index[:2]:
        right = dot_at(figures.show_point(code, labels=False), f"dot.{code}.right")
        left = dot_at(figures.show_point(code, side="left", labels=False), f"dot.{code}.left")
        assert left == pytest.approx([2 * axis - right[0], right[1]]), code


@pytest.mark.parametrize("side", ["right", "left"])
def test_title_description_and_dot_are_of_the_side_shown(side):
    figure = shown("BL60", side)
    titles = {t.get_gid(): " ".join(t.get_text().split()) for t in figure.axes[0].texts}
    assert titles[f"title.{side}"] == f"Outer side of the {side} ankle and foot"
    assert figure.alt.startswith(f"Outer side of the {side} ankle and foot. ")
    assert [gid for gid in gids(figure) if gid.startswith("dot.")] == [f"dot.BL60.{side}"]


@pytest.mark.parametrize("code", ["BL60", "BL23", "GV4"])
def test_other_sides_are_refused(code):
    with pytest.raises(ValueError, match='side is "right" or "left", not \'both\''):
        figures.show_point(code, side="both")


@pytest.mark.parametrize(
    "show", [figures.show_point, lambda *_, **options: figures.show_plate("foot_sole", **options)]
)
def test_unknown_layers_are_refused_by_name(show):
    with pytest.raises(ValueError, match="There is no layer 'muscles'. Layers: skin, bone, tendon"):
        show("KI1", layers=["skin", "muscles"])


def test_without_labels_no_text_but_the_header_is_left():
    figure = figures.show_point("BL58", labels=False)
    assert {text.get_gid() for text in figure.axes[0].texts} == {"title.right", "ruler.name"}
    assert any(gid.startswith("construct.BL58.") for gid in gids(figure))


def test_landmarks_are_shown_by_name():
    figure = figures.show_plate("foot_sole", landmarks=["mt1_head", "heel_back"])
    assert {"landmark.mt1_head", "landmark.heel_back"} <= set(gids(figure))
    shown = [" ".join(text.split()) for text in said(figure)]
    assert set(table.load_landmarks().name[["mt1_head", "heel_back"]]) <= set(shown)


@pytest.mark.parametrize(
    "points", [POINTS.loc[["BL60", "BL62"]], ["bl 60", "Shenmai"], ("BL-60", "BL-62")]
)
def test_points_are_taken_as_a_table_or_a_list(points):
    dots = {gid for gid in gids(figures.show_points(points)) if gid.startswith("dot.")}
    assert dots == {"dot.BL60.right", "dot.BL62.right"}


@pytest.mark.parametrize("point", ["Kunlun", ["BL60"], POINTS.loc[["BL60"]]])
@pytest.mark.parametrize("show", [figures.show_point, figures.show_points, figures.show_overview])
def test_one_point_is_taken_however_it_comes(show, point):
    assert "dot.BL60.right" in gids(show(point, labels=False, layers=()))


def test_a_teachers_row_is_drawn_by_her_rule():
    hers = POINTS.loc[["BL23"]].assign(aside_cun=3.0)
    right = dot_at(figures.show_points(hers, labels=False), "dot.BL23.right")
    course = dot_at(figures.show_points("BL23", labels=False), "dot.BL23.right")
    assert right[0] > course[0]


def test_points_of_several_plates_are_shown_on_several_plates(tmp_path):
    shown = figures.show_points(["LI4", "BL60", "BL62"])
    assert [[gid for gid in gids(figure) if gid.startswith("dot.")] for figure in shown] == [
        ["dot.LI4.right"], ["dot.BL60.right", "dot.BL62.right"],
    ]  # fmt: skip
    bundle = shown._repr_mimebundle_()
    assert bundle["text/html"].count("<img ") == 2 == bundle["text/plain"].count("Whole") + 2
    sizes = [figure.get_size_inches() * 100 for figure in shown]
    picture = Image.open(io.BytesIO(bundle["image/png"]))
    assert picture.height == pytest.approx(sum(size[1] for size in sizes), abs=2)
    for ending in ("png", "svg", "pdf"):
        shown.savefig(tmp_path / f"both.{ending}")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "both-1.png", "both-1.svg", "both-2.png", "both-2.svg", "both.pdf",
    ]  # fmt: skip
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "both.pdf").read_bytes())) == 2


def test_the_overview_takes_the_views_that_show_the_points():
    assert "from the right side" in figures.show_overview("ST36").alt
    behind, beside = figures.show_overview(["ST36", "LI4", "BL23"], side="left", labels=False)
    assert behind.alt.startswith("Whole body from behind, with 2 points: LI-4")
    assert "left side, with 1 point: ST-36" in beside.alt
    with pytest.raises(LocateError, match="No view of the whole body shows KI-1: show_points"):
        figures.show_overview(["KI1", "BL23"])


@pytest.mark.parametrize("show", [figures.show_points, figures.show_overview])
def test_a_point_asked_for_twice_is_refused(show):
    with pytest.raises(ValueError, match="BL23 is there more than once"):
        show(["BL23", "Shenshu"])


def test_several_points_are_not_one():
    with pytest.raises(ValueError, match="one point: for 2 there is show_points"):
        figures.show_point(["BL23", "BL24"])


def test_one_landmark_is_one_and_all_are_all():
    def marked(landmarks):
        figure = figures.show_plate("ankle_lateral", landmarks=landmarks, labels=False)
        return [gid for gid in gids(figure) if gid.startswith("landmark.")]

    one = ["landmark.lateral_malleolus"]
    assert marked("lateral_malleolus") == marked(["lateral_malleolus"] * 2) == one
    assert len(marked("all")) == len(load_plate("ankle_lateral").on_page())
    for wanted in ("lateral_maleolus", ["lateral_maleolus"]):
        with pytest.raises(ValueError, match="'lateral_maleolus'. Did you mean lateral_malleolus"):
            marked(wanted)


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ({"layers": 7}, "There is no layer 7. Layers: skin"),
        ({"side": ""}, 'side is "right" or "left", not \'\''),
        ({"palette": ["dark"]}, "no palette"),
        ({"width": "wide"}, "width is in inches, a number from 2 to 40, not 'wide'"),
    ],
)
@pytest.mark.parametrize(
    "show",
    [
        lambda **option: figures.show_point("BL60", **option),
        lambda **option: figures.show_points(["BL60"], **option),
        lambda **option: figures.show_overview(["BL60"], **option),
        lambda **option: figures.show_plate("ankle_lateral", **option),
    ],
    ids=["point", "points", "overview", "plate"],
)
def test_nonsense_for_an_option_is_answered_with_what_it_takes(show, option, sentence):
    with pytest.raises(ValueError, match=sentence):
        show(**option)


@pytest.mark.parametrize("none", [[], ()])
def test_an_empty_list_asks_for_none(none):
    figure = figures.show_plate("foot_sole", layers=none, landmarks=none)
    assert [gid for gid in gids(figure) if gid.startswith(("layer.", "landmark."))] == []


@pytest.mark.parametrize("neither", [{}, {"skin": False}, POINTS])
def test_a_dictionary_or_a_table_is_no_list_of_names(neither):
    for option in ("layers", "landmarks"):
        sentence = f"{option.capitalize()} are given as a name or a list of names, not (\\{{|a tab)"
        with pytest.raises(ValueError, match=sentence):
            figures.show_plate("foot_sole", **{option: neither})


@pytest.mark.parametrize("option", ["palette", "width", "layers"])
def test_a_table_given_for_an_option_is_not_printed_whole(option):
    with pytest.raises(ValueError, match="a table of 364 rows") as refused:
        figures.show_plate("foot_sole", **{option: POINTS})
    assert len(str(refused.value)) < 150


def test_a_point_beyond_the_page_is_refused_kindly():
    with pytest.raises(LocateError, match="PC4 would lie beyond the page of the plate hand_palm"):
        figures.show_point("PC4", "hand_palm")
    with pytest.raises(LocateError, match="PC4 would lie beyond the page of the plate hand_palm"):
        figures.show_points(["PC8", "PC4"], "hand_palm")


def test_a_plate_that_cannot_show_a_point_is_refused_with_what_it_lacks():
    with pytest.raises(ValueError, match="LI4 cannot be shown on the plate foot_sole: it lacks"):
        figures.show_points(["KI1", "LI4"], "foot_sole")


def test_an_unknown_point_is_refused_with_the_nearest():
    with pytest.raises(KeyError, match="'Kunlan'. Did you mean BL60 Kūnlún"):
        figures.show_point("Kunlan")
