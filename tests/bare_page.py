"""Show a widget on a page without Jupyter: its browser code, and the model that pages have."""

from labdriver import ROOT

START = 1_800_000_000  # seconds since 1970: when the clock of a `page` stands still
SHIM = (ROOT / "acupress" / "page" / "model.js").read_text(encoding="utf-8")

# `files` are the plates that a host brings when a point of them is chosen: set `isBusy`, and it
# does so only when `bring()` is called.
SHOW = """
async ({ code, css, shim, values, files, views }) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const load = (text) => import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const { makeModel, hostWidget } = await load(shim);
  const listeners = {};
  window.saved = [];
  window.isBusy = false;
  window.heard = () => Object.values(listeners).flat().length;
  const all = () => Object.fromEntries(Object.keys(values).map((name) => [name, model.get(name)]));
  const model = window.model = makeModel(values, { listeners, onsave: () => saved.push(all()) });
  window.bring = () => {
    const { points, brings } = model.get("stage") ?? {};
    const trait = brings?.[points[model.get("selected")]?.plate];
    if (trait && !model.get(trait)) model.set(trait, files[trait]);
  };
  const { set } = model;
  model.set = (name, value) => {
    set(name, value);
    if (name === "selected" && !isBusy) bring();
  };
  bring();
  const host = await hostWidget((await load(code)).default, model);
  window.closeModel = host.close;
  window.closeViews = [];
  window.addView = async () => {
    const el = document.body.appendChild(document.createElement("div"));
    el.id = `view${closeViews.length}`;
    const close = await host.show(el);
    closeViews.push(() => { close(); el.remove(); });
  };
  for (let view = 0; view < views; view += 1) await addView();
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
    told = {"code": str(widget._esm), "css": str(widget._css), "shim": SHIM, "views": views}
    page.evaluate(SHOW, told | {"values": values | changed, "files": files_of(widget)})


def files_of(widget):
    """The plates that a widget brings one by one: trait → text."""
    brings = widget.stage.get("brings", {}) if hasattr(widget, "stage") else {}
    if not brings:
        return {}
    whole = widget
    if not all(getattr(widget, trait) for trait in brings.values()):
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
