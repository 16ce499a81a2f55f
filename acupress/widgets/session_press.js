// The screen of a guided session while one presses: the plate, the time, the buttons, what there is to
// read of it.

import { digits, wholeSeconds } from "./parts/clock.js";
import { makeButton, makeList } from "./parts/controls.js";
import { make, tell } from "./parts/dom.js";
import { plateView } from "./parts/plate_view.js";
import { makeRing } from "./parts/ring.js";
import { isClass, leaverNotes, pairWords } from "./session_class.js";

const SIDES = { right: "right side", left: "left side", midline: "middle", both: "both sides at once" };
const ARROWS = {
  right: "Right side\u00a0▶", left: "◀\u00a0Left side", midline: "Middle", both: "◀\u00a0Both sides at once\u00a0▶",
};

// A partner's side is named as the partner has it, wherever the one who presses sits.
const PARTNERS = { right: "your partner's right side", left: "your partner's left side" };
// In a class they stand in one line with the name.
const IN_LINE = { both: "Both sides" };
const PARTNERS_IN_LINE = { ...IN_LINE, right: "Partner's right", left: "Partner's left" };

export function sideOf({ side, presser }) {
  return (presser && PARTNERS[side]) || SIDES[side];
}

export function nameOf(codes, points) {
  return codes.map((code) => `${points[code].shown} ${points[code].pinyin}`).join(" and ");
}

export function pressScreen(model, session) {
  const plates = makePlates(model, session);
  const told = makeTold(model, session);
  const time = makeTime(model, session);
  const control = makeControl(model, session);
  const element = make("section", { class: "acupress-press" },
    make("div", { class: "acupress-head" }, time.head),
    make("div", { class: "acupress-line" }, told.title, time.element), plates.element, control.element, told.next, told.element);
  let shown = "";

  function refresh() {
    const here = session.here();
    const key = `${here.turn} ${here.kind}`;
    if (shown !== key) {
      plates.show(here);
      told.show(here);
    }
    shown = key;
    element.dataset.plates = String(here.codes.length);
    element.dataset.phase = here.kind;
    element.dataset.turn = String(here.turn % 2); // lets the same flash play anew
    time.show(here);
    control.show(here);
  }
  return { element, focus: control.main, refresh };
}

// One plate, or for a pinch two.
function makePlates(model, { points }) {
  const plates = [0, 1].map(() => plateView(model.get("stage")));
  return {
    element: make("div", { class: "acupress-plates" }, ...plates.map(({ element }) => element)),
    show({ codes, side }) {
      plates.forEach((plate, i) => {
        plate.element.hidden = !codes[i];
        if (codes[i]) plate.show(points[codes[i]].code, side, { labels: true });
      });
    },
  };
}

// What is pressed, how, and what comes next.
function makeTold(model, session) {
  const { points } = session;
  const title = make("h3", { class: "acupress-title" });
  const names = make("p", { class: "acupress-names acupress-hint" });
  const cautions = make("div", { class: "acupress-cautions" });
  const notes = make("div", { class: "acupress-notes" });
  const next = make("p", { class: "acupress-then" });
  const element = make("div", { class: "acupress-told" }, cautions, notes, names);

  function show(here) {
    const chosen = here.codes.map((code) => points[code]);
    tell(title, nameOf(here.codes, points));
    names.replaceChildren(...chosen.flatMap(({ hanzi, english, region }, i) =>
      [i ? " · " : "", make("span", { lang: "zh-Hant" }, hanzi), ` ${english}, ${region}`]));
    cautions.replaceChildren(...chosen.map(cautionNote), ...leaverNotes(model, here.codes));
    notes.replaceChildren(...pressNotes(chosen), ...chosen.map((point) => findNote(point, here.kind === "prepare")));
    const after = session.next(here);
    tell(next, after ? `Then: ${thenWords(here, after, points)}` : "Then: the end");
  }
  return { title, element, next, show };
}

function thenWords(here, after, points) {
  const changes = after.presser !== here.presser ? "change places, " : "";
  return `${changes}${nameOf(after.codes, points)}, ${sideOf(after)}`;
}

// How long it still takes, and how far the session is.
function makeTime(model, session) {
  const ring = makeRing();
  const [mark, doing, where] = ["mark", "doing", "where"].map((part) => make("span", { class: `acupress-${part}` }));
  const phase = make("p", { class: "acupress-phase" }, mark, doing, where);
  const progress = make("progress", { "aria-label": "Holds", class: "acupress-progress" });
  const count = make("span", {});
  const total = make("span", {});
  const shorter = ({ presser }) => (presser ? PARTNERS_IN_LINE : isClass(model) ? IN_LINE : {});
  const head = document.createDocumentFragment();
  head.append(make("div", { class: "acupress-count" }, count, total), progress);

  function show(here) {
    const holding = here.kind === "hold";
    const left = here.start + here.seconds - session.elapsed();
    const word = holding ? "Press" : "Get ready";
    tell(mark, holding ? "● " : "○ ");
    tell(doing, `${word} · `);
    tell(where, shorter(here)[here.side] ?? ARROWS[here.side]);
    const paused = model.get("state") === "paused";
    // A phone's small ring has room for one short word: "Get ready" stands beside it.
    ring.show(left, here.seconds, paused ? "Paused" : holding ? word : "");
    const who = pairWords(here);
    tell(count, `${who && `${who} · `}Hold ${here.turn + 1} of ${model.get("turns")}`);
    tell(total, `${digits(wholeSeconds(session.left()))} left in all`);
    progress.max = model.get("turns");
    progress.value = here.turn + (holding ? 1 - left / here.seconds : 0);
  }
  return { head, element: make("div", { class: "acupress-time" }, ring.element, phase), show };
}

function makeControl(model, session) {
  const isPaused = () => model.get("state") === "paused";
  const main = makeButton("", () => (isPaused() ? session.resume() : session.pause()), "acupress-main");
  const ready = makeButton("Press now", session.pressNow, "acupress-now");
  return {
    main,
    element: make("div", { class: "acupress-buttons acupress-control" },
      main, ready,
      makeButton("Back", session.back), makeButton("Skip", session.skip), makeButton("End", session.end)),
    show({ kind }) {
      const holding = kind === "hold";
      tell(main, isPaused() ? "Resume" : "Pause");
      if (holding && document.activeElement === ready) main.focus({ preventScroll: true });
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
  return chosen.flatMap(({ shown, press, pair_press, note }) => [
    make("p", {}, make("strong", {}, `Press ${shown}: `), (pinched && pair_press) || press),
    note ? make("p", { class: "acupress-own-note" }, make("strong", {}, `Note on ${shown}: `), note) : "",
  ]);
}

// How to find a point matters while getting ready; during the hold it is at hand.
function findNote({ shown, find }, gettingReady) {
  return make("details", { open: gettingReady },
    make("summary", {}, `Find ${shown}`), makeList("ol", find, "acupress-list"));
}
