// A plate as it was drawn once: an SVG built from the list of its parts.

import { makeSvg } from "./dom.js";

const GEOMETRY = ["x", "y", "width", "height"];

// The page of a drawing: `svg`, on it `axes`, which turns over with the page.
export function makePage({ width, height, paper }) {
  const axes = /** @type {SVGGElement} */ (makeSvg("g", { "data-kind": "axes" }));
  const svg = /** @type {SVGSVGElement} */ (
    makeSvg("svg", { role: "group" }, makeSvg("rect", { width: "100%", height: "100%", fill: paper }), axes));
  const setHeight = (high) => svg.setAttribute("viewBox", `0 0 ${width} ${high}`);
  setHeight(height);
  return { svg, axes, setHeight };
}

// Return what makes parts that have these looks and clips. Ids are the drawing's own: the same plate
// may be on the page twice, in another notebook or in a hidden tab.
export function partMaker(svg, { looks, clips }) {
  const mark = `acupress-${Math.random().toString(36).slice(2)}-`;
  if (clips.length) {
    const made = clips.map((d, i) => makeSvg("clipPath", { id: mark + i }, makeSvg("path", { d })));
    svg.prepend(makeSvg("defs", {}, ...made));
  }
  return (part) => {
    const element = /** @type {SVGGElement} */ (makeSvg("g", {}, ...shapesOf(part, looks)));
    if (part.clip !== undefined) element.setAttribute("clip-path", `url(#${mark}${part.clip})`);
    const { kind, code, side } = part;
    const data = { kind, code, side };
    for (const name of Object.keys(data)) if (data[name]) element.dataset[name] = data[name];
    return { ...part, element };
  };
}

function shapesOf({ look = [], d, text, image, ...place }, looks) {
  if (image) {
    const attributes = Object.fromEntries(GEOMETRY.map((name) => [name, place[name]]));
    return [makeSvg("image", { ...attributes, href: image, preserveAspectRatio: "none" })];
  }
  if (text !== undefined) {
    const { x, y } = place;
    return [makeSvg("text", { x, y, style: looks[look[0]] }, text)];
  }
  return look.map((number) => makeSvg("path", { d, style: looks[number] }));
}

export function setVisible(element, visible) {
  // Keeps its box, so that texts can be measured.
  element.style.visibility = visible ? "" : "hidden";
}

export function turnOver(element, mirrored, width) {
  if (mirrored) element.setAttribute("transform", `translate(${width} 0) scale(-1 1)`);
  else element.removeAttribute("transform");
}

// About its own middle, by CSS: that also holds for a drawing that is not on the page yet.
export function standUpright(text, mirrored) {
  Object.assign(text.style, { transformBox: "fill-box", transformOrigin: "center" });
  text.style.transform = mirrored ? "scaleX(-1)" : "";
}

// The letters that drawings need, once a page.
export function loadFonts(css) {
  const have = [...document.head.querySelectorAll("style[data-acupress-fonts]")];
  if (!css || have.some((style) => style.textContent === css)) return;
  const style = document.createElement("style");
  style.dataset.acupressFonts = "";
  style.textContent = css;
  document.head.append(style);
}
