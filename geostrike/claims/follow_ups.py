"""Sentences without a strike word that go on about one: tolls, damage, denials, admissions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.claims.anaphora import find_antecedent
from geostrike.claims.attackers.charges import may_charge, read_charge, says_itself
from geostrike.claims.attackers.own_forces import is_party, own_side
from geostrike.claims.facts.casualties import find_casualties
from geostrike.claims.facts.objects import find_damage
from geostrike.claims.grouping import names_speaker
from geostrike.claims.parties import name_plainly
from geostrike.claims.statements import claim_answer, realis_of
from geostrike.claims.story import Story, keep
from geostrike.claims.text.candidates import candidates
from geostrike.model import (
    About,
    Actor,
    Claim,
    Evidence,
    Level,
    Modality,
    Speech,
    Stance,
)

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage
    from geostrike.claims.voices.scopes import Attribution

__all__ = ["follow_up"]

# What a denial or an admission may be about.
_ANSWERED = frozenset(("casualty.killed", "casualty.civilian", "object.damage", "weapon.munition", "weapon.aircraft"))
_ANSWERS = _ANSWERED | {"reporting.concedes", "reporting.denies"}


def _who_answers(passage: Passage, attributions: list[Attribution]) -> Attribution | None:
    """Whose denial or admission it is: of several in one sentence, the last before what is denied."""
    answers = [a for a in attributions if a.stance is not Stance.ASSERTS and not a.outer]
    said = next((cue.first for cue in passage.cues if cue.kinds & _ANSWERED), None)
    before = [a for a in answers if said is not None and a.cue[0] < said]
    return max(before, key=lambda a: a.cue[0], default=answers[0] if answers else None)


def follow_up(passage: Passage, attributions: list[Attribution], story: Story) -> None:
    """A sentence without a strike word that goes on about one: tolls, damage, denials and admissions."""
    kinds = passage.kinds
    if not story.topic.live(passage, 3) or kinds & {"blocker.ground", "blocker.labour", "blocker.clash"}:
        return
    places, words = find_antecedent(passage, None, story)
    answering = _who_answers(passage, attributions)
    damage = find_damage(passage)
    if answering is not None and kinds & _ANSWERS:
        if not places and not candidates(passage):
            places, words = _told_just_before(passage, story, within=_CHARGED_WITHIN)
        claim_answer(passage, answering, story, places, words)
    if may_charge(passage):
        _claim_charge(passage, attributions, story)
    voices: list[Attribution | None] = [a for a in attributions if a is not answering]
    for attribution in voices or ([None] if answering is None else []):
        first, last = (attribution.first, attribution.last) if attribution else (0, len(passage.words))
        counts = find_casualties(passage, first, last)
        broken = find_damage(passage, first, last) if damage else ()
        if not counts and not broken:
            continue
        if not places and not candidates(passage) and counts:
            places, words = _told_just_before(passage, story, within=1)
        low = min(first, attribution.phrase.first) if attribution else first
        claim = Claim(
            id=story.next_id,
            speaker=attribution.speaker if attribution else None,
            outlet=story.outlet,
            stance=Stance.ASSERTS,
            about=About.CASUALTIES if counts else About.DAMAGE,
            modality=Modality.CERTAIN,
            speech=attribution.speech if attribution else Speech.UNATTRIBUTED,
            realis=realis_of(places, story),
            evidence=(passage.slice(low, max(last, attribution.cue[1] if attribution else last)),),
            rule="tells the toll or the damage of the strike reported before",
            toponym_ids=places,
            damage=broken,
            casualties=counts,
            evidence_for_place=words,
        )
        keep(claim, passage, story)


def _told_just_before(passage: Passage, story: Story, *, within: int) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The places of the last strike, told at most ``within`` sentences ago; of several, none in particular."""
    if not story.struck or passage.index - story.struck[-1][0] > within:
        return (), ()
    if len(story.struck_since(passage.index - within)) > 1:
        return (), ()
    where = "in the sentence before" if passage.index - story.struck[-1][0] <= 1 else "told just before"
    words = f"goes on about the strike {where}"
    return story.struck[-1][1], (Evidence(name="continuation", score=0.5, words=words),)


def _claim_charge(
    passage: Passage,
    attributions: list[Attribution],
    story: Story,
) -> None:
    """“Residents blamed the army”, “The Dawn Brigade claimed responsibility”: who struck in the sentence before."""
    places, words = _told_just_before(passage, story, within=_CHARGED_WITHIN)
    if not places:
        return
    attribution = next((a for a in attributions if a.stance is Stance.ASSERTS and not a.outer), None)
    party = read_charge(passage, None)
    if party is None and attribution is not None and is_party(attribution.speaker) and says_itself(passage):
        party = own_side(attribution)
    if party is None or any(_is_told_of(m, party, attributions, story) for m in candidates(passage)):
        return
    claim = Claim(
        id=story.next_id,
        speaker=attribution.speaker if attribution else None,
        outlet=story.outlet,
        stance=Stance.ASSERTS,
        about=About.ATTACKER,
        modality=Modality.CERTAIN,
        speech=attribution.speech if attribution else Speech.UNATTRIBUTED,
        realis=realis_of(places, story),
        evidence=(passage.span,),
        rule="says who struck in the strike reported before",
        toponym_ids=places,
        attacker=name_plainly(party, story),
        evidence_for_place=words,
    )
    keep(claim, passage, story)


def _is_told_of(mention: Mention, party: Actor, attributions: list[Attribution], story: Story) -> bool:
    """Whether the sentence is about another place: neither the party's name, nor the speaker's, nor a country."""
    return not (
        _is_part_of(mention, party)
        or any(names_speaker(mention, a) for a in attributions)
        or story.levels.get(mention.toponym.id) is Level.COUNTRY
    )


def _is_part_of(mention: Mention, party: Actor) -> bool:
    """Whether the party is named after the mention: the "Arvanian" of "Arvanian jets", but not Mar of the Marsh Brigade."""
    names = (re.escape(name) for name in (mention.toponym.name, mention.toponym.span.text))
    return re.search(rf"\b(?:{'|'.join(names)})\b", party.words) is not None


# Sentences: who did it is said right after what was done, after the toll, or after a denial.
_CHARGED_WITHIN = 3
