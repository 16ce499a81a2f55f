// What a learner has answered, and where it is kept: in this page's store until Python has written
// it to a file; for good where there is no Python.

import { attemptOf, attemptsOf, lineOf, readAttempts } from "./attempts.js";
import { listen, save, send } from "./model.js";

const STORED = "acupress attempt "; // begins the key of each line: the store is shared with other pages
const SHARED = Symbol.for("acupress attempts"); // of all quizzes of this page, whose code is not shared
const memories = new WeakMap(); // model → its memory: all views remember the same

export function memoryOf(model) {
  if (!memories.has(model)) memories.set(model, makeMemory(model, model.get("keeps") ? pageStore() : null));
  return memories.get(model);
}

// The store of this page: a set of lines. Where the browser gives none, or is full, it says so.
function pageStore() {
  const use = (f, otherwise) => {
    try {
      return f(window.localStorage);
    } catch {
      return otherwise;
    }
  };
  return {
    lines: () => use((store) => Object.keys(store).filter((key) => key.startsWith(STORED)), []).map((key) => key.slice(STORED.length)),
    add: (line) => use((store) => {
      store.setItem(STORED + line, "");
      return true;
    }, false),
    remove: (line) => use((store) => store.removeItem(STORED + line), null),
  };
}

// What one tab stores, the others hear of at once: it may be gone from the store when they look.
/** @returns {Set<string>} */
function sharedLines() {
  const page = /** @type {any} */ (globalThis);
  if (!page[SHARED]) {
    page[SHARED] = new Set();
    addEventListener("storage", (event) => {
      const line = storedLine(event);
      if (line) page[SHARED].add(line);
    });
  }
  return page[SHARED];
}

/** The line that another tab has stored, "" if that was something else. */
const storedLine = ({ key, newValue }) =>
  (newValue !== null && key?.startsWith(STORED) ? key.slice(STORED.length) : "");

// `store` is null where nothing is to be kept.
function makeMemory(model, store) {
  const known = store ? sharedLines() : new Set(); // lines that this page has read or made
  let isFull = false;
  const read = { size: 0, attempts: [] };

  const know = (lines) => {
    for (const line of lines) known.add(line);
  };
  const remember = () => know(store?.lines() ?? []); // another page may have added some
  function keep(lines) {
    know(lines);
    if (!store) return;
    for (const line of lines) if (!store.add(line)) isFull = true;
    hand(lines);
  }
  // Python writes them to its file and names them in `kept`.
  function hand(lines) {
    if (!lines.length) return;
    model.set("answered", [...new Set([...model.get("answered"), ...lines])]);
    save(model);
  }
  // What stands in the file waits no longer.
  function settle(lines) {
    const kept = new Set(lines);
    know(kept);
    for (const line of kept) store?.remove(line);
    const left = model.get("answered").filter((line) => !kept.has(line));
    if (left.length === model.get("answered").length) return;
    model.set("answered", left);
    save(model);
  }

  // Another tab, or another computer, may have added to Python's file: it names those lines in `kept`.
  const ask = () => {
    if (document.visibilityState === "visible") send(model, { wants: "lines of others" });
  };

  const isAttempt = (line) => attemptOf(line)?.time >= 0;
  settle([...readAttempts(model.get("history")).lines, ...model.get("kept")]);
  const waiting = (store?.lines() ?? []).filter(isAttempt);
  know(waiting);
  hand(waiting); // what an earlier page could not hand over
  listen(model, ["kept"], () => settle(model.get("kept")));

  return {
    add(attempt) {
      const line = lineOf(attempt);
      keep([line]);
      return line;
    },
    // Lines of a file; gives how many were new.
    take(lines) {
      remember();
      const fresh = lines.filter((line) => !known.has(line));
      keep(fresh);
      return fresh.length;
    },
    attempts() {
      remember();
      const fresh = attemptsOf([...known].slice(read.size)); // a set keeps the order of what was added
      if (fresh.length) read.attempts = [...read.attempts, ...fresh].sort((one, other) => one.time - other.time);
      read.size = known.size;
      return read.attempts;
    },
    // All of it as a file, in the order of time.
    text() {
      remember();
      const timed = [...known].map((line) => ({ line, attempt: attemptOf(line) })).filter(({ attempt }) => attempt?.time >= 0);
      return timed.sort((one, other) => one.attempt.time - other.attempt.time).map(({ line }) => `${line}\n`).join("");
    },
    // Call `f` when another tab has added answers; gives what ends that.
    watch(f) {
      const heard = (event) => storedLine(event) && f();
      addEventListener("storage", heard);
      document.addEventListener("visibilitychange", ask);
      return () => {
        removeEventListener("storage", heard);
        document.removeEventListener("visibilitychange", ask);
      };
    },
    ask,
    isFull: () => isFull,
    keeps: store !== null,
  };
}
