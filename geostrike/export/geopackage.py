"""GeoPackage for QGIS: layers of points and areas, and tables of what has no place, of claims and of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.errors import OutputError
from geostrike.export.frames import frame_claims, frame_sources, to_geodataframe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geostrike.export.geojson import OutlineOf
    from geostrike.model import Reading

__all__ = ["write_geopackage", "write_layers"]

# GDAL stamps layers with the time of writing; the same readings must give the same bytes.
_FIXED_TIME = "2000-01-01T00:00:00.000Z"


def write_geopackage(readings: Sequence[Reading], target: Path, outline_of: OutlineOf | None = None) -> None:
    """``points``, ``areas``, ``unplaced``, ``claims`` and ``sources``; an empty layer is there all the same."""
    from shapely.geometry import MultiPolygon, Polygon  # noqa: PLC0415  loaded only where it is used

    strikes = to_geodataframe(readings, outline_of)
    kinds = strikes.geometry.geom_type
    areas = strikes[kinds.isin(("Polygon", "MultiPolygon"))].copy()
    areas["geometry"] = [MultiPolygon([g]) if isinstance(g, Polygon) else g for g in areas.geometry]
    unplaced = strikes[strikes.geometry.isna()].drop(columns="geometry")
    layers = (
        ("points", strikes[kinds == "Point"], "Point"),
        ("areas", areas, "MultiPolygon"),
        ("unplaced", unplaced, None),
        ("claims", frame_claims(readings), None),
        ("sources", frame_sources(readings), None),
    )
    write_layers(layers, target)


def write_layers(layers: Iterable[tuple[str, Any, str | None]], target: Path) -> None:
    """Layers by name, each a frame and which geometry it has, if any. The same layers give the same bytes. Raises ``OutputError``."""
    import pyogrio  # noqa: PLC0415  loaded only where it is used
    import pyogrio.errors  # noqa: PLC0415  loaded only where it is used

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _FIXED_TIME})
    try:
        for number, (name, frame, geometry_type) in enumerate(layers):
            pyogrio.write_dataframe(
                frame, target, layer=name, driver="GPKG", geometry_type=geometry_type, append=number > 0, use_arrow=True
            )
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise OutputError(f"the GeoPackage cannot be written ({error}): choose another place with -o") from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
