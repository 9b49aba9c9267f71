"""Which country and first-level division a point lies in, by the outlines at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.gazetteer.shapes import contains, is_within_km
from geostrike.model.places import Level

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model.places import Place

__all__ = ["find_country", "find_province", "lies_in"]

_REACHES = (1.0, 3.0, 8.0)  # degrees round the point in which towns are asked for their country
_ASKED = 40


def find_country(latitude: float, longitude: float, gazetteer: Gazetteer) -> Place | None:
    """The country whose outline holds the point; ``None`` at sea."""
    tried: set[str] = set()
    for reach in _REACHES:
        for place in _around(latitude, longitude, reach, gazetteer):
            code = place.country_code
            if code is None or code in tried:
                continue
            tried.add(code)
            country = gazetteer.country(code)
            if country is not None and _holds(country, latitude, longitude, gazetteer):
                return country
    return None


def find_province(latitude: float, longitude: float, country: Place, gazetteer: Gazetteer) -> Place | None:
    """The first-level division of ``country`` whose outline holds the point, real outlines and worked-out ones alike."""
    tried: set[str] = set()
    for reach in _REACHES:
        for place in _around(latitude, longitude, reach, gazetteer):
            code = place.admin1_code
            if code is None or code in tried or place.country_code != country.country_code:
                continue
            tried.add(code)
            province = gazetteer.division(code)
            if province is not None and _holds(province, latitude, longitude, gazetteer):
                return province
    return None


def lies_in(latitude: float, longitude: float, place: Place, gazetteer: Gazetteer, *, within_km: float) -> bool:
    """Whether the point lies in the country or division, or at most ``within_km`` outside its outline."""
    outline = gazetteer.outline(place)
    if outline is None:
        return False
    return contains(outline.geometry, latitude, longitude) or is_within_km(
        outline.geometry, latitude, longitude, within_km
    )


def _holds(place: Place, latitude: float, longitude: float, gazetteer: Gazetteer) -> bool:
    outline = gazetteer.outline(place)
    return outline is not None and contains(outline.geometry, latitude, longitude)


def _around(latitude: float, longitude: float, reach: float, gazetteer: Gazetteer) -> list[Place]:
    """Known places near the point, the nearest first."""
    found = gazetteer.labels(latitude - reach, longitude - reach, latitude + reach, longitude + reach, limit=_ASKED)
    ranked = [place for place in found if place.level is Level.TOWN or place.level is Level.PROVINCE]
    return sorted(ranked, key=lambda p: ((p.latitude - latitude) ** 2 + (p.longitude - longitude) ** 2, p.id))
