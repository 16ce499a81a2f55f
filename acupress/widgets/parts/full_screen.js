// A button that lets a widget fill the screen, for a class to see.

import { make } from "./dom.js";

// Return `button` and its `undo`. Where a browser gives no screen to a part of a page, as on an
// iPhone, the widget fills the window.
export function makeFullScreen(root) {
  const button = make("button", { type: "button", onclick: () => (isFull() ? leave() : fill()) });
  const isFull = () =>
    document.fullscreenElement === root || root.classList.contains("acupress-filled");
  const show = () => {
    root.classList.toggle("acupress-full", isFull());
    button.textContent = isFull() ? "Leave full screen" : "Fill the screen";
  };

  async function fill() {
    try {
      await root.requestFullscreen();
    } catch {
      root.classList.add("acupress-filled");
    }
    show();
  }

  async function leave() {
    root.classList.remove("acupress-filled");
    if (document.fullscreenElement === root) await document.exitFullscreen();
    show();
  }

  const onkey = (event) => {
    if (event.key === "Escape" && isFull()) leave();
  };
  root.addEventListener("keydown", onkey);
  root.addEventListener("fullscreenchange", show);
  show();
  return {
    button,
    undo() {
      root.removeEventListener("keydown", onkey);
      root.removeEventListener("fullscreenchange", show);
      leave();
    },
  };
}
