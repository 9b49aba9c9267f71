"""What one sentence says about one strike, before the story around it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.model import About, Actor, Count, DateRange, Realis, Span, Speaker, Stance
    from training.annotator.types import Event, Party, Voice

__all__ = ["Draft", "likeliest"]

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
    party: Party
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
    tolls: tuple[Count, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """What each pass did, in words."""
