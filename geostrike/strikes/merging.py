"""A strike is what claims at the same place, of compatible dates and parties, speak of.

Every join has its reason in words. What the text reports as having happened is a point or an area; the rest is listed.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.model import (
    About,
    Bond,
    Claim,
    DatePrecision,
    DateRange,
    Level,
    Link,
    Place,
    Post,
    Realis,
    Resolution,
    Shape,
    Stance,
    Status,
    Strike,
    Toponym,
)
from geostrike.model.facts import HAPPENED
from geostrike.strikes.locating import find_finest, locate, share_holders

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Merged", "merge_claims"]

_SHAPES = {
    Level.POINT: Shape.POINT,
    Level.NEIGHBOURHOOD: Shape.POINT,
    Level.TOWN: Shape.POINT,
    Level.DISTRICT: Shape.AREA,
    Level.PROVINCE: Shape.AREA,
    Level.REGION: Shape.AREA,
    Level.COUNTRY: Shape.LIST,
}
_FINENESS = {level: index for index, level in enumerate(Level)}
# A region wider than this says no more than a country does: it is listed.
_WIDEST_REGION_KM = 75.0


class Merged(NamedTuple):
    """The strikes, most central first, and the relations between claims that only the joining shows."""

    strikes: tuple[Strike, ...] = ()
    links: tuple[Link, ...] = ()


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
class _Group:
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


def merge_claims(
    claims: tuple[Claim, ...],
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    *,
    posts: tuple[Post, ...] = (),
) -> Merged:
    """The strikes that ``claims`` speak of, the most central first. The order of ``claims`` in does not matter; ``posts`` are
    the parts of a live page.
    """
    starts = [post.start for post in posts]
    ordered = sorted(claims, key=_position)
    resolved = {r.toponym_id: r for r in resolutions}
    names = share_holders(toponyms)
    at: dict[_Where, list[_Group]] = {}
    groups: list[_Group] = []
    for claim in ordered:
        for toponym_id in find_finest(claim.toponym_ids, resolved, names) or (None,):
            post = bisect_right(starts, claim.evidence[0].start) if posts else None
            fresh = _join(at, claim, toponym_id, resolved, names, post=post)
            groups += [fresh] if fresh is not None else []
    order = {start: number for number, start in enumerate(dict.fromkeys(c.evidence[0].start for c in ordered))}
    finer = {code for group in groups if (code := _told_exactly(group)) is not None}
    strikes = [(_rank(group, finer, order, resolved), _strike(group, resolved, names)) for group in groups]
    strikes.sort(key=lambda pair: pair[0])
    numbered = tuple(replace(strike, id=f"s{index}") for index, (_, strike) in enumerate(strikes, start=1))
    return Merged(numbered, tuple(link for group in groups for link in _link_parties(group)))


def _position(claim: Claim) -> tuple[int, int, int, str]:
    return claim.evidence[0].start, claim.evidence[0].end, len(claim.id), claim.id  # c9 before c10


_Where = tuple[str | None, bool, str | None]


def _join(
    at: dict[_Where, list[_Group]],
    claim: Claim,
    toponym_id: str | None,
    resolved: dict[str, Resolution],
    names: dict[str, Toponym],
    *,
    post: int | None,
) -> _Group | None:
    """Add the claim to the first of the groups at its place that it fits, or else to a new one, which is returned."""
    place, within = locate(toponym_id, resolved, names)
    group = _Group(place, toponym_id, claim.realis, within=within)
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


def _where(group: _Group, names: dict[str, Toponym]) -> _Where:
    """What groups at one place share: the place, or, where it has none of its own, what holds it and its name."""
    if group.place is not None and not group.within:
        return group.place.id, False, None
    name = None if group.toponym_id is None else names[group.toponym_id].name.casefold()
    return (None if group.place is None else group.place.id), group.within, name


def _same_reality(first: Realis, second: Realis) -> bool:
    return first is second or (first in HAPPENED and second in HAPPENED)


def _answers(group: _Group, claim: Claim) -> bool:
    """“The army said it had not shelled Karsa”: beside a report that it was shelled, whichever the text tells first."""
    realities = {group.realis, claim.realis}
    return realities == {Realis.CURRENT, Realis.NEGATED} and group.only_denied and _is_denied(claim)


def _is_denied(claim: Claim) -> bool:
    """Whether a claim, if it is that something did not happen, is somebody's denial."""
    return claim.realis is not Realis.NEGATED or (claim.stance is Stance.DENIES and claim.speaker is not None)


def _compatible(group: _Group, claim: Claim, post: int | None) -> bool:
    """Claims at one place join unless their days keep them apart; those that name no place, unless they name other parties
    or stand in another post.
    """
    if group.toponym_id is None and group.post != post:
        return False
    if group.toponym_id is None and claim.attacker is not None:
        named = {other.attacker.name.casefold() for other in group.claims if other.attacker is not None}
        if named and claim.attacker.name.casefold() not in named:
            return False
    day = _day(claim, post)
    return day is None or not any(_part(day, other) for other in group.days)


