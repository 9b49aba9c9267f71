"""Readings as a GeoDataFrame, with outlines from the gazetteer. geopandas is imported only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export import frames
from geostrike.maps.orientation import open_atlas
from geostrike.model import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas

    from geostrike.maps.orientation import Atlas

__all__ = ["to_geodataframe"]


def to_geodataframe(readings: Reading | Iterable[Reading], gazetteer: Atlas | None = None) -> geopandas.GeoDataFrame:
    """One row for each strike in WGS84, with its claims in the column ``claims_json``.

    The geometry is a point, an area's outline (from the gazetteer, the default one if not given), or ``None`` for what
    has no place that can be drawn.
    """
    several = [readings] if isinstance(readings, Reading) else list(readings)
    return frames.to_geodataframe(several, (open_atlas() if gazetteer is None else gazetteer).outline)
