// The arithmetic of counting down: no page, no Jupyter, no clock of its own.
// Lengths are seconds; moments ("deadline", "now") are milliseconds.

// values.py says the same to Python, and a test holds the two together.
export const SHORTEST = 1;
export const LONGEST = 3600;

export function isLength(seconds) {
  return typeof seconds === "number" && seconds >= SHORTEST && seconds <= LONGEST;
}

// What is left until the deadline, never less than 0 nor more than there was at first.
export function secondsLeft(deadline, atFirst, now) {
  return Math.min(Math.max((deadline - now) / 1000, 0), atFirst);
}

// The whole number of seconds to show: 0 appears only when the time is up.
export function wholeSeconds(seconds) {
  return Math.ceil(seconds - 0.005);
}

// 90 → "1:30"
export function digits(seconds) {
  const whole = wholeSeconds(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// 90 → "1 minute 30 seconds"
export function inWords(seconds) {
  const whole = wholeSeconds(seconds);
  const count = (number, unit) => (number ? [`${number} ${unit}${number === 1 ? "" : "s"}`] : []);
  const parts = [...count(Math.floor(whole / 60), "minute"), ...count(whole % 60, "second")];
  return parts.join(" ") || "0 seconds";
}

// --- a length someone typed -----------------------------------------------------------------------

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const SECOND = "(?:s|secs?|seconds?)";
const MINUTE = "(?:m|mins?|minutes?)";
// Each way of writing a length, with the seconds that its numbers make.
const WRITINGS = [
  { form: `^(${NUMBER}) ?${SECOND}?$`, value: (seconds) => seconds },
  { form: `^(${NUMBER}) ?${MINUTE}$`, value: (minutes) => 60 * minutes },
  {
    form: `^(\\d+) ?${MINUTE} ?(?:and )?(\\d+) ?${SECOND}?$`,
    value: (minutes, seconds) => 60 * minutes + seconds,
  },
  { form: "^(\\d+):([0-5]\\d)$", value: (minutes, seconds) => 60 * minutes + seconds },
];
const THOUSANDS = /^([1-9]\d{0,2})[.,](\d{3})(?!\d)/; // a decimal, or a thousand with its mark

// {seconds} of a length from SHORTEST to LONGEST, or {complaint}: a sentence that says what to type.
export function readLength(text) {
  const typed = String(text).normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  const range = `from ${SHORTEST} to ${LONGEST} seconds`;
  const two = typed.match(THOUSANDS);
  if (two) {
    const readings = `${Number(`${two[1]}.${two[2]}`)} or ${two[1]}${two[2]}`;
    return { complaint: `“${text}” could be ${readings} seconds. Type ${readings}.` };
  }
  for (const { form, value } of WRITINGS) {
    const numbers = typed.match(new RegExp(form))?.slice(1).map((number) => Number(number.replace(",", ".")));
    const seconds = numbers && value(...numbers);
    if (isLength(seconds)) return { seconds };
    if (numbers) return { complaint: `“${text}” is no length ${range}. Try 90.` };
  }
  return { complaint: `“${text}” is no length ${range}. Write it like 90, 1:30 or 2 min.` };
}

// --- what is heard: a cue is {at, tone}, `at` in seconds after the beginning -------------------------

export function timerCues(seconds) {
  return [...countIn(seconds, 0), { at: seconds, tone: "finish" }];
}

export function countIn(end, begin) {
  return [3, 2, 1].map((before) => ({ at: end - before, tone: "count" })).filter(({ at }) => at >= begin);
}
