"""The area to show for a mention without a place: what the text holds it by, else the division that holds all it may mean.

In this order; the first that says anything counts:

1. the container the text states ("Vost in Karsa province")
2. the ring of a phrase ("Vost, a village east of Karsa")
3. a ring among the villages right beside it in a list (``beside.py``); else its neighbours there, if they lie together: the
   smallest division that holds them
4. the one division that its sentence names; for a quarter or a building first its town (``towns.py``)
5. the province that all places of the article lie in, if there is but one
6. the smallest division that holds all likely options
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.geodesy import apart_km
from geostrike.model import Level, OffsetKind, Role
from geostrike.resolution.beside import draw_among
from geostrike.resolution.divisions import around
from geostrike.resolution.elsewhere import list_of
from geostrike.resolution.holding import is_named_after
from geostrike.resolution.relative import locate
from geostrike.resolution.towns import find_town, stands_among_quarters

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Offset, Place, Toponym
    from geostrike.resolution.senses import Sense
    from geostrike.resolution.towns import Town

__all__ = ["Known", "find_area", "find_holder", "find_province"]


class Known(NamedTuple):
    """What is settled of an article."""

    places: Mapping[str, Place | None]
    """Of each toponym, by its id."""
    taken: Mapping[int, Place]
    """Of each sense that has a place, by ``id(sense)``."""
    offsets: Mapping[str, Offset]
    """Of the toponyms that have one."""
    sure: Collection[int]
    """Those of these senses whose place is likely enough to draw another name beside it."""
    province: Place | None
    """That all of them lie in."""
    towns: Sequence[Town] = ()
    """The towns named, in the order of the text."""


_DIVISIONS = (Level.DISTRICT, Level.PROVINCE, Level.COUNTRY)
_HOLDERS = (Level.DISTRICT, Level.PROVINCE)
_QUARTERS = (Level.NEIGHBOURHOOD, Level.POINT)
_TOGETHER_KM = 120.0  # neighbours in a list that lie farther apart say nothing of a third
# Options this much less likely than the best one do not widen the area.
_NEGLIGIBLE = 0.05


def find_holder(toponym: Toponym, sense: Sense, known: Known, gazetteer: Gazetteer) -> Place | None:
    """What the text holds a mention by."""
    taken, province = known.taken, known.province
    for container_id in toponym.container_ids:
        place = known.places.get(container_id)
        if place is not None:
            offset = known.offsets.get(container_id)
            return _widen(place, offset, gazetteer, village=sense.levels == (Level.TOWN,))
    for other, offset in sense.near:
        near = taken.get(id(other))
        ring = locate(offset, near, None, gazetteer) if near is not None else None
        if ring is not None:
            return replace(ring, level=Level.REGION)
    if sense.adjective or toponym.role is not Role.PLACE:
        return None
    site, beside = _is_site(toponym), _beside(sense, taken)
    in_a_row = not sense.levels and stands_among_quarters(beside)
    if site and not in_a_row and (toponym.descriptor or "").lower() not in _IN_TOWNS:
        return None  # a river or a road may lead anywhere
    listed_with_parts = in_a_row or (not sense.levels and any(_is_part(other) for other in sense.listed))
    if site or _is_part(sense) or listed_with_parts:
        province = None if site else province
        area = find_town(toponym.span.start, beside, known.towns) or _only_division(beside)
    else:
        area = _held_with(sense, gazetteer, known) or _only_division(beside)
    area = area or province
    options = [option.place for option in sense.options if option.share >= _NEGLIGIBLE]
    if area is None or not options or any(area.id == a.id for place in options for a in gazetteer.containers(place)):
        return area
    return None  # all it may mean lies elsewhere


def _widen(place: Place, offset: Offset | None, gazetteer: Gazetteer, *, village: bool) -> Place:
    """Of a town, what the whole phrase leads to ("in the western countryside of Karsa"); a village lies outside the town it belongs to.

    The countryside of a town that its province is named after is the province.
    """
    if place.level is not Level.TOWN:
        return place
    if offset is None:
        return around(place, f"round {place.name}") if village else place
    if village and offset.kind is OffsetKind.PART:
        offset = replace(offset, kind=OffsetKind.COUNTRYSIDE)
    elif offset.kind is not OffsetKind.COUNTRYSIDE:
        return place
    else:
        division = gazetteer.division(place.admin1_code) if place.admin1_code else None
        if division is not None and is_named_after(division, place):
            part = locate(replace(offset, kind=OffsetKind.PART), division, None, gazetteer) if offset.bearing else None
            return part or division
    return locate(offset, place, None, gazetteer) or place


def _is_site(toponym: Toponym) -> bool:
    return toponym.descriptor is not None and (not toponym.levels or toponym.levels == (Level.POINT,))


def _is_part(sense: Sense) -> bool:
    """Whether the text calls it a quarter, a street or a building: a part of some town."""
    if any(_is_site(m) and (m.descriptor or "").lower() in _IN_TOWNS for m in sense.mentions):
        return True
    return bool(sense.levels) and all(level in _QUARTERS for level in sense.levels)


# What stands in a town, as a rule.
_IN_TOWNS = frozenset(
    "square street roundabout park mosque church market hospital school university college hotel mall tower theatre theater "
    "museum embassy palace station stadium club building hall headquarters avenue boulevard cathedral clinic court".split()
)


def find_province(senses: Sequence[Sense], taken: Mapping[int, Place], gazetteer: Gazetteer) -> Place | None:
    """The one first-level division that every place of the article lies in; ``None`` if there are several, or one place."""
    places = [
        place
        for sense in senses
        if _is_place(sense) and (place := taken.get(id(sense))) is not None and place.level not in _WIDE
    ]
    codes = {place.admin1_code for place in places}
    code = codes.pop() if len(codes) == 1 else None
    return gazetteer.division(code) if code is not None and len(places) > 1 else None


_WIDE = (Level.COUNTRY, Level.REGION)


def find_area(sense: Sense, gazetteer: Gazetteer) -> Place | None:
    """The smallest division that holds all likely options."""
    return _smallest([option.place for option in sense.options if option.share >= _NEGLIGIBLE], gazetteer)


def _held_with(sense: Sense, gazetteer: Gazetteer, known: Known) -> Place | None:
    """A ring among the villages beside it in the list, else the smallest division round its neighbours, and theirs; a country is none."""
    taken, beside = known.taken, list_of(sense, _MOST)
    ring = draw_among(
        [taken[id(other)] for other in sense.listed if id(other) in known.sure],
        [taken[id(other)] for other in beside if id(other) in known.sure],
    )
    if ring is not None:
        return ring
    places = [
        place for other in beside if (place := taken.get(id(other))) is not None and place.level not in _DIVISIONS
    ]
    if not places or any(apart_km(places[0], place) > _TOGETHER_KM for place in places):
        return None
    area = _smallest(places, gazetteer)
    if area is not None and area.level is Level.DISTRICT and len(places) == 1:
        area = next((a for a in gazetteer.containers(area) if a.level is Level.PROVINCE), area)
    return area if area is not None and area.level in _HOLDERS else None


_MOST = 20  # names of one list; it keeps the reading of hostile text linear


def _only_division(beside: Sequence[Place]) -> Place | None:
    """The one province or district that its sentence names."""
    divisions = [place for place in beside if place.level in _HOLDERS]
    return divisions[0] if len(divisions) == 1 else None


def _beside(sense: Sense, taken: Mapping[int, Place]) -> list[Place]:
    others = [other for other in sense.together if not other.adjective and _is_place(other)]
    return list({place.id: place for other in others if (place := taken.get(id(other))) is not None}.values())


def _is_place(sense: Sense) -> bool:
    return any(mention.role is Role.PLACE for mention in sense.mentions)


def _smallest(places: Sequence[Place], gazetteer: Gazetteer) -> Place | None:
    if not places:
        return None
    first, *others = (_chain(place, gazetteer) for place in places)
    for area in first:
        if all(any(area.id == other.id for other in chain) for chain in others):
            return area
    return None


def _chain(place: Place, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The place itself if it is a division, then those that hold it, finest first."""
    own = (place,) if place.level in _DIVISIONS else ()
    return (*own, *gazetteer.containers(place))
