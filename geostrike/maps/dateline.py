"""Places on both sides of 180 degrees stand side by side: on such a map the western longitudes go on past 180, so that
179 and -179 are two degrees apart. Only what is drawn is turned; what is said and exported keeps its true longitude.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geostrike.maps.orientation import NEAR_THE_END, Box, enclose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.maps.orientation import OutlineLike
    from geostrike.maps.sites import Gathering
    from geostrike.model import Place

__all__ = ["is_split", "split_box", "true_longitude", "turn", "turn_gathering", "turn_outline", "turn_place"]


@dataclass(frozen=True, slots=True)
class _Turned:
    """An outline whose western half goes on past 180 degrees."""

    geometry: dict[str, Any]
    approximate: bool
    source: str


def turn(longitude: float) -> float:
    """Where a longitude lies on a map that goes on past 180 degrees."""
    return longitude + 360 if longitude < 0 else longitude


def true_longitude(longitude: float) -> float:
    """The longitude of what was perhaps turned."""
    return longitude - 360 if longitude > 180 else longitude


def is_split(places: Iterable[tuple[Place, OutlineLike | None]]) -> bool:
    """Whether places lie on both sides of 180 degrees, or so near to it that the land beyond is seen."""
    found = list(places)
    box = enclose(found)
    if box is None:
        return False
    turned = enclose((turn_place(place), turn_outline(outline)) for place, outline in found)
    assert turned is not None
    if turned.east - turned.west < box.east - box.west - 1e-9:
        return True
    return box.east - box.west <= 180 and abs(box.west + box.east) / 2 > NEAR_THE_END


def turn_place(place: Place) -> Place:
    """The place where it is drawn."""
    return replace(place, longitude=turn(place.longitude)) if place.longitude < 0 else place


def turn_outline(outline: OutlineLike | None) -> OutlineLike | None:
    """The outline where it is drawn. A part that touches 180 degrees from the west stays with the rest of it."""
    if outline is None:
        return None
    rings = outline.geometry["coordinates"]
    polygons = rings if outline.geometry["type"] == "MultiPolygon" else [rings]
    turned = []
    for polygon in polygons:
        lons = [point[0] for point in polygon[0]]
        shift = 360 if min(lons) + max(lons) < 0 else 0
        turned.append([[[point[0] + shift, point[1]] for point in ring] for ring in polygon])
    return _Turned({"type": "MultiPolygon", "coordinates": turned}, outline.approximate, outline.source)


def turn_gathering(gathering: Gathering) -> Gathering:
    """The sites where they are drawn."""
    sites = tuple(replace(site, place=turn_place(site.place)) for site in gathering.sites)
    return replace(gathering, sites=sites)


def split_box(box: Box) -> list[tuple[Box, int]]:
    """The box as boxes of true longitudes, each with the degrees by which what it holds is turned."""
    parts = [(Box(box.west, box.south, min(180.0, box.east), box.north), 0)] if box.west < 180 else []
    if box.east > 180:
        parts.append((Box(max(-180.0, box.west - 360), box.south, box.east - 360, box.north), 360))
    return parts
