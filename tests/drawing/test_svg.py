"""Files and notebooks: what a figure is where it is saved or shown."""

import base64
import functools
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from drawings import POINTS, Tags, drawn, label_name, layout, picture_in
from PIL import Image

from acupress.drawing import figures, style, whole
from acupress.drawing.svg import SCREEN, DescribedFigure
from acupress.facts import kept

ROOT = Path(__file__).parents[2]
HTML = "</svg><img src=x onerror=alert(1)>\"'&amp;"


@functools.cache
def saved(format):
    file = io.BytesIO()
    figures.show_point("BL60").savefig(file, format=format)
    return file.getvalue()


def test_a_png_has_the_size_asked_for_and_the_dot_in_its_colour():
    file = io.BytesIO()
    figure = figures.show_point("BL60", width=6)
    figure.savefig(file, dpi=100)
    picture = Image.open(file).convert("RGB")
    assert picture.width == 600
    (place,) = layout(figure).dots.values()
    red = tuple(round(part * 255) for part in mpl.colors.to_rgb(style.ATLAS.point))
    assert picture.getpixel(tuple(int(part * 100 / 72) for part in place)) == pytest.approx(
        red, abs=6
    )


def test_an_svg_keeps_its_letters():
    svg = saved("svg").decode()
    lettering = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    for words in ("BL-60", "崑崙", "Kūnlún", "Outer side of the right ankle"):
        assert words in lettering


def test_a_pdf_embeds_fonts_that_can_be_searched_and_printed():
    pdf = saved("pdf")
    assert pdf.count(b"/Type3") == 0, "shapes instead of letters"
    assert pdf.count(b"/FontFile") == 3
    fonts = b" ".join(re.findall(rb"/BaseFont /(\S+)", pdf))
    assert b"DejaVuSans" in fonts and b"AcupressNames" in fonts


def test_a_notebook_shows_a_picture_of_its_own_with_its_description():
    figure = figures.show_point("BL60", width=4.4)
    page = Tags(figure._repr_html_())
    img = {name: value for tag, name, value in page.attributes if tag == "img"}
    # No element whose id another figure could have.
    assert page.tags == ["style", "img", "template", "p"]
    assert img["alt"] == figure.alt
    wide = re.search(r'<svg width="(\d+)" height="(\d+)"', drawn(figure))
    assert int(wide[1]) == round(figure.get_figwidth() * SCREEN)
    size = re.search(r";width:min\((\d+)px,([\d.]+)vh\);max-width:100%;", img["style"])
    assert size[1] == wide[1], "never larger than drawn"
    ratio = int(wide[1]) / int(wide[2])
    assert float(size[2]) == pytest.approx(80 * ratio, abs=0.01), "a plate is seen whole"
    assert f"aspect-ratio:{wide[1]}/{wide[2]}" in img["style"], "nothing jumps when it is there"


def words_of(figure, name):
    """What the lines of a label say."""
    texts = [text for text in figure.axes[0].texts if label_name(text.get_gid()) == name]
    return " ".join(text.get_text() for text in texts)


@pytest.mark.parametrize("code", ["BL25", "CV12", "ST25"])
def test_a_wide_plate_is_moved_sideways_on_a_phone_and_opens_at_its_point_and_name(code):
    plate = "back" if code == "BL25" else "trunk_anterior"
    figure = figures.show_point(code, plate)
    page = Tags(figure._repr_html_())
    assert page.tags.count("img") == 1 and "acupress-wide" in figure._repr_html_()
    (place,) = (value for tag, name, value in page.attributes if (tag, name) == ("i", "style"))
    wide = figure.get_figwidth() * 72
    least = wide * 11 / style.TEXT_SMALL
    middle = float(re.search(r"left:(\d+)px", place)[1])
    middle = np.clip(middle, 172, least - 172)  # a view of 344 pixels goes no farther
    (dot,) = (at for gid, at in layout(figure).dots.items() if not gid.endswith(".left"))
    ends = [
        end for name, (left, _, right, _) in layout(figure).labels.items()
        if f"{code[:2]}-{code[2:]}" in words_of(figure, name) for end in (left, right)
    ]  # fmt: skip
    assert len(ends) == 2
    for x in (dot[0], *ends):
        assert abs(x * least / wide - middle) <= 172, "seen without moving it"


