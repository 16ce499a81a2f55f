// Attempts: one answer each, kept as one line of JSON. learning/attempts.py says the same in Python.

const ATTEMPT_SCHEMA = 1; // the form that is written here; older ones are read
const LATEST = 9e12; // ms since 1970: no clock of a learner is later

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const isText = (value) => typeof value === "string" && value !== "";
const isSwitch = (value) => typeof value === "boolean";
const orNull = (fits) => (value) => value === null || fits(value);
const isMeasure = orNull((value) => isNumber(value) && value >= 0);

// What stands in a line, in this order: whether it fits, and what counts where it is missing.
/** @type {Record<string, [(value: any) => boolean, any]>} */
const FIELDS = {
  schema: [(value) => Number.isInteger(value) && value >= 0, undefined],
  point: [isText, undefined],
  plate: [orNull(isText), null],
  side: [orNull((value) => ["right", "left", "midline"].includes(value)), null],
  kind: [isText, undefined],
  error: [isMeasure, null],
  across: [orNull(isNumber), null],
  along: [orNull(isNumber), null],
  tolerance: [isMeasure, null],
  correct: [isSwitch, undefined],
  time: [(value) => Number.isInteger(value) && value >= 0 && value < LATEST, undefined],
  seconds: [isMeasure, null],
  hint: [isSwitch, false],
  reference: [isSwitch, false],
};

// The line of an attempt, a plain object; what it does not say is as in FIELDS.
export function lineOf(attempt) {
  const said = { schema: ATTEMPT_SCHEMA, ...attempt };
  const fields = Object.entries(FIELDS).map(([name, [, missing]]) => [name, said[name] ?? missing]);
  return JSON.stringify(Object.fromEntries(fields));
}

// The attempt of a line; null where it is none; a number where a newer form says so.
export function attemptOf(line) {
  let found = null;
  try {
    found = JSON.parse(line);
  } catch {
    return null;
  }
  if (found === null || typeof found !== "object" || Array.isArray(found) || line.includes("\ufffd")) return null;
  const { schema } = found;
  if (Number.isInteger(schema) && schema > ATTEMPT_SCHEMA) return schema;
  const made = {};
  for (const [name, [fits, missing]] of Object.entries(FIELDS)) {
    made[name] = name in found ? found[name] : missing;
    if (made[name] === undefined || !fits(made[name])) return null;
  }
  return made;
}

// What a file says: its `lines`, each once; of `damaged` lines their numbers, from 1; the number of
// the line that was `cut` off at the end of the file, or null; and `newer`, where a line has a form
// that this course does not know yet: { line, schema }, or null.
export function readAttempts(text) {
  const rows = text.replace(/^\ufeff/, "").split("\n");
  const lines = new Set();
  const found = { damaged: [], cut: null, newer: null };
  rows.forEach((row, at) => {
    const line = row.replace(/^[ \t\r]+|[ \t\r]+$/g, "");
    if (!line) return;
    const attempt = attemptOf(line);
    if (typeof attempt === "number") found.newer ??= { line: at + 1, schema: attempt };
    else if (attempt) lines.add(line);
    else if (at === rows.length - 1) found.cut = at + 1;
    else found.damaged.push(at + 1);
  });
  return { lines: [...lines], ...found };
}

// The attempts of lines in the order of time; the same line is the same attempt.
export function attemptsOf(lines) {
  const read = [...new Set(lines)].map(attemptOf).filter((attempt) => attempt && typeof attempt === "object");
  return read.sort((one, other) => one.time - other.time);
}

// How well it went, as FSRS counts: 1 again, 2 hard, 3 good. Easy is never said: a right place does
// not tell how little it took to find it.
export function ratingOf({ error, tolerance, correct, hint }) {
  const measured = error !== null && tolerance !== null;
  if (!correct || (measured && error > tolerance)) return 1;
  return hint || (measured && error > tolerance / 2) ? 2 : 3;
}
