"""Which town a quarter, a street or a building stands in, where the text does not say so of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geostrike.geodesy import apart_km
from geostrike.model import Level, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Place, Toponym

__all__ = ["Town", "find_town", "find_towns", "stands_among_quarters"]

Town = tuple[int, "Place"]
"""A town that the text names: where its name stands, and the town."""

_AROUND_A_QUARTER = 15.0  # km from a quarter to the middle of its city
_SPOKEN_OF = 400  # characters: two or three sentences


def find_towns(toponyms: Sequence[Toponym], places: Mapping[str, Place | None]) -> list[Town]:
    """The towns that the text names, in its order."""
    return [
        (toponym.span.start, place)
        for toponym in toponyms
        if (place := places.get(toponym.id)) is not None
        and place.level is Level.TOWN
        and toponym.role in (Role.PLACE, Role.DATELINE)
    ]


def find_town(start: int, beside: Sequence[Place], towns: Sequence[Town]) -> Place | None:
    """The town of a quarter or site named at ``start`` beside those places, if the text tells which.

    The one town of its sentence; that of the quarters there; else, where the sentence names no town, the one spoken of just
    before, or the town last named, if the text names that one most.
    """
    named = [place for place in beside if place.level is Level.TOWN]
    if len(named) == 1:
        return named[0]
    quarters = [place for place in beside if place.level is Level.NEIGHBOURHOOD]
    if quarters:
        nearest = _find_town_round(quarters, [place for _, place in towns])
        if nearest is not None:
            return nearest
    return None if named else _find_spoken_of(start, towns)


def stands_among_quarters(beside: Sequence[Place]) -> bool:
    """Whether its sentence names quarters of one town, two at least: then it is a part of it, too."""
    quarters = [place for place in beside if place.level is Level.NEIGHBOURHOOD]
    if len(quarters) < _ROW or any(apart_km(quarters[0], place) > 2 * _AROUND_A_QUARTER for place in quarters):
        return False
    towns = [place for place in beside if place.level is Level.TOWN]
    return not towns or any(apart_km(quarters[0], town) <= _AROUND_A_QUARTER for town in towns)


_ROW = 2


def _find_town_round(quarters: Sequence[Place], towns: Sequence[Place]) -> Place | None:
    """The nearest of the towns, if all the quarters lie about it."""
    around = [town for town in towns if all(apart_km(town, quarter) <= _AROUND_A_QUARTER for quarter in quarters)]
    return min(around, key=lambda town: (apart_km(town, quarters[0]), town.id), default=None)


def _find_spoken_of(start: int, towns: Sequence[Town]) -> Place | None:
    before = [(at, place) for at, place in towns if at < start]
    if not before:
        return None
    last = before[-1][1]
    lately = {place.id for at, place in before if start - at <= _SPOKEN_OF}
    counted = Counter(place.id for _, place in towns)
    return last if lately == {last.id} or counted[last.id] * 2 >= counted.total() else None
