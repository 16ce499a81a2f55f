// The countdown timer: one hold, its length, its sounds.

import { LONGEST, SHORTEST, inWords, isLength, readLength, timerCues } from "./parts/clock.js";
import { makeButton, makeHearing } from "./parts/controls.js";
import { makeCountdown } from "./parts/countdown.js";
import { make, tell } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";
import { listen } from "./parts/model.js";
import { makeRing } from "./parts/ring.js";

const STEP = 15; // seconds that "less" and "more" change
const WORDS = { ready: "Ready", running: "Press", paused: "Paused", done: "✓ Done" };
const MAIN = { ready: "Start", running: "Pause", paused: "Resume", done: "Start again" };
const PRESS = { ready: "start", running: "pause", paused: "resume", done: "start" };

// What a screen reader, and the voice, says when the seconds left go from `before` to `after`.
export function timerWords(before, after) {
  if (after <= 0) return "Time is up.";
  if (before === null) return `${inWords(after)}, go.`;
  return before > 10 && after <= 10 ? "10 seconds left." : "";
}

// The field and its buttons. `take()` reads what was typed and says whether it is a length.
function makeLength(model, countdown) {
  const busy = () => ["running", "paused"].includes(model.get("state"));
  const { field, complaint, complain } = makeLengthField(() => take());
  let shown = ""; // what the field said before someone typed

  function put(seconds) {
    countdown.put({ seconds });
    show();
  }
  function show() {
    shown = String(model.get("seconds"));
    field.value = shown;
    complain("");
  }
  function take() {
    if (busy() || field.value === shown) return true;
    const { seconds, complaint: wrong } = readLength(field.value);
    if (wrong) complain(wrong);
    else put(seconds);
    return !wrong;
  }

  const by = (step) => {
    if (!busy()) put(Math.min(Math.max(model.get("seconds") + step, SHORTEST), LONGEST));
  };
  const less = makeStepper("−", "less", () => by(-STEP));
  const more = makeStepper("+", "more", () => by(STEP));
  show();
  return {
    element: make("div", {},
      make("div", { class: "acupress-length" },
        less, make("label", {}, make("span", {}, "Seconds"), field), more),
      complaint),
    take() {
      const isTaken = take();
      if (!isTaken) field.focus();
      return isTaken;
    },
    refresh() {
      // Not `disabled`: what is disabled loses the focus.
      for (const control of [less, field, more]) control.setAttribute("aria-disabled", String(busy()));
      field.readOnly = busy();
      if (shown !== String(model.get("seconds"))) show(); // else leave alone what is being typed
    },
  };
}

function makeLengthField(take) {
  const complaint = make("p", { class: "acupress-complaint", role: "alert" });
  const field = make("input", {
    type: "text", size: 5, class: "acupress-field", autocomplete: "off",
    onchange: take,
    onkeydown(event) {
      if (event.key === "Enter" && !event.isComposing) take();
    },
  });
  const complain = (text) => {
    tell(complaint, text);
    field.setAttribute("aria-invalid", String(text !== ""));
  };
  return { field, complaint, complain };
}

function makeStepper(sign, word, onclick) {
  const button = makeButton(`${sign}${STEP}`, onclick);
  button.setAttribute("aria-label", `${STEP} seconds ${word}`);
  return button;
}

// Start, pause, resume, start again.
function makeMain(model, countdown, length) {
  return makeButton("", () => {
    const what = PRESS[model.get("state")];
    if (what !== "start" || length.take()) countdown[what](); // never run what was not typed
  }, "acupress-main");
}

function makeTimerPanel(model, countdown) {
  const length = makeLength(model, countdown);
  const main = makeMain(model, countdown, length);
  const reset = makeButton("Reset", () => countdown.reset());
  const label = make("p", { class: "acupress-label" });
  const ring = makeRing();
  const hearing = makeHearing(model, countdown);
  const root = make("div", { class: "acupress acupress-clock acupress-timer", role: "group" },
    label, ring.element, make("div", { class: "acupress-buttons" }, main, reset),
    length.element, hearing.element);

  function refresh() {
    const state = model.get("state");
    root.dataset.state = state;
    root.setAttribute("aria-label", `Countdown timer ${model.get("label")}`.trim());
    tell(label, model.get("label"));
    label.hidden = !model.get("label");
    ring.show(countdown.left(), model.get("seconds"), WORDS[state]);
    tell(main, MAIN[state]);
    length.refresh();
    hearing.refresh();
  }
  return { root, refresh };
}

export default function timer() {
  let countdown = null;

  function initialize({ model }) {
    let seconds = model.get("seconds");
    countdown = makeCountdown(model, {
      cues: () => timerCues(model.get("seconds")),
      words: timerWords,
    });
    const { close } = countdown;
    const undo = listen(model, ["seconds"], () => {
      if (!isLength(model.get("seconds"))) {
        countdown.put({ seconds }); // a linked slider at 0: the last good length stays
        return;
      }
      seconds = model.get("seconds");
      if (["ready", "done"].includes(model.get("state"))) countdown.reset();
    });
    return () => {
      undo();
      close();
    };
  }

  function render({ model, el }) {
    if (!countdown) initialize({ model });
    const panel = makeTimerPanel(model, countdown);
    el.append(panel.root);
    const undo = [keepKeys(panel.root)];
    undo.push(countdown.show(panel));
    return () => undo.forEach((f) => f());
  }

  return { initialize, render };
}
