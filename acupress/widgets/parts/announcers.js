// What a screen reader is told of a model: once, however many views show it.

import { make, tell } from "./dom.js";

// Ways to act in a view; a screen reader may press a button without pointer or focus.
const ACTS = ["focusin", "keydown", "input", "click"];

// Whether a person can see it: not in a hidden tab of the notebook, nor scrolled out of its cell.
function isSeen(element) {
  return element.getClientRects().length > 0;
}

// `add(root)` lets a view speak and gives its undo. `say(text)` speaks in the view where someone
// acted last, or in the first that is seen; said again by another view, it is not heard again.
export function makeAnnouncers() {
  const lines = new Map(); // root → its unseen line
  let latest = null;

  function add(root) {
    const line = make("div", { class: "acupress-unseen", "aria-live": "polite", role: "status" });
    const act = () => {
      latest = root;
    };
    // On the way down: before what the act changes is said.
    for (const type of ACTS) root.addEventListener(type, act, true);
    root.append(line);
    lines.set(root, line);
    return () => {
      for (const type of ACTS) root.removeEventListener(type, act, true);
      lines.delete(root);
      if (latest === root) latest = null;
      line.remove();
    };
  }

  function say(text) {
    const seen = [...lines.keys()].filter(isSeen);
    const speaker = seen.includes(latest) ? latest : seen[0];
    // The others forget what they said: else it would not be heard when they say it again.
    for (const [root, line] of lines) tell(line, root === speaker ? text : "");
  }
  return { add, say };
}

// A widget whose views, each made by `render(shown, announcers)`, speak with one voice a model.
export function speaking(render) {
  return () => {
    const announcers = makeAnnouncers();
    return { render: (shown) => render(shown, announcers) };
  };
}
