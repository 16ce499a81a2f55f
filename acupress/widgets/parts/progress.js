// How one gets on: what is due, how the questions at random went, and progress as a file.

import { readAttempts } from "./attempts.js";
import { make, tell } from "./dom.js";
import { cardsOf, endOfDay } from "./next.js";

const FILE = "progress.jsonl";
const LARGEST = 50e6; // bytes: a life of practice is smaller
const ONE_DAY = 86_400_000; // ms
const SHOWN_DUE = 12; // points of a line
const KINDS = {
  locate: "Where it is", rule: "Its rule", name: "Its name", order: "Its order", caution: "Its caution",
};

// "today", "tomorrow", "in 12 days".
export function whenWords(due, now) {
  const days = Math.round((endOfDay(due) - endOfDay(now)) / ONE_DAY);
  if (days < 1) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}

// What is due of each kind, in words: one line a kind that was practised.
export function dueLines(attempts, points, now) {
  const until = endOfDay(now);
  // Of another quiz's points nothing else is known here; facts/names.py writes them alike.
  const shown = (code) => points[code]?.shown ?? (code.includes("-") ? code : code.replace(/(?<=[A-Z])(?=\d)/, "-"));
  return Object.entries(cardsOf(attempts)).map(([kind, cards]) => {
    const sorted = Object.entries(cards).sort(([, one], [, other]) => one.due - other.due);
    const due = sorted.filter(([, card]) => card.due <= until).map(([code]) => shown(code));
    const more = due.length > SHOWN_DUE ? ` and ${due.length - SHOWN_DUE} more` : "";
    const [later] = sorted.filter(([, card]) => card.due > until);
    const next = later ? `${due.length ? "then" : "next"} ${shown(later[0])} ${whenWords(later[1].due, now)}` : "";
    const today = due.length ? `due today: ${due.slice(0, SHOWN_DUE).join(", ")}${more}` : "nothing due today";
    return `${KINDS[kind] ?? kind}: ${[today, next].filter(Boolean).join("; ")}.`;
  });
}

// How the questions at random went.
export function referenceLines(attempts) {
  const drawn = attempts.filter(({ reference }) => reference);
  if (!drawn.length) return [];
  const right = drawn.filter(({ correct }) => correct).length;
  const errors = drawn.map(({ error }) => error).filter((error) => error !== null).sort((one, other) => one - other);
  const middle = errors.length ? `; half of them within ${errors[Math.floor((errors.length - 1) / 2)]} cun` : "";
  return [`Drawn at random: ${right} of ${drawn.length} right${middle}.`];
}

// What was read from a file, in a sentence; `take(lines)` gives how many were new.
export function openedWords(name, text, take) {
  const { lines, damaged, cut, newer } = readAttempts(text);
  if (newer)
    return `“${name}”, line ${newer.line}: written by a newer version of this course (form ${newer.schema}). Nothing was taken; update the course, and open the file again.`;
  const bad = cut === null ? damaged : [...damaged, cut];
  const left = bad.length ? ` ${lineWords(bad)} could not be read and ${bad.length === 1 ? "was" : "were"} left out.` : "";
  if (!lines.length) return `“${name}” holds no answers of this course: nothing was taken. Choose the file that “Save my progress” made.`;
  const fresh = take(lines);
  const count = (number) => `${number} ${number === 1 ? "answer" : "answers"}`;
  if (!fresh) return `“${name}”: all ${count(lines.length)} were here already.${left}`;
  return `“${name}”: ${count(fresh)} taken.${left}`;
}

function lineWords(numbers) {
  const named = numbers.slice(0, 5).join(", ");
  if (numbers.length === 1) return `Line ${named}`;
  return `Lines ${named}${numbers.length > 5 ? ` and ${numbers.length - 5} more` : ""}`;
}

export function makeProgress(model, memory, { points }) {
  const lines = make("ul", { class: "acupress-practice-told" });
  const said = make("p", { class: "acupress-practice-opened", role: "status" });
  const kept = make("p", { class: "acupress-practice-kept" });
  const file = make("input", { type: "file", hidden: true, "aria-hidden": "true", tabindex: "-1" });
  const save = make("button", { type: "button", onclick: () => download(FILE, memory.text()) }, "Save my progress");
  const open = make("button", { type: "button", onclick: () => file.click() }, "Open my progress");
  file.onchange = async () => {
    const [chosen] = file.files;
    file.value = ""; // the same file may be chosen again
    if (chosen) tell(said, await opened(chosen));
    show();
  };
  async function opened(chosen) {
    if (chosen.size > LARGEST) return `“${chosen.name}” is too large to be progress: nothing was taken.`;
    try {
      return openedWords(chosen.name, await chosen.text(), memory.take);
    } catch {
      return `“${chosen.name}” cannot be read. Is it still there? Nothing was taken.`;
    }
  }
  function show() {
    const attempts = memory.attempts();
    const count = attempts.length === 1 ? "1 answer" : `${attempts.length} answers`;
    const told = attempts.length
      ? [`${count} so far.`, ...dueLines(attempts, points, Date.now()), ...referenceLines(attempts)]
      : ["No answers yet."];
    if (lines.textContent !== told.join("")) lines.replaceChildren(...told.map((line) => make("li", {}, line)));
    save.disabled = !attempts.length;
    tell(kept, keptWords(model, memory));
  }
  const toggled = () => {
    memory.ask();
    show(); // another quiz of the page may have added some
  };
  const element = make("details", { ontoggle: toggled },
    make("summary", {}, "My progress"), lines,
    make("div", { class: "acupress-practice-buttons" }, save, open, file), said, kept);
  return { element, show };
}

function keptWords(model, memory) {
  if (!memory.keeps) return "Answers are not kept: they are gone when this page is closed.";
  if (memory.isFull()) return "This browser keeps no more answers: save your progress before you close the page.";
  const waiting = model.get("answered").length;
  if (model.get("file") && !waiting) return `Kept in ${model.get("file")} beside this notebook; on Binder that is gone when you leave, so save your progress first. Nothing in it names you.`;
  return "Kept in this browser only: “Save my progress” takes it along. Nothing in it names you.";
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
