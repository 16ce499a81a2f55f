// Marks on a plate that are not of its drawing: where a point is, where somebody thought it is, and
// the line between them. Places are in plate units, as the plate is drawn; the marks are as large on
// every screen. Not said: what they mean stands in words.

import { makeSvg } from "./dom.js";

const OVER = "M-6-6L6 6M6-6L-6 6"; // px
const DOT = 6.5; // px: its radius

// On `svg`, which shows `plate`; `sign` is the path, in pixels, of what marks the place thought of.
export function makeMarks(svg, plate, sign = OVER) {
  const layer = makeSvg("g", { class: "acupress-marks", "aria-hidden": "true" });
  const add = (tag, name, attributes = {}) => makeSvg(tag, { class: `acupress-${name}`, ...attributes });
  // A light rim below and the mark itself above: seen on skin, bone and paper, in the dark and in print.
  const twice = (tag, attributes) => ["rim", "ink"].map((name) => add(tag, name, attributes));
  const parts = {
    line: twice("line"),
    truth: [add("circle", "true-place", { r: DOT })],
    thought: twice("path", { d: sign }),
  };
  let seen = { truth: null, thought: null, isTurned: false };

  // Of a plate's place on the page as one sees it, and back.
  const seenX = (x) => (seen.isTurned ? plate.width - x : x);
  /** @returns {[number, number]} */
  const toPage = ({ x, y }) => [seenX(plate.left + plate.scale * x), plate.top + plate.scale * y];
  const toPlate = (x, y) => ({ x: (seenX(x) - plate.left) / plate.scale, y: (y - plate.top) / plate.scale });
  const pixel = () => 1 / (svg.getScreenCTM()?.a || 1); // in points of the page

  function draw() {
    const { truth, thought } = seen;
    const place = (name, attributes) => parts[name].map((element) => {
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    });
    const upright = (at) => ({ transform: `translate(${toPage(at).join(" ")}) scale(${pixel()})` });
    const between = ([x1, y1], [x2, y2]) => ({ x1, y1, x2, y2 });
    layer.replaceChildren(
      ...(truth && thought ? place("line", between(toPage(truth), toPage(thought))) : []),
      ...(truth ? place("truth", upright(truth)) : []),
      ...(thought ? place("thought", upright(thought)) : []));
  }

  const watch = new ResizeObserver(draw);
  watch.observe(svg);
  draw();
  return {
    toPage,
    toPlate,
    pixel,
    // Each a place, or null: then there is no such mark. A plate of one side may be turned over.
    show({ truth = null, thought = null, isTurned = false }) {
      seen = { truth, thought, isTurned };
      if (svg.lastElementChild !== layer) svg.append(layer); // over all that was added meanwhile
      draw();
    },
    undo: () => watch.disconnect(),
  };
}
