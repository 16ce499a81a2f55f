// A page of its own: what a lesson's widgets do, without a kernel. Everything it needs stands in it.

import { make } from "../widgets/parts/dom.js";
import { plateView } from "../widgets/parts/plate_view.js";
import quiz from "../widgets/locate_quiz.js";
import picker from "../widgets/picker.js";
import session from "../widgets/session.js";
import stepper from "../widgets/stepper.js";
import { keptModel } from "./kept.js";
import { hostWidget, makeModel } from "./model.js";

const page = JSON.parse(document.getElementById("acupress-page").textContent);
const { stage } = page;

// A part of the page, in the place that waits for it; a page may have none.
async function show(name, widget, values, modelOf = keptModel) {
  const place = document.getElementById(`acupress-${name}`);
  if (!place) return null;
  const model = modelOf(`${page.id} ${name}`, { ...page.values[name], ...values });
  const { show: showIn } = await hostWidget(widget, model);
  await showIn(place);
  return model;
}

// The stepper builds one point; a list above it says which.
function showStepper(chosen) {
  const place = document.getElementById("acupress-stepper");
  if (!place) return;
  const choice = keptModel(`${page.id} steps`, { code: "" });
  const option = (code) => make("option", { value: code }, nameOf(code));
  const select = make("select", { onchange: () => choose(select.value) }, ...page.drawn.map(option));
  const body = make("div", {});
  let host = null;
  async function choose(code) {
    if (!page.drawn.includes(code)) return;
    select.value = code;
    choice.set("code", code);
    choice.save_changes();
    host?.close();
    body.replaceChildren();
    const key = `${page.id} steps ${code}`;
    host = await hostWidget(stepper, keptModel(key, { ...page.values.stepper, stage: stageOf(code) }));
    await host.show(body);
  }
  place.append(
    make("div", { class: "acupress acupress-which" }, make("label", {}, make("span", {}, "Point"), select)), body);
  choose(choice.get("code") || page.drawn[0]);
  chosen.on("change:selected", () => choose(chosen.get("selected")));
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
  const asked = { ...stage, ...page.quiz, codes: page.drawn, brings: {} };
  await show("quiz", quiz, { stage: asked }, (_, values) => makeModel(values)); // answers keep themselves
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
