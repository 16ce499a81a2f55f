// The rule stepper: a point's construction, one step at a time.
import { make } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";
import { save } from "./parts/model.js";
import { plateView } from "./parts/plate_view.js";

function render({ model, el }) {
  const stage = model.get("stage");
  const [code] = Object.keys(stage.points);
  const { steps, shown, pinyin } = stage.points[code];
  const plate = plateView(stage);
  const items = steps.map((words) => make("li", {}, words));
  const last = steps.length - 1;
  const go = (to) => {
    model.set("step", Math.min(last, Math.max(0, to)));
    save(model);
  };
  const back = make("button", { type: "button", onclick: () => go(model.get("step") - 1) }, "◀ Back");
  const next = make("button", { type: "button", onclick: () => go(model.get("step") + 1) }, "Next step ▶");
  const where = make("span", { class: "where", "aria-live": "polite" });
  el.classList.add("acupress");
  const giveKeysBack = keepKeys(el);
  el.append(
    make("div", { class: "turn" }, back, where, next),
    make("div", { class: "pair" }, plate.element, make("ol", { class: "steps" }, ...items)),
  );
  const show = () => {
    const step = model.get("step");
    where.textContent = `${shown} ${pinyin}, step ${step + 1} of ${steps.length}: ${steps[step]}`;
    back.disabled = step === 0;
    next.disabled = step === last;
    items.forEach((item, i) => {
      item.classList.toggle("done", i <= step);
      if (i === step) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
    plate.show(code, model.get("side"), { step });
  };
  model.on("change:step", show);
  show();
  return () => {
    giveKeysBack();
    model.off("change:step", show);
  };
}

export default { render };
