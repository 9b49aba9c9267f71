"""What an article says without a place, and which of its strikes that is of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geostrike.model import Realis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Claim, DateRange, Reading, Strike

__all__ = ["can_be_of", "find_close", "find_unplaced"]


def find_unplaced(reading: Reading, claims: dict[str, Claim]) -> list[Claim]:
    """What the article says without naming a place ("At least five died in the attack") goes to its main event, the first."""
    return [
        claims[claim_id]
        for strike in reading.strikes
        if strike.place is None and strike.toponym_id is None and strike.realis is Realis.CURRENT
        for claim_id in strike.claim_ids
        if claim_id in claims
    ]


_NEXT = 3  # characters between two sentences, or paragraphs


def find_close(reading: Reading, placed: Sequence[Strike], unplaced: Sequence[Claim]) -> dict[str, list[Claim]]:
    """By the id of a claim on one of the ``placed`` strikes, what the next sentences say without a place or a day of their own ("Jets hit Dovrin, killing
    seven. It was not known whether they were Arvanian or Belmoran.").
    """
    strikes = Counter(claim_id for strike in placed for claim_id in strike.claim_ids)
    bare = {claim.id for claim in unplaced if claim.date is None or claim.date.inherited}
    close: dict[str, list[Claim]] = {}
    host, end = None, 0
    for claim in sorted(reading.claims, key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end)):
        if claim.id not in bare:
            host = claim.id if strikes[claim.id] == 1 else None
        elif claim.evidence[0].start - end > _NEXT:
            host = None
        elif host is not None:
            close.setdefault(host, []).append(claim)
        end = claim.evidence[0].end
    return close


def can_be_of(claim: Claim, day: DateRange | None) -> bool:
    """Whether the day that a claim gives itself, if any, can be that one."""
    own = claim.date
    if own is None or own.inherited or own.start is None or own.end is None:
        return True
    return day is None or day.start is None or day.end is None or (own.start <= day.end and day.start <= own.end)
