// What the timer and the session show alike: the ring with its digits, and how they are heard.

import { digits, inWords } from "./clock.js";
import { make } from "./dom.js";

export function makeButton(text, onclick, kind = "") {
  return make("button", { type: "button", class: `acupress-button ${kind}`, onclick }, text);
}

export function makeList(tag, lines, kind = "") {
  return make(tag, { class: kind }, ...lines.map((text) => make("li", {}, text)));
}

// Change text only where it differs: a screen reader may hear every change.
export function tell(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A ring that empties, digits, and a word under them: the state is never told by colour alone.
const SVG = "http://www.w3.org/2000/svg";

export function makeFace() {
  const time = make("div", { class: "acupress-digits", role: "timer", "aria-live": "off" });
  const word = make("div", { class: "acupress-word" });
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("aria-hidden", "true");
  const [, rest] = ["track", "rest"].map((part) => {
    const circle = document.createElementNS(SVG, "circle");
    const shape = { class: `acupress-${part}`, cx: 50, cy: 50, r: 45, pathLength: 1 };
    for (const [name, value] of Object.entries(shape)) circle.setAttribute(name, String(value));
    svg.append(circle);
    return circle;
  });
  const element = make("div", { class: "acupress-face" }, svg, make("div", {}, time, word));
  return {
    element,
    show(left, whole, text) {
      tell(time, digits(left));
      time.setAttribute("aria-label", inWords(left));
      tell(word, text);
      rest.style.strokeDashoffset = String(1 - Math.min(left / whole, 1));
    },
  };
}

// Announcements for a screen reader: unseen, and few.
export function makeAnnouncer() {
  const element = make("div", { class: "acupress-unseen", "aria-live": "polite", role: "status" });
  return { element, announce: (text) => tell(element, text) };
}

// Sound, how loud, spoken cues.
export function makeHearing(model, countdown) {
  const put = (name, value) => {
    countdown.allowSound();
    countdown.put({ [name]: value });
  };
  const box = (name) =>
    make("input", { type: "checkbox", onchange: (event) => put(name, event.target.checked) });
  const sound = box("sound");
  const spoken = box("spoken");
  const volume = make("input", {
    type: "range", min: 0, max: 100, step: 5, class: "acupress-volume",
    oninput: (event) => put("volume", Number(event.target.value) / 100),
  });
  const waiting = make("p", { class: "acupress-hint" },
    "Your browser gives sound only after a press here: press any button of this panel.");
  const labelled = (input, text) => make("label", {}, input, make("span", {}, text));
  const choices = make("div", { class: "acupress-hearing" },
    labelled(sound, "Sound"), labelled(volume, "Volume"), labelled(spoken, "Spoken cues"));
  return {
    element: make("div", {}, choices, waiting),
    refresh() {
      sound.checked = model.get("sound");
      spoken.checked = model.get("spoken");
      volume.disabled = !sound.checked;
      const level = String(Math.round(model.get("volume") * 100));
      if (volume.value !== level) volume.value = level;
      waiting.hidden = !countdown.soundIsWaiting();
    },
  };
}
