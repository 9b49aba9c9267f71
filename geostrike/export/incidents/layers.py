"""The six tables of a collection as data frames, two of them on the map: ``incidents`` as points, ``areas`` as outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.export.frames import frame_rows
from geostrike.export.incidents.rows import (
    AREAS,
    COLUMNS,
    article_rows,
    claim_rows,
    decision_rows,
    incident_row,
    source_rows,
)
from geostrike.export.incidents.shapes import shape_of
from geostrike.language.controls import mend

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from geostrike.export.geojson import OutlineOf
    from geostrike.export.incidents.rows import Incidents
    from geostrike.export.tables import Row

__all__ = ["Layer", "frame_incidents", "make_layers"]

_TYPES = {
    **dict.fromkeys(
        "articles origins killed_low killed_best killed_high civilians_killed_low civilians_killed_high text_start text_end".split(),
        "Int64",
    ),
    **dict.fromkeys(("latitude", "longitude", "uncertainty_km"), "Float64"),
    **dict.fromkeys(("date_told", "recalled_only", "killed_open", "recalled"), "boolean"),
}
Json = dict[str, Any]


class Layer(NamedTuple):
    """A table, and which geometry its rows have; ``None``: none."""

    name: str
    frame: pd.DataFrame
    geometry: str | None = None


def make_layers(given: Incidents, outline_of: OutlineOf | None = None) -> list[Layer]:
    """All six, in order; an empty one is there all the same. Every incident is among ``incidents``, an area without a point."""
    incidents = given.incidents
    areas = [incident for incident in incidents if incident["level"] in AREAS]
    tables = {
        "claims": [row for incident in incidents for row in claim_rows(incident)],
        "sources": [row for incident in incidents for row in source_rows(incident)],
        "articles": article_rows(given),
        "decisions": decision_rows(incidents),
    }
    return [
        Layer("incidents", frame_incidents(incidents, areas=False), "Point"),
        Layer("areas", frame_incidents(areas, outline_of, points=False), "MultiPolygon"),
        *(Layer(name, _frame(rows, name)) for name, rows in tables.items()),
    ]


def frame_incidents(
    incidents: Iterable[Json], outline_of: OutlineOf | None = None, *, points: bool = True, areas: bool = True
) -> Any:
    """A geopandas frame of incidents in WGS84: points of spots, outlines of areas, and nothing where neither is wanted or known."""
    import geopandas  # noqa: PLC0415  loaded only where it is used
    from shapely.geometry import MultiPolygon, Polygon, shape  # noqa: PLC0415

    listed = list(incidents)
    shapes: list[Any] = []
    for incident in listed:
        found = shape_of(incident, outline_of if areas else None)
        drawn = None if found is None or (found["type"] == "Point" and not points) else shape(found)
        shapes.append(MultiPolygon([drawn]) if isinstance(drawn, Polygon) else drawn)
    frame = _frame([incident_row(incident) for incident in listed], "incidents")
    return geopandas.GeoDataFrame(frame, geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326"))


def _frame(rows: list[Row], table: str) -> pd.DataFrame:
    """What no file can hold is replaced: SQLite ends a text at NUL, and PostgreSQL refuses it."""
    whole = [{name: mend(value) if isinstance(value, str) else value for name, value in row.items()} for row in rows]
    return frame_rows(whole, COLUMNS[table], _TYPES)
