// The guided session: what it knows, however many views show it. session_screens.js and session_press.js show it.
//
// Answers stay in this page: the model, and so the kernel and the saved notebook, hears only that
// the questions are passed, and which points were left out.

import { inWords } from "./parts/clock.js";
import { makeHearing } from "./parts/controls.js";
import { makeCountdown } from "./parts/countdown.js";
import { make } from "./parts/dom.js";
import { makeFullScreen } from "./parts/full_screen.js";
import { keepKeys } from "./parts/keys.js";
import { alike, listen } from "./parts/model.js";
import { afterBack, afterSkip, planCues, planOf, planSeconds, segmentAt, stopsOf, turnsIn } from "./parts/plan.js";
import { keepRoom } from "./parts/room.js";
import { isClass, keepClassKeys, pairWords } from "./session_class.js";
import { nameOf, sideOf } from "./session_press.js";
import { screenOf } from "./session_screens.js";

const STALE = 6 * 3600 * 1000; // ms after which answers count no more

function makeSession(model) {
  const { points, codes } = model.get("stage");
  const { questions } = model.get("gate");
  const { screens } = model.get("aloud"); // of a class, in place of the questions
  const plan = () => model.get("plan");
  const is = (...states) => states.includes(model.get("state"));
  const underWay = () => is("running", "paused");
  let at = 0; // which question
  let refused = null; // the refusal of the question that was answered with yes
  let countdown = null;

  // The computer's clock may have been set back since.
  const isFresh = () => Math.abs(Date.now() - (model.get("passed_at") ?? -Infinity)) < STALE;

  // Nobody gets past the questions but by answering them: not by a link from another widget either.
  // First to be told of a new state, so that nothing has begun.
  function guard() {
    const passed = model.get("passed_at") !== null;
    const isLate = is("ready", "running") && !isFresh();
    if (is("gate") ? passed : !passed || isLate) ask();
  }

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
  const words = (before, after) => {
    if (after <= 0) return "The session is over.";
    const here = place(after);
    const was = before === null ? null : place(before);
    return was?.turn === here.turn && was.kind === here.kind ? "" : sentence(here, points);
  };
  const undo = [listen(model, ["state"], () => Promise.resolve().then(guard))];
  countdown = makeCountdown(model, { cues: () => planCues(plan()), words, moved });
  const { put } = countdown;

  function makePlan() {
    const made = chosenPlan(model);
    if (!alike(made, plan())) put({ plan: made });
    put({ seconds: planSeconds(made), remaining: planSeconds(made), turns: turnsIn(made) });
    countdown.settle();
  }

  const remake = () => is("gate", "ready") && makePlan();

  function ask() {
    at = 0;
    refused = null;
    put({ passed_at: null, state: "gate", left_out: [] });
    makePlan();
  }

  undo.push(
    listen(model, ["pinch", "partners", "hold_seconds", "prepare_seconds", "left_out"], remake),
    listen(model, ["asked"], ask),
  );
  if (!(isFresh() && (underWay() || is("done")))) ask();

  const { close } = countdown;
  return {
    ...countdown,
    points,
    codes,
    here: () => place(countdown.left()),
    next(segment) {
      return plan().find(({ turn, kind }) => turn === segment.turn + 1 && kind === "hold");
    },
    // Which question, or which screen to read aloud, and whether the last of them is behind.
    at: () => at,
    isAsked: () => at >= (screens ?? questions).length,
    question: () => questions[at],
    refusal: () => refused,
    // What changes when another screen is due.
    screen() {
      if (is("gate")) return `gate ${at} ${refused ? "refused" : ""}`;
      if (!underWay()) return model.get("state");
      return place(countdown.left()).kind === "change" ? "change" : "press";
    },
    ask,
    refuse() {
      refused = questions[at].refusal;
      countdown.settle();
    },
    turn(step) {
      at += step;
      countdown.settle();
    },
    pass() {
      put({ passed_at: Date.now(), state: "ready" });
      countdown.settle();
    },
    start: () => (isFresh() ? countdown.start() : ask()),
    resume: () => (isFresh() ? countdown.resume() : ask()),
    back: () => countdown.jump(afterBack(plan(), countdown.elapsed())),
    skip: () => countdown.jump(afterSkip(plan(), countdown.elapsed())),
    pressNow() {
      const { start, seconds } = place(countdown.left());
      countdown.jump(start + seconds);
    },
    end() {
      put({ state: "done" });
      countdown.settle();
    },
    close() {
      undo.forEach((f) => f());
      close();
    },
  };
}

// The plan of the points that are not left out.
function chosenPlan(model) {
  const { points, codes } = model.get("stage");
  const left = model.get("left_out");
  const chosen = codes.filter((code) => !left.includes(code)).map((code) => ({
    code,
    partner: points[code].pair_with,
    sides: points[code].sides,
    seconds: points[code].hold_seconds,
  }));
  const options = { holdSeconds: model.get("hold_seconds"), pinch: model.get("pinch") };
  // Of two people, both have to be told: so only where all is read aloud.
  const partners = model.get("partners") && isClass(model);
  return planOf(stopsOf(chosen, options), model.get("prepare_seconds"), partners);
}

function sentence(segment, points) {
  const { kind, codes, seconds, start } = segment;
  const who = pairWords(segment);
  if (kind === "change") return `Change places: now ${who}.`;
  const what = `${nameOf(codes, points)}, ${sideOf(segment)}`;
  if (kind === "hold") return `Press ${what}: ${inWords(seconds)}.`;
  return `${who && !start ? `${who}. ` : ""}Next: ${what}. Get ready.`;
}

export default function guidedSession() {
  let session = null;

  function initialize({ model }) {
    session = makeSession(model);
    return session.close;
  }

  function render({ model, el }) {
    if (!session) initialize({ model });
    const { root, full, refresh } = makePanel(model, session);
    el.append(root);
    const undo = [keepKeys(root), full.undo, keepRoom(root)];
    if (isClass(model)) undo.push(keepClassKeys(root, model, session));
    undo.push(session.show({ root, refresh }));
    return () => undo.forEach((f) => f());
  }

  return { initialize, render };
}

// The screen that is due, and below it what all screens have.
function makePanel(model, session) {
  const hearing = makeHearing(model, session);
  const place = make("div", {});
  const root = make("div", {
    class: `acupress acupress-clock acupress-session${isClass(model) ? " acupress-class" : ""}`,
    role: "group",
    "aria-label": "Guided session",
    // A click beside the buttons leaves the keys with the class's session.
    tabindex: isClass(model) ? -1 : null,
  });
  const full = makeFullScreen(root);
  const tools = make("div", { class: "acupress-buttons acupress-tools" }, full.button);
  root.append(place, hearing.element, tools);
  let shown = null;
  let screen = null;

  function turnTo(due) {
    const hadFocus = root.contains(document.activeElement);
    shown = due;
    screen = screenOf(model, session);
    place.replaceChildren(screen.element);
    screen.refresh?.();
    // Whoever acts here sees the new screen from its top; nobody else's page moves.
    if (!hadFocus) return;
    screen.focus.focus({ preventScroll: true });
    root.scrollIntoView({ block: "start" });
  }

  function refresh() {
    const due = session.screen();
    root.dataset.state = model.get("state");
    hearing.element.hidden = !["ready", "press", "change"].includes(due);
    if (shown !== due) turnTo(due);
    screen.refresh?.();
    hearing.refresh();
  }
  return { root, full, refresh };
}
