"""What the claims of one article say of one strike, as a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.incidents.days import is_old
from geostrike.incidents.traits import read_traits
from geostrike.incidents.windows import find_window
from geostrike.incidents.wording import is_nameless, strip_generic
from geostrike.language.names import fold
from geostrike.model import Denial, Report, Span, Toll
from geostrike.model.claims import AGAINST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.incidents.parties import Parties
    from geostrike.model import Article, Claim, DateRange, Party, Place, Traits

__all__ = ["make_report"]

_QUOTE = 400  # characters of a quotation that are kept


def make_report(
    article: Article,
    span: Span,
    place: Place | None,
    claims: list[Claim],
    parties: Parties,
    *,
    name: str,
    within: bool = False,
    date: DateRange | None = None,
    background: bool | None = None,
    strike_id: str | None = None,
    passages: tuple[str, ...] = (),
    close: Sequence[Claim] = (),
    beside: Sequence[Claim] = (),
) -> Report:
    """What the claims of one article say of the strike at ``span``. ``passages`` tell of it beside the claims' words;
    whether it is only recalled follows from its day, unless it is known. Attackers and victims may also come from claims that name no
    place: where there is nothing else, those ``close`` by, then those ``beside``.
    """
    country = None if place is None else place.country_code
    recalled = is_old(date, article.published) if background is None else background
    own = () if place is None or within else (place.name,)
    known = dict.fromkeys(bare for words in (name, *own) if (bare := strip_generic(words)))
    told = dict.fromkeys(claim.evidence[0].text for claim in claims if claim.evidence)
    return Report(
        id=f"{article.id}#{fold(name) or name}",
        article_id=article.id,
        outlet=article.outlet.name if article.outlet is not None else None,
        published=article.published,
        span=span,
        names=tuple(known),
        place=place,
        within=within,
        window=find_window(date, article.published, background=recalled),
        date=date,
        background=recalled,
        attackers=_choose_attackers([_find_attackers(told, parties, country) for told in (claims, close)])
        or _find_attackers(beside, parties, country),
        tolls=next(filter(None, map(_find_tolls, (claims, close, beside))), ()),
        denials=_find_denials(claims),
        speakers=tuple(sorted({claim.speaker.source for claim in claims if claim.speaker is not None})),
        traits=_drop_parties(read_traits((*told, *passages), known), parties),
        strike_id=strike_id,
        quote=next(iter(told), "")[:_QUOTE],
    )


def _drop_parties(traits: Traits, parties: Parties) -> Traits:
    """Without the names of parties, which every report of a war tells."""
    return replace(traits, names=tuple(name for name in traits.names if not parties.knows(name)))


def _find_attackers(claims: Iterable[Claim], parties: Parties, country: str | None) -> tuple[Party, ...]:
    """Everybody accused, also when it is denied; each wording once, as it is told most surely."""
    told = [
        party
        for claim in claims
        if claim.attacker is not None
        for party in parties.identify_all(claim.attacker, country)
    ]
    told.sort(key=lambda party: (party.stated, party.likely or 0.0))
    found = {(party.name, party.words): party for party in told}
    return tuple(found[key] for key in sorted(found))


def _choose_attackers(found: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The first that name somebody; "jets" names nobody."""
    named = (told for told in found if any(party.known or not is_nameless(party.name) for party in told))
    return next(named, next(filter(None, found), ()))


def _find_tolls(claims: Iterable[Claim]) -> tuple[Toll, ...]:
    found = {
        Toll(
            min=count.min,
            max=count.max,
            outcome=count.outcome,
            status=count.status,
            words=count.span.text,
            speaker=claim.speaker.name if claim.speaker is not None else None,
            part_of_total=count.part_of_total,
        ): None
        for claim in claims
        for count in claim.casualties
    }
    return tuple(found)


def _find_denials(claims: list[Claim]) -> tuple[Denial, ...]:
    found = {
        Denial(
            about=claim.about,
            speaker=claim.speaker.name if claim.speaker is not None else None,
            words=claim.evidence[0].text[:_QUOTE],
        ): None
        for claim in claims
        if claim.stance in AGAINST and claim.evidence
    }
    return tuple(found)
