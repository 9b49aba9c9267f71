"""Which claims speak of one strike: those at one place, of compatible dates and parties."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from geostrike.model import Realis, Stance
from geostrike.model.facts import HAPPENED
from geostrike.strikes.locating import find_finest, locate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.model import Claim, Place, Post, Resolution, Toponym

__all__ = ["Group", "group_claims", "position_claim"]


class _Day(NamedTuple):
    """When a claim says that it was, and what else tells how much that counts."""

    first: date
    last: date
    taken_over: bool
    """The clause does not say it: it is the day of the story."""
    post: int | None
    background: bool


def _day(claim: Claim, post: int | None) -> _Day | None:
    told = claim.date
    if told is None or told.start is None or told.end is None:
        return None
    return _Day(told.start, told.end, told.inherited, post, claim.realis is Realis.BACKGROUND)


def _part(a: _Day, b: _Day) -> bool:
    """Whether two days keep claims apart. One taken over yields to what the clause of another claim of the story says, but
    another post of a live page is another story, and what is told as background is not of the day of the news.
    """
    apart = a.first > b.last or b.first > a.last
    told = not (a.taken_over or b.taken_over)
    return apart and (told or a.post != b.post or a.background != b.background)


@dataclass(slots=True)
class Group:
    """Claims that speak of one strike."""

    place: Place | None
    toponym_id: str | None
    realis: Realis
    claims: list[Claim] = field(default_factory=list)
    within: bool = False
    """``place`` is only what holds the place the text names, which has none of its own."""
    days: dict[_Day, None] = field(default_factory=dict)
    """The days of its claims, each once."""
    post: int | None = None
    """The part of a live page that its first claim stands in."""
    only_denied: bool = True
    """Whether all its claims that it did not happen are denials of a named speaker."""

    def add(self, claim: Claim, post: int | None) -> None:
        """Join a claim, which stands in that part of a live page."""
        if not self.claims:
            self.post = post
        self.claims.append(claim)
        if (day := _day(claim, post)) is not None:
            self.days[day] = None
        self.only_denied = self.only_denied and _is_denied(claim)


def group_claims(
    claims: Sequence[Claim], names: dict[str, Toponym], resolved: dict[str, Resolution], posts: tuple[Post, ...]
) -> list[Group]:
    """The groups of ``claims``, which are in the order of the text; ``posts`` are the parts of a live page."""
    starts = [post.start for post in posts]
    at: dict[_Where, list[Group]] = {}
    groups: list[Group] = []
    for claim in claims:
        for toponym_id in find_finest(claim.toponym_ids, resolved, names) or (None,):
            post = bisect_right(starts, claim.evidence[0].start) if posts else None
            fresh = _join(at, claim, toponym_id, resolved, names, post=post)
            groups += [fresh] if fresh is not None else []
    return groups


def position_claim(claim: Claim) -> tuple[int, int, int, str]:
    """Its place in the order of the text."""
    return claim.evidence[0].start, claim.evidence[0].end, len(claim.id), claim.id  # c9 before c10


_Where = tuple[str | None, bool, str | None]


def _join(
    at: dict[_Where, list[Group]],
    claim: Claim,
    toponym_id: str | None,
    resolved: dict[str, Resolution],
    names: dict[str, Toponym],
    *,
    post: int | None,
) -> Group | None:
    """Add the claim to the first of the groups at its place that it fits, or else to a new one, which is returned."""
    place, within = locate(toponym_id, resolved, names)
    group = Group(place, toponym_id, claim.realis, within=within)
    there = at.setdefault(_where(group, names), [])
    for earlier in there:
        if (_same_reality(earlier.realis, claim.realis) or _answers(earlier, claim)) and _compatible(
            earlier, claim, post
        ):
            earlier.add(claim, post)
            if claim.realis is Realis.CURRENT:
                earlier.realis = Realis.CURRENT
            return None
    group.add(claim, post)
    there.append(group)
    return group


def _where(group: Group, names: dict[str, Toponym]) -> _Where:
    """What groups at one place share: the place, or, where it has none of its own, what holds it and its name."""
    if group.place is not None and not group.within:
        return group.place.id, False, None
    name = None if group.toponym_id is None else names[group.toponym_id].name.casefold()
    return (None if group.place is None else group.place.id), group.within, name


def _same_reality(first: Realis, second: Realis) -> bool:
    return first is second or (first in HAPPENED and second in HAPPENED)


def _answers(group: Group, claim: Claim) -> bool:
    """“The army said it had not shelled Karsa”: beside a report that it was shelled, whichever the text tells first."""
    realities = {group.realis, claim.realis}
    return realities == {Realis.CURRENT, Realis.NEGATED} and group.only_denied and _is_denied(claim)


def _is_denied(claim: Claim) -> bool:
    """Whether a claim, if it is that something did not happen, is somebody's denial."""
    return claim.realis is not Realis.NEGATED or (claim.stance is Stance.DENIES and claim.speaker is not None)


def _compatible(group: Group, claim: Claim, post: int | None) -> bool:
    """Claims at one place join unless their days keep them apart; those that name no place, unless they name other parties, are two
    sources' reports, or stand in another post.
    """
    if group.toponym_id is None and (group.post != post or _tells_otherwise(group, claim)):
        return False
    if group.toponym_id is None and claim.attacker is not None:
        named = {other.attacker.name.casefold() for other in group.claims if other.attacker is not None}
        if named and claim.attacker.name.casefold() not in named:
            return False
    day = _day(claim, post)
    return day is None or not any(_part(day, other) for other in group.days)


def _tells_otherwise(group: Group, claim: Claim) -> bool:
    """Whether another source than those of the group reports, too: without a place nothing tells that they speak of one strike."""
    told = {c.speaker.source for c in group.claims if c.speaker is not None and c.stance is Stance.ASSERTS}
    speaker = claim.speaker if claim.stance is Stance.ASSERTS else None
    return speaker is not None and bool(told) and speaker.source not in told
