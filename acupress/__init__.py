"""Find, press and teach acupressure points: the helper package shared by all lessons.

A point is a rule, and the dot is what the rule gives. ``load_points`` reads the rules, ``locate``
puts a rule and a plate together, and everything one sees comes from that.
"""

import importlib

__version__ = "0.2.0"

# Each module with the names it gives. It is loaded when one of them is first asked for: a lesson
# needs a few of them, and all together take as long as the rest of it.
_GIVES = {
    "body.plate": "PlateError",
    "body.load": "load_plate",
    "body.locate": "LocateError cun_length locate locate_all",
    "body.near": "crossings level_with neighbours",
    "drawing.figures": "show_overview show_plate show_point show_points",
    "drawing.gallery": "show_gallery",
    "drawing.meridian": "show_meridian",
    "facts.beside": "load_caution_areas load_meridians",
    "facts.complaint": "TableError",
    "facts.names": "UnknownPoint",
    "facts.pressing": "back_pain_five taught",
    "facts.tables": "load_evidence load_guidance load_landmarks load_points load_scatter "
    "load_spans plate_names",
    "learning.cards": "before_you_press point_card show_texts",
    "learning.evidence": "forest_plot",
    "learning.exercises": "Exercise check",
    "learning.own_body": "self_check",
    "learning.progress": "due load_progress to_review_log",
    "learning.ruler": "cun_ruler",
    "learning.scoring": "score",
    "learning.seen": "show_progress",
    "teaching.builder": "PlanBuilder",
    "teaching.class_picture": "show_class",
    "teaching.own_table": "OwnTable",
    "teaching.plan": "LessonPlan",
    "teaching.plan_load": "load_plan",
    "widgets.caution_quiz": "CautionQuiz",
    "widgets.locate_quiz": "LocateQuiz",
    "widgets.name_quiz": "NameQuiz",
    "widgets.order_quiz": "OrderQuiz",
    "widgets.own_cun": "OwnCun",
    "widgets.picker": "PointPicker RuleStepper",
    "widgets.presenter": "Presenter",
    "widgets.rule_quiz": "RuleQuiz",
    "widgets.session": "GuidedSession",
    "widgets.timer": "CountdownTimer",
}
_HOME = {name: module for module, names in _GIVES.items() for name in names.split()}
__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *__all__} - {"importlib"})
