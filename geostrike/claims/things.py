"""“The school” that was hit before: sentences that name a thing struck instead of its place."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.words import find_words
from geostrike.model import Evidence

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["find_thing", "find_things", "note_things"]

_BACK = 8  # sentences that “the school” may look back
_WITHIN = 7  # words from a thing to its place: “a school run by charities in”
_DEFINITE = find_words("things", "definite")


def find_things(passage: Passage) -> frozenset[str]:
    """The things a sentence names that strikes hit: houses, depots, mosques."""
    return frozenset(passage.lowers[c.last - 1] for c in passage.cues if "object.target" in c.kinds)


def note_things(passage: Passage, story: Story) -> None:
    """Remember where the things stand that a sentence about strikes names."""
    story.targets = find_things(passage)
    struck = {i for _, places in story.struck_since(passage.index) for i in places}
    for cue in _single(passage) if struck else ():
        places = struck if len(struck) == 1 else _beside(passage, cue) & struck
        if len(places) == 1:
            story.things.setdefault(passage.lowers[cue.last - 1], []).append((passage.index, next(iter(places))))


def find_thing(passage: Passage, story: Story) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The place of “the school”, where one school only was told of lately."""
    for cue in _single(passage) if story.things else ():
        noun = passage.lowers[cue.last - 1]
        if not cue.first or passage.lowers[cue.first - 1] not in _DEFINITE:
            continue
        lately = takewhile(lambda told: passage.index - told[0] <= _BACK, reversed(story.things.get(noun, ())))
        told = {i for index, i in lately if index < passage.index}
        if len({story.places.get(i, i) for i in told}) == 1:
            words = f"“{passage.slice(cue.first - 1, cue.last).text}” was told of as struck before"
            return (min(told),), (Evidence(name="thing", score=1.0, words=words),)
    return (), ()


def _single(passage: Passage) -> list[Cue]:
    return [
        c
        for c in passage.cues
        if "object.target" in c.kinds and not passage.lowers[c.last - 1].endswith(("s", "people"))
    ]


def _beside(passage: Passage, cue: Cue) -> set[str]:
    """The place named next after a thing."""
    after = (m for m in candidates(passage) if 0 <= m.first - cue.last <= _WITHIN)
    mention = next(after, None)
    return {mention.toponym.id} if mention is not None else set()
