"""Open lessons in a real JupyterLab, in real browsers, reaching this computer only."""

import contextlib
import functools
import http.server
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import nbformat
from playwright.sync_api import Error, sync_playwright

ROOT = Path(__file__).parent.parent
LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
LAPTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
HERE = r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:"
# The no-code view asks for fonts with icons and formulas, whatever a lesson holds. None of ours
# uses them, and the page works without: so these two, and no others, may be asked for there.
VOILA_FONTS = (
    r"https://cdn\.jsdelivr\.net/npm/@fortawesome/fontawesome-free@"
    r"|https://cdnjs\.cloudflare\.com/ajax/libs/mathjax/"
)
# Generous: a busy build server is not a broken lesson.
SECONDS_TO_START, SECONDS_TO_RUN, SECONDS_TO_REST = 120, 240, 20
POLL = 50  # milliseconds: by default a page that waits looks, and draws, as often as it can


# JupyterLab ---------------------------------------------------------------------------------


class Lab:
    """JupyterLab as on a fresh computer, showing the files below `root`."""

    def __init__(self, root):
        self.root = root
        self.home = Path(tempfile.mkdtemp(prefix="acupress-home-"))
        self.log = self.home / "log.txt"
        self.token, port = "test", free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.settle()
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1"]
        command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
        command += [f"--ServerApp.root_dir={root}", "--ServerApp.allow_root=True"]
        command += [f"--IdentityProvider.token={self.token}"]
        # Tests may give Lab and Notebook their commands.
        apps = ("LabApp", "JupyterNotebookApp")
        command += [f"--{app}.expose_app_in_browser=True" for app in apps]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=root, env=self.environment(), stdout=log, stderr=log
            )
        self.wait_until_up()

    def environment(self):
        """Folders of its own: no settings, kernels or histories of whoever runs the tests.

        What set-up has drawn is at hand, as it is for a learner.
        """
        folders = {"HOME": "", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data"}
        folders |= {"JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython"}
        folders |= {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "spaces"}
        caches = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
        own = {name: str(self.home / folder) for name, folder in folders.items()}
        return os.environ | own | {"XDG_CACHE_HOME": caches}

    def settle(self):
        """Let JupyterLab ask nothing: the settings that learners get too."""
        settings = json.loads((ROOT / "binder" / "overrides.json").read_text(encoding="utf-8"))
        for plugin, values in settings.items():
            package, _, name = plugin.partition(":")
            folder = self.home / "settings" / package
            folder.mkdir(parents=True)
            (folder / f"{name}.jupyterlab-settings").write_text(json.dumps(values))

    def wait_until_up(self):
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError):
                self.ask("GET", "/api/status")
                return
            time.sleep(0.1)
        log = self.log.read_text()
        self.stop()
        raise RuntimeError(f"JupyterLab did not start. It said:\n{log[-3000:]}")

    def ask(self, method, path):
        """Send one request to the server's own interface, return its answer."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.url + path, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    def stop_kernels(self):
        """Give back the memory of the lessons opened so far."""
        for kernel in self.ask("GET", "/api/kernels"):
            self.ask("DELETE", f"/api/kernels/{kernel['id']}")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# Files without Jupyter ----------------------------------------------------------------------


class QuietFiles(http.server.SimpleHTTPRequestHandler):
    """Files of the repository; the address / is an empty page."""

    def do_GET(self):
        if self.path != "/":
            return super().do_GET()
        page = b"<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href=data:,>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def file_server(root=ROOT):
    """Serve `root` over http: browsers load no JavaScript modules from file addresses."""
    handler = functools.partial(QuietFiles, directory=root)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


# The browser --------------------------------------------------------------------------------


@contextlib.contextmanager
def chromium():
    """Start the system's Chromium if there is one, else Playwright's own."""
    flags = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    flags += ["--disable-gpu", "--disable-quic", "--no-first-run", "--no-proxy-server"]
    flags += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    # Build servers run as root or in containers, where Chromium's sandbox cannot start.
    boxed = not os.environ.get("CI") and getattr(os, "geteuid", lambda: 1)() != 0
    remedy = "'playwright install chromium' or, on Debian, 'apt-get install chromium'"
    with sync_playwright() as playwright:
        with _launched(
            playwright.chromium, remedy, executable_path=shutil.which("chromium"),
            chromium_sandbox=boxed, args=flags,
        ) as browser:  # fmt: skip
            yield browser


@contextlib.contextmanager
def firefox():
    """Start the Firefox people have, by the protocol all browsers share (WebDriver BiDi)."""
    remedy = "see https://www.firefox.com or, on Debian, 'apt-get install firefox-esr'"
    # Only this computer is answered, and Firefox asks no one for news, updates or lists.
    settings = {"network.proxy.type": 1, "network.proxy.no_proxies_on": "127.0.0.1"}
    for kind in ("http", "ssl"):
        settings |= {f"network.proxy.{kind}": "127.0.0.1", f"network.proxy.{kind}_port": 9}
    with sync_playwright() as playwright:
        with _launched(
            playwright.firefox, remedy, channel="moz-firefox", executable_path=find_firefox(),
            firefox_user_prefs=settings,
        ) as browser:  # fmt: skip
            yield browser


def find_firefox():
    """The program's path; ``None`` lets Playwright look where Firefox is usually installed."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


