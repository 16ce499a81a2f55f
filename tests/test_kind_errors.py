"""Whatever a public function is given, it answers with its result or with one sentence of its own.

Each is called with a name, a list, a table, nothing and nonsense for each of its values.
"""

import inspect
import traceback

import ipywidgets
import pytest
import traitlets

import acupress as ap
from acupress.learning import progress
from acupress.widgets import options

POINTS = ap.load_points()
GOOD = {
    ap.back_pain_five: (POINTS,),
    ap.before_you_press: (["LI4"],),
    ap.check: ("BL60", "BL60"),
    ap.crossings: ("foot_sole",),
    ap.cun_length: ("leg_outer", "ankle_lateral"),
    ap.cun_ruler: ("forearm",),
    ap.forest_plot: (ap.load_evidence(),),
    ap.level_with: ("spinous_l2_lower", "lower_back"),
    ap.load_caution_areas: (),
    ap.load_evidence: (),
    ap.load_guidance: (),
    ap.load_landmarks: (),
    ap.load_meridians: (),
    ap.load_plan: ("plan.json",),
    ap.load_plate: ("back",),
    ap.load_points: (),
    ap.load_scatter: (),
    ap.load_spans: (),
    ap.locate: ("BL60",),
    ap.locate_all: (["BL60"], "ankle_lateral"),
    ap.neighbours: ("BL60",),
    ap.plate_names: (),
    ap.point_card: ("LI4",),
    ap.score: ("BL60", 200, 600),
    ap.self_check: ("LI4",),
    ap.load_progress: ("progress.jsonl",),
    ap.due: (progress.table_of([]),),
    ap.to_review_log: (progress.table_of([]), "reviews.csv"),
    ap.show_class: ("progress.jsonl",),
    ap.show_gallery: ("foot_sole",),
    ap.show_meridian: ("KI", "foot_sole"),
    ap.show_overview: (["BL60"],),
    ap.show_plate: ("hand_dorsum",),
    ap.show_point: ("BL60",),
    ap.show_points: (["BL60"],),
    ap.show_progress: (progress.table_of([]),),
    ap.show_texts: (["one"],),
    ap.taught: (POINTS,),
    ap.Exercise: ("BL60",),
    ap.LessonPlan: (["LI4"],),
    ap.PlanBuilder: (["LI4"],),
    ap.OwnTable: (None,),
}
WIDGETS = {
    ap.CautionQuiz: (["LI4"],),
    ap.CountdownTimer: (60,),
    ap.GuidedSession: (["LI4"],),
    ap.LocateQuiz: (["LI4"],),
    ap.NameQuiz: (["LI4"],),
    ap.OrderQuiz: ("PC",),
    ap.OwnCun: ("forearm",),
    ap.PointPicker: (["LI4"],),
    ap.Presenter: (["LI4"],),
    ap.RuleQuiz: (["LI4"],),
    ap.RuleStepper: ("LI4",),
}
BAD = [None, 3, -1, float("nan"), True, b"x", "", "nonsense", [], ["nonsense"], [None], {}]
BAD += [POINTS.iloc[:0], POINTS[["pinyin"]], POINTS.index[:0]]
OWN = (ValueError, KeyError, TypeError, FileNotFoundError, IsADirectoryError)
OWN += (traitlets.TraitError,)


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    """What a function writes is nobody's."""
    monkeypatch.chdir(tmp_path)


def values_of(function):
    if function in WIDGETS:
        hosts = ipywidgets.DOMWidget.class_trait_names()
        return [name for name in options.options_of(function) if name not in hosts]
    told = function.__init__ if inspect.isclass(function) else function
    return [name for name in inspect.signature(told).parameters if name != "self"]


def called_with(function, name, value):
    """Call a function as it should be called, but for one value."""
    good = dict(zip(values_of(function), (GOOD | WIDGETS)[function], strict=False))
    return function(**{**good, name: value})


def assert_kind(function, name, value):
    try:
        called_with(function, name, value)
    except OWN as error:
        last, sentence = traceback.extract_tb(error.__traceback__)[-1], str(error)
        assert "acupress" in last.filename, f"{name}={value!r}: {error!r} comes from {last}"
        words = ("object has no", "unhashable", "ambiguous", "unexpected", "argument", "trait")
        assert not [word for word in words if word in sentence], f"{name}={value!r}: {sentence}"
        assert len(sentence.split()) > 4, f"{name}={value!r}: {sentence}"


