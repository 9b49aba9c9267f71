"""Rows of readings in Arrow's form, kept on the disk until a file is made of them: GDAL wants one layer after the other, and a
GeoParquet file tells at its head what only the last row shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from geostrike.export.frames import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Cells", "Rows", "Sheet", "in_groups", "schema_of", "weigh"]

Cells = Mapping[str, Any]
"""A row, with its geometry as WKB if it has one."""

_TOGETHER = 256
"""Rows that are packed at once: as Python has them they take ten times the room, but packed one by one three times the work."""
_BYTES = 8 << 20
"""The same where rows are large, as with outlines of coasts."""
_ARROW = {"Int64": pa.int64(), "Float64": pa.float64(), "boolean": pa.bool_()}
_GEOMETRY = "geometry"
_LIMIT = 1 << 63


@cache
def schema_of(columns: tuple[str, ...], *, geometry: bool) -> pa.Schema:
    """The types that pandas gives these columns, with a geometry as WKB or without."""
    # pandas makes large strings; so files stay what they were when they were made of its frames.
    fields = [(name, _ARROW[TYPES[name]] if name in TYPES else pa.large_string()) for name in columns]
    return pa.schema([*fields, (_GEOMETRY, pa.binary())] if geometry else fields)


class Rows(NamedTuple):
    """The rows of one article in one table, and the bytes of their texts and geometries."""

    cells: Sequence[Cells]
    size: int


def weigh(cells: Sequence[Cells]) -> Rows:
    """The rows as a sheet takes them. What no column can hold raises here, where it is known whose it is."""
    size = 0
    for row in cells:
        size += len("".join([value for value in row.values() if type(value) is str]).encode("utf-8"))
        size += len(row.get(_GEOMETRY) or b"")
        for value in row.values():
            if type(value) is int and not -_LIMIT <= value < _LIMIT:
                raise OverflowError(f"{value} is no number that a column can hold")
    return Rows(cells, size)


class Sheet:
    """One table, as it grows on the disk. It is read when all has been put."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path = path
        self._schema = schema
        self._sink = pa.OSFile(str(path), "wb")
        self._writer = pa.ipc.new_stream(self._sink, schema, options=pa.ipc.IpcWriteOptions(compression="lz4"))
        self._waiting: list[Cells] = []
        self._bytes = 0

    def put(self, rows: Rows) -> None:
        """Take in the rows of one article."""
        self._waiting += rows.cells
        self._bytes += rows.size
        if len(self._waiting) >= _TOGETHER or self._bytes >= _BYTES:
            self._settle()

    def _settle(self) -> None:
        if self._waiting:
            self._writer.write_batch(pa.RecordBatch.from_pylist(self._waiting, schema=self._schema))
        self._waiting, self._bytes = [], 0

    def close(self) -> None:
        """End it. What lies on the disk goes with its folder."""
        self._settle()
        self._writer.close()
        self._sink.close()

    def read(self) -> pa.RecordBatchReader:
        """All rows, batch by batch."""
        return pa.ipc.open_stream(pa.OSFile(str(self._path), "rb"))


def in_groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema, rows: int, size: int) -> Iterator[pa.Table]:
    """The batches joined, as soon as they have so many ``rows`` or bytes; one empty table where there is none."""
    waiting: list[pa.RecordBatch] = []
    found = held = 0
    empty = True
    for batch in batches:
        while found + batch.num_rows >= rows:
            yield _joined([*waiting, batch.slice(0, rows - found)], schema)
            batch = batch.slice(rows - found)  # noqa: PLW2901  what is left of it
            waiting, found, held, empty = [], 0, 0, False
        if batch.num_rows:
            waiting.append(batch)
            found, held = found + batch.num_rows, held + batch.nbytes
        if held >= size:
            yield _joined(waiting, schema)
            waiting, found, held, empty = [], 0, 0, False
    if waiting or empty:
        yield _joined(waiting, schema)


def _joined(batches: Sequence[pa.RecordBatch], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_batches(batches, schema=schema).combine_chunks()
