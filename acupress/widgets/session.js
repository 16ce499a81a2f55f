// The guided session: safety questions first, then every point in turn, then what does good afterwards.

import { afterBack, afterSkip, digits, inWords, planCues, planOf, planSeconds, segmentAt, stopsOf, turnsIn, wholeSeconds } from "./parts/clock.js";
import { makeCountdown } from "./parts/countdown.js";
import { make } from "./parts/dom.js";
import { makeAnnouncer, makeButton, makeFace, makeHearing, makeList, tell } from "./parts/face.js";
import { plateView } from "./parts/plate_view.js";

const QUESTIONS = ["emergency", "urgent", "pregnancy", "avoid"];
const STALE = 6 * 3600 * 1000; // ms after which a session left lying asks its questions anew
const SIDES = { right: "right side", left: "left side", midline: "middle" };
const ARROWS = { right: "Right side\u00a0▶", left: "◀\u00a0Left side", midline: "Middle" };

// --- what a session knows, however many views show it ---------------------------------------------

function makeSession(model) {
  const { points } = model.get("stage");
  const plan = () => model.get("plan");
  const underWay = () => ["running", "paused"].includes(model.get("state"));
  let question = 0;
  let countdown = null;

  // Nobody gets past the questions but by answering them: not by a link from another widget either.
  // First to be told of a new state, so that nothing has begun.
  function guard() {
    const state = model.get("state");
    const passed = model.get("passed_at") !== null;
    const asking = ["gate", "refused"].includes(state);
    if ((passed && asking) || (!passed && !asking)) ask();
  }
  model.on("change:state", () => Promise.resolve().then(guard));

  const place = (secondsLeft) => segmentAt(plan(), model.get("seconds") - secondsLeft);
  const moved = () => {
    if (!countdown) return; // not quite there yet
    const here = underWay() ? place(countdown.left()) : null;
    countdown.put({
      code: here?.codes.join("+") ?? "",
      side: here?.side ?? "",
      phase: here?.kind ?? "",
      turn: here ? here.turn + 1 : 0,
    });
  };
  countdown = makeCountdown(model, {
    cues: () => planCues(plan()),
    words(before, after) {
      if (after <= 0) return "The session is over.";
      const here = place(after);
      return before !== null && place(before) === here ? "" : sentence(here, points);
    },
    moved,
  });
  const { put } = countdown;

  function makePlan() {
    const chosen = Object.values(points).map((point) => ({
      code: point.code,
      partner: point.pair_with,
      sides: point.sides === "midline" ? ["midline"] : ["right", "left"],
      seconds: point.hold_seconds,
    }));
    const options = { holdSeconds: model.get("hold_seconds"), pinch: model.get("pinch") };
    const made = planOf(stopsOf(chosen, options), model.get("prepare_seconds"));
    if (JSON.stringify(made) !== JSON.stringify(plan())) put({ plan: made });
    put({ seconds: planSeconds(made), remaining: planSeconds(made), turns: turnsIn(made) });
    countdown.settle();
  }

  const remake = () => underWay() || model.get("state") === "done" || makePlan();

  function ask() {
    question = 0;
    put({ passed_at: null, reason: "", state: "gate" });
    makePlan();
  }

  for (const name of ["pinch", "hold_seconds", "prepare_seconds"]) model.on(`change:${name}`, remake);

  const isFresh = Date.now() - (model.get("passed_at") ?? 0) < STALE;
  if (!isFresh || !(underWay() || model.get("state") === "done")) ask();

  return {
    ...countdown,
    points,
    here: () => place(countdown.left()),
    next(segment) {
      const all = plan();
      return all.find(({ turn, kind }) => turn === segment.turn + 1 && kind === "hold");
    },
    question: () => question,
    ask,
    refuse(reason) {
      put({ reason, state: "refused" });
      countdown.settle();
    },
    go(step) {
      question += step;
      if (question === QUESTIONS.length) put({ passed_at: Date.now(), state: "ready" });
      countdown.settle();
    },
    back: () => countdown.jump(afterBack(plan(), countdown.elapsed())),
    skip: () => countdown.jump(afterSkip(plan(), countdown.elapsed())),
    hold: () => countdown.jump(place(countdown.left()).start + place(countdown.left()).seconds),
    end() {
      put({ state: "done" });
      countdown.settle();
    },
  };
}

