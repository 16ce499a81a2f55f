// How a widget speaks with its model.

// Call `f` when any of these traits changes. Return the undo.
export function listen(model, names, f) {
  const events = names.map((name) => `change:${name}`);
  for (const event of events) model.on(event, f);
  return () => {
    for (const event of events) model.off(event, f);
  };
}

export function save(model) {
  // After a kernel has died the page goes on by itself; there is nobody to tell.
  try {
    model.save_changes();
  } catch {
    /* the state is still in the model */
  }
}

// Tell Python something that is no state; where there is none, nobody hears it.
export function send(model, message) {
  try {
    model.send(message);
  } catch {
    /* the kernel is gone */
  }
}

// Give the model those of these values that are new to it.
export function change(model, values) {
  const changed = Object.entries(values).filter(([name, value]) => !alike(model.get(name), value));
  for (const [name, value] of changed) model.set(name, value);
  if (changed.length) save(model);
}

// Whether two plain values are the same, in whatever order a host keeps an object's keys.
export function alike(one, other) {
  const ordered = (_, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]))
      : value;
  return JSON.stringify(one, ordered) === JSON.stringify(other, ordered);
}
