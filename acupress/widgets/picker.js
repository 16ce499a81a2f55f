// The point picker: choose a point, see it on its plate, read its card. No kernel is needed.

import { speaking } from "./parts/announcers.js";
import { pointCard } from "./parts/card.js";
import { comingStage } from "./parts/coming.js";
import { make } from "./parts/dom.js";
import { makeFilters } from "./parts/filters.js";
import { makeFullScreen } from "./parts/full_screen.js";
import { keepKeys } from "./parts/keys.js";
import { listen, save } from "./parts/model.js";
import { plateView } from "./parts/plate_view.js";
import { search } from "./parts/search.js";
import { makeWaiting } from "./parts/waiting.js";

const LAYERS = { bone: "Bones", tendon: "Tendons", crease: "Creases" };
const SWITCHES = { labels: "Labels", ...LAYERS };
const DOTS = { all: "all points", region: "its region", meridian: "its meridian", point: "this point" };

function render({ model, el }, { add, say }) {
  const coming = comingStage(model);
  const { stage } = coming;
  const { points } = stage;
  const choice = makeChoice(model, stage);
  const { plate, list, finder, filters, options, caution, card, full } = makeParts(model, el, { stage, choice, say });
  const waiting = makeWaiting(plate.blank, stage, say);
  const hear = together(say);
  let shown = null;
  let read = null;

  const showPlate = () => {
    const layers = Object.fromEntries(Object.keys(LAYERS).map((name) => [name, model.get(name)]));
    const which = { labels: model.get("labels"), layers, dots: dotsOf(model.get("dots"), points[choice.code()]) };
    const seen = plate.show(choice.code(), model.get("side"), which);
    waiting.show(seen ? null : points[choice.code()]);
  };
  const showPoint = () => {
    const code = choice.code();
    const point = points[code];
    const what = point.card ?? code;
    list.show(code);
    caution.textContent = point.mark;
    if (read !== what) card.replaceChildren(pointCard(point));
    if (shown && shown !== code) hear(`${point.shown} ${point.pinyin}${placeIn(choice.left(), code)}`);
    shown = code;
    read = what;
    showPlate();
  };
  const showOptions = () => {
    options.show();
    showPlate();
  };
  const showFilters = () => {
    choice.narrow(filters.show());
    list.fill(choice.left());
    list.show(choice.code());
    if (filters.count.textContent) hear(filters.count.textContent);
  };
  const undo = [
    add(el),
    keepKeys(el),
    full.undo,
    waiting.undo,
    coming.listen(showPoint),
    listen(model, ["selected"], showPoint),
    listen(model, ["query"], finder.show),
    listen(model, ["meridian", "region"], () => {
      showFilters();
      finder.show();
    }),
    listen(model, ["side", "dots", ...Object.keys(SWITCHES)], showOptions),
  ];
  showFilters();
  showPoint();
  finder.show();
  options.show();
  return () => undo.forEach((f) => f());
}

// Which point is chosen. An unknown code, from whatever is linked to the picker, changes nothing.
function makeChoice(model, { codes, points }) {
  let last = codes[0];
  let left = codes;
  const code = () => (last = points[model.get("selected")] ? model.get("selected") : last);
  const put = (name, value) => {
    model.set(name, value);
    save(model);
  };
  const choose = (chosen) => {
    model.set("query", ""); // what was found makes room for what was chosen
    put("selected", chosen);
  };
  // From a point that was left out, on to the next that was not.
  const step = (by) => {
    const count = codes.length;
    const here = codes.indexOf(code());
    for (let i = 1; i <= count; i += 1) {
      const next = codes[(here + i * by + i * count) % count];
      if (left.includes(next)) return choose(next);
    }
  };
  const filter = (name, value) => {
    put(name, value);
    if (left.length && !left.includes(code())) choose(left[0]);
  };
  return { code, put, choose, step, filter, left: () => left, narrow: (codes) => { left = codes; } };
}

// What is said at the same moment is heard together: the later would silence the earlier.
function together(say) {
  let words = [];
  return (text) => {
    words.push(text);
    say(words.join(". "));
    setTimeout(() => {
      words = [];
    });
  };
}

function placeIn(codes, code) {
  const at = codes.indexOf(code);
  return at < 0 ? "" : `, ${at + 1} of ${codes.length}`;
}

// Which other points of the plate show beside the chosen one.
function dotsOf(which, chosen) {
  if (which === "point") return () => false;
  return which === "all" ? () => true : (point) => point[which] === chosen[which];
}

function makeParts(model, el, { stage, choice, say }) {
  const plate = plateView(stage, { onpick: choice.choose });
  const list = makePointList(stage, choice);
  const finder = makeFinder(model, stage, { ...choice, say, after: list.select });
  const filters = makeFilters(model, stage, choice.filter);
  const options = makeOptions(model, choice.put, filters.any);
  const card = make("div", { class: "acupress-picker-card" });
  const caution = makeCautionLine(card);
  const full = makeFullScreen(el);
  options.element.append(full.button);
  el.classList.add("acupress", "acupress-picker");
  el.append(
    make("div", { class: "acupress-picker-parts" },
      make("div", { class: "acupress-picker-choice" }, finder.element, filters.element, list.element, caution),
      make("div", { class: "acupress-picker-plate" }, plate.element),
      options.element, card));
  return { plate, list, finder, filters, options, caution, card, full };
}

// The list of points, with a button to each side.
function makePointList({ codes, points }, { choose, step }) {
  const option = (code) =>
    make("option", { value: code }, `${points[code].shown} ${points[code].pinyin}`);
  const select = make("select", { "aria-label": "Point", onchange: () => choose(select.value) });
  const options = Object.fromEntries(codes.map((code) => [code, option(code)]));
  let extra = null;
  const button = (name, sign, by) =>
    make("button", { type: "button", "aria-label": name, onclick: () => step(by) }, sign);
  return {
    element: make("div", { class: "acupress-picker-list" },
      button("Previous point", "◀", -1), select, button("Next point", "▶", 1)),
    select,
    fill(left) {
      select.replaceChildren(...left.map((code) => options[code]));
      extra = null;
    },
    // A point that was left out by the filters stands first while it is the chosen one.
    show(code) {
      if (extra !== options[code]) extra?.remove();
      extra = options[code].parentElement && extra !== options[code] ? null : options[code];
      if (extra) select.prepend(extra);
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
function makeFinder(model, stage, { choose, put, say, after, left }) {
  const hits = () => search(model.get("query"), { ...stage, codes: left() });
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
function makeOptions(model, put, hasMany) {
  const option = (side) => make("option", { value: side }, side);
  const side = make("select", { onchange: () => put("side", side.value) },
    option("right"), option("left"));
  const dots = make("select", { onchange: () => put("dots", dots.value) },
    ...Object.entries(DOTS).map(([value, words]) => make("option", { value }, words)));
  const boxes = Object.keys(SWITCHES).map((name) => {
    const onchange = (event) => put(name, event.target.checked);
    return [name, make("input", { type: "checkbox", onchange })];
  });
  const labelled = (input, text) => make("label", {}, input, make("span", {}, text));
  return {
    element: make("div", { class: "acupress-picker-options" },
      make("label", {}, make("span", {}, "Side"), side),
      make("label", { hidden: !hasMany }, make("span", {}, "Dots"), dots),
      ...boxes.map(([name, box]) => labelled(box, SWITCHES[name]))),
    show() {
      side.value = model.get("side");
      dots.value = model.get("dots");
      for (const [name, box] of boxes) box.checked = model.get(name);
    },
  };
}

export default speaking(render);