@contextlib.contextmanager
def _launched(kind, remedy, **options):
    try:
        browser = kind.launch(**options)
    except Error as error:
        raise RuntimeError(
            f"No {kind.name} to test with. Install one: {remedy}.\n{error}"
        ) from None
    yield browser
    browser.close()


def new_page(browser, device=LAPTOP, allowed=HERE):
    """Open an empty page that keeps what it says and where it tries to go.

    The lists are `page.said`, (kind, text) of each console message and uncaught error, and
    `page.outside`, each address that is not `allowed`: on this computer.
    """
    page = browser.new_context(**device).new_page()
    page.said, page.outside = [], []
    _opened.append(page)
    page.on("console", lambda message: page.said.append((message.type, message.text)))
    page.on("pageerror", lambda error: page.said.append(("uncaught", str(error))))

    def note(request):
        if not re.match(allowed, request.url):
            page.outside.append(request.url)

    page.on("request", note)  # listening, not routing: a routed request waits for busy tests
    page.on("websocket", note)
    return page


_opened = []


def open_pages():
    """The pages of :func:`new_page` that are still open."""
    _opened[:] = [page for page in _opened if not page.is_closed()]
    return list(_opened)


def console_errors(page):
    """What the page complained about: console errors and uncaught exceptions."""
    return [text for kind, text in page.said if kind in ("error", "uncaught")]


# A lesson in Lab ----------------------------------------------------------------------------

# The notebook in front, as Lab knows it.
NOTEBOOK = "const notebook = window.jupyterapp?.shell.currentWidget;"


