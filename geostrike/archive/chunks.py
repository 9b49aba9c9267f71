"""What an archive is cut into: stretches of lines or rows of one file, and whole files. What they hold tells them apart.

Files are looked through once, at the speed of the disk, before anything is read: so every line has its number, no stretch
ends within a line, and what did not change since the last run is known without being read again.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from geostrike.archive.storage import name_of_file, open_address
from geostrike.articles import json_lines
from geostrike.articles.documents import LARGEST_FILE
from geostrike.articles.formats import find_format
from geostrike.errors import ArticleError
from geostrike.model import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyarrow.parquet as pq

__all__ = ["Chunk", "Kind", "Partition", "find_chunks", "hash_rows", "join_chunks", "open_plain", "stem_of"]

_BLOCK = 1 << 20
_HEAD = 1 << 17  # bytes by which the form of a file is told
_GZIP, _ZSTD, _PARQUET = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1"
_PACKED = (".gz", ".zst", ".zstd")


class Kind(StrEnum):
    """How the articles of a chunk lie there."""

    LINES = "lines"  # JSON Lines, packed or not; counted in bytes, unpacked
    ROWS = "rows"  # Parquet; counted in rows
    FILE = "file"  # a whole file in any form that ``geostrike read`` takes


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """Bytes or rows ``start`` to ``end`` (exclusive) of a file. ``first`` is the number of its first line or row, from 1."""

    address: str
    kind: Kind
    start: int
    end: int
    first: int
    size: int
    """Bytes, packed or not, roughly: what one partition is measured by."""
    digest: str
    """SHA-256 of what it holds."""


class Partition(NamedTuple):
    """What one worker reads at a time, and what the files made from it are called."""

    name: str
    chunks: tuple[Chunk, ...]

    @property
    def where(self) -> str:
        """For people: from where to where."""
        first, last = self.chunks[0], self.chunks[-1]
        start = first.address if first.kind is Kind.FILE else f"{first.address}:{first.first}"
        return start if len(self.chunks) == 1 else f"{start} to {last.address}"

    @property
    def size(self) -> int:
        """In bytes, roughly."""
        return sum(chunk.size for chunk in self.chunks)


def find_chunks(addresses: Iterable[str], size: int) -> list[Chunk | Failure]:
    """The chunks of some files, of about ``size`` bytes each; what is wrong with a file is a ``Failure``."""
    found: list[Chunk | Failure] = []
    for address in addresses:
        try:
            found += _survey(address, size)
        except ArticleError as error:
            found.append(Failure(where=address, message=str(error)))
        except (OSError, EOFError, ValueError) as error:
            found.append(Failure(where=address, message=_say_broken(error)))
    return found


def join_chunks(chunks: Iterable[Chunk], size: int, made_by: str) -> Iterator[Partition]:
    """The partitions of chunks in their order: one each, but for whole files, of which several are read together. The name of
    a partition tells what is read and ``made_by`` what.
    """
    waiting: list[Chunk] = []
    for chunk in chunks:
        if waiting and (chunk.kind is not Kind.FILE or sum(c.size for c in waiting) + chunk.size > size):
            yield _name(waiting, made_by)
            waiting = []
        waiting.append(chunk)
        if chunk.kind is not Kind.FILE:
            yield _name(waiting, made_by)
            waiting = []
    if waiting:
        yield _name(waiting, made_by)


def _name(chunks: list[Chunk], made_by: str) -> Partition:
    told = [made_by, *(repr((c.address, c.kind.value, c.start, c.end, c.first, c.digest)) for c in chunks)]
    digest = hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()
    return Partition(digest[:20], tuple(chunks))


def stem_of(address: str) -> tuple[str, str]:
    """What articles of a file are called after, as ``geostrike read`` calls them, and the ending that tells its form."""
    path = PurePosixPath(name_of_file(address))
    if path.suffix.lower() in _PACKED:
        path = path.with_suffix("")
    return path.stem, path.suffix.lower()


@contextmanager
def open_plain(address: str) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked. Raises ``OSError`` or ``ArticleError``."""
    with open_address(address) as stream:
        head = stream.read(4)
        stream.seek(0)
        if head.startswith(_GZIP):
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield cast("BinaryIO", unpacked)
        elif head.startswith(_ZSTD):
            import pyarrow as pa  # noqa: PLC0415  loaded only where it is used

            with pa.CompressedInputStream(pa.PythonFile(stream, "r"), "zstd") as packed:
                yield cast("BinaryIO", io.BufferedReader(packed, _BLOCK))
        else:
            yield stream


