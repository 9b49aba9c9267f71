"""What one sentence says about one strike, before the story around it is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.saying import Attribution
    from geostrike.model import About, Actor, Count, DateRange, Level, Post, Realis, Span, Speaker, Stance
    from geostrike.model.annotation import Event, Voice

__all__ = ["Draft", "Drafts", "Scene", "likeliest"]

Value = TypeVar("Value")


def likeliest(odds: dict[Value, float]) -> Value:
    """The value with the highest probability; of equal ones the first."""
    return max(odds, key=lambda value: odds[value])


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One event of one sentence. Passes over the story fill in what other sentences say; nothing else changes it."""

    event: Event
    passage: Passage
    first: int
    last: int
    """The trigger's words in the passage, ``last`` exclusive."""
    evidence: Span
    realis: Realis
    stance: Stance
    about: About
    voice: Voice
    places: tuple[str, ...] = ()
    """Toponyms, most specific first."""
    anaphors: tuple[Span, ...] = ()
    """Words for a place whose name stands elsewhere ("the town")."""
    attacker: Actor | None = None
    pronoun: bool = False
    """The words for the attacker name nobody by themselves ("its warplanes", "we")."""
    speaker: Speaker | None = None
    date: DateRange | None = None
    said_on: DateRange | None = None
    """The day of the statement, where the sentence gives one."""
    tolls: tuple[Count, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()
    seen: bool = True
    """Whether the annotator sees it; otherwise a rule does (``answers``)."""
    reasons: tuple[str, ...] = ()
    """Why a place is told that is not plainly pointed at, and what each pass did, in words."""

    def because(self, reason: str) -> Draft:
        """The same draft, with one more reason."""
        return replace(self, reasons=(*self.reasons, reason))


Drafts = tuple[Draft, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What the passes may ask beside the drafts."""

    published: date | None
    posts: tuple[Post, ...]
    """The parts of a live page."""
    passages: tuple[Passage, ...]
    """The sentences, in order."""
    levels: dict[str, Level]
    """What kind of place each resolved toponym means."""
    names: dict[str, frozenset[str]]
    """The words of each toponym and of what the text calls it, in small letters."""
    mentioned: tuple[tuple[int, str], ...]
    """Sentence and id of each mention of a place itself, in order."""
    name_party: Callable[[Actor], Actor]
    """A party by its plain name (``name_plainly``)."""
    attributions: dict[int, list[Attribution]]
    """What is said by whom, in the sentences in which something is said."""
