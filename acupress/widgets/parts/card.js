// What there is to read about a point, as Python lists it: caution first, tradition marked.

import { make } from "./dom.js";

// Before its plate has come, a point has only its name to show.
export function pointCard(point) {
  const named = `${point.shown} ${point.pinyin}`;
  return make("article", { class: "acupress-point", "aria-label": named },
    make("h3", {}, `${named} `, make("span", { lang: "zh-Hant" }, point.hanzi ?? "")),
    make("p", { class: "acupress-names" },
      [point.english, point.meridian, point.region].filter(Boolean).join(" · ")),
    ...(point.card ?? []).map(cardSection));
}

function cardSection({ title, lead = "", items, ordered = false, folded = false, kind = "" }) {
  const body = items.length === 1 && !ordered
    ? make("p", {}, items[0])
    : make(ordered ? "ol" : "ul", {}, ...items.map((text) => make("li", {}, text)));
  const opening = lead ? [make("p", {}, lead)] : [];
  if (folded) return make("details", {}, make("summary", {}, title), ...opening, body);
  const mark = kind === "caution" ? "⚠ " : "";
  const look = { class: kind ? `acupress-card-${kind}` : false };
  return make("section", look, make("h4", {}, mark + title), ...opening, body);
}
