"""Fixtures for tests in a real browser. How they work: labdriver.py."""

import contextlib
import itertools
import re
import shutil

import bare_page
import labdriver
import matplotlib
import pytest

matplotlib.use("Agg")  # draw without a screen
SEEN = labdriver.ROOT / "tests" / "seen"  # what failing browser tests saw
LONGEST = ("tests/browser/", "tests/widgets/")


def pytest_collection_modifyitems(items):
    """Begin with what waits for browsers: at the end it would leave the other worker idle."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Keep a picture of every page that is open when a browser test fails."""
    report = yield
    if report.failed:
        name = re.sub(r"\W+", "_", item.nodeid.removeprefix("tests/"))
        for number, page in enumerate(labdriver.open_pages(), 1):
            SEEN.mkdir(exist_ok=True)
            with contextlib.suppress(labdriver.Error):  # a page that hangs shows nothing
                page.screenshot(path=SEEN / f"{name[:120]}-{number}.png", timeout=10_000)
    return report


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """JupyterLab over an empty folder; lessons copied there must run, and leave no traces."""
    lab = labdriver.Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.stop()


@pytest.fixture(scope="session")
def files_url():
    """Serve the repository's files on this computer."""
    with labdriver.file_server() as url:
        yield url


# One browser per test file, not per run: while it is open, Playwright keeps an event loop
# running in this thread, and whatever else needs one (nbval) must come before or after.
@pytest.fixture(scope="module")
def browser():
    """Start Chromium."""
    with labdriver.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def new_page(browser):
    """Open empty pages: `new_page()` or `new_page(labdriver.PHONE)`."""
    pages = []

    def open_page(device=labdriver.LAPTOP, **options):
        pages.append(labdriver.new_page(browser, device, **options))
        return pages[-1]

    yield open_page
    outside = [url for page in pages for url in page.outside]
    for page in pages:
        page.context.close()
    assert outside == [], "pages tried to reach other computers"


@pytest.fixture(scope="session")
def fresh_lessons(lab):
    """Copy the lessons into a new folder of Lab's: `fresh_lessons()` is its name.

    Lab saves what is open every two minutes, with the outputs of a kernel that is gone when
    another test opens the same file: "widget model not found", says the browser then.
    """
    numbers = itertools.count(1)

    def copy():
        folder = f"copy{next(numbers)}"
        shutil.copytree(labdriver.ROOT / "notebooks", lab.root / folder)
        return folder

    return copy


@pytest.fixture(scope="module")
def open_lesson(lab, new_page, fresh_lessons):
    """Open lessons with an idle kernel: `open_lesson("00_start_here", labdriver.PHONE)`."""

    def open_page(name, device=labdriver.LAPTOP):
        page = new_page(device)
        labdriver.open_notebook(page, lab, f"{fresh_lessons()}/{name}.ipynb")
        return page

    yield open_page
    lab.stop_kernels()


@pytest.fixture(scope="module")
def open_without_code(lab, new_page, fresh_lessons):
    """Open lessons as the no-code view shows them: `open_without_code("04_guided_session")`."""

    def open_page(name, device=labdriver.LAPTOP):
        page = new_page(device, allowed=f"{labdriver.HERE}|{labdriver.VOILA_FONTS}")
        labdriver.open_without_code(page, lab, f"{fresh_lessons()}/{name}.ipynb")
        return page

    yield open_page
    lab.stop_kernels()


@pytest.fixture
def alone(lab):
    """Let a page go, kernel and all, once a test has seen it: `alone(open_lesson(…))`.

    Ten pages and twenty kernels at once would fill a small computer.
    """
    pages = []

    def keep(page):
        pages.append(page)
        return page

    yield keep
    for page in pages:
        page.context.close()
    lab.stop_kernels()


@pytest.fixture(scope="module")
def js_page(new_page, files_url):
    """Open an empty page that can `import("/acupress/widgets/….js")`: tests of pure JavaScript."""
    page = new_page()
    page.goto(files_url + "/")
    return page


@pytest.fixture
def page(new_page, files_url):
    """Open an empty page whose clock stands still; it must end without complaint."""
    page = new_page()
    page.goto(files_url + "/")
    page.clock.install(time=bare_page.START)
    page.clock.pause_at(bare_page.START + 1)
    yield page
    assert labdriver.console_errors(page) == []
    page.context.close()
