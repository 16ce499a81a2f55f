// A ring that empties, digits, and a word under them: the state is never told by colour alone.

import { digits, inWords } from "./clock.js";
import { make, makeSvg, tell } from "./dom.js";

export function makeRing() {
  const time = make("div", { class: "acupress-digits", role: "timer", "aria-live": "off" });
  const word = make("div", { class: "acupress-word" });
  const [track, rest] = ["track", "rest"].map((part) =>
    makeSvg("circle", { class: `acupress-${part}`, cx: 50, cy: 50, r: 45, pathLength: 1 }));
  const svg = makeSvg("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" }, track, rest);
  return {
    element: make("div", { class: "acupress-ring" }, svg, make("div", {}, time, word)),
    show(left, whole, text) {
      tell(time, digits(left));
      time.setAttribute("aria-label", inWords(left));
      tell(word, text);
      rest.style.strokeDashoffset = String(1 - Math.min(left / whole, 1));
    },
  };
}
