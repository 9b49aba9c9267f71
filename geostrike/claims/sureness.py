"""What of a claim the page may sum up: what both readings see, or the annotator is all but sure of; part by part.

The list shows every claim; a headline speaks for the whole article, and one weak statement makes all of it untrue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.events.attackers import names_nobody
from geostrike.claims.events.draft import PRONOUNS, meet
from geostrike.model import Modality, Part
from geostrike.model.annotation import ArgumentRole, Party, Voice

if TYPE_CHECKING:
    from geostrike.claims.candidates import Candidate
    from geostrike.model import Claim
    from geostrike.model.annotation import Event

__all__ = ["find_sure_parts"]

AGREED = 0.8
"""So likely must the annotator take a statement of the rules for one about a strike, of that kind and stance. Not fitted: chosen
for headlines that hold nothing untrue rather than for long ones.
"""
ALONE = 0.95
"""So likely must it be where the rules see none."""
NAMED = 0.9
"""So likely must the words for a place, party, speaker or toll be where the rules read otherwise."""
BESIDE = 0.5
"""So likely must it be that the sentence names the party, that nobody but the outlet speaks where neither reading has a speaker, and
that a number of the rules is a toll.
"""


def find_sure_parts(candidate: Candidate, claim: Claim, *, caption: bool) -> tuple[Part, ...]:
    """The parts of ``claim``, which was made of ``candidate``, that are sure. Of a caption the rules alone have the word."""
    event = candidate.event
    if caption and candidate.ruled is not None and candidate.seen is None:
        return tuple(Part)
    if event is None or candidate.seen is None:
        return ()
    checks = {
        Part.STRIKE: _is_strike_sure,
        Part.PLACE: _is_place_sure,
        Part.ATTACKER: _is_attacker_sure,
        Part.SPEAKER: _is_speaker_sure,
        Part.TOLL: _is_toll_sure,
    }
    return tuple(part for part, is_sure in checks.items() if is_sure(candidate, claim, event))


def _is_strike_sure(candidate: Candidate, claim: Claim, event: Event) -> bool:
    """That there is a statement about a strike, told as the claim has it, with this stance; "may have" is not."""
    ruled = candidate.ruled
    if claim.modality is Modality.POSSIBLE:
        return False
    agreed = ruled is not None and (ruled.realis, ruled.stance) == (claim.realis, claim.stance)
    least = AGREED if agreed else ALONE
    return min(event.probability, event.realis[claim.realis], event.stance[claim.stance]) >= least


def _is_place_sure(candidate: Candidate, claim: Claim, event: Event) -> bool:
    if candidate.ruled is not None and candidate.seen is not None:
        both = set(candidate.ruled.toponym_ids) & set(candidate.seen.toponym_ids)
        if both.issuperset(claim.toponym_ids):
            return True
    named = {m.toponym.id: m.toponym.span for m in candidate.passage.mentions}
    spans = [named.get(i) for i in claim.toponym_ids]
    sure = [a.span for a in event.arguments if a.role is ArgumentRole.PLACE and a.probability >= NAMED]
    return all(span is not None and any(meet(span, place) for place in sure) for span in spans)


def _is_attacker_sure(candidate: Candidate, claim: Claim, event: Event) -> bool:
    """Whose strike it was: named in its own sentence, as both readings have it or surely."""
    actor = claim.attacker
    if actor is None or not actor.stated or names_nobody(actor.name):
        return False
    ruled, seen = candidate.ruled, candidate.seen
    if event.party[Party.STATED] < BESIDE:
        return False
    read = [c.attacker.name for c in (ruled, seen) if c is not None and c.attacker is not None]
    if len(read) == _BOTH and set(read) == {actor.name}:
        return True
    words = [a for a in event.arguments if a.role is ArgumentRole.ATTACKER and a.probability >= NAMED]
    if not PRONOUNS.isdisjoint(actor.words.lower().split()):
        return False
    return any(actor.words in a.span.text or a.span.text in actor.words for a in words)


_BOTH = 2


def _is_speaker_sure(candidate: Candidate, claim: Claim, event: Event) -> bool:
    ruled, seen = candidate.ruled, candidate.seen
    if claim.speaker is None:
        neither = all(c is None or c.speaker is None for c in (ruled, seen))
        return event.voice[Voice.OUTLET] >= (BESIDE if neither else NAMED)
    read = [c.speaker.name for c in (ruled, seen) if c is not None and c.speaker is not None]
    if len(read) == _BOTH and set(read) == {claim.speaker.name}:
        return True
    words = [a for a in event.arguments if a.role is ArgumentRole.SPEAKER and a.probability >= NAMED]
    return any(a.span.text in claim.speaker.words for a in words)


def _is_toll_sure(candidate: Candidate, claim: Claim, event: Event) -> bool:
    """That the annotator takes each number for a toll, more surely where the rules do not: “Ada Pell, 32” is no toll."""
    read = [] if candidate.ruled is None else [count.span for count in candidate.ruled.casualties]
    tolls = [a for a in event.arguments if a.role is ArgumentRole.TOLL]
    return all(
        any(a.probability >= (BESIDE if count.span in read else NAMED) and meet(a.span, count.span) for a in tolls)
        for count in claim.casualties
    )
