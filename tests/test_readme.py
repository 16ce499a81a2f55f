"""What README promises is there."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), ROOT / "data" / "README.md", *ROOT.glob("acupress/**/*.md")]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_course_lead_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    own = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in own if not (page.parent / link).exists()] == []


def test_badges_open_lessons_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    places = re.findall(r"urlpath=(?:lab/tree|notebooks|voila/render)/(\S+?\.ipynb)", readme)
    assert len(places) == readme.count("urlpath=") == 3
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_lessons_lead_to_files_that_exist():
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
        own = [link for link in LINK.findall(text) if not re.match(r"[a-z]+:", link)]
        assert [link for link in own if not (path.parent / link).exists()] == [], path.stem
