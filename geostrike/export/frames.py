"""Readings as data frames, for GeoPackage, GeoParquet and whoever works in Python."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geostrike.export.geojson import encode_geojson
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
    pairs_of,
    source_rows,
    strike_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import geopandas
    import pandas as pd

    from geostrike.export.geojson import OutlineOf
    from geostrike.export.tables import Row
    from geostrike.model import Reading

__all__ = ["frame_claims", "frame_rows", "frame_sources", "to_geodataframe"]

_TYPES = {
    **dict.fromkeys(("geonames_id", "killed_min", "killed_max", "injured_min", "injured_max", "claims"), "Int64"),
    **dict.fromkeys(("latitude", "longitude", "uncertainty_km", "attacker_likely"), "Float64"),
    **dict.fromkeys(("place_approximate", "attacker_stated"), "boolean"),
}
_STRIKES = (*ARTICLE_COLUMNS, *STRIKE_COLUMNS, "claims_json", "note")
_CLAIMS = (*ARTICLE_COLUMNS, *CLAIM_COLUMNS, "strike_ids", "note")
_SOURCES = ("article_id", "source", "kind", "descriptions", "via", "claims", "claim_ids")


def to_geodataframe(readings: Iterable[Reading], outline_of: OutlineOf | None = None) -> geopandas.GeoDataFrame:
    """One row for each strike, in WGS84: a point, an area where ``outline_of`` knows its outline, or no geometry."""
    import geopandas  # noqa: PLC0415  loaded only where it is used
    from shapely.geometry import shape  # noqa: PLC0415  loaded only where it is used

    given = list(readings)
    rows: list[Row] = []
    for reading, strike in pairs_of(given):
        claims = [encode_record(claim) for claim in claims_of(reading, strike)]
        row = article_row(reading) | strike_row(reading, strike)
        rows.append(row | {"claims_json": json.dumps(claims, ensure_ascii=False), "note": DISCLAIMER})
    geometries = [feature["geometry"] for feature in encode_geojson(given, outline_of)["features"]]
    shapes = [None if geometry is None else shape(geometry) for geometry in geometries]
    return geopandas.GeoDataFrame(
        frame_rows(rows, _STRIKES, _TYPES), geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326")
    )


def frame_claims(readings: Sequence[Reading]) -> pd.DataFrame:
    """One row for each claim, with the strikes that rest on it."""
    rows: list[Row] = []
    for reading in readings:
        for claim in reading.claims:
            strikes = joined(strike.id for strike in reading.strikes if claim.id in strike.claim_ids)
            row = article_row(reading) | claim_row(reading, claim)
            rows.append(row | {"strike_ids": strikes, "note": DISCLAIMER})
    return frame_rows(rows, _CLAIMS, _TYPES)


def frame_sources(readings: Sequence[Reading]) -> pd.DataFrame:
    """One row for each source of each article."""
    return frame_rows([row for reading in readings for row in source_rows(reading)], _SOURCES, _TYPES)


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
