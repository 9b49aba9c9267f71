"""What stands late in a file, kept on the disk until its turn comes."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

__all__ = ["Spool", "hold_back"]


class Spool:
    """Bytes in a file without a name, which goes when it is closed and, on most systems, with its process."""

    def __init__(self, folder: Path | None = None) -> None:
        """In ``folder``, or where the system has its temporary files."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  closed by __exit__
        self.empty = True

    def put(self, piece: bytes) -> None:
        """Keep one more piece."""
        self._file.write(piece)
        self.empty = self.empty and not piece

    def read(self) -> Iterator[bytes]:
        """All that was put, line by line, so that no letter is cut."""
        self._file.seek(0)
        yield from self._file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def hold_back(pieces: Iterable[bytes], folder: Path | None = None) -> Iterator[bytes]:
    """The pieces, none of them before the last is known."""
    with Spool(folder) as spool:
        for piece in pieces:
            spool.put(piece)
        yield from spool.read()
