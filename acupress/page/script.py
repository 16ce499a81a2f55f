"""Put all browser code of a page into one script: a page opened as a file may load no modules."""

from __future__ import annotations

import re
from pathlib import Path

ROOM = Path(__file__).parents[1].resolve()
IMPORT = re.compile(r'^import (?:(\w+)|(\{[^}]*\})) from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)
DEFAULT = re.compile(r"^export default (?:(?=function (\w+))|(.*);$)", re.MULTILINE)


def one_script(name):
    """Join an ES module with all those it imports, each once and in a scope of its own.

    Parameters
    ----------
    name : str
        The module's file, in this package, such as ``"page/page.js"``. Imports are written
        ``import { a, b } from "./b.js";`` or ``import b from "./b.js";``, exports stand before what
        they export.

    Returns
    -------
    str
        A script without imports and exports; it runs as a module, which is strict.
    """
    made = {}
    _add(ROOM / name, made)
    return "\n".join(["const modules = {};", *made.values()])


def _add(file, made):
    """Add a module after those it needs."""
    if file in made:
        return
    source = file.read_text(encoding="utf-8")
    for _, _, needed in IMPORT.findall(source):
        _add((file.parent / needed).resolve(), made)
    made[file] = _in_a_scope(file, source)


def _in_a_scope(file, source):
    """A module as a function that is called at once and gives what the module exports."""
    gives = [*EXPORT.findall(source), *map(_default, DEFAULT.findall(source))]
    source = IMPORT.sub(lambda found: _taken(file, *found.groups()), EXPORT.sub("", source))
    source = DEFAULT.sub(lambda found: "" if found[1] else f"const _default = {found[2]};", source)
    return f"modules[{_name(file)}] = (() => {{\n{source}\nreturn {{ {', '.join(gives)} }};\n}})();"


def _default(found):
    return f"default: {found[0] or '_default'}"


def _taken(file, default, names, needed):
    what = f"{{ default: {default} }}" if default else names.replace(" as ", ": ")
    return f"const {what} = modules[{_name((file.parent / needed).resolve())}];\n"


def _name(file):
    return f'"{file.relative_to(ROOM).as_posix()}"'