function nameOf(codes, points) {
  return codes.map((code) => `${points[code].shown} ${points[code].pinyin}`).join(" and ");
}

function sentence({ kind, codes, side, seconds }, points) {
  const what = `${nameOf(codes, points)}, ${SIDES[side]}`;
  return kind === "hold" ? `Press ${what}: ${inWords(seconds)}.` : `Next: ${what}. Get ready.`;
}

// --- screens: each gives {element, refresh?, focus?} ---------------------------------------------

function heading(text) {
  return make("h3", { class: "acupress-title", tabindex: -1 }, text);
}

function paragraph(text, kind = "") {
  return make("p", { class: kind }, text);
}

function askScreen(model, session) {
  const texts = model.get("guidance");
  const at = session.question();
  const kind = QUESTIONS[at];
  const { title, ask, yes, no } = {
    emergency: {
      title: "Signs that need emergency care",
      ask: "Do you have back pain with any of these?",
      yes: "Yes, at least one",
      no: "No, none of these",
    },
    urgent: {
      title: "Signs to see a doctor about today",
      ask: "Does any of these apply to you?",
      yes: "Yes, at least one",
      no: "No, none of these",
    },
    pregnancy: {
      title: "Pregnancy",
      ask: "Are you pregnant, or might you be?",
      yes: "Yes, or I might be",
      no: "No",
    },
    avoid: { title: "When not to press" },
  }[kind];
  const focus = heading(title);
  const back = at ? makeButton("Back", () => session.go(-1)) : null;
  const lines = kind === "pregnancy" ? null : makeList("ul", texts[kind], "acupress-list");
  const answers = kind === "avoid"
    ? acknowledgement(session, back)
    : make("div", { class: "acupress-buttons" },
        makeButton(yes, () => session.refuse(kind)), makeButton(no, () => session.go(1)), back);
  const element = make("section", { class: "acupress-text" },
    paragraph(`Before you press, question ${at + 1} of ${QUESTIONS.length}`, "acupress-hint"),
    focus,
    ask ? paragraph(ask, "acupress-question") : null,
    lines,
    answers,
    paragraph("Your answers do not leave this notebook. The questions come again before every session.", "acupress-hint"));
  return { element, focus };
}

function acknowledgement(session, back) {
  const box = make("input", { type: "checkbox" });
  const complaint = make("p", { class: "acupress-complaint", role: "alert" });
  const go = makeButton("Continue", () => {
    if (box.checked) session.go(1);
    else tell(complaint, "Please read the list, then tick the box.");
  });
  return make("div", {},
    make("label", {}, box, make("span", {}, "I have read this list, and leave out every point it warns me of.")),
    complaint,
    make("div", { class: "acupress-buttons" }, go, back));
}

function refusalScreen(model, session) {
  const texts = model.get("guidance");
  const reason = model.get("reason");
  const { title, lines } = {
    emergency: {
      title: "Stop: seek care now",
      lines: [
        "Back pain with any of these signs is an emergency. Call your emergency number (999 in the UK) or go to the nearest emergency department (A&E) now.",
        "Do not press any points.",
      ],
    },
    urgent: {
      title: "Stop: see a doctor today",
      lines: [
        "Ask a doctor the same day (in the UK your GP, or 111), before you press any points.",
      ],
    },
    pregnancy: {
      title: "No session during pregnancy",
      lines: [texts.pregnancy[0], ...banned(session.points), ...texts.pregnancy.slice(1)],
    },
  }[reason];
  const focus = heading(title);
  const element = make("section", { class: "acupress-text acupress-stop" },
    focus,
    ...lines.map((line) => paragraph(line)),
    make("div", { class: "acupress-buttons" }, makeButton("Answer again", session.ask)));
  return { element, focus };
}

