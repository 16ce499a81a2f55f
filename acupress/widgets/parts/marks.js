// Marks on a plate that are not of its drawing: a dot, a second one where somebody thought it is, and
// the line between them. Places are in plate units, as the plate is drawn.

import { makeSvg } from "./drawing.js";

// On `svg`, which shows `plate` with the side up that it draws. Not said: what they mean stands in words.
export function makeMarks(svg, plate) {
  const layer = makeSvg("g", { class: "acupress-marks", "aria-hidden": "true" });

  const onPage = ({ x, y }) => [plate.left + plate.scale * x, plate.top + plate.scale * y];
  const add = (tag, name, attributes) => layer.append(makeSvg(tag, { class: `acupress-${name}`, ...attributes }));
  // `truth` is a place or null, like `thought`: then there is no such mark.
  function show({ truth = null, thought = null }) {
    layer.replaceChildren();
    svg.append(layer); // over all that was added to the drawing meanwhile
    if (truth && thought) {
      const [[x1, y1], [x2, y2]] = [onPage(truth), onPage(thought)];
      for (const name of ["rim", "ink"]) add("line", name, { x1, y1, x2, y2 });
    }
    if (truth) {
      const [cx, cy] = onPage(truth);
      add("circle", "true-place", { cx, cy, r: 5.5 });
    }
    if (!thought) return;
    const [x, y] = onPage(thought);
    for (const name of ["rim", "ink"]) add("path", name, { d: `M${x - 5} ${y - 5}l10 10m0-10l-10 10` });
  }
  return { show };
}
