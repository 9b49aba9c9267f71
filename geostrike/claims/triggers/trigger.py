"""What a strike word is, and what a story has told so far that later strike words lean on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.triggers.senses import tells_blast

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.model import Span

__all__ = ["VIOLENT", "Kind", "Topic", "Trigger"]

VIOLENT = frozenset({"trigger.effect_verb", "casualty.killed", "casualty.injured"})
"""What tells that other violence did harm."""


class Kind(StrEnum):
    """How the words tell of a strike."""

    NOUN = "noun"
    VERB = "verb"
    LAUNCH = "launch"  # a light verb with its weapon: "fired rockets"
    IMPERSONAL = "impersonal"  # "came under fire"
    EFFECT = "effect"  # "killed", "destroyed": of a strike told before


class Trigger(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of ``passage`` that report a strike."""

    passage: Passage
    first: int
    last: int
    kind: Kind
    strong: bool
    lemma: str
    reason: str

    @property
    def span(self) -> Span:
        """The words, verbatim."""
        return self.passage.slice(self.first, self.last)


@dataclass(slots=True)
class Topic:
    """What the story has been about so far: where strikes were last reported, and where other violence was."""

    strike_at: int | None = None
    other_at: int | None = None
    strong_seen: bool = False
    caption: bool = False
    """The whole text is a line or two: a caption, no story."""
    coming: bool = False
    """Some sentence of the article names a strike by a strong word."""
    walkout: bool = False
    """A strike of workers or of lightning was told: one without a weapon or a party beside it is theirs from here on."""
    opens_elsewhere: bool = False
    """The first violence told was of bombs laid or carried, or of guns: the story's blasts and attacks are of that kind."""
    grounded: bool = False
    """The whole story names no aircraft, no munition that flies and no such strike: its blasts are other violence."""

    def note_opening(self, passage: Passage, ground: list[Cue]) -> None:
        """Take in a sentence without a strike: whether the story begins with other violence."""
        if ground and self.strike_at is None and (passage.kinds & VIOLENT or any(map(tells_blast, ground))):
            self.opens_elsewhere = True

    def live(self, passage: Passage, within: int) -> bool:
        """Strikes were the last violence told, at most ``within`` sentences ago."""
        if self.strike_at is None or passage.index - self.strike_at > within:
            return False
        return self.other_at is None or self.other_at <= self.strike_at

    def told_other(self, passage: Passage, within: int) -> bool:
        """Other violence was the last told, in an earlier sentence, at most ``within`` ago."""
        if self.other_at is None or not 0 < passage.index - self.other_at <= within:
            return False
        return self.strike_at is None or self.strike_at < self.other_at
