// A plate as it was drawn once: what shows on it is a matter of the list of its parts.

// Return `svg` and `parts`, each part with its `element`. Ids are made this drawing's own: the same
// plate may be on the page twice, in another notebook or in a hidden tab.
export function readDrawing({ svg: text, parts: listed }) {
  const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
  const svg = /** @type {SVGSVGElement} */ (/** @type {Element} */ (documentElement));
  const elements = new Map([...svg.querySelectorAll("[id]")].map((one) => [one.id, one]));
  makeIdsOwn(svg, `acupress-${Math.random().toString(36).slice(2)}-`);
  keepStyleInside(svg);
  const parts = listed
    .filter(({ id }) => elements.has(id))
    .map((part) => ({ ...part, element: elements.get(part.id) }));
  for (const { kind, code, side, element } of parts) {
    const data = { kind, code, side };
    for (const name of Object.keys(data)) if (data[name]) element.dataset[name] = data[name];
  }
  return { svg, parts };
}

function makeIdsOwn(svg, mark) {
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    for (const attribute of element.attributes) {
      const { localName, value } = attribute;
      if (localName === "id") attribute.value = mark + value;
      else if (localName === "href") attribute.value = value.replace(/^#/, `#${mark}`);
      else attribute.value = value.replace(/url\((["']?)#/g, `url($1#${mark}`);
    }
  }
}

// matplotlib's rule for how lines end would hold for every line of the page.
function keepStyleInside(svg) {
  for (const style of svg.querySelectorAll("style")) {
    if (!style.textContent.includes("@font-face")) style.remove();
  }
  svg.style.strokeLinejoin = "round";
  svg.style.strokeLinecap = "butt";
}

export function setVisible(element, visible) {
  // Keeps its box, so that texts can be measured.
  element.style.visibility = visible ? "" : "hidden";
}

export function turnOver(element, mirrored, width) {
  if (mirrored) element.setAttribute("transform", `translate(${width} 0) scale(-1 1)`);
  else element.removeAttribute("transform");
}

// Turned over with the page, the small body must come back to its corner.
export function keepInCorner({ element, x }, mirrored, width) {
  if (mirrored) element.setAttribute("transform", `translate(${width - 2 * x} 0)`);
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
