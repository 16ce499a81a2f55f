"""See how one gets on: a calendar, errors with their direction, one's marks on the plate."""

import datetime
import math

import numpy as np
import pandas as pd
import pytest

import acupress as ap
from acupress.facts.names import shown_code
from acupress.learning.cloud import cloud
from acupress.learning.due_calendar import due_calendar
from acupress.learning.error_chart import MOST, error_chart, reference_chart, way_of
from acupress.learning.scoring import score
from acupress.learning.seen import show_progress
from acupress.learning.targets import targets

POINTS = ap.load_points()
NOW = datetime.datetime(2026, 11, 27, 18, tzinfo=datetime.UTC)
PLACES = {"BL23": (1.1, -0.4), "BL60": (-0.6, 0.7), "KI3": (0.2, 0.3), "GV4": (0.5, -0.5)}


def attempt(point, across=0.0, along=0.0, *, day=0, minute=0, **others):
    """One answer, `day` days after a Monday."""
    error = math.hypot(across, along)
    time = pd.Timestamp("2026-11-23 18:00", tz="UTC") + pd.Timedelta(days=day, minutes=minute)
    return {
        "schema": 1, "point": point, "plate": POINTS.plate[point], "side": "right",
        "kind": "locate", "error": round(error, 2), "across": across, "along": along,
        "tolerance": 0.5, "correct": error <= 0.5, "time": time, "seconds": 5.0, "hint": False,
        "reference": False, "rating": 3, **others,
    }  # fmt: skip


def frame(attempts):
    return pd.DataFrame(attempts)


def marks(ax, kind):
    """The marks of a drawing: gid → (x, y), the marker, whether it is filled."""
    lines = [line for line in ax.lines if (line.get_gid() or "").startswith(kind)]
    return {line.get_gid(): line for line in lines}


# Errors over time ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def errors():
    rows = [attempt("BL23", 0.1 * i, 0, minute=i) for i in range(1, 9)]
    rows += [attempt("BL23", 0, 0.7, day=1, hint=True), attempt("BL23", 0, 0.2, reference=True)]
    return error_chart(frame(rows), targets(["BL23"]), POINTS.pinyin), rows


def test_each_answer_stands_as_high_as_it_is_far_off(errors):
    figure, rows = errors
    drawn = marks(figure.axes[0], "mark.BL23")
    assert len(drawn) == len(rows)
    heights = np.array([drawn[f"mark.BL23.{i}"].get_ydata()[0] for i in range(len(rows))])
    off = np.array([row["error"] for row in rows])
    slope, zero = np.polyfit(off, heights, 1)
    assert slope < 0 and np.allclose(heights, zero + slope * off)
    (allowed,) = marks(figure.axes[0], "allowed").values()
    assert allowed.get_ydata()[0] == pytest.approx(zero + slope * 0.5)


def test_right_missed_and_reference_are_told_apart_by_their_shape(errors):
    drawn = [line.get_marker() for line in marks(errors[0].axes[0], "mark.BL23").values()]
    assert drawn == ["o"] * 5 + ["x"] * 4 + ["D"]


def test_the_errors_are_told_in_words_with_their_direction(errors):
    assert "BL-23 Shènshū. 10 answers, median error" in errors[0].alt
    assert "on the whole too lateral and too high" in errors[0].alt


def test_of_many_answers_the_last_are_drawn():
    rows = [attempt("BL23", 0.1, 0, minute=i) for i in range(MOST + 5)]
    drawn = marks(error_chart(frame(rows), targets(["BL23"]), POINTS.pinyin).axes[0], "mark")
    assert list(drawn) == [f"mark.BL23.{i}" for i in range(5, MOST + 5)]


@pytest.mark.parametrize("code", PLACES)
def test_the_way_to_a_mark_is_the_way_that_was_scored(code):
    spot, (across, along) = ap.locate(code), PLACES[code]
    x, y = (spot.x, spot.y) + way_of(targets(code)[code], across, along)
    scored = score(code, x, y)
    assert (scored.across, scored.along) == pytest.approx((across, along), abs=0.02)


def test_an_arrow_points_the_way_the_mark_lay_on_the_plate():
    rows = [attempt("BL60", *PLACES["BL60"])]
    sheet = error_chart(frame(rows), targets("BL60"), POINTS.pinyin).axes[0]
    arrows = [text for text in sheet.texts if getattr(text, "arrow_patch", None)]
    assert len(arrows) == 1
    drawn = np.subtract(arrows[0].xy, arrows[0].get_position())
    way = way_of(targets("BL60")["BL60"], *PLACES["BL60"])
    assert np.allclose(drawn / np.hypot(*drawn), way / np.hypot(*way))


# The cloud ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def back():
    rows = [attempt("BL23", 1.1, -0.4), attempt("BL23", 0.1, 0.1, side="left"), attempt("BL25")]
    rows[1]["reference"] = True
    own = targets(["BL23", "BL25"])
    return cloud(frame(rows), "lower_back", own, POINTS, 25), own


