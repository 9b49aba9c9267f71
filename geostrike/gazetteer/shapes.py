"""Measures of outlines: whether a point lies in one or near it (without the heavy libraries, for the few points of one
article), how far it reaches, how large it is.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geostrike.geodesy import EARTH_KM, KM_PER_DEGREE, distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

__all__ = ["contains", "is_within_km", "measure_km2", "reach_km"]


def contains(geometry: dict[str, Any], latitude: float, longitude: float) -> bool:
    """Whether the point lies in a polygon and in none of its holes. A point on the line may fall on either side."""
    return any(
        _rings_hold(polygon[0], latitude, longitude)
        and not any(_rings_hold(hole, latitude, longitude) for hole in polygon[1:])
        for polygon in geometry["coordinates"]
    )


def _rings_hold(ring: Sequence[Sequence[float]], y: float, x: float) -> bool:
    """By how often a line from the point to the east crosses the ring."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def is_within_km(geometry: dict[str, Any], latitude: float, longitude: float, km: float) -> bool:
    """Whether some line of the geometry passes within ``km`` of the point (on a plane, good enough for tens of km)."""
    reach = km / KM_PER_DEGREE
    shrink = max(0.01, math.cos(math.radians(latitude)))
    wide = reach / shrink
    for polygon in geometry["coordinates"]:
        for ring in polygon:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (
                    min(x1, x2) - wide <= longitude <= max(x1, x2) + wide
                    and min(y1, y2) - reach <= latitude <= max(y1, y2) + reach
                    and _apart((x1 - longitude) * shrink, y1 - latitude, (x2 - longitude) * shrink, y2 - latitude)
                    <= reach
                ):
                    return True
    return False


def _apart(x1: float, y1: float, x2: float, y2: float) -> float:
    """From the origin to the stretch between two points."""
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length))
    return math.hypot(x1 + along * dx, y1 + along * dy)


def reach_km(latitude: float, longitude: float, points: Iterable[tuple[float, float]]) -> float:
    """From a spot to the farthest of some points (latitude before longitude), on the sphere."""
    return max(distance_km(latitude, longitude, *point) for point in points)


def measure_km2(geometry: BaseGeometry) -> float:
    """Area on the sphere, by the equal-area cylinder. Needs shapely."""
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    flat = shapely.transform(geometry, lambda a: np.column_stack((np.radians(a[:, 0]), np.sin(np.radians(a[:, 1])))))
    return float(flat.area) * EARTH_KM**2
