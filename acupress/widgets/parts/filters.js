// Two lists that narrow a long list of points: by meridian and by part of the body.

import { make, tell } from "./dom.js";

export const ALL = "all";
const MANY = 50; // points: fewer are searched sooner than narrowed down

// The values of a column, each once, in the order of the points; none where there is no choice.
export function choicesOf(name, { codes, points }) {
  const values = [...new Set(codes.map((code) => points[code][name]))].filter(Boolean);
  return codes.length > MANY && values.length > 1 ? values : [];
}

// The codes that both choices leave: `wanted` is { meridian, region }, each a value or "all".
export function narrowed({ codes, points }, wanted) {
  const fits = (code) => ([name, value]) => value === ALL || points[code][name] === value;
  return codes.filter((code) => Object.entries(wanted).every(fits(code)));
}

export function countWords(count, { meridian, region }) {
  const where = [meridian, region].filter((value) => value !== ALL).join(", ");
  if (!where) return "";
  if (!count) return `No point is on the ${meridian} meridian and in the region ${region}.`;
  return `${count} ${count === 1 ? "point" : "points"}: ${where}`;
}

// `put(name, value)` sets a choice. Gives `element`, `any`, whether there is something to choose,
// `wanted()` and `show()`, which gives the codes that are left.
export function makeFilters(model, stage, put) {
  const names = { meridian: "Meridian", region: "Region" };
  const selects = Object.keys(names).filter((name) => choicesOf(name, stage).length).map((name) => {
    const counts = (value) => stage.codes.filter((code) => stage.points[code][name] === value).length;
    const option = (value) => make("option", { value }, `${value} (${counts(value)})`);
    const select = make("select", { "aria-label": names[name], onchange: () => put(name, select.value) },
      make("option", { value: ALL }, `all ${name}s`), ...choicesOf(name, stage).map(option));
    return { name, select };
  });
  const count = make("p", { class: "acupress-count-left" });
  const wanted = () => ({ meridian: model.get("meridian"), region: model.get("region") });
  return {
    element: make("div", { class: "acupress-filters", hidden: !selects.length },
      make("div", {}, ...selects.map(({ select }) => select)), count),
    any: selects.length > 0,
    wanted,
    count,
    show() {
      for (const { name, select } of selects) select.value = model.get(name);
      const left = narrowed(stage, wanted());
      tell(count, countWords(left.length, wanted()));
      return left;
    },
  };
}
