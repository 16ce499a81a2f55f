"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .calls import shown


def write_whole(path, data):
    """Write a file whole or not at all.

    Parameters
    ----------
    path : str or path-like
        Its folder must be there.
    data : bytes

    Raises
    ------
    ValueError
        This is no name of a file.
    FileNotFoundError, IsADirectoryError
        There is no such folder, or a folder has this name.
    """
    if not isinstance(path, str | os.PathLike) or not str(path).strip():
        raise ValueError(f"Give the name of the file to write, not {shown(path)}.")
    path = Path(path).expanduser()
    if path.is_dir():
        raise IsADirectoryError(f"'{path}' is a folder: name a file in it.")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder '{path.parent}' to write '{path.name}' in.")
    if path.exists() and not path.is_file():  # a device, such as /dev/null, is written to as it is
        path.write_bytes(data)
        return
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(draft, 0o644)
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise
