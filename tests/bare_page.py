"""Show a widget on a page without Jupyter: its browser code and a model that only keeps values."""

START = 1_800_000_000  # seconds since 1970: when the clock of a `page` stands still

# As hosts do that keep state as JSON text: every value is a copy, its keys are sorted.
# `files` are the plates that such a host brings when a point of them is chosen: set `isBusy`, and
# it does so only when `bring()` is called.
MODEL = """
({ values, files }) => {
  const sorted = (_, value) => value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]))
    : value;
  const written = (value) => JSON.stringify(value, sorted);
  const copy = (value) => value === undefined ? undefined : JSON.parse(written(value));
  const listeners = {};
  const told = (name) => (listeners[`change:${name}`] ?? []).slice().forEach((listen) => listen());
  window.saved = [];
  window.isBusy = false;
  window.bring = () => {
    const { points, brings } = values.stage ?? {};
    const trait = brings?.[points[values.selected]?.plate];
    if (trait && !values[trait]) window.model.set(trait, files[trait]);
  };
  window.heard = () => Object.values(listeners).flat().length;
  window.model = {
    get: (name) => copy(values[name]),
    set(name, value) {
      if (written(values[name]) === written(value)) return;
      values[name] = copy(value);
      told(name);
      if (name === "selected" && !window.isBusy) window.bring();
    },
    on: (event, listener) => (listeners[event] ??= []).push(listener),
    off(event, gone) { listeners[event] = (listeners[event] ?? []).filter((one) => one !== gone); },
    save_changes() { window.saved.push(copy(values)); },
  };
  window.bring();
}
"""

SHOW = """
async ({ code, css, views }) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const given = (await import(address)).default;
  const widget = typeof given === "function" ? await given() : given;
  window.closeModel = await widget.initialize?.({ model });
  window.closeViews = [];
  window.addView = async () => {
    const el = document.body.appendChild(document.createElement("div"));
    el.id = `view${window.closeViews.length}`;
    const close = await widget.render({ model, el });
    window.closeViews.push(() => { close(); el.remove(); });
  };
  for (let view = 0; view < views; view += 1) await window.addView();
}
"""


def show(page, widget, views=1, **changed):
    """Show `widget` on `page`.

    The page then has `model`, `saved` (its values at each save), `heard` (how many listeners it
    has), `addView`, `closeViews` and `closeModel`.

    Parameters
    ----------
    page : playwright.sync_api.Page
    widget : anywidget.AnyWidget
    views : int, optional
        How many views of the one model; they stand in #view0, #view1, ….
    **changed
        Traits that differ from the widget's own.
    """
    state = widget.get_state()
    values = {name: state[name] for name in state if name != "layout" and name[0] != "_"}
    page.evaluate(MODEL, {"values": values | changed, "files": files_of(widget)})
    page.evaluate(SHOW, {"code": str(widget._esm), "css": str(widget._css), "views": views})


def files_of(widget):
    """The plates that a widget brings one by one: trait → text."""
    brings = widget.stage.get("brings", {}) if hasattr(widget, "stage") else {}
    if not brings:
        return {}
    whole = type(widget)(widget.points)
    whole.draw_all()
    return {trait: getattr(whole, trait) for trait in brings.values()}


def traits(page, *names):
    """The model's values of these names."""
    return page.evaluate("names => names.map((name) => model.get(name))", list(names))


def set_traits(page, **values):
    """Change several traits at once, as a message from Python does."""
    page.evaluate(
        "values => Object.entries(values).forEach(([name, value]) => model.set(name, value))",
        values,
    )


def press(page, name):
    """Press the first button of this name."""
    page.get_by_role("button", name=name, exact=True).first.click()
