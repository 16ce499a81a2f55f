// Keys pressed in a widget stay in it: a notebook has commands of one letter, such as "cut cell".

const ATTRIBUTE = "data-lm-suppress-shortcuts";

// Return its undo. JupyterLab and Notebook look for the attribute, and look first at what has the
// focus: so it stands on each part that gets it. Other hosts listen further out and hear nothing.
export function keepKeys(root) {
  const mark = (event) => event.target.setAttribute(ATTRIBUTE, "true");
  const keep = (event) => {
    if (!isSaving(event)) {
      event.stopPropagation();
      return;
    }
    event.target.removeAttribute(ATTRIBUTE);
    setTimeout(() => mark(event)); // after the host has heard of it
  };
  root.addEventListener("focusin", mark);
  root.addEventListener("keydown", keep);
  return () => {
    root.removeEventListener("focusin", mark);
    root.removeEventListener("keydown", keep);
  };
}

// The one command of the host that is harmless wherever one is: save the notebook.
function isSaving({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  return key.toLowerCase() === "s" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
