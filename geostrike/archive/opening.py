"""A chunk of an archive → its documents, one at a time, each with the name and number that it has for ``geostrike read``."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from geostrike.archive.chunks import Kind, open_plain, stem_of
from geostrike.archive.storage import is_remote, open_address
from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.articles.documents import LARGEST_FILE, Opened
from geostrike.articles.fields import NAMES, fold_name, id_of, rename
from geostrike.articles.finding import split_opened
from geostrike.articles.json_lines import encode_line, split_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.archive.chunks import Chunk
    from geostrike.articles.documents import Columns, Document
    from geostrike.model import Failure

__all__ = ["open_chunk", "open_records"]

_SKIPPED = 1 << 20  # bytes at once, of what lies before a chunk of a packed file
_ROWS = 256


def open_chunk(chunk: Chunk, columns: Columns = ()) -> Iterator[Document | Failure]:
    """The documents of a chunk. Raises ``OSError`` where the file cannot be read any more."""
    name, suffix = stem_of(chunk.address)
    path = None if is_remote(chunk.address) else Path(chunk.address)
    folder = None if path is None else path.parent  # found, not named: no address in it is followed
    opened = Opened(
        where=chunk.address, name=name, stream=io.BytesIO(), suffix=suffix, path=path, root=folder, columns=columns
    )
    if chunk.kind is Kind.ROWS:
        yield from _open_rows(chunk, opened)
        return
    with open_plain(chunk.address) as stream:
        if chunk.kind is Kind.LINES:
            yield from _open_lines(chunk, stream, opened)
            return
        data = stream.read(LARGEST_FILE + 1)
    yield from split_opened(replace(opened, stream=io.BytesIO(data)))


def open_records(records: Iterable[object], name: str, columns: Columns = ()) -> Iterator[Document | Failure]:
    """The documents of records that a program holds: lines of JSON, or objects as Python has them."""
    opened = Opened(where=name, name=name, stream=io.BytesIO(), columns=columns)
    for number, record in enumerate(records, 1):
        yield from split_line(opened, number, encode_line(record))


def _open_lines(chunk: Chunk, stream: BinaryIO, opened: Opened) -> Iterator[Document]:
    _go_to(stream, chunk.start)
    at, number = chunk.start, chunk.first
    while at < chunk.end and (line := stream.readline(LARGEST_TEXT + 2)):
        at += len(line)
        yield from _split(opened, number, line)
        if len(line) > LARGEST_TEXT and not line.endswith(b"\n"):  # what is left of it is not looked at
            while at < chunk.end and (rest := stream.readline(_SKIPPED)):
                at += len(rest)
                if rest.endswith(b"\n"):
                    break
        number += 1


def _split(opened: Opened, number: int, line: bytes) -> Iterator[Document]:
    bare = line.rstrip(b"\r\n")
    if not bare.strip():
        return
    if len(line) > LARGEST_TEXT:
        yield opened.entry(number, bare)  # told to be too long when it is read
        return
    yield from split_line(opened, number, bare)


def _go_to(stream: BinaryIO, start: int) -> None:
    """To byte ``start`` of what ``stream`` holds, unpacked."""
    if stream.seekable():
        stream.seek(start)
        return
    while start > 0 and (passed := stream.read(min(start, _SKIPPED))):
        start -= len(passed)


def _open_rows(chunk: Chunk, opened: Opened) -> Iterator[Document]:
    import pyarrow.parquet as pq  # noqa: PLC0415  loaded only where it is used

    with open_address(chunk.address) as stream:
        file = pq.ParquetFile(stream)
        groups, before = _find_groups(file.metadata, chunk)
        chosen = _choose_columns(file.schema_arrow.names, opened.columns)
        row = before
        for batch in file.iter_batches(batch_size=_ROWS, row_groups=groups, columns=chosen):
            if row >= chunk.end:
                return
            for record in batch.to_pylist():
                if chunk.start <= row < chunk.end:
                    yield _row_document(opened, row + 1, record)
                row += 1


def _row_document(opened: Opened, number: int, record: dict[str, Any]) -> Document:
    filled = {name: value for name, value in record.items() if value is not None}
    renamed = rename(filled, opened.columns)
    return opened.entry(number, encode_line(renamed), id_of(renamed))


def _find_groups(metadata: Any, chunk: Chunk) -> tuple[list[int], int]:
    """The row groups that a chunk touches, and how many rows lie before them."""
    groups, row, before = [], 0, 0
    for number in range(metadata.num_row_groups):
        count = metadata.row_group(number).num_rows
        if row + count <= chunk.start:
            before = row + count
        elif row < chunk.end:
            groups.append(number)
        row += count
    return groups, before


_KNOWN = frozenset(name for names in NAMES.values() for name in names)


def _choose_columns(names: list[str], columns: Columns) -> list[str]:
    """Those that may say something of an article: others, as wide as they may be, are not read."""
    wanted = _KNOWN | {fold_name(column) for _, column in columns}
    return [name for name in names if fold_name(name) in wanted]
