"""Sites and statements as the words the list shows. Templates and the script print these and decide nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.errors import NetworkError
from geostrike.export.tables import describe_attacker
from geostrike.language.addresses import split_address
from geostrike.maps.grammar import call_speaker
from geostrike.maps.highlights import Piece, cut_quote
from geostrike.maps.sites import Gathering, Listed, Site, Statement, Symbol
from geostrike.maps.wording import (
    KINDS,
    LEVELS,
    REALIS,
    STANCES,
    STATUSES,
    describe_count,
    describe_dates,
    describe_precision,
    describe_stance,
    locate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from geostrike.maps.orientation import OutlineLike
    from geostrike.model import Claim, HumanDecision, Reading, Span

__all__ = [
    "Entry",
    "ListedView",
    "Quote",
    "ReplyView",
    "StatementView",
    "Toll",
    "archive_link",
    "safe_link",
    "view_claims",
    "view_site",
]

_LINK = re.compile(r"https?://[^\s\"'<>\\`{}|^]+", re.IGNORECASE)
_HOST = re.compile(r"[^\s/@]+")
# How ``strikes`` ends its reasons.
_JOINED = re.compile(r"; (?:one claim|\d+ claims joined: .*)$")


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words, and the same cut up with the places marked."""

    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """A count in our words and in those of the text."""

    words: str
    quoted: str
    who: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementView:
    """One claim, ready to print. ``None`` and empty mean that the article does not say."""

    anchor: str
    speaker: str
    kind: str | None
    description: str | None
    worded: str | None
    via: str | None
    own_voice: bool
    stance: str
    stance_word: str
    date: str | None
    date_words: str | None
    date_inherited: bool
    first_day: str | None
    last_day: str | None
    attacker: str | None
    attacker_accused: str | None
    """The attacker, if it may be told as one: not "jets", nor one that is hardly implied."""
    attacker_shown: str | None
    attacker_named: bool
    """Whether the words name a party; else it is implied by the story, or they only say what struck."""
    attacker_words: str | None
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    damage: tuple[str, ...]
    tolls: tuple[Toll, ...]
    quotes: tuple[Quote, ...]
    outlet: str
    title: str | None
    url: str | None
    host: str | None
    published: str | None
    language: str
    background: bool
    reasons: tuple[str, ...]
    decision: str | None
    reading: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyView:
    """A claim that stands against one at this place."""

    view: StatementView
    words: str | None
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One place of the list."""

    site: Site
    level: str
    where: str
    precision: str
    approximate: bool
    statuses: tuple[str, ...]
    status_rules: tuple[str, ...]
    dates: tuple[str, ...]
    statements: tuple[StatementView, ...]
    replies: tuple[ReplyView, ...]
    reasons: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedView:
    """One strike without a marker."""

    anchor: str
    heading: str
    reason: str | None
    realis: str
    statements: tuple[StatementView, ...]
    decision: str | None


def safe_link(url: str | None) -> tuple[str | None, str | None]:
    """The address and its host if it is one of the web and nothing else; ``None`` twice otherwise."""
    if url is None or not _LINK.fullmatch(url):
        return None, None
    try:
        host = split_address(url).host
    except NetworkError:
        return None, None
    return (url, host) if host and _HOST.fullmatch(host) else (None, None)


def archive_link(url: str | None, published: date | None) -> str | None:
    """Where the Internet Archive may have a copy of the day, of a safe link."""
    return f"https://web.archive.org/web/{published.strftime('%Y%m%d') if published else '2'}/{url}" if url else None


def view_claims(readings: Sequence[Reading], gathering: Gathering) -> dict[str, StatementView]:
    """Every statement by its anchor."""
    names = [{toponym.id: toponym.span for toponym in reading.toponyms} for reading in readings]
    return {
        statement.anchor: _view_statement(statement, names[statement.reading])
        for statement in gathering.statements.values()
    }


def _view_statement(statement: Statement, spans: dict[str, Span]) -> StatementView:
    claim, article = statement.claim, statement.article
    speaker, attacker, dates = claim.speaker, claim.attacker, claim.date
    outlet = claim.outlet or (article.outlet.name if article.outlet else None) or "the article"
    url, host = safe_link(article.url)
    places = [spans[name] for name in claim.toponym_ids if name in spans]
    return StatementView(
        anchor=statement.anchor,
        speaker=call_speaker(speaker) if speaker else outlet,
        kind=KINDS[speaker.kind] if speaker else None,
        description=speaker.description if speaker else None,
        worded=_if_other(speaker.words, call_speaker(speaker)) if speaker else None,
        via=speaker.via if speaker else None,
        own_voice=speaker is None,
        stance=describe_stance(claim),
        stance_word=STANCES[claim.stance],
        date=describe_dates(dates),
        date_words=dates.span.text if dates else None,
        date_inherited=bool(dates and dates.inherited),
        first_day=dates.start.isoformat() if dates and dates.start else None,
        last_day=dates.end.isoformat() if dates and dates.end else None,
        attacker=attacker.name if attacker else None,
        attacker_accused=attacker.name if attacker and attacker.accused else None,
        attacker_shown=describe_attacker(attacker) if attacker else None,
        attacker_named=bool(attacker and attacker.stated and not attacker.unidentified),
        attacker_words=_if_other(attacker.words, attacker.name) if attacker and attacker.stated else None,
        targets=claim.targets,
        weapons=claim.weapons,
        damage=claim.damage,
        tolls=tuple(Toll(describe_count(count), count.span.text, count.who) for count in claim.casualties),
        quotes=tuple(Quote(span.text, cut_quote(span, places)) for span in claim.evidence),
        outlet=outlet,
        title=article.title,
        url=url,
        host=host,
        published=article.published.isoformat() if article.published else None,
        language=article.language,
        background=statement.background,
        reasons=_explain(claim),
        decision=_decide(claim.decision),
        reading=statement.reading,
    )


def _if_other(words: str, name: str) -> str | None:
    """How the text words it, unless that is the name itself, with an article or without."""
    return None if words.lower().removeprefix("the ") == name.lower().removeprefix("the ") else words


def _explain(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys([claim.rule, *(evidence.words for evidence in claim.evidence_for_place)]))


def _decide(decision: HumanDecision | None) -> str | None:
    if decision is None:
        return None
    return f"{decision.action}: {decision.reason} ({decision.author}, {decision.date})"


def view_site(site: Site, views: dict[str, StatementView], outline: OutlineLike | None) -> Entry:
    """A place with its claims, in words."""
    approximate = outline is None or outline.approximate
    return Entry(
        site=site,
        level=LEVELS[site.place.level],
        where=locate(site.place),
        precision=describe_precision(
            site.place, area=site.symbol is Symbol.AREA, outlined=outline is not None, approximate=approximate
        ),
        approximate=approximate,
        statuses=_once(STATUSES[strike.status] for strike in site.strikes),
        status_rules=_once(strike.status_rule for strike in site.strikes),
        dates=_once(words for strike in site.strikes if (words := describe_dates(strike.date))),
        statements=tuple(views[statement.anchor] for statement in site.statements),
        replies=tuple(
            ReplyView(view=views[reply.statement.anchor], words=reply.words, here=reply.here) for reply in site.replies
        ),
        reasons=_once(strike.reason for strike in site.strikes),
        decisions=_once(words for strike in site.strikes if (words := _decide(strike.decision))),
    )


def view_listed(
    listed: Listed, views: dict[str, StatementView], names: Mapping[tuple[int, str], str] | None = None
) -> ListedView:
    """A strike without a marker, in words. ``names`` are those of mentions as written, by identity of their article and id."""
    strike = listed.strike
    place = strike.place if strike else None
    named = (names or {}).get((id(listed.article), strike.toponym_id or "")) if strike else None
    return ListedView(
        anchor=listed.anchor,
        heading=place.name if place else named or "No place named",
        reason=_say_why(strike.reason) if strike else None,
        realis=REALIS[strike.realis] if strike else "",
        statements=tuple(views[statement.anchor] for statement in listed.statements),
        decision=_decide(strike.decision) if strike else None,
    )


def _say_why(reason: str) -> str:
    """Why it is not drawn, as a sentence. How its claims were joined stands in what ``explain`` says."""
    words = _JOINED.sub("", reason).removeprefix("listed, not drawn: ").strip()
    if not words or words in REALIS:  # the chip beside it says so
        return ""
    return f"{words[:1].upper()}{words[1:]}."


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value in dict.fromkeys(values) if value)
