"""Sentences that name no place of their own: "the town", "there", "the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.holding import LEVELS
from geostrike.claims.triggers.trigger import Kind, Trigger
from geostrike.model import Evidence

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["find_antecedent"]

_BACK = 3  # sentences that “the strike” may look back
_BE = [[word] for word in ("was", "were", "is", "are", "has", "have", "had", "will", "would", "may", "could")]
_STRIKES = frozenset({"trigger.strong_noun", "trigger.weak_noun"})


def find_antecedent(
    passage: Passage, trigger: Trigger | None, story: Story
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """“there”, “the town”, “the strike”: the place struck last, if it was told within three sentences."""
    if not story.struck or passage.index - story.struck[-1][0] > _BACK:
        return (), ()
    index, places = story.struck[-1]
    if story.topic.other_at is not None and story.topic.other_at > index:
        return (), ()  # other violence was told since: “the attack” may be that
    if len(story.struck_since(index)) > 1 or any(m.toponym.id not in story.speaking for m in candidates(passage)):
        return (), ()
    for cue in passage.having("place.anaphor", "place.event_anaphor"):
        if passage.lowers[cue.first] == "there" and passage.lowers[cue.last : cue.last + 1] in _BE:
            continue  # “there had been no attack” says no place
        if not _fits(passage.lowers[cue.last - 1], places, story):
            continue
        if _several(passage, cue) and len(story.struck_since(passage.index - _BACK)) > 1:
            return (), ()  # “the strikes”, after strikes on several places: all of them, or none in particular
        words = f"“{' '.join(passage.lowers[cue.first : cue.last])}” means the place struck in the sentence before"
        return places, (Evidence(name="anaphor", score=1.0, words=words),)
    opening = passage.lowers[0] in ("it", "he", "she", "they") and (trigger is None or not trigger.strong)
    if passage.index - index == 1 and (opening or (trigger is not None and trigger.kind is Kind.EFFECT)):
        return places, (
            Evidence(name="continuation", score=0.5, words="goes on about the strike in the sentence before"),
        )
    return (), ()


def _fits(noun: str, places: tuple[str, ...], story: Story) -> bool:
    """Whether “the capital” may be the place struck last: a quarter is none."""
    levels = {story.levels[i] for i in places if i in story.levels}
    return not levels or not levels.isdisjoint(LEVELS.get(noun, levels))


def _several(passage: Passage, cue: Cue) -> bool:
    return passage.lowers[cue.last - 1].endswith("s") and not _STRIKES.isdisjoint(passage.kinds_at[cue.last - 1])
