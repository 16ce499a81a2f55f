"""Ask axe-core, the checker most people use, whether a screen can be used by everybody."""

from labdriver import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"  # `make test` brings it: npm ci
RUN = """
async (within) => {
  const { violations } = await axe.run(within, { resultTypes: ["violations"] });
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
        # Not as a file: a page's clock that stands still would halt its loading.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, within)
    assert not found, "\n".join(found)
