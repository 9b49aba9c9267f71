"""GeoParquet: one row for each strike, for data frames and databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.frames import to_geodataframe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geostrike.export.geojson import OutlineOf
    from geostrike.model import Reading

__all__ = ["write_geoparquet"]


def write_geoparquet(readings: Sequence[Reading], target: Path, outline_of: OutlineOf | None = None) -> None:
    """Strikes with their geometry in WGS84, claims as JSON in one column."""
    to_geodataframe(readings, outline_of).to_parquet(target, index=False)
