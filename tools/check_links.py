"""Ask every address in README, the other pages and the lessons whether it is still there.

    python tools/check_links.py

Needs the network; CI runs it weekly. A site that refuses programs (403, 429) is said, not counted.
"""

import json
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), ROOT / "data" / "README.md", *ROOT.glob("acupress/**/*.md")]
ADDRESS = re.compile(r"https?://[^\s)\"'<>`\]]+")
REFUSES_PROGRAMS = (401, 403, 429)


def texts():
    """Each page and lesson with its prose."""
    for page in PAGES:
        yield page, page.read_text(encoding="utf-8")
    for page in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
        yield page, "\n".join("".join(cell["source"]) for cell in cells)


def addresses():
    """Each address with the pages that name it."""
    found = {}
    for page, text in texts():
        for address in ADDRESS.findall(text):
            found.setdefault(address.rstrip(".,;:"), set()).add(page.relative_to(ROOT).as_posix())
    return found


def fault(address):
    """What is wrong with an address, or nothing; and whether it counts."""
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (link check)"})
    try:
        with urllib.request.urlopen(request, timeout=30):
            return "", False
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.reason}", error.code not in REFUSES_PROGRAMS
    except OSError as error:
        return str(error), True


def main():
    """Say what does not answer; 1 if anything is gone."""
    gone = 0
    for address, pages in sorted(addresses().items()):
        said, counts = fault(address)
        gone += counts
        if said:
            print(f"{'gone' if counts else 'unsure'}: {address} ({said}) in {', '.join(pages)}")
    return int(gone > 0)


if __name__ == "__main__":
    sys.exit(main())
