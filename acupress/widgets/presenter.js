// The presenter: a point's rule before a class. Each key reveals what comes next: a step, the next, the
// dot, the name, the next point. Nothing is named, to eyes or ears, before it is asked for.

import { speaking } from "./parts/announcers.js";
import { make, tell } from "./parts/dom.js";
import { makeFullScreen } from "./parts/full_screen.js";
import { keepKeys, stepOf } from "./parts/keys.js";
import { change, listen } from "./parts/model.js";
import { plateView } from "./parts/plate_view.js";
import { keepRoom } from "./parts/room.js";

const SWITCHES = { n: "names", l: "labels", b: "bones" };
const SHOWN = ["at", "shown", "side", ...Object.values(SWITCHES)];
const noDots = () => false;

// Where the class is: which point, how much of it is revealed, and what that means.
function makePlace(model) {
  const { codes, points } = model.get("stage");
  const within = (value, most) => Math.min(most, Math.max(0, value));
  const at = () => within(model.get("at"), codes.length - 1);
  const point = () => points[codes[at()]];
  const whole = (of) => of.steps.length + 2; // then the dot, then the name
  const shown = () => within(model.get("shown"), whole(point()));
  return {
    at,
    point,
    steps: () => point().steps.slice(0, shown()),
    hasDot: () => shown() > point().steps.length,
    isNamed: () => model.get("names") || shown() === whole(point()),
    isFirst: () => at() === 0 && shown() === 0,
    isLast: () => at() === codes.length - 1 && shown() === whole(point()),
    go(by) {
      const next = shown() + by;
      if (next >= 0 && next <= whole(point())) change(model, { at: at(), shown: next });
      else if (by > 0 && at() < codes.length - 1) change(model, { at: at() + 1, shown: 0 });
      else if (by < 0 && at() > 0) change(model, { at: at() - 1, shown: whole(points[codes[at() - 1]]) });
    },
  };
}

function render({ model, el }, { add, say }) {
  const place = makePlace(model);
  const { codes } = model.get("stage");
  const plate = plateView(model.get("stage"));
  const told = makeTold(model);
  const turn = (name) => change(model, { [name]: !model.get(name) });
  const buttons = makeButtons(place.go, turn);
  const full = makeFullScreen(el);
  el.classList.add("acupress", "acupress-presenter");
  for (const [name, value] of Object.entries({ role: "group", "aria-label": "Presenter", tabindex: "-1" })) {
    el.setAttribute(name, value);
  }
  el.append(make("div", { class: "acupress-presented" },
    told.caution, make("div", { class: "acupress-presenter-plate" }, plate.element),
    make("div", { class: "acupress-presenter-keys" }, buttons.element), told.element));
  buttons.row.append(full.button);

  function show() {
    const point = place.point();
    const [named, steps] = [place.isNamed(), place.steps()];
    plate.show(point.code, point.sides === "midline" ? "right" : model.get("side"), {
      step: steps.length - 1, dot: place.hasDot(), dots: noDots, named,
      labels: model.get("labels"), name: named && place.hasDot(), layers: { bone: model.get("bones") },
    });
    const news = told.show({ point, named, steps, hasDot: place.hasDot() });
    if (news) say(news);
    buttons.show({ model, place, count: `Point ${place.at() + 1} of ${codes.length}` });
  }

  function onkey(event) {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || (key === " " && target.closest("button"))) return;
    const name = SWITCHES[key.toLowerCase()];
    const step = stepOf(event);
    if (name) turn(name);
    else if (step) place.go(step);
    else return;
    event.preventDefault();
  }
  el.addEventListener("keydown", onkey);
  const undo = [add(el), keepKeys(el), full.undo, keepRoom(el), listen(model, SHOWN, show)];
  show();
  return () => {
    el.removeEventListener("keydown", onkey);
    undo.forEach((f) => f());
  };
}

// The caution above all, then what is revealed. `show` gives what is new of it, for those who listen.
function makeTold(model) {
  const own = make("span", {});
  const caution = make("p", { class: "acupress-presenter-caution" },
    make("strong", {}, `⚠ ${model.get("caution")} `), own);
  const name = make("h3", {});
  const list = make("ol", { class: "acupress-steps" });
  const dot = make("p", { class: "acupress-there" }, "● There it is.");
  let before = null;

  function show({ point, named, steps, hasDot }) {
    tell(own, point.caution);
    tell(name, named ? `${point.shown} ${point.pinyin} ${point.hanzi}` : "Which point is it?");
    list.replaceChildren(...steps.map((words, i) =>
      make("li", { "aria-current": !hasDot && i === steps.length - 1 ? "step" : null }, words)));
    dot.hidden = !hasDot;
    const lines = [...steps, ...(hasDot ? ["There it is."] : []), ...(named ? [name.textContent] : [])];
    const isNew = before && before.code !== point.code;
    const news = isNew ? `Next point. ${point.caution}` : lines.filter((line) => !before?.lines.includes(line)).join(". ");
    const said = before ? news : "";
    before = { code: point.code, lines };
    return said;
  }
  const element = make("div", { class: "acupress-revealed" }, name, list, dot);
  return {
    caution,
    element,
    show(seen) {
      const news = show(seen);
      element.scrollTop = seen.named ? 0 : element.scrollHeight; // what is new is seen
      return news;
    },
  };
}

function makeButtons(go, turn) {
  const button = (text, onclick, keys) =>
    make("button", { type: "button", onclick, "aria-keyshortcuts": keys }, text);
  const back = button("◀ Back", () => go(-1), "ArrowLeft PageUp");
  const next = button("Reveal ▶", () => go(1), "Space ArrowRight PageDown");
  const switches = Object.entries(SWITCHES).map(([key, name]) => {
    const letter = key.toUpperCase();
    return { name, element: button(`${name[0].toUpperCase()}${name.slice(1)} (${letter})`, () => turn(name), letter) };
  });
  const count = make("p", { class: "acupress-where" });
  const row = make("div", { class: "acupress-picker-options" }, back, next, ...switches.map(({ element }) => element));
  return {
    element: make("div", {}, count, row),
    row,
    show({ model, place, count: text }) {
      tell(count, text);
      back.setAttribute("aria-disabled", String(place.isFirst())); // not `disabled`: the focus stays
      next.setAttribute("aria-disabled", String(place.isLast()));
      for (const { name, element } of switches) element.setAttribute("aria-pressed", String(model.get(name)));
    },
  };
}

export default speaking(render);
