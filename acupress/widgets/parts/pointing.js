// Pointing at the dots of a plate: with a mouse, a finger or the keyboard.

import { make } from "./dom.js";

const REACH = 26; // px: how near one must come to a dot
const FINGER = 20; // px: dots as near as this to a finger are not told apart by it
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Enter: 0, " ": 0 };

// `axes` is what turns over with the page; `onpick(code)`, `onhover(code or null)` and, for a finger
// on several dots, `onoffer(codes)`.
export function makePointing({ svg, axes, dots, onpick, onhover, onoffer }) {
  const main = dots.filter(({ side }) => side !== "left");

  function near(event, pixels) {
    const toPlate = axes.getScreenCTM().inverse();
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(toPlate);
    const reach = pixels * Math.hypot(toPlate.a, toPlate.b);
    return main
      .map((dot) => ({ code: dot.code, far: Math.hypot(dot.x - place.x, dot.y - place.y) }))
      .filter(({ far }) => far <= reach)
      .sort((one, other) => one.far - other.far)
      .map(({ code }) => code);
  }

  const light = (code) => {
    svg.style.cursor = code ? "pointer" : "";
    for (const dot of dots) dot.element.classList.toggle("acupress-near", dot.code === code);
    onhover(code);
  };

  for (const dot of main) dot.element.setAttribute("role", "button");
  let byFinger = false; // not every browser says it of a click
  svg.addEventListener("pointerdown", ({ pointerType }) => {
    byFinger = pointerType === "touch";
  });
  svg.addEventListener("click", (event) => {
    const [nearest] = near(event, REACH);
    const together = byFinger ? near(event, FINGER) : [];
    if (together.length > 1) onoffer(together);
    else if (nearest) onpick(nearest);
  });
  svg.addEventListener("pointermove", (event) => light(near(event, REACH)[0] ?? null));
  svg.addEventListener("pointerleave", () => light(null));
  // One dot is in the tab order, the chosen one; from there arrows lead to the others.
  svg.addEventListener("keydown", (event) => {
    const at = main.findIndex(({ element }) => element === event.target);
    if (at < 0 || !(event.key in WAYS)) return;
    event.preventDefault();
    const dot = main[(at + WAYS[event.key] + main.length) % main.length];
    onpick(dot.code);
    dot.element.focus();
  });
}

// Buttons for dots too near each other for a finger; they go away once one is chosen.
export function makeOffers({ points, onpick }) {
  const element = make("div", { class: "acupress-offers", role: "group", hidden: true });
  element.setAttribute("aria-label", "Which of these points?");
  const close = () => {
    element.hidden = true;
    element.replaceChildren();
  };
  const button = (code) => {
    const onclick = () => {
      close();
      onpick(code);
    };
    return make("button", { type: "button", onclick }, `${points[code].shown} ${points[code].pinyin}`);
  };
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return {
    element,
    close,
    offer(codes) {
      element.replaceChildren(make("p", { role: "status" }, "Which one?"), ...codes.map(button));
      element.hidden = false;
    },
  };
}
