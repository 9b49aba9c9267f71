"""The rows of one partition, gathered column by column, and the files that they become. The same rows give the same bytes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from geostrike.archive.schema import PLACED, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.archive.rows import Cells, Row, Spot

__all__ = ["File", "Sheets", "encode_table", "path_of"]

_COMING = 16
"""Articles whose rows are worked out one after the other: after each reading, with all that it goes through, one takes twice the time."""
_TOGETHER = 512
"""Rows that wait to be packed: as Python has them they take ten times the room."""
_ROW_GROUP = 20_000
_OWN = frozenset({"reading", "text"})
"""Columns in which no two rows are alike: their values are not looked up among those before."""


class File(NamedTuple):
    """A file of the archive, by its path in it."""

    path: str
    content: bytes


class Sheets:
    """The tables of one partition."""

    def __init__(self, partition: str) -> None:
        self._partition = partition
        self._coming: list[Iterable[Row]] = []
        self._waiting: dict[str, list[Cells]] = {}
        self._packed: dict[str, list[pa.Table]] = {}
        self._spots: dict[str, list[Spot]] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Take in the rows of one article, which are asked for when some articles wait."""
        self._coming.append(rows)
        if len(self._coming) >= _COMING:
            self._settle()

    def count(self, table: str) -> int:
        """How many rows a table has."""
        self._settle()
        return len(self._spots.get(table, ()))

    def _settle(self) -> None:
        for table, cells, spot in chain.from_iterable(self._coming):
            cells["partition"] = self._partition
            self._waiting.setdefault(table, []).append(cells)
            self._spots.setdefault(table, []).append(spot)
        self._coming.clear()
        for table, waiting in self._waiting.items():
            if len(waiting) >= _TOGETHER:
                self._pack(table)

    def _pack(self, table: str) -> None:
        packed = pa.Table.from_pylist(self._waiting[table], schema=schema_of(table))
        self._packed.setdefault(table, []).append(packed)
        self._waiting[table] = []

    def files(self) -> Iterator[File]:
        """One for each table, country and month, in a fixed order."""
        self._settle()
        for table in sorted(self._waiting):
            self._pack(table)
            rows, places = pa.concat_tables(self._packed.pop(table)), self._spots.pop(table)
            numbers: dict[Spot, list[int]] = {}
            for number, spot in enumerate(places):
                numbers.setdefault(spot, []).append(number)
            for spot in sorted(numbers):
                chosen = rows if len(numbers) == 1 else rows.take(numbers[spot])
                yield File(path_of(table, spot, self._partition), encode_table(chosen))


def path_of(table: str, spot: Spot, partition: str) -> str:
    """Where the rows of a partition lie that are of one country and month."""
    folder = f"{table}/country={spot.country}/month={spot.month}" if table in PLACED else table
    return f"{folder}/{partition}.parquet"


def encode_table(table: pa.Table) -> bytes:
    """A table as Parquet."""
    target = pa.BufferOutputStream()
    repeated = [name for name in table.schema.names if name not in _OWN]
    pq.write_table(table, target, compression="zstd", row_group_size=_ROW_GROUP, use_dictionary=repeated)
    return bytes(target.getvalue())
