"""The guided session on a page of its own: what its tests share."""

from bare_page import press, show, traits

from acupress.facts import safety
from acupress.facts.tables import load_points
from acupress.widgets.session import GuidedSession

FIVE = ["LI4", "BL23", "BL40", "BL60", "KI3"]
FIRST = safety.gate(FIVE, load_points())["questions"][0]["title"]


def title(page):
    return page.get_by_role("heading", level=3)


def pass_the_questions(page):
    for question in gate(FIVE)["questions"]:
        press(page, question["no"])
    page.get_by_role("checkbox", name=gate(FIVE)["places"]["tick"]).first.check()
    press(page, "Continue")


def begin(page, points=None, **options):
    show(page, GuidedSession(points, **options))
    pass_the_questions(page)
    press(page, "Begin")


def gate(codes):
    return safety.gate(codes, load_points())


def at_question(page, kind, points=None, **options):
    """Show a session and answer what comes before the question of this kind."""
    session = GuidedSession(points, **options)
    show(page, session)
    for question in session.gate["questions"]:
        if question["kind"] == kind:
            return question
        press(page, question["no"])
    return session.gate["places"]


WHERE = "() => ['code', 'side', 'phase', 'turn'].map((name) => model.get(name))"


def stored(page):
    names = ["state", "remaining", "deadline", "plan", "seconds", "turns", "passed_at", "pinch"]
    return dict(zip(names, traits(page, *names), strict=True))


def reload(page, session, values):
    page.reload()
    show(page, session, **values)
