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
