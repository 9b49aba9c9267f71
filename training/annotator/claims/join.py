"""Two readings of one article, by the lexicon's rules and by the annotator: which claims stand, and whose word counts for what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.extraction import Extraction
from geostrike.claims.links import find_links
from geostrike.model import PassedOver
from training.annotator.types import ArgumentRole, Voice

if TYPE_CHECKING:
    from geostrike.model import Claim, Span
    from training.annotator.types import Annotation, Event

__all__ = ["join_readings"]

# Chosen on the claims of 33 articles that the network had not learned from, and on those of 20 whole articles
# (docs/annotator.md): lower ones gain places and draw more false ones.
SURE = 0.7
"""So likely must be what the annotator says in place of the rules."""
NEW = 0.9
"""So likely must be a place where the rules name none, and that nobody but the outlet speaks where they name a speaker."""


def join_readings(ruled: Extraction, seen: Extraction, annotation: Annotation) -> Extraction:
    """The rules' claims, each with what the annotator tells better of the same words.

    What only the annotator takes for a strike makes no claim: alone it is wrong in one case of four. Its places are passed
    over, with the reason.
    """
    left = list(seen.claims)
    claims: list[Claim] = []
    for claim in ruled.claims:
        twin = _twin(claim, left)
        event = _event(twin, annotation) if twin is not None else None
        if twin is not None:
            left.remove(twin)
        claims.append(claim if twin is None or event is None else _merge(claim, twin, event))
    told = tuple(claims)
    struck = {i for claim in told for i in claim.toponym_ids}
    passed = {p.toponym_id: p for p in ruled.passed_over} | _doubtful(left)
    return Extraction(
        told,
        tuple(p for i, p in passed.items() if i not in struck),
        find_links(told),
        tuple(dict.fromkeys((*ruled.warnings, *seen.warnings))),
    )


def _doubtful(claims: list[Claim]) -> dict[str, PassedOver]:
    """The places of strikes that only the annotator sees."""
    return {
        i: PassedOver(
            toponym_id=i, reason=f"{claim.rule}, but no rule does: look at the sentence", trigger=claim.trigger
        )
        for claim in claims
        for i in claim.toponym_ids
    }


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _event(claim: Claim, annotation: Annotation) -> Event | None:
    return next((e for e in annotation.events if e.trigger == claim.trigger), None)


def _twin(claim: Claim, seen: list[Claim]) -> Claim | None:
    """The annotator's claim about the same words, or the only one in the same."""
    if claim.trigger is not None:
        met = [c for c in seen if c.trigger is not None and _meet(c.trigger, claim.trigger)]
        if met:
            return met[0]
    inside = [c for c in seen if _meet(c.evidence[0], claim.evidence[0])]
    return inside[0] if len(inside) == 1 else None


def _merge(claim: Claim, twin: Claim, event: Event) -> Claim:
    """The rules' claim, with what the annotator tells better: at what it was aimed, and, where it is likely enough, where
    it struck, whose it was and who says so.
    """
    place, attacker, speaker = (_likeliest(event, role) for role in _ASKED)
    told = replace(claim, targets=twin.targets, rule=f"{claim.rule}; {twin.rule}")
    if twin.toponym_ids and place >= (SURE if claim.toponym_ids else NEW):
        told = replace(told, toponym_ids=twin.toponym_ids, evidence_for_place=twin.evidence_for_place)
    if twin.attacker is not None and twin.attacker.stated and attacker >= SURE:
        told = replace(told, attacker=twin.attacker)
    if claim.speaker is None and twin.speaker is not None and speaker >= SURE:
        told = replace(told, speaker=twin.speaker)
    elif claim.speaker is not None and twin.speaker is None and event.voice[Voice.OUTLET] >= NEW:
        told = replace(told, speaker=None)
    return replace(told, casualties=twin.casualties) if twin.casualties else told


_ASKED = (ArgumentRole.PLACE, ArgumentRole.ATTACKER, ArgumentRole.SPEAKER)


def _likeliest(event: Event, role: ArgumentRole) -> float:
    return max((a.probability for a in event.arguments if a.role is role), default=0.0)
