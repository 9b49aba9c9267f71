"""GeoPackage for QGIS: layers of points and areas, and tables of what has no place, of claims and of sources."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.errors import OutputError
from geostrike.export.frames import CLAIMS, SOURCES, STRIKES, claim_cells, shapes_of, strike_cells
from geostrike.export.tables import source_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geostrike.export.geojson import OutlineOf
    from geostrike.export.sheets import Rows
    from geostrike.export.tables import Row
    from geostrike.model import Reading

    Layers = tuple[Rows, ...]
    """The rows of one article in each of the layers."""

__all__ = ["pack_layers", "write_geopackage", "write_layers"]

# GDAL stamps layers with the time of writing; the same readings must give the same bytes.
_FIXED_TIME = "2000-01-01T00:00:00.000Z"


class _Layer(NamedTuple):
    name: str
    columns: tuple[str, ...]
    geometry: str | None = None


_LAYERS = (
    _Layer("points", STRIKES, "Point"),
    _Layer("areas", STRIKES, "MultiPolygon"),
    _Layer("unplaced", STRIKES),
    _Layer("claims", CLAIMS),
    _Layer("sources", SOURCES),
)


def pack_layers(reading: Reading, outline_of: OutlineOf | None = None) -> Layers:
    """The rows of one article in ``points``, ``areas``, ``unplaced``, ``claims`` and ``sources``."""
    from shapely.geometry import MultiPolygon, Point, Polygon  # noqa: PLC0415  loaded only where it is used

    from geostrike.export.sheets import weigh  # noqa: PLC0415

    found: dict[str, list[Row | dict[str, Any]]] = {layer.name: [] for layer in _LAYERS}
    for row, shape in zip(strike_cells(reading), shapes_of(reading, outline_of), strict=True):
        if shape is None:
            found["unplaced"].append(row)
        elif isinstance(shape, Point):
            found["points"].append(row | {"geometry": shape.wkb})
        elif isinstance(shape, Polygon | MultiPolygon):
            whole = MultiPolygon([shape]) if isinstance(shape, Polygon) else shape
            found["areas"].append(row | {"geometry": whole.wkb})
    found["claims"] += claim_cells(reading)
    found["sources"] += source_rows(reading)
    return tuple(weigh(found[layer.name]) for layer in _LAYERS)


def write_geopackage(parts: Iterable[Layers], target: Path) -> None:
    """The five layers, one after the other, each of all articles; an empty layer is there all the same."""
    import pyogrio  # noqa: PLC0415  loaded only where it is used

    from geostrike.export.sheets import Sheet, schema_of  # noqa: PLC0415

    sheets = [
        Sheet(target.with_name(layer.name), schema_of(layer.columns, geometry=layer.geometry is not None))
        for layer in _LAYERS
    ]
    for part in parts:
        for sheet, rows in zip(sheets, part, strict=True):
            sheet.put(rows)
    with _as_geopackage():
        for layer, sheet in zip(_LAYERS, sheets, strict=True):
            sheet.close()
            with sheet.read() as batches:
                placed = {"geometry_name": "geometry", "crs": "EPSG:4326"} if layer.geometry else {}
                pyogrio.write_arrow(
                    batches,
                    target,
                    layer=layer.name,
                    driver="GPKG",
                    geometry_type=layer.geometry,
                    append=layer is not _LAYERS[0],
                    **placed,
                )


def write_layers(layers: Iterable[tuple[str, Any, str | None]], target: Path) -> None:
    """Layers by name, each a frame and which geometry it has, if any. The same layers give the same bytes. Raises ``OutputError``."""
    import pyogrio  # noqa: PLC0415  loaded only where it is used

    with _as_geopackage():
        for number, (name, frame, geometry_type) in enumerate(layers):
            pyogrio.write_dataframe(
                frame, target, layer=name, driver="GPKG", geometry_type=geometry_type, append=number > 0, use_arrow=True
            )


@contextmanager
def _as_geopackage() -> Iterator[None]:
    """While layers are written: always at the same time, and with an error of ours. Raises ``OutputError``."""
    import pyogrio  # noqa: PLC0415  loaded only where it is used
    import pyogrio.errors  # noqa: PLC0415  loaded only where it is used

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _FIXED_TIME})
    try:
        yield
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise OutputError(f"the GeoPackage cannot be written ({error}): choose another place with -o") from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
