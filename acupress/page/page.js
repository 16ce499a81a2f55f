// A page of its own: what a lesson's widgets do, without a kernel. Everything it needs stands in it.

import { make } from "../widgets/parts/dom.js";
import { plateView } from "../widgets/parts/plate_view.js";
import caution from "../widgets/caution_quiz.js";
import locate from "../widgets/locate_quiz.js";
import name from "../widgets/name_quiz.js";
import order from "../widgets/order_quiz.js";
import picker from "../widgets/picker.js";
import rule from "../widgets/rule_quiz.js";
import session from "../widgets/session.js";
import stepper from "../widgets/stepper.js";
import { keptModel } from "./kept.js";
import { hostWidget, makeModel } from "./model.js";

const page = JSON.parse(document.getElementById("acupress-page").textContent);
const { stage } = page;
const QUIZZES = { locate, rule, name, order, caution };

// A part of the page, in the place that waits for it; a page may have none.
async function show(part, widget, values) {
  const place = document.getElementById(`acupress-${part}`);
  if (!place) return null;
  const model = keptModel(`${page.id} ${part}`, { ...page.values[part], ...values });
  const { show: showIn } = await hostWidget(widget, model);
  await showIn(place);
  return model;
}

// A part that shows one thing at a time; a list above it says which. `hostOf(value)` begins with one.
// Gives what chooses.
function showOneOf(part, label, named, hostOf) {
  const place = document.getElementById(`acupress-${part}`);
  const values = Object.keys(named);
  if (!place || !values.length) return () => {};
  const choice = keptModel(`${page.id} ${part}`, { chosen: "" });
  const option = (value) => make("option", { value }, named[value]);
  const select = make("select", { onchange: () => choose(select.value) }, ...values.map(option));
  const body = make("div", {});
  let host = null;
  async function choose(value) {
    if (!(value in named)) return;
    select.value = value;
    choice.set("chosen", value);
    choice.save_changes();
    host?.close();
    const fresh = make("div", {});
    body.replaceChildren(fresh); // what was shown in the last one is gone with it
    host = await hostOf(value);
    await host.show(fresh);
  }
  place.append(
    make("div", { class: "acupress acupress-which" }, make("label", {}, make("span", {}, label), select)), body);
  choose(choice.get("chosen") in named ? choice.get("chosen") : values[0]);
  return choose;
}

// The stepper builds one point.
function showStepper(chosen) {
  const named = Object.fromEntries(page.drawn.map((code) => [code, nameOf(code)]));
  const choose = showOneOf("stepper", "Point", named, (code) => {
    const key = `${page.id} steps ${code}`;
    return hostWidget(stepper, keptModel(key, { ...page.values.stepper, stage: stageOf(code) }));
  });
  chosen.on("change:selected", () => choose(chosen.get("selected")));
}

// The quizzes, of which one is asked; answers keep themselves.
function showQuizzes() {
  const named = Object.fromEntries((page.quizzes ?? []).map(({ name: words }, at) => [at, words]));
  showOneOf("quiz", "Practise", named, (at) => {
    const { kind, codes, stage: own } = page.quizzes[at];
    const asked = { ...stage, ...own, codes, brings: {} };
    return hostWidget(QUIZZES[kind], makeModel({ ...page.values[kind], stage: asked }));
  });
}

// What shows one point alone, as the stepper does.
function stageOf(code) {
  const point = stage.points[code];
  const { over, ...plate } = stage.plates[point.plate];
  const dots = over.dots.filter((dot) => dot.code === code);
  return {
    ...stage, codes: [code], points: { [code]: point }, plates: { [point.plate]: { ...plate, over: { ...over, dots } } },
  };
}

function nameOf(code) {
  const { shown, pinyin } = stage.points[code];
  return `${shown} ${pinyin}`.trim();
}

// On paper each point has its plate beside it: drawn when first printed.
function drawHandout() {
  for (const place of document.querySelectorAll("[data-plate-of]:empty")) {
    const plate = plateView(stage);
    const { plateOf: code, side } = /** @type {HTMLElement} */ (place).dataset;
    if (plate.show(code, side, { labels: true })) place.append(plate.element);
  }
}

// What is folded is printed.
function unfold() {
  for (const fold of document.querySelectorAll("details:not([open])")) {
    fold.toggleAttribute("open", true);
    addEventListener("afterprint", () => fold.removeAttribute("open"), { once: true });
  }
}

async function begin() {
  const chosen = await show("picker", picker, { stage: { ...stage, brings: {} }, selected: page.codes[0] });
  showStepper(chosen);
  await show("session", session, { stage: { ...stage, codes: page.held } });
  showQuizzes();
  addEventListener("beforeprint", () => {
    drawHandout();
    unfold();
  });
  document.getElementById("acupress-print").addEventListener("click", () => {
    drawHandout(); // before its pictures are asked for: some browsers tell too late
    print();
  });
  document.documentElement.classList.add("acupress-lives");
}

begin();
