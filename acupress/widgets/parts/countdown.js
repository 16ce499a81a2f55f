// One countdown a model: it keeps the time, however many views show it.
//
// The model's traits say it all: `seconds` (the length), `state`, `deadline` (when it ends, or null),
// `remaining` (seconds left). So a page that was reloaded or lost its kernel goes on exactly; and
// whoever changes a trait, Python, a link or another page, this countdown follows.
//
// While the page lives, a clock that nobody can set keeps the time. The deadline, by the computer's
// own clock, is for the next load of the page, and for what was slept through.

import { makeAnnouncers } from "./announcers.js";
import { secondsLeft, wholeSeconds } from "./clock.js";
import { change, listen } from "./model.js";
import { makeSound, speak } from "./sound.js";
import { makeWakeLock, startTicking, watchSleep } from "./awake.js";

const SET = 1500; // ms by which two clocks must part before one of them was set, or slept
const HEARD = ["sound", "volume"];
const SHOWN = ["label", "spoken", "remaining", ...HEARD]; // besides what is obeyed

// `cues()` lists what is to be heard; `words(before, after)` what is to be said when the seconds left
// have gone from `before` (null: it starts, or goes on) to `after`; `moved()` is told of every change.
export function makeCountdown(model, { cues, words, moved = () => {} }) {
  const sound = makeSound();
  const views = new Set();
  const announcers = makeAnnouncers();
  const wake = makeWakeLock();
  let deadline = null; // of the run under way, as the trait tells it, and
  let ends = null; // the same by the clock that nobody can set
  let atFirst = 0; // seconds left when it began, and
  let since = 0; // when that was
  let lastLeft = null;
  let stopTicking = null;

  const left = () =>
    ends === null ? model.get("remaining") : secondsLeft(ends, atFirst, performance.now());
  const elapsed = () => model.get("seconds") - left();
  const endAfter = (seconds) => Date.now() + seconds * 1000;

  const put = (values) => change(model, values);

  function announce(text) {
    if (!text) return;
    announcers.say(text);
    if (model.get("spoken")) speak(text);
  }

  function refresh() {
    moved();
    views.forEach((view) => view());
  }

  function halt() {
    deadline = ends = lastLeft = null;
    stopTicking?.();
    stopTicking = null;
    wake.release();
  }

  // Make the time agree with the traits, whoever changed them.
  function settle() {
    const state = model.get("state");
    if (state === "running") run();
    else {
      const cut = deadline !== null;
      // Paused from Python: only this page knows how much was left.
      if (cut && state === "paused" && model.get("deadline") !== null) put({ remaining: left() });
      halt();
      if (cut) sound.cancel();
      if (state === "ready") put({ remaining: model.get("seconds") });
      if (state === "done") put({ remaining: 0 });
      if (model.get("deadline") !== null) put({ deadline: null });
    }
    refresh();
  }

  function run() {
    if (model.get("deadline") === null) put({ deadline: endAfter(model.get("remaining")) });
    if (deadline !== model.get("deadline")) {
      deadline = model.get("deadline");
      atFirst = model.get("remaining");
      since = performance.now();
      ends = since + 1000 * secondsLeft(deadline, atFirst, Date.now());
      sound.cancel(); // what was planned belongs to another moment
    }
    stopTicking ??= startTicking(tick);
    wake.hold();
    tick();
  }

  function tick() {
    if (deadline === null) return;
    const now = left();
    const before = lastLeft;
    lastLeft = now;
    if (now <= 0) {
      sound.letRing();
      halt();
      put({ state: "done", remaining: 0, deadline: null });
    } else {
      keepDeadline(now);
      put({ remaining: wholeSeconds(now) });
      sound.keep(cues(), elapsed());
    }
    refresh();
    announce(words(before, now));
  }

  // Someone set the computer's clock: the hold goes on, and its end is told anew.
  function keepDeadline(now) {
    if (document.hidden || Math.abs(endAfter(now) - deadline) < SET) return;
    deadline = endAfter(now);
    put({ deadline });
  }

  function go(remaining) {
    sound.allow();
    put({ state: "running", remaining, deadline: endAfter(remaining) });
    settle();
  }

  function woken(slept) {
    if (ends !== null && slept > SET) ends -= slept;
    tick();
    if (deadline !== null) wake.hold(); // the browser lets go of it when the page is hidden
  }

  const setLevel = () => sound.setLevel(model.get("sound") ? model.get("volume") : 0);
  // Later, not at once: one message may change several traits.
  const later = (f) => () => Promise.resolve().then(f);
  const undo = [
    listen(model, ["state", "deadline", "seconds"], later(() => settle())),
    listen(model, HEARD, setLevel),
    listen(model, SHOWN, later(() => deadline === null && refresh())),
    watchSleep(woken),
  ];
  setLevel();
  settle();

  return {
    left,
    elapsed,
    put,
    announce,
    settle,
    start: () => go(model.get("seconds")),
    resume: () => go(model.get("remaining")),
    pause() {
      const remaining = left();
      put({ state: "paused", remaining, deadline: null });
      settle();
      announce("Paused.");
    },
    reset() {
      put({ state: "ready" });
      settle();
    },
    // Go to another moment, running or paused.
    jump(seconds) {
      const remaining = model.get("seconds") - seconds;
      if (model.get("state") === "running") {
        sound.allow();
        put({ remaining, deadline: endAfter(remaining) });
      } else {
        put(remaining > 0 ? { remaining } : { state: "done" });
      }
      settle();
    },
    allowSound: () => sound.allow(),
    // "", "press" (sound waits for a press) or "none" (there is none). A moment is allowed for.
    soundTrouble() {
      const due = model.get("sound") && deadline !== null && performance.now() - since > 1000;
      return due ? sound.trouble() : "";
    },
    // Show it: `refresh()` is called several times a second, and one view's `root` gets what a
    // screen reader is told. With its last view gone, as when a cell runs again, it falls silent.
    show({ root, refresh: view }) {
      const mute = announcers.add(root);
      views.add(view);
      settle();
      return () => {
        mute();
        views.delete(view);
        if (views.size) return;
        halt();
        sound.cancel();
      };
    },
    close() {
      undo.forEach((off) => off());
      halt();
      sound.close();
    },
  };
}
