"""Readings as a GeoDataFrame: one row for each strike, for analysis. geopandas is imported only here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.export.geojson import encode_geojson
from geostrike.model import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas

    from geostrike.maps.orientation import Atlas

__all__ = ["to_geodataframe"]


def to_geodataframe(readings: Reading | Iterable[Reading], gazetteer: Atlas | None = None) -> geopandas.GeoDataFrame:
    """One row for each strike in WGS84, with its claims in the column ``claims``.

    The geometry is a point, an area's outline (when a gazetteer is given), or ``None`` for what has no place that can
    be drawn. Columns are the properties of ``geostrike.export.geojson``.
    """
    import geopandas  # noqa: PLC0415 - slow to import, and only this function needs it
    from shapely.geometry import shape  # noqa: PLC0415

    several = [readings] if isinstance(readings, Reading) else list(readings)
    features = encode_geojson(several, gazetteer.outline if gazetteer else None)["features"]
    rows: list[dict[str, Any]] = [{"id": feature["id"], **feature["properties"]} for feature in features]
    shapes = [shape(feature["geometry"]) if feature["geometry"] else None for feature in features]
    return geopandas.GeoDataFrame(rows, geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326"), crs="EPSG:4326")
