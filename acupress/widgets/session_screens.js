// What a guided session shows: each screen gives {element, focus, refresh?}.
// Every sentence about safety comes with the model's `gate`.

import { digits, inWords, wholeSeconds } from "./parts/clock.js";
import { makeBox, makeButton, makeList } from "./parts/controls.js";
import { make, tell } from "./parts/dom.js";
import { plateView } from "./parts/plate_view.js";
import { makeRing } from "./parts/ring.js";

export const SIDES = { right: "right side", left: "left side", midline: "middle", both: "both sides at once" };
const ARROWS = {
  right: "Right side\u00a0▶", left: "◀\u00a0Left side", midline: "Middle", both: "◀\u00a0Both sides at once\u00a0▶",
};
const TURNS_TOLD = { right: ", right then left", midline: "", both: ", both sides at once" };

export function screenOf(model, session) {
  const state = model.get("state");
  if (state === "gate") {
    if (session.refusal()) return refusalScreen(session);
    return session.question() ? askScreen(model, session) : placesScreen(model, session);
  }
  return { ready: readyScreen, running: pressScreen, paused: pressScreen, done: doneScreen }[state](model, session);
}

export function nameOf(codes, points) {
  return codes.map((code) => `${points[code].shown} ${points[code].pinyin}`).join(" and ");
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
const TOLD = "The notebook is told which points you leave out, not why.";

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

// Places to leave out, and with them points: one by one.
function placesScreen(model, session) {
  const { questions, places } = model.get("gate");
  const { points, codes } = session;
  const focus = heading(places.title);
  const left = model.get("left_out");
  const boxes = codes.map((code) => {
    const made = makeBox(`Press ${nameOf([code], points)} (${points[code].region})`, () => tell(complaint, ""));
    made.box.checked = !left.includes(code);
    return made;
  });
  const read = makeBox(places.tick, () => tell(complaint, ""));
  const complaint = make("p", { class: "acupress-complaint", role: "alert" });
  const go = () => {
    const out = codes.filter((_, i) => !boxes[i].box.checked);
    if (!read.box.checked) tell(complaint, "Please read the list, then tick the box under it.");
    else if (out.length === codes.length) tell(complaint, "All points are left out, so there is nothing to press. Keep at least one, or leave the session for another day.");
    else {
      session.put({ left_out: out });
      session.pass();
    }
  };
  const element = make("section", { class: "acupress-text" },
    countOf(model, questions.length),
    focus,
    places.ask ? paragraph(places.ask, "acupress-question") : null,
    makeList("ul", places.lines, "acupress-list"),
    make("fieldset", { class: "acupress-points" },
      make("legend", {}, "Leave points out: untick them"),
      ...codes.flatMap((code, i) => [boxes[i].element, paragraph(`⚠ ${points[code].caution}`)])),
    read.element,
    complaint,
    buttons(makeButton("Continue", go), makeButton("Back", () => session.turn(-1))),
    paragraph(TOLD, "acupress-hint"));
  return { element, focus };
}

function readyScreen(model, session) {
  const { how, disclaimer, long_hold } = model.get("gate");
  const { points } = session;
  const focus = heading("Your session");
  const stops = make("ol", { class: "acupress-list" });
  const total = paragraph("");
  const long = paragraph(long_hold.text, "acupress-caution");
  const pinch = makeBox("", (on) => session.put({ pinch: on }));
  pinch.element.hidden = true;
  const element = make("section", { class: "acupress-text" },
    focus, stops, total, long, pinch.element,
    make("h4", {}, "How to press"),
    makeList("ul", how, "acupress-list"),
    ...hints(disclaimer),
    buttons(makeButton("Begin", session.start, "acupress-main")));
  return {
    element,
    focus,
    refresh() {
      const holds = model.get("plan").filter(({ kind }) => kind === "hold");
      const first = holds.filter(({ codes }, i) => codes[0] !== holds[i - 1]?.codes[0]);
      const lines = first.map(({ codes, side, seconds }) => {
        const regions = codes.map((code) => points[code].region).join(" and ");
        return `${nameOf(codes, points)} (${regions}): ${inWords(seconds)}${TURNS_TOLD[side]}`;
      });
      if (stops.dataset.shown !== lines.join("|")) {
        stops.dataset.shown = lines.join("|");
        stops.replaceChildren(...lines.map((line) => make("li", {}, line)));
      }
      const count = holds.length === 1 ? "1 hold" : `${holds.length} holds`;
      tell(total, `${count}, ${inWords(model.get("seconds"))} in all, with time to get ready before each.`);
      long.hidden = !holds.some(({ seconds }) => seconds > long_hold.over);
      showPinch(pinch, first.flatMap(({ codes }) => codes), points);
      pinch.box.checked = model.get("pinch");
    },
  };
}

// Offered where both points of a pair are pressed.
function showPinch({ element, box }, codes, points) {
  const pair = codes.find((code) => codes.includes(points[code].pair_with));
  element.hidden = !pair;
  const [one, other] = codes.filter((code) => code === pair || code === points[pair]?.pair_with);
  if (pair) tell(box.nextElementSibling, `Pinch: press ${nameOf([one, other], points)} together`);
}

// --- during ------------------------------------------------------------------------------------------

function pressScreen(model, session) {
  const { points } = session;
  const title = make("h3", { class: "acupress-title" });
  const phase = make("p", { class: "acupress-phase" });
  const names = make("p", { class: "acupress-names acupress-hint" });
  const ring = makeRing();
  const plates = [0, 1].map(() => plateView(model.get("stage")));
  const cautions = make("div", { class: "acupress-cautions" });
  const notes = make("div", { class: "acupress-notes" });
  const next = paragraph("", "acupress-then");
  const progress = make("progress", { "aria-label": "Holds", class: "acupress-progress" });
  const count = make("span", {});
  const total = make("span", {});
  const pause = makeButton("", () => (model.get("state") === "paused" ? session.resume() : session.pause()), "acupress-main");
  const ready = makeButton("Press now", session.pressNow, "acupress-now");
  const element = make("section", { class: "acupress-press" },
    make("div", { class: "acupress-head" },
      make("div", { class: "acupress-count" }, count, total), progress, title),
    make("div", { class: "acupress-time" }, ring.element, phase),
    make("div", { class: "acupress-plates" }, ...plates.map(({ element }) => element)),
    make("div", { class: "acupress-buttons acupress-control" },
      pause, ready, makeButton("Back", session.back), makeButton("Skip", session.skip), makeButton("End", session.end)),
    make("div", { class: "acupress-told" }, cautions, notes, names, next));
  let shown = "";

  function showPlace(here) {
    const chosen = here.codes.map((code) => points[code]);
    tell(title, nameOf(here.codes, points));
    names.replaceChildren(...chosen.flatMap(({ hanzi, english, region }, i) =>
      [i ? " · " : "", make("span", { lang: "zh-Hant" }, hanzi), ` ${english}, ${region}`]));
    plates.forEach((plate, i) => {
      plate.element.hidden = !chosen[i];
      if (chosen[i]) plate.show(chosen[i].code, here.side, { labels: true });
    });
    element.dataset.plates = String(chosen.length);
    cautions.replaceChildren(...chosen.map(cautionNote));
    notes.replaceChildren(...pressNotes(chosen), ...chosen.map((point) => findNote(point, here.kind === "prepare")));
    const after = session.next(here);
    tell(next, after ? `Then: ${nameOf(after.codes, points)}, ${SIDES[after.side]}` : "Then: the end");
  }

  return {
    element,
    focus: pause,
    refresh() {
      const here = session.here();
      const key = `${here.turn} ${here.kind}`;
      if (shown !== key) showPlace(here);
      shown = key;
      const holding = here.kind === "hold";
      const paused = model.get("state") === "paused";
      const left = here.start + here.seconds - session.elapsed();
      element.dataset.phase = here.kind;
      element.dataset.turn = String(here.turn % 2); // lets the same flash play anew
      tell(phase, `${holding ? "● Press" : "○ Get ready"} · ${ARROWS[here.side]}`);
      ring.show(left, here.seconds, paused ? "Paused" : holding ? "Press" : "Get ready");
      tell(count, `Hold ${here.turn + 1} of ${model.get("turns")}`);
      tell(total, `${digits(wholeSeconds(session.left()))} left in all`);
      progress.max = model.get("turns");
      progress.value = here.turn + (holding ? 1 - left / here.seconds : 0);
      tell(pause, paused ? "Resume" : "Pause");
      if (holding && document.activeElement === ready) pause.focus({ preventScroll: true });
      ready.hidden = holding;
    },
  };
}

// Shown before and during the hold.
function cautionNote({ shown, caution }) {
  return make("p", { class: "acupress-caution" }, make("strong", {}, `⚠ ${shown}, caution: `), caution);
}

// What one does in this hold: two points held at once are pinched, and the table says how.
function pressNotes(chosen) {
  const pinched = chosen.length > 1;
  return chosen.map(({ shown, press, pair_press }) =>
    make("p", {}, make("strong", {}, `Press ${shown}: `), (pinched && pair_press) || press));
}

// How to find a point matters while getting ready; during the hold it is at hand.
function findNote({ shown, find }, gettingReady) {
  return make("details", { open: gettingReady },
    make("summary", {}, `Find ${shown}`), makeList("ol", find, "acupress-list"));
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
