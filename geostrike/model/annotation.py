"""What the annotator sees in a text, made once an article: events, who and what takes part in them, each with its probability."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geostrike.model.claims import Stance
from geostrike.model.facts import About, Realis
from geostrike.model.text import Span

__all__ = ["Annotation", "Argument", "ArgumentRole", "Event", "Party", "Voice"]


class ArgumentRole(StrEnum):
    """What a stretch of text is to the event."""

    PLACE = "place"
    ATTACKER = "attacker"
    SPEAKER = "speaker"
    TARGET = "target"
    TOLL = "toll"
    DATE = "date"
    WEAPON = "weapon"
    QUOTE = "quote"  # the clause or sentence that tells it


class Party(StrEnum):
    """Whether the text says whose strike it was."""

    NONE = "none"
    STATED = "stated"  # beside the event
    IMPLIED = "implied"  # elsewhere in the story


class Voice(StrEnum):
    """Where the one who says it stands."""

    OUTLET = "none"
    INSIDE = "inside"  # in the event's own sentence
    OUTSIDE = "outside"  # in another sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Argument:
    """A stretch of text with its part in an event. ``probability`` is that of its likeliest word."""

    role: ArgumentRole
    span: Span
    probability: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A word or words that tell of a strike, and what the annotator takes the statement for. Probabilities sum to 1."""

    trigger: Span
    probability: float
    """That this is a statement about a strike at all."""
    arguments: tuple[Argument, ...]
    realis: dict[Realis, float]
    stance: dict[Stance, float]
    about: dict[About, float]
    party: dict[Party, float]
    voice: dict[Voice, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotation:
    """All that the annotator sees in one text, in the order of the text."""

    events: tuple[Event, ...] = ()
    ended: int | None = None
    """Where the text holds more than one article can: from this character on nothing was looked at."""
