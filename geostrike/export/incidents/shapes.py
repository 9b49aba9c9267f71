"""Incidents as GeoJSON (RFC 7946): one feature each, with what every article says. An area is its outline or nothing, never a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.export.geojson import NOTE
from geostrike.export.incidents.rows import AREAS, first_mentions, incident_row, make_place, point_of
from geostrike.version import __version__

if TYPE_CHECKING:
    from geostrike.export.geojson import OutlineOf
    from geostrike.export.incidents.rows import Incidents

__all__ = ["encode_geojson", "shape_of"]

Json = dict[str, Any]


def encode_geojson(given: Incidents, outline_of: OutlineOf | None = None) -> Json:
    """A FeatureCollection of all incidents, those without a place with a null geometry. Their ids stay over runs."""
    return {
        "type": "FeatureCollection",
        "generator": f"geostrike {__version__}",
        "note": NOTE,
        "features": [
            {
                "type": "Feature",
                "id": incident["id"],
                "geometry": shape_of(incident, outline_of),
                "properties": {**incident_row(incident), "claims": first_mentions(incident)},
            }
            for incident in given.incidents
        ],
    }


def shape_of(incident: Json, outline_of: OutlineOf | None) -> Json | None:
    """A point, an outline where ``outline_of`` knows it, or nothing."""
    point = point_of(incident)
    if point is not None:
        return {"type": "Point", "coordinates": list(point)}
    if outline_of is None or incident["level"] not in AREAS or not incident["place_id"]:
        return None
    outline = outline_of(make_place(incident))
    return None if outline is None else outline.geometry
