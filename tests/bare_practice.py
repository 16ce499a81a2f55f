"""A smallest kind of question in the frame of quizzes: what the frame's tests share."""

import json

from bare_page import press, traits

from acupress.widgets.bundle import HERE, IMPORT, joined
from acupress.widgets.practice import Practice

DESKTOP = {"viewport": {"width": 1366, "height": 768}}
FEW = ["BL23", "BL25", "GV4", "BL60"]
TINY = """
const makeTiny = ({ stage, frame }) => {
  const element = document.createElement("div");
  const button = (text, correct, error) => {
    const made = document.createElement("button");
    const measured = { side: "right", error, across: -error, along: 0, tolerance: 0.5 };
    made.textContent = text;
    made.onclick = () => frame.answered({ said: ["It lies here."], correct, ...measured });
    element.append(made);
  };
  button("Good", true, 0.1);
  button("Hard", true, 0.4);
  button("Wrong", false, 1.5);
  return {
    kind: "locate",
    element,
    ask: ({ code }) => `Where is ${stage.points[code].shown}?`,
    hint: (item) => (item.given = (item.given ?? 0) + 1) === 1 ? "Begin at the crease." : null,
    reveal: () => element.dataset.revealed = "yes",
  };
};
export default speaking(practising(makeTiny));
"""


def tiny_code():
    """The module of a quiz, as `bundle.joined` would give it."""
    announcers = "\n" + (HERE / "parts" / "announcers.js").read_text(encoding="utf-8")
    voice = IMPORT.sub("", announcers).replace("\nexport ", "\n")
    return joined("parts/practice.js") + voice + TINY


class TinyQuiz(Practice):
    """Answer by a button that says how well it went."""

    what = title = "a tiny quiz"
    _esm = tiny_code()


def answers(page):
    """What was answered and waits to be written, in the order of time."""
    return [json.loads(line) for line in traits(page, "answered")[0]]


def prompt(page):
    return page.locator(".acupress-practice-prompt").text_content()


def answer(page, how="Good"):
    """Answer, and go on to the next question."""
    press(page, how)
    press(page, "Next")


def open_progress(page):
    page.get_by_text("My progress", exact=True).click()


def told_due(page):
    """What is said of one's progress."""
    return page.locator(".acupress-practice-told").inner_text()
