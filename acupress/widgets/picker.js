// The point picker: choose a point, see it on its plate, read its card. The kernel is not needed.
import { make } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";
import { save } from "./parts/model.js";
import { plateView } from "./parts/plate_view.js";
import { pointCard } from "./parts/card.js";
import { search } from "./parts/search.js";

const LAYERS = ["bone", "tendon", "crease"];

function initialize({ model }) {
  const codes = Object.keys(model.get("stage").points);
  // A Dropdown speaks of positions, the picker of codes: keep the two in step.
  model.on("change:selected", () => model.set("index", codes.indexOf(model.get("selected"))));
  model.on("change:index", () => {
    const code = codes[model.get("index")];
    if (code) model.set("selected", code);
  });
  model.on("change:side_index", () => model.set("side", ["right", "left"][model.get("side_index")]));
  model.on("change:side", () => model.set("side_index", model.get("side") === "left" ? 1 : 0));
}

function render({ model, el }) {
  const stage = model.get("stage");
  const codes = Object.keys(stage.points);
  const choose = (code) => {
    model.set("selected", code);
    save(model);
  };
  const step = (by) => {
    const at = codes.indexOf(model.get("selected"));
    choose(codes[(at + by + codes.length) % codes.length]);
  };
  const plate = plateView(stage, { onpick: choose });
  const found = make("div", { class: "found", role: "group", "aria-label": "Points found" });
  const where = make("span", { class: "where", "aria-live": "polite" });
  const card = make("div", { class: "card-place" });
  el.classList.add("acupress");
  const giveKeysBack = keepKeys(el);
  el.append(
    found,
    make(
      "div",
      { class: "turn" },
      make("button", { type: "button", onclick: () => step(-1) }, "◀ Previous"),
      where,
      make("button", { type: "button", onclick: () => step(1) }, "Next ▶"),
    ),
    make("div", { class: "pair" }, plate.element, card),
  );

  const showPlate = () => {
    const layers = Object.fromEntries(LAYERS.map((layer) => [layer, model.get(layer)]));
    plate.show(model.get("selected"), model.get("side"), { labels: model.get("labels"), layers });
  };
  const showPoint = () => {
    const point = stage.points[model.get("selected")];
    where.textContent = `${point.shown} ${point.pinyin}, ${codes.indexOf(point.code) + 1} of ${codes.length}`;
    card.replaceChildren(pointCard(point));
    showPlate();
  };
  const showFound = () => {
    const query = model.get("query");
    const hits = search(query, stage.points).slice(0, 12);
    const buttons = hits.map((code) => {
      const { shown, pinyin, region } = stage.points[code];
      return make("button", { type: "button", onclick: () => choose(code) }, `${shown} ${pinyin} · ${region}`);
    });
    const none = query.trim() && !hits.length;
    found.replaceChildren(
      ...(none ? [make("p", {}, `No point fits “${query}”. Try a code, a name or a body part.`)] : buttons),
    );
  };

  const listeners = [
    ["change:selected", showPoint],
    ["change:query", showFound],
    ...["side", "labels", ...LAYERS].map((name) => [`change:${name}`, showPlate]),
  ];
  for (const [event, listener] of listeners) model.on(event, listener);
  showPoint();
  showFound();
  return () => {
    giveKeysBack();
    for (const [event, listener] of listeners) model.off(event, listener);
  };
}

export default { initialize, render };
