// What is said in the place of a plate that does not show.

import { tell } from "./dom.js";

const SOON = 300; // ms: what comes sooner is not worth a word
const LONG = 6000;
const BUSY = "The plate is still to come: Python is busy.";
const AWAY = `${BUSY} If nothing comes, run this lesson again: Run ▸ Run All Cells.`;

// `show(point)` says why its plate is not there, `show(null)` that it is.
export function makeWaiting(element, { faults }, say) {
  let timers = [];
  let told = "";

  const put = (words) => {
    tell(element, words);
    say(words);
  };
  function show(point) {
    const words = point ? point.not_drawn || faults[point.plate] || BUSY : "";
    if (words === told) return;
    told = words;
    timers.forEach(clearTimeout);
    timers = [];
    if (words === BUSY) {
      tell(element, "");
      timers = [setTimeout(() => put(BUSY), SOON), setTimeout(() => put(AWAY), LONG)];
    } else if (words) put(words);
  }
  return { show, undo: () => timers.forEach(clearTimeout) };
}
