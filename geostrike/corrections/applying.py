"""What corrections change, room by room: mentions, their places, the claims, the strikes. Nothing is deleted.

``pipeline.read`` calls these between its own steps, so that what follows a correction follows from it: strikes are
merged anew after a mention has moved.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.corrections.fitting import Fitted, Fitting, mentions_of, warn_unused
from geostrike.corrections.records import Action, Correction, join_decisions
from geostrike.corrections.withholding import coarsen_places, withhold_places
from geostrike.model import (
    About,
    Actor,
    Claim,
    DatePrecision,
    DateRange,
    Level,
    Modality,
    Place,
    Reading,
    Realis,
    Resolution,
    Role,
    Shape,
    Span,
    Speech,
    Stance,
    Status,
    Strike,
    Toponym,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Article

__all__ = [
    "correct_claims",
    "correct_reading",
    "correct_resolutions",
    "correct_strikes",
    "correct_toponyms",
    "standing",
]

_USER_UNCERTAINTY_KM = 1.0  # a point set by hand, unless the level says more
_UNCERTAINTY_KM = {Level.DISTRICT: 20.0, Level.PROVINCE: 60.0, Level.REGION: 150.0, Level.COUNTRY: 300.0}


def correct_toponyms(toponyms: tuple[Toponym, ...], fitting: Fitting, article: Article) -> tuple[Toponym, ...]:
    """Roles as a person set them; quoted words that were not taken for a place name become one."""
    found = list(toponyms)
    for item in fitting.of(Action.ROLE, Action.RELOCATE, Action.ADD):
        correction = item.correction
        about = mentions_of(item, found)
        if not about and item.anchor is not None and correction.mention is not None:
            found.append(_new_mention(item, article, len(found)))
        role = correction.role or Role.PLACE
        for toponym in about if correction.mention or correction.name else ():
            if toponym.role is not role:
                at = found.index(toponym)
                reason = f"Set by {correction.author}: {correction.reason}"
                found[at] = replace(toponym, role=role, reason=reason, decision=correction.decision)
    return tuple(sorted(found, key=lambda toponym: toponym.span.start))


def correct_resolutions(
    toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...], fitting: Fitting, gazetteer: Gazetteer
) -> tuple[tuple[Resolution, ...], tuple[str, ...]]:
    """Places as a person set them, and warnings about corrections that could not be followed."""
    places = {resolution.toponym_id: resolution for resolution in resolutions}
    warnings: list[str] = []
    for item in fitting.of(Action.RELOCATE, Action.ADD, Action.RIGHT):
        correction = item.correction
        if correction.action is Action.RIGHT:
            if correction.mention or correction.name:
                warnings += _agree_place(item, toponyms, places)
            continue
        if correction.place is None and correction.latitude is None:
            continue
        place = _place_of(correction, gazetteer)
        if place is None:
            warnings.append(
                warn_unused(item, f"the gazetteer has no place {correction.place!r}: add its country or choose another")
            )
            continue
        about = mentions_of(item, toponyms)
        if not about and correction.is_own:
            warnings.append(warn_unused(item, "there is no such mention"))
        for toponym in about:
            places[toponym.id] = replace(
                places[toponym.id],
                place=place,
                location=None,
                area=None,
                confidence=1.0,
                reason=f"Set by {correction.author}: {correction.reason}",
                decision=correction.decision,
            )
    return tuple(places[toponym.id] for toponym in toponyms), tuple(warnings)


def correct_claims(
    claims: tuple[Claim, ...], toponyms: tuple[Toponym, ...], fitting: Fitting, article: Article
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Claims with attackers, dates and rejections as a person set them, and those a person added."""
    found = list(claims)
    warnings: list[str] = []
    for item in fitting.of(Action.ATTACKER, Action.DATE, Action.REJECT, Action.RIGHT):
        if item.correction.action is Action.RIGHT and (item.correction.mention or item.correction.name):
            continue  # right is the place, not what is claimed
        about = [at for at, claim in enumerate(found) if _is_about(item, claim)]
        if not about:
            warnings.append(warn_unused(item, "no claim was read from these words"))
        for at in about:
            if (other := _differ(found[at], item.correction)) is not None:
                warnings.append(warn_unused(item, other))
                continue
            found[at] = _change(found[at], item)
    added = fitting.of(Action.ADD)
    found += [_new_claim(item, number, toponyms, article) for number, item in enumerate(added, 1)]
    return tuple(found), tuple(warnings)