# The main event first: what the text comes back to, opens with and places exactly. The weights were chosen on development
# articles for the strike they were filed under (the steps are of one size; no finer choice made a difference).
_CLAIMS_THAT_COUNT = 4
_OPENING_CLAIMS = 2


def _rank(
    group: _Group, finer: set[str], order: dict[int, int], resolved: dict[str, Resolution]
) -> tuple[int, int, float, int, int, str]:
    """What is drawn before the list, current before background, then by prominence, then in the order of the text.

    ``finer`` are the provinces in which the text tells of a strike exactly; ``order`` leads from where a claim begins to
    its place in the text.
    """
    shape = _shape(group)
    first = min(order[c.evidence[0].start] for c in group.claims)
    sure = max(
        (resolved[i].confidence for c in group.claims for i in c.toponym_ids if _is_at(group, i, resolved)), default=0.5
    )
    prominence = (
        sure
        + 0.5 * min(sum(map(_tells, group.claims)), _CLAIMS_THAT_COUNT)
        + 0.5 * (first < _OPENING_CLAIMS)
        - 0.5 * (shape is Shape.AREA and not _is_about_a_town(group))
        - 1.0 * _is_told_exactly(group, finer)
    )
    return (
        int(shape is Shape.LIST),
        0 if group.realis is Realis.CURRENT else 1,
        -round(prominence, 3),
        first,
        _FINENESS[group.place.level] if group.place else 9,
        group.toponym_id or "",
    )


def _tells(claim: Claim) -> bool:
    """Whether a claim makes more of a strike: tells of it, or whom it hurt; not that nobody was hurt."""
    return claim.trigger is not None or any(count.min or count.max is None for count in claim.casualties)


def _is_told_exactly(group: _Group, finer: set[str]) -> bool:
    """Whether the text tells exactly, at another place, what it tells of a province: the headline's "in Karsa province"."""
    place = group.place
    return place is not None and place.level is Level.PROVINCE and place.admin1_code in finer


def _is_about_a_town(group: _Group) -> bool:
    """Whether it is the rim, a part or the surroundings of a town: an area, and still told exactly."""
    place = group.place
    return place is not None and place.level is Level.REGION and place.uncertainty_km <= _ABOUT_A_TOWN_KM


_ABOUT_A_TOWN_KM = 10.0


def _told_exactly(group: _Group) -> str | None:
    """The province in which the group is told exactly."""
    place = group.place
    exact = place is not None and place.level in (Level.DISTRICT, Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT)
    exact = exact or _is_about_a_town(group)
    return place.admin1_code if place is not None and exact and group.realis is Realis.CURRENT else None


def _is_at(group: _Group, toponym_id: str, resolved: dict[str, Resolution]) -> bool:
    """Whether the toponym means the place of the group."""
    found = resolved.get(toponym_id)
    place = (found.location or found.place) if found is not None else None
    return place is not None and group.place is not None and place.id == group.place.id


def _shape(group: _Group) -> Shape:
    if group.realis not in HAPPENED or group.place is None:
        return Shape.LIST
    if group.place.level is Level.REGION and group.place.uncertainty_km > _WIDEST_REGION_KM:
        return Shape.LIST
    return _SHAPES[group.place.level]


def _strike(group: _Group, resolved: dict[str, Resolution], names: dict[str, Toponym]) -> Strike:
    status, rule = _judge(group)
    return Strike(
        id="",
        place=group.place,
        level=group.place.level if group.place else None,
        shown_as=_shape(group),
        claim_ids=tuple(c.id for c in sorted(group.claims, key=_lead)),
        realis=group.realis,
        status=status,
        status_rule=rule,
        reason=_explain(group, resolved, names),
        toponym_id=group.toponym_id,
        date=_span_dates(group.claims),
    )


def _span_dates(claims: list[Claim]) -> DateRange | None:
    """From the first to the last day that the claims give themselves; where none gives one, those taken over."""
    own = [c.date for c in claims if c.date is not None and not c.date.inherited]
    given = [c.date for c in claims if c.date is not None and c.date.start is not None and c.date.end is not None]
    dated = [date for date in given if not date.inherited] or given
    if not dated:
        return own[0] if own else None
    first = min(d.start for d in dated if d.start is not None)
    last = max(d.end for d in dated if d.end is not None)
    told = next((d for d in own if d.start is not None), dated[0])
    if (told.start, told.end) == (first, last):
        return told
    precision = (
        DatePrecision.DAYS
        if (last - first).days < _WEEK
        else max((d.precision for d in dated if d.precision is not None), key=list(DatePrecision).index)
    )
    return DateRange(start=first, end=last, precision=precision, span=told.span, inherited=told.inherited)


_WEEK = 7


