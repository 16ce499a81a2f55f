"""The columns of a point table: which every point needs, and what goes together."""

from __future__ import annotations

from .rule import RULE

NAMES = ("code", "meridian", "pinyin", "hanzi", "english", "region", "location")
NEEDED = (*NAMES, "sides", "pregnancy", "sources")  # of every point
PLACE = ("plate", *RULE)  # of every point that can be drawn
# What a row tells of pressing: all of it, or nothing, for half of it would teach half a touch.
PRESSING = ("press", "find", "hold_seconds", "tradition", "caution")
WITHOUT_PRESSING = ("find", "caution")  # of these, what a point for locating only may have
WITH_PRESSING = ("pair_press", "pair_with", "back_pain_order")  # may be blank, and stand not alone
MAY_BE_LEFT_OFF = ("caveat", "caution_areas", "not_drawn", *WITH_PRESSING)  # at the end of a row
MAY_BE_LEFT_OUT = ("meridian", "pinyin", "hanzi", "english", "region", "tradition")  # as columns
COLUMNS = (*NEEDED, *PLACE, *PRESSING, *MAY_BE_LEFT_OFF)

FRACTIONS = ("fraction", "aside_fraction")
CUNS = ("cun", "aside_cun")
WHOLE_NUMBERS = ("hold_seconds", "back_pain_order")
NUMBERS = (*FRACTIONS, *CUNS, *WHOLE_NUMBERS)
SENTENCES = tuple("location find press pair_press tradition caution sources not_drawn".split())
TEXTS = (*NEEDED[1:], "plate", "caveat", *SENTENCES[1:6], "not_drawn")  # what a learner reads
WORDS = {"sides": ("both", "together", "midline"), "pregnancy": ("avoid", "disputed", "none named")}
