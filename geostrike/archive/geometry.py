"""GeoJSON geometries as well-known binary, with their boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import shapely
from shapely.geometry import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Drawn", "draw_points", "encode_wkb"]


class Drawn(NamedTuple):
    """A geometry as it is written."""

    wkb: bytes
    box: dict[str, float]


def encode_wkb(geometry: dict[str, Any]) -> Drawn:
    """Little-endian, two dimensions, whatever the machine."""
    drawn = shape(geometry)
    box = dict(zip(("xmin", "ymin", "xmax", "ymax"), drawn.bounds, strict=True))
    return Drawn(shapely.to_wkb(drawn, output_dimension=2, byte_order=1), box)


def draw_points(points: Iterable[tuple[float, float]]) -> Drawn | None:
    """All points, each once, in order; ``None`` of none."""
    found = sorted(set(points))
    return encode_wkb({"type": "MultiPoint", "coordinates": found}) if found else None