def _lead(claim: Claim) -> tuple[int, tuple[int, int, int, str]]:
    """Within a strike: claims that it happened first, then what else is said of it; each in the order of the text."""
    tells = claim.about in (About.STRIKE, About.TARGET, About.LOCATION) and claim.stance not in _AGAINST
    return (0 if tells else 1, _position(claim))


_AGAINST = frozenset({Stance.DENIES, Stance.CONTESTS})


def _judge(group: _Group) -> tuple[Status, str]:
    if group.realis not in HAPPENED:
        return Status.NOT_AN_EVENT, f"the text does not report it as having happened ({group.realis.value})"
    if any(c.stance in _AGAINST and c.about in (About.STRIKE, About.ATTACKER, About.LOCATION) for c in group.claims):
        return Status.CONTESTED, "a source denies or disputes that it happened, where, or whose it was"
    if any(c.stance is Stance.CONCEDES and c.about in (About.STRIKE, About.ATTACKER) for c in group.claims):
        return Status.ACKNOWLEDGED, "a party says the strike was its own; the claim itself is not verified"
    if _owned(group):
        return Status.ACKNOWLEDGED, "the party named as attacker reports the strike itself"
    speakers = {c.speaker.source for c in group.claims if c.speaker is not None}
    if _link_parties(group):
        return Status.CONTESTED, "sources name different attackers"
    if len(speakers) > 1:
        return Status.SEVERAL_SOURCES, f"{len(speakers)} sources named in this article speak of it"
    return Status.SINGLE_SOURCE, "one source in this article" if speakers else "only the outlet's own voice"


def _link_parties(group: _Group) -> tuple[Link, ...]:
    """Accusations against different parties for one strike, linked pair by pair."""
    accusing = [
        c
        for c in group.claims
        if c.attacker is not None and c.attacker.stated and c.about is About.ATTACKER and c.stance is Stance.ASSERTS
    ][:_ACCUSATIONS]
    return tuple(
        Link(
            a=a.id, b=b.id, bond=Bond.CONTRADICTS, about=About.ATTACKER, stated=False, words="name different attackers"
        )
        for i, a in enumerate(accusing)
        for b in accusing[i + 1 :]
        if a.attacker is not None
        and b.attacker is not None
        and a.attacker.name != b.attacker.name
        and a.speaker != b.speaker
    )


# More than any report has of one strike: their pairs grow with the square.
_ACCUSATIONS = 60


def _owned(group: _Group) -> bool:
    """Whether the very party a claim names as attacker is the one that makes it; an implied attacker owns nothing."""
    return any(
        claim.speaker is not None
        and claim.attacker is not None
        and claim.attacker.stated
        and claim.stance is Stance.ASSERTS
        and (claim.speaker.name == claim.attacker.name or claim.attacker.words.lower() in ("we", "our"))
        for claim in group.claims
    )


def _explain(group: _Group, resolved: dict[str, Resolution], names: dict[str, Toponym]) -> str:
    joined = _why_joined(group)
    if group.toponym_id is None:
        return f"names no place of its own; {joined}"
    toponym = names.get(group.toponym_id)
    label = toponym.name if toponym else "the place"
    if group.realis not in HAPPENED:
        return f"listed, not drawn: {group.realis.value}; {joined}"
    if group.place is None:
        resolution = resolved.get(group.toponym_id)
        return f"listed, not drawn: no place found for “{label}” ({resolution.reason if resolution else 'unresolved'}); {joined}"
    if group.place.level is Level.COUNTRY:
        return f"listed, not drawn: a whole country is too coarse; {joined}"
    if _shape(group) is Shape.LIST:
        return f"listed, not drawn: {group.place.name} is too wide a region; {joined}"
    shape = "an area" if _shape(group) is Shape.AREA else "a point"
    if group.within:
        resolution = resolved.get(group.toponym_id)
        why = resolution.reason if resolution else "unresolved"
        return f"drawn as {shape}: no place found for “{label}” ({why}); shown at {group.place.name}, which {_why_holder(group, names)}; {joined}"
    return f"drawn as {shape}: “{label}” is a {group.place.level.value}; {joined}"


def _why_joined(group: _Group) -> str:
    count = len(group.claims)
    if count == 1:
        return "one claim"
    place = "no place named" if group.toponym_id is None else "same place"
    days = list(group.days)
    dated = sum(c.date is not None and c.date.start is not None and not c.date.inherited for c in group.claims)
    first, last = max((d.first for d in days), default=None), min((d.last for d in days), default=None)
    if not dated:
        when = "no dates of their own"
    elif first is not None and last is not None and first > last:
        when = "no dates of their own that exclude each other"
    else:
        when = "no dates that exclude each other"
    return f"{count} claims joined: {place}, {when}"


def _why_holder(group: _Group, names: dict[str, Toponym]) -> str:
    toponym = names.get(group.toponym_id) if group.toponym_id is not None else None
    return "the text says holds it" if toponym is not None and toponym.container_ids else "holds all places it may mean"
