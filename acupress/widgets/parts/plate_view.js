// The plate one can point at: shows one point's construction on a drawing that was made once.
import { make } from "./dom.js";

const REACH = 26; // px: how near a finger must come to a dot
const KINDS = ["layer", "dot", "construct", "label", "title", "ruler", "inset"];
let drawings = 0;

export function plateView(stage, { onpick = null } = {}) {
  const hint = make("p", { class: "hint", "aria-hidden": true });
  const element = make("div", { class: "acupress-plate" });
  const hover = (code) => {
    const point = stage.points[code];
    hint.textContent = point ? `${point.shown} ${point.pinyin} · ${point.region}` : "";
  };
  const drawn = {};

  function show(code, side, { labels = true, step = Infinity, layers = {} } = {}) {
    const point = stage.points[code];
    const drawing = (drawn[point.plate] ??= readDrawing(stage, point.plate, onpick, hover));
    if (element.firstChild !== drawing.svg) element.replaceChildren(drawing.svg, onpick ? hint : "");
    drawing.show(code, side, { labels, step: step ?? Infinity, layers });
  }
  return { element, show };
}

function readDrawing(stage, name, onpick, hover) {
  const { svg, parts } = parse(stage.plates[name].svg);
  const page = svg.viewBox.baseVal.width;
  const axes = svg.querySelector('[id$="axes_1"]');
  const dots = parts.filter((part) => part.kind === "dot");
  const inset = parts.filter((part) => part.kind === "inset").map((part) => part.element);

  function show(code, side, { labels, step, layers }) {
    const mirrored = side === "left";
    turnOver(axes, mirrored, page);
    for (const { kind, code: of, detail, element } of parts) {
      if (kind === "layer") setVisible(element, layers[of] !== false);
      else if (kind === "title") setVisible(element, of === (mirrored ? "left" : "right"));
      else if (kind === "construct") setVisible(element, of === code && Number(detail) <= step);
      else if (kind === "label") setVisible(element, labels && of === code && Number(detail) <= step);
      if (["title", "ruler"].includes(kind)) turnOver(element, mirrored, page);
    }
    const whole = step >= stage.points[code].steps.length - 1;
    for (const dot of dots) markDot(dot, code, whole, stage.points[dot.code]);
    keepAtRight(inset, mirrored, page);
    for (const part of parts) if (part.isText && part.visible) standUpright(part.element, mirrored);
    describe(svg, stage, name, code, side);
  }

  function nearest(event) {
    const toPlate = axes.getScreenCTM().inverse();
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(toPlate);
    const reach = REACH * Math.hypot(toPlate.a, toPlate.b);
    const near = dots
      .filter((dot) => dot.detail !== "left")
      .map((dot) => ({ dot, far: Math.hypot(dot.x - place.x, dot.y - place.y) }))
      .sort((one, other) => one.far - other.far)[0];
    return near && near.far <= reach ? near.dot : null;
  }

  if (onpick) listen(svg, dots, nearest, onpick, hover);
  return { svg, show };
}

function parse(text) {
  // The same drawing may stand on a page twice: every drawing gets ids of its own.
  const mark = `acupress${(drawings += 1)}-`;
  const own = text.replace(/\b(id="|href="#|url\(#)/g, `$1${mark}`);
  const svg = new DOMParser().parseFromString(own, "image/svg+xml").documentElement;
  svg.setAttribute("role", "group");
  const parts = [...svg.querySelectorAll("[id]")]
    .map((element) => {
      const [kind, code, detail, , last] = element.id.slice(mark.length).split(".");
      const isText = kind === "label" && last === "text";
      return { kind, code, detail, element, isText, get visible() { return element.style.visibility !== "hidden"; } };
    })
    .filter(({ kind }) => KINDS.includes(kind));
  for (const dot of parts.filter((part) => part.kind === "dot")) Object.assign(dot, centre(dot.element));
  return { svg, parts };
}

function extent(group) {
  // The reach of what matplotlib draws: its paths hold nothing but letters and x, y pairs.
  const [path] = group.getElementsByTagName("path");
  const numbers = path.getAttribute("d").match(/-?[\d.]+/g).map(Number);
  const reach = (values) => [Math.min(...values), Math.max(...values)];
  return { x: reach(numbers.filter((_, i) => i % 2 === 0)), y: reach(numbers.filter((_, i) => i % 2 === 1)) };
}

function centre(group) {
  const { x, y } = extent(group);
  return { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 };
}

function setVisible(element, visible) {
  element.style.visibility = visible ? "" : "hidden"; // keeps its box, so that texts can be measured
}

function turnOver(element, mirrored, page) {
  if (mirrored) element.setAttribute("transform", `translate(${page} 0) scale(-1 1)`);
  else element.removeAttribute("transform");
}

function keepAtRight(inset, mirrored, page) {
  // Turned over with the page, the small body must come back to its corner.
  const reach = inset.map(extent);
  const left = Math.min(...reach.map(({ x }) => x[0]));
  const right = Math.max(...reach.map(({ x }) => x[1]));
  for (const element of inset) {
    if (mirrored) element.setAttribute("transform", `translate(${page - left - right} 0)`);
    else element.removeAttribute("transform");
  }
}

function standUpright(text, mirrored) {
  // About its own middle, by CSS: that also holds for a drawing that is not on the page yet.
  Object.assign(text.style, { transformBox: "fill-box", transformOrigin: "center" });
  text.style.transform = mirrored ? "scaleX(-1)" : "";
}

function markDot(dot, code, whole, point) {
  const chosen = dot.code === code;
  // The drawing is turned over for the left side: its right half is always the side in question.
  const main = dot.detail !== "left";
  dot.element.classList.toggle("chosen", chosen && main);
  setVisible(dot.element, chosen ? whole : main);
  if (dot.element.getAttribute("role") !== "button") return;
  dot.element.setAttribute("aria-pressed", chosen);
  dot.element.setAttribute("aria-label", `${point.shown} ${point.pinyin}`);
  dot.element.setAttribute("tabindex", chosen && main ? 0 : -1);
}

function describe(svg, stage, name, code, side) {
  const point = stage.points[code];
  const title = stage.plates[name].titles[side === "left" ? "left" : "right"];
  svg.setAttribute(
    "aria-label",
    `${title}. ${point.shown} ${point.pinyin}: start at ${point.steps.join(", then ")}. ${point.location}`,
  );
}

function listen(svg, dots, nearest, onpick, hover) {
  for (const dot of dots) dot.element.setAttribute("role", "button");
  svg.addEventListener("click", (event) => {
    const dot = nearest(event);
    if (dot) onpick(dot.code);
  });
  const light = (code) => {
    svg.style.cursor = code ? "pointer" : "";
    for (const dot of dots) dot.element.classList.toggle("near", dot.code === code);
    hover(code);
  };
  svg.addEventListener("pointermove", (event) => light(nearest(event)?.code));
  svg.addEventListener("pointerleave", () => light(null));
  // One dot is in the tab order, the chosen one; from there arrows lead to the others.
  const main = dots.filter(({ detail }) => detail !== "left");
  const ways = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Enter: 0, " ": 0 };
  svg.addEventListener("keydown", (event) => {
    const at = main.findIndex(({ element }) => element === event.target);
    if (at < 0 || !(event.key in ways)) return;
    event.preventDefault();
    event.stopPropagation();
    const dot = main[(at + ways[event.key] + main.length) % main.length];
    onpick(dot.code);
    dot.element.focus();
  });
}
