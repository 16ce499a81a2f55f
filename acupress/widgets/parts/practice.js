// The frame of a quiz: it chooses what to ask, keeps the answers and shows how one gets on. What is
// asked, and how it is answered, is the matter of a kind of question.
//
// `makeKind({ model, stage, frame })` gives a kind: its name `kind`; `element`, where one answers;
// `ask(item)`, which readies that for { code, reference, number } and gives the question, text or a
// node; `reveal(item)`, which shows what is right; and, where it has them, `hint(item)`, which
// reveals a little in a sentence, or gives null where there is no more; `focus()`, which takes the
// focus; `answer(item)`, the sentences that tell what is right to who does not know it;
// `needsPlate: false`, where it can ask before the point's plate has come; `undo()`.
// An answer goes to `frame.answered({ correct, said: [sentence, …], plate, side, error, across,
// along, tolerance })`, once a question. `frame.say(text)` is for what only a screen reader is told.

import { pointCard } from "./card.js";
import { comingStage } from "./coming.js";
import { make, tell } from "./dom.js";
import { keepKeys } from "./keys.js";
import { memoryOf } from "./memory.js";
import { listen, save } from "./model.js";
import { cardsOf, classItems, dueOf, endOfDay, nextItem, randomOf } from "./next.js";
import { makeProgress, whenWords } from "./progress.js";
import { keepRoom } from "./room.js";
import { makeWaiting } from "./waiting.js";

const PATIENCE = 4000; // ms: a plate that comes later lets one ask for another point
const MEASURED = "Drawn at random, without hints: such questions measure how you get on.";

// A widget's `render`, to be made to speak: `export default speaking(practising(makeKind))`.
export function practising(makeKind) {
  return ({ model, el }, { add, say }) => {
    const coming = comingStage(model);
    const memory = memoryOf(model);
    const seen = makePracticeParts(el, coming.stage);
    const waiting = makeWaiting(seen.blank, coming.stage, say);
    const round = makeRound({ model, stage: coming.stage, memory, seen, waiting, say, makeKind });
    const undo = [
      add(el), keepKeys(el), keepRoom(el), waiting.undo, round.undo,
      coming.listen(round.plateCame),
      listen(model, ["trouble", "answered", "kept"], round.showKeeping),
      memory.watch(round.showKeeping),
    ];
    round.begin();
    return () => undo.forEach((f) => f());
  };
}

// One question after the other.
function makeRound({ model, stage, memory, seen, waiting, say, makeKind }) {
  const { points, codes } = stage;
  const choose = chooser(model, stage, memory);
  const progress = makeProgress(model, memory, stage);
  const frame = { answered, say };
  const kind = makeKind({ model, stage, frame });
  let item = null;
  let number = 0;
  let state = "waiting"; // then "asked", then "answered"
  let isHinted = false;
  let askedAt = 0;
  let late = null; // a timer: the plate does not come
  let isLate = false;
  let byHand = false; // whether somebody acted in this view: then the focus may be moved

  seen.kind.append(kind.element);
  seen.progress.append(progress.element);
  const { hint, unknown, next } = seen.buttons;
  hint.onclick = () => showHint();
  unknown.onclick = () => answered({ correct: false, said: kind.answer?.(item) ?? [] });
  next.onclick = () => begin(true);

  const cards = () => cardsOf(memory.attempts())[kind.kind] ?? {};

  function begin(isByHand = false) {
    byHand = isByHand;
    number += 1;
    item = { ...choose(kind.kind, item?.code ?? null, isLate), number };
    state = "waiting";
    isHinted = false;
    isLate = false;
    clearTimeout(late);
    late = setTimeout(plateIsLate, PATIENCE);
    if (byHand) seen.prompt.focus({ preventScroll: true }); // the button pressed is gone
    model.set("selected", item.code); // whoever has the plates brings this one
    save(model);
    show();
    plateCame();
  }

  function plateCame() {
    const { plate, not_drawn: reason } = points[item.code];
    const isHere = kind.needsPlate === false || stage.plates[plate];
    if (state !== "waiting") return;
    waiting.show(isHere ? null : points[item.code]);
    if (isHere) ask();
    else if (reason || stage.faults[plate]) plateIsLate();
  }

  // Another one can be asked for.
  function plateIsLate() {
    if (state !== "waiting") return;
    isLate = true;
    show();
  }

  function ask() {
    state = "asked";
    isLate = false;
    clearTimeout(late);
    const prompt = kind.ask(item);
    askedAt = performance.now();
    seen.prompt.replaceChildren(prompt);
    show();
    if (!byHand) return;
    seen.head.scrollIntoView({ block: "nearest" });
    say(`Question ${number}. ${seen.prompt.textContent}`);
    (kind.focus ?? (() => seen.prompt.focus({ preventScroll: true })))();
  }

  function showHint() {
    const words = kind.hint?.(item) ?? null;
    if (words === null) {
      hint.setAttribute("aria-disabled", "true"); // not `disabled`: the focus stays
      tell(seen.hint, seen.hint.textContent || "There is no hint for this one.");
      return;
    }
    isHinted = true;
    tell(seen.hint, words);
  }

  function answered({ said = [], correct, ...result }) {
    if (state !== "asked") return;
    state = "answered";
    byHand = true;
    const { code, reference } = item;
    const seconds = Math.round((performance.now() - askedAt) / 100) / 10;
    const attempt = { point: code, plate: points[code].plate || null, kind: kind.kind, ...result, correct };
    const wasOpen = codes.length > 1 && !isDone(cards(), codes);
    memory.add({ ...attempt, time: Date.now(), seconds, hint: isHinted, reference });
    kind.reveal?.(item);
    const { due } = cards()[code];
    const verdict = correct ? "✓ Right." : "✗ Not yet.";
    const done = wasOpen && isDone(cards(), codes) ? [doneWords(cards(), codes)] : []; // seen first, once
    const lines = [verdict, ...done, ...said, `It comes again ${whenWords(due, Date.now())}.`];
    seen.feedback.replaceChildren(...lines.map((line) => make("p", {}, line)));
    showCard(points[code]);
    show();
    next.focus({ preventScroll: true });
    const judged = seen.feedback.children[1 + done.length]; // the plate above it stays in sight
    judged.scrollIntoView({ block: "nearest" });
  }

  function showCard(point) {
    seen.cardTitle.textContent = `Read about ${point.shown} ${point.pinyin} · ${point.mark}`;
    seen.card.open = false;
    seen.cardBody.replaceChildren(pointCard(point));
  }

  function show() {
    const isAsked = state === "asked";
    const isAnswered = state === "answered";
    seen.root.dataset.state = state;
    seen.blank.hidden = state !== "waiting";
    seen.kind.hidden = state === "waiting";
    if (state === "waiting") seen.prompt.replaceChildren();
    if (!isAnswered) seen.feedback.replaceChildren();
    seen.card.hidden = !isAnswered || !points[item.code].card;
    if (!isHinted) tell(seen.hint, "");
    seen.measured.hidden = !item.reference;
    hint.hidden = !isAsked || !kind.hint || item.reference;
    hint.removeAttribute("aria-disabled");
    unknown.hidden = !isAsked;
    next.hidden = !isAnswered && !isLate;
    tell(next, isAnswered ? "Next" : "Ask another");
    tell(seen.count, `Question ${number}`);
    showKeeping();
  }

  function showKeeping() {
    tell(seen.due, dueWords(cards(), codes));
    progress.show();
    tell(seen.trouble, model.get("trouble"));
    seen.trouble.hidden = !model.get("trouble");
  }
  const undo = () => {
    clearTimeout(late);
    kind.undo?.();
  };
  return { begin, plateCame, showKeeping, undo };
}

