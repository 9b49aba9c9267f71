"""Who says what about a strike, and how claims stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geostrike.model.facts import About, Actor, Count, DateRange, Modality, Part, Realis, Speech
from geostrike.model.places import Evidence
from geostrike.model.text import Span

__all__ = ["AGAINST", "Bond", "Claim", "HumanDecision", "Link", "Speaker", "SpeakerKind", "Stance"]


class SpeakerKind(StrEnum):
    """Who speaks (Airwars source types)."""

    MILITARY = "military"
    GOVERNMENT = "government"
    MONITOR = "monitor"
    ARMED_GROUP = "armed_group"
    ACTIVIST = "activist"
    MEDIC = "medic"
    WITNESS = "witness"
    MEDIA = "media"
    OFFICIAL = "official"  # unnamed or local official
    VIDEO = "video"
    INTERNATIONAL = "international"  # UN bodies, aid organisations
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """Who says it (UCDP ``source_original``), apart from the outlet that prints it."""

    name: str
    """Full name of the organisation or official where the text gives one, else the words ("activists")."""
    kind: SpeakerKind
    words: str
    """As worded where it speaks ("the Observatory", "he")."""
    description: str | None = None
    """Role as worded ("Russian Defense Ministry spokesman")."""
    anonymous: bool = False
    via: str | None = None
    """The medium it spoke through ("state news agency SANA", "a video")."""
    organisation: str | None = None
    """For whom it speaks, by the fullest name that the article has, if that is not its own: a monitor's director for the monitor."""

    @property
    def source(self) -> str:
        """What sources are counted by: an organisation is one, whoever speaks for it."""
        return self.organisation or self.name


class Stance(StrEnum):
    """What a source does with the statement."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONTESTS = "contests"  # doubts, disputes, reports as conflicting
    CONCEDES = "concedes"  # admits what it had reason to hide


AGAINST = frozenset({Stance.DENIES, Stance.CONTESTS})
"""Who speaks so speaks against what is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HumanDecision:
    """What a person decided about a mention, claim or strike, shown as such wherever it appears."""

    action: str
    reason: str
    author: str
    date: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One statement by one source about a strike."""

    id: str
    speaker: Speaker | None
    """``None`` when the outlet speaks in its own voice."""
    outlet: str | None
    stance: Stance
    about: About
    modality: Modality
    speech: Speech
    realis: Realis
    evidence: tuple[Span, ...]
    """Verbatim; the first is the sentence or clause that makes the claim."""
    rule: str
    """Which rule saw it, and why, in words."""
    trigger: Span | None = None
    toponym_ids: tuple[str, ...] = ()
    """Where, most specific first. Empty when the claim names no place of its own."""
    attacker: Actor | None = None
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()
    date: DateRange | None = None
    """When the strike happened, as far as this claim says."""
    said_on: DateRange | None = None
    """When the statement was made, if the text says so."""
    casualties: tuple[Count, ...] = ()
    evidence_for_place: tuple[Evidence, ...] = ()
    """Why these places were chosen, in words."""
    sure: tuple[Part, ...] = tuple(Part)
    """What of it the annotator is all but sure of: only that is summed up."""
    decision: HumanDecision | None = None


class Bond(StrEnum):
    """How two claims stand to each other."""

    CONTRADICTS = "contradicts"
    DENIES = "denies"
    QUALIFIES = "qualifies"
    SUPPORTS = "supports"
    TENSION = "tension"  # may contradict; the text does not say so


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A relation between two claims. ``stated`` is False when it is inferred."""

    a: str
    b: str
    bond: Bond
    about: About
    stated: bool
    words: str
