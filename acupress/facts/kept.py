"""What takes long to work out about tables and plates, kept in files for the next process.

The files lie in the user's folder for caches, under a name that is a digest of all that fixes the
result: the shapes it is worked out from, the other inputs, the package's own code and the versions
of the libraries. So none can be out of date; one that cannot be read or written is done without.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import io
import shutil
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from .csvfile import DATA
from .files import write_whole

PACKAGE = Path(__file__).parents[1]
UNUSED = 30 * 24 * 3600  # seconds
# What a result comes from, beside its inputs.
CODE = "facts/kept.py", "body/*.py", "drawing/*.py", "drawing/*.mplstyle"
COURSE = "*/*.py", "drawing/*.mplstyle", "body/plates/*.svg", "drawing/fonts/*.ttf"


def kept_arrays(what, work):
    """Arrays that `work` gives, or that an earlier process left.

    Parameters
    ----------
    what : sequence of bytes or str
        All that fixes the result; of a plate its :func:`acupress.drawing.forms.forms`.
    work : callable
        Gives a list of ndarray.

    Returns
    -------
    list of ndarray
    """
    return _kept(digest(what), work, _packed, _unpacked)


def kept_text(what, work):
    """A text that `work` gives, or that an earlier process left.

    Parameters
    ----------
    what : sequence of bytes or str
        All that fixes it beside the course's own code, plates and tables.
    work : callable
        Gives the text.

    Returns
    -------
    str
    """
    return _kept(_text_name(what), work, str.encode, bytes.decode)


def found_text(what):
    """A text that an earlier call of :func:`kept_text` left.

    Parameters
    ----------
    what : sequence of bytes or str
        As there.

    Returns
    -------
    str or None
        None where there is none, or it is damaged.
    """
    return _found(_text_name(what), bytes.decode)


def _text_name(what):
    return digest(["text", _course(), *what])


def _kept(name, work, pack, unpack):
    """What a file of this name holds; or what `work` gives, which the file then holds."""
    found = _found(name, unpack)
    if found is not None:
        return found
    made = work()
    data = pack(made)
    with contextlib.suppress(OSError):
        _write(_folder() / name, _check_sum(data) + data)
    return made


def _found(name, unpack):
    """What a whole file of this name holds, or None."""
    with contextlib.suppress(OSError, ValueError):
        return unpack(_undamaged((_folder() / name).read_bytes()))
    return None


def _undamaged(data):
    """The content of a file, which begins with its check sum."""
    size = hashlib.sha256().digest_size
    if data[:size] != _check_sum(data[size:]):
        raise ValueError("This file was cut short or changed.")
    return data[size:]


def _check_sum(data):
    return hashlib.sha256(data).digest()


def _packed(arrays):
    written = io.BytesIO()
    np.savez_compressed(written, *arrays)
    return written.getvalue()


def _unpacked(data):
    with np.load(io.BytesIO(data), allow_pickle=False) as found:
        return [found[name] for name in found.files]


def digest(parts):
    """What stands for all of some parts: any other of them have another.

    Parameters
    ----------
    parts : sequence of bytes or str

    Returns
    -------
    str
    """
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()[:32]


@functools.cache
def _folder():
    """The folder of this version's files."""
    sources = sorted(file for pattern in CODE for file in PACKAGE.glob(pattern))
    versions = f"{version('matplotlib')} {np.__version__}"
    this = digest([versions, *(file.read_bytes() for file in sources)])
    return user_cache_path("acupress", appauthor=False) / this


@functools.cache
def _course():
    """The digest of all that the course consists of: whatever changes in it, nothing is found."""
    files = [file for pattern in COURSE for file in PACKAGE.glob(pattern)] + [*DATA.glob("*.csv")]
    return digest([file.read_bytes() for file in sorted(files)])


def _write(file, data):
    """Write a file whole or not at all: another process may read it meanwhile."""
    if not file.parent.exists():
        _forget_others(file.parent)
        file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, data)


def _forget_others(folder):
    """Put away what no version has added to for a month."""
    for old in folder.parent.glob("*"):
        with contextlib.suppress(OSError):
            if time.time() - old.stat().st_mtime > UNUSED:
                shutil.rmtree(old)
