// A part that shows nothing, and does something to the box of stock widgets that it is in.

const SOON = 50; // ms: a part is made before it stands in its box

// Do it once the part stands in such a box; return the undo of all this.
export function inside(part, selector, act) {
  let timer = 0;
  let undo = null;
  const look = () => {
    const box = part.parentElement?.closest(selector);
    if (box) undo = act(box);
    else timer = setTimeout(look, SOON);
  };
  look();
  return () => {
    clearTimeout(timer);
    undo?.();
  };
}
