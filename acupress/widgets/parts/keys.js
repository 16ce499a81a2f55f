// Keys pressed in a widget stay in it: a notebook has commands of one letter, such as "cut cell".

const ATTRIBUTE = "data-lm-suppress-shortcuts";

// Return its undo. JupyterLab and Notebook look for the attribute, and look first at what has the
// focus: so it stands on each part that gets it. Other hosts listen further out and hear nothing.
export function keepKeys(root) {
  const mark = ({ target }) => target.setAttribute(ATTRIBUTE, "true");
  const keep = (event) => {
    if (!isSaving(event)) event.stopPropagation();
  };
  // Before any host hears of it: some listen on the way down, some on the way up.
  const letSave = (event) => {
    const { target } = event;
    if (!isSaving(event) || !root.contains(target)) return;
    target.removeAttribute(ATTRIBUTE);
    setTimeout(() => mark({ target }));
  };
  root.addEventListener("focusin", mark);
  root.addEventListener("keydown", keep);
  window.addEventListener("keydown", letSave, true);
  return () => {
    root.removeEventListener("focusin", mark);
    root.removeEventListener("keydown", keep);
    window.removeEventListener("keydown", letSave, true);
  };
}

// Where a key leads that presenters' clickers send, too: 1 on, -1 back, 0 nowhere.
export function stepOf({ key, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return 0;
  return [" ", "ArrowRight", "PageDown"].includes(key) ? 1 : ["ArrowLeft", "PageUp"].includes(key) ? -1 : 0;
}

// The one command of the host that is harmless wherever one is: save the notebook.
function isSaving({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  return key.toLowerCase() === "s" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
