// A field for one file: it is read here and sent once, so that no notebook keeps it.

import { speaking } from "./parts/announcers.js";
import { make, tell } from "./parts/dom.js";
import { keepKeys } from "./parts/keys.js";

const MEGABYTE = 1_000_000;

function render({ model, el }, { add, say }) {
  const told = make("p", { class: "acupress-file-told" });
  const field = make("input", {
    type: "file",
    accept: model.get("accept"),
    onclick: () => {
      field.value = ""; // the same file, mended, is a new one
    },
    onchange: () => take(field.files[0]),
  });
  const root = make("div", { class: "acupress acupress-file" },
    make("label", {}, make("span", {}, model.get("label")), field), told);
  el.append(root);

  async function take(file) {
    if (!file) return;
    const most = model.get("most");
    const large = file.size > most * MEGABYTE;
    const size = (file.size / MEGABYTE).toFixed(1);
    tell(told, large ? `${file.name} has ${size} MB, and ${most} MB go this way. ${model.get("otherwise")}` : "");
    if (large) return say(told.textContent);
    try {
      model.send({ file: file.name }, undefined, [await file.arrayBuffer()]);
    } catch {
      tell(told, `${file.name} could not be read or sent: run the cell above again, and choose it once more.`);
      say(told.textContent);
    }
  }
  const undo = [add(root), keepKeys(el)];
  return () => undo.forEach((f) => f());
}

export default speaking(render);
