// The plate one can point at: shows one point's construction on a drawing that was made once.

import { make } from "./dom.js";
import {
  keepInCorner, loadFonts, readDrawing, setVisible, standUpright, turnOver,
} from "./drawing.js";
import { makeOffers, makePointing } from "./pointing.js";

// `show(code, side, { labels, step, layers })` draws it: `side` is "right", "left", "midline" or
// "both"; `step` counts from 0, all by default; `layers` says of a layer's name whether it shows.
export function plateView(stage, { onpick = null } = {}) {
  loadFonts(stage.fonts);
  const pointed = make("p", { class: "acupress-pointed", "aria-hidden": true, hidden: true });
  const offers = makeOffers({ points: stage.points, onpick });
  const element = make("div", { class: "acupress-plate" });
  const hover = (code) => {
    const point = stage.points[code];
    pointed.hidden = !point;
    pointed.textContent = point ? `${point.shown} ${point.pinyin} · ${point.region}` : "";
  };
  const options = onpick && { onpick, onhover: hover, onoffer: offers.offer };
  const drawings = {};

  function show(code, side, { labels = true, step = null, layers = {} } = {}) {
    const point = stage.points[code];
    const drawing = (drawings[point.plate] ??= makeDrawing(stage, point.plate, options));
    offers.close();
    if (element.firstChild !== drawing.svg) {
      hover(null); // what was pointed at is of the drawing before
      element.replaceChildren(drawing.svg, ...(onpick ? [pointed, offers.element] : []));
      element.style.setProperty("--aspect", String(drawing.width / drawing.height));
    }
    drawing.show(code, side, { labels, step: step ?? Infinity, layers });
  }
  return { element, show };
}

function makeDrawing(stage, name, options) {
  const { svg, parts } = readDrawing(stage.plates[name]);
  const { width, height } = svg.viewBox.baseVal;
  const { element: axes } = parts.find(({ kind }) => kind === "axes");
  const dots = parts.filter(({ kind }) => kind === "dot");
  svg.setAttribute("role", "group");

  function show(code, side, { labels, step, layers }) {
    const mirrored = side === "left";
    const point = stage.points[code];
    const shows = {
      layer: (part) => layers[part.code] !== false,
      title: (part) => part.side === (mirrored ? "left" : "right"),
      ruler: (part) => part.code === point.ruler,
      construct: (part) => part.code === code && part.step <= step,
      label: (part) => labels && part.code === code && part.step <= step,
    };
    shows.leader = shows.label;
    turnOver(axes, mirrored, width);
    for (const part of parts) {
      if (part.kind in shows) setVisible(part.element, shows[part.kind](part));
      if (["title", "ruler"].includes(part.kind)) turnOver(part.element, mirrored, width);
      if (part.kind === "inset") keepInCorner(part, mirrored, width);
      if (part.kind === "label") standUpright(part.element, mirrored);
    }
    const whole = step >= point.steps.length - 1;
    for (const dot of dots) markDot(dot, { code, side, whole, named: stage.points[dot.code] });
    svg.setAttribute("aria-label", describe(stage.plates[name], point, mirrored));
  }

  if (options) makePointing({ svg, axes, dots, ...options });
  return { svg, width, height, show };
}

// The drawing is turned over for the left side, so what was drawn as the right is always the side
// in question, and what was drawn as the left is the other.
function markDot({ code: of, side: drawnAs, element }, { code, side, whole, named }) {
  const ofChosen = of === code;
  const main = drawnAs !== "left";
  const chosen = ofChosen && (main || side === "both");
  element.classList.toggle("acupress-chosen", chosen);
  setVisible(element, ofChosen ? whole : main);
  if (element.getAttribute("role") !== "button") return;
  element.setAttribute("aria-pressed", String(chosen));
  element.setAttribute("aria-label", `${named.shown} ${named.pinyin}`);
  element.setAttribute("tabindex", chosen && main ? "0" : "-1");
}

function describe({ titles }, point, mirrored) {
  const steps = point.steps.join(", then ");
  const named = `${point.shown} ${point.pinyin}`;
  return `${titles[mirrored ? "left" : "right"]}. ${named}: start at ${steps}. ${point.location}`;
}
