"""The checks of a point table's texts: what a learner reads says something, in whole letters.

What every check takes and yields is said once, in ``checks.py``.
"""

from __future__ import annotations

from . import signs
from .columns import SENTENCES, TEXTS
from .complaint import where

SPREADSHEET_ERROR = r"#[A-ZÄÖÜ/0]+[!?]?|#{2,}|Err:[0-9]+"
SAYS_NOTHING = (
    r"(?i)[\W_]*|nan|na|n/a|#n/a|null|none|no|nil|nothing|todo|to do|tbd|tba|x+|empty|blank"
    r"|\(blank\)|unknown|see above|dito|ditto|[0-9.]+|true|false|lorem.*"
)


def texts_say_something(raw, known):
    """What a learner reads is no spreadsheet's error and no stand-in: least of all a caution."""
    for column in TEXTS:
        wrong = raw[column].str.fullmatch(SPREADSHEET_ERROR)
        remedy = "this is a spreadsheet's error, not a text: write the text"
        yield from where(raw, column, wrong, remedy, "texts_say_something")
    for column in SENTENCES:
        wrong = raw[column].str.fullmatch(SAYS_NOTHING) & (raw[column] != "")
        remedy = "this says nothing: write it out in words"
        if column == "caution":
            remedy = (
                "this is no caution: say in words what to mind, or that no list names the point"
            )
        yield from where(raw, column, wrong, remedy, "texts_say_something")


def letters_are_whole(raw, known):
    """No letter was lost when the file was saved: ``H?g?``, ``??``, ``HÃ©``."""
    remedy = "letters were lost when the file was saved: take the original, save as 'CSV UTF-8'"
    for column in TEXTS:
        lost = [_letters_are_lost(cell, column in ("pinyin", "hanzi")) for cell in raw[column]]
        yield from where(raw, column, lost, remedy, "letters_are_whole")


def signs_can_be_shown(raw, known):
    """No text holds a sign that pages, papers and files cannot show."""
    for column in TEXTS:
        found = raw[column].map(signs.unshown)
        for sign in found[found != ""].unique():
            yield from where(raw, column, found == sign, signs.told(sign), "signs_can_be_shown")


def steps_are_three_or_more(raw, known):
    """Finding a point takes a posture, a landmark and a press at least."""
    few = (raw["find"] != "") & (raw["find"].str.count(r"\|") < 2)
    few &= ~raw["find"].str.fullmatch(SAYS_NOTHING)
    remedy = "give at least 3 steps, each on a line of its own or with | between them"
    yield from where(raw, "find", few, remedy, "steps_are_three_or_more")


TEXT_CHECKS = (
    texts_say_something,
    letters_are_whole,
    signs_can_be_shown,
    steps_are_three_or_more,
)


def _letters_are_lost(cell, is_name):
    if "\ufffd" in cell or (is_name and "?" in cell):
        return True
    return cell.isascii() is False and _read_twice(cell)


def _read_twice(cell):
    """Whether UTF-8 was read as another code, so that two or three signs stand for one."""
    try:
        content = b"".join(sign.encode("latin-1" if ord(sign) < 256 else "cp1252") for sign in cell)
        return content.decode("utf-8") != cell
    except UnicodeError:
        return False
