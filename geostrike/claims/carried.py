"""Sentences that go on in a speaker's words without saying so: between two of theirs, or with “this was reported by” after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Realis, Speech, Stance

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.scopes import Attribution
    from geostrike.model import Claim, Speaker

__all__ = ["carry_back"]

_THIS = find_words("carried", "this")
# Sentences of one speaker's between two that name them.
_BETWEEN = 2


def carry_back(passage: Passage, attributions: list[Attribution], story: Story) -> None:
    """Give claims of the sentences just before to the speaker of this one, where it says that they were theirs."""
    if not attributions or attributions[0].stance is not Stance.ASSERTS:
        return
    first = attributions[0]
    if _retells(passage, first):
        _give(story, first.speaker, passage, passage.index - 1, "whose the sentence after says it was")
    elif story.voice is not None and _goes_on(passage, first, story.voice[1]):
        since = story.voice[0]
        if 1 < passage.index - since <= _BETWEEN + 1:
            _give(story, first.speaker, passage, since + 1, "told between two sentences of this speaker")


def _retells(passage: Passage, attribution: Attribution) -> bool:
    """Whether it hands the sentence before to a speaker: “this was reported by the governor”, “the governor said this”."""
    lowers, verb = passage.lowers, attribution.cue
    return (lowers[0] in _THIS and lowers[1:2] in (["was"], ["is"], ["has"])) or lowers[verb[1] : verb[1] + 1] == [
        "this"
    ]


def _goes_on(passage: Passage, attribution: Attribution, before: Speaker) -> bool:
    """Whether the same speaker is taken up again ("the official added", "he said")."""
    speaker = attribution.speaker
    return speaker.name == before.name and speaker.words != speaker.name and not any(passage.quoted)


def _give(story: Story, speaker: Speaker, passage: Passage, since: int, why: str) -> None:
    for number in range(len(story.claims) - 1, -1, -1):
        claim = story.claims[number]
        index = story.told_at.get(claim.id, passage.index)
        if index < since:
            return
        if index < passage.index and _is_open(claim):
            story.claims[number] = replace(claim, speaker=speaker, rule=f"{claim.rule}; {why}")


def _is_open(claim: Claim) -> bool:
    return claim.speaker is None and claim.speech is Speech.UNATTRIBUTED and claim.realis is Realis.CURRENT
