// The rule stepper: a point's construction, one step at a time.

import { speaking } from "./parts/announcers.js";
import { make } from "./parts/dom.js";
import { makeFullScreen } from "./parts/full_screen.js";
import { keepKeys } from "./parts/keys.js";
import { listen, save } from "./parts/model.js";
import { plateView } from "./parts/plate_view.js";

function render({ model, el }, { add, say }) {
  const stage = model.get("stage");
  const [code] = stage.codes;
  const { steps, shown, pinyin } = stage.points[code];
  const within = (step) => Math.min(steps.length - 1, Math.max(0, Math.round(step) || 0));
  const go = (by) => {
    model.set("step", within(within(model.get("step")) + by));
    save(model);
  };
  const buttons = makeStepButtons(steps.length - 1, go);
  const list = makeStepList(steps);
  const where = make("p", { class: "acupress-where" });
  const plate = plateView(stage);
  const full = makeFullScreen(el);
  el.classList.add("acupress", "acupress-stepper");
  el.append(
    make("div", { class: "acupress-picker-parts" },
      make("div", { class: "acupress-picker-choice" }, buttons.element, where),
      make("div", { class: "acupress-picker-plate" }, plate.element),
      make("div", { class: "acupress-picker-options" }, full.button),
      list.element));

  const show = () => {
    const step = within(model.get("step"));
    const words = `${shown} ${pinyin}, step ${step + 1} of ${steps.length}: ${steps[step]}`;
    if (where.textContent && where.textContent !== words) say(words);
    where.textContent = words;
    buttons.show(step);
    list.show(step);
    plate.show(code, model.get("side"), { step });
  };
  const undo = [add(el), keepKeys(el), full.undo, listen(model, ["step", "side"], show)];
  show();
  return () => undo.forEach((f) => f());
}

function makeStepButtons(last, go) {
  const button = (text, by) => make("button", { type: "button", onclick: () => go(by) }, text);
  const back = button("◀ Back", -1);
  const next = button("Next step ▶", 1);
  return {
    element: make("div", { class: "acupress-picker-list" }, back, next),
    show(step) {
      // Not `disabled`: what has the focus would lose it to the page.
      back.setAttribute("aria-disabled", String(step === 0));
      next.setAttribute("aria-disabled", String(step === last));
    },
  };
}

function makeStepList(steps) {
  const items = steps.map((words) => make("li", {}, words));
  return {
    element: make("ol", { class: "acupress-steps acupress-picker-card" }, ...items),
    show(step) {
      items.forEach((item, i) => {
        item.classList.toggle("acupress-done", i <= step);
        item.toggleAttribute("aria-current", i === step);
        if (i === step) item.setAttribute("aria-current", "step");
      });
    },
  };
}

export default speaking(render);
