// The lists from which a rule is put together: one for each of its parts, native ones, so that a
// keyboard, a finger and a screen reader know what to do.

import { make, tell } from "./dom.js";
import { calledParts, rightOf } from "./rule_words.js";

const MOVE_TITLES = ["First move", "Second move"];

// `oncheck(chosen)` gets the numbers of the values chosen, one a part, once all are.
export function makeRuleForm(oncheck) {
  const lists = make("div", { class: "acupress-rule-lists" });
  const whole = make("p", { class: "acupress-rule-whole" });
  const missing = make("p", { class: "acupress-rule-missing", role: "status" });
  const check = make("button", { type: "button", class: "acupress-main", onclick: () => checkAll() }, "See where it leads");
  const element = make("div", { class: "acupress-beside acupress-rule-form" }, lists, whole, missing, check);
  let asked = null;
  let rows = [];

  function checkAll() {
    const names = calledParts(asked.parts, asked.kinds);
    const open = rows.filter((row) => row.chosen() === null);
    if (!open.length) return oncheck(rows.map((row) => row.chosen()));
    tell(missing, `Still to choose: ${open.map((row) => `the ${names[rows.indexOf(row)]}`).join(", ")}.`);
    open[0].select.focus();
  }

  function showWhole() {
    const words = rows.map((row) => row.words()).filter(Boolean);
    tell(whole, words.length ? `So far: ${words.join("; ")}.` : "");
    tell(missing, "");
  }

  function ask(choices) {
    asked = choices;
    const { parts, values, kinds } = choices;
    rows = parts.map((part) => makeRuleRow(part, { values, label: kinds[part.kind].label, onchoose: showWhole }));
    const groups = [null, 0, 1].map((move) => {
      const here = rows.filter((_, at) => parts[at].move === move).map(({ element: row }) => row);
      if (move === null || !here.length) return here;
      return [make("fieldset", {}, make("legend", {}, choices.rule.moves.length > 1 ? MOVE_TITLES[move] : "Move"), ...here)];
    });
    lists.replaceChildren(...groups.flat());
    check.hidden = false;
    showWhole();
  }

  function reveal() {
    rows.forEach((row, at) => row.reveal(rightOf(asked, asked.parts[at])));
    check.hidden = true;
    tell(whole, "");
    tell(missing, "");
  }
  return { element, ask, reveal };
}

// One part: its list, or its words where there is nothing to choose.
function makeRuleRow({ options }, { values, label, onchoose }) {
  const [only, ...others] = options;
  const told = make("span", { class: "acupress-rule-told" });
  if (!others.length) {
    tell(told, values[only].words);
    const element = make("p", { class: "acupress-rule-row" }, make("span", {}, label), told);
    return { element, chosen: () => only, words: () => `${label.toLowerCase()} ${values[only].words}`, reveal() {} };
  }
  const option = (number) => make("option", { value: number }, values[number].words);
  const select = make("select", { onchange: onchoose }, make("option", { value: "" }, "Choose…"), ...options.map(option));
  const chosen = () => (select.value === "" ? null : Number(select.value));
  return {
    element: make("div", { class: "acupress-rule-row" }, make("label", {}, make("span", {}, label), select), told),
    select,
    chosen,
    words: () => (chosen() === null ? "" : `${label.toLowerCase()} ${values[chosen()].words}`),
    reveal(right) {
      select.disabled = true;
      const mark = chosen() === null ? "" : "✗ ";
      tell(told, chosen() === right ? "✓ right" : `${mark}it is: ${values[right].words}`);
    },
  };
}
