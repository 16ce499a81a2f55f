// What a guided session shows a class: the text to read aloud, the teacher's two ticks, what those do
// who leave a point out, and the change of places. Every sentence about safety comes with `aloud`.

import { digits, wholeSeconds } from "./parts/clock.js";
import { makeBox, makeButton, makeList } from "./parts/controls.js";
import { make, tell } from "./parts/dom.js";
import { stepOf } from "./parts/keys.js";

const HOW_TO_TURN = "Space or → goes on, ← goes back; a presenter's keys do the same.";

// Whether all is read aloud to a class, in place of questions to one person.
export function isClass(model) {
  return Boolean(model.get("aloud").screens);
}

function textIn(text, kind = "") {
  return text ? make("p", { class: kind }, text) : null;
}

// One screen of the text that the teacher reads to everybody.
export function aloudScreen(model, session) {
  const { screens } = model.get("aloud");
  const at = session.at();
  const { kind, title, part, lead, lines, then } = screens[at];
  const focus = make("h3", { class: "acupress-title", tabindex: -1 }, title);
  if (part) focus.append(make("small", {}, ` (${part})`));
  const look = `acupress-text acupress-aloud${kind ? " acupress-stop" : ""}`;
  const element = make("section", { class: look },
    textIn(`Read aloud to everybody, ${at + 1} of ${screens.length}`, "acupress-hint"),
    focus,
    textIn(lead, "acupress-question"),
    makeList("ul", lines, "acupress-list"),
    ...then.map((line) => textIn(line, "acupress-question")),
    make("div", { class: "acupress-buttons" },
      makeButton("Next", () => session.turn(1), "acupress-main"),
      at ? makeButton("Back", () => session.turn(-1)) : null),
    at ? null : textIn(HOW_TO_TURN, "acupress-hint"));
  return { element, focus };
}

// Nobody begins before both are ticked. Nothing is asked of anybody else, so there is nothing to keep.
export function tickScreen(model, session) {
  const { title, ask, ticks } = model.get("aloud").tick;
  const complaint = make("p", { class: "acupress-complaint", role: "alert" });
  const boxes = ticks.map((text) => makeBox(text, () => tell(complaint, "")));
  const focus = make("h3", { class: "acupress-title", tabindex: -1 }, title);
  const go = () => {
    if (boxes.every(({ box }) => box.checked)) session.pass();
    else tell(complaint, "Tick both, as soon as both are true.");
  };
  const element = make("section", { class: "acupress-text acupress-aloud" },
    focus,
    textIn(ask, "acupress-question"),
    ...boxes.map(({ element: box }) => make("div", {}, box)),
    complaint,
    make("div", { class: "acupress-buttons" },
      makeButton("Continue", go, "acupress-main"), makeButton("Back", () => session.turn(-1))));
  return { element, focus };
}

// Who does not press these points like everybody, and what they do instead.
export function leaverNotes(model, codes) {
  const { leavers = {} } = model.get("aloud");
  return codes.flatMap((code) => leavers[code] ?? []).map((line) =>
    make("p", { class: "acupress-leaver" }, line));
}

// "A presses B", or nothing where everybody presses their own points.
export function pairWords({ presser }) {
  return presser ? `${presser} presses ${presser === "A" ? "B" : "A"}` : "";
}

// Partners change places: half of it is over.
export function changeScreen(model, session) {
  const isPaused = () => model.get("state") === "paused";
  const main = makeButton("", () => (isPaused() ? session.resume() : session.pause()), "acupress-main");
  const time = make("p", { class: "acupress-digits", role: "timer", "aria-live": "off" });
  const words = make("p", { class: "acupress-question" });
  const then = make("p", { class: "acupress-then" });
  const focus = make("h3", { class: "acupress-title", tabindex: -1 }, "Change places");
  const element = make("section", { class: "acupress-text acupress-aloud acupress-change" },
    focus, words, time,
    make("div", { class: "acupress-buttons" },
      makeButton("Go on now", session.pressNow), main,
      makeButton("Back", session.back), makeButton("End", session.end)),
    then);
  function refresh() {
    const here = session.here();
    tell(words, `Now ${pairWords(here)}.`);
    tell(time, digits(here.start + here.seconds - session.elapsed()));
    tell(main, isPaused() ? "Resume" : "Pause");
    tell(then, `${digits(wholeSeconds(session.left()))} left in all`);
  }
  return { element, focus, refresh };
}

// A class's keys, those of a presenter's clicker among them. Whatever takes them itself, keeps them.
export function keepClassKeys(root, model, session) {
  const isIn = (...states) => states.includes(model.get("state"));
  const press = (name) => {
    const button = [...root.querySelectorAll("button")].find((one) => one.textContent === name);
    button?.click();
  };
  const onkey = (event) => {
    const { key, target } = event;
    const step = stepOf(event);
    if (!step) return;
    if (target.closest("input, select") || (key === " " && target.closest("button, summary"))) return;
    event.preventDefault();
    if (isIn("gate")) press(step > 0 ? "Next" : "Back");
    else if (isIn("running", "paused") && key === " ") press(isIn("paused") ? "Resume" : "Pause");
    else if (isIn("running", "paused")) (step > 0 ? session.skip : session.back)();
  };
  root.addEventListener("keydown", onkey);
  return () => root.removeEventListener("keydown", onkey);
}