@pytest.mark.parametrize("names", [("BL-22", "BL-24"), ("Achilles", "prominent")])
def test_a_wide_plate_of_many_opens_where_most_names_are_whole(names):
    """BL-23 is named on the other side, too far away for a phone's width."""
    ankle = ["lateral_malleolus", "achilles_lateral"]
    if names[0] == "BL-22":
        figure = figures.show_points(["BL22", "BL23", "BL24"], "lower_back")
    else:
        figure = figures.show_plate("ankle_lateral", landmarks=ankle)
    wide = figure.get_figwidth() * 72
    least = wide * 11 / style.TEXT_SMALL
    middle = np.clip(figure.focus * least, 150, least - 150)  # Notebook 7 shows 300 pixels
    ends = [
        end for label, (left, _, right, _) in layout(figure).labels.items()
        if any(name in words_of(figure, label) for name in names) for end in (left, right)
    ]  # fmt: skip
    assert len(ends) == 4
    for x in ends:
        assert abs(x * least / wide - middle) <= 150, "seen without moving it"


def test_pictures_on_a_page_weigh_little():
    svg = drawn(figures.show_plate("back", width=4.4))
    pictures = re.findall(r"data:image/(\w+);base64,([^\"]+)", svg)
    assert {kind for kind, _ in pictures} == {"webp"}
    assert sum(len(data) for _, data in pictures) * 3 / 4 < 90_000  # bytes


def test_paper_that_fades_over_a_cut_end_is_the_papers_own_colour():
    svg = drawn(figures.show_plate("hand_dorsum", width=4.4))
    last = base64.b64decode(re.findall(r"data:image/webp;base64,([^\"]+)", svg)[-1])
    pixels = np.asarray(Image.open(io.BytesIO(last)).convert("RGBA"))
    paper = np.round(np.array(mpl.colors.to_rgb(style.ATLAS.paper)) * 255)
    shown = pixels[pixels[..., 3] > 0, :3].astype(int)
    assert np.ptp(shown, axis=0).max() == 0 and np.abs(shown[0] - paper).max() <= 1


def test_hosts_without_html_show_a_picture_or_the_description():
    figure = figures.show_point("BL60")
    bundle = figure._repr_mimebundle_()
    assert bundle["text/html"] == figure._repr_html_()
    assert bundle["text/plain"] == figure.alt
    assert Image.open(io.BytesIO(bundle["image/png"])).width == int(figure.get_figwidth() * 100)


@pytest.mark.parametrize("column", ["pinyin", "hanzi", "english", "location", "caution"])
def test_html_in_a_teachers_table_is_text(column):
    points = POINTS.loc[["BL60"]].assign(**{column: HTML})
    figure = figures.show_point("BL60", points=points, width=4.4)
    page, picture = Tags(figure._repr_html_()), Tags(drawn(figure))
    assert page.tags == ["style", "img", "template", "p"]
    assert {"script", "img"}.isdisjoint(picture.tags) and picture.tags.count("svg") == 1
    events = [a for a in page.attributes + picture.attributes if a[1].startswith("on")]
    assert events == []
    (alt,) = (value for tag, name, value in page.attributes if (tag, name) == ("img", "alt"))
    assert HTML in alt or column == "hanzi"
    if column == "pinyin":
        assert HTML in picture.said


def test_a_formula_in_a_name_is_text():
    points = POINTS.loc[["BL60"]].assign(pinyin=r"$\frac{1}{2}$ & 100%_^{")
    figure = figures.show_point("BL60", points=points)
    figure.savefig(io.BytesIO(), format="pdf")
    assert r"$\frac{1}{2}$ & 100%_^{" in Tags(drawn(figure)).said


def test_numbers_in_a_name_are_not_rounded():
    points = POINTS.loc[["BL60"]].assign(pinyin="3.14159")
    assert "3.14159" in Tags(drawn(figures.show_point("BL60", points=points))).said


def test_equal_drawings_are_equal_text():
    assert figures.show_point("LI4").svg() == figures.show_point("LI4").svg()


def test_equal_drawings_are_equal_files():
    first, second = io.BytesIO(), io.StringIO()
    for file in (first, second):
        figures.show_point("LI4").savefig(file, format="svg")
    assert first.getvalue().decode() == second.getvalue()


