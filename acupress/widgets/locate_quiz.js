// The locate quiz: say where a point is, be told how far off, which way, and what was missed.

import { speaking } from "./parts/announcers.js";
import { makeCrosshair } from "./parts/crosshair.js";
import { make, tell } from "./parts/dom.js";
import { listen, save } from "./parts/model.js";
import { plateView } from "./parts/plate_view.js";
import { practising } from "./parts/practice.js";
import { inCun, score } from "./parts/score.js";

const REPLAY_PAUSE = 900; // ms between two steps of a rule that is replayed
const HOW_TO_POINT = "Move the cross with the arrow keys, 0.1 cun a press, with Shift 1 cun. Enter confirms.";
const WHAT_TO_DO = "Tap or click the place, then confirm.";
const noDots = () => false;

function makeLocate({ model, stage, frame }) {
  const plate = plateView(stage);
  const crosses = new Map(); // by the drawing they are on
  const controls = makeControls({ nudge: (...way) => crossOf(item).move(...way), confirm });
  const side = makeSideChoice(model);
  const replay = makeReplay(plate);
  const element = make("div", { class: "acupress-locate" },
    plate.element, controls.element, side.element, replay.element,
    make("p", { class: "acupress-locate-left-out" }, stage.left_out));
  let item = null;
  let answer = null; // what the place was worth
  let isOpen = false;
  let speaks = 0;

  const targetOf = ({ code }) => stage.plates[stage.points[code].plate].targets[code];
  const seenSide = (target) => (target.midline === null ? model.get("side") : target.drawn);

  function crossOf({ code }) {
    const svg = plate.svgOf(code);
    if (!crosses.has(svg)) {
      const onPlate = stage.plates[stage.points[code].plate];
      crosses.set(svg, makeCrosshair({ svg, plate: onPlate, onmove: moved, onenter: confirm }));
    }
    return crosses.get(svg);
  }

  // The plate, and of the rule no step after this one.
  function showBare(seen, step) {
    plate.show(item.code, seen, { step, dots: noDots, named: false });
    const svg = plate.svgOf(item.code);
    svg.setAttribute("aria-label", `${svg.getAttribute("aria-label")}. ${HOW_TO_POINT}`);
  }

  function aim() {
    const target = targetOf(item);
    const seen = seenSide(target);
    showBare(seen, -1);
    crossOf(item).aim(target, seen);
    controls.open(`${WHAT_TO_DO} ${creditWords(target.tolerance, 0)}`);
    side.show(target.midline === null);
  }

  function ask(next) {
    [item, answer, isOpen] = [next, null, true];
    replay.close();
    aim();
    return prompt(model.get("ask"), stage, item.code);
  }

  function moved(byKeys) {
    const target = targetOf(item);
    const cross = crossOf(item);
    controls.ready(creditWords(target.tolerance, cross.allowed(), cross.byFinger()));
    clearTimeout(speaks);
    if (byKeys) speaks = setTimeout(() => frame.say(middleWords(cross.fromMiddle())), 300);
  }

  function confirm() {
    const cross = crossOf(item);
    if (!isOpen) return;
    if (!cross.place()) {
      cross.move(0, 0); // who has only keys begins in the middle
      return;
    }
    clearTimeout(speaks);
    const target = targetOf(item);
    const { place, words, mistake, ...result } = score(target, cross.place(), {
      side: seenSide(target), allowed: cross.allowed(),
    });
    answer = { ...result, place };
    const off = words.length ? words.join(", ") : "just there";
    frame.answered({
      ...result,
      plate: target.plate,
      said: [
        `${errorWords(result)} cun off: ${off}.`,
        creditWords(result.tolerance, 0, result.tolerance > target.tolerance && cross.byFinger()),
        mistake, ...told(item.code),
      ].filter(Boolean),
    });
  }

  // What there is to know of the point, whatever was answered.
  function told(code) {
    const { steps, card } = stage.points[code];
    const cautions = card.filter(({ kind }) => kind === "caution");
    // What holds for most points is said only of one of which there is nothing else to say.
    const own = (items) => [items.filter((text) => text !== stage.locating), items].find(({ length }) => length);
    return [
      `The rule: start at ${steps.join(", then ")}.`,
      ...cautions.map(({ title, items }) => `⚠ ${title}: ${own(items).join(" ")}`),
    ];
  }

  function reveal() {
    const target = targetOf(item);
    isOpen = false;
    const at = answer?.place ?? target.places[0];
    // A plate that shows both sides is the same turned over, so the rule is seen on the side meant.
    const seen = target.midline === null ? model.get("side") : at.side;
    crossOf(item).join(at);
    controls.close();
    side.show(false);
    replay.start({ code: item.code, side: seen, steps: stage.points[item.code].steps, why: target.from });
  }

  function hint() {
    const { steps } = stage.points[item.code];
    const shows = steps.length > 1;
    if (item.isHinted) return null;
    item.isHinted = true;
    if (shows) showBare(seenSide(targetOf(item)), 0);
    return shows ? `Start here: ${steps[0]}.` : `It is at ${steps[0]}.`;
  }

  const undoSide = listen(model, ["side"], () => {
    side.refresh();
    if (isOpen) aim();
  });
  return {
    kind: "locate",
    element,
    ask,
    hint,
    reveal,
    answer: ({ code }) => told(code),
    focus: () => plate.svgOf(item.code).focus({ preventScroll: true }),
    undo() {
      undoSide();
      replay.close();
      clearTimeout(speaks);
      for (const cross of crosses.values()) cross.undo();
    },
  };
}

