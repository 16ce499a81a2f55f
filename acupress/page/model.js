// What stands for a kernel's model on a page without one: all that a widget's browser code asks for.

// A copy that shares nothing with what was given; an object's keys are sorted, as hosts do that keep
// values as JSON: nothing may rely on their order.
function copyOf(value) {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!value || Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, copyOf(value[key])]));
}

function isSame(one, other) {
  if (one === other || Object.is(one, other)) return true;
  if (!one || !other || Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (!Array.isArray(one) && Object.getPrototypeOf(one) !== Object.prototype) return false; // bytes, a date
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length
    && keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
}

// A model of these values. `onsave` is called with those that are new since the last save, `onsend`
// with what a widget tells its kernel. `listeners` holds who listens: event → list.
export function makeModel(given, { onsave = (_) => {}, onsend = (_) => {}, listeners = {} } = {}) {
  const values = copyOf(given);
  let unsaved = {};
  const namesOf = (events) => events.split(/\s+/).filter(Boolean);
  // Who begins or ends to listen meanwhile neither hears of it nor keeps others from it.
  const emit = (event, ...told) => [...(listeners[event] ?? [])].forEach((listen) => listen(...told));
  const model = {
    get: (name) => copyOf(values[name]),
    set(name, value) {
      if (isSame(values[name], value)) return;
      values[name] = copyOf(value);
      unsaved[name] = values[name];
      emit(`change:${name}`, model, copyOf(value));
      emit("change", model);
    },
    on(events, listen) {
      for (const event of namesOf(events)) (listeners[event] ??= []).push(listen);
    },
    // Without a listener: all of these events; without events: all there are.
    off(events = null, listen = null) {
      for (const event of events === null ? Object.keys(listeners) : namesOf(events)) {
        listeners[event] = listen ? (listeners[event] ?? []).filter((one) => one !== listen) : [];
      }
    },
    save_changes() {
      const changed = unsaved;
      unsaved = {};
      if (Object.keys(changed).length) onsave(copyOf(changed));
    },
    send: (message) => onsend(message),
    widget_manager: { get_model: () => Promise.reject(new Error("This page has no other models.")) },
  };
  return model;
}

// Begin with a widget: what its module exports by default, and the model it is of. Gives
// `show(el)`, which gives what closes that view, and `close()`, which ends it all, views first.
export async function hostWidget(given, model) {
  const widget = typeof given === "function" ? await given() : given;
  const end = new AbortController();
  const clean = await widget.initialize?.({ model, signal: end.signal });
  const views = new Set();
  async function show(el) {
    const gone = new AbortController();
    const undo = await widget.render?.({ model, el, signal: gone.signal });
    const close = () => {
      if (views.delete(close) && typeof undo === "function") undo();
      gone.abort();
    };
    views.add(close);
    return close;
  }
  function close() {
    for (const closeView of [...views]) closeView();
    if (!end.signal.aborted && typeof clean === "function") clean();
    end.abort();
  }
  return { show, close };
}
