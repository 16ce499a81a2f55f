// Put a stretch of a meridian's points in order, by buttons or by the arrow keys.

import { speaking } from "./parts/announcers.js";
import { make } from "./parts/dom.js";
import { practising } from "./parts/practice.js";

const WAYS_TO_MOVE = { ArrowUp: -1, ArrowDown: 1 };

function makeOrderKind({ stage, frame }) {
  const { name, called, stretches } = stage.order;
  let asked = null;
  const list = makeOrderList(called, frame.say);
  const check = make("button", { type: "button", class: "acupress-main", onclick: () => checked() }, "Check the order");

  function checked() {
    const wrong = list.codes().filter((code, at) => code !== asked.right[at]);
    const count = asked.right.length - wrong.length;
    const said = wrong.length ? `${count} of ${asked.right.length} stand in their place.` : "";
    frame.answered({ correct: !wrong.length, said: [said, ...answer()].filter(Boolean) });
  }
  const answer = () => [`In order: ${asked.right.map(named).join(", ")}.`, ...asked.said];
  const named = (code) => `${stage.points[code]?.shown ?? code} ${called[code].split(" (")[0]}`;

  return {
    kind: "order",
    needsPlate: false,
    element: make("div", { class: "acupress-order acupress-alone" }, list.element, check),
    ask({ code }) {
      asked = stretches[code];
      list.fill(asked.mixed);
      check.hidden = false;
      return `Put these points of the ${name} meridian in the order of their numbers, the lowest first.`;
    },
    hint: (item) => {
      const told = item.told ?? 0;
      item.told = told + 1;
      return told ? null : `The first is ${called[asked.right[0]]}.`;
    },
    answer,
    reveal() {
      check.hidden = true;
      list.reveal(asked.right, named);
    },
  };
}

// The points as they stand; what is moved takes the focus along.
function makeOrderList(called, say) {
  const element = make("ol", {});
  let codes = [];
  let rows = [];

  function move(at, by) {
    const to = at + by;
    if (to < 0 || to >= codes.length) return;
    [codes[at], codes[to]] = [codes[to], codes[at]];
    show();
    rows[to][by < 0 ? "up" : "down"].focus();
    say(`${called[codes[to]]}, now ${to + 1} of ${codes.length}`);
  }

  function makeRow(at) {
    const words = make("span", {});
    const button = (sign, by) => make("button", { type: "button", onclick: () => move(at, by) }, sign);
    const [up, down] = [button("▲", -1), button("▼", 1)];
    const item = make("li", {}, words, up, down);
    item.addEventListener("keydown", (event) => {
      if (!(event.key in WAYS_TO_MOVE)) return;
      event.preventDefault();
      move(at, WAYS_TO_MOVE[event.key]);
    });
    return { item, words, up, down };
  }

  function show() {
    rows.forEach(({ words, up, down }, at) => {
      words.textContent = called[codes[at]];
      up.setAttribute("aria-label", `Move ${called[codes[at]]} up`);
      down.setAttribute("aria-label", `Move ${called[codes[at]]} down`);
      up.setAttribute("aria-disabled", String(at === 0)); // not `disabled`: it may have the focus
      down.setAttribute("aria-disabled", String(at === codes.length - 1));
    });
  }
  return {
    element,
    codes: () => codes,
    fill(mixed) {
      codes = [...mixed];
      rows = codes.map((_, at) => makeRow(at));
      element.replaceChildren(...rows.map(({ item }) => item));
      show();
    },
    reveal(right, named) {
      rows.forEach(({ words, up, down }, at) => {
        const isRight = codes[at] === right[at];
        const place = isRight ? "" : `, belongs in place ${right.indexOf(codes[at]) + 1}`;
        words.textContent = `${isRight ? "✓" : "✗"} ${named(codes[at])}${place}`;
        up.hidden = true;
        down.hidden = true;
      });
    },
  };
}

export default speaking(practising(makeOrderKind));
