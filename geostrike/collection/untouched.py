"""Files that nobody touched need not be opened again: told by the file system's own clock, which nobody can turn back, never by ours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_untouched", "read_clock", "tell_time"]


def read_clock(facts: os.stat_result) -> int:
    """When a file was last written, renamed or turned into another, in nanoseconds; 0 where no such clock is kept."""
    return facts.st_ctime_ns if os.name == "posix" else 0


def is_untouched(facts: os.stat_result, size: int, since: int) -> bool:
    """Whether a file has that ``size`` and was last touched before ``since``, a reading of the clock; never, if that is 0."""
    return facts.st_size == size and read_clock(facts) < since


def tell_time(path: Path) -> int:
    """What the clock says now, by touching a file of ours."""
    os.utime(path)
    return read_clock(path.stat())
