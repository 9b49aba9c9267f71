"""GeoJSON geometries as well-known binary, with their boxes. Written here, for a worker needs no library for four shapes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Drawn", "draw_points", "encode_wkb"]

_CODES = {"Point": 1, "Polygon": 3, "MultiPoint": 4, "MultiPolygon": 6}


class Drawn(NamedTuple):
    """A geometry as it is written."""

    wkb: bytes
    box: dict[str, float]


def encode_wkb(geometry: dict[str, Any]) -> Drawn:
    """Little-endian, two dimensions (OGC 06-103r4, section 8). Raises ``KeyError`` for other shapes than the four."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    return Drawn(_encode(kind, coordinates), _find_box(list(_points_of(kind, coordinates))))


def draw_points(points: Iterable[tuple[float, float]]) -> Drawn | None:
    """All points, each once, in order; ``None`` of none."""
    found = sorted(set(points))
    return encode_wkb({"type": "MultiPoint", "coordinates": found}) if found else None


def _encode(kind: str, coordinates: Sequence[Any]) -> bytes:
    begin = struct.pack("<BI", 1, _CODES[kind])
    if kind == "Point":
        return begin + struct.pack("<2d", *coordinates[:2])
    if kind == "Polygon":
        rings = [b"".join(struct.pack("<2d", *point[:2]) for point in ring) for ring in coordinates]
        counted = (struct.pack("<I", len(ring)) + packed for ring, packed in zip(coordinates, rings, strict=True))
        return begin + struct.pack("<I", len(rings)) + b"".join(counted)
    parts = (_encode(kind.removeprefix("Multi"), part) for part in coordinates)
    return begin + struct.pack("<I", len(coordinates)) + b"".join(parts)


def _points_of(kind: str, coordinates: Sequence[Any]) -> Iterable[Sequence[float]]:
    if kind == "Point":
        yield coordinates
        return
    if kind == "Polygon":
        yield from (point for ring in coordinates for point in ring)
        return
    for part in coordinates:
        yield from _points_of(kind.removeprefix("Multi"), part)


def _find_box(points: list[Sequence[float]]) -> dict[str, float]:
    across, up = [point[0] for point in points], [point[1] for point in points]
    return {"xmin": min(across), "ymin": min(up), "xmax": max(across), "ymax": max(up)}
