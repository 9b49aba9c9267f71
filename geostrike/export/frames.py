"""Readings as data frames for whoever works in Python, and the rows and columns that GeoPackage and GeoParquet share with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geostrike.export.geojson import find_geometry, find_outline
from geostrike.export.records import encode_record
from geostrike.export.tables import (
    ARTICLE_COLUMNS,
    CLAIM_COLUMNS,
    DISCLAIMER,
    STRIKE_COLUMNS,
    article_row,
    claim_row,
    claims_of,
    joined,
    strike_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import geopandas
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from geostrike.export.geojson import OutlineOf
    from geostrike.export.tables import Row
    from geostrike.model import Reading

__all__ = [
    "CLAIMS",
    "SOURCES",
    "STRIKES",
    "TYPES",
    "claim_cells",
    "frame_rows",
    "frame_strikes",
    "shapes_of",
    "strike_cells",
    "to_geodataframe",
]

TYPES = {
    **dict.fromkeys(("geonames_id", "killed_min", "killed_max", "injured_min", "injured_max", "claims"), "Int64"),
    **dict.fromkeys(("latitude", "longitude", "uncertainty_km", "attacker_likely"), "Float64"),
    **dict.fromkeys(("place_approximate", "attacker_stated"), "boolean"),
}
"""The pandas type of each column that is no text."""
STRIKES = (*ARTICLE_COLUMNS, *STRIKE_COLUMNS, "claims_json", "note")
CLAIMS = (*ARTICLE_COLUMNS, *CLAIM_COLUMNS, "strike_ids", "note")
SOURCES = ("article_id", "source", "kind", "descriptions", "via", "claims", "claim_ids")


def to_geodataframe(readings: Iterable[Reading], outline_of: OutlineOf | None = None) -> geopandas.GeoDataFrame:
    """One row for each strike, in WGS84: a point, an area where ``outline_of`` knows its outline, or no geometry."""
    rows: list[Row] = []
    shapes: list[BaseGeometry | None] = []
    for reading in readings:
        rows += strike_cells(reading)
        shapes += shapes_of(reading, outline_of)
    return frame_strikes(rows, shapes)


def frame_strikes(rows: list[Row], shapes: list[BaseGeometry | None]) -> geopandas.GeoDataFrame:
    """The rows of strikes with their geometries, in WGS84."""
    import geopandas  # noqa: PLC0415  loaded only where it is used

    return geopandas.GeoDataFrame(
        frame_rows(rows, STRIKES, TYPES), geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326")
    )


def strike_cells(reading: Reading) -> list[Row]:
    """One row for each strike, its claims as JSON in one column."""
    about = article_row(reading)
    rows: list[Row] = []
    for strike in reading.strikes:
        claims = [encode_record(claim) for claim in claims_of(reading, strike)]
        told: Row = {"claims_json": json.dumps(claims, ensure_ascii=False), "note": DISCLAIMER}
        rows.append(about | strike_row(reading, strike) | told)
    return rows


def shapes_of(reading: Reading, outline_of: OutlineOf | None) -> list[BaseGeometry | None]:
    """What may be drawn of each strike."""
    from shapely.geometry import shape  # noqa: PLC0415  loaded only where it is used

    drawn = (find_geometry(strike, find_outline(strike, outline_of)) for strike in reading.strikes)
    return [None if geometry is None else shape(geometry) for geometry in drawn]


def claim_cells(reading: Reading) -> list[Row]:
    """One row for each claim, with the strikes that rest on it."""
    about = article_row(reading)
    rows: list[Row] = []
    for claim in reading.claims:
        strikes = joined(strike.id for strike in reading.strikes if claim.id in strike.claim_ids)
        rows.append(about | claim_row(reading, claim) | {"strike_ids": strikes, "note": DISCLAIMER})
    return rows


def frame_rows(rows: list[Row], columns: Iterable[str], types: Mapping[str, str]) -> pd.DataFrame:
    """A row each, in ``columns``; ``types`` names the pandas type of those that are no text. Columns keep their types even when
    they are empty; whole numbers stay whole beside absent ones.
    """
    import pandas as pd  # noqa: PLC0415  loaded only where it is used

    def column(name: str) -> pd.Series[Any]:
        values = [row.get(name) for row in rows]
        if name in types:
            return pd.Series(values, dtype=types[name])
        return pd.Series(values, dtype="string")

    return pd.DataFrame({name: column(name) for name in columns})
