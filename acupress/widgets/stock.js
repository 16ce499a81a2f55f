// What stock widgets lack: keys that stay inside, changes that are read out.

import { keepKeys } from "./parts/keys.js";

const SOON = 50; // ms: a part is made before it stands in its box

function render({ el }) {
  let timer = null;
  let undo = () => {};
  el.style.display = "none";
  const begin = () => {
    const root = el.parentElement?.closest(".acupress");
    if (!root) {
      timer = setTimeout(begin, SOON);
      return;
    }
    root.setAttribute("role", "group");
    for (const part of root.querySelectorAll(".acupress-says")) part.setAttribute("role", "status");
    undo = keepKeys(root);
  };
  begin();
  return () => {
    clearTimeout(timer);
    undo();
  };
}

export default { render };
