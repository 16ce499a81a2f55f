// Score a place that a point is said to be at; learning/scoring.py does the same with the same numbers.
// Places are in plate units, as the plate is drawn.

const LIKE_MISTAKE = 0.5; // cun: how near a mark is to a mistake to be one, and no more than half its distance
const SLIGHT = 0.05; // cun: what is less off reads 0.0

// `target` comes from learning/targets.py. `side` is the one that a plate of one side is turned to,
// `allowed` how exactly one can point at this screen, in cun: the tolerance is never less.
export function score(target, { x, y }, { side = null, allowed = 0 } = {}) {
  const [place, across, along] = nearest(target.places.map((at) => offFrom(at, target, x, y)));
  const error = roundedTo(sizeOf(across, along), 100);
  const tolerance = Math.max(target.tolerance, allowed);
  const correct = error <= tolerance;
  return {
    side: target.midline === null && place.side !== "midline" ? (side ?? place.side) : place.side,
    error,
    across: roundedTo(across, 100),
    along: roundedTo(along, 100),
    tolerance,
    correct,
    words: inBodyWords(target.axes, [across, along]),
    mistake: correct ? "" : likeliest(target, across, along),
    place,
  };
}

function offFrom(place, { axes }, x, y) {
  const dx = (x - place.x) * place.turn;
  const dy = y - place.y;
  return [place, ...axes.map((axis) => axis.x * dx + axis.y * dy)];
}

function nearest(offs) {
  return offs.reduce((best, off) => (sizeOf(off[1], off[2]) < sizeOf(best[1], best[2]) ? off : best));
}

function sizeOf(one, other) {
  return Math.sqrt(one * one + other * other);
}

// To so many parts, halves away from 0; never -0.
function roundedTo(value, part) {
  const whole = Math.floor(Math.abs(value) * part + 0.5);
  return whole ? (Math.sign(value) * whole) / part : 0;
}

export function inCun(value) {
  return roundedTo(value, 10).toFixed(1);
}

function inBodyWords(axes, parts) {
  const told = axes.map((axis, i) => [Math.abs(parts[i]), parts[i] > 0 ? axis.too_more : axis.too_less]);
  return told.filter(([part]) => part >= SLIGHT).map(([part, too]) => `${inCun(part)} cun ${too}`);
}

// What leads nearest to the place; else the step that decides on the larger part.
function likeliest({ places: [here], axes, mistakes }, across, along) {
  let [least, words] = [LIKE_MISTAKE, ""];
  for (const mistake of mistakes) {
    const [, ...there] = offFrom({ ...here, turn: 1 }, { axes }, mistake.x, mistake.y);
    const far = sizeOf(there[0] - across, there[1] - along);
    if (far < least && far <= sizeOf(there[0], there[1]) / 2) [least, words] = [far, mistake.words];
  }
  const larger = axes[Math.abs(across) >= Math.abs(along) ? 0 : 1];
  return words || `Look again at this step: ${larger.again}.`;
}
