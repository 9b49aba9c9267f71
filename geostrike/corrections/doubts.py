"""The decisions of a reading that a person should look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.model import Resolution, Role, Shape, Strike, Toponym
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.model import Reading

__all__ = ["Doubt", "find_doubts"]

_SURE = 0.8  # calibrated: one in five below this may be wrong


class Doubt(NamedTuple):
    """A mention whose place is in doubt. ``weight`` is higher where an error would stand on the map."""

    weight: float
    toponym: Toponym
    resolution: Resolution
    strike: Strike
    words: str


def find_doubts(reading: Reading) -> tuple[Doubt, ...]:
    """Doubtful mentions, the most doubtful first. What a person has decided is in doubt no more."""
    mapped: dict[str, Strike] = {}
    for strike in reading.strikes:
        claims = [claim for claim in reading.claims if claim.id in strike.claim_ids]
        for toponym_id in filter(None, (strike.toponym_id, *(t for claim in claims for t in claim.toponym_ids))):
            mapped.setdefault(toponym_id, strike)
    found: list[Doubt] = []
    for toponym, resolution in zip(reading.toponyms, reading.resolutions, strict=True):
        shown = mapped.get(toponym.id)
        if toponym.role is not Role.PLACE or resolution.decision or toponym.decision or resolution.confidence >= _SURE:
            continue
        if shown is None or shown.decision is not None:
            continue
        drawn = shown.shown_as is not Shape.LIST and shown.realis in HAPPENED
        weight = (1 - resolution.confidence) * (2 if drawn else 1)
        place = resolution.place
        if place is None:
            words = f"no place was found for it: {resolution.reason}"
        else:
            words = f"taken for {place.name} ({place.level}, {place.admin1 or place.country}): {resolution.reason}"
        found.append(Doubt(weight, toponym, resolution, shown, words))
    return tuple(sorted(found, key=lambda doubt: (-doubt.weight, doubt.toponym.span.start)))