def standing(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that no person has rejected: only these make strikes."""
    return tuple(claim for claim in claims if not _is_rejected(claim))


def _is_rejected(claim: Claim) -> bool:
    return claim.decision is not None and claim.decision.action == Action.REJECT


def correct_strikes(
    strikes: tuple[Strike, ...], claims: tuple[Claim, ...], resolutions: tuple[Resolution, ...]
) -> tuple[Strike, ...]:
    """Strikes that carry the decisions they rest on; rejected claims stand in the list, as rejected."""
    if all(r.decision is None for r in resolutions) and all(claim.decision is None for claim in claims):
        return strikes
    said = {claim.id: claim for claim in claims}
    placed = {resolution.toponym_id: resolution for resolution in resolutions}

    def decide(strike: Strike) -> Strike:
        own = [said[claim_id] for claim_id in strike.claim_ids if claim_id in said]
        mentions = [strike.toponym_id, *(toponym_id for claim in own for toponym_id in claim.toponym_ids)]
        decisions = [claim.decision for claim in own]
        decisions += [
            placed[name].decision
            for name in mentions
            if name in placed and strike.place is not None and placed[name].place == strike.place
        ]
        return replace(strike, decision=join_decisions(strike.decision, *decisions))

    rejected = [claim for claim in claims if _is_rejected(claim)]
    listed = [
        Strike(
            id=f"rejected-{claim.id}",
            place=None,
            level=None,
            shown_as=Shape.LIST,
            claim_ids=(claim.id,),
            realis=claim.realis,
            status=Status.NOT_AN_EVENT,
            status_rule="A person rejected the claim.",
            reason=f"Rejected by {claim.decision.author}: {claim.decision.reason}" if claim.decision else "",
            toponym_id=claim.toponym_ids[0] if claim.toponym_ids else None,
            date=claim.date,
            decision=claim.decision,
        )
        for claim in rejected
    ]
    return (*map(decide, strikes), *listed)


def correct_reading(reading: Reading, fitting: Fitting, gazetteer: Gazetteer) -> Reading:
    """The last step, for safety: withheld and coarsened places. Warnings about other corrections are covered too."""
    if fitting.warnings:
        reading = replace(reading, warnings=(*reading.warnings, *fitting.warnings))
    for item in fitting.of(Action.WITHHOLD, Action.COARSEN):
        correction = item.correction
        names = sorted({toponym.span.text for toponym in mentions_of(item, reading.toponyms)})
        names = names or [correction.name or correction.mention or ""]
        before = reading
        if correction.action is Action.WITHHOLD:
            reading = withhold_places(reading, names, decision=correction.decision)
        elif correction.level is not None:
            reading = coarsen_places(reading, names, correction.level, gazetteer, decision=correction.decision)
        if reading is before and correction.is_own:
            reading = replace(reading, warnings=(*reading.warnings, warn_unused(item, "there is no such place here")))
    return reading


def _new_mention(item: Fitted, article: Article, number: int) -> Toponym:
    correction, anchor = item.correction, item.anchor
    assert anchor is not None
    text = article.text[anchor.start : anchor.end]
    return Toponym(
        id=f"h{number}",
        span=Span(start=anchor.start, end=anchor.end, text=text),
        name=text,
        role=correction.role or Role.PLACE,
        reason=f"Added by {correction.author}: {correction.reason}",
        known=False,
        decision=correction.decision,
    )


def _place_of(correction: Correction, gazetteer: Gazetteer) -> Place | None:
    if correction.place is not None:
        return gazetteer.place(correction.place)
    assert correction.latitude is not None
    assert correction.longitude is not None
    level = correction.level or Level.POINT
    return Place(
        id=f"user:{correction.latitude:g},{correction.longitude:g}",
        name=correction.called or correction.mention or correction.name or "a place set by hand",
        level=level,
        latitude=correction.latitude,
        longitude=correction.longitude,
        uncertainty_km=_UNCERTAINTY_KM.get(level, _USER_UNCERTAINTY_KM),
        source=f"set by {correction.author} on {correction.date.isoformat()}",
    )


def _agree_place(item: Fitted, toponyms: tuple[Toponym, ...], places: dict[str, Resolution]) -> list[str]:
    """Mark the places that a person found right; warn where the reading no longer means what that person saw."""
    correction = item.correction
    about = mentions_of(item, toponyms)
    if not about and correction.is_own:
        return [warn_unused(item, "there is no such mention")]
    for toponym in about:
        resolution = places[toponym.id]
        meant = [p for p in (resolution.area, resolution.place, resolution.location) if p is not None]
        if correction.place is not None and all(place.id != correction.place for place in meant):
            now = f"{meant[-1].name} ({meant[-1].id})" if meant else "no place"
            return [warn_unused(item, f"{correction.place} was found right, but it now means {now}: look at it again")]
        places[toponym.id] = replace(resolution, decision=join_decisions(resolution.decision, correction.decision))
    return []


def _differ(claim: Claim, correction: Correction) -> str | None:
    """What a claim that a person found right now says otherwise; ``None`` when it is the same."""
    if correction.action is not Action.RIGHT:
        return None
    attacker = claim.attacker.name if claim.attacker else ""
    if correction.attacker is not None and correction.attacker != attacker:
        return f"it was found right with {correction.attacker or 'no attacker'}, now it has {attacker or 'none'}: look again"
    days = (claim.date.start, claim.date.end) if claim.date else None
    if correction.struck is not None and correction.struck != days:
        return "it was found right with other days than it has now: look again"
    return None


def _is_about(item: Fitted, claim: Claim) -> bool:
    anchor = item.anchor
    if anchor is None or not claim.evidence:
        return False
    first = claim.evidence[0]
    shared = min(anchor.quote_end, first.end) - max(anchor.quote_start, first.start)
    # Evidence may be the clause or the sentence around the quote: most of the shorter one must lie in the other.
    return shared * 2 > min(anchor.quote_end - anchor.quote_start, first.end - first.start)


def _change(claim: Claim, item: Fitted) -> Claim:
    correction = item.correction
    before = None if correction.action is Action.REJECT or _is_rejected(claim) else claim.decision
    changed = replace(claim, decision=join_decisions(before, correction.decision))
    if correction.action is Action.ATTACKER:
        return replace(changed, attacker=_actor(correction))
    if correction.action is Action.DATE:
        return replace(changed, date=_dates(item, claim.evidence[0]))
    return changed


def _actor(correction: Correction) -> Actor | None:
    if not correction.attacker:
        return None
    return Actor(
        name=correction.attacker, words=correction.attacker, stated=False, likely=1.0, reason="as a person decided"
    )


def _dates(item: Fitted, evidence: Span) -> DateRange | None:
    if item.correction.struck is None:
        return None
    start, end = item.correction.struck
    days = (end - start).days
    precision = next(
        precision
        for most, precision in (
            (0, DatePrecision.DAY),
            (5, DatePrecision.DAYS),
            (7, DatePrecision.WEEK),
            (31, DatePrecision.MONTH),
            (10**6, DatePrecision.YEAR),
        )
        if days <= most
    )
    return DateRange(start=start, end=end, precision=precision, span=evidence)


def _new_claim(item: Fitted, number: int, toponyms: tuple[Toponym, ...], article: Article) -> Claim:
    correction, anchor = item.correction, item.anchor
    assert anchor is not None
    text = article.text[anchor.quote_start : anchor.quote_end]
    evidence = Span(start=anchor.quote_start, end=anchor.quote_end, text=text)
    return Claim(
        id=f"added-{number}",
        speaker=None,
        outlet=article.outlet.name if article.outlet else None,
        stance=Stance.ASSERTS,
        about=About.STRIKE,
        modality=Modality.REPORTED,
        speech=Speech.UNATTRIBUTED,
        realis=Realis.CURRENT,
        evidence=(evidence,),
        rule=f"Added by {correction.author}: {correction.reason}",
        toponym_ids=tuple(t.id for t in mentions_of(item, toponyms)) if correction.mention else (),
        attacker=_actor(correction),
        date=_dates(item, evidence),
        decision=correction.decision,
    )