def fresh_process(code, folder):
    """What a process says in which the course is `ap`, and nothing was drawn before but there."""
    begin = (
        "import pathlib, sys, acupress as ap\nfrom acupress.facts import kept\n"
        f"kept._folder = lambda: pathlib.Path({str(folder)!r}) / 'kept'\n"
    )
    return subprocess.run(
        [sys.executable, "-c", begin + code], cwd=folder, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "MPLCONFIGDIR": str(folder)},
    )  # fmt: skip


def test_a_figure_says_nothing_beside_itself(tmp_path):
    """matplotlib logs what it does about fonts: a red box below the first figure of a lesson."""
    code = (
        "figure = ap.show_point('BL60')\nfigure._repr_mimebundle_()\n"
        "figure.savefig('a.pdf'); figure.savefig('a.svg')\n"
        "ap.show_overview()._repr_mimebundle_(); ap.PointPicker(['BL60']); ap.point_card('BL60')"
    )
    ran = fresh_process(code, tmp_path)
    said = [line for line in ran.stderr.splitlines() if "building the font cache" not in line]
    assert (ran.returncode, ran.stdout, said) == (0, "", [])


@pytest.fixture
def kept_apart(tmp_path, monkeypatch):
    """A folder without anything that was drawn before."""
    monkeypatch.setattr(kept, "_folder", lambda: tmp_path)


def test_a_figure_shown_again_is_as_it_was_drawn_and_need_not_be_drawn(kept_apart, monkeypatch):
    first = figures.show_point("BL60", width=3)._repr_mimebundle_()
    monkeypatch.setattr(whole, "point", None)
    again = figures.show_point("BL60", width=3)
    assert again._repr_mimebundle_() == first
    assert isinstance(again, DescribedFigure) and again.alt == first["text/plain"]
    assert not hasattr(again, "_repr_latex_"), "a notebook asks for more than there is"


def test_several_figures_shown_again_are_as_they_were_drawn(kept_apart, monkeypatch):
    codes = ["BL60", "KI3"]
    first = figures.show_points(codes, width=3)._repr_mimebundle_()
    again = figures.show_points(codes, width=3)
    codes.pop()
    assert again._repr_mimebundle_() == first
    assert [figure.get_figwidth() for figure in again] == [3, 3], "and are drawn when it is asked"
    monkeypatch.setattr(whole, "points_together", None)
    assert figures.show_points(["BL60", "KI3"], width=3).alt == first["text/plain"]


def test_nothing_that_draws_is_loaded_to_show_what_was_shown_before(tmp_path):
    code = (
        "ap.show_point('BL60', width=3)._repr_mimebundle_()\n"
        "ap.before_you_press(['BL60']); ap.point_card('BL60'); ap.PointPicker(['BL60'])\n"
        "print({'matplotlib', 'svgelements', 'PIL', 'fontTools'} & set(sys.modules))"
    )
    first, again = (fresh_process(code, tmp_path) for _ in range(2))
    assert "matplotlib" in first.stdout, first.stderr
    assert again.stdout.strip() == "set()", again.stderr


CHANGES = {
    "text": lambda ax: ax.texts[0].set_text("MARK"),
    "added": lambda ax: ax.text(0, 0, "MARK"),
    "title": lambda ax: ax.figure.suptitle("MARK"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_reader_changes_on_a_figure_is_shown(change):
    figures.show_point("BL60", width=3)._repr_mimebundle_()
    figure = figures.show_point("BL60", width=3)
    CHANGES[change](figure.axes[0])
    assert "MARK" in picture_in(figure._repr_mimebundle_()["text/html"])


def test_a_figure_of_ones_own_table_or_file_is_not_taken_for_the_courses(tmp_path):
    mine = figures.show_point("BL60", points=POINTS.assign(pinyin="Mine"), width=3)
    assert "Mine" in mine._repr_mimebundle_()["text/html"]
    file = tmp_path / "mine.svg"
    course = (ROOT / "acupress/body/plates/foot_sole.svg").read_text(encoding="utf-8")
    for title in ("One", "Another"):
        file.write_text(re.sub("(?<=<title>)[^<]*", title, course, count=1), encoding="utf-8")
        shown = figures.show_plate(str(file), width=3)._repr_mimebundle_()["text/html"]
        assert f">{title}<" in picture_in(shown)
