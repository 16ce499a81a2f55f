// A stage whose plates come one by one, each when a point of it is first chosen.

import { listen } from "./model.js";

// Return `stage`, which grows, and `listen(f)`, which calls `f` when a plate has come and gives its
// undo. Whoever holds the points, Python or a page, sets the trait that `stage.brings` names for a
// plate once `selected` is one of its points: text, a JSON object of `drawn`, `points`, `over`,
// `fonts` and whatever else a widget needs of a plate, or, where the plate cannot be drawn, of
// `fault`, a sentence.
export function comingStage(model) {
  const { brings, ...stage } = structuredClone(model.get("stage"));
  stage.faults = {};

  function take() {
    for (const [name, trait] of Object.entries(brings)) {
      const text = stage.plates[name] ? "" : model.get(trait);
      if (text) takePlate(name, JSON.parse(text));
    }
  }
  function takePlate(name, { drawn, points, fault, ...more }) {
    if (fault) {
      stage.faults[name] = fault;
      return;
    }
    for (const [code, more] of Object.entries(points)) Object.assign(stage.points[code], more);
    stage.plates[name] = { ...drawn, ...more };
  }
  take();
  return {
    stage,
    listen: (f) => listen(model, Object.values(brings), () => {
      take();
      f();
    }),
  };
}
