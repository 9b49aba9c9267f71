"""What is inferred from claims, and the whole reading of one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geostrike.model.claims import Claim, HumanDecision, Link
from geostrike.model.facts import DateRange, Realis
from geostrike.model.mentions import Refusal, Resolution, Toponym
from geostrike.model.places import Level, Place
from geostrike.model.text import Article, Span

__all__ = ["PassedOver", "Reading", "Shape", "Status", "Strike"]


class Shape(StrEnum):
    """How a strike is shown."""

    POINT = "point"
    AREA = "area"
    LIST = "list"


class Status(StrEnum):
    """Derived from the claims, with its rule named. Never "confirmed"; Airwars' weak, fair, contested, confirmed."""

    SINGLE_SOURCE = "single_source"
    SEVERAL_SOURCES = "several_sources"
    CONTESTED = "contested"
    ACKNOWLEDGED = "acknowledged"  # a belligerent says the strike was its own
    NOT_AN_EVENT = "not_an_event"  # planned, hypothetical, negated


@dataclass(frozen=True, kw_only=True, slots=True)
class Strike:
    """What is inferred from one or more claims: a reported strike at a place (or at none that can be drawn)."""

    id: str
    place: Place | None
    level: Level | None
    shown_as: Shape
    claim_ids: tuple[str, ...]
    realis: Realis
    status: Status
    status_rule: str
    reason: str
    """Why it is shown this way, and why these claims were joined, in words."""
    toponym_id: str | None = None
    date: DateRange | None = None
    decision: HumanDecision | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PassedOver:
    """A place near a strike word that was not taken as struck, and why."""

    toponym_id: str
    reason: str
    trigger: Span | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """All that geostrike understood of one article. Mapping, exporting, explaining and scoring look at this alone."""

    article: Article
    toponyms: tuple[Toponym, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    claims: tuple[Claim, ...] = ()
    strikes: tuple[Strike, ...] = ()
    links: tuple[Link, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    warnings: tuple[str, ...] = ()
    gazetteer: str = ""
    """Name, version and date of the gazetteer that was asked."""
