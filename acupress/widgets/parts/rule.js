// Where a rule leads on a plate: what body/construct.py does, where a learner puts rules together.
//
// A rule is {start, moves: [{to, until: [[end, …], …], fraction, cun, span, via}]}, a place [x, y].
// `ground` is what rules refer to: {places, lines, arrows, cun}, as learning/rule_ground.py gives it,
// in any unit, y down. `null` stands for a place that is nowhere: the plate lacks what the rule
// names, or a line is not met.

const FAR = 1e5; // longer than any page, so that a line drawn this far has no end
const ON_LINE = 1e-6; // a start so near to a line counts as lying on it

/** @type {(place: number[], way: number[], times?: number) => number[]} */
const plus = ([x, y], [way, down], times = 1) => [x + way * times, y + down * times];
/** @type {(place: number[], goal: number[]) => number[]} */
const from = ([x, y], [toX, toY]) => [toX - x, toY - y];
/** @type {(one: number[], other: number[]) => number} */
const cross = ([x, y], [otherX, otherY]) => x * otherY - y * otherX;
const edgesOf = (line) => line.slice(1).map((end, i) => [line[i], end]);

// The way of a rule: where it starts, and where each of its moves ends; the last is its place.
export function wayOf(rule, ground) {
  const way = [ground.places[rule.start] ?? null];
  for (const move of rule.moves) way.push(way.at(-1) && moved(way.at(-1), move, ground));
  return way;
}

// The same rule with another value for one of its parts, {move, name}; move null for the start.
export function withPart(rule, { move: number, name }, value) {
  if (number === null) return { ...rule, start: value };
  const moves = rule.moves.map((move, i) => (i === number ? { ...move, [name]: value } : move));
  return { ...rule, moves };
}

// How far apart two places are.
export function apart(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

// --- one move ---

function moved(origin, move, ground) {
  const goal = ground.places[move.to] ?? null;
  const arrow = goal ? straight(from(origin, goal)) : (ground.arrows[move.to] ?? null);
  if (!goal && !arrow) return null;
  if (move.via) return alongCurve(origin, goal, move, ground);
  if (move.until.length) return stopped(origin, arrow, move, ground);
  if (move.cun === null) return goal && plus(origin, from(origin, goal), move.fraction);
  const cun = ground.cun[move.span];
  return cun === undefined || !arrow ? null : plus(origin, arrow, move.cun * cun);
}

// Where a move meets a line, or the place between two lines.
function stopped(origin, arrow, { until, fraction }, ground) {
  const lines = until.map((ends) => endless(ends, ground));
  if (!arrow || lines.includes(null)) return null;
  const hits = lines.map((line) => crossing(origin, arrow, line, lines.length > 1));
  if (hits.includes(null)) return null;
  const [one, other] = hits.length > 1 ? hits : [origin, hits[0]];
  return plus(one, from(one, other), fraction ?? 1 / hits.length);
}

// A line as vertices, its ends drawn on straight beyond the page.
function endless(ends, { places, lines, arrows }) {
  if (ends.length === 1) {
    const line = lines[ends[0]];
    if (!line) return null;
    const first = plus(line[0], straight(from(line[1], line[0])), FAR);
    return [first, ...line, plus(line.at(-1), straight(from(line.at(-2), line.at(-1))), FAR)];
  }
  const [start, end] = ends.map((name) => places[name]);
  const onward = start && (arrows[ends[1]] ?? (end && straight(from(start, end))));
  return onward ? [plus(start, onward, -FAR), plus(start, onward, FAR)] : null;
}

// The place a fraction of the way, or so many cun, along a curve toward `goal`.
function alongCurve(start, goal, { via, fraction, cun, span }, ground) {
  const curve = ground.lines[via];
  const unit = ground.cun[span];
  if (!curve || !goal || (fraction === null && unit === undefined)) return null;
  const [begin, end] = [start, goal].map((place) => passing(curve, place));
  const far = fraction === null ? Math.sign(end - begin || 1) * cun * unit : (end - begin) * fraction;
  return atLength(curve, begin + far);
}

// The same way with length 1; `null` where it has none.
function straight(way) {
  const [x, y] = way;
  const length = Math.hypot(x, y);
  return length ? [x / length, y / length] : null;
}

// The nearest place where a ray meets a line, also behind its origin if `behind`.
function crossing(origin, arrow, line, behind) {
  let nearest = null;
  for (const [a, b] of edgesOf(line)) {
    const [edge, gap] = [from(a, b), from(origin, a)];
    const slant = cross(arrow, edge);
    if (!slant) continue; // along the edge, or an edge without length
    const [along, onEdge] = [cross(gap, edge) / slant, cross(gap, arrow) / slant];
    const met = onEdge >= -1e-9 && onEdge <= 1 + 1e-9 && (behind || along >= -ON_LINE);
    if (met && (nearest === null || Math.abs(along) < Math.abs(nearest))) nearest = along;
  }
  return nearest === null ? null : plus(origin, arrow, nearest);
}

// How far along a curve it passes nearest to a place.
function passing(curve, place) {
  let [length, best, nearest] = [0, 0, Infinity];
  for (const [a, b] of edgesOf(curve)) {
    const spot = nearestOn(a, b, place);
    if (apart(spot, place) < nearest) [nearest, best] = [apart(spot, place), length + apart(a, spot)];
    length += apart(a, b);
  }
  return best;
}

function nearestOn(a, b, place) {
  const [way, gap] = [from(a, b), from(a, place)];
  const square = way[0] ** 2 + way[1] ** 2;
  const along = (gap[0] * way[0] + gap[1] * way[1]) / Math.max(square, 1e-12);
  return plus(a, way, Math.min(Math.max(along, 0), 1));
}

// The place so far along a curve; its end where the curve is shorter.
function atLength(curve, far) {
  let start = 0;
  for (const [a, b] of edgesOf(curve)) {
    const length = apart(a, b);
    if (far <= start + length && length) return plus(a, from(a, b), Math.max(far - start, 0) / length);
    start += length;
  }
  return curve.at(-1);
}
