"""Deeds that a sentence denies in more words than one: "had not carried out air strikes", "none of its planes bombed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue
    from geostrike.claims.triggers.trigger import Trigger

__all__ = ["find_denial"]

# How many words may stand between a verb and the strikes it carries out ("any of the recent air strikes"), between a
# negation and its verb ("had not, he said, ever"), and between a subject and what is said not to have been done to it.
_OBJECT, _ADVERBS, _SUBJECT = 6, 2, 9
_AUXILIARIES = find_words("facts.negation", "auxiliaries")
_QUANTITY = find_words("facts.negation", "quantity")
_NOBODY = find_words("facts.negation", "nobody")
_HAPPENED = find_words("facts.negation", "happened")
_JOINING = find_words("facts.negation", "joining")
_DOERS = frozenset({"weapon.aircraft", "weapon.munition", "attacker.force"})


def find_denial(trigger: Trigger) -> str | None:
    """The words that deny the deed, where they do not stand right before the trigger; ``None`` where nothing does."""
    negations = [
        cue
        for cue in trigger.passage.cues
        if "realis.negation" in cue.kinds
        and trigger.passage.clauses[cue.first] == trigger.passage.clauses[trigger.first]
        and not _QUANTITY & set(trigger.passage.lowers[cue.last : cue.last + 2])
    ]
    for negation in negations:
        if _nobody_did(trigger, negation) or _not_carried_out(trigger, negation) or _was_not_done(trigger, negation):
            return " ".join(trigger.passage.lowers[negation.first : negation.last])
    return None


def _not_carried_out(trigger: Trigger, negation: Cue) -> bool:
    """“had not carried out air strikes”: a negated verb that carries the strikes. “did not deny launching” is none."""
    passage = trigger.passage
    return any(
        "trigger.light_verb" in verb.kinds
        and 0 <= trigger.first - verb.last <= _OBJECT
        and 0 <= verb.first - negation.last <= _ADVERBS
        and not any(
            kind.startswith(("reporting.", "realis.prevent"))
            for p in range(negation.last, verb.first)
            for kind in passage.kinds_at[p]
        )
        for verb in passage.cues
    )


def _was_not_done(trigger: Trigger, negation: Cue) -> bool:
    """“air strikes were not carried out”, “did not take place”; with "by" it is only their author who is denied."""
    passage = trigger.passage
    if not 0 <= negation.first - trigger.last <= _SUBJECT:
        return False
    if passage.lowers[negation.last : negation.last + 1] and passage.lowers[negation.last] in _HAPPENED:
        return True
    return any(
        "trigger.light_verb" in verb.kinds
        and 0 <= verb.first - negation.last <= _ADVERBS
        and passage.lowers[negation.first - 1] in _AUXILIARIES
        and passage.lowers[verb.last : verb.last + 1] != ["by"]
        for verb in passage.cues
    )


def _nobody_did(trigger: Trigger, negation: Cue) -> bool:
    """“none of its planes bombed”, “no missiles hit”: aircraft, forces or munitions of which there were none."""
    passage = trigger.passage
    return (
        passage.lowers[negation.first] in _NOBODY
        and 1 <= trigger.first - negation.last <= _OBJECT
        and any(passage.kinds_at[p] & _DOERS for p in range(negation.last, trigger.first))
        and not any("," in passage.gap(p) or passage.lowers[p] in _JOINING for p in range(negation.last, trigger.first))
    )
