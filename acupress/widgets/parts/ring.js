// A ring that empties, digits, and a word under them: the state is never told by colour alone.

import { digits, inWords } from "./clock.js";
import { make, tell } from "./dom.js";

const DRAWN = "http://www.w3.org/2000/svg";

export function makeRing() {
  const time = make("div", { class: "acupress-digits", role: "timer", "aria-live": "off" });
  const word = make("div", { class: "acupress-word" });
  const svg = document.createElementNS(DRAWN, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("aria-hidden", "true");
  const [, rest] = ["track", "rest"].map((part) => {
    const circle = document.createElementNS(DRAWN, "circle");
    const shape = { class: `acupress-${part}`, cx: 50, cy: 50, r: 45, pathLength: 1 };
    for (const [name, value] of Object.entries(shape)) circle.setAttribute(name, String(value));
    svg.append(circle);
    return circle;
  });
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
