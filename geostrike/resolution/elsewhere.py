"""A place that lies elsewhere than what its sentence names: the other namesake, the town a hotel is called after, a chance likeness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.geodesy import apart_km
from geostrike.model import Level, OffsetKind, Tier

if TYPE_CHECKING:
    from geostrike.model import Place
    from geostrike.resolution.senses import Option, Sense

__all__ = [
    "is_far_from_its_sentence",
    "is_far_from_quarters",
    "is_of_another_town",
    "list_of",
    "nearer_to",
    "nearer_to_list",
    "stands_in_town",
]

_SURE = 0.5
_KNOWN_TOWN = 10_000  # people
_QUARTERS = (Level.NEIGHBOURHOOD, Level.POINT)
_IN_TOWN = frozenset(
    "hotel street square mosque church market school institute college university museum mall tower park".split()
)
_CLOSE_KM = 30.0


def nearer_to(sense: Sense, option: Option) -> Place | None:
    """What the text puts the name near, where a namesake lies close by and this one, too, but several times as far."""
    for other, offset in sense.near:
        if other.best is None or offset.kind is not OffsetKind.NEAR or other.best.place.level in _WIDE:
            continue
        there = other.best.place
        least = min(apart_km(o.place, there) for o in sense.options if o.place.level is option.place.level)
        if least <= _CLOSE_KM and apart_km(option.place, there) > 2 * least + _CLOSE_KM:
            return there
    return None


def nearer_to_list(sense: Sense, option: Option) -> Place | None:
    """A neighbour in its list that a namesake lies beside, where this one is several times as far from all of the list."""
    if option.place.level is not Level.TOWN or (option.place.population or 0) >= _KNOWN_TOWN:
        return None
    beside = [
        other.best.place
        for other in list_of(sense, _WHOLE_LIST)
        if other.best is not None
        and other.best.share > _SURE
        and other.best.tier is Tier.EXACT
        and other.best.place.level is Level.TOWN
    ]
    if not beside:
        return None
    for other in sense.options:
        if other is option or other.place.level is not Level.TOWN or other.tier is not Tier.EXACT:
            continue
        near = min(beside, key=lambda place: apart_km(other.place, place))
        least = apart_km(other.place, near)
        if least <= _BESIDE_KM and min(apart_km(option.place, place) for place in beside) > 2 * least + _BESIDE_KM:
            return near
    return None


def list_of(sense: Sense, most: int) -> list[Sense]:
    """The others of its list, so many at most, the nearest first."""
    found: list[Sense] = []
    todo = list(sense.listed)
    while todo and len(found) < most:
        other = todo.pop(0)
        if other is not sense and all(other is not seen for seen in found):
            found.append(other)
            todo += other.listed
    return found


_BESIDE_KM = 15.0
_WHOLE_LIST = 8  # names
_WIDE = (Level.PROVINCE, Level.REGION, Level.COUNTRY)


def stands_in_town(sense: Sense, option: Option) -> Place | None:
    """The town that the text puts a hotel or a street in, where a lesser town is called so, too: "the Vost hotel in Karsa"."""
    if not all((m.descriptor or "").lower() in _IN_TOWN for m in sense.mentions):
        return None
    for outer in sense.containers:
        best = outer.best
        if best is not None and best.place.level is Level.TOWN and best.share > _SURE:
            small = (option.place.population or 0) < (best.place.population or 0)
            if small and best.place.id != option.place.id:
                return best.place
    return None


_OF_ONE_TOWN = 40.0  # km


def is_of_another_town(sense: Sense, option: Option) -> bool:
    """Whether its sentence surely names towns or quarters, and none of them near this quarter."""
    places = _sure_places(sense, (Level.TOWN, *_QUARTERS))
    here = option.place
    return bool(places) and all(apart_km(here, place) > _OF_ONE_TOWN for place in places)


def is_far_from_quarters(sense: Sense, option: Option) -> bool:
    """Whether its sentence surely names two quarters of one town, and it lies far from them."""
    quarters = _sure_places(sense, (Level.NEIGHBOURHOOD,), (Tier.EXACT, Tier.KEY))
    return len(quarters) > 1 and all(
        apart_km(quarters[0], place) <= _OF_ONE_TOWN < apart_km(option.place, place) for place in quarters
    )


_FAR_KM, _SEVERAL = 150.0, 3


def is_far_from_its_sentence(sense: Sense, option: Option) -> bool:
    """Whether this village lies far from all the places, several, that its sentence surely names."""
    places = _sure_places(sense, (Level.TOWN, *_QUARTERS))
    return (
        len(places) >= _SEVERAL
        and (option.place.population or 0) < _KNOWN_TOWN
        and all(apart_km(option.place, place) > _FAR_KM for place in places)
    )


def _sure_places(sense: Sense, levels: tuple[Level, ...], tiers: tuple[Tier, ...] = (Tier.EXACT,)) -> list[Place]:
    """The places of those kinds that its sentence surely names, spelt just so or as said."""
    return [
        best.place
        for other in sense.together
        if (best := other.best) is not None
        and best.share > _SURE
        and best.tier in tiers
        and not other.adjective
        and best.place.level in levels
    ]
