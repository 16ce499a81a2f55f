"""Ask axe-core, the checker most people use, whether a screen can be used by everybody."""

from labdriver import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"  # `make test` brings it: npm ci
# A page's clock may stand still: what axe puts off for a moment is done by a message to itself.
LOAD = """
source => {
  const soon = (f, wait = 0) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => f();
    if (!wait) port2.postMessage(null);
  };
  new Function("setTimeout", source)(soon);
}
"""
RUN = """
async (within) => {
  const { violations } = await axe.run(within, { resultTypes: ["violations"], preload: false });
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\\n` + nodes.map(({ html }) => `    ${html.slice(0, 200)}`).join("\\n"));
}
"""


def no_violations(page, within=".acupress"):
    """Fail, naming each rule and element, if what is shown breaks a rule of accessibility.

    Parameters
    ----------
    page : playwright.sync_api.Page
    within : str, optional
        A selector of what is judged: the widgets, not the page a test puts them on.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(LOAD, AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, within)
    assert not found, "\n".join(found)