def test_marks_lie_on_the_plate_where_they_were_made(back):
    figure, own = back
    drawn, spot = marks(figure.axes[0], "mark.BL23"), ap.locate("BL23")
    for name, way in (("mark.BL23.0", (1.1, -0.4)), ("mark.BL23.1", (0.1, 0.1))):
        place = (spot.x, spot.y) + way_of(own["BL23"], *way)
        assert np.ravel(drawn[name].get_data()) == pytest.approx(place)
    shapes = [drawn[name].get_marker() for name in ("mark.BL23.0", "mark.BL23.1")]
    assert shapes == ["x", "D"] and len(marks(figure.axes[0], "mark.BL25")) == 1


def circles(figure):
    found = [one for one in figure.axes[0].patches + figure.axes[0].artists]
    found += figure.axes[0].get_children()
    return {one.get_gid(): one for one in found if (one.get_gid() or "").startswith("scatter.")}


@pytest.mark.parametrize("cun_mm", [25, None])
def test_the_published_scatter_has_its_area_on_ones_own_cun(cun_mm):
    own, plate = targets("BL23"), ap.load_plate("lower_back")
    figure = cloud(frame([attempt("BL23")]), "lower_back", own, POINTS, cun_mm)
    unit = own["BL23"]["unit"]
    millimetre = unit / (cun_mm or unit * plate.mm)
    drawn = circles(figure)
    for share, area in ((95, 22.4), (68, 5.6)):
        radius = drawn[f"scatter.BL23.{share}"].get_radius() / millimetre / 10  # cm
        assert math.pi * radius**2 == pytest.approx(area)
    said = "25 mm, as you gave it" if cun_mm else "as on the body drawn, not yours: give cun_mm"
    assert said in figure.alt and "lay in 22.4 and 5.6 cm² (Molsberger et al. 2012" in figure.alt


def test_where_nothing_is_published_the_plate_says_so(back):
    figure, _ = back
    assert "is not published for BL-25." in figure.alt
    assert {name.split(".")[1] for name in circles(figure)} == {"BL23"}
    (foot,) = [text for text in figure.axes[0].texts if text.get_gid() == "foot"]
    assert "not published for BL-25" in " ".join(foot.get_text().split())


# The calendar -------------------------------------------------------------------------------


def due_at(**days):
    """Points → days from now on which they are due."""
    index = pd.MultiIndex.from_tuples([("locate", code) for code in days], names=["kind", "point"])
    times = [NOW + datetime.timedelta(days=number) for number in days.values()]
    return pd.Series(pd.to_datetime(times, utc=True), index=index)


def test_the_calendar_counts_what_is_due_each_day_and_what_is_late_is_due_today():
    figure = due_calendar(due_at(BL23=-3, BL40=0, BL60=1, KI3=6, LI4=40), NOW)
    counts = {
        text.get_gid().removeprefix("due."): text.get_text()
        for text in figure.axes[0].texts
        if (text.get_gid() or "").startswith("due.")
    }
    assert counts == {"2026-11-27": "2", "2026-11-28": "1", "2026-12-03": "1"}
    assert "Today: BL-23 (place), BL-40 (place)." in figure.alt
    assert "Tomorrow: BL-60 (place). Thu 3 Dec: KI-3 (place)." in figure.alt


def test_only_the_next_days_are_named_the_rest_is_counted():
    figure = due_calendar(due_at(BL23=1, BL40=2, BL60=3, KI3=4, LI4=40), NOW)
    assert "Today: nothing. Tomorrow: BL-23 (place)." in figure.alt
    assert figure.alt.endswith("After that: 2 more.")


def test_today_stands_out_by_its_frame_not_by_its_colour():
    days = {
        box.get_gid(): box.get_linewidth()
        for box in due_calendar(due_at(BL23=1), NOW).axes[0].patches
    }
    assert max(days, key=days.get) == "day.2026-11-27" and len(days) == 35


# Reference questions ------------------------------------------------------------------------


def test_reference_answers_are_counted_apart_day_by_day():
    rows = [attempt("BL23", 2, 0), attempt("BL25", 1, 0), attempt("BL23", 0.3, 0, day=3)]
    alt = reference_chart(frame(rows)).alt
    assert "1 of 3 answers right." in alt
    assert "23 Nov 1.5 cun (2), 26 Nov 0.3 cun (1)." in alt


def test_without_a_reference_question_it_says_so():
    assert (
        "There is none among your answers yet." in reference_chart(frame([attempt("BL23")])[:0]).alt
    )


# All together -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def progress():
    rows = [attempt("BL60", 0.3, 0.2, day=i, reference=i == 1) for i in range(3)]
    rows += [attempt("KI3", 0.3, 0.2, day=2)]
    nothing = {"error": np.nan, "across": np.nan, "along": np.nan, "tolerance": np.nan}
    rows += [attempt("BL60", day=2, kind="rule", **nothing)]
    return frame(rows)


