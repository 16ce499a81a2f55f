// Find points by name, code, meridian, region or purpose, forgiving tones, hyphens and slips.

export function plain(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

export function slips(one, other) {
  // Edit distance: how many letters are wrong, missing or too many.
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
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
  const wrong = allowed ? slips(word, key) : Infinity;
  return wrong <= allowed ? 2 + wrong : Infinity;
}

export function search(query, points) {
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const whole = plain(query);
  if (!whole) return [];
  const worst = ({ code, keys }) => {
    if (plain(code) === whole) return -1; // a code names its own point first, whatever others tell of it
    const best = (word) => Math.min(...keys.map((key) => fit(word, key)));
    return Math.min(best(whole), Math.max(...words.map(best)) + 0.5);
  };
  return Object.values(points)
    .map((point) => ({ code: point.code, score: worst(point) }))
    .filter(({ score }) => score < Infinity)
    .sort((one, other) => one.score - other.score)
    .map(({ code }) => code);
}
