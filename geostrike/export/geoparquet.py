"""GeoParquet 1.1: one row for each strike, for data frames and databases."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from geostrike.export.frames import STRIKES, frame_strikes, shapes_of, strike_cells

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyarrow as pa

    from geostrike.export.geojson import OutlineOf
    from geostrike.export.sheets import Rows
    from geostrike.model import Reading

__all__ = ["Strikes", "pack_strikes", "write_geoparquet"]

_ROW_GROUP = 10_000
"""Strikes that are written at once, and found at once by who looks for a few; databases are slow with groups of less than five thousand."""
_GROUP_BYTES = 64 << 20
"""The same where strikes are large, as with outlines of coasts."""


class Strikes(NamedTuple):
    """The strikes of one article, with what the file tells of all geometries."""

    rows: Rows
    kinds: frozenset[str]
    bounds: tuple[tuple[float, float, float, float], ...]


def pack_strikes(reading: Reading, outline_of: OutlineOf | None = None) -> Strikes:
    """Strikes with their geometry in WGS84, claims as JSON in one column."""
    from geostrike.export.sheets import weigh  # noqa: PLC0415  loaded only where it is used

    shapes = shapes_of(reading, outline_of)
    drawn = [shape for shape in shapes if shape is not None and not shape.is_empty]
    cells = [
        row if shape is None else row | {"geometry": shape.wkb}
        for row, shape in zip(strike_cells(reading), shapes, strict=True)
    ]
    kinds = frozenset(shape.geom_type for shape in drawn)
    return Strikes(rows=weigh(cells), kinds=kinds, bounds=tuple(shape.bounds for shape in drawn))


def write_geoparquet(parts: Iterable[Strikes], target: Path) -> None:
    """The strikes in row groups, whose description is geopandas' own, as if it had had all at once."""
    import pyarrow.parquet as pq  # noqa: PLC0415  loaded only where it is used

    from geostrike.export.sheets import Sheet, in_groups, schema_of  # noqa: PLC0415

    schema = schema_of(STRIKES, geometry=True)
    sheet = Sheet(target.with_name("strikes"), schema)
    kinds: set[str] = set()
    bounds: list[tuple[float, float, float, float]] = []
    for part in parts:
        sheet.put(part.rows)
        kinds |= part.kinds
        bounds = [_around(*bounds, *part.bounds)] if bounds or part.bounds else []
    sheet.close()
    described = _describe(schema, sorted(kinds), bounds)
    with sheet.read() as rows, pq.ParquetWriter(target, described) as writer:
        for table in in_groups(rows, schema, _ROW_GROUP, _GROUP_BYTES):
            writer.write_table(table.cast(described))


def _around(*bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = zip(*bounds, strict=True)
    return min(west), min(south), max(east), max(north)


def _describe(schema: pa.Schema, kinds: list[str], bounds: list[tuple[float, float, float, float]]) -> pa.Schema:
    """``schema`` as geopandas writes it, with these kinds of geometries within these bounds."""
    import pyarrow as pa  # noqa: PLC0415  loaded only where it is used
    import pyarrow.parquet as pq  # noqa: PLC0415
    from shapely.geometry import Point  # noqa: PLC0415

    example = BytesIO()
    frame_strikes([{}], [Point(0, 0)]).to_parquet(example, index=False, schema_version="1.1.0")
    written = pq.read_schema(BytesIO(example.getvalue()))
    told = json.loads(written.metadata[b"geo"])
    column = told["columns"]["geometry"]
    column["geometry_types"] = kinds
    del column["bbox"]
    if bounds:
        (column["bbox"],) = bounds
    fields = [field.with_metadata(written.field(field.name).metadata) for field in schema]
    return pa.schema(fields, metadata=written.metadata | {b"geo": json.dumps(told).encode()})
