// Find points by name, code, meridian, region or purpose, forgiving tones, hyphens and slips.

export function plain(text) {
  return text
    .toLowerCase()
    .normalize("NFC")
    .replace(/dü(?=[^\p{L}\p{N}]*\d)/gu, "due") // the German letters of SI, not GV's Du
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

export function slips(one, other) {
  // Edit distance: how many letters are wrong, missing or too many.
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(one[i - 1] !== other[j - 1]));
    row = next;
  }
  return row[other.length];
}

function fit(word, key) {
  // 0 is a perfect fit; larger is worse; Infinity is none.
  if (key === word) return 0;
  if (key.startsWith(word)) return 1;
  if (word.length > 2 && key.includes(word)) return 2;
  const allowed = word.length < 4 || /\d/.test(word) ? 0 : word.length < 7 ? 1 : 2;
  const near = Math.abs(word.length - key.length) <= allowed;
  const wrong = near && allowed ? slips(word, key) : Infinity;
  return wrong <= allowed ? 2 + wrong : Infinity;
}

const TOLD = 10; // worse than any slip in a name

// The codes of the points that fit, best first; equals in the order of `codes`. Letters alone, such
// as "KI", name their meridian's points first.
export function search(query, { codes, points }) {
  const keysOf = (code) => points[code].keys.split(" ");
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const whole = plain(query);
  if (!whole) return [];
  // Words of the text must stand there as typed, from their beginning: almost any slip fits one.
  const told = (code) => (word) => {
    const has = points[code].words.split(" ").some((one) => one === word || (word.length > 3 && one.startsWith(word)));
    return has || keysOf(code).includes(word) ? TOLD : Infinity;
  };
  const worst = (code) => {
    const keys = keysOf(code);
    const best = (word) => Math.min(...keys.map((key) => fit(word, key)));
    if (plain(code) === whole) return -2; // a code names its own point first, whatever others tell
    if (plain(code).replace(/\d.*/, "") === whole) return -1;
    const named = Math.min(best(whole), Math.max(...words.map(best)) + 0.5);
    return Math.min(named, Math.max(...words.map(told(code))));
  };
  return codes
    .map((code) => ({ code, score: worst(code) }))
    .filter(({ score }) => score < Infinity)
    .sort((one, other) => one.score - other.score)
    .map(({ code }) => code);
}
