// A cross to point with on a plate: put by a click or a finger, moved by keys or buttons; and the line
// from there to where it should have been. Places are in plate units, as the plate is drawn.

import { makeMarks } from "./marks.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CROSS_STEP = 0.1; // cun
const CROSS_STRIDE = 1; // cun, with Shift
const ARMS = "M-17 0H-5M5 0H17M0-17V-5M0 5V17"; // px: the middle stays free to see what lies there
const EXACT_TO = { touch: 15, mouse: 5 }; // px: how exactly one points

// On `svg`, which shows `plate`; `onmove(byKeys)` is called whenever it moves, `onenter()` for Enter.
export function makeCrosshair({ svg, plate, onmove, onenter }) {
  const marks = makeMarks(svg, plate, ARMS);
  const { toPage, toPlate, pixel } = marks;
  let target = null; // null: nothing can be moved
  let isTurned = false;
  let place = null;
  let by = "keys"; // what it was put with last: a finger is not exact

  const draw = (truth = null) => marks.show({ truth, thought: place, isTurned });

  function put(x, y, how) {
    const { width, height } = svg.viewBox.baseVal;
    const within = (value, most) => Math.min(Math.max(value, 0), most);
    place = toPlate(within(x, width), within(y, height));
    if (how !== "moved") by = how;
    draw();
    onmove(how === "keys" || how === "moved");
  }

  // So many cun to the right and down, as one sees it; from the middle of the page if nowhere yet.
  function move(across, down) {
    const { width, height } = svg.viewBox.baseVal;
    if (!target) return;
    if (!place) put(width / 2, height / 2, "keys");
    const [x, y] = toPage(place);
    const [one, other] = cunOfPage(target);
    put(x + across * one * plate.scale, y + down * other * plate.scale, "moved");
  }

  let pointer = "mouse"; // not every browser says it of a click
  const listeners = {
    pointerdown: ({ pointerType }) => {
      pointer = pointerType === "touch" ? "touch" : "mouse";
    },
    click: ({ clientX, clientY }) => {
      if (!target) return;
      const at = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
      put(at.x, at.y, pointer);
    },
    keydown: (event) => {
      const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
      if (!target || ctrlKey || metaKey || altKey || !(key in ARROWS || key === "Enter")) return;
      event.preventDefault();
      const far = shiftKey ? CROSS_STRIDE : CROSS_STEP;
      if (key === "Enter") onenter();
      else move(...ARROWS[key].map((way) => way * far));
    },
  };
  for (const [type, listen] of Object.entries(listeners)) svg.addEventListener(type, listen);

  return {
    move,
    place: () => place,
    // Ask for a target; a plate of one side is turned over for `side` left.
    aim(wanted, side) {
      [target, place, by] = [wanted, null, "keys"];
      isTurned = wanted.midline === null && side === "left";
      svg.setAttribute("role", "application");
      svg.setAttribute("tabindex", "0");
      draw();
    },
    // How exactly one could point, in cun.
    allowed: () => Math.floor(100 * (EXACT_TO[by] ?? 0) * pixel() / (target.unit * plate.scale)) / 100,
    byFinger: () => by === "touch",
    // Where it is from the middle of the page, in cun to the right and down.
    fromMiddle() {
      const { width, height } = svg.viewBox.baseVal;
      const [x, y] = toPage(place);
      const [one, other] = cunOfPage(target);
      return [(x - width / 2) / (one * plate.scale), (y - height / 2) / (other * plate.scale)];
    },
    // Show where it should be.
    join(at) {
      target = null;
      svg.setAttribute("role", "group");
      svg.removeAttribute("tabindex");
      draw(at);
    },
    undo() {
      marks.undo();
      for (const [type, listen] of Object.entries(listeners)) svg.removeEventListener(type, listen);
    },
  };
}

// Plate units a cun, across the page and down it.
function cunOfPage({ axes }) {
  const [one, other] = axes;
  const isUpright = Math.abs(one.x) >= Math.abs(one.y);
  return isUpright ? [one.unit, other.unit] : [other.unit, one.unit];
}
