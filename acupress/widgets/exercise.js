// An exercise: a field for the answer and a button that has it checked. Python knows what is right.

import { makeAnnouncers } from "./parts/announcers.js";
import { make } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";
import { listen, save } from "./parts/model.js";

function render({ model, el }, { add, say }) {
  const field = make("input", {
    type: "text", class: "acupress-field", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false",
    onkeydown(event) {
      if (event.key === "Enter" && !event.isComposing) answer();
    },
  });
  const button = make("button", { type: "button", class: "acupress-button", onclick: () => answer() },
    "Check");
  const verdict = make("p", { class: "acupress-verdict" });
  const hint = model.get("hint");
  const unit = model.get("unit");

  function answer() {
    if (field.value === model.get("answer")) return;
    model.set("verdict", ""); // what was said is of the answer before
    model.set("answer", field.value);
    save(model);
  }
  function show() {
    const waiting = model.get("answer") ? "… Checking. If this stays, run the lesson again." : "";
    verdict.textContent = model.get("verdict") || waiting;
    if (verdict.textContent) say(verdict.textContent);
  }
  field.value = model.get("answer");
  const root = make("div", { class: "acupress-exercise" },
    make("div", { class: "acupress-answer" },
      make("label", {}, make("span", {}, "Your answer"), field, unit && make("span", {}, unit)),
      button),
    verdict,
    hint && make("details", {}, make("summary", {}, "Hint"), make("p", {}, hint)));
  el.append(root);
  show(); // what stands there already is read, not announced
  const undo = [add(root), keepKeys(el), listen(model, ["answer", "verdict"], show)];
  return () => undo.forEach((f) => f());
}

export default function exercise() {
  const announcers = makeAnnouncers(); // of one model, for all its views
  return { render: (shown) => render(shown, announcers) };
}
