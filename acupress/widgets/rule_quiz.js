// The rule quiz: put a point's rule together; the plate shows where that leads, right or wrong.

import { speaking } from "./parts/announcers.js";
import { make } from "./parts/dom.js";
import { makeMarks } from "./parts/marks.js";
import { plateView } from "./parts/plate_view.js";
import { practising } from "./parts/practice.js";
import { wayOf, withPart } from "./parts/rule.js";
import { makeRuleForm } from "./parts/rule_form.js";
import { comparedParts, rightOf } from "./parts/rule_words.js";
import { score } from "./parts/score.js";

const SAME_PLACE = 0.02; // cun: another rule that leads as near as this leads to the point

function makeRuleKind({ stage, frame }) {
  const plate = plateView(stage);
  const marks = new Map(); // by the drawing they are on
  const form = makeRuleForm(check);
  let item = null;
  let led = null; // where the rule led that was put together

  const here = () => stage.plates[stage.points[item.code].plate];
  const choices = () => ({ ...here().rules, ...here().rules.points[item.code] });
  const onPage = ([x, y]) => ({ x, y });

  function marksOf(svg) {
    if (!marks.has(svg)) marks.set(svg, makeMarks(svg, here()));
    return marks.get(svg);
  }

  function show(step, places) {
    const target = here().targets[item.code];
    plate.show(item.code, target.drawn, { step, dots: () => false, named: step === null });
    marksOf(plate.svgOf(item.code)).show(places);
  }

  function check(chosen) {
    const { rule, parts, values, ground } = choices();
    const target = here().targets[item.code];
    const tried = parts.reduce((made, part, at) => withPart(made, part, values[chosen[at]].value), rule);
    const place = wayOf(tried, ground).at(-1);
    const said = comparedParts(choices(), chosen);
    led = place && onPage(place);
    if (!led) return answered({ correct: false, tolerance: SAME_PLACE, said: [...said, NOWHERE] });
    const [truth] = target.places; // a rule leads to the side that is drawn
    const { words, error, across, along, correct } = score({ ...target, places: [truth], tolerance: SAME_PLACE }, led);
    const isItsOwn = parts.every((part, at) => chosen[at] === rightOf({ rule, values }, part));
    if (correct) said.push(isItsOwn ? "It leads to the point." : ANOTHER_WAY);
    else said.push(words.length ? `It leads ${words.join(", ")}.` : NEARLY);
    return answered({ correct, error, across, along, tolerance: SAME_PLACE, said });
  }

  function answered({ said, ...result }) {
    const { plate: name, places: [{ side }] } = here().targets[item.code];
    frame.answered({ ...result, plate: name, side, said: [...said, ...answer()] });
  }
  const answer = () => [`The rule: start at ${stage.points[item.code].steps.join(", then ")}.`];

  return {
    kind: "rule",
    element: make("div", { class: "acupress-rule" }, form.element, plate.element),
    ask(next) {
      [item, led] = [next, null];
      form.ask(choices());
      show(-1, {});
      const { shown, pinyin } = stage.points[item.code];
      return `Put the rule of ${shown} ${pinyin} together. Where does one start, and how does one go on?`;
    },
    hint() {
      const [start] = choices().parts;
      if (item.isHinted) return null;
      item.isHinted = true;
      return `Start from ${choices().values[rightOf(choices(), start)].words}.`;
    },
    answer,
    reveal() {
      const [truth] = here().targets[item.code].places;
      form.reveal();
      show(null, { truth: led ? truth : null, thought: led });
    },
    undo: () => marks.forEach((one) => one.undo()),
  };
}

const NOWHERE = "It leads nowhere: on its way it does not meet what it should stop at.";
const NEARLY = "It leads nearly to the point: less than 0.1 cun off here.";
const ANOTHER_WAY = "It leads to the point all the same: another way to the same place.";

export default speaking(practising(makeRuleKind));