// Which of the chosen points the lists name.
function banned(points) {
  const named = (word) => Object.values(points).filter(({ pregnancy }) => pregnancy === word).map(({ shown }) => shown);
  const avoid = named("avoid");
  const disputed = named("disputed");
  return [
    avoid.length && `Of your points, every list that names points names ${avoid.join(", ")}.`,
    disputed.length && `Some lists name ${disputed.join(", ")}, or the region; others do not.`,
  ].filter(Boolean);
}

function readyScreen(model, session) {
  const texts = model.get("guidance");
  const { points } = session;
  const focus = heading("Your session");
  const stops = make("ol", { class: "acupress-list" });
  const total = paragraph("");
  const pinch = make("input", {
    type: "checkbox",
    onchange: () => session.put({ pinch: pinch.checked }),
  });
  const pair = Object.values(points).find(({ pair_with }) => points[pair_with]);
  const pairText = pair && `Pinch: press ${nameOf([pair.code, pair.pair_with], points)} together, thumb on one side of the ankle and finger on the other`;
  const hearing = makeHearing(model, session);
  const element = make("section", { class: "acupress-text" },
    focus, stops, total,
    pair ? make("label", {}, pinch, make("span", {}, pairText)) : null,
    make("h4", {}, "How to press"),
    makeList("ul", texts.press, "acupress-list"),
    hearing.element,
    make("div", { class: "acupress-buttons" }, makeButton("Begin", session.start, "acupress-main")),
    ...texts.disclaimer.map((line) => paragraph(line, "acupress-hint")));
  let shown = null;
  return {
    element,
    focus,
    refresh() {
      hearing.refresh();
      const plan = model.get("plan");
      if (plan === shown) return;
      shown = plan;
      pinch.checked = model.get("pinch");
      const holds = plan.filter(({ kind }) => kind === "hold");
      const first = holds.filter(({ codes }, i) => codes[0] !== holds[i - 1]?.codes[0]);
      stops.replaceChildren(...first.map(({ codes, side, seconds }) => {
        const each = side === "midline" ? "" : ", right then left";
        const kinds = codes.map((code) => points[code].region).join(" and ");
        return make("li", {}, `${nameOf(codes, points)} (${kinds}): ${inWords(seconds)}${each}`);
      }));
      tell(total, `${holds.length} holds, ${inWords(model.get("seconds"))} in all, with time to get ready before each.`);
    },
  };
}

