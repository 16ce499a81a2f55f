// When to ask again: FSRS-6, the free spaced repetition scheduler, by Jarrett Ye and others. The
// formulas and the default parameters are those of the Python library `fsrs` 6.3.2 (MIT licence,
// github.com/open-spaced-repetition/py-fsrs), to which a test holds these lines. No learning steps,
// no fuzz, so that replaying the same answers always gives the same day.

const W = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
const DECAY = -W[20];
const FACTOR = 0.9 ** (1 / DECAY) - 1;
const RETENTION = 0.9; // ask again when recall has fallen to this
const MOST_DAYS = 90; // a course lasts weeks, not years
const LEAST_STABILITY = 0.001;
const AGAIN = 1;
const HARD = 2;
const DAY = 86_400_000; // ms

const clampDifficulty = (value) => Math.min(Math.max(value, 1), 10);
const firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;

// How probably it is recalled so many days after an answer; `stability` is the days after which
// that is 0.9.
export function recallAfter(days, stability) {
  return (1 + (FACTOR * Math.max(days, 0)) / stability) ** DECAY;
}

// Whole days between, as the library counts them.
const daysBetween = (one, other) => Math.max(Math.floor((other - one) / DAY), 0);

function nextDifficulty(difficulty, rating) {
  const moved = difficulty + ((10 - difficulty) * -W[6] * (rating - 3)) / 9;
  return clampDifficulty(W[7] * firstDifficulty(4) + (1 - W[7]) * moved);
}

function sameDay(stability, rating) {
  const grown = Math.exp(W[17] * (rating - 3 + W[18])) * stability ** -W[19];
  return stability * (rating === AGAIN ? grown : Math.max(grown, 1));
}

function afterForgetting({ difficulty, stability }, recall) {
  const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - recall) * W[14]);
  return Math.min(long, stability / Math.exp(W[17] * W[18]));
}

function afterRecalling({ difficulty, stability }, recall, rating) {
  const gain = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - recall) * W[10]) - 1);
  return stability * (1 + gain * (rating === HARD ? W[15] : 1));
}

function nextStability(card, rating, time) {
  const days = daysBetween(card.time, time);
  if (days < 1) return sameDay(card.stability, rating);
  const recall = recallAfter(days, card.stability);
  return rating === AGAIN ? afterForgetting(card, recall) : afterRecalling(card, recall, rating);
}

function intervalOf(stability) {
  const days = (stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1);
  return Math.min(Math.max(Math.round(days), 1), MOST_DAYS);
}

// What is remembered after an answer: { stability, difficulty, time, due, rating }. `card` is what
// was before, or null; `rating` 1 again, 2 hard, 3 good; times in ms since 1970.
export function review(card, rating, time) {
  const stability = Math.max(card ? nextStability(card, rating, time) : W[rating - 1], LEAST_STABILITY);
  const difficulty = card ? nextDifficulty(card.difficulty, rating) : clampDifficulty(firstDifficulty(rating));
  return { stability, difficulty, time, rating, due: time + intervalOf(stability) * DAY };
}
