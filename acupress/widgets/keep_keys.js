// Keys pressed in a box of the host's own fields stay in it: this finds the box, and shows nothing.

import { keepKeys } from "./parts/keys.js";

function render({ el }) {
  let undo = () => {};
  let waiting = 0;
  const settle = () => {
    const box = el.closest(".acupress-keys");
    if (box) undo = keepKeys(box);
    else waiting = requestAnimationFrame(settle); // not on the page yet
  };
  settle();
  return () => {
    cancelAnimationFrame(waiting);
    undo();
  };
}

export default { render };
