// The name quiz: see a dot, name it, by typing or by choosing among its near neighbours.

import { speaking } from "./parts/announcers.js";
import { makeChoosing } from "./parts/choosing.js";
import { make, tell } from "./parts/dom.js";
import { makeMarks } from "./parts/marks.js";
import { plateView } from "./parts/plate_view.js";
import { practising } from "./parts/practice.js";
import { formsOf, readPoint } from "./parts/reading.js";
import { inCun, score } from "./parts/score.js";

function makeNameKind({ model, stage, frame }) {
  const isTyped = model.get("answer") === "typed";
  const plate = plateView(stage);
  const marks = new Map(); // by the drawing they are on
  const forms = formsOf(stage.known);
  const typing = makeTyping(typed);
  const choosing = makeChoosing((number) => named(offered()[number]));
  const place = make("p", {});
  const inWords = make("details", {}, make("summary", {}, "Where the dot is, in words"), place);
  let item = null;
  let thought = null; // where the point is that was named in its stead

  const here = () => stage.plates[stage.points[item.code].plate];
  const offered = () => here().names.offered[item.code];
  const called = (code) => stage.known.points[code][0];

  function typed(text) {
    const codes = readPoint(text, forms);
    const [only] = codes;
    if (codes.length === 1 && here().names.places[only]) return named(only);
    if (codes.length === 1) return typing.refuse(elsewhereWords(stage.known.points[only]));
    typing.refuse(codes.length
      ? `“${text}” can mean ${codes.map(called).join(" or ")}: write the code.`
      : `No point is called “${text}”. Write a code, a name or its signs.`);
  }

  function named(code) {
    const correct = code === item.code;
    const place = here().names.places[code];
    if (!correct && place) thought = { x: place[0], y: place[1] };
    const target = here().targets[item.code];
    const away = thought && score({ ...target, places: [target.places[0]] }, thought).error;
    const said = correct ? [] : [`You named ${called(code)}${thought ? `: it lies ${inCun(away)} cun from the dot` : ""}.`];
    frame.answered({ correct, plate: stage.points[item.code].plate, said: [...said, ...answer()] });
  }
  const answer = () => {
    const { steps } = stage.points[item.code];
    return [`The dot is ${called(item.code)}: start at ${steps.join(", then ")}.`];
  };

  function show(step) {
    const { drawn, places: [truth] } = here().targets[item.code];
    plate.show(item.code, drawn, { step, dots: () => false, named: step === null });
    const svg = plate.svgOf(item.code);
    if (!marks.has(svg)) marks.set(svg, makeMarks(svg, here()));
    marks.get(svg).show(step === null && !thought ? {} : { truth, thought });
  }

  function offer() {
    choosing.element.hidden = false;
    choosing.ask(offered().map(called), "Which of these points is it?");
  }

  return {
    kind: "name",
    element: make("div", { class: "acupress-name" },
      make("div", { class: "acupress-beside" }, isTyped ? typing.element : "", choosing.element, inWords), plate.element),
    ask(next) {
      [item, thought] = [next, null];
      typing.open();
      choosing.element.hidden = true;
      if (!isTyped) offer();
      inWords.open = false;
      tell(place, `Start at ${stage.points[item.code].steps.join(", then ")}.`);
      show(-1);
      return "Which point is the dot?";
    },
    ...(isTyped && {
      hint() {
        if (!choosing.element.hidden) return null;
        offer();
        return "It is one of these.";
      },
      focus: () => typing.field.focus({ preventScroll: true }),
    }),
    answer,
    reveal() {
      typing.close();
      if (!choosing.element.hidden) choosing.reveal(offered().indexOf(item.code));
      show(null);
    },
    undo: () => marks.forEach((one) => one.undo()),
  };
}

const elsewhereWords = ([called, region]) =>
  `That is ${called}${region ? `, on the ${region}` : ""}: this plate does not show it. Which one is the dot?`;

// A field for a name; what cannot be read is asked again, and is no answer.
function makeTyping(ontyped) {
  const send = () => {
    if (field.value.trim()) ontyped(field.value.trim());
    else refuse("Write a code, a name or its signs.");
  };
  const field = make("input", {
    type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault(); // else the same press would go on to Next, which takes the focus
      send();
    },
  });
  const button = make("button", { type: "button", class: "acupress-main", onclick: send }, "Answer");
  const doubt = make("p", { role: "status" });
  const row = make("div", { class: "acupress-typing" }, make("label", {}, make("span", {}, "Name or code"), field), button);
  const refuse = (words) => {
    tell(doubt, words);
    field.focus();
    field.select();
  };
  return {
    element: make("div", {}, row, doubt),
    field,
    refuse,
    open() {
      row.hidden = false;
      field.value = "";
      tell(doubt, "");
    },
    close() {
      row.hidden = true;
      tell(doubt, "");
    },
  };
}

export default speaking(practising(makeNameKind));
