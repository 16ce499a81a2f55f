// The countdown timer: one hold, its length, its sounds.

import { LONGEST, SHORTEST, inWords, readLength, timerCues } from "./parts/clock.js";
import { makeCountdown } from "./parts/countdown.js";
import { make } from "./parts/dom.js";
import { makeAnnouncer, makeButton, makeFace, makeHearing, tell } from "./parts/face.js";

const STEP = 15; // seconds that "less" and "more" change
const WORDS = { ready: "Ready", running: "Press", paused: "Paused", done: "✓ Done" };
const MAIN = { ready: "Start", running: "Pause", paused: "Resume", done: "Start again" };

// What a screen reader, and the voice, says when the seconds left go from `before` to `after`.
export function timerWords(before, after) {
  if (after <= 0) return "Time is up.";
  if (before === null) return `${inWords(after)}, go.`;
  return before > 10 && after <= 10 ? "10 seconds left." : "";
}

function makeLength(model, countdown) {
  const change = (seconds) => countdown.put({ seconds });
  const complaint = make("p", { class: "acupress-complaint", role: "alert" });
  const field = make("input", {
    type: "text", inputmode: "decimal", size: 5, class: "acupress-field", autocomplete: "off",
    onchange() {
      const seconds = readLength(field.value);
      const range = `from ${SHORTEST} to ${LONGEST} seconds`;
      tell(complaint, seconds === null ? `“${field.value}” is no length ${range}. Try 90.` : "");
      field.setAttribute("aria-invalid", seconds === null);
      if (seconds !== null) change(seconds);
    },
  });
  const by = (step) => () => {
    change(Math.min(Math.max(model.get("seconds") + step, SHORTEST), LONGEST));
    showLength();
  };
  const less = makeButton(`−${STEP}`, by(-STEP));
  const more = makeButton(`+${STEP}`, by(STEP));
  less.setAttribute("aria-label", `${STEP} seconds less`);
  more.setAttribute("aria-label", `${STEP} seconds more`);
  const showLength = () => {
    field.value = String(model.get("seconds"));
    field.setAttribute("aria-invalid", "false");
    tell(complaint, "");
  };
  showLength();
  let shown = model.get("seconds");
  return {
    element: make("div", {},
      make("div", { class: "acupress-length" },
        less, make("label", {}, make("span", {}, "Seconds"), field), more),
      complaint),
    refresh() {
      const busy = ["running", "paused"].includes(model.get("state"));
      for (const control of [less, field, more]) control.disabled = busy;
      if (shown === model.get("seconds")) return; // leave alone what someone is typing
      shown = model.get("seconds");
      showLength();
    },
  };
}

export default function timer() {
  let countdown = null;

  function initialize({ model }) {
    let seconds = model.get("seconds");
    countdown = makeCountdown(model, {
      cues: () => timerCues(model.get("seconds")),
      words: timerWords,
    });
    model.on("change:seconds", () => {
      if (readLength(model.get("seconds")) === null) {
        countdown.put({ seconds }); // a linked slider at 0: the last good length stays
        return;
      }
      seconds = model.get("seconds");
      if (["ready", "done"].includes(model.get("state"))) countdown.reset();
    });
    return countdown.close;
  }

  function render({ model, el }) {
    if (!countdown) initialize({ model });
    const press = { ready: "start", running: "pause", paused: "resume", done: "start" };
    const main = makeButton("", () => countdown[press[model.get("state")]](), "acupress-main");
    const reset = makeButton("Reset", () => countdown.reset());
    const label = make("p", { class: "acupress-label" });
    const face = makeFace();
    const length = makeLength(model, countdown);
    const hearing = makeHearing(model, countdown);
    const announcer = makeAnnouncer();
    const root = make("div",
      { class: "acupress-clock acupress-timer", role: "group", "data-lm-suppress-shortcuts": true },
      label, face.element, make("div", { class: "acupress-buttons" }, main, reset),
      length.element, hearing.element, announcer.element);
    el.append(root);
    return countdown.show({
      announce: announcer.announce,
      refresh() {
        const state = model.get("state");
        root.dataset.state = state;
        root.setAttribute("aria-label", `Countdown timer ${model.get("label")}`.trim());
        tell(label, model.get("label"));
        label.hidden = !model.get("label");
        face.show(countdown.left(), model.get("seconds"), WORDS[state]);
        tell(main, MAIN[state]);
        length.refresh();
        hearing.refresh();
      },
    });
  }

  return { initialize, render };
}
