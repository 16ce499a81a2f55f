// The plate one can point at: shows one point's construction on a drawing that was made once.

import { make, makeSvg } from "./dom.js";
import {
  loadFonts, makePage, partMaker, setVisible, standUpright, turnOver,
} from "./drawing.js";
import { makeOffers, makePointing } from "./pointing.js";

const CROWDED = 30; // dots of a plate, of both sides: so many are drawn smaller

/** @type {(point: object) => boolean} */
const everyDot = () => true;

// `show(code, side, { labels, name, step, layers, dots, dot, named })` draws it: `side` is "right", "left",
// "midline" or "both"; `step` counts from 0, all by default, none with -1; `layers` says of a layer's
// name whether it shows, `dots` of another point of the plate, `dot` of its own: with the last step, by
// default; `name` whether its name does, as the labels by default; `named` false tells a screen reader
// the plate alone.
// It gives whether it could: a plate may still be to come, and some points no plate can show. Then
// `blank` is seen in its place.
export function plateView(stage, { onpick = null } = {}) {
  const pointed = make("p", { class: "acupress-pointed", "aria-hidden": true, hidden: true });
  const offers = makeOffers({ points: stage.points, onpick });
  const blank = make("p", { class: "acupress-blank" }); // in the place of a plate that is not there
  const element = make("div", { class: "acupress-plate" }, blank);
  const hover = (code) => {
    const point = stage.points[code];
    pointed.hidden = !point;
    pointed.textContent = point ? `${point.shown} ${point.pinyin} · ${point.region}` : "";
  };
  const options = onpick && { onpick, onhover: hover, onoffer: offers.offer };
  const drawings = {};
  loadFonts(stage.fonts);

  function put(seen) {
    offers.close();
    if (element.firstChild === seen) return;
    hover(null); // what was pointed at is of the drawing before
    element.replaceChildren(seen, ...(onpick ? [pointed, offers.element] : []));
  }

  function show(code, side, wanted = {}) {
    const { plate: name } = stage.points[code];
    const plate = stage.plates[name];
    if (plate) drawings[name] ??= makeDrawing(plate, stage.points, options);
    const drawing = plate ? drawings[name] : null;
    put(drawing ? drawing.svg : blank);
    if (!drawing) return false;
    drawing.show(code, side, wanted);
    element.style.setProperty("--aspect", String(drawing.aspect(code)));
    return true;
  }
  // The drawing of a point's plate, for what else is to be put on it.
  const svgOf = (code) => drawings[stage.points[code].plate]?.svg ?? null;
  return { element, blank, show, svgOf };
}

function makeDrawing(plate, points, options) {
  const { width, height, over } = plate;
  loadFonts(plate.fonts);
  const { svg, axes, setHeight } = makePage(plate);
  const add = (makePart) => (part) => {
    const made = makePart(part);
    axes.append(made.element);
    return made;
  };
  const ground = plate.parts.map(add(partMaker(svg, plate)));
  const makeMark = partMaker(svg, over);
  const construction = makeGroup(axes, makeMark, (code) => marksOf(code, "construct"));
  const dots = over.dots.map(add(makeMark));
  svg.classList.toggle("acupress-many", dots.length > CROWDED);
  const names = makeGroup(axes, makeMark, (code) => [
    ...(over.rulers[points[code].ruler] ?? []), ...marksOf(code, "leader"), ...marksOf(code, "label"),
  ]);
  const marksOf = (code, wanted) =>
    over.marks[code].filter(({ kind }) => kind === wanted).map((part) => ({ ...part, code }));
  const heightOf = (code) => over.heights[code] ?? height;

  function show(code, side, {
    labels = true, name = labels, step: at = null, layers = {}, dots: isWanted = everyDot, dot: own = null, named: isNamed = true,
  }) {
    const step = at ?? Infinity;
    const mirrored = side === "left";
    const point = points[code];
    turnOver(axes, mirrored, width);
    setHeight(heightOf(code));
    for (const { kind, code: layer, side: of, element } of ground) {
      if (kind === "layer") setVisible(element, layers[layer] !== false);
      if (kind === "title") setVisible(element, of === (mirrored ? "left" : "right"));
      if (kind === "title") turnOver(element, mirrored, width);
    }
    const shows = {
      construct: (part) => part.step <= step,
      label: (part) => (part.own ? name : labels) && part.step <= step,
      ruler: () => true,
    };
    shows.leader = shows.label;
    for (const part of [...construction.of(code), ...names.of(code)]) {
      setVisible(part.element, shows[part.kind](part));
      if (part.kind === "ruler") turnOver(part.element, mirrored, width);
      if (part.kind === "label") standUpright(part.element, mirrored);
    }
    const whole = own ?? step >= point.steps.length - 1;
    for (const dot of dots) {
      const named = points[dot.code];
      dot.shown = dot.code === code ? whole : dot.side !== "left" && isWanted(named);
      markDot(dot, { code, side, named });
    }
    const title = plate.titles[mirrored ? "left" : "right"];
    svg.setAttribute("aria-label", isNamed ? `${title}. ${describe(point)}` : title);
  }

  if (options) makePointing({ svg, axes, dots, ...options });
  return { svg, aspect: (code) => width / heightOf(code), show };
}

// What is on the page for one point at a time.
function makeGroup(axes, makePart, partsOf) {
  const group = makeSvg("g");
  axes.append(group);
  let last = null;
  let made = [];
  return {
    of(code) {
      if (code === last) return made;
      last = code;
      made = partsOf(code).map(makePart);
      group.replaceChildren(...made.map(({ element }) => element));
      return made;
    },
  };
}

// The drawing is turned over for the left side, so what was drawn as the right is always the side
// in question, and what was drawn as the left is the other.
function markDot({ code: of, side: drawnAs, shown, element }, { code, side, named }) {
  const ofChosen = of === code;
  const main = drawnAs !== "left";
  const chosen = ofChosen && (main || side === "both");
  element.classList.toggle("acupress-chosen", chosen);
  setVisible(element, shown);
  if (element.getAttribute("role") !== "button") return;
  element.setAttribute("aria-pressed", String(chosen));
  element.setAttribute("aria-label", `${named.shown} ${named.pinyin}`);
  element.setAttribute("tabindex", chosen && main ? "0" : "-1");
}

function describe({ shown, pinyin, steps, location }) {
  return `${shown} ${pinyin}: start at ${steps.join(", then ")}. ${location}`;
}