def test_every_public_function_is_tried():
    functions = {getattr(ap, name) for name in ap.__all__}
    errors = {one for one in functions if inspect.isclass(one) and issubclass(one, Exception)}
    assert functions - errors == GOOD.keys() | WIDGETS.keys()


@pytest.mark.parametrize(
    ("function", "name"),
    [(function, name) for function in GOOD | WIDGETS for name in values_of(function)],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_anything_given_is_taken_or_answered_in_a_sentence(function, name):
    for value in BAD:
        if function is not ap.show_gallery or value is not None:  # None is every plate: a minute
            assert_kind(function, name, value)


@pytest.mark.parametrize("function", GOOD, ids=lambda function: function.__name__)
def test_a_misspelt_option_and_a_value_too_many_are_named(function):
    good, called = GOOD[function], function.__name__
    with pytest.raises(TypeError, match=f"^{called} has no option 'lable'.*It takes: "):
        function(*good, lable=True)
    with pytest.raises(TypeError, match=f"^{called} takes .*, and 'more' is one more"):
        function(*_too_many(function))


def _too_many(function):
    told = function.__init__ if inspect.isclass(function) else function
    kinds = [one.kind for one in inspect.signature(told).parameters.values()]
    in_order = sum(kind is not inspect.Parameter.KEYWORD_ONLY for kind in kinds)
    in_order -= inspect.isclass(function)
    return [None] * in_order + ["more"]


def test_what_learners_write_first_is_answered_with_the_way_out():
    for call, sentence in {
        lambda: ap.show_plate("back", "left"): (
            "show_plate takes 1 value without a name (plate), and 'left' is one more: give it by "
            "name. By name it takes landmarks, side, layers, labels, latin, width, palette."
        ),
        lambda: ap.show_point("BL60", labls=False): (
            "show_point has no option 'labls'. Did you mean labels? It takes: "
        ),
        lambda: ap.show_plate(["back"]): (
            "A plate is a name like \"back\" or an SVG file, not ['back']. Plates: ankle_lateral"
        ),
        lambda: ap.show_plate("back", labels="no"): "labels is True or False, not 'no'.",
        lambda: ap.locate(): "locate needs code: locate(code).",
        lambda: ap.back_pain_five(["LI4"]): (
            "back_pain_five takes a point table, as load_points returns it, not ['LI4']."
        ),
        lambda: ap.forest_plot(POINTS): (
            "forest_plot takes rows of the evidence, as load_evidence returns them, not a table of"
        ),
        lambda: ap.show_texts(["a", "b"], ["one"]): "There are 2 texts but 1 names for them.",
        lambda: ap.Exercise("BL60", hint=3): "The hint of an exercise is a text, not 3.",
        lambda: ap.CountdownTimer(label=3): "label is 3; it must be a text.",
        lambda: ap.CountdownTimer(volume=3): "volume is 3; it must be a number from 0 to 1.",
        lambda: ap.GuidedSession(pinch=3): "pinch is 3; it must be True or False.",
        lambda: ap.PointPicker(side="up"): "side is 'up'; it must be 'right' or 'left'.",
        lambda: ap.RuleStepper("BL60", step=-1): "step is -1; it must be a whole number from 0.",
        lambda: ap.CountdownTimer(60, lable="x"): (
            "CountdownTimer has no option 'lable'. Did you mean label? It takes: seconds, label,"
        ),
        lambda: ap.Exercise(): "Exercise needs expected: Exercise(expected).",
    }.items():
        with pytest.raises((ValueError, TypeError, traitlets.TraitError)) as raised:
            call()
        assert str(raised.value).startswith(sentence)


def test_one_row_of_a_table_is_a_point_for_its_card():
    assert repr(ap.point_card(POINTS.loc[["LI4"]])) == repr(ap.point_card("LI4"))
    with pytest.raises(ValueError, match="^point_card tells of one point, not of 2"):
        ap.point_card(["LI4", "BL60"])
