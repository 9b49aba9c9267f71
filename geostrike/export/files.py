"""Files appear whole or not at all: written in a scratch folder beside their target, flushed to the disk, then renamed
over it.

The scratch folder is made anew under a name nobody can foresee, and only its owner may enter it: nothing can be put in
the way of what is written. Whatever a library leaves beside its file lies in there too, and goes with it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "PARTIAL",
    "find_partial",
    "remove_abandoned",
    "remove_partial",
    "replacing",
    "scratch_in",
    "write_parts",
    "write_whole",
]

PARTIAL = ".partial"
"""Ends the name of every scratch folder; what a killed run leaves behind may be removed."""

# A scratch folder is made before it can be locked; one that is older and not locked belongs to nobody any more.
_SETTLED_SECONDS = 2
# Where the system has no locks, nothing is written for so long.
_LONGEST_SECONDS = 24 * 3600
_TOGETHER = 1 << 20  # bytes that are written at once


@contextmanager
def replacing(target: Path, *, suffix: str = "") -> Iterator[Path]:
    """A path to write to, which takes the place of ``target`` when the block ends well, and vanishes otherwise.

    Unfinished, it does not look like what it will be, unless given a ``suffix``: some libraries go by it. Raises
    ``OutputError`` when it cannot be written.
    """
    folder: Path | None = None
    lock: int | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), suffix=PARTIAL, dir=target.parent))
        lock = _lock(folder)
        scratch = folder / f"whole{suffix}"
        yield scratch
        with scratch.open("rb+") as file:
            os.fsync(file.fileno())
        scratch.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{target} cannot be written ({reason}): choose another place with -o, or free it") from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


@contextmanager
def scratch_in(folder: Path) -> Iterator[Path]:
    """A scratch folder in ``folder``, for files that are then renamed to where they belong; it goes, however the block ends.

    Raises ``OutputError`` when something cannot be written.
    """
    scratch: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".", suffix=PARTIAL, dir=folder))
        yield scratch
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{folder} cannot be written ({reason}): choose another place with -o, or free it") from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)


def write_whole(target: Path, content: str | bytes) -> None:
    """``content`` (text as UTF-8, line ends as they are) as the file ``target``, atomically."""
    write_parts(target, (content.encode("utf-8") if isinstance(content, str) else content,))


def write_parts(target: Path, parts: Iterable[str | bytes]) -> None:
    """Like ``write_whole``, what need not fit into memory."""
    with replacing(target) as scratch, scratch.open("xb", buffering=_TOGETHER) as file:
        for part in parts:
            file.write(part.encode("utf-8") if isinstance(part, str) else part)


def remove_abandoned(target: Path) -> None:
    """Remove what killed processes left when they were writing ``target``; what is being written stays."""
    for left in target.parent.glob(f"{_prefix(target)}*{PARTIAL}"):
        if _is_abandoned(left):
            remove_partial(left)


def find_partial(folder: Path) -> list[Path]:
    """What lies in ``folder`` and is still being written, or was when its process was killed."""
    return sorted(folder.glob(f".*{PARTIAL}*"))


def remove_partial(left: Path) -> None:
    """Remove what a killed process left; of a link only the link."""
    with suppress(OSError):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _prefix(target: Path) -> str:
    return f".{hashlib.sha256(target.name.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}-"


def _is_abandoned(left: Path) -> bool:
    """Whether nobody writes there any more: a process holds a lock on its scratch folder as long as it lives."""
    try:
        age = time.time() - left.lstat().st_mtime
        lock = _lock(left)
    except OSError:  # another writes there, or removed it
        return False
    if lock is None:
        return age > _LONGEST_SECONDS
    os.close(lock)
    return age > _SETTLED_SECONDS


def _lock(folder: Path) -> int | None:
    """Lock a folder for as long as the handle is open, or ``None`` on a system without locks. Raises ``OSError``."""
    try:
        import fcntl  # noqa: PLC0415  loaded only where it is used
    except ImportError:
        return None
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
