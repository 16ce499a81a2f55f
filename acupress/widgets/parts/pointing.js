// Pointing at the dots of a plate: with a mouse, a finger or the keyboard.

import { make } from "./dom.js";

const REACH = 26; // px: how near one must come to a dot
const BLUR = 12; // px: dots that differ by less in how near they are, a finger does not tell apart
const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Enter: 0, " ": 0 };

// `axes` is what turns over with the page; `onpick(code)`, `onhover(code or null)` and, for a finger
// on several dots, `onoffer(codes)`.
export function makePointing({ svg, axes, dots, onpick, onhover, onoffer }) {
  const main = dots.filter(({ side }) => side !== "left");

  // The dots in reach, the nearest first, and how many px each is away.
  function near(event) {
    const toPlate = axes.getScreenCTM().inverse();
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(toPlate);
    const units = Math.hypot(toPlate.a, toPlate.b); // a px
    return main
      .filter(({ shown }) => shown !== false)
      .map(({ code, x, y }) => ({ code, far: Math.hypot(x - place.x, y - place.y) / units }))
      .filter(({ far }) => far <= REACH)
      .sort((one, other) => one.far - other.far);
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
    const dotsNear = near(event);
    const doubtful = dotsNear.filter(({ far }) => far - dotsNear[0].far < BLUR);
    if (byFinger && doubtful.length > 1) onoffer(doubtful.map(({ code }) => code));
    else if (dotsNear.length) onpick(dotsNear[0].code);
  });
  svg.addEventListener("pointermove", (event) => light(near(event)[0]?.code ?? null));
  svg.addEventListener("pointerleave", () => light(null));
  // One dot is in the tab order, the chosen one; from there arrows lead to the others.
  svg.addEventListener("keydown", (event) => {
    const seen = main.filter(({ shown }) => shown !== false);
    const at = seen.findIndex(({ element }) => element === event.target);
    if (at < 0 || !(event.key in WAYS)) return;
    event.preventDefault();
    const dot = seen[(at + WAYS[event.key] + seen.length) % seen.length];
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
