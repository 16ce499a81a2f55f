"""What the tests of quizzes share: what one reads on the page, and what was answered."""

import json

import labdriver
from bare_page import traits

PHONE = labdriver.PHONE | {"is_mobile": False}  # a bare page says nothing of its width
DEVICES = {"phone": PHONE, "desktop": {"viewport": {"width": 1366, "height": 768}}}


def prompt(page):
    return page.locator(".acupress-practice-prompt").inner_text()


def feedback(page):
    return page.locator(".acupress-practice-feedback").inner_text()


def answers(page):
    """The attempts that wait for the file, the oldest first."""
    return [json.loads(line) for line in traits(page, "answered")[0]]


def parts_of(quiz, code):
    """Its parts: kind, the words one can choose, and the number of the right ones."""
    rules = json.loads(getattr(quiz, quiz.stage["brings"][quiz.points.plate[code]]))["rules"]
    asked, values = rules["points"][code], rules["values"]
    found = []
    for part in asked["parts"]:
        holder = asked["rule"] if part["move"] is None else asked["rule"]["moves"][part["move"]]
        options = [values[number] for number in part["options"]]
        right = [option["value"] for option in options].index(holder[part["name"]])
        if len(options) > 1:
            found.append((part["kind"], [option["words"] for option in options], right))
    return found


def lists(page):
    return page.locator(".acupress-rule-form select")
