"""What of a claim the page may sum up: what the annotator is all but sure of, part by part.

The list shows every claim; a headline speaks for the whole article, and one weak statement makes all of it untrue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.attackers.nobody import PRONOUNS, names_nobody
from geostrike.language.spans import meet
from geostrike.model import Modality, Part
from geostrike.model.annotation import ArgumentRole, Party, Voice

if TYPE_CHECKING:
    from geostrike.claims.annotated.draft import Draft
    from geostrike.model import Span

__all__ = ["find_sure_parts"]

SURE = 0.9
"""So likely must a part be, and that there is a strike, told so. Not fitted: chosen for headlines that hold nothing untrue rather than for long ones.
"""
BESIDE = 0.5
"""So likely must it be that the sentence names the party."""


def find_sure_parts(draft: Draft, modality: Modality) -> tuple[Part, ...]:
    """The parts of ``draft`` that are sure."""
    checks = {
        Part.STRIKE: _is_strike_sure(draft, modality),
        Part.PLACE: _is_place_sure(draft),
        Part.ATTACKER: _is_attacker_sure(draft),
        Part.SPEAKER: _is_speaker_sure(draft),
        Part.TOLL: all(_is_pointed_at(draft, ArgumentRole.TOLL, count.span) for count in draft.tolls),
    }
    return tuple(part for part, sure in checks.items() if sure)


def _is_pointed_at(draft: Draft, role: ArgumentRole, span: Span) -> bool:
    return any(a.role is role and a.probability >= SURE and meet(a.span, span) for a in draft.event.arguments)


def _is_strike_sure(draft: Draft, modality: Modality) -> bool:
    """That there is a statement about a strike, told as the draft has it, with this stance; "may have" is not."""
    event = draft.event
    told = min(event.probability, event.realis.get(draft.realis, 0.0), event.stance.get(draft.stance, 0.0))
    return modality is not Modality.POSSIBLE and told >= SURE


def _is_place_sure(draft: Draft) -> bool:
    """That each place is one the annotator points at in the sentence itself."""
    named = {m.toponym.id: m.toponym.span for m in draft.passage.mentions}
    return all(i in named and _is_pointed_at(draft, ArgumentRole.PLACE, named[i]) for i in draft.places)


def _is_attacker_sure(draft: Draft) -> bool:
    """Whose strike it was: named in its own sentence, and not by a pronoun or its arms alone."""
    actor = draft.attacker
    if actor is None or not actor.stated or names_nobody(actor.name) or draft.event.party[Party.STATED] < BESIDE:
        return False
    if not PRONOUNS.isdisjoint(actor.words.lower().split()):
        return False
    words = [a.span.text for a in draft.event.arguments if a.role is ArgumentRole.ATTACKER and a.probability >= SURE]
    return any(actor.words in named or named in actor.words for named in words)


def _is_speaker_sure(draft: Draft) -> bool:
    if draft.speaker is None:
        return draft.event.voice[Voice.OUTLET] >= SURE
    words = [a.span.text for a in draft.event.arguments if a.role is ArgumentRole.SPEAKER and a.probability >= SURE]
    return any(named in draft.speaker.words for named in words)
