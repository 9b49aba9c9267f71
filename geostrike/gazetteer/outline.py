"""The shape of a country or division, and the compact text it is stored as.

Polygons are parted by the unit separator (U+001F), rings by a space; a ring is Google's encoded polyline with
longitude before latitude and three decimals (about 100 m).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Outline", "decode_geometry", "encode_rings"]

_SCALE = 1000
_POLYGON = "\x1f"

Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """``geometry`` is a GeoJSON ``MultiPolygon``, lon before lat. ``approximate``: computed, not surveyed."""

    geometry: dict[str, Any]
    approximate: bool
    source: str
    area_km2: float


def encode_rings(polygons: Iterable[Iterable[Ring]]) -> str:
    """Store polygons (outer ring first); rings that collapse at 100 m are left out."""
    encoded = []
    for polygon in polygons:
        rings = [_encode_ring(ring) for ring in polygon]
        if rings and rings[0]:
            encoded.append(" ".join(ring for ring in rings if ring))
    return _POLYGON.join(encoded)


def decode_geometry(text: str) -> dict[str, Any]:
    """The GeoJSON geometry of a stored outline."""
    polygons = [[_decode_ring(ring) for ring in part.split(" ")] for part in text.split(_POLYGON) if part]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _encode_ring(ring: Ring) -> str:
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x * _SCALE), round(y * _SCALE))
        if not points or points[-1] != point:
            points.append(point)
    if len(points) < 4:
        return ""
    letters: list[str] = []
    before = (0, 0)
    for point in points:
        for now, then in zip(point, before, strict=True):
            value = (now - then) << 1
            value = ~value if now < then else value
            while value >= 0x20:
                letters.append(chr((0x20 | (value & 0x1F)) + 63))
                value >>= 5
            letters.append(chr(value + 63))
        before = point
    return "".join(letters)


def _decode_ring(text: str) -> list[list[float]]:
    numbers = []
    value = shift = 0
    for letter in text:
        byte = ord(letter) - 63
        value |= (byte & 0x1F) << shift
        shift += 5
        if byte < 0x20:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points = []
    x = y = 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append([x / _SCALE, y / _SCALE])
    return points
