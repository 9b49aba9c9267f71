"""The northern or western part of an outline: what "southern Karsa" means lies in Karsa, whatever lies south of its middle.

A part is what lies farthest to that side, measured along the direction: two fifths of a division, less than a third of a country,
for who says "eastern Arvania" means its far end. Pure arithmetic on
degrees, east and west shrunk by the latitude: good to a few per cent, as vague as the words.
"""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from geostrike.geodesy import KM_PER_DEGREE

if TYPE_CHECKING:
    from geostrike.gazetteer.outline import Outline

__all__ = ["clip_to_side", "find_middle"]

_PART, _PART_OF_COUNTRY = 0.4, 0.28  # of the extent along the direction

_Ring = list[list[float]]


def clip_to_side(outline: Outline, degrees_from_north: float, *, country: bool = False) -> Outline | None:
    """The part of an outline (of a ``country``) on that side; ``None`` where nothing is left of it."""
    polygons = outline.geometry["coordinates"]
    points = [point for polygon in polygons for point in polygon[0]]
    if not points:
        return None
    shrink = cos(radians(sum(y for _, y in points) / len(points)))
    east, north = sin(radians(degrees_from_north)) * shrink, cos(radians(degrees_from_north))
    along = [east * x + north * y for x, y in points]
    least = max(along) - (_PART_OF_COUNTRY if country else _PART) * (max(along) - min(along))
    clipped = [[_clip(ring, east, north, least) for ring in polygon] for polygon in polygons]
    kept = [[polygon[0], *(hole for hole in polygon[1:] if hole)] for polygon in clipped if polygon and polygon[0]]
    if not kept:
        return None
    geometry: dict[str, Any] = {"type": "MultiPolygon", "coordinates": kept}
    area = sum(abs(_area(polygon[0])) for polygon in kept) * shrink * KM_PER_DEGREE**2
    return replace(outline, geometry=geometry, approximate=True, area_km2=round(area, 1))


def find_middle(outline: Outline) -> tuple[float, float, float]:
    """Latitude and longitude of a point inside the largest polygon, and the radius in km of a circle of its area."""
    ring = max((polygon[0] for polygon in outline.geometry["coordinates"]), key=lambda r: abs(_area(r)))
    area = _area(ring)
    x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    x, y = x / (6 * area), y / (6 * area)
    radius = sqrt(abs(area) * cos(radians(y)) / pi) * KM_PER_DEGREE
    return y, _inside(ring, x, y), radius


def _inside(ring: _Ring, x: float, y: float) -> float:
    """``x`` if the point lies in the ring; else the middle of the widest stretch of the ring at that latitude."""
    crossings = sorted(
        x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (y0 <= y) != (y1 <= y)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches or any(west <= x <= east for west, east in stretches):
        return x
    west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) / 2


def _clip(ring: _Ring, east: float, north: float, least: float) -> _Ring:
    """The ring within the half-plane ``east * x + north * y >= least`` (Sutherland and Hodgman 1974)."""
    kept: _Ring = []
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        before, after = east * x0 + north * y0 - least, east * x1 + north * y1 - least
        if before >= 0:
            kept.append([x0, y0])
        if (before >= 0) != (after >= 0):
            share = before / (before - after)
            kept.append([round(x0 + share * (x1 - x0), 3), round(y0 + share * (y1 - y0), 3)])
    if len(kept) < 3 or not _area(kept):
        return []
    return [*kept, kept[0]] if kept[0] != kept[-1] else kept


def _area(ring: _Ring) -> float:
    """Twice-signed and halved: positive where the ring runs against the clock, in square degrees."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2
