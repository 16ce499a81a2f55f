// One's own cun: how long a stretch of the body is, divided by the cun it has.

import { speaking } from "./parts/announcers.js";
import { cunOf } from "./parts/dividing.js";
import { make, tell } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";
import { change, listen } from "./parts/model.js";

const COUNTS = [0.5, 1, 1.5, 2, 3, 4];

function render({ model, el }, { add, say }) {
  const spans = model.get("spans");
  const spanOf = (id) => spans.find((span) => span.id === id);
  const options = spans.map(({ id, name, cun }) => make("option", { value: id }, `${name}: ${cun} cun`));
  const stretch = make("select", { class: "acupress-field", onchange: () => take({ span: stretch.value }) }, ...options);
  const field = make("input", {
    type: "text", inputmode: "decimal", class: "acupress-field", autocomplete: "off",
    oninput: () => take({ length: field.value }),
  });
  const unit = make("select", {
    class: "acupress-field", "aria-label": "Unit", onchange: () => take({ unit: unit.value }),
  }, make("option", {}, "cm"), make("option", {}, "mm"));
  const ends = make("p", {});
  const found = make("p", { class: "acupress-found" });
  const counts = make("div", {});
  const root = make("div", { class: "acupress-exercise acupress-own-cun" },
    make("div", { class: "acupress-answer" }, make("label", {}, make("span", {}, "Stretch"), stretch)),
    ends,
    make("div", { class: "acupress-answer" },
      make("label", {}, make("span", {}, "On me it is"), field), unit),
    found,
    counts);
  el.append(root);

  // What is worked out belongs to what was typed: both change together.
  function take(values) {
    const now = { span: model.get("span"), length: model.get("length"), unit: model.get("unit"), ...values };
    const { millimetres } = cunOf(spanOf(now.span), now.length, now.unit, model.get("bounds"));
    change(model, { ...values, cun_mm: millimetres });
    say(found.textContent);
  }
  function show() {
    const span = spanOf(model.get("span"));
    stretch.value = span.id;
    unit.value = model.get("unit");
    if (field.value !== model.get("length")) field.value = model.get("length");
    tell(ends, `Measure ${span.ends}. ${span.note}`);
    const { millimetres, words } = cunOf(span, model.get("length"), unit.value, model.get("bounds"));
    tell(found, words);
    counts.replaceChildren(...(millimetres ? [table(millimetres, span.cun)] : []));
  }
  const undo = [add(root), keepKeys(el), listen(model, ["span", "length", "unit"], show)];
  show();
  return () => undo.forEach((f) => f());
}

function table(millimetres, most) {
  const shown = COUNTS.filter((count) => count <= most);
  const row = (title, cells) => make("tr", {}, make("th", { scope: "row" }, title), ...cells.map((cell) => make("td", {}, cell)));
  return make("table", {},
    row("cun", shown.map(String)),
    row("mm", shown.map((count) => String(Math.round(count * millimetres)))));
}

export default speaking(render);
