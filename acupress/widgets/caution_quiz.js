// Spot the caution: which of these points has it, or which of these a point has.

import { speaking } from "./parts/announcers.js";
import { makeChoosing } from "./parts/choosing.js";
import { make } from "./parts/dom.js";
import { practising } from "./parts/practice.js";

function makeCautionKind({ stage, frame }) {
  const { texts, points } = stage.cautions;
  let asked = null;
  const choosing = makeChoosing((number) => {
    const correct = number === asked.right;
    frame.answered({ correct, said: correct ? answer() : [texts[asked.instead[number]], ...answer()] });
  });
  const answer = () => asked.said.map((number) => texts[number]);
  return {
    kind: "caution",
    needsPlate: false,
    element: make("div", { class: "acupress-alone" }, choosing.element),
    ask({ code }) {
      asked = points[code];
      const isPoint = asked.asks === "point";
      const about = texts[asked.about];
      const question = isPoint ? "Which of these points has this caution?" : `Which caution belongs to ${about}?`;
      choosing.ask(asked.options.map((number) => texts[number]), question);
      const quoted = isPoint ? make("p", { class: "acupress-about" }, `“${about}”`) : "";
      return make("div", {}, question, " ", quoted);
    },
    hint(item) {
      if (item.isHinted) return null;
      item.isHinted = true;
      return texts[asked.hint] || null;
    },
    answer,
    reveal: () => choosing.reveal(asked.right),
  };
}

export default speaking(practising(makeCautionKind));
