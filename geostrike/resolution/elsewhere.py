"""A place that lies elsewhere than what its sentence names: the other namesake, the town a hotel is called after, a chance likeness."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from geostrike.geodesy import POINTS, apart_km, bearing
from geostrike.model import Level, OffsetKind, Tier
from geostrike.resolution.holding import is_inside, stands_in

if TYPE_CHECKING:
    from geostrike.model import Place
    from geostrike.resolution.senses import Option, Sense

__all__ = [
    "is_far_from_quarters",
    "is_of_another_town",
    "is_quarter_among_towns",
    "is_too_far_to_be_in",
    "list_of",
    "nearer_to",
    "nearer_to_list",
    "on_another_side",
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
        mine = min(apart_km(option.place, place) for place in beside)
        if (least <= _BESIDE_KM and mine > 2 * least + _BESIDE_KM) or (least <= _A_WALK_KM and mine > _FAR_KM):
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


def is_quarter_among_towns(sense: Sense, option: Option) -> Place | None:
    """The town of that name beside a town of its list, where this is a quarter of a town that the sentence does not name."""
    if option.place.level is not Level.NEIGHBOURHOOD or sense.levels:
        return None
    towns = _sure_places(sense, (Level.TOWN,))
    if any(apart_km(option.place, town) <= _IN_TOWN_KM for town in towns):
        return None
    beside = [town for town in towns if any(other.best and other.best.place is town for other in sense.listed)]
    for other in sense.options:
        town = other.place.level is Level.TOWN and other.similarity >= _ONE_NAME
        if town and any(apart_km(other.place, neighbour) <= _BESIDE_KM for neighbour in beside):
            return other.place
    return None


_IN_TOWN_KM = 10.0
_ONE_NAME = 0.93  # as alike, two spellings differ in an article or in how a letter is romanised


def is_too_far_to_be_in(sense: Sense, option: Option) -> Place | None:
    """What the text puts in this town and lies far from it or is it itself, where a division has its name: “Vost, Karsa” is Vost in Karsa province."""
    if option.place.level is not Level.TOWN or sense.levels or not sense.holds_always:
        return None
    if any(m.offset is not None and m.offset.kind is not OffsetKind.PART for m in sense.mentions):
        return None  # “the countryside of Karsa”
    divisions = [o.place for o in sense.options if o.place.level in (Level.PROVINCE, Level.DISTRICT)]
    if not any(stands_in(option.place, division) for division in divisions):
        return None
    for part in sense.parts:
        best = part.best
        if best is None or best.share <= _SURE or best.tier is not Tier.EXACT:
            continue
        far = best.place.id == option.place.id or apart_km(best.place, option.place) > _OF_ONE_TOWN
        small = best.place.level in (Level.TOWN, Level.DISTRICT)
        if far and small and any(is_inside(best.place, division) for division in divisions):
            return best.place
    return None


def on_another_side(sense: Sense, option: Option) -> Place | None:
    """The namesake on the side of a division that the text names, of a place clearly on the other: “Vost, in the east of Karsa region”."""
    for outer in sense.containers:
        if outer.best is None or len(outer.mentions) > 1 or outer.best.place.level not in _WIDE:
            continue
        offset, division = outer.mentions[0].offset, outer.best.place
        if offset is None or offset.kind is not OffsetKind.PART or offset.bearing is None:
            continue
        course = POINTS[offset.bearing]
        if _reach(division, option.place, course) > -_CLEARLY * division.uncertainty_km:
            continue
        for other in sense.options:
            alike = other.tier is Tier.EXACT and other.place.level is option.place.level
            if alike and is_inside(other.place, division) and _reach(division, other.place, course) > 0:
                return other.place
    return None


def _reach(middle: Place, place: Place, course: float) -> float:
    """How many km a place lies from the middle of a division to one side; negative on the other."""
    towards = bearing(middle.latitude, middle.longitude, place.latitude, place.longitude)
    return apart_km(middle, place) * cos(radians(towards - course))


_CLEARLY = 0.3  # of the way from the middle to the rim
_BESIDE_KM = 15.0
_A_WALK_KM = 40.0
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
    places = _sure_places(sense, (Level.TOWN, *_QUARTERS), (Tier.EXACT, Tier.KEY))
    here = option.place
    return bool(places) and all(apart_km(here, place) > _OF_ONE_TOWN for place in places)


def is_far_from_quarters(sense: Sense, option: Option) -> bool:
    """Whether its sentence surely names two quarters of one town, and it lies far from them."""
    quarters = _sure_places(sense, (Level.NEIGHBOURHOOD,), (Tier.EXACT, Tier.KEY))
    return len(quarters) > 1 and all(
        apart_km(quarters[0], place) <= _OF_ONE_TOWN < apart_km(option.place, place) for place in quarters
    )


_FAR_KM = 150.0


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
