"""Distances and directions on a sphere: good to 0.5 %, which is far finer than any place name."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Protocol

__all__ = [
    "EARTH_KM",
    "KM_PER_DEGREE",
    "POINTS",
    "Located",
    "apart_km",
    "bearing",
    "destination",
    "distance_km",
    "flat_km",
    "midpoint",
]

EARTH_KM = 6371.0088  # mean radius (IUGG)
KM_PER_DEGREE = radians(EARTH_KM)
"""Of latitude, on that sphere: 111.195."""
POINTS: dict[str, float] = {
    point: number * 22.5 for number, point in enumerate("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split())
}
"""Compass points in degrees from north."""
_RAD = 0.017453292519943295


class Located(Protocol):
    """A place, a spot: whatever has a latitude and a longitude, in degrees."""

    @property
    def latitude(self) -> float:
        """North of the equator."""

    @property
    def longitude(self) -> float:
        """East of Greenwich."""


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km."""
    a, b = lat1 * _RAD, lat2 * _RAD
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin((lon2 - lon1) * _RAD / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def apart_km(one: Located, other: Located) -> float:
    """Great-circle distance of two places in km."""
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


def flat_km(one: Located, other: Located) -> float:
    """Distance of two places in km by the flat rule, for what is asked thousands of times; near enough below 500 km."""
    north = one.latitude - other.latitude
    east = one.longitude - other.longitude
    if east > 180 or east < -180:
        east -= 360 if east > 0 else -360
    east *= cos((one.latitude + other.latitude) * 0.5 * _RAD)
    return sqrt(north * north + east * east) * KM_PER_DEGREE


def destination(latitude: float, longitude: float, degrees_from_north: float, km: float) -> tuple[float, float]:
    """Latitude and longitude reached from a point after ``km`` in a direction."""
    lat, lon, course, arc = radians(latitude), radians(longitude), radians(degrees_from_north), km / EARTH_KM
    to_lat = asin(max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(course))))
    to_lon = lon + atan2(sin(course) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(to_lat))
    return degrees(to_lat), (degrees(to_lon) + 540) % 360 - 180


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Direction from the first point to the second, in degrees from north."""
    a, b, east = radians(lat1), radians(lat2), radians(lon2 - lon1)
    return degrees(atan2(sin(east) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(east))) % 360


def midpoint(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """Halfway along the great circle."""
    half = distance_km(lat1, lon1, lat2, lon2) / 2
    return destination(lat1, lon1, bearing(lat1, lon1, lat2, lon2), half)
