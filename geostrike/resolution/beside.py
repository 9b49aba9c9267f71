"""Where an unknown member of a list is drawn: among its neighbours, which mostly lie a few kilometres off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.geodesy import apart_km
from geostrike.model import Level
from geostrike.resolution.derived import derive_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Place

__all__ = ["draw_among"]

# Of the annotated strikes in lists beside villages, six in seven lie within 25 km of one right beside them.
_REACH_KM = 25.0
_TOGETHER_KM = 40.0  # a list whose places lie farther apart says little of where the next one lies
_CITY = 100_000  # people; a city stands in lists with towns of the whole country
_SEATS = ("PPLC", "PPLA")


def draw_among(neighbours: Sequence[Place], listed: Sequence[Place]) -> Place | None:
    """A ring round the villages right beside it in the list; ``None`` if there are none, or the places listed lie apart."""
    places = list({place.id: place for place in neighbours}.values())
    if not places or not all(_is_village(place) for place in places):
        return None
    if any(apart_km(places[0], place) > _TOGETHER_KM for place in listed):
        return None
    spread = max(apart_km(one, other) for one in places for other in places)
    names = " and ".join(place.name for place in places)
    return derive_place(
        places[0],
        "beside:" + ":".join(sorted(place.id for place in places)),
        name=f"beside {names}",
        level=Level.REGION,
        uncertainty_km=round(_REACH_KM + spread / 2, 1),
        spot=(sum(place.latitude for place in places) / len(places), _mean_longitude(places)),
        worked_out_from=names,
    )


def _is_village(place: Place) -> bool:
    return place.level is Level.TOWN and (place.population or 0) < _CITY and place.feature not in _SEATS


def _mean_longitude(places: Sequence[Place]) -> float:
    """Across the date line, too."""
    first = places[0].longitude
    turned = [(place.longitude - first + 180) % 360 - 180 for place in places]
    return round((first + sum(turned) / len(turned) + 180) % 360 - 180, 5)
