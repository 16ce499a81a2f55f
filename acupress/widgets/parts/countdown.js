// One countdown a model: it keeps the time, however many views show it.
//
// The model's traits say it all: `seconds` (the length), `state`, `deadline` (when it ends, or null),
// `remaining` (seconds left). So a page that was reloaded, slept or lost its kernel goes on exactly;
// and whoever changes a trait, Python, a link or another page, this countdown follows.

import { secondsLeft, wholeSeconds } from "./clock.js";
import { save } from "./model.js";
import { makeSound, speak } from "./sound.js";

// `cues()` lists what is to be heard; `words(before, after)` what is to be said when the seconds left
// have gone from `before` (null: it starts, or goes on) to `after`; `moved()` is told of every change.
export function makeCountdown(model, { cues, words, moved = () => {} }) {
  const sound = makeSound();
  const views = new Set();
  const wake = makeWakeLock();
  let deadline = null; // of the run under way
  let atFirst = 0; // seconds left when it began, and
  let since = 0; // when that was
  let lastLeft = null;
  let stopTicking = null;

  const left = () =>
    deadline === null ? model.get("remaining") : secondsLeft(deadline, atFirst, Date.now());
  const elapsed = () => model.get("seconds") - left();
  const endAfter = (seconds) => Date.now() + seconds * 1000;

  function put(values) {
    const changed = Object.entries(values).filter(([name, value]) => model.get(name) !== value);
    for (const [name, value] of changed) model.set(name, value);
    if (changed.length) save(model);
  }

  function announce(text) {
    if (!text) return;
    views.values().next().value?.announce(text); // one of them: twice would be said twice
    if (model.get("spoken")) speak(text);
  }

  function refresh() {
    moved();
    views.forEach((view) => view.refresh());
  }

  function halt() {
    deadline = lastLeft = null;
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
      since = Date.now();
      sound.cancel();
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
      put({ remaining: wholeSeconds(now) });
      sound.keep(cues(), elapsed());
    }
    refresh();
    announce(words(before, now));
  }

  function go(remaining) {
    sound.allow();
    put({ state: "running", remaining, deadline: endAfter(remaining) });
    settle();
  }

  const seen = () => {
    if (document.visibilityState !== "visible") return;
    tick();
    if (deadline !== null) wake.hold(); // the browser lets go of it when the page is hidden
  };
  document.addEventListener("visibilitychange", seen);

  // Later, not at once: one message may change several traits.
  const follow = () => Promise.resolve().then(settle);
  for (const name of ["state", "deadline", "seconds"]) model.on(`change:${name}`, follow);

  const setLevel = () => sound.setLevel(model.get("sound") ? model.get("volume") : 0);
  for (const name of ["sound", "volume"]) model.on(`change:${name}`, setLevel);
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
    // A moment is allowed for: sound may need one to begin.
    soundIsWaiting: () =>
      model.get("sound") && deadline !== null && Date.now() - since > 1000 && sound.isWaiting(),
    // Show it: `view.refresh()` is called several times a second, `view.announce(text)` now and then.
    // With its last view gone, as when a cell runs again, a countdown falls silent.
    show(view) {
      views.add(view);
      settle();
      return () => {
        views.delete(view);
        if (views.size) return;
        halt();
        sound.cancel();
      };
    },
    close() {
      document.removeEventListener("visibilitychange", seen);
      halt();
      sound.close();
    },
  };
}

// Hidden pages get their own timers only once a minute: a worker's go on. A page without workers
// still has its own.
function startTicking(tick) {
  const interval = setInterval(tick, 200);
  let worker = null;
  try {
    const code = "setInterval(() => postMessage(0), 200)";
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    worker = new Worker(address);
    worker.onmessage = tick;
    worker.onerror = (event) => event.preventDefault();
    URL.revokeObjectURL(address);
  } catch {
    worker = null;
  }
  return () => {
    clearInterval(interval);
    worker?.terminate();
  };
}

// Keep the screen on while hands are busy, where the browser can.
function makeWakeLock() {
  let wanted = false;
  let asking = false;
  let lock = null;
  const release = () => {
    wanted = false;
    lock?.release().catch(() => {});
    lock = null;
  };
  return {
    release,
    async hold() {
      wanted = true;
      if (asking || (lock && !lock.released)) return;
      asking = true;
      try {
        lock = await navigator.wakeLock.request("screen");
      } catch {
        lock = null; // refused, as with a low battery, or not known here
      }
      asking = false;
      if (!wanted) release();
    },
  };
}