def write_notebook(file, sources):
    """Write a notebook of code cells, each source one."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), file)


def open_notebook(page, lab, name):
    """Go to the notebook `name` and wait until its kernel is idle."""
    page.set_default_timeout(SECONDS_TO_RUN * 1000)
    # A phone gets Notebook 7, as by the README's badge: JupyterLab would leave figures 236 of its
    # 360 pixels, and its file list next to nothing.
    place = f"lab/workspaces/w{id(page)}/tree"  # of its own, else Lab brings back earlier tabs
    if page.viewport_size["width"] < 600:
        place = "notebooks"
    page.goto(f"{lab.url}/{place}/{name}?reset&token={lab.token}")
    wait_until_ready(page)


def wait_until_ready(page):
    """Wait until the notebook in front is there and its kernel idle."""
    page.wait_for_function(
        f"""() => {{ {NOTEBOOK}
        const kernel = notebook?.sessionContext?.session?.kernel;
        return kernel?.connectionStatus === "connected" && kernel.status === "idle"
            && notebook.content?.model?.cells.length > 0; }}""",
        polling=POLL,
    )


def run_all(page):
    """Run every cell, wait for the last."""
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    wait_until_idle(page)


def run_cell(page, index):
    """Run the cell at `index` (0 is the first, prose counts), wait for it."""
    page.evaluate(
        f"""index => {{ {NOTEBOOK} notebook.content.activeCellIndex = index;
        return window.jupyterapp.commands.execute("notebook:run-cell"); }}""",
        index,
    )
    wait_until_idle(page)


def wait_until_idle(page):
    page.wait_for_function(
        f"""() => {{ {NOTEBOOK}
        const running = [...notebook.content.model.cells].some(c => c.executionState === "running");
        return !running && notebook.sessionContext.session.kernel.status === "idle"; }}""",
        polling=POLL,
    )
    # The last reply is in, but outputs may still be on their way to the page.
    page.evaluate(RESTED, [None, SECONDS_TO_REST * 1000])


def cell_outputs(page):
    """List the outputs of each cell, in notebook format."""
    return page.evaluate(
        f"() => {{ {NOTEBOOK} return [...notebook.content.model.cells]"
        ".map(cell => cell.toJSON().outputs ?? []); }"
    )


def cell_errors(page):
    """(index, name, message) of each exception that a cell shows."""
    return [
        (index, output["ename"], output["evalue"])
        for index, outputs in enumerate(cell_outputs(page))
        for output in outputs
        if output["output_type"] == "error"
    ]


def stderr_outputs(page):
    """(index, text) of what cells wrote to stderr: shown to learners as a red box."""
    return [
        (index, output["text"])
        for index, outputs in enumerate(cell_outputs(page))
        for output in outputs
        if output.get("name") == "stderr"
    ]


def too_wide(page):
    """How the outputs begin that are wider than their place: one must push the lesson sideways."""
    return page.evaluate("""() => [...document.querySelectorAll(".jp-OutputArea-output")]
        .filter(output => output.scrollWidth > output.clientWidth + 1)
        .map(output => output.textContent.slice(0, 80))""")


def add_cell(page, source):
    """Append a code cell to the lesson in front and run it."""
    last = page.evaluate(
        f"""source => {{ {NOTEBOOK} const {{ sharedModel }} = notebook.content.model;
        sharedModel.insertCell(sharedModel.cells.length, {{ cell_type: "code", source }});
        return sharedModel.cells.length - 1; }}""",
        source,
    )
    run_cell(page, last)


def follow_next(page):
    """Click the lesson's own link to the next one; wait until that is in front and idle."""
    before = front(page)
    # Some versions take cells off the page that are not on the screen.
    page.evaluate(
        f"() => {{ {NOTEBOOK} const {{ content }} = notebook;"
        " return content.scrollToItem(content.widgets.length - 1); }"
    )
    panel = page.locator(f"#{page.evaluate(f'() => {{ {NOTEBOOK} return notebook.id; }}')}")
    panel.locator("p", has_text="Next:").locator("a").last.click()
    page.wait_for_function(
        f"before => {{ {NOTEBOOK} return notebook?.context && notebook.context.path !== before; }}",
        arg=before,
        polling=POLL,
    )
    wait_until_ready(page)


def front(page):
    """Path of the notebook in front."""
    return page.evaluate(f"() => {{ {NOTEBOOK} return notebook.context.path; }}")


def bring_to_front(page, path):
    """Show another of the open notebooks, as a click on its tab does."""
    name = path.rpartition("/")[2]
    page.locator(".lm-DockPanel-tabBar [role=tab]", has_text=name).click()
    page.wait_for_function(
        f"path => {{ {NOTEBOOK} return notebook?.context?.path === path; }}", arg=path
    )


def scroll_to_cell(page, index):
    """Bring a cell onto the screen, as the notebook itself does; its element, outputs and all.

    What is not on the screen may not be on the page either, and what comes back pushes the rest:
    so ask again until the cell stays.
    """
    for _ in range(20):
        page.evaluate(
            f"""async index => {{ {NOTEBOOK}
            // Refused when another scroll comes in between.
            await notebook.content.scrollToItem(index, "start").catch(() => {{}}); }}""",
            index,
        )
        cell = page.evaluate_handle(
            f"index => {{ {NOTEBOOK} return notebook.content.widgets[index].node; }}", index
        )
        wait_until_still(page, cell)
        if page.evaluate(SHOWN, cell):
            return cell
    raise AssertionError(f"cell {index} does not come onto the screen")