def _say_broken(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file: check the name"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else " ".join(str(error).split())
    return f"it cannot be read to its end ({reason}): fetch it again"


def _survey(address: str, size: int) -> Iterator[Chunk | Failure]:
    with open_address(address) as stream:
        if stream.read(4) == _PARQUET:
            yield from _survey_rows(address, stream, size)
            return
    with open_plain(address) as stream:
        blocks = _Blocks(stream)
        form = find_format(io.BytesIO(blocks.head), stem_of(address)[1])
        yield from _survey_lines(address, blocks, size) if form is json_lines else _survey_file(address, blocks)


class _Blocks:
    """The bytes of a stream, block by block; its beginning can be looked at before."""

    def __init__(self, stream: BinaryIO) -> None:
        # As much as is there: a packed file that breaks off gives what came before.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self.head = self._take(_HEAD)
        self.broken: Exception | None = None
        """Why there is no more, where the file breaks off."""

    def _take(self, least: int) -> bytes:
        found = b""
        try:
            while len(found) < least and (block := self._read(_BLOCK)):
                found += block
        except (OSError, EOFError, ValueError, zlib.error) as error:
            if not found:
                self.broken = error
        return found

    def __iter__(self) -> Iterator[bytes]:
        block = self.head
        while block:
            yield block
            block = self._take(1)


def _survey_file(address: str, blocks: _Blocks) -> Iterator[Chunk]:
    digest, length = hashlib.sha256(), 0
    for block in blocks:
        digest.update(block)
        length += len(block)
        if length > LARGEST_FILE:
            raise ArticleError(f"it is over {LARGEST_FILE // 1_000_000} MB, too large to be read whole: split it")
    if blocks.broken is not None:
        raise ArticleError(_say_broken(blocks.broken))
    yield Chunk(address=address, kind=Kind.FILE, start=0, end=length, first=1, size=length, digest=digest.hexdigest())


def _survey_lines(address: str, blocks: _Blocks, size: int) -> Iterator[Chunk | Failure]:
    """Chunks that end with the first line that ends at ``size`` bytes or later; where the file breaks off, its whole lines."""
    start = at = lines_end = 0
    line = first = 1
    digest = hashlib.sha256()
    whole = digest.copy()  # as it was at the end of the last line

    def cut(end: int, held: hashlib._Hash) -> Chunk:
        return Chunk(
            address=address,
            kind=Kind.LINES,
            start=start,
            end=end,
            first=first,
            size=end - start,
            digest=held.hexdigest(),
        )

    for block in blocks:
        done = 0
        while done < len(block):
            end = block.find(b"\n", max(done, done + start + size - at - 1)) + 1
            piece = block[done : end or len(block)]
            newline = piece.rfind(b"\n") + 1
            if newline:
                digest.update(piece[:newline])
                whole, lines_end = digest.copy(), at + newline
            digest.update(piece[newline:])
            line += piece.count(b"\n")
            at, done = at + len(piece), done + len(piece)
            if end:
                yield cut(at, digest)
                start, first, digest = at, line, hashlib.sha256()
    if blocks.broken is not None:
        if lines_end > start:
            yield cut(lines_end, whole)
        yield Failure(where=f"{address}:{line}", message=_say_broken(blocks.broken))
    elif at > start:
        yield cut(at, digest)


def _survey_rows(address: str, stream: BinaryIO, size: int) -> Iterator[Chunk]:
    """Chunks of whole rows, never over the end of a row group; their digests are of the group's own bytes."""
    import pyarrow.parquet as pq  # noqa: PLC0415  loaded only where it is used

    metadata = pq.ParquetFile(stream).metadata
    row = 0
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        digest = hash_rows(stream, group)
        count = group.num_rows
        step = max(1, min(count, count * size // max(1, group.total_byte_size)))
        for start in range(row, row + count, step):
            end = min(start + step, row + count)
            part = group.total_byte_size * (end - start) // max(1, count)
            yield Chunk(
                address=address, kind=Kind.ROWS, start=start, end=end, first=start + 1, size=part, digest=digest
            )
        row += count


def hash_rows(stream: BinaryIO, group: pq.RowGroupMetaData) -> str:
    """SHA-256 of the bytes that a row group of a Parquet file takes."""
    digest = hashlib.sha256()
    for number in range(group.num_columns):
        column = group.column(number)
        begin = column.data_page_offset
        if column.dictionary_page_offset:
            begin = min(begin, column.dictionary_page_offset)
        stream.seek(begin)
        left = column.total_compressed_size
        while left > 0 and (block := stream.read(min(left, _BLOCK))):
            digest.update(block)
            left -= len(block)
    return digest.hexdigest()
