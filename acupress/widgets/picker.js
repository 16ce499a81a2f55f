// The point picker: choose a point, see it on its plate, read its card. No kernel is needed.

import { speaking } from "./parts/announcers.js";
import { pointCard } from "./parts/card.js";
import { comingStage } from "./parts/coming.js";
import { make } from "./parts/dom.js";
import { makeFullScreen } from "./parts/full_screen.js";
import { keepKeys } from "./parts/keys.js";
import { listen, save } from "./parts/model.js";
import { plateView } from "./parts/plate_view.js";
import { search } from "./parts/search.js";
import { makeWaiting } from "./parts/waiting.js";

const LAYERS = { bone: "Bones", tendon: "Tendons", crease: "Creases" };
const SWITCHES = { labels: "Labels", ...LAYERS };

function render({ model, el }, { add, say }) {
  const coming = comingStage(model);
  const { stage } = coming;
  const { codes, points } = stage;
  const choice = makeChoice(model, stage);
  const { plate, list, finder, options, caution, card, full } = makeParts(model, el, { stage, choice, say });
  const waiting = makeWaiting(plate.blank, stage, say);
  let shown = null;
  let read = null;

  const showPlate = () => {
    const layers = Object.fromEntries(Object.keys(LAYERS).map((name) => [name, model.get(name)]));
    const seen = plate.show(choice.code(), model.get("side"), { labels: model.get("labels"), layers });
    waiting.show(seen ? null : points[choice.code()]);
  };
  const showPoint = () => {
    const code = choice.code();
    const point = points[code];
    const what = point.card ?? code;
    list.show(code);
    caution.textContent = point.mark;
    if (read !== what) card.replaceChildren(pointCard(point));
    if (shown && shown !== code) say(`${point.shown} ${point.pinyin}, ${codes.indexOf(code) + 1} of ${codes.length}`);
    shown = code;
    read = what;
    showPlate();
  };
  const showOptions = () => {
    options.show();
    showPlate();
  };
  const undo = [
    add(el),
    keepKeys(el),
    full.undo,
    waiting.undo,
    coming.listen(showPoint),
    listen(model, ["selected"], showPoint),
    listen(model, ["query"], finder.show),
    listen(model, ["side", ...Object.keys(SWITCHES)], showOptions),
  ];
  showPoint();
  finder.show();
  options.show();
  return () => undo.forEach((f) => f());
}

// Which point is chosen. An unknown code, from whatever is linked to the picker, changes nothing.
function makeChoice(model, { codes, points }) {
  let last = codes[0];
  const code = () => (last = points[model.get("selected")] ? model.get("selected") : last);
  const put = (name, value) => {
    model.set(name, value);
    save(model);
  };
  const choose = (chosen) => {
    model.set("query", ""); // what was found makes room for what was chosen
    put("selected", chosen);
  };
  const step = (by) => choose(codes[(codes.indexOf(code()) + by + codes.length) % codes.length]);
  return { code, put, choose, step };
}

function makeParts(model, el, { stage, choice, say }) {
  const plate = plateView(stage, { onpick: choice.choose });
  const list = makePointList(stage, choice);
  const finder = makeFinder(model, stage, { ...choice, say, after: list.select });
  const options = makeOptions(model, choice.put);
  const card = make("div", { class: "acupress-picker-card" });
  const caution = makeCautionLine(card);
  const full = makeFullScreen(el);
  options.element.append(full.button);
  el.classList.add("acupress", "acupress-picker");
  el.append(
    make("div", { class: "acupress-picker-parts" },
      make("div", { class: "acupress-picker-choice" }, finder.element, list.element, caution),
      make("div", { class: "acupress-picker-plate" }, plate.element),
      options.element, card));
  return { plate, list, finder, options, caution, card, full };
}

// The list of points, with a button to each side.
function makePointList({ codes, points }, { choose, step }) {
  const option = (code) =>
    make("option", { value: code }, `${points[code].shown} ${points[code].pinyin}`);
  const select = make("select", { "aria-label": "Point", onchange: () => choose(select.value) },
    ...codes.map(option));
  const button = (name, sign, by) =>
    make("button", { type: "button", "aria-label": name, onclick: () => step(by) }, sign);
  return {
    element: make("div", { class: "acupress-picker-list" },
      button("Previous point", "◀", -1), select, button("Next point", "▶", 1)),
    select,
    show(code) {
      select.value = code;
    },
  };
}

// A narrow page has the card below the plate: its caution is told of above, and a press leads there.
function makeCautionLine(card) {
  const onclick = () => {
    const caution = card.querySelector(".acupress-card-caution");
    if (!caution) return;
    caution.tabIndex = -1; // a screen reader reads on from here
    caution.focus({ preventScroll: true });
    caution.scrollIntoView({ block: "center" });
  };
  return make("button", { type: "button", class: "acupress-picker-caution", onclick });
}

// Search: what is found is counted aloud and offered; Enter takes the first.
function makeFinder(model, stage, { choose, put, say, after }) {
  const hits = () => search(model.get("query"), stage);
  const take = (code) => {
    choose(code);
    after.focus({ preventScroll: true }); // the button pressed is gone
  };
  const takeFirst = () => {
    const [first] = hits();
    if (first) choose(first);
  };
  const field = makeSearchField(put, takeFirst);
  const count = make("p", { class: "acupress-count-found" });
  const found = make("div", { class: "acupress-found", role: "group", hidden: true });
  found.setAttribute("aria-label", "Points found");
  return {
    element: make("div", { class: "acupress-finder" }, field, count, found),
    show() {
      const query = model.get("query");
      if (field.value !== query) field.value = query;
      const codes = hits();
      found.hidden = !codes.length;
      found.replaceChildren(...codes.map((code) => foundButton(stage.points[code], () => take(code))));
      count.textContent = query.trim() ? foundWords(codes.length, query) : "";
      if (count.textContent) say(count.textContent);
    },
  };
}

function makeSearchField(put, onenter) {
  const field = make("input", {
    type: "search", "aria-label": "Search for a point", autocomplete: "off", spellcheck: "false",
    placeholder: "Search: name, code, body part",
    oninput: () => put("query", field.value),
    onkeydown(event) {
      if (event.key === "Escape") put("query", "");
      if (event.key === "Enter" && !event.isComposing) onenter();
    },
  });
  return field;
}

function foundButton({ shown, pinyin, region }, onclick) {
  return make("button", { type: "button", onclick }, `${shown} ${pinyin} · ${region}`);
}

function foundWords(count, query) {
  if (!count) return `No point fits “${query}”. Try a code, a name or a body part.`;
  return count === 1 ? "1 point found" : `${count} points found`;
}

// The side of the body, and what shows on the plate.
function makeOptions(model, put) {
  const option = (side) => make("option", { value: side }, side);
  const side = make("select", { onchange: () => put("side", side.value) },
    option("right"), option("left"));
  const boxes = Object.keys(SWITCHES).map((name) => {
    const onchange = (event) => put(name, event.target.checked);
    return [name, make("input", { type: "checkbox", onchange })];
  });
  const labelled = (input, text) => make("label", {}, input, make("span", {}, text));
  return {
    element: make("div", { class: "acupress-picker-options" },
      make("label", {}, make("span", {}, "Side"), side),
      ...boxes.map(([name, box]) => labelled(box, SWITCHES[name]))),
    show() {
      side.value = model.get("side");
      for (const [name, box] of boxes) box.checked = model.get(name);
    },
  };
}

export default speaking(render);
