// What a guided session shows: each screen gives {element, focus, refresh?}.
// Every sentence about safety comes with the model's `gate`.

import { inWords } from "./parts/clock.js";
import { makeBox, makeButton, makeList } from "./parts/controls.js";
import { make, tell } from "./parts/dom.js";
import { aloudScreen, changeScreen, isClass, tickScreen } from "./session_class.js";
import { nameOf, pressScreen } from "./session_press.js";

const TURNS_TOLD = {
  "right left": ", right then left", right: ", right side only", left: ", left side only",
  midline: "", both: ", both sides at once",
};

export function screenOf(model, session) {
  const state = model.get("state");
  if (state === "gate") return gateScreen(model, session);
  if (session.screen() === "change") return changeScreen(model, session);
  return { ready: readyScreen, running: pressScreen, paused: pressScreen, done: doneScreen }[state](model, session);
}

function gateScreen(model, session) {
  if (session.refusal()) return refusalScreen(session);
  if (session.isAsked()) return (isClass(model) ? tickScreen : placesScreen)(model, session);
  return (isClass(model) ? aloudScreen : askScreen)(model, session);
}

function heading(text) {
  return make("h3", { class: "acupress-title", tabindex: -1 }, text);
}

function paragraph(text, kind = "") {
  return make("p", { class: kind }, text);
}

function buttons(...all) {
  return make("div", { class: "acupress-buttons" }, ...all);
}

function hints(lines) {
  return lines.map((line) => paragraph(line, "acupress-hint"));
}

// --- before: the questions, the places, the plan ---------------------------------------------------

function countOf(model, at) {
  const all = model.get("gate").questions.length + 1;
  return paragraph(`Before you press, question ${at + 1} of ${all}`, "acupress-hint");
}

// Python's docstring tells it in full.
const KEPT = "Your answers stay in this page: they are neither sent nor saved. The questions come again before every session.";
const TOLD = "Whatever keeps this session, such as a saved notebook, is told which points you leave out, not why.";

function askScreen(model, session) {
  const { questions } = model.get("gate");
  const asked = session.question();
  const at = questions.findIndex(({ kind }) => kind === asked.kind);
  const focus = heading(asked.title);
  const element = make("section", { class: "acupress-text" },
    countOf(model, at),
    focus,
    paragraph(asked.ask, "acupress-question"),
    makeList("ul", asked.lines, "acupress-list"),
    buttons(
      makeButton(asked.yes, session.refuse),
      makeButton(asked.no, () => session.turn(1)),
      asked.agreed ? makeButton(asked.agreed, () => session.turn(1)) : null,
      at ? makeButton("Back", () => session.turn(-1)) : null),
    paragraph(KEPT, "acupress-hint"));
  return { element, focus };
}

function refusalScreen(session) {
  const { title, lines } = session.refusal();
  const focus = heading(title);
  const element = make("section", { class: "acupress-text acupress-stop" },
    focus,
    ...lines.map((line) => paragraph(line)),
    buttons(makeButton("Answer again", session.ask)));
  return { element, focus };
}

// Places to leave out, and with them points.
function placesScreen(model, session) {
  const { questions, places } = model.get("gate");
  const complaint = make("p", { class: "acupress-complaint", role: "alert" });
  const quiet = () => tell(complaint, "");
  const focus = heading(places.title);
  const choice = makePointBoxes(model, session, quiet);
  const read = makeBox(places.tick, quiet);
  const go = () => {
    if (!read.box.checked) tell(complaint, "Please read the list, then tick the box under it.");
    else if (choice.isEmpty()) tell(complaint, "All points are left out, so there is nothing to press. Keep at least one, or leave the session for another day.");
    else {
      session.put({ left_out: choice.out() });
      session.pass();
    }
  };
  const element = make("section", { class: "acupress-text" },
    countOf(model, questions.length),
    focus,
    places.ask ? paragraph(places.ask, "acupress-question") : null,
    makeList("ul", places.lines, "acupress-list"),
    choice.element,
    read.element,
    complaint,
    buttons(makeButton("Continue", go), makeButton("Back", () => session.turn(-1))),
    paragraph(TOLD, "acupress-hint"));
  return { element, focus };
}

