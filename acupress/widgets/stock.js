// What stock widgets lack: changes that are read out. Their look is in stock.css.

import { inside } from "./parts/inside.js";

function readOut(root) {
  root.setAttribute("role", "group");
  for (const part of root.querySelectorAll(".acupress-says")) part.setAttribute("role", "status");
}

function render({ el }) {
  el.style.display = "none";
  return inside(el, ".acupress", readOut);
}

export default { render };