# Whether a cell is on the screen, with all its outputs.
SHOWN = """cell => {
    const pane = cell.closest(".jp-Notebook")?.getBoundingClientRect();
    const { top, bottom, height } = cell.getBoundingClientRect();
    const outputs = [...cell.querySelectorAll(".jp-OutputArea-output")];
    const images = [...cell.querySelectorAll(".jp-OutputArea-output img")];
    return pane !== undefined && height > 0 && top < pane.bottom && bottom > pane.top
        && outputs.every(output => !/^Loading widget/.test(output.textContent))
        && images.every(image => image.complete);
}"""


def wait_until_still(page, element):
    """Wait until an element neither moves nor grows."""
    assert page.evaluate(RESTED, [element, SECONDS_TO_REST * 1000]), "it does not come to rest"


# Whether an element, or else the notebook's end, comes to rest: in the same place for a while, and
# for as many of the browser's frames. A busy computer shows fewer.
RESTED = f"""async ([element, most]) => {{ {NOTEBOOK}
    const frame = () => new Promise(done => requestAnimationFrame(done));
    const box = () => JSON.stringify((element ?? notebook.content.node).getBoundingClientRect())
        + (element ? "" : notebook.content.node.querySelectorAll("*").length);
    const begun = performance.now();
    let [before, since, frames] = [box(), begun, 0];
    while (performance.now() - begun < most) {{
        await frame();
        const now = box();
        if (now !== before) [before, since, frames] = [now, performance.now(), 0];
        else if (++frames >= 5 && performance.now() - since >= 100) return true;
    }}
    return false; }}"""


def pane(page):
    """The element that holds the cells of the notebook in front."""
    return page.evaluate_handle(f"() => {{ {NOTEBOOK} return notebook.content.node; }}")


def scroll_through(page):
    """Scroll the notebook in front to its end and back to its top, as a reader does."""
    page.evaluate(
        """async pane => {
        const all = [pane, ...pane.querySelectorAll("*")];
        const scroller = all.find(one => one.scrollHeight > one.clientHeight + 50
            && /auto|scroll/.test(getComputedStyle(one).overflowY));
        const frame = () => new Promise(done => requestAnimationFrame(done));
        const rest = async () => { await frame(); await frame(); };  // what is there is shown
        const step = scroller.clientHeight * 0.8;
        for (let y = 0; y < scroller.scrollHeight; y += step) {
            scroller.scrollTop = y;
            await rest();
        }
        while (scroller.scrollTop > 0) {
            scroller.scrollTop -= step;
            await rest();
        }
    }""",
        pane(page),
    )


def ask_kernel(page, code, wait=True):
    """Run `code` in the lesson's kernel, beside its cells; return what it printed.

    With `wait` false it only sets the kernel to work.
    """
    ask = f"""async ([code, wait]) => {{ {NOTEBOOK}
        const work = notebook.sessionContext.session.kernel.requestExecute({{code}});
        let printed = "";
        work.onIOPub = ({{header, content}}) => {{
            if (header.msg_type === "stream") printed += content.text;
            if (header.msg_type === "error") printed += `${{content.ename}}: ${{content.evalue}}`;
        }};
        if (wait) await work.done;
        return printed.trim(); }}"""
    return page.evaluate(ask, [code, wait])


# A lesson without code ----------------------------------------------------------------------


def open_without_code(page, lab, name):
    """Show the notebook `name` as Voila does on Binder and wait until every cell has run."""
    page.set_default_timeout(SECONDS_TO_RUN * 1000)
    page.goto(f"{lab.url}/voila/render/{name}?token={lab.token}")
    page.locator("#rendered_cells").wait_for(state="visible")
    # The frame is there before what it holds: outputs come one by one.
    page.wait_for_function(
        """async () => {
        const count = () => document.querySelectorAll(".jp-OutputArea-output").length;
        const before = count();
        await new Promise(done => setTimeout(done, 700));
        return before > 0 && count() === before; }"""
    )


if __name__ == "__main__":  # `make test` asks before it starts: are the browsers there?
    for start in (chromium, firefox):
        try:
            with start():
                pass
        except RuntimeError as error:
            sys.exit(f"{error}")