// What to ask: by a seed the same for everybody, else what this learner needs. `isLate` says that the
// plate of the last one does not come: then one whose plate is there.
function chooser(model, stage, memory) {
  const seed = model.get("seed");
  const items = seed === null ? null : classItems({ codes: stage.codes, seed });
  const random = randomOf(Date.now());
  const plateOf = (code) => stage.points[code].plate;
  return (kind, last, isLate) => {
    if (items) return items.next().value;
    const drawn = stage.codes.filter((code) => !stage.faults[plateOf(code)]);
    const here = isLate ? drawn.filter((code) => stage.plates[plateOf(code)]) : drawn;
    const codes = [here, drawn, stage.codes].find(({ length }) => length);
    const attempts = memory.attempts().filter((attempt) => attempt.kind === kind);
    const near = stage.plates[stage.points[last]?.plate]?.near ?? {};
    const now = Date.now();
    return nextItem({ codes, attempts, near, last, now, until: endOfDay(now), random });
  };
}

const freshOf = (cards, codes) => codes.filter((code) => !cards[code]);

function dueWords(cards, codes) {
  const due = dueOf(cards, codes, endOfDay(Date.now())).length;
  const fresh = freshOf(cards, codes).length;
  return [due ? `${due} due today` : "", fresh ? `${fresh} new` : ""].filter(Boolean).join(", ") || "nothing due today";
}

// Whether there is nothing left to do until tomorrow.
function isDone(cards, codes) {
  return !freshOf(cards, codes).length && !dueOf(cards, codes, endOfDay(Date.now())).length;
}

function doneWords(cards, codes) {
  const next = Math.min(...codes.map((code) => cards[code].due));
  return `That is all for today: the next are due ${whenWords(next, Date.now())}. “Next” goes on all the same.`;
}

// What one sees, from top to bottom.
function makePracticeParts(el, stage) {
  const part = (name, attributes = {}, ...children) =>
    make("div", { class: `acupress-practice-${name}`, ...attributes }, ...children);
  const [hint, unknown, next] = ["Hint", "I don't know", "Next"].map((text) => make("button", { type: "button" }, text));
  next.classList.add("acupress-main");
  const parts = {
    buttons: { hint, unknown, next },
    head: part("head"),
    count: make("span", {}),
    due: make("span", {}),
    prompt: part("prompt", { tabindex: "-1" }),
    measured: make("p", { class: "acupress-practice-measured" }, MEASURED),
    hint: part("hint", { role: "status" }),
    blank: make("p", { class: "acupress-blank" }),
    kind: part("kind"),
    feedback: part("feedback", { role: "status" }),
    trouble: part("trouble", { role: "alert" }),
    cardTitle: make("summary", {}),
    cardBody: part("card"),
    progress: part("progress"),
  };
  parts.head.append(parts.count, parts.due);
  const card = make("details", {}, parts.cardTitle, parts.cardBody);
  const root = part("parts", {},
    make("p", { class: "acupress-practice-caution" }, stage.caution),
    parts.head,
    part("question", {}, parts.prompt, parts.measured, parts.hint),
    part("place", {}, parts.blank, parts.kind),
    // Whoever has answered and has Next under the finger reads on from there.
    part("after", {}, part("buttons", {}, hint, unknown, next), parts.feedback, parts.trouble),
    part("more", {}, card, parts.progress));
  el.classList.add("acupress", "acupress-practice");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", stage.title);
  el.append(root);
  return { ...parts, card, root: el };
}
