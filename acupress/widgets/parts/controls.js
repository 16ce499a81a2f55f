// The controls that the timer and the session share, and how both are heard.

import { make, tell } from "./dom.js";
import { hasVoices } from "./sound.js";

export function makeButton(text, onclick, kind = "") {
  return make("button", { type: "button", class: `acupress-button ${kind}`, onclick }, text);
}

export function makeList(tag, lines, kind = "") {
  return make(tag, { class: kind }, ...lines.map((text) => make("li", {}, text)));
}

export function makeBox(text, onchange) {
  const box = make("input", { type: "checkbox", onchange: () => onchange(box.checked) });
  return { box, element: make("label", {}, box, make("span", {}, text)) };
}

const TROUBLES = {
  press: "Your browser gives sound only after a press here: press any button of this panel.",
  none: "No sound here: this browser or computer gives none. The panel shows all the same.",
};

// Sound, how loud, spoken cues; where the computer has no voice, none is offered.
export function makeHearing(model, countdown) {
  const put = (name, value) => {
    countdown.allowSound();
    countdown.put({ [name]: value });
  };
  const sound = makeBox("Sound", (on) => put("sound", on));
  const spoken = makeBox("Spoken cues", (on) => put("spoken", on));
  const volume = make("input", {
    type: "range", min: 0, max: 100, step: 5, class: "acupress-volume",
    oninput: () => put("volume", Number(volume.value) / 100),
  });
  const trouble = make("p", { class: "acupress-hint" });
  const silent = make("p", { class: "acupress-hint" },
    "No voice on this computer: nothing is spoken. The panel shows it all.");
  return {
    element: make("div", {},
      make("div", { class: "acupress-hearing" },
        sound.element, make("label", {}, make("span", {}, "Volume"), volume), spoken.element),
      trouble, silent),
    refresh() {
      sound.box.checked = model.get("sound");
      spoken.box.checked = model.get("spoken");
      spoken.element.hidden = !hasVoices() && document.activeElement !== spoken.box;
      silent.hidden = !model.get("spoken") || hasVoices();
      const level = String(Math.round(model.get("volume") * 100));
      if (volume.value !== level) volume.value = level;
      const text = TROUBLES[countdown.soundTrouble()] ?? "";
      tell(trouble, text);
      trouble.hidden = !text;
    },
  };
}