def test_calendar_errors_plates_and_reference_are_shown_in_this_order(progress):
    figures = show_progress(progress, now=NOW)
    begins = [figure.alt.split(".")[0].split(",")[0] for figure in figures]
    assert begins == [
        "A calendar", "Your points", "Your errors", "Outer side of the right ankle and foot",
        "Inner side of the right ankle and foot", "Reference questions",
    ]  # fmt: skip
    assert "1 of 1 answer right." in figures[-1].alt
    assert all(figure.alt in figures._repr_html_().replace("&#x27;", "'") for figure in figures)


@pytest.mark.parametrize(("hour", "day"), [(1, "Today"), (5, "Tomorrow")])
def test_what_is_due_in_the_night_is_due_the_day_before_as_the_quiz_counts(hour, day):
    missed = attempt("BL60", 2, 0, rating=1)
    missed["time"] = pd.Timestamp(f"2026-11-27 0{hour}:30", tz="UTC")
    calendar = show_progress(frame([missed]), now=NOW)[0].alt  # due a day after
    assert f"{day}: BL-60 (place)." in calendar
    is_due = ap.due(frame([missed]), NOW).is_due.item()
    assert is_due == (day == "Today")


def test_the_points_to_show_can_be_chosen(progress):
    figures = show_progress(progress, ["KI3"], now=NOW)
    assert not any("BL-60" in figure.alt for figure in figures)
    assert any("KI-3" in figure.alt for figure in figures)


def test_all_points_are_seen_who_needs_repeating_first_and_of_six_the_marks():
    codes = list(POINTS.index[POINTS.plate == "lower_back"])[:8]
    many = [attempt(code, 0.2, 0, minute=i) for i, code in enumerate(codes)]
    many[5] |= {"rating": 2, "hint": True}
    many[6] = attempt(codes[6], kind="name", minute=6, rating=1, correct=False, error=np.nan)
    many[7] = attempt(codes[7], 3, 0, minute=7, rating=1)
    figures = show_progress(frame(many), now=NOW)
    named = [", ".join(shown_code(codes[i]) for i in group) for group in ((6, 7), (5,), range(5))]
    assert (
        f"Missed last time: 2. {named[0]}. Right, but only just or with a hint: 1. {named[1]}. "
        f"Right last time: 5. {named[2]}." in figures[1].alt
    )
    drawn = [text for text in figures[1].axes[0].texts if "point." in (text.get_gid() or "")]
    assert len({text.get_position() for text in drawn}) == 8  # in rows, none on another
    assert "Shown are the 6 that need repeating most, of 7." in figures[2].alt
    first = figures[2].alt.index(f"{shown_code(codes[7])} ")
    assert all(first < figures[2].alt.index(f"{shown_code(code)} ") for code in codes[:4])
    assert not any(f"of {shown_code(codes[i])}" in figures[3].alt for i in (4, 6))
    assert "Shown are" not in show_progress(frame(many), codes, now=NOW)[2].alt


def test_no_answers_yet_is_a_sentence_that_says_what_to_do(progress):
    card = show_progress(progress.iloc[:0])
    assert "There are no answers here yet" in card.text and "ap.LocateQuiz(points)" in card.text
    assert "There are no answers" in show_progress(progress, ["LI4"]).text


def test_answers_to_a_point_that_the_table_does_not_have_are_left_out_of_the_plates(progress):
    strange = progress.assign(
        point=["ZZ9", *progress.point[1:]], plate=["mine", *progress.plate[1:]]
    )
    figures = show_progress(strange, now=NOW)
    assert "Your marks: 2 of BL-60" in figures[3].alt
    assert "ZZ-9. 1 answer" in figures[2].alt


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"progress": "progress.jsonl"}, "show_progress takes what load_progress returns"),
        ({"progress": POINTS}, "show_progress takes what load_progress returns"),
        ({"cun_mm": 2.5}, "cun_mm is how many millimetres a cun of your body has, a number from 8"),
        ({"cun_mm": True}, "cun_mm is how many millimetres"),
        ({"now": "today"}, "now is a time with its time zone, not 'today'"),
        ({"now": datetime.datetime(2026, 11, 27)}, "now is a time with its time zone"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(progress, given, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        show_progress(**{"progress": progress, **given})


def test_words_stay_on_the_sheet_and_off_each_other(progress, errors):
    figures = [*show_progress(progress, now=NOW), errors[0]]
    for figure in (one for one in figures if not one.seen_whole):
        texts = [text for text in figure.axes[0].texts if text.get_text()]
        boxes = [text.get_window_extent(figure._get_renderer()) for text in texts]
        assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes)
        clash = [1 for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)]
        assert not clash, figure.alt[:30]