// The points, to be left out one by one.
function makePointBoxes(model, { points, codes }, onchange) {
  const left = model.get("left_out");
  const boxes = codes.map((code) => {
    const made = makeBox(`Press ${nameOf([code], points)} (${points[code].region})`, onchange);
    made.box.checked = !left.includes(code);
    return made;
  });
  const out = () => codes.filter((_, i) => !boxes[i].box.checked);
  return {
    element: make("fieldset", { class: "acupress-points" },
      make("legend", {}, "Leave points out: untick them"),
      ...codes.flatMap((code, i) => [boxes[i].element, paragraph(`⚠ ${points[code].caution}`)])),
    out,
    isEmpty: () => out().length === codes.length,
  };
}

function readyScreen(model, session) {
  const { how, disclaimer, long_hold } = model.get("gate");
  const focus = heading("Your session");
  const stops = make("ol", { class: "acupress-list" });
  const total = paragraph("");
  const long = paragraph(long_hold.text, "acupress-caution");
  const pinch = makePinch(model, session);
  const pairs = makeBox("In pairs: A presses B, then change places", (on) => session.put({ partners: on }));
  pairs.element.hidden = !isClass(model);
  const heed = paragraph(model.get("aloud").pairs ?? "", "acupress-caution");
  const element = make("section", { class: "acupress-text" },
    focus, stops, total, long, make("div", {}, pairs.element), heed, make("div", {}, pinch.element),
    make("h4", {}, "How to press"),
    makeList("ul", how, "acupress-list"),
    ...hints(disclaimer),
    buttons(makeButton("Begin", session.start, "acupress-main")));
  function refresh() {
    const all = model.get("plan").filter(({ kind }) => kind === "hold");
    const holds = all.filter(({ presser }) => presser !== "B"); // who presses the same once more
    const first = holds.filter(({ codes }, i) => codes[0] !== holds[i - 1]?.codes[0]);
    tellList(stops, first.map((hold) => stopWords(hold, turnsOf(hold, holds), session.points)));
    const count = all.length === 1 ? "1 hold" : `${all.length} holds`;
    const twice = model.get("partners") ? " A presses B through all of it, then you change places and B presses A." : "";
    tell(total, `${count}, ${inWords(model.get("seconds"))} in all, with time to get ready before each.${twice}`);
    pairs.box.checked = model.get("partners");
    heed.hidden = !model.get("partners");
    long.hidden = !holds.some(({ seconds }) => seconds > long_hold.over);
    pinch.show(first.flatMap(({ codes }) => codes));
  }
  return { element, focus, refresh };
}

function turnsOf(hold, holds) {
  return holds.filter(({ codes }) => codes[0] === hold.codes[0]).map(({ side }) => side).join(" ");
}

function stopWords({ codes, seconds }, turns, points) {
  const regions = [...new Set(codes.map((code) => points[code].region))].join(" and ");
  return `${nameOf(codes, points)} (${regions}): ${inWords(seconds)}${TURNS_TOLD[turns]}`;
}

function tellList(list, lines) {
  if (list.dataset.shown === lines.join("|")) return;
  list.dataset.shown = lines.join("|");
  list.replaceChildren(...lines.map((line) => make("li", {}, line)));
}

// Offered where both points of a pair are pressed.
function makePinch(model, { points, put }) {
  const { element, box } = makeBox("", (on) => put({ pinch: on }));
  element.hidden = true;
  return {
    element,
    show(codes) {
      const pair = codes.find((code) => codes.includes(points[code].pair_with));
      element.hidden = !pair;
      const [one, other] = codes.filter((code) => code === pair || code === points[pair]?.pair_with);
      if (pair) tell(box.nextElementSibling, `Pinch: press ${nameOf([one, other], points)} together`);
      box.checked = model.get("pinch");
    },
  };
}

// --- after -------------------------------------------------------------------------------------------

function doneScreen(model, session) {
  const { aftercare, disclaimer } = model.get("gate");
  const focus = heading("✓ The session is over");
  const element = make("section", { class: "acupress-text" },
    focus,
    make("h4", {}, "Now"),
    makeList("ul", aftercare, "acupress-list"),
    ...hints(disclaimer),
    buttons(makeButton("New session", session.ask)));
  return { element, focus };
}
