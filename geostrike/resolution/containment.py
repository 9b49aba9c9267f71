"""The area to show for a mention without a place: the smallest known division that holds what it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Place, Toponym
    from geostrike.resolution.senses import Sense

__all__ = ["common_area"]

_DIVISIONS = (Level.DISTRICT, Level.PROVINCE, Level.COUNTRY)
# Options this much less likely than the best one do not widen the area.
_NEGLIGIBLE = 0.05


def common_area(
    toponym: Toponym, sense: Sense, places: Mapping[str, Place | None], gazetteer: Gazetteer
) -> Place | None:
    """The container the text states, if it has a place; else the smallest division that holds all likely options."""
    for container_id in toponym.container_ids:
        place = places.get(container_id)
        if place is not None:
            return place
    options = [option.place for option in sense.options if option.share >= _NEGLIGIBLE]
    if not options:
        return None
    first, *others = (_chain(place, gazetteer) for place in options)
    for area in first:
        if all(any(area.id == other.id for other in chain) for chain in others):
            return area
    return None


def _chain(place: Place, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The place itself if it is a division, then those that hold it, finest first."""
    own = (place,) if place.level in _DIVISIONS else ()
    return (*own, *gazetteer.containers(place))
