"""How far from its coordinate the spot meant by a place name may lie, in kilometres.

=============  ============================================================================================
level          rule
=============  ============================================================================================
point          0.5 km, unless its source says otherwise
neighbourhood  1.5 km
town           1 km (GeoNames places a village within about a kilometre) plus the radius of a disc that holds
               the people at 5,000 to the square kilometre, the density of a built-up area: Idlib (165,000)
               4.2 km, Damascus (1.6 million) 11 km; at most 30 km
district       radius that holds its outline or its towns, else 25 km
province       radius that holds its outline, else 100 km
region         as its source says, else 150 km
country        radius that holds its largest part, else 500 km
=============  ============================================================================================

A source's own figure (a user's list, the curated supplement) wins. A coordinate that its source calls approximate is
never given less than 2 km.
"""

from __future__ import annotations

import math

from geostrike.model.places import Level

__all__ = ["estimate_uncertainty_km"]

_BASE_KM = {
    Level.POINT: 0.5,
    Level.NEIGHBOURHOOD: 1.5,
    Level.TOWN: 1.0,
    Level.DISTRICT: 25.0,
    Level.PROVINCE: 100.0,
    Level.REGION: 150.0,
    Level.COUNTRY: 500.0,
}
_PEOPLE_PER_KM2 = 5000
_LARGEST_TOWN_KM = 30.0
_LEAST_APPROXIMATE_KM = 2.0


def estimate_uncertainty_km(
    level: Level, *, population: int | None = None, radius_km: float | None = None, approximate: bool = False
) -> float:
    """Apply the rule above. ``radius_km`` is the source's own figure or the reach of an outline."""
    if radius_km is not None:
        km = radius_km
    elif level is Level.TOWN and population:
        km = min(_LARGEST_TOWN_KM, _BASE_KM[level] + math.sqrt(population / (_PEOPLE_PER_KM2 * math.pi)))
    else:
        km = _BASE_KM[level]
    if approximate:
        km = max(km, _LEAST_APPROXIMATE_KM)
    return round(km, 1)
