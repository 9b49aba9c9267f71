"""One gazetteer for each thread that asks, opened once: a fresh one has to learn every name anew, and none may be shared
between threads or with a process that was forked off.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.location import find_gazetteer

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["forget_opened", "open_gazetteer"]

_own = threading.local()


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of this thread: the one of ``path``, or the user's own or the default (see ``Gazetteer.open``).

    It is the same each time as long as the file is. Raises ``GazetteerError`` when it cannot be opened.
    """
    found = find_gazetteer(path)
    try:
        state = found.stat()
    except OSError:
        return Gazetteer.open(found)  # says what is wrong
    key = (os.getpid(), str(found), state.st_dev, state.st_ino, state.st_mtime_ns, state.st_size)
    held: tuple[object, Gazetteer] | None = getattr(_own, "held", None)
    if held is not None and held[0] == key:
        return held[1]
    gazetteer = Gazetteer.open(found)
    _own.held = (key, gazetteer)
    return gazetteer


def forget_opened() -> None:
    """Open it anew next time: it may have been interrupted anywhere."""
    _own.held = None
