// Which point to ask next. Pure: what it takes is in its arguments, chance included.

import { ratingOf } from "./attempts.js";
import { recallAfter, review } from "./fsrs.js";

const WANTED = 0.8; // of the answers right: neither dull nor hopeless
const ABOUT = 0.02; // predictions that differ by less are alike
const EVERY = 10; // so many questions, one is a reference
const UNTIL_MISSED = 3; // questions before a point that was missed may come again
const A_DAY = 86_400_000; // ms
const ONE_AGAIN = 1; // the rating of a miss

// Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32, by Tommy
// Ettinger, in the public domain).
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// What is remembered of each point: kind → code → card. Attempts come in the order of time.
export function cardsOf(attempts) {
  const cards = {};
  for (const attempt of attempts) {
    const ofKind = (cards[attempt.kind] ??= {});
    const before = Object.hasOwn(ofKind, attempt.point) ? ofKind[attempt.point] : null;
    ofKind[attempt.point] = review(before, ratingOf(attempt), attempt.time);
  }
  return cards;
}

// The end of the day of a moment, by the learner's clock: at four at night, so that whoever practises
// in the evening finds what is due on the next day in the morning.
export function endOfDay(time) {
  const end = new Date(time);
  end.setHours(4, 0, 0, 0);
  if (end.getTime() <= time) end.setDate(end.getDate() + 1);
  return end.getTime();
}

// The points whose time comes until then, the longest due first.
export function dueOf(cards, codes, until) {
  const due = codes.filter((code) => cards[code]?.due <= until);
  return due.sort((one, other) => cards[one].due - cards[other].due);
}

// Ask `code` next, as a `reference` or not. `attempts` are those of this kind of question, in the
// order of time; `near` says which codes are easily taken for a code.
//
// First what is due until a moment, which is now or the end of the day; then what will be answered right about four times in five, among equals what
// is easily taken for the point just asked. Never the one just asked; every tenth at random.
export function nextItem({ codes, attempts, near = {}, last = null, now, until = now, random }) {
  const others = codes.filter((code) => code !== last);
  const open = others.length ? others : codes;
  if ((attempts.length + 1) % EVERY === 0) return { code: anyOf(open, random), reference: true };
  const cards = cardsOf(attempts)[attempts[0]?.kind] ?? {};
  const [due] = dueOf(cards, open, until);
  if (due) return { code: due, reference: false };
  const recent = attempts.slice(-UNTIL_MISSED).map(({ point }) => point);
  const prior = priorOf(attempts);
  const distance = (code) => Math.abs(predicted(cards[code], { prior, now, isRecent: recent.includes(code) }) - WANTED);
  const distances = new Map(open.map((code) => [code, distance(code)]));
  const least = Math.min(...distances.values());
  const alike = open.filter((code) => distances.get(code) <= least + ABOUT);
  const confusable = alike.filter((code) => near[last]?.includes(code));
  return { code: anyOf(confusable.length ? confusable : alike, random), reference: false };
}

// The same questions for everybody, whatever they answer: rounds through all points, each shuffled,
// every tenth question drawn at random from all.
export function* classItems({ codes, seed }) {
  const random = randomOf(seed);
  const isOther = (code) => code !== last || codes.length === 1;
  const round = [];
  let last = null;
  for (let number = 1; ; number += 1) {
    const reference = number % EVERY === 0;
    if (!round.some(isOther)) round.push(...shuffled(codes, random));
    const drawn = anyOf(codes.filter(isOther), random); // always, so that rounds are alike
    const code = reference ? drawn : round.splice(round.findIndex(isOther), 1)[0];
    last = code;
    yield { code, reference };
  }
}

function anyOf(codes, random) {
  return codes[Math.floor(random() * codes.length)];
}

function shuffled(codes, random) {
  const mixed = [...codes];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

// How probably a point is answered right now. FSRS counts days, and is sure of all that was seen
// today; so one that was missed counts as what we look for, a few questions later.
function predicted(card, { prior, now, isRecent }) {
  if (!card) return prior;
  if (card.rating === ONE_AGAIN && !isRecent) return WANTED;
  return recallAfter((now - card.time) / A_DAY, card.stability);
}

// Of a new point: as this learner's first answers went, four in five before there are any. It stays
// nearer to what we look for than a point that was answered a moment ago.
function priorOf(attempts) {
  const firsts = new Map();
  for (const attempt of attempts) if (!firsts.has(attempt.point)) firsts.set(attempt.point, attempt.correct);
  const right = [...firsts.values()].filter(Boolean).length;
  return Math.min(Math.max((right + 4) / (firsts.size + 5), 0.65), 0.95);
}
