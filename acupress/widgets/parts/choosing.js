// One of several texts to choose by a button each: for questions that offer their answers.

import { make } from "./dom.js";

// `onchoose(number)` is called once a question, with the number of the option from 0.
export function makeChoosing(onchoose) {
  const element = make("div", { class: "acupress-choosing", role: "group" });
  let buttons = [];
  let isOpen = false;

  function choose(number) {
    if (!isOpen) return;
    isOpen = false;
    buttons[number].classList.add("acupress-choice");
    onchoose(number);
  }
  return {
    element,
    ask(texts, label) {
      isOpen = true;
      buttons = texts.map((text, number) => make("button", { type: "button", onclick: () => choose(number) }, text));
      element.setAttribute("aria-label", label);
      element.replaceChildren(...buttons);
    },
    // Not by colour alone: the right one and a wrong choice are marked.
    reveal(right) {
      isOpen = false;
      buttons.forEach((button, number) => {
        const isChosen = button.classList.contains("acupress-choice");
        button.setAttribute("aria-disabled", "true");
        button.dataset.mark = number === right ? "✓" : isChosen ? "✗" : "";
        if (button.dataset.mark) button.prepend(`${button.dataset.mark} `);
      });
    },
  };
}
