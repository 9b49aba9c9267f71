"""Where a relative phrase puts the spot: "near X", "10 km north of X", "between A and B". Filled in next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Offset, Place

__all__ = ["locate"]


def locate(offset: Offset, place: Place, other: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The derived place, or ``None`` when the phrase does not move the spot away from ``place``."""
    del offset, place, other, gazetteer
    return None
