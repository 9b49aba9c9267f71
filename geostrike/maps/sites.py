"""What is marked on the map and what is not: readings gathered by place, each with every claim made about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from geostrike.model import Bond, Level, Realis, Role, Shape, Status
from geostrike.model.claims import AGAINST
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Article, Claim, Link, Place, Reading, Strike

__all__ = ["Gathering", "LeftOut", "Listed", "Reply", "Site", "Statement", "Symbol", "gather_sites"]


class Symbol(StrEnum):
    """The shape of a marker: it carries the precision, so that colour need not."""

    DOT = "dot"  # exact place
    RING = "ring"  # neighbourhood
    SQUARE = "square"  # town, with a dashed ring in true kilometres
    AREA = "area"  # district, province or region: a hollow triangle in a hatched area


SYMBOLS = {
    Level.POINT: Symbol.DOT,
    Level.NEIGHBOURHOOD: Symbol.RING,
    Level.TOWN: Symbol.SQUARE,
    Level.DISTRICT: Symbol.AREA,
    Level.PROVINCE: Symbol.AREA,
    Level.REGION: Symbol.AREA,
}
OPPOSING = (Bond.CONTRADICTS, Bond.DENIES, Bond.TENSION)


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One claim with the article it stands in. ``anchor`` is its address in the page."""

    anchor: str
    claim: Claim
    article: Article
    reading: int
    background: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """A claim that stands against one at this place; ``here`` when it is about this place itself."""

    statement: Statement
    words: str | None
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One marker: a place, all that is claimed about strikes there, and what stands against it."""

    anchor: str
    place: Place
    name: str
    """As the articles spell it, if they all spell it alike; else the gazetteer's name."""
    symbol: Symbol
    strikes: tuple[Strike, ...]
    statements: tuple[Statement, ...]
    """The claims made about strikes here, other than those that deny or dispute."""
    replies: tuple[Reply, ...]
    background: bool
    """All strikes here are earlier than the news."""
    contested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A strike without a marker, and why it has none."""

    anchor: str
    strike: Strike | None
    statements: tuple[Statement, ...]
    article: Article


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A name near a strike that was not taken as struck or could not be placed, and why."""

    name: str
    reason: str
    article: Article


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathering:
    """Everything the page shows, in its order."""

    sites: tuple[Site, ...]
    unplaced: tuple[Listed, ...]
    """Reported as having happened, but at no place that can be drawn."""
    not_events: tuple[Listed, ...]
    """Planned, threatened, hypothetical, denied to have happened, intercepted."""
    loose: tuple[Statement, ...]
    """Statements about the strikes that belong to no single one."""
    left_out: tuple[LeftOut, ...]
    statements: dict[tuple[int, str], Statement] = field(default_factory=dict)
    """Every claim by the number of its reading and its id."""


def gather_sites(readings: Sequence[Reading]) -> Gathering:
    """Group the strikes of all readings by place. Order: current before background, spots before areas, contested
    before others, exact before vague, then as the articles tell it.
    """
    anchors = _Anchors()
    statements = _gather_statements(readings, anchors)
    grouped: dict[str, list[tuple[int, Strike]]] = {}
    unplaced: list[Listed] = []
    not_events: list[Listed] = []
    for number, reading in enumerate(readings):
        for strike in reading.strikes:
            if _symbol(strike) is not None and strike.place is not None:
                grouped.setdefault(strike.place.id, []).append((number, strike))
                continue
            listed = Listed(
                anchor=anchors.make("strike", _prefix(readings, number) + strike.id),
                strike=strike,
                statements=tuple(_claims_of(strike, number, statements)),
                article=reading.article,
            )
            (unplaced if strike.realis in HAPPENED else not_events).append(listed)
    replies = _gather_replies(readings, statements)
    mentions = _gather_mentions(readings)
    sites = [_make_site(found, statements, replies, mentions, anchors) for _, found in sorted(grouped.items())]
    exactness = list(Symbol)
    sites.sort(
        key=lambda site: (
            site.background,
            site.symbol is Symbol.AREA,
            not site.contested,
            exactness.index(site.symbol),
            mentions.first(site),
            site.place.id,
        )
    )
    return Gathering(
        sites=tuple(sites),
        unplaced=tuple(unplaced),
        not_events=tuple(not_events),
        loose=tuple(_gather_loose(readings, statements)),
        left_out=tuple(left for reading in readings for left in _leave_out(reading)),
        statements=statements,
    )


