"""How the places of two reports lie to each other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.geodesy import distance_km
from geostrike.language.names import similarity, transliteration_key
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.model import Place, Report

__all__ = ["AREAS", "WIDE", "apart_km", "holds", "is_vague", "relate_places"]

AREAS = frozenset({Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY})
WIDE = frozenset({"area of that name", "may be an area", "region holds it", "area holds it", "country holds it"})
"""Reasons of places of which one is an area, whose toll may be a sum."""
# Two entries of a gazetteer for one village lie so close at most, when their names are alike.
_TWIN_KM = 25.0
# Beyond the uncertainty of both, places whose names are not alike have nothing to do with each other.
_SLACK_KM = 30.0
# So much wider is what a report can have named instead of the exact place.
_WIDER = 2.0
_WIDE_KM = 5.0
# What lies at the edge of a town or on one side of it is no wider.
_RIM_KM = 6.0
# Likeness of names (``language.names.similarity``) of which spellings of one name rarely fall short, and that by which unlike names of
# one day and attacker are still worth a thought.
_ALIKE, _SIMILAR = 0.86, 0.72


def relate_places(a: Report, b: Report) -> str:
    """The reason (see ``weights``) that the places of two reports give."""
    if not (a.names and b.names):
        return _relate_nameless(a, b)
    if a.place is None or b.place is None or a.within or b.within:
        return _relate_unplaced(a, b)
    one, other = a.place, b.place
    if one.id == other.id:
        return "same area" if one.level in AREAS else "same place"
    if one.country_code != other.country_code and None not in (one.country_code, other.country_code):
        return "far apart"
    km = apart_km(one, other)
    if _is_wide(one) or _is_wide(other):
        return _relate_areas(a, b, one, other, km)
    reach = max(one.uncertainty_km, other.uncertainty_km)
    if km <= max(_TWIN_KM, reach) and compare_names(a, b) >= _ALIKE:
        return "same name"
    if km <= min(one.uncertainty_km, other.uncertainty_km) / 2:
        return "same spot"
    if km <= one.uncertainty_km + other.uncertainty_km and (_is_wider(one, other) or _is_wider(other, one)):
        return "within its reach"
    if _may_be_province(one, other) or _may_be_province(other, one):
        return "may be an area"
    return "beside it" if km <= reach + _SLACK_KM else "far apart"


def _relate_nameless(a: Report, b: Report) -> str:
    """Where one has no name: “the same quarter” lies in the city told of, and what has no place lies anywhere."""
    one, other = a.place, b.place
    if one is None or other is None or not (a.names or b.names):
        return "no place named"
    holder, place = (one, other) if not a.names else (other, one)
    if holder.level in AREAS or place.level in AREAS:
        return "no place named"
    near = apart_km(holder, place) <= holder.uncertainty_km + place.uncertainty_km
    return "somewhere in it" if near else "other place"


def _relate_areas(a: Report, b: Report, one: Place, other: Place, km: float) -> str:
    wide, fine = (one, other) if _width(one) >= _width(other) else (other, one)
    if wide.level is Level.PROVINCE and wide.admin1_code and fine.admin1_code:
        inside = wide.admin1_code == fine.admin1_code
    else:
        inside = km <= wide.uncertainty_km + fine.uncertainty_km
    if not inside:
        return "far apart" if km > wide.uncertainty_km + fine.uncertainty_km + _SLACK_KM else "beside it"
    if compare_names(a, b) >= _ALIKE:
        return "area of that name"
    if wide.level is fine.level:
        return "beside it"
    return _HOLDERS.get(wide.level, "area holds it")


_HOLDERS = {Level.COUNTRY: "country holds it", Level.REGION: "region holds it"}


def _relate_unplaced(a: Report, b: Report) -> str:
    """Where one has no place of its own: by the names, and by what holds them."""
    likeness = compare_names(a, b)
    one, other = a.place, b.place
    near = True
    if one is not None and other is not None:
        reach = one.uncertainty_km + other.uncertainty_km + _TWIN_KM
        near = apart_km(one, other) <= reach
    if likeness >= _SIMILAR:
        if not near:
            return "same name elsewhere" if likeness >= _ALIKE else "other place"
        return "unplaced, same name" if likeness >= _ALIKE else "unplaced, similar name"
    if not near:
        return "other place"
    placed = other if a.within or one is None else one
    if placed is not None and (a.place is None or a.within) != (b.place is None or b.within):
        if placed.level in AREAS:
            return _HOLDERS.get(placed.level, "area holds it")
        return "unplaced, other name"
    return "other place"


def _is_wide(place: Place) -> bool:
    """Whether it is an area, and more than the rim of a town."""
    return place.level in AREAS and not (place.level is Level.REGION and place.uncertainty_km <= _RIM_KM)


def _is_wider(town: Place, spot: Place) -> bool:
    """Whether ``town`` is so much vaguer that ``spot`` may be what it means."""
    return town.uncertainty_km >= max(_WIDE_KM, _WIDER * spot.uncertainty_km)


def _may_be_province(town: Place, spot: Place) -> bool:
    """Whether "Karsa" may mean the province that has the name of its city, and ``spot`` lies there."""
    return bool(town.admin1_code) and town.admin1_code == spot.admin1_code and _is_namesake(town)


def _is_namesake(town: Place) -> bool:
    """Whether it has the name of the province that it lies in."""
    return bool(town.admin1) and _alike(town.name, town.admin1 or "") >= _ALIKE


def holds(area: Report, inside: Report) -> bool:
    """Whether one is of an area, or of what may be one, and the other of a finer place in it."""
    wide, fine = area.place, inside.place
    if wide is None or fine is None or area.within or wide.level is Level.COUNTRY or not inside.names:
        return False
    own = wide.level in AREAS or wide.uncertainty_km >= _WIDE_KM or _is_namesake(wide)
    if not own or (wide.id == fine.id and not inside.within) or compare_names(area, inside) >= _ALIKE:
        return False
    finer = inside.within or _width(fine) < _width(wide)
    province = wide.level is Level.PROVINCE or _is_namesake(wide)
    if province and wide.admin1_code and fine.admin1_code:
        return finer and wide.admin1_code == fine.admin1_code
    return finer and apart_km(wide, fine) <= wide.uncertainty_km + fine.uncertainty_km


def is_vague(report: Report) -> bool:
    """Whether it may be of a place that is not near the one it is shown at: an area, what may be one, what only holds it."""
    place = report.place
    return (
        place is None
        or report.within
        or place.level in AREAS
        or place.uncertainty_km >= _WIDE_KM
        or _is_namesake(place)
    )


def _width(place: Place) -> tuple[int, float]:
    return list(Level).index(place.level), place.uncertainty_km


def compare_names(a: Report, b: Report) -> float:
    """How alike the most alike of their names are, from 0 to 1."""
    return max((_alike(x, y) for x in a.names for y in b.names), default=0.0)


@lru_cache(maxsize=200_000)
def _alike(a: str, b: str) -> float:
    key_a, key_b = transliteration_key(a), transliteration_key(b)
    return 1.0 if key_a and key_a == key_b else similarity(a, b, _SIMILAR)


def apart_km(a: Place, b: Place) -> float:
    """Great-circle distance in km."""
    return _apart_km(a.latitude, a.longitude, b.latitude, b.longitude)


_apart_km = lru_cache(maxsize=100_000)(distance_km)
