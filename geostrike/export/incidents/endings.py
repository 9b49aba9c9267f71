"""Endings of files that incidents are exported to; apart, so that asking loads nothing. The first that fits is meant."""

from __future__ import annotations

__all__ = ["ENDINGS"]

ENDINGS = (".geojson", ".gpkg", ".acled.csv", ".ucdp.csv", ".csv", ".kml", ".timemap.json", ".parquet", ".md")
