"""How a strike is shown: as a point, as an area, or only in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Shape
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.strikes.grouping import Group

__all__ = ["shape_group"]

_SHAPES = {
    Level.POINT: Shape.POINT,
    Level.NEIGHBOURHOOD: Shape.POINT,
    Level.TOWN: Shape.POINT,
    Level.DISTRICT: Shape.AREA,
    Level.PROVINCE: Shape.AREA,
    Level.REGION: Shape.AREA,
    Level.COUNTRY: Shape.LIST,
}
# A region wider than this says no more than a country does: it is listed.
_WIDEST_REGION_KM = 75.0


def shape_group(group: Group) -> Shape:
    """A point for what is told exactly, an area for what is told of one; listed where it did not happen or is nowhere."""
    if group.realis not in HAPPENED or group.place is None:
        return Shape.LIST
    if group.place.level is Level.REGION and group.place.uncertainty_km > _WIDEST_REGION_KM:
        return Shape.LIST
    return _SHAPES[group.place.level]
