"""Files appear whole or not at all: written beside their target, flushed to the disk, then renamed over it."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from geostrike.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["PARTIAL", "replacing", "write_whole"]

PARTIAL = ".partial"
"""Stands in the name of every file that is still being written; what a killed run leaves behind may be removed."""


@contextmanager
def replacing(target: Path, *, suffix: str = "") -> Iterator[Path]:
    """A path beside ``target`` to write to, which takes its place when the block ends well, and vanishes otherwise.

    Unfinished, it does not look like what it will be, unless given a ``suffix``: some libraries go by it. Raises
    ``OutputError`` when it cannot be written.
    """
    digest = hashlib.sha256(target.name.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    scratch = target.with_name(f".{digest}-{os.getpid()}{PARTIAL}{suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield scratch
        with scratch.open("rb+") as file:
            os.fsync(file.fileno())
        scratch.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{target} cannot be written ({reason}): choose another place with -o, or free it") from error
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def write_whole(target: Path, content: str | bytes) -> None:
    """``content`` (text as UTF-8, line ends as they are) as the file ``target``, atomically."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with replacing(target) as scratch:
        scratch.write_bytes(data)
