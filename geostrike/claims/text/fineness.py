"""Of several places of a sentence, the finest: what only holds another was not struck itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.claims.text.passages import Mention

__all__ = ["leave_holders", "rank_fineness"]

_ORDER = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY)


def rank_fineness(mention: Mention) -> int:
    """0 for a point to 6 for a country; what has no place counts as a town."""
    return _ORDER.index(mention.place.level if mention.place is not None else Level.TOWN)


def leave_holders(mentions: Sequence[Mention]) -> list[Mention]:
    """Those that the text does not name as where another of them lies, nor as the far end of it (“between Dovrin and Karsa”)."""
    ends = {m.toponym.offset.other_id for m in mentions if m.toponym.offset is not None}
    left = ends.union(*(m.toponym.container_ids for m in mentions))
    return [m for m in mentions if m.toponym.id not in left]
