// An exercise: a field for the answer and a button that has it checked. Python knows what is right.

import { speaking } from "./parts/announcers.js";
import { make } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";
import { listen, save } from "./parts/model.js";

function render({ model, el }, { add, say }) {
  const question = makeQuestion(model);
  const verdict = make("p", { class: "acupress-verdict" });
  const hint = model.get("hint");
  const show = () => {
    const waiting = model.get("answer") ? "… Checking. If this stays, run the lesson again." : "";
    verdict.textContent = model.get("verdict") || waiting;
    if (verdict.textContent) say(verdict.textContent);
  };
  const root = make("div", { class: "acupress-exercise" },
    question,
    verdict,
    hint && make("details", {}, make("summary", {}, "Hint"), make("p", {}, hint)));
  el.append(root);
  show(); // what stands there already is read, not announced
  const undo = [add(root), keepKeys(el), listen(model, ["answer", "verdict"], show)];
  return () => undo.forEach((f) => f());
}

// The field for the answer, and the button.
function makeQuestion(model) {
  const answer = () => {
    if (field.value === model.get("answer")) return;
    model.set("verdict", ""); // what was said is of the answer before
    model.set("answer", field.value);
    save(model);
  };
  const field = make("input", {
    type: "text", class: "acupress-field", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false",
    onkeydown(event) {
      if (event.key === "Enter" && !event.isComposing) answer();
    },
  });
  field.value = model.get("answer");
  const unit = model.get("unit");
  const button = make("button", { type: "button", class: "acupress-button", onclick: answer }, "Check");
  return make("div", { class: "acupress-answer" },
    make("label", {}, make("span", {}, "Your answer"), field, unit && make("span", {}, unit)),
    button);
}

export default speaking(render);
