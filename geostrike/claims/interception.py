"""“It was intercepted.”, “There had been no attack.”: a sentence that tells what the one before it came to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Realis, Stance

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage

__all__ = ["retract_blasts", "retract_intercepted"]

_THEY = find_words("interception", "they")
_FLYING = frozenset({"weapon.aircraft", "weapon.munition"})
# Words that tell of what got through, or that nobody knows.
_GOT_THROUGH = find_words("interception", "got_through")
_OPENING = 4  # words: “both of the missiles”


def retract_intercepted(passage: Passage, before: Passage | None, story: Story) -> None:
    """Take back that the missiles fired in the sentence before came down, where this one says that they were stopped."""
    if before is None or "blocker.intercept" not in passage.kinds or _GOT_THROUGH.intersection(passage.lowers):
        return
    subject = passage.lowers[0] in _THEY or (
        passage.lowers[0] in ("the", "each") and any(kinds & _FLYING for kinds in passage.kinds_at[:_OPENING])
    )
    if not subject:
        return
    story.claims = [
        replace(claim, realis=Realis.INTERCEPTED, rule=f"{claim.rule}; the next sentence says that it was intercepted")
        if claim.evidence[0].start >= before.span.start
        and claim.realis is Realis.CURRENT
        and claim.stance is Stance.ASSERTS
        and claim.weapons
        and not claim.casualties
        and not claim.damage
        and before.kinds.isdisjoint(_CAME_DOWN)
        else claim
        for claim in story.claims
    ]


_CAME_DOWN = frozenset({"trigger.weak_verb", "trigger.strong_verb", "trigger.effect_verb"})


def retract_blasts(passage: Passage, told: int, story: Story) -> None:
    """Take back that blasts heard in the sentence before were a strike, where this one says that there was none.

    ``told`` is how many claims stood before this sentence's own.
    """
    if not any(c.realis is Realis.NEGATED and not c.toponym_ids and c.trigger is not None for c in story.claims[told:]):
        return
    story.claims = [
        replace(claim, realis=Realis.NEGATED, rule=f"{claim.rule}; the next sentence says that there was no attack")
        if story.told_at[claim.id] == passage.index - 1
        and claim.realis is Realis.CURRENT
        and claim.trigger is not None
        and claim.trigger.text.lower() in _BLASTS
        and not (claim.weapons or claim.casualties)
        else claim
        for claim in story.claims
    ]


_BLASTS = find_words("interception", "blasts")
