"""What lies in a folder of maps and is ours to write, read or remove. The folder may come from a stranger: no link in it
is followed, and nothing is removed that is not marked as drawn by geostrike.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from geostrike.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["bears_mark", "open_plain", "read_plain", "refuse_link"]

# The head of a page says what drew it, and so does that of its GeoJSON.
_MARK = re.compile(rb'<meta name="generator" content="geostrike |"generator": "geostrike ')
_HEAD = 4096  # bytes
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe would keep us waiting for whoever writes into it


def refuse_link(folder: Path) -> None:
    """Raise ``OutputError`` if a folder of ours within the folder of the maps is a link."""
    if folder.is_symlink():
        raise OutputError(f"{folder} is a link and leads elsewhere: remove it, or choose another folder with -o")


def open_plain(path: Path, flags: int) -> int:
    """A handle on a file of ours, made if ``flags`` say so. Raises ``OSError``, for a link or a pipe as well."""
    if path.is_symlink():  # where the system cannot be told not to follow it
        raise OSError(f"{path.name} is a link: remove it")
    handle = os.open(path, flags | _NO_FOLLOW | _NO_WAIT | getattr(os, "O_CLOEXEC", 0), 0o666)
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1:
        os.close(handle)
        raise OSError(f"{path.name} is not a file of its own: remove it")
    return handle


def read_plain(path: Path) -> bytes:
    """The bytes of a file of ours. Raises ``OSError``."""
    with os.fdopen(open_plain(path, os.O_RDONLY), "rb") as file:
        return file.read()


def bears_mark(path: Path) -> bool:
    """Whether a page or its GeoJSON was drawn by geostrike, as its head says."""
    try:
        with os.fdopen(open_plain(path, os.O_RDONLY), "rb") as file:
            return _MARK.search(file.read(_HEAD)) is not None
    except OSError:
        return False
