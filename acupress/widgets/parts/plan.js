// The plan of a session: pure arithmetic. plan.py says the same in Python; a test holds the two together.
// A stop is what is pressed in one place: {codes, sides, seconds}. Each of its sides is one turn:
// a time to get ready, then a hold. The plan lists them as segments with the moment each starts.

import { countIn } from "./clock.js";

// What one does in turn, by what the table, or a teacher's plan, says of a point's `sides`.
const TURNS = {
  both: ["right", "left"], together: ["both"], midline: ["midline"], right: ["right"], left: ["left"],
};

// Points, {code, partner, sides, seconds} in their order, as stops; with `pinch`, a point and its
// partner become one, held as long as the longer, on one ankle and then the other.
export function stopsOf(points, { holdSeconds = null, pinch = false } = {}) {
  const stops = [];
  for (const { code, partner, sides, seconds } of points) {
    const shared = pinch && partner && stops.find((stop) => stop.codes[0] === partner);
    if (shared) {
      shared.codes.push(code);
      shared.sides = shared.sides.includes("midline") ? shared.sides : TURNS.both;
      shared.seconds = Math.max(shared.seconds, holdSeconds ?? seconds);
    } else {
      stops.push({ codes: [code], sides: TURNS[sides], seconds: holdSeconds ?? seconds });
    }
  }
  return stops;
}

const CHANGE = 30; // seconds to change places

// With `partners` one of two presses the other, A, through all of it; then they change places, and it
// comes again, pressed by B. The side is that of whoever is pressed.
export function planOf(stops, prepareSeconds, partners = false) {
  const turns = stops.flatMap(({ codes, sides, seconds }) =>
    sides.map((side) => ({ codes, side, seconds })),
  );
  const rounds = partners ? [{ presser: "A" }, { presser: "B" }] : [{}];
  let start = 0;
  return rounds.flatMap((who, round) => turns.flatMap(({ codes, side, seconds }, at) => {
    const turn = round * turns.length + at;
    const parts = [
      { kind: "change", seconds: round && !at ? CHANGE : 0 },
      { kind: "prepare", seconds: prepareSeconds },
      { kind: "hold", seconds },
    ].filter((part) => part.seconds > 0);
    return parts.map((part) => {
      const placed = { ...part, codes, side, turn, start, ...who };
      start += part.seconds;
      return placed;
    });
  }));
}

export function planSeconds(plan) {
  const last = plan[plan.length - 1];
  return last ? last.start + last.seconds : 0;
}

export function turnsIn(plan) {
  return plan.length ? plan[plan.length - 1].turn + 1 : 0;
}

// The segment one is in after so many seconds; the last one from its start on.
export function segmentAt(plan, elapsed) {
  // Floats: 80 s before the end of 400 may be 319.9999 s from its start.
  return plan.filter(({ start }) => start <= elapsed + 0.001).pop() ?? plan[0];
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

export function planCues(plan) {
  const cues = plan.flatMap(({ kind, start, seconds }, at) => {
    if (kind === "hold") return [{ at: start, tone: "begin" }, { at: start + seconds, tone: "end" }];
    return plan[at + 1].kind === "hold" ? countIn(start + seconds, start) : [];
  });
  if (cues.length) cues[cues.length - 1].tone = "finish";
  return cues;
}

