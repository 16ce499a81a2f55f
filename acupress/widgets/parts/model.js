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
