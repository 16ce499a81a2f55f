// An exercise: a field for the answer and a button that has it checked. Python knows what is right.

import { make } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";
import { listen, save } from "./parts/model.js";

function render({ model, el }) {
  const field = make("input", {
    type: "text", class: "acupress-field", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false",
    onkeydown(event) {
      if (event.key === "Enter" && !event.isComposing) answer();
    },
  });
  const button = make("button", { type: "button", class: "acupress-button", onclick: () => answer() },
    "Check");
  const verdict = make("p", { class: "acupress-verdict", role: "status" });
  const hint = model.get("hint");
  const unit = model.get("unit");

  function answer() {
    if (field.value !== model.get("answer")) {
      verdict.textContent = "… Checking. If this stays, run the lesson again.";
      model.set("answer", field.value);
      save(model);
    } else show();
  }
  function show() {
    verdict.textContent = model.get("verdict") || (model.get("answer") ? "… Checking." : "");
  }
  field.value = model.get("answer");
  show();
  el.append(make("div", { class: "acupress-exercise" },
    make("div", { class: "acupress-answer" },
      make("label", {}, make("span", {}, "Your answer"), field, unit && make("span", {}, unit)),
      button),
    verdict,
    hint && make("details", {}, make("summary", {}, "Hint"), make("p", {}, hint))));
  const undo = [keepKeys(el), listen(model, ["answer", "verdict"], show)];
  return () => undo.forEach((one) => one?.());
}

export default { render };