function pressScreen(model, session) {
  const { points } = session;
  const title = make("h3", { class: "acupress-title" });
  const phase = make("p", { class: "acupress-phase" });
  const names = make("p", { class: "acupress-hint" });
  const face = makeFace();
  const plates = [0, 1].map(() => plateView(model.get("stage")));
  const platesPlace = make("div", { class: "acupress-plates" }, ...plates.map(({ element }) => element));
  const cautions = make("div", { class: "acupress-text" });
  const notes = make("div", { class: "acupress-text" });
  const next = paragraph("");
  const progress = make("progress", { "aria-label": "Holds", class: "acupress-progress" });
  const count = make("span", {});
  const total = make("span", {});
  const pause = makeButton("", () => (model.get("state") === "paused" ? session.resume() : session.pause()), "acupress-main");
  const ready = makeButton("Press now", () => {
    session.hold();
    pause.focus(); // this button goes away
  });
  const hearing = makeHearing(model, session);
  const element = make("section", {},
    make("div", { class: "acupress-count" }, count, total),
    progress,
    title, names, phase,
    make("div", { class: "acupress-side-by-side" },
      make("div", {},
        face.element,
        make("div", { class: "acupress-buttons" }, pause, ready),
        make("div", { class: "acupress-buttons" },
          makeButton("Back", session.back), makeButton("Skip", session.skip), makeButton("End", session.end)),
        next, cautions),
      platesPlace),
    notes, hearing.element);
  let shown = "";

  function showPlace(here) {
    const chosen = here.codes.map((code) => points[code]);
    tell(title, nameOf(here.codes, points));
    names.replaceChildren(...chosen.flatMap(({ hanzi, english, region }, i) =>
      [i ? " · " : "", make("span", { lang: "zh-Hant" }, hanzi), ` ${english}, ${region}`]));
    plates.forEach((plate, i) => {
      plate.element.hidden = !chosen[i];
      if (chosen[i]) plate.show(chosen[i].code, here.side === "left" ? "left" : "right", { labels: true, step: null });
    });
    cautions.replaceChildren(...chosen.map(cautionNote));
    notes.replaceChildren(...chosen.flatMap((point) => pressNotes(point, here.kind === "prepare")));
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
      element.dataset.turn = here.turn % 2; // lets the same flash play anew
      tell(phase, `${holding ? "● Press" : "○ Get ready"} · ${ARROWS[here.side]}`);
      face.show(left, here.seconds, paused ? "Paused" : holding ? "Press" : "Get ready");
      tell(count, `Hold ${here.turn + 1} of ${model.get("turns")}`);
      tell(total, `${digits(wholeSeconds(session.left()))} left in all`);
      progress.max = model.get("turns");
      progress.value = here.turn + (holding ? 1 - left / here.seconds : 0);
      tell(pause, paused ? "Resume" : "Pause");
      ready.hidden = holding;
      hearing.refresh();
    },
  };
}

// Shown before and during the hold.
function cautionNote({ shown, caution }) {
  return make("p", { class: "acupress-caution" }, make("strong", {}, `⚠ ${shown}, caution: `), caution);
}

// How to find a point matters while getting ready; during the hold it is at hand.
function pressNotes({ shown, press, find }, gettingReady) {
  return [
    make("p", {}, make("strong", {}, `Press ${shown}: `), press),
    make("details", { open: gettingReady },
      make("summary", {}, `Find ${shown}`), makeList("ol", find, "acupress-list")),
  ];
}

function doneScreen(model, session) {
  const texts = model.get("guidance");
  const focus = heading("✓ The session is over");
  const element = make("section", { class: "acupress-text" },
    focus,
    make("h4", {}, "Now"),
    makeList("ul", texts.aftercare, "acupress-list"),
    ...texts.disclaimer.map((line) => paragraph(line, "acupress-hint")),
    make("div", { class: "acupress-buttons" }, makeButton("New session", session.ask)));
  return { element, focus };
}

const SCREENS = {
  gate: askScreen,
  refused: refusalScreen,
  ready: readyScreen,
  running: pressScreen,
  paused: pressScreen,
  done: doneScreen,
};

export default function guidedSession() {
  let session = null;

  function initialize({ model }) {
    session = makeSession(model);
    return session.close;
  }

  function render({ model, el }) {
    if (!session) initialize({ model });
    const announcer = makeAnnouncer();
    const place = make("div", {});
    const root = make("div",
      {
        class: "acupress-clock acupress-session", role: "group",
        "aria-label": "Guided session", "data-lm-suppress-shortcuts": true,
      },
      place, announcer.element);
    el.append(root);
    let shown = "";
    let screen = null;
    return session.show({
      announce: announcer.announce,
      refresh() {
        const state = model.get("state");
        root.dataset.state = state;
        const build = SCREENS[state];
        const key = `${build.name} ${state === "gate" ? session.question() : ""}`;
        if (shown !== key) {
          const hadFocus = root.contains(document.activeElement);
          screen = build(model, session);
          place.replaceChildren(screen.element);
          shown = key;
          screen.refresh?.();
          if (hadFocus) screen.focus.focus();
        }
        screen.refresh?.();
      },
    });
  }

  return { initialize, render };
}
