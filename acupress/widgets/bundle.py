"""Put a widget's browser code together from its parts.

anywidget wants one ES module a widget. Ours are kept as small files that import each other, so that
a browser page or Node can load any of them alone; here they are joined in the order of need.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent.resolve()
IMPORT = re.compile(r'^import \{[^}]*\} from "\./((?:parts/)?[\w-]+\.js)";\n', re.MULTILINE)


def joined(name):
    """Join an ES module with those it imports, each once.

    Parameters
    ----------
    name : str
        File name of the module, in this folder. Its imports read ``import { a } from "./b.js";``,
        and names are unique across the parts.

    Returns
    -------
    str
        One module without imports; only the first module's exports remain.
    """
    sources = {}
    _collect(HERE / name, sources)
    *needed, own = sources.values()
    return "\n".join([*(source.replace("\nexport ", "\n") for source in needed), own])


def styles(*names):
    """Join CSS files of this folder.

    Parameters
    ----------
    *names : str

    Returns
    -------
    str
    """
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


def _collect(file, sources):
    source = "\n" + file.read_text(encoding="utf-8")
    for needed in IMPORT.findall(source):
        part = (file.parent / needed).resolve()
        if part not in sources:
            _collect(part, sources)
    sources[file] = IMPORT.sub("", source)