// What is asked for, as the quiz was told to ask.
function prompt(ask, { codes, points }, code) {
  const { shown, pinyin, hanzi, steps } = points[code];
  if (ask === "rule") return `Where does this lead? Start at ${steps.join(", then ")}.`;
  const isShared = (name) => codes.some((other) => other !== code && points[other][name] === points[code][name]);
  if (ask === "code") return `Where is ${shown}?`;
  const which = isShared(ask === "hanzi" ? "hanzi" : "pinyin") ? ` (${shown})` : "";
  if (ask === "name") return `Where is ${pinyin}${which}?`;
  return make("span", {}, "Where is ", make("span", { lang: "zh-Hant" }, hanzi), `${which}?`);
}

// With one digit, or two where one would not tell it from the tolerance.
function errorWords({ error, tolerance }) {
  return inCun(error) === inCun(tolerance) && error !== tolerance ? error.toFixed(2) : inCun(error);
}

function creditWords(tolerance, allowed, byFinger = false) {
  const wide = Math.max(tolerance, allowed);
  const why = wide > tolerance ? ", as exactly as one can point at this screen" : "";
  return `Full credit within ${wide} cun${byFinger ? ", a fingertip on this screen" : why}.`;
}

function middleWords([right, down]) {
  const across = `${inCun(Math.abs(right))} cun to the ${right < 0 ? "left" : "right"}`;
  return `Cross ${across} and ${inCun(Math.abs(down))} cun ${down < 0 ? "above" : "below"} the middle.`;
}

// To move the cross by a finger that is too wide to point, and to confirm.
function makeControls({ nudge, confirm }) {
  const button = (sign, name, ...way) =>
    make("button", { type: "button", "aria-label": `Cross 0.1 cun ${name}`, onclick: () => nudge(...way) }, sign);
  const done = make("button", { type: "button", class: "acupress-main", onclick: confirm }, "Confirm");
  const credit = make("p", { class: "acupress-locate-credit" });
  const element = make("div", {},
    make("div", { class: "acupress-locate-controls" },
      button("◀", "left", -0.1, 0), button("▲", "up", 0, -0.1),
      button("▼", "down", 0, 0.1), button("▶", "right", 0.1, 0), done),
    credit);
  return {
    element,
    open(words) {
      element.hidden = false;
      done.disabled = true;
      tell(credit, words);
    },
    ready(words) {
      done.disabled = false;
      tell(credit, words);
    },
    close() {
      element.hidden = true;
    },
  };
}

function makeSideChoice(model) {
  const option = (name) => make("option", { value: name }, name);
  const select = make("select", { onchange: () => {
    model.set("side", select.value);
    save(model);
  } }, option("right"), option("left"));
  const element = make("label", {}, make("span", {}, "Side"), select);
  const refresh = () => {
    select.value = model.get("side");
  };
  refresh();
  return { element, refresh, show: (shows) => { element.hidden = !shows; } };
}

// The rule again, one step after the other, on the plate where the two places are.
function makeReplay(plate) {
  const step = make("span", {});
  const why = make("p", { class: "acupress-locate-credit" });
  const again = make("button", { type: "button", onclick: () => run(0) }, "Replay the rule");
  const element = make("div", { hidden: true },
    make("div", { class: "acupress-locate-controls" }, again, step),
    make("details", {}, make("summary", {}, "How near is near enough?"), why));
  let timer = 0;
  let shown = null;

  function run(at) {
    const { code, side, steps } = shown;
    clearTimeout(timer);
    tell(step, `${at + 1} of ${steps.length}: ${steps[at]}`);
    plate.show(code, side, { step: at, dots: noDots });
    if (at < steps.length - 1) timer = setTimeout(() => run(at + 1), REPLAY_PAUSE);
  }
  return {
    element,
    start(given) {
      shown = given;
      tell(why, given.why);
      element.hidden = false;
      const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
      run(isStill ? given.steps.length - 1 : 0);
    },
    close() {
      clearTimeout(timer);
      element.hidden = true;
    },
  };
}

export default speaking(practising(makeLocate));
