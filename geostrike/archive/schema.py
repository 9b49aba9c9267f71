"""The tables of an archive, ``geostrike.archive/1``: their columns, and what makes them GeoParquet 1.1.

Columns are only ever added within version 1. They are called as in the other exports; only a country's name is
``country_name`` here, for ``country`` is the folder that a strike lies in.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa

from geostrike.export.tables import ARTICLE_COLUMNS, CLAIM_COLUMNS, STRIKE_COLUMNS
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NONE", "PLACED", "SCHEMA", "TABLES", "schema_of"]

SCHEMA = "geostrike.archive/1"
NONE = "none"
"""The country or month of what has none."""
PLACED = ("strikes", "claims", "articles")
"""Tables that lie in folders of a country and a month, and have a geometry."""
TABLES = (*PLACED, "readings", "failures")

_DAYS = ("published", "date_start", "date_end", "claim_date_start", "claim_date_end")
_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(_DAYS, pa.date32()),
    **dict.fromkeys(("latitude", "longitude", "uncertainty_km", "attacker_likely"), pa.float64()),
    **dict.fromkeys(("place_approximate", "attacker_stated"), pa.bool_()),
    **dict.fromkeys(("geonames_id", "killed_min", "killed_max", "injured_min", "injured_max"), pa.int64()),
    **dict.fromkeys(("claims", "strikes", "drawn"), pa.int32()),
}
_BBOX = pa.struct([(name, pa.float64()) for name in ("xmin", "ymin", "xmax", "ymax")])
_GEOMETRY = (("bbox", _BBOX), ("geometry", pa.binary()))
_KEYS = ("partition",)

_COLUMNS: dict[str, tuple[str, ...]] = {
    "strikes": (*_KEYS, *ARTICLE_COLUMNS, *("country_name" if c == "country" else c for c in STRIKE_COLUMNS), "claim_ids"),
    "claims": (*_KEYS, *ARTICLE_COLUMNS, *CLAIM_COLUMNS, "strike_ids", "country_code"),
    "articles": (
        *_KEYS, "article_id", "article_title", "outlet", "url", "published", "article_sha256", "language", "found_at", "outcome",
        "strikes", "drawn", "claims", "country_codes", "warnings",
    ),
    "readings": (*_KEYS, "article_id", "reading", "text"),
    "failures": (*_KEYS, "found_at", "reason"),
}  # fmt: skip
_SHAPES = {
    "strikes": ["Point", "Polygon", "MultiPolygon"],
    "claims": ["Point", "Polygon", "MultiPolygon"],
    "articles": ["MultiPoint"],
}


@cache
def schema_of(table: str) -> pa.Schema:
    """Columns, types and metadata of a table. The metadata are the same in every file, so that many files are one table."""
    columns: Iterable[tuple[str, pa.DataType]] = ((name, _TYPES.get(name, pa.string())) for name in _COLUMNS[table])
    metadata = {"geostrike": json.dumps({"schema": SCHEMA, "table": table, "geostrike": __version__})}
    if table in PLACED:
        columns = (*columns, *_GEOMETRY)
        metadata["geo"] = json.dumps(_describe_geometry(table))
    return pa.schema(list(columns), metadata=metadata)


def _describe_geometry(table: str) -> dict[str, object]:
    """GeoParquet 1.1. No ``crs`` means longitude and latitude (OGC:CRS84)."""
    covering = {"bbox": {name: ["bbox", name] for name in ("xmin", "ymin", "xmax", "ymax")}}
    column = {"encoding": "WKB", "geometry_types": _SHAPES[table], "covering": covering}
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
