// Keys pressed in a box of the host's own fields stay in it: this finds the box, and shows nothing.

import { inside } from "./parts/inside.js";
import { keepKeys } from "./parts/keys.js";

function render({ el }) {
  return inside(el, ".acupress-keys", keepKeys);
}

export default { render };
