"""Opens text files that may be plain, gzip or zip, and trusts none of them.

Nothing is ever unpacked to disk, so a member called ``../../etc/passwd`` is only a strange name. What unpacks to more
than a country can hold is a bomb and is refused.
"""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from geostrike.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LARGEST", "is_zip", "list_texts", "read_lines", "read_whole"]

LARGEST = 2_000_000_000
"""Bytes after unpacking; the whole of GeoNames is 1.7 GB, its largest country 0.3 GB."""
_BLOCK = 1 << 16
_LONGEST_LINE = 1 << 20
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


def list_texts(name: str, data: bytes) -> list[str]:
    """The text files in ``data``: names of zip members, or ``name`` itself without ``.gz``."""
    if is_zip(name, data):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return [i.filename for i in archive.infolist() if not i.is_dir()]
        except _BROKEN as error:
            raise _broken(name, error) from error
    return [PurePosixPath(name).name.removesuffix(".gz")]


def read_lines(name: str, data: bytes, member: str | None = None, *, largest: int = LARGEST) -> Iterator[bytes]:
    """The lines of the file, or of one member of a zip, without their line ends."""
    rest = b""
    for block in _read_blocks(name, data, member, largest):
        lines = (rest + block).split(b"\n")
        rest = lines.pop()
        if len(rest) > _LONGEST_LINE:
            raise GazetteerError(f"{name} has a line of over a million bytes; it is no table of places. Not used")
        for line in lines:
            yield line.removesuffix(b"\r")
    if rest:
        yield rest.removesuffix(b"\r")


def read_whole(name: str, data: bytes, member: str | None = None, *, largest: int = LARGEST) -> bytes:
    """The whole file, or one member of a zip, unpacked."""
    return b"".join(_read_blocks(name, data, member, largest))


def _read_blocks(name: str, data: bytes, member: str | None, largest: int) -> Iterator[bytes]:
    total = 0
    try:
        with _open(name, data, member) as file:
            while block := file.read(_BLOCK):
                total += len(block)
                if total > largest:
                    raise GazetteerError(
                        f"{name} unpacks to more than {largest / 1e6:.0f} MB; no country has that much. Not used"
                    )
                yield block
    except _BROKEN as error:
        raise _broken(name, error) from error


@contextmanager
def _open(name: str, data: bytes, member: str | None) -> Iterator[IO[bytes] | gzip.GzipFile]:
    if is_zip(name, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(member or archive.namelist()[0]) as file:
            yield file
    elif data[:2] == b"\x1f\x8b":
        with gzip.open(io.BytesIO(data)) as packed:
            yield packed
    else:
        yield io.BytesIO(data)


def is_zip(name: str, data: bytes) -> bool:
    """By its first bytes, or by its name when it is cut short."""
    return data[:4] == b"PK\x03\x04" or name.endswith(".zip")


def _broken(name: str, error: Exception) -> GazetteerError:
    said = str(error) or type(error).__name__
    return GazetteerError(f"{name} is damaged or cut short ({said}); download it again")
