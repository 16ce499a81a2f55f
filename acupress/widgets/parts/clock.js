// The arithmetic of counting down: no page, no Jupyter, no clock of its own.
// Lengths are seconds; moments ("deadline", "now") are milliseconds since 1970, as Date.now() gives.

export const SHORTEST = 1;
export const LONGEST = 3600;

// A length someone typed, or null if it is none from SHORTEST to LONGEST.
export function readLength(text) {
  const typed = String(text).trim().replace(",", ".");
  const seconds = typed === "" ? NaN : Number(typed);
  return seconds >= SHORTEST && seconds <= LONGEST ? seconds : null;
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

// --- the plan of a session ----------------------------------------------------------------------
// A stop is what is pressed in one place: {codes, sides, seconds}. Each of its sides is one turn:
// a time to get ready, then a hold. The plan lists them as segments with the moment each starts.

// Points in their order as stops; with `pinch`, a point and its partner become one.
export function stopsOf(points, { holdSeconds = null, pinch = false } = {}) {
  const stops = [];
  for (const { code, partner, sides, seconds } of points) {
    const shared = pinch && partner && stops.find((stop) => stop.codes[0] === partner);
    if (shared) {
      shared.codes.push(code);
      shared.seconds = Math.max(shared.seconds, holdSeconds ?? seconds);
    } else {
      stops.push({ codes: [code], sides, seconds: holdSeconds ?? seconds });
    }
  }
  return stops;
}

export function planOf(stops, prepareSeconds) {
  const turns = stops.flatMap(({ codes, sides, seconds }) =>
    sides.map((side) => ({ codes, side, seconds })),
  );
  let start = 0;
  return turns.flatMap(({ codes, side, seconds }, turn) => {
    const both = [
      { kind: "prepare", codes, side, turn, seconds: prepareSeconds },
      { kind: "hold", codes, side, turn, seconds },
    ].filter((segment) => segment.seconds > 0);
    return both.map((segment) => {
      const placed = { ...segment, start };
      start += segment.seconds;
      return placed;
    });
  });
}

export function planSeconds(plan) {
  const last = plan.at(-1);
  return last ? last.start + last.seconds : 0;
}

export function turnsIn(plan) {
  return plan.length ? plan.at(-1).turn + 1 : 0;
}

// The segment one is in after so many seconds; the last one from its start on.
export function segmentAt(plan, elapsed) {
  // Floats: 80 s before the end of 400 may be 319.9999 s from its start.
  return plan.findLast((segment) => segment.start <= elapsed + 0.001) ?? plan[0];
}

export function turnStart(plan, turn) {
  return plan.find((segment) => segment.turn === turn)?.start ?? planSeconds(plan);
}

// Skip goes to the next turn; Back to the start of this one or, from its first seconds, of the one before.
export function afterSkip(plan, elapsed) {
  return turnStart(plan, segmentAt(plan, elapsed).turn + 1);
}

export function afterBack(plan, elapsed) {
  const { turn } = segmentAt(plan, elapsed);
  const into = elapsed - turnStart(plan, turn);
  return turnStart(plan, into < 3 && turn > 0 ? turn - 1 : turn);
}

// --- what is heard ------------------------------------------------------------------------------
// A cue is {at, tone}, `at` in seconds after the beginning.

export function timerCues(seconds) {
  return [...countIn(seconds, 0), { at: seconds, tone: "finish" }];
}

export function planCues(plan) {
  const cues = plan.flatMap(({ kind, start, seconds }) =>
    kind === "hold"
      ? [{ at: start, tone: "begin" }, { at: start + seconds, tone: "end" }]
      : countIn(start + seconds, start),
  );
  if (cues.length) cues.at(-1).tone = "finish";
  return cues;
}

function countIn(end, begin) {
  return [3, 2, 1].map((before) => ({ at: end - before, tone: "count" })).filter(({ at }) => at >= begin);
}
