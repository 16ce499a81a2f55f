// What one chose and how far a session is lasts while the tab of the page does, reloads included: it
// is gone with the tab, for whoever has the device next.

import { makeModel } from "./model.js";

// A model whose saved values are there again when the page is loaded anew. `key` names it.
export function keptModel(key, values) {
  const name = `acupress ${key}`;
  const kept = read(name);
  const known = Object.entries(kept).filter(([trait]) => trait in values);
  return makeModel({ ...values, ...Object.fromEntries(known) }, {
    onsave(changed) {
      Object.assign(kept, changed);
      write(name, kept);
    },
  });
}

// Some browsers give a page that was opened as a file no store: then it begins anew.
function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

function write(name, values) {
  try {
    sessionStorage.setItem(name, JSON.stringify(values));
  } catch {
    /* the page goes on all the same */
  }
}
