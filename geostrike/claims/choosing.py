"""Two readings of one statement, by the lexicon's rules and by the annotator: whose word counts for what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.candidates import may_deny
from geostrike.claims.events.attackers import names_nobody
from geostrike.claims.events.extract import LEAST
from geostrike.model import About, Realis, Stance
from geostrike.model.annotation import ArgumentRole, Voice
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.claims.candidates import Candidate
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Actor, Claim, Speaker
    from geostrike.model.annotation import Event

__all__ = ["merge"]

# Chosen on claims of articles that the network had not learned from (docs/annotator.md).
SURE = 0.6
"""So likely must be another place than the rules'."""
CERTAIN = 0.9
"""So likely must it be that nobody but the outlet speaks, where the rules name a speaker, and what kind of statement it is."""
OF_WHAT = 0.7
"""So likely must it be which part of a report is meant, where the rules take the strike itself for it, and whether the strike is
told as happened, past, planned, threatened or imagined."""


def merge(candidate: Candidate) -> Claim:
    """The rules' claim, with what the annotator tells better: at what it was aimed, and, where it is likely enough, where
    it struck, whose it was, who says so, and what he says about it.
    """
    claim, twin, event, _ = candidate
    if claim is None or twin is None or event is None:
        only = claim or twin
        assert only is not None
        return only
    told = replace(
        claim,
        rule=f"{claim.rule}; {twin.rule}",
        targets=twin.targets,
        casualties=twin.casualties,
        realis=_choose_realis(claim, twin, event),
        attacker=_choose_attacker(claim, twin, candidate.passage),
        speaker=_choose_speaker(claim, twin, event),
        stance=_choose_stance(claim, twin, event, candidate.passage),
        about=twin.about if claim.about is About.STRIKE and event.about[twin.about] >= OF_WHAT else claim.about,
    )
    if _knows_where(claim, twin, event, candidate.passage):
        return replace(told, toponym_ids=twin.toponym_ids, evidence_for_place=twin.evidence_for_place)
    return told


def _knows_where(claim: Claim, twin: Claim, event: Event, passage: Passage) -> bool:
    """Whether the annotator points at a place, surely enough where the rules have one; but no name stands for coordinates."""
    named = {m.toponym.id: m.toponym for m in passage.mentions}
    fixed = any(i in named and named[i].coordinates is not None for i in claim.toponym_ids)
    sure = max((a.probability for a in event.arguments if a.role is ArgumentRole.PLACE), default=0.0)
    more = set(claim.toponym_ids) - set(twin.toponym_ids)
    if set(twin.toponym_ids) < set(claim.toponym_ids) and more <= named.keys():
        return False  # the rules know more members of the sentence's list
    return bool(twin.toponym_ids) and not fixed and (not claim.toponym_ids or sure >= SURE)


def _choose_attacker(claim: Claim, twin: Claim, passage: Passage) -> Actor | None:
    """The party that the annotator finds named, unless it is nobody's name or the place that was struck ("Belgard struck
    overnight"); else the one that the rules read.
    """
    seen, ruled = twin.attacker, claim.attacker
    struck = {m.toponym.span.text for m in passage.mentions if m.toponym.id in claim.toponym_ids}
    if seen is None or seen.words in struck:
        return ruled
    return ruled if ruled is not None and names_nobody(seen.words) else seen


def _choose_stance(claim: Claim, twin: Claim, event: Event, passage: Passage) -> Stance:
    """The rules'; but where they see an assertion, the annotator may be sure of an answer that some word of the sentence gives."""
    sure = event.stance[twin.stance] >= CERTAIN and may_deny(passage)
    return twin.stance if claim.stance is Stance.ASSERTS and sure else claim.stance


def _choose_realis(claim: Claim, twin: Claim, event: Event) -> Realis:
    """The annotator's, where it is likely enough: more so, where it takes for happened what the rules do not, or for planned what
    they take for threatened, and less, where it takes for one of these what they take for happened. An answer to a report
    leaves the strike as it is.
    """
    if claim.stance is not Stance.ASSERTS:
        return claim.realis
    if twin.realis in _IRREALIS:
        least = CERTAIN if claim.realis in _IRREALIS else LEAST
    else:
        least = OF_WHAT if claim.realis in HAPPENED else CERTAIN
    return twin.realis if event.realis[twin.realis] >= least else claim.realis


_IRREALIS = frozenset({Realis.HYPOTHETICAL, Realis.PLANNED, Realis.THREATENED})


def _choose_speaker(claim: Claim, twin: Claim, event: Event) -> Speaker | None:
    if claim.speaker is None or (twin.speaker is not None and _is_part(twin.speaker.words, claim.speaker.words)):
        return twin.speaker
    return None if twin.speaker is None and event.voice[Voice.OUTLET] >= CERTAIN else claim.speaker


def _is_part(words: str, whole: str) -> bool:
    """“killed 12 people state media”, in a text without commas, holds “state media”; “the army's spokesman” holds no “army”."""
    return len(words) < len(whole) and whole.endswith(f" {words}")