class _Anchors:
    """Makes ids for the page: letters, digits and hyphens only, never twice the same."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def make(self, kind: str, name: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "x"
        anchor = f"{kind}-{slug}"
        self._taken[anchor] = self._taken.get(anchor, 0) + 1
        if self._taken[anchor] == 1:
            return anchor
        return self.make(kind, f"{slug}-again-{self._taken[anchor]}")


def _prefix(readings: Sequence[Reading], number: int) -> str:
    return "" if len(readings) == 1 else f"{number + 1}-"


def _symbol(strike: Strike) -> Symbol | None:
    """How it may be drawn; ``None`` for the list. Whatever is coarser than a town is never a spot."""
    if strike.place is None or strike.shown_as is Shape.LIST or strike.realis not in HAPPENED:
        return None
    if strike.shown_as is Shape.AREA:
        return Symbol.AREA if strike.place.level is not Level.COUNTRY else None
    return SYMBOLS.get(strike.level or strike.place.level)


def _gather_statements(readings: Sequence[Reading], anchors: _Anchors) -> dict[tuple[int, str], Statement]:
    return {
        (number, claim.id): Statement(
            anchor=anchors.make("claim", _prefix(readings, number) + claim.id),
            claim=claim,
            article=reading.article,
            reading=number,
            background=claim.realis is Realis.BACKGROUND,
        )
        for number, reading in enumerate(readings)
        for claim in reading.claims
    }


def _claims_of(strike: Strike, number: int, statements: dict[tuple[int, str], Statement]) -> Iterable[Statement]:
    return (statements[number, name] for name in strike.claim_ids if (number, name) in statements)


def _gather_replies(
    readings: Sequence[Reading], statements: dict[tuple[int, str], Statement]
) -> dict[str, list[tuple[Statement, Link]]]:
    """For each statement (by anchor), those that oppose it, by the links of its reading."""
    replies: dict[str, list[tuple[Statement, Link]]] = {}
    for number, reading in enumerate(readings):
        for link in reading.links:
            a, b = statements.get((number, link.a)), statements.get((number, link.b))
            if link.bond in OPPOSING and a is not None and b is not None:
                replies.setdefault(a.anchor, []).append((b, link))
                replies.setdefault(b.anchor, []).append((a, link))
    return replies


def _make_site(
    found: list[tuple[int, Strike]],
    statements: dict[tuple[int, str], Statement],
    opposing: dict[str, list[tuple[Statement, Link]]],
    mentions: _Mentions,
    anchors: _Anchors,
) -> Site:
    strikes = tuple(strike for _, strike in found)
    place = strikes[0].place
    symbols = [symbol for strike in strikes if (symbol := _symbol(strike)) is not None]
    assert place is not None
    about: dict[str, Statement] = {}
    for number, strike in found:
        for statement in _claims_of(strike, number, statements):
            about.setdefault(statement.anchor, statement)
    here = [statement for statement in about.values() if statement.claim.stance not in AGAINST]
    replies = {
        statement.anchor: Reply(statement=statement, words=None, here=True)
        for statement in about.values()
        if statement.claim.stance in AGAINST
    }
    for statement in here:
        for other, link in opposing.get(statement.anchor, []):
            if other.anchor not in about:
                replies.setdefault(other.anchor, Reply(statement=other, words=link.words, here=False))
    return Site(
        anchor=anchors.make("place", place.id),
        place=place,
        name=mentions.name(place),
        symbol=Symbol.AREA if Symbol.AREA in symbols else symbols[0],
        strikes=strikes,
        statements=tuple(here),
        replies=tuple(replies.values()),
        background=all(strike.realis is Realis.BACKGROUND for strike in strikes),
        contested=any(strike.status is Status.CONTESTED for strike in strikes),
    )


@dataclass(frozen=True, slots=True)
class _Mentions:
    """Where the articles name each place, and how they spell it."""

    spots: dict[str, tuple[int, int]]
    spellings: dict[str, set[str]]

    def first(self, site: Site) -> tuple[int, int]:
        """Number of the reading and offset of the first mention."""
        return self.spots.get(site.place.id, (1 << 30, 0))

    def name(self, place: Place) -> str:
        """The spelling all articles share, if it is in the page's own script; else the gazetteer's name."""
        spelled = self.spellings.get(place.id, set())
        shared = next(iter(spelled)) if len(spelled) == 1 else place.name
        return shared if _is_latin(shared) or not _is_latin(place.name) else place.name


def _is_latin(name: str) -> bool:
    return any("a" <= letter <= "z" for letter in name.lower())


def _gather_mentions(readings: Sequence[Reading]) -> _Mentions:
    mentions = _Mentions({}, {})
    elsewhere: dict[str, tuple[int, int]] = {}
    for number, reading in enumerate(readings):
        struck = {strike.toponym_id for strike in reading.strikes}
        offsets = {toponym.id: toponym.span.start for toponym in reading.toponyms}
        for toponym, resolution in zip(reading.toponyms, reading.resolutions, strict=True):
            place = resolution.place
            if place is None or toponym.role is not Role.PLACE:
                continue
            spot = (number, toponym.span.start)
            first = mentions.spots if toponym.id in struck else elsewhere
            first[place.id] = min(spot, first.get(place.id, spot))
            mentions.spellings.setdefault(place.id, set()).add(toponym.name)
        for strike in reading.strikes:  # a derived place ("10 km north of X") stands where its strike does
            if strike.place is not None and strike.toponym_id in offsets:
                mentions.spots.setdefault(strike.place.id, (number, offsets[strike.toponym_id]))
    for place_id, spot in elsewhere.items():
        mentions.spots.setdefault(place_id, spot)
    return mentions


def _gather_loose(readings: Sequence[Reading], statements: dict[tuple[int, str], Statement]) -> Iterable[Statement]:
    for number, reading in enumerate(readings):
        used = {name for strike in reading.strikes for name in strike.claim_ids}
        for claim in reading.claims:
            if claim.id not in used:
                yield statements[number, claim.id]


def _leave_out(reading: Reading) -> Iterable[LeftOut]:
    """Names near strike words not taken as struck, then places the gazetteer could not settle; each name once."""
    names = {toponym.id: toponym for toponym in reading.toponyms}
    found = [(names.get(passed.toponym_id), passed.reason) for passed in reading.passed_over]
    for resolution in reading.resolutions:
        toponym = names.get(resolution.toponym_id)
        if resolution.place is None and toponym is not None and toponym.role is Role.PLACE:
            found.append((toponym, resolution.reason))
    first: dict[str, LeftOut] = {}
    for toponym, reason in found:
        if toponym is not None:
            first.setdefault(toponym.name, LeftOut(name=toponym.span.text, reason=reason, article=reading.article))
    return first.values()
