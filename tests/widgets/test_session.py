"""The guided session in Python: its points, its plan, and that nobody gets past its questions."""

import math
import re

import pytest
import traitlets
from bare_session import FIVE

from acupress.facts.tables import load_points
from acupress.widgets.session import GuidedSession


def test_the_five_points_are_the_default():
    assert list(GuidedSession().points.index) == FIVE


def test_points_come_as_rows_or_as_codes_in_the_order_given():
    points = load_points()
    assert list(GuidedSession(points.loc[["KI3", "LI4"]]).points.index) == ["KI3", "LI4"]
    assert GuidedSession(["Taixi", "li-4"]).stage["codes"] == ["KI3", "LI4"]
    assert list(GuidedSession("委中").points.index) == ["BL40"]


@pytest.mark.parametrize("nothing", [[], load_points().iloc[:0], ["LI4", "XX9"], ["LI4", "li-4"]])
def test_points_that_cannot_be_pressed_are_refused(nothing):
    with pytest.raises(ValueError, match="XX9|no points|more than once|at least one"):
        GuidedSession(nothing)


def test_a_point_for_locating_only_is_refused_with_the_reason():
    points = load_points()
    points.loc["BL22", ["press", "find", "tradition"]] = ""
    with pytest.raises(ValueError, match="^BL22 cannot be pressed in a session, for the course"):
        GuidedSession(points.loc[["LI4", "BL22"]])
    with pytest.raises(ValueError, match="or take back_pain_five"):
        GuidedSession(points)


@pytest.mark.parametrize("bad", [0, -1, 601, math.nan, math.inf, "90"])
def test_bad_lengths_of_a_hold_are_refused(bad):
    complaint = f"hold_seconds is {bad!r}; it must be a number of seconds from 1 to 600, or None."
    with pytest.raises(traitlets.TraitError, match=re.escape(complaint)):
        GuidedSession("LI4", hold_seconds=bad)


@pytest.mark.parametrize("bad", [-1, 601, math.nan, math.inf, None])
def test_bad_times_to_get_ready_are_refused(bad):
    complaint = f"prepare_seconds is {bad!r}; it must be a number of seconds from 0 to 600."
    with pytest.raises(traitlets.TraitError, match=re.escape(complaint)):
        GuidedSession("LI4", prepare_seconds=bad)


def test_a_pinch_needs_its_two_points():
    with pytest.raises(traitlets.TraitError, match="choose both. Chosen: LI4, BL60"):
        GuidedSession(["LI4", "BL60"], pinch=True)
    session = GuidedSession(["LI4", "BL60"])
    with pytest.raises(traitlets.TraitError, match="choose both"):
        session.pinch = True


def test_the_plan_is_known_before_a_browser_shows_it():
    session = GuidedSession()  # BL23 is pressed on both sides at once
    assert (session.turns, session.seconds, session.remaining) == (9, 900, 900)
    holds = [(s["codes"][0], s["side"]) for s in session.plan if s["kind"] == "hold"]
    assert holds[:4] == [("LI4", "right"), ("LI4", "left"), ("BL23", "both"), ("BL40", "right")]
    session.pinch = True
    assert (session.turns, session.seconds) == (7, 700)
    session.hold_seconds = 60
    assert session.seconds == 7 * 70


def test_a_misspelt_option_is_refused_with_the_nearest():
    with pytest.raises(TypeError, match="no option 'hold_second'. Did you mean hold_seconds[?]"):
        GuidedSession(["LI4"], hold_second=30)


@pytest.mark.parametrize("name", ["stage", "gate", "plan", "left_out", "passed_at"])
def test_what_the_browser_tells_cannot_be_set(name):
    session = GuidedSession("LI4")
    with pytest.raises(traitlets.TraitError, match="read-only"):
        setattr(session, name, getattr(session, name))


def test_the_course_holds_no_point_longer_than_its_article_says():
    assert load_points().hold_seconds.between(60, 120).all()


def test_nothing_told_to_python_says_how_a_question_was_answered():
    assert GuidedSession.state.values == ("gate", "ready", "running", "paused", "done")
    assert not {"reason", "answers", "question"} & set(GuidedSession.class_trait_names(sync=True))


def test_python_cannot_get_past_the_questions():
    session = GuidedSession("LI4")
    with pytest.raises(RuntimeError, match="safety questions come first"):
        session.start()
    with pytest.raises(traitlets.TraitError, match="read-only"):
        session.state = "running"
    session.resume()
    session.pause()
    assert session.state == "gate"


def test_python_starts_pauses_and_ends_once_they_are_answered():
    session = GuidedSession("LI4")
    session.set_state({"state": "ready", "passed_at": 1.0})  # as the browser says it
    session.start()
    assert session.state == "running"
    session.pause()
    assert session.state == "paused"
    session.resume()
    assert session.state == "running"
    session.reset()
    assert (session.state, session.passed_at) == ("gate", None)


def test_its_name_has_no_address():
    assert repr(GuidedSession(["LI4", "BL60"])) == "GuidedSession(2 points: LI4, BL60)"
