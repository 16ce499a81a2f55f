"""Find, press and teach acupressure points: the helper package shared by all lessons.

A point is a rule, and the dot is what the rule gives. ``load_points`` reads the rules, ``locate``
puts a rule and a plate together, and everything one sees comes from that.
"""

from .body.contract import PlateError
from .body.load import load_plate
from .body.locate import LocateError, cun_length, locate, locate_all
from .body.near import crossings, level_with, neighbours
from .drawing.figures import show_overview, show_plate, show_point, show_points
from .drawing.gallery import show_gallery
from .drawing.meridian import show_meridian
from .facts.beside import load_caution_areas, load_meridians
from .facts.complaint import TableError
from .facts.names import UnknownPoint
from .facts.pressing import back_pain_five, taught
from .facts.tables import (
    load_evidence,
    load_guidance,
    load_landmarks,
    load_points,
    load_scatter,
    load_spans,
    plate_names,
)
from .learning.cards import before_you_press, point_card, show_texts
from .learning.evidence import forest_plot
from .learning.exercises import Exercise, check
from .learning.own_body import self_check
from .learning.progress import due, load_progress, to_review_log
from .learning.ruler import cun_ruler
from .learning.scoring import score
from .learning.seen import show_progress
from .teaching.class_picture import show_class
from .teaching.plan import LessonPlan
from .teaching.plan_load import load_plan
from .widgets.caution_quiz import CautionQuiz
from .widgets.locate_quiz import LocateQuiz
from .widgets.name_quiz import NameQuiz
from .widgets.order_quiz import OrderQuiz
from .widgets.own_cun import OwnCun
from .widgets.picker import PointPicker, RuleStepper
from .widgets.rule_quiz import RuleQuiz
from .widgets.session import GuidedSession
from .widgets.timer import CountdownTimer

__version__ = "0.2.0"
__all__ = [
    "CautionQuiz",
    "CountdownTimer",
    "Exercise",
    "GuidedSession",
    "LessonPlan",
    "LocateError",
    "LocateQuiz",
    "NameQuiz",
    "OrderQuiz",
    "OwnCun",
    "PlateError",
    "PointPicker",
    "RuleQuiz",
    "RuleStepper",
    "TableError",
    "UnknownPoint",
    "back_pain_five",
    "before_you_press",
    "check",
    "crossings",
    "cun_length",
    "cun_ruler",
    "due",
    "forest_plot",
    "level_with",
    "load_caution_areas",
    "load_evidence",
    "load_guidance",
    "load_landmarks",
    "load_meridians",
    "load_plan",
    "load_plate",
    "load_points",
    "load_progress",
    "load_scatter",
    "load_spans",
    "locate",
    "locate_all",
    "neighbours",
    "plate_names",
    "point_card",
    "score",
    "self_check",
    "show_class",
    "show_gallery",
    "show_meridian",
    "show_overview",
    "show_plate",
    "show_point",
    "show_points",
    "show_progress",
    "show_texts",
    "taught",
    "to_review_log",
]
